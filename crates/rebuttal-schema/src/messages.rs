//! Messages: what webhooks deliver, and how a repetition is known.

use crate::options::OptionSpec;
use crate::shape::ObjectShape;

/// A provider's webhooks, as its generated module describes them.
#[derive(Clone, Copy, Debug)]
pub struct Webhooks {
    /// The provider's name.
    pub provider: &'static str,
    /// The receiver's options.
    pub options: &'static [OptionSpec],
    /// The kinds of message.
    pub messages: &'static Messages,
    /// What to answer to a message that was taken.
    pub acknowledgement: Acknowledgement,
}

/// A provider's messages, as its generated module describes them.
#[derive(Debug)]
pub struct Messages {
    /// The provider's name.
    pub provider: &'static str,
    /// The kinds, the more special ones first. The last takes any object.
    pub kinds: &'static [MessageKind],
    /// The fields whose values tell kinds apart.
    pub telling: &'static [&'static str],
}

/// A kind of message.
#[derive(Clone, Copy, Debug)]
pub struct MessageKind {
    /// The webhook's operationId.
    pub id: &'static str,
    /// What it looks like.
    pub shape: &'static ObjectShape,
    /// Top-level fields and the values by which this kind is known.
    pub matches: &'static [(&'static str, &'static str)],
    /// How to know a repetition.
    pub keys: &'static [KeyRule],
}

/// What the key of a message is made of.
#[derive(Debug)]
pub struct KeyRule {
    /// What the key says before the fields' values.
    pub name: &'static str,
    /// Top-level fields and the values that they must have.
    pub matches: &'static [(&'static str, &'static str)],
    /// The fields. A message that lacks one has no key.
    pub fields: &'static [KeyField],
}

/// A field of a key.
#[derive(Debug)]
pub enum KeyField {
    /// Text or a whole number.
    Plain(&'static str),
    /// Text that may be a moment, which then counts. A queue may have written it in another way.
    Time(&'static str),
}

/// What to answer to a webhook that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Acknowledgement {
    /// The HTTP status.
    pub status: u16,
    /// The Content-Type header.
    pub content_type: &'static str,
    /// The body.
    pub body: &'static str,
}

impl Acknowledgement {
    /// For tables.
    pub const fn new(status: u16, content_type: &'static str, body: &'static str) -> Self {
        Self { status, content_type, body }
    }
}
