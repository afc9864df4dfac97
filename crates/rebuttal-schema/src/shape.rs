//! What JSON must look like: objects, and messages, which stand in each other.

use crate::files::FileRule;

/// A JSON object with known fields; unknown ones are always kept.
#[derive(Debug)]
pub struct ObjectShape {
    /// The type's name, the same in all languages.
    pub name: &'static str,
    /// The fields, in the document's order.
    pub fields: &'static [FieldShape],
}

/// A field of an object.
#[derive(Debug)]
pub struct FieldShape {
    /// The name on the wire.
    pub wire: &'static str,
    /// The name in snake_case.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Always present.
    pub required: bool,
    /// May be `null` in an answer.
    pub nullable: bool,
    /// In a request: may be sent empty to clear what the provider has.
    pub clearable: bool,
    /// Never shown: evidence or personal data.
    pub private: bool,
    /// Names an object: it may not be blank nor hold what could change a path.
    pub identifier: bool,
    /// Checked in requests only.
    pub limits: Limits,
}

impl FieldShape {
    /// An optional text, which most fields are; for generated tables.
    pub const TEXT: Self = Self {
        wire: "",
        name: "",
        kind: Kind::Text,
        required: false,
        nullable: false,
        clearable: false,
        private: false,
        identifier: false,
        limits: Limits::NONE,
    };
}

/// Limits of a request's field; they never refuse an answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// The fewest characters.
    pub min_length: Option<u64>,
    /// The most characters, as Unicode scalar values; in a list or map, of each text.
    pub max_length: Option<u64>,
    /// The fewest items.
    pub min_items: Option<u64>,
    /// The most items.
    pub max_items: Option<u64>,
    /// The least that a whole number may be.
    pub minimum: Option<i64>,
    /// The most that a whole number may be.
    pub maximum: Option<i64>,
    /// The most characters of a map's keys.
    pub max_key_length: Option<u64>,
    /// The client option that replaces `max_length`, or else `max_items`.
    pub option: Option<&'static str>,
    /// The most characters of all texts inside that are no identifiers.
    pub max_total: Option<u64>,
    /// The client option that replaces `max_total`.
    pub total_option: Option<&'static str>,
}

impl Limits {
    /// No limits.
    pub const NONE: Self = Self {
        min_length: None,
        max_length: None,
        min_items: None,
        max_items: None,
        minimum: None,
        maximum: None,
        max_key_length: None,
        option: None,
        max_total: None,
        total_option: None,
    };
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text; times and open enumerations too.
    Text,
    /// Bytes as Base64 text, in an answer.
    Base64,
    /// A file, in a request.
    File(&'static FileRule),
    /// A whole number.
    Integer,
    /// A whole number of seconds since 1970.
    UnixTime,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// Anything.
    Json,
    /// An object of a known type.
    Object(&'static ObjectShape),
    /// A list.
    List(&'static Kind),
    /// An object with any keys.
    Map(&'static Kind),
    /// An identifier, or the object that it names.
    Expandable(&'static Kind),
    /// A map's value in a request that may be sent empty to clear the entry.
    Clearable(&'static Kind),
    /// One of the provider's messages, in an answer: its kind decides what it looks like.
    Message(&'static Messages),
}

impl Kind {
    /// For messages: what was expected.
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Base64 => "Base64",
            Self::File(_) => "a file",
            Self::Integer => "a whole number",
            Self::UnixTime => "a whole number of seconds since 1970",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::Json => "any JSON",
            Self::Object(_) | Self::Map(_) | Self::Message(_) => "an object",
            Self::List(_) => "a list",
            Self::Expandable(_) => "text or an object",
            Self::Clearable(inner) => inner.expected(),
        }
    }
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
