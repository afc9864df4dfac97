//! Validation of a response, which owns nothing: has it the promised shape, and what must be known of it besides?

use rebuttal_schema::{Kind, KindId, Provider, ShapeId};
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::json::pluck;
use crate::message::raw::ReadMessage;
use crate::response::portable;

mod extraction;
mod keys;

use extraction::{Extraction, Role};

pub(crate) use extraction::Ends;
pub use extraction::Extract;
use keys::{Key, Name};

/// What was found in JSON of the promised shape.
#[derive(Debug, PartialEq, Eq)]
pub struct Extracted {
    /// No object that the document describes has a field that it does not describe.
    pub known: bool,
    /// The texts that were asked for, by the fields in which they stand.
    pub(crate) texts: Vec<(&'static str, String)>,
    /// Of one page of a list.
    pub(crate) ends: Ends,
}

/// Whether `json` is one whole JSON value of that kind as it stands, and what is in it. Allocates next to nothing in the
/// common case.
///
/// None says only that it does not fit as it stands; [`crate::response::coerce::coerce`] may make it fit.
pub fn validate(
    tables: &'static Provider,
    kind: Kind,
    json: &[u8],
    extract: Extract<'_>,
    read: ReadMessage,
) -> Option<Extracted> {
    // Once for the whole: the reader of text then checks no piece of it again.
    let text = std::str::from_utf8(json).ok()?;
    let extraction = Extraction::new(tables, extract, read);
    let mut reader = serde_json::Deserializer::from_str(text);
    Fits { kind, extraction: &extraction, role: Role::Outermost }.deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    let Extraction { unknown, texts, ends, .. } = extraction;
    Some(Extracted { known: !unknown.get(), texts: texts.into_inner(), ends: ends.into_inner() })
}

/// Whether [`validate`] finds the shape.
pub fn fits(tables: &'static Provider, kind: Kind, json: &[u8], read: ReadMessage) -> bool {
    validate(tables, kind, json, Extract::Shape, read).is_some()
}

#[derive(Clone, Copy)]
struct Fits<'s> {
    kind: Kind,
    extraction: &'s Extraction<'s>,
    role: Role,
}

impl Fits<'_> {
    fn inside(self, kind: KindId) -> Self {
        let kind = self.extraction.tables.kind(kind);
        Self { kind, role: if self.role == Role::Items { Role::Item } else { Role::Any }, ..self }
    }
}

impl<'de> DeserializeSeed<'de> for Fits<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        match self.kind {
            Kind::Json => shallow(<&RawValue>::deserialize(reader)?),
            Kind::Text | Kind::Base64 | Kind::File(_) => reader.deserialize_str(self),
            Kind::Integer | Kind::UnixTime => reader.deserialize_i64(self),
            Kind::Number => reader.deserialize_f64(self),
            Kind::Boolean => reader.deserialize_bool(self),
            Kind::Object(_) | Kind::Map(_) => reader.deserialize_map(self),
            Kind::List(_) => reader.deserialize_seq(self),
            Kind::Expandable(_) => reader.deserialize_any(self),
            Kind::Clearable(inner) => OrNull(self.inside(inner)).deserialize(reader),
            Kind::Message => self.message(<&RawValue>::deserialize(reader)?),
        }
    }
}

impl<'de> Visitor<'de> for Fits<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.expected())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        let fits = match self.kind {
            Kind::Text | Kind::Expandable(_) => true,
            Kind::Base64 => STANDARD.decode(text).is_ok(),
            _ => false,
        };
        match self.role {
            Role::Cursor => self.extraction.cursor(text),
            Role::Text(field) => self.extraction.texts.borrow_mut().push((field, text.to_owned())),
            _ => {}
        }
        fits.then_some(()).ok_or_else(|| E::custom("text"))
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        if self.role == Role::More {
            self.extraction.ends.borrow_mut().more = value;
        }
        matches!(self.kind, Kind::Boolean).then_some(()).ok_or_else(|| E::custom("a boolean"))
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        matches!(self.kind, Kind::Integer | Kind::UnixTime | Kind::Number)
            .then_some(())
            .ok_or_else(|| E::custom("a number"))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        let fits = match self.kind {
            Kind::Integer | Kind::UnixTime => i64::try_from(value).is_ok(),
            kind => matches!(kind, Kind::Number),
        };
        fits.then_some(()).ok_or_else(|| E::custom("a number"))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        matches!(self.kind, Kind::Number).then_some(()).ok_or_else(|| E::custom("a fraction"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Kind::List(item) = self.kind else { return Err(A::Error::custom("a list")) };
        while list.next_element_seed(self.inside(item))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self.kind {
            Kind::Expandable(object) => self.inside(object).visit_map(map),
            // The object in the place of an id.
            Kind::Json => {
                while map.next_key_seed(Name)?.is_some() {
                    shallow(map.next_value()?)?;
                }
                Ok(())
            }
            Kind::Object(shape) => self.object(shape, map),
            Kind::Map(value) => {
                while map.next_key_seed(Name)?.is_some() {
                    map.next_value_seed(self.inside(value))?;
                }
                Ok(())
            }
            _ => Err(A::Error::custom("an object")),
        }
    }
}

impl Fits<'_> {
    /// A message is read by itself; here counts whether it can be, as it stands.
    fn message<E: serde::de::Error>(self, raw: &RawValue) -> Result<(), E> {
        self.begin();
        if let (Role::Item, Some(cursor)) = (self.role, self.extraction.cursor_of_items())
            && let Some(text) = pluck(raw.get().as_bytes(), &[cursor])
        {
            self.extraction.cursor(&text);
        }
        // One that lacks something is a way to the next page all the same.
        let leads = matches!(self.extraction.extract, Extract::Pages(_));
        let read = (self.extraction.read)(self.extraction.tables, raw.get().as_bytes());
        read.is_ok_and(|message| leads || message.unreadable.is_empty())
            .then_some(())
            .ok_or_else(|| E::custom("a message"))
    }

    /// Extraction an item of a page.
    fn begin(self) {
        if self.role == Role::Item {
            // Whatever the item before it had: this one may have none.
            self.extraction.ends.borrow_mut().last = None;
            self.extraction.items.set(self.extraction.items.get() + 1);
        }
    }

    fn object<'de, A: MapAccess<'de>>(self, shape: ShapeId, mut map: A) -> Result<(), A::Error> {
        self.begin();
        let shape = self.extraction.tables.shape(shape);
        // Providers keep the order of their documents more often than not, so the search starts behind the last hit.
        let mut next = 0;
        let mut seen = Seen::default();
        while let Some(found) = map.next_key_seed(Key { fields: shape.fields, from: next })? {
            let Some(index) = found else {
                self.extraction.unknown.set(true);
                shallow(map.next_value()?)?;
                continue;
            };
            next = index + 1;
            if !seen.first(index) {
                return Err(A::Error::custom("a key that stands twice"));
            }
            let field = &shape.fields[index];
            let inside = Self { kind: field.kind, role: self.extraction.role_of(field.wire, self.role), ..self };
            if !field.required || field.nullable {
                map.next_value_seed(OrNull(inside))?;
            } else {
                map.next_value_seed(inside)?;
            }
        }
        let whole = shape.fields.iter().enumerate().all(|(index, field)| !field.required || seen.has(index));
        whole.then_some(()).ok_or_else(|| A::Error::custom("a missing field"))
    }
}
/// What no document describes may be anything that readers can follow.
fn shallow<E: serde::de::Error>(json: &RawValue) -> Result<(), E> {
    portable::check(json.get()).map_err(|_| E::custom("what readers refuse"))
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

struct OrNull<'s>(Fits<'s>);

impl<'de> DeserializeSeed<'de> for OrNull<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for OrNull<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} or null", self.0.kind.expected())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        self.0.deserialize(reader)
    }
}

#[cfg(test)]
mod tests;
