//! JSON that does not fit as it stands: scalars that arrived in another form are put into the promised
//! one, what nobody needs and cannot be read is left out and listed, and what is needed and cannot be is reported.
//!
//! Providers send a boolean as `"true"` and a number where text is promised. The text of a number is kept to the
//! letter, and everything that the shape does not know is copied byte for byte.

use crate::json::scan;
use crate::mismatch::Mismatch;
use rebuttal_schema::{Kind, KindId, Provider, ShapeId};
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::message::raw::{Message, ReadMessage};
use crate::response::portable::{self, NotPortable};
use crate::unions;

/// JSON that fits.
#[derive(Debug, PartialEq, Eq)]
pub struct Coerced {
    /// The JSON.
    pub json: Vec<u8>,
    /// What was left out because it could not be read: JSON pointers into what came, in reading order.
    pub unreadable: Vec<String>,
}

/// Rewrites `json` so that it is of that kind, or says why it cannot.
///
/// A member that is not required goes alone, and so does an entry of a map and an item of a list that must be there. Any
/// other list goes as a whole: a shorter one would say something that is not so.
///
/// # Errors
/// The first place, in reading order, that is required and that no rule coerces.
///
/// Messages in it are left as they came.
pub fn coerce(tables: &'static Provider, kind: Kind, json: &[u8], read: ReadMessage) -> Result<Coerced, Mismatch> {
    let writer = Writer::new(tables, read).write(kind, json)?;
    Ok(Coerced { json: writer.out, unreadable: writer.unreadable })
}

/// The same with each message in it read and set apart: its number takes its place.
///
/// # Errors
/// As [`coerce`].
pub(crate) fn coerce_apart(
    tables: &'static Provider,
    kind: Kind,
    json: &[u8],
    read: ReadMessage,
) -> Result<(Coerced, Vec<Message<'static>>), Mismatch> {
    let writer = Writer { apart: Some(Vec::new()), ..Writer::new(tables, read) }.write(kind, json)?;
    Ok((Coerced { json: writer.out, unreadable: writer.unreadable }, writer.apart.unwrap_or_default()))
}

/// Writes what fits.
struct Writer {
    tables: &'static Provider,
    read: ReadMessage,
    out: Vec<u8>,
    /// Where it is.
    path: String,
    /// How many described objects, maps and lists it is inside of.
    depth: usize,
    unreadable: Vec<String>,
    /// The messages that were found, if they are set apart.
    apart: Option<Vec<Message<'static>>>,
}

/// A place to which a writer can go back.
#[derive(Clone, Copy)]
struct Mark {
    out: usize,
    unreadable: usize,
    apart: usize,
}

impl Writer {
    fn new(tables: &'static Provider, read: ReadMessage) -> Self {
        Self { tables, read, out: Vec::new(), path: String::new(), depth: 0, unreadable: Vec::new(), apart: None }
    }

    fn write(mut self, kind: Kind, json: &[u8]) -> Result<Self, Mismatch> {
        let raw: &RawValue = serde_json::from_slice(json).map_err(|error| Mismatch {
            path: String::new(),
            expected: "JSON".to_owned(),
            found: if error.is_eof() { "a text that is cut off".to_owned() } else { "something else".to_owned() },
        })?;
        self.out.reserve(json.len());
        // A list that is the whole must be there, whatever its items are.
        self.value(kind, raw, true)?;
        Ok(self)
    }

    /// `items` says that of a list single items may be left out.
    fn value(&mut self, kind: Kind, raw: &RawValue, items: bool) -> Result<(), Mismatch> {
        let text = raw.get();
        let first = text.as_bytes().first().copied().unwrap_or(b' ');
        match (kind, first) {
            (Kind::Json, _) => self.anything(raw)?,
            (Kind::Boolean, b't' | b'f') => self.push(text),
            (Kind::Text | Kind::Expandable(_), b'"') => self.anything(raw)?,
            (Kind::Text, b'-' | b'0'..=b'9' | b't' | b'f') => {
                self.push("\"");
                self.push(text);
                self.push("\"");
            }
            // Some write the word as their language does: `"False"`. It has no other meaning.
            (Kind::Boolean, b'"') if text.eq_ignore_ascii_case("\"true\"") => self.push("true"),
            (Kind::Boolean, b'"') if text.eq_ignore_ascii_case("\"false\"") => self.push("false"),
            (Kind::Base64, b'"') if is_base64(text) => self.push(text),
            (Kind::Integer | Kind::UnixTime | Kind::Number, b'"' | b'-' | b'0'..=b'9') => self.number(kind, text)?,
            (Kind::Object(shape), b'{') => self.nested(|writer| writer.object(shape, raw))?,
            (Kind::Union(union), b'{') => self.value(unions::kind(self.tables, union, text.as_bytes()), raw, false)?,
            (Kind::Message, b'{') => {
                let message =
                    (self.read)(self.tables, text.as_bytes()).map_err(|_| mismatch(kind, &self.path, first))?;
                self.unreadable.extend(message.unreadable.iter().map(|field| format!("{}{field}", self.path)));
                match &mut self.apart {
                    Some(apart) => {
                        self.out.extend_from_slice(apart.len().to_string().as_bytes());
                        apart.push(message.into_owned());
                    }
                    None => self.out.extend_from_slice(text.as_bytes()),
                }
            }
            (Kind::Map(item), b'{') => self.nested(|writer| writer.map(item, raw))?,
            (Kind::List(item), b'[') => self.nested(|writer| writer.list(item, raw, items))?,
            (Kind::Expandable(object), b'{') => self.value(self.tables.kind(object), raw, false)?,
            (Kind::Clearable(_), b'n') => self.push("null"),
            (Kind::Clearable(inner), _) => self.value(self.tables.kind(inner), raw, items)?,
            _ => return Err(mismatch(kind, &self.path, first)),
        }
        Ok(())
    }

    /// Goes one level deeper, as long as readers can follow.
    fn nested(&mut self, write: impl FnOnce(&mut Self) -> Result<(), Mismatch>) -> Result<(), Mismatch> {
        if self.depth == portable::MAX_DESCRIBED_DEPTH {
            return Err(not_portable(NotPortable::Nesting, &self.path));
        }
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        written
    }

    fn push(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// What no document describes is copied as it is, if readers can follow it.
    fn anything(&mut self, raw: &RawValue) -> Result<(), Mismatch> {
        scan::check(raw.get()).map_err(|why| not_portable(why, &self.path))?;
        self.push(raw.get());
        Ok(())
    }

    fn number(&mut self, kind: Kind, text: &str) -> Result<(), Mismatch> {
        let bare = text.trim_matches('"');
        let fits = bare.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            && match kind {
                // Written anew it would be another text: it has a plus sign, or zeros before it.
                Kind::Integer | Kind::UnixTime => {
                    bare.parse::<i64>().is_ok_and(|number| bare == "-0" || number.to_string() == bare)
                }
                _ => serde_json::from_str::<f64>(bare).is_ok(),
            };
        if !fits {
            return Err(mismatch(kind, &self.path, text.as_bytes()[0]));
        }
        // Readers take minus nothing for a fraction.
        let bare = if matches!(kind, Kind::Integer | Kind::UnixTime) && bare == "-0" { "0" } else { bare };
        self.push(bare);
        Ok(())
    }

    fn object(&mut self, shape: ShapeId, raw: &RawValue) -> Result<(), Mismatch> {
        let shape = self.tables.shape(shape);
        let entries = self.entries(raw)?;
        let field_of = |key: &Key| shape.fields.iter().position(|field| key.text() == Some(field.wire));
        let mut seen = vec![0_u8; shape.fields.len()];
        for (key, _) in &entries {
            if let Some(index) = field_of(key) {
                seen[index] = seen[index].saturating_add(1);
            }
        }
        // A key that stands twice is noted once.
        let mut noted = vec![false; shape.fields.len()];
        self.push("{");
        for (key, item) in &entries {
            let field = field_of(key);
            let twice = field.is_some_and(|index| seen[index] > 1);
            if field.is_some_and(|index| std::mem::replace(&mut noted[index], twice)) {
                continue;
            }
            let field = field.map(|index| &shape.fields[index]);
            let required = field.is_some_and(|field| field.required);
            self.member(key, required, |writer| match field {
                _ if twice => Err(Mismatch {
                    path: writer.path.clone(),
                    expected: "one value".into(),
                    found: "the key twice".into(),
                }),
                None => writer.anything(item),
                Some(field) if item.get() == "null" && (!field.required || field.nullable) => {
                    writer.push("null");
                    Ok(())
                }
                Some(field) => writer.value(field.kind, item, field.required),
            })?;
        }
        self.push("}");
        match shape.fields.iter().zip(&seen).find(|(field, count)| field.required && **count == 0) {
            Some((field, _)) => {
                let mut path = self.path.clone();
                push(&mut path, field.wire);
                Err(Mismatch { path, expected: field.kind.expected().into(), found: "nothing".into() })
            }
            None => Ok(()),
        }
    }

    fn map(&mut self, kind: KindId, raw: &RawValue) -> Result<(), Mismatch> {
        let kind = self.tables.kind(kind);
        self.push("{");
        for (key, item) in &self.entries(raw)? {
            self.member(key, false, |writer| writer.value(kind, item, false))?;
        }
        self.push("}");
        Ok(())
    }

    /// A member of an object, or an entry of a map. What is not required and cannot be read is left out.
    fn member(
        &mut self,
        key: &Key,
        required: bool,
        write: impl FnOnce(&mut Self) -> Result<(), Mismatch>,
    ) -> Result<(), Mismatch> {
        let (mark, at) = (self.mark(), self.path.len());
        push(&mut self.path, &key.shown());
        let written = match key.text() {
            Some(text) => {
                if self.out.last() != Some(&b'{') {
                    self.push(",");
                }
                self.push(&serde_json::Value::from(text).to_string());
                self.push(":");
                write(self)
            }
            // Half a character: no reader could give it back.
            None => Err(not_portable(NotPortable::Text, &self.path)),
        };
        self.settle(written, required, mark, at)
    }

    fn list(&mut self, id: KindId, raw: &RawValue, items: bool) -> Result<(), Mismatch> {
        let kind = self.tables.kind(id);
        let list: Vec<&RawValue> =
            serde_json::from_str(raw.get()).map_err(|_| mismatch(Kind::List(id), &self.path, b'['))?;
        self.push("[");
        for (index, item) in list.iter().enumerate() {
            let (mark, at) = (self.mark(), self.path.len());
            push(&mut self.path, &index.to_string());
            if self.out.last() != Some(&b'[') {
                self.push(",");
            }
            let written = self.value(kind, item, false);
            self.settle(written, !items, mark, at)?;
        }
        self.push("]");
        Ok(())
    }

    /// Ends a member, an entry or an item: one that could not be read and may be missing is taken back.
    fn settle(&mut self, written: Result<(), Mismatch>, required: bool, mark: Mark, at: usize) -> Result<(), Mismatch> {
        if written.is_err() && !required {
            self.out.truncate(mark.out);
            self.unreadable.truncate(mark.unreadable);
            self.unreadable.push(self.path.clone());
            if let Some(apart) = &mut self.apart {
                apart.truncate(mark.apart);
            }
        }
        self.path.truncate(at);
        if required { written } else { Ok(()) }
    }

    fn mark(&self) -> Mark {
        let apart = self.apart.as_ref().map_or(0, Vec::len);
        Mark { out: self.out.len(), unreadable: self.unreadable.len(), apart }
    }

    /// The members of an object in their order, doubles included.
    fn entries<'a>(&self, raw: &'a RawValue) -> Result<Vec<(Key, &'a RawValue)>, Mismatch> {
        serde_json::Deserializer::from_str(raw.get()).deserialize_map(Entries).map_err(|_| Mismatch {
            path: self.path.clone(),
            expected: "an object".into(),
            found: "something else".into(),
        })
    }
}

/// A key as bytes: JSON allows what is no text.
struct Key(Vec<u8>);

impl Key {
    fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    fn shown(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.0)
    }
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Self;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self, D::Error> {
        reader.deserialize_bytes(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_bytes<E>(self, key: &[u8]) -> Result<Self, E> {
        Ok(Self(key.to_vec()))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self, E> {
        Ok(Self(key.as_bytes().to_vec()))
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(Key, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(Key(Vec::new()))? {
            entries.push((key, map.next_value()?));
        }
        Ok(entries)
    }
}

fn is_base64(quoted: &str) -> bool {
    use base64::Engine as _;
    let text = serde_json::from_str::<String>(quoted);
    text.is_ok_and(|text| base64::engine::general_purpose::STANDARD.decode(text).is_ok())
}

/// Adds a segment to a JSON pointer (RFC 6901).
pub(crate) fn push(path: &mut String, segment: &str) {
    path.push('/');
    if segment.contains(['~', '/']) {
        path.push_str(&segment.replace('~', "~0").replace('/', "~1"));
    } else {
        path.push_str(segment);
    }
}

fn not_portable(why: NotPortable, path: &str) -> Mismatch {
    let (expected, found) = why.words();
    Mismatch { path: path.to_owned(), expected, found: found.to_owned() }
}

fn mismatch(kind: Kind, path: &str, first: u8) -> Mismatch {
    let found = match first {
        b'"' => "text",
        b'{' => "an object",
        b'[' => "a list",
        b't' | b'f' => "true or false",
        b'n' => "null",
        _ => "a number",
    };
    let found = if found == kind.expected() { "one that does not fit" } else { found };
    Mismatch { path: path.to_owned(), expected: kind.expected().to_owned(), found: found.to_owned() }
}

#[cfg(test)]
mod tests;
