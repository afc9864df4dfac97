//! What JSON must look like, as generated tables, and the check of an answer that owns nothing.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use serde_json::value::RawValue;

use super::files::FileRule;
use super::readable;

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
}

impl Kind {
    /// For messages: what was expected.
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Base64 => "Base64",
            Self::File(_) => "a file",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::Json => "any JSON",
            Self::Object(_) | Self::Map(_) => "an object",
            Self::List(_) => "a list",
            Self::Expandable(_) => "text or an object",
            Self::Clearable(inner) => inner.expected(),
        }
    }
}

/// Whether `json` is one whole JSON value of that shape, as it stands. Allocates nothing in the common case.
///
/// A `false` says only that a closer look is needed; [`super::mend::mend`] takes it.
pub fn fits(shape: &'static ObjectShape, json: &[u8]) -> bool {
    let mut reader = serde_json::Deserializer::from_slice(json);
    Fits(&Kind::Object(shape)).deserialize(&mut reader).is_ok() && reader.end().is_ok()
}

struct Fits<'s>(&'s Kind);

impl<'de> DeserializeSeed<'de> for Fits<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        match self.0 {
            Kind::Json => shallow(<&RawValue>::deserialize(reader)?),
            Kind::Text | Kind::Base64 | Kind::File(_) => reader.deserialize_str(self),
            Kind::Integer => reader.deserialize_i64(self),
            Kind::Number => reader.deserialize_f64(self),
            Kind::Boolean => reader.deserialize_bool(self),
            Kind::Object(_) | Kind::Map(_) => reader.deserialize_map(self),
            Kind::List(_) => reader.deserialize_seq(self),
            Kind::Expandable(_) => reader.deserialize_any(self),
            Kind::Clearable(inner) => OrNull(inner).deserialize(reader),
        }
    }
}

impl<'de> Visitor<'de> for Fits<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.expected())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        let fits = match self.0 {
            Kind::Text | Kind::Expandable(_) => true,
            Kind::Base64 => STANDARD.decode(text).is_ok(),
            _ => false,
        };
        fits.then_some(()).ok_or_else(|| E::custom("text"))
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        matches!(self.0, Kind::Boolean).then_some(()).ok_or_else(|| E::custom("a boolean"))
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        matches!(self.0, Kind::Integer | Kind::Number).then_some(()).ok_or_else(|| E::custom("a number"))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        let fits = match self.0 {
            Kind::Integer => i64::try_from(value).is_ok(),
            kind => matches!(kind, Kind::Number),
        };
        fits.then_some(()).ok_or_else(|| E::custom("a number"))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        matches!(self.0, Kind::Number).then_some(()).ok_or_else(|| E::custom("a fraction"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Kind::List(item) = self.0 else { return Err(A::Error::custom("a list")) };
        while list.next_element_seed(Fits(item))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self.0 {
            Kind::Expandable(object) => Fits(object).visit_map(map),
            // The object in the place of an id.
            Kind::Json => {
                while map.next_key_seed(Name)?.is_some() {
                    shallow(map.next_value()?)?;
                }
                Ok(())
            }
            Kind::Object(shape) => object_fits(shape, map),
            Kind::Map(value) => {
                while map.next_key_seed(Name)?.is_some() {
                    map.next_value_seed(Fits(value))?;
                }
                Ok(())
            }
            _ => Err(A::Error::custom("an object")),
        }
    }
}

/// What no document describes may be anything that readers can follow.
fn shallow<E: serde::de::Error>(json: &RawValue) -> Result<(), E> {
    readable::check(json.get()).map_err(|_| E::custom("what readers refuse"))
}

fn object_fits<'de, A: MapAccess<'de>>(shape: &'static ObjectShape, mut map: A) -> Result<(), A::Error> {
    // Providers keep the order of their documents more often than not, so the search starts behind the last hit.
    let mut next = 0;
    let mut seen = Seen::default();
    while let Some(found) = map.next_key_seed(Key { fields: shape.fields, from: next })? {
        let Some(index) = found else {
            shallow(map.next_value()?)?;
            continue;
        };
        next = index + 1;
        if !seen.first(index) {
            return Err(A::Error::custom("a key that stands twice"));
        }
        let field = &shape.fields[index];
        if !field.required || field.nullable {
            map.next_value_seed(OrNull(&field.kind))?;
        } else {
            map.next_value_seed(Fits(&field.kind))?;
        }
    }
    let whole = shape.fields.iter().enumerate().all(|(index, field)| !field.required || seen.has(index));
    whole.then_some(()).ok_or_else(|| A::Error::custom("a missing field"))
}

/// Which fields were seen; no type has more than 128 (the generator refuses them).
#[derive(Default)]
struct Seen(u128);

impl Seen {
    fn first(&mut self, index: usize) -> bool {
        let first = !self.has(index);
        self.0 |= 1 << index;
        first
    }

    fn has(&self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }
}

struct OrNull<'s>(&'s Kind);

impl<'de> DeserializeSeed<'de> for OrNull<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for OrNull<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} or null", self.0.expected())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        Fits(self.0).deserialize(reader)
    }
}

/// Any key that is whole text.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// Finds a key among the fields without owning it.
struct Key {
    fields: &'static [FieldShape],
    from: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        let count = self.fields.len();
        Ok((0..count).map(|step| (self.from + step) % count).find(|&index| self.fields[index].wire == key))
    }
}
