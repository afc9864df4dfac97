//! The kinds of message that a provider sends, and which of them a message is: received, fetched or from a queue.

pub mod dedup_key;
pub(crate) mod received;

use std::fmt;
use std::fmt::Write as _;

use rebuttal_schema::{MessageKind, Messages};
use serde::Serialize;

use crate::json::pluck;
use crate::mismatch::Misfit;
use crate::response::look::{Heed, Look, look};
use crate::response::mend::{Mended, mend};
use crate::{Error, ErrorKind};

/// Whether the fields by which a kind is known have its values.
fn may_be(kind: &MessageKind, found: &[(&str, String)]) -> bool {
    kind.matches.iter().all(|(field, value)| found.iter().any(|(name, found)| name == field && found == value))
}

/// A message, its JSON put into the promised shape.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// The webhook's operationId.
    pub id: &'static str,
    /// The name of its type.
    pub ty: &'static str,
    /// The content. Unknown fields and values are in it as they came.
    pub json: Vec<u8>,
    /// It holds no field that the document does not describe. Where that was not seen, this is false.
    pub known: bool,
    /// JSON pointers of what could not be read and is not in `json`. If the message is of a general kind although its
    /// fields name another, the first says why.
    pub unreadable: Vec<String>,
    /// The message as it came, if something could not be read.
    pub raw: Option<Vec<u8>>,
}

impl Message {
    fn new(kind: &MessageKind, raw: &[u8], (json, known, unreadable): Read) -> Self {
        let raw = (!unreadable.is_empty()).then(|| raw.to_vec());
        Self { id: kind.id, ty: kind.shape.name, json, known, unreadable, raw }
    }
}

/// The content in the promised shape, whether it is all known, and what could not be read.
type Read = (Vec<u8>, bool, Vec<String>);

/// Reads JSON as a kind's; `looked` is what a look has found already.
fn read_kind(kind: &MessageKind, body: &[u8], looked: Option<Look>) -> Result<Read, Misfit> {
    match looked {
        Some(look) => Ok((body.to_vec(), look.known, Vec::new())),
        None => mend(kind.shape, body).map(|Mended { json, unreadable }| (json, false, unreadable)),
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = format_args!("{} bytes", self.json.len());
        f.debug_struct("Message").field("id", &self.id).field("ty", &self.ty).field("json", &json).finish()
    }
}

/// What tells a message from all others, and is the same when it is sent again; from its JSON. None if nobody can
/// tell.
///
/// # Errors
/// `ErrorKind::Decode` if it is no JSON object.
pub fn dedup_key(messages: &Messages, json: &[u8]) -> Result<Option<String>, Error> {
    let message = read(messages, json)?;
    Ok(key(messages, message.id, &message.json))
}

/// The same of a message whose kind is known, from its own type.
pub fn dedup_key_of(messages: &Messages, id: &str, message: &impl Serialize) -> Option<String> {
    key(messages, id, &serde_json::to_vec(message).ok()?)
}

fn key(messages: &Messages, id: &str, json: &[u8]) -> Option<String> {
    let kind = messages.kinds.iter().find(|kind| kind.id == id)?;
    dedup_key::of(messages.provider, kind.keys, json)
}

/// Reads a message: it is of the first kind whose values and required fields it has.
///
/// # Errors
/// `ErrorKind::Decode` if it is no JSON object. Any other is at least of the last kind, so that none is lost.
pub fn read(messages: &Messages, body: &[u8]) -> Result<Message, Error> {
    // Mostly the first look tells the kind, too, which would otherwise take a look of its own.
    let first = messages.kinds.first().map(|kind| kind.shape);
    let mut looked = first.and_then(|shape| look(shape, body, Heed::Texts(messages.telling)));
    let mut texts = looked.as_mut().map(|look| std::mem::take(&mut look.texts)).unwrap_or_default();
    for field in messages.telling {
        if texts.iter().all(|(name, _)| name != field)
            && let Some(text) = pluck(body, &[field])
        {
            texts.push((field, text.into_owned()));
        }
    }
    // Why the kind that the message names is not what it is.
    let mut why: Option<Misfit> = None;
    let mut last = None;
    for kind in messages.kinds.iter().filter(|kind| may_be(kind, &texts)) {
        let same = first.is_some_and(|shape| std::ptr::eq(shape, kind.shape));
        let look = if same { looked.take() } else { look(kind.shape, body, Heed::Shape) };
        match read_kind(kind, body, look) {
            Ok((json, known, mut unreadable)) => {
                if let Some(Misfit { path, .. }) = why
                    && !unreadable.iter().any(|field| path.strip_prefix(field.as_str()).is_some_and(within))
                {
                    unreadable.insert(0, path);
                }
                return Ok(Message::new(kind, body, (json, known, unreadable)));
            }
            Err(misfit) if !kind.matches.is_empty() => why = why.or(Some(misfit)),
            Err(misfit) => last = Some(misfit),
        }
    }
    let error = match last.or(why) {
        Some(misfit) => crate::mismatch::decode_error("the message", &misfit),
        None => Error::new(ErrorKind::Decode, "the provider's document describes no message"),
    };
    Err(error.with_raw(bytes::Bytes::copy_from_slice(body)))
}

/// Reads a message of a kind that is known already.
///
/// # Errors
/// `ErrorKind::Decode` with the place of what that kind requires.
pub fn read_as(messages: &Messages, id: &str, body: &[u8]) -> Result<Message, Error> {
    let Some(kind) = messages.kinds.iter().find(|kind| kind.id == id) else {
        return Err(Error::new(ErrorKind::Decode, format!("{} has no message {id}", messages.provider)));
    };
    match read_kind(kind, body, look(kind.shape, body, Heed::Shape)) {
        Ok(read) => Ok(Message::new(kind, body, read)),
        Err(misfit) => Err(crate::mismatch::decode_error("the message", &misfit)),
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
