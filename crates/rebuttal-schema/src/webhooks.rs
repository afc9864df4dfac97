//! Webhooks.

use crate::options::OptionSpec;
use crate::shape::Messages;

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
