//! The kinds of message that a provider sends, and which of them a message is: received, fetched or from a queue.

use std::borrow::Cow;

use rebuttal_schema::{Kind, MessageKind, Provider};
use serde::Serialize;

use crate::json::{at, scalar};
use crate::message::raw::Message;
use crate::mismatch::Mismatch;
use crate::response::coerce::{Coerced, coerce};
use crate::response::validate::{Extract, Extracted, validate};
use crate::{Error, ErrorKind};

/// Whether the fields by which a kind is known have its values.
fn may_be(kind: &MessageKind, found: &[(&str, String)]) -> bool {
    kind.matches.iter().all(|(field, value)| found.iter().any(|(name, found)| name == field && found == value))
}

/// The content in the promised shape, whether it is all known, and what could not be read.
type Read<'m> = (Cow<'m, [u8]>, bool, Vec<String>);

/// Reads JSON as a kind's; it is valid if something was extracted from it.
fn read_kind<'m>(
    tables: &'static Provider,
    kind: &MessageKind,
    body: &'m [u8],
    valid: Option<Extracted>,
) -> Result<Read<'m>, Mismatch> {
    match valid {
        Some(extracted) => Ok((body.into(), extracted.known, Vec::new())),
        None => coerce(tables, Kind::Object(kind.shape), body, read)
            .map(|Coerced { json, unreadable }| (json.into(), false, unreadable)),
    }
}

/// What tells a message from all others, and is the same when it is sent again; from its JSON. None if nobody can
/// tell.
///
/// # Errors
/// `ErrorKind::Decode` if it is no JSON object.
pub fn dedup_key(tables: &'static Provider, json: &[u8]) -> Result<Option<String>, Error> {
    let message = read(tables, json)?;
    Ok(key(tables, message.id, &message.json))
}

/// The same of a message whose kind is known, from its own type.
pub fn dedup_key_of(tables: &Provider, id: &str, message: &impl Serialize) -> Option<String> {
    key(tables, id, &serde_json::to_vec(message).ok()?)
}

fn key(tables: &Provider, id: &str, json: &[u8]) -> Option<String> {
    let kind = tables.messages.kinds.iter().find(|kind| kind.id == id)?;
    crate::message::dedup_key::of(tables.name, kind.keys, json)
}

/// Reads a message: it is of the first kind whose values and required fields it has.
///
/// # Errors
/// `ErrorKind::Decode` if it is no JSON object. Any other is at least of the last kind, so that none is lost.
pub fn read<'m>(tables: &'static Provider, body: &'m [u8]) -> Result<Message<'m>, Error> {
    let messages = &tables.messages;
    let fits =
        |kind: &MessageKind, extract: Extract<'_>| validate(tables, Kind::Object(kind.shape), body, extract, read);
    // Mostly the first validation tells the kind, too, which would otherwise take one of its own.
    let first = messages.kinds.first();
    let mut valid = first.and_then(|kind| fits(kind, Extract::Texts(messages.telling)));
    let mut texts = valid.as_mut().map(|extracted| std::mem::take(&mut extracted.texts)).unwrap_or_default();
    for field in messages.telling {
        if texts.iter().all(|(name, _)| name != field)
            && let Some(text) = at(body, field).and_then(scalar)
        {
            texts.push((field, text.into_owned()));
        }
    }
    // Why the kind that the message names is not what it is.
    let mut why: Option<Mismatch> = None;
    let mut last = None;
    for kind in messages.kinds.iter().filter(|kind| may_be(kind, &texts)) {
        let same = first.is_some_and(|first| first.shape == kind.shape);
        let valid = if same { valid.take() } else { fits(kind, Extract::Shape) };
        match read_kind(tables, kind, body, valid) {
            Ok((json, known, mut unreadable)) => {
                if let Some(Mismatch { path, .. }) = why
                    && !unreadable.iter().any(|field| path.strip_prefix(field.as_str()).is_some_and(within))
                {
                    unreadable.insert(0, path);
                }
                return Ok(Message::new(tables, kind, body, (json, known, unreadable)));
            }
            Err(mismatch) if !kind.matches.is_empty() => why = why.or(Some(mismatch)),
            Err(mismatch) => last = Some(mismatch),
        }
    }
    let error = match last.or(why) {
        Some(mismatch) => crate::mismatch::decode_error("the message", &mismatch),
        None => Error::new(ErrorKind::Decode, "the provider's document describes no message"),
    };
    Err(error.with_raw(bytes::Bytes::copy_from_slice(body)))
}

/// Reads a message of a kind that is known already.
///
/// # Errors
/// `ErrorKind::Decode` with the place of what that kind requires.
pub fn read_as<'m>(tables: &'static Provider, id: &str, body: &'m [u8]) -> Result<Message<'m>, Error> {
    let Some(kind) = tables.messages.kinds.iter().find(|kind| kind.id == id) else {
        return Err(Error::new(ErrorKind::Decode, format!("{} has no message {id}", tables.name)));
    };
    let valid = validate(tables, Kind::Object(kind.shape), body, Extract::Shape, read);
    match read_kind(tables, kind, body, valid) {
        Ok(read) => Ok(Message::new(tables, kind, body, read)),
        Err(mismatch) => Err(crate::mismatch::decode_error("the message", &mismatch)),
    }
}

/// Whether what follows a pointer is inside of what it names, or nothing.
fn within(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

/// The most places that a log names.
const SHOWN: usize = 20;

/// Pointers for a log, with `*` for what the document does not name. Somebody else chose the keys of a map: they may be
/// private, forge a line or fill the disk.
pub fn unreadable_shown(tables: &Provider, unreadable: &[String]) -> Vec<String> {
    let more = unreadable.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| format!("and {more} more"));
    unreadable.iter().take(SHOWN).map(|pointer| shown(tables, pointer)).chain(more).collect()
}

fn shown(tables: &Provider, pointer: &str) -> String {
    let mut shown = String::new();
    // What the part of the pointer so far holds, where that is known.
    let mut holder: Option<Kind> = None;
    for (depth, part) in pointer.split('/').skip(1).enumerate() {
        while let Some(Kind::Clearable(inner) | Kind::Expandable(inner)) = holder {
            holder = Some(tables.kind(inner));
        }
        let fields = || tables.shapes.iter().flat_map(|shape| shape.fields);
        let name = part.replace("~1", "/").replace("~0", "~");
        let (named, held) = match holder {
            Some(Kind::Map(item)) => (false, Some(tables.kind(item))),
            Some(Kind::List(item)) => (true, Some(tables.kind(item))),
            // A pointer may begin inside of a union or a message, so fields of any object count.
            _ => match fields().find(|field| field.wire == name) {
                Some(field) => (true, Some(field.kind)),
                None => (depth == 0 && part.bytes().all(|byte| byte.is_ascii_digit()), None),
            },
        };
        shown.push('/');
        shown.push_str(if named { part } else { "*" });
        holder = held;
    }
    shown
}

#[cfg(test)]
mod tests {
    use rebuttal_schema::{FieldShape, KindId, ObjectShape, ShapeId};

    use super::*;

    const KINDS: &[Kind] = &[Kind::Text, Kind::Object(ShapeId(0)), Kind::Map(KindId(0)), Kind::List(KindId(2))];
    const fn field(wire: &'static str, kind: Kind) -> FieldShape {
        FieldShape { name: wire, wire, kind, ..FieldShape::EMPTY }
    }
    const TABLES: Provider = Provider {
        shapes: &[ObjectShape {
            fields: &[
                field("id", Kind::Text),
                field("notes", Kind::Clearable(KindId(2))),
                field("rows", Kind::List(KindId(3))),
                field("parts", Kind::List(KindId(1))),
            ],
            ..ObjectShape::EMPTY
        }],
        kinds: KINDS,
        ..Provider::EMPTY
    };

    #[test]
    fn a_log_names_what_the_document_names_and_no_key_of_a_map() {
        for (pointer, expected) in [
            ("/id", "/id"),
            ("/notes/jane@example.com", "/notes/*"),
            ("/notes/id", "/notes/*"),
            ("/rows/3/1/4242424242424242", "/rows/3/1/*"),
            ("/parts/12/notes/a\nb", "/parts/12/notes/*"),
            ("/17/id", "/17/id"),
            ("/4242/4242", "/4242/*"),
            ("/new", "/*"),
            ("", ""),
        ] {
            assert_eq!(shown(&TABLES, pointer), expected, "{pointer}");
        }
        let many = unreadable_shown(&TABLES, &vec!["/id".to_owned(); 1000]);
        assert_eq!((many.len(), many.last().map(String::as_str)), (21, Some("and 980 more")));
    }
}
