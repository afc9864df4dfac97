//! The kinds of message that a provider sends, and which of them a message is: received, fetched or from a queue.

use std::borrow::Cow;
use std::fmt::Write as _;

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

/// The most places that a line of a log names.
const SHOWN: usize = 20;
const LONGEST: usize = 200;

/// Places for a log: what somebody else chose as a key neither forges a line nor fills the disk.
pub fn unreadable_shown(unreadable: &[String]) -> String {
    let mut shown = String::new();
    for (index, field) in unreadable.iter().take(SHOWN).enumerate() {
        let short: String = field.chars().take(LONGEST).collect();
        let comma = if index > 0 { ", " } else { "" };
        // Writing to a text cannot fail.
        let _ = write!(shown, "{comma}{}", short.escape_debug());
    }
    if unreadable.len() > SHOWN {
        let _ = write!(shown, " and {} more", unreadable.len() - SHOWN);
    }
    shown
}

#[cfg(test)]
mod tests {
    use crate::message::unreadable_shown;

    #[test]
    fn a_log_line_names_some_places_and_no_control_characters() {
        let places = |count: usize| vec!["/a\n/b".to_owned(); count];
        assert_eq!(unreadable_shown(&places(2)), "/a\\n/b, /a\\n/b");
        assert!(unreadable_shown(&places(1000)).ends_with(" and 980 more"));
        assert_eq!(unreadable_shown(&["x".repeat(10_000)]).len(), 200);
    }
}
