//! What JSON must look like: objects, and messages, which stand in each other. They refer to each other by number.

use serde::{Deserialize, Serialize};

use crate::data::{plain, tables};

/// The number of an object's shape, in [`Provider::shapes`](crate::Provider::shapes).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShapeId(pub u16);

/// The number of what stands in a list or map, in [`Provider::kinds`](crate::Provider::kinds).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindId(pub u16);

/// The number of a union, in [`Provider::unions`](crate::Provider::unions).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionId(pub u16);

/// The number of a rule for files, in [`Provider::files`](crate::Provider::files).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileId(pub u16);

plain!(ShapeId = ShapeId(0), KindId = KindId(0), UnionId = UnionId(0), FileId = FileId(0), Kind = Kind::Text);

tables! {
    /// A JSON object with known fields; unknown ones are always kept.
    pub struct ObjectShape / OwnedObjectShape {
        /// The type's name, the same in all languages.
        pub name: &'static str,
        /// The fields, in the document's order. There are at most [`MOST_FIELDS`].
        pub fields: &'static [FieldShape],
    }

    /// A field of an object: an optional text, unless it says otherwise.
    pub struct FieldShape / OwnedFieldShape {
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

    /// One of several objects, which a field of theirs tells apart. An object that it tells of none of them is any JSON.
    pub struct Union / OwnedUnion {
        /// The name on the wire of the field that tells them apart.
        pub tag: &'static str,
        /// Its values, each with the object of which it tells.
        pub variants: &'static [(&'static str, ShapeId)],
    }

    /// Limits of a request's field; they never refuse an answer.
    pub struct Limits / OwnedLimits {
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

    /// A provider's messages.
    pub struct Messages / OwnedMessages {
        /// The kinds, the more special ones first. The last takes any object.
        pub kinds: &'static [MessageKind],
        /// The fields whose values tell kinds apart.
        pub telling: &'static [&'static str],
    }

    /// A kind of message.
    pub struct MessageKind / OwnedMessageKind {
        /// The webhook's operationId.
        pub id: &'static str,
        /// What it looks like.
        pub shape: ShapeId,
        /// Top-level fields and the values by which this kind is known.
        pub matches: &'static [(&'static str, &'static str)],
        /// How to know a repetition.
        pub keys: &'static [KeyRule],
    }

    /// What the key of a message is made of.
    pub struct KeyRule / OwnedKeyRule {
        /// What the key says before the fields' values.
        pub name: &'static str,
        /// Top-level fields and the values that they must have.
        pub matches: &'static [(&'static str, &'static str)],
        /// The fields. A message that lacks one has no key.
        pub fields: &'static [KeyField],
    }

    /// A field of a key: text or a whole number.
    pub struct KeyField / OwnedKeyField {
        /// Its name on the wire.
        pub name: &'static str,
        /// Whether it is text that may be a moment, which then counts. A queue may have written it in another way.
        pub time: bool,
    }
}

/// The most fields of an object: a reader notes in so many bits which of them it has seen.
pub const MOST_FIELDS: usize = 128;

/// What a value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Text; times and open enumerations too.
    #[default]
    Text,
    /// Bytes as Base64 text, in an answer.
    Base64,
    /// A file, in a request.
    File(FileId),
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
    Object(ShapeId),
    /// One of several objects.
    Union(UnionId),
    /// A list.
    List(KindId),
    /// An object with any keys.
    Map(KindId),
    /// An identifier, or the object that it names.
    Expandable(KindId),
    /// A map's value in a request that may be sent empty to clear the entry.
    Clearable(KindId),
    /// One of the provider's messages, in an answer: its kind decides what it looks like.
    Message,
}

impl Kind {
    /// For messages: what was expected.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Base64 => "Base64",
            Self::File(_) => "a file",
            Self::Integer => "a whole number",
            Self::UnixTime => "a whole number of seconds since 1970",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::Json => "any JSON",
            Self::Object(_) | Self::Union(_) | Self::Map(_) | Self::Message => "an object",
            Self::List(_) => "a list",
            Self::Expandable(_) => "text or an object",
            Self::Clearable(_) => "a value or null",
        }
    }
}
