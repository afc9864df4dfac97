//! A message that was read, wherever it stood.

use std::borrow::Cow;
use std::fmt;

use rebuttal_schema::{MessageKind, Provider};

use crate::Error;
use crate::message::unsigned::unsigned;

/// A message, its JSON put into the promised shape.
#[derive(Clone, PartialEq, Eq)]
pub struct Message<'m> {
    /// The webhook's operationId.
    pub id: &'static str,
    /// The name of its type.
    pub ty: &'static str,
    /// The content. Unknown fields and values are in it as they came.
    pub json: Cow<'m, [u8]>,
    /// It holds no field that the document does not describe. Where that was not seen, this is false.
    pub known: bool,
    /// JSON pointers of what could not be read and is not in `json`. If the message is of a general kind although its
    /// fields name another, the first says why.
    pub unreadable: Vec<String>,
    /// The message as it came, if something could not be read.
    pub raw: Option<Vec<u8>>,
    /// JSON pointers of what is in the message and was not signed, where the provider signs only some fields of it. Whoever can
    /// reach the receiver may have written that.
    pub unsigned: Vec<String>,
}

impl<'m> Message<'m> {
    /// With JSON of its own.
    pub fn into_owned(self) -> Message<'static> {
        Message { json: Cow::Owned(self.json.into_owned()), ..self }
    }

    /// Of that kind; `json` is what could be read of `raw_body`.
    pub(super) fn new(
        tables: &Provider,
        kind: &MessageKind,
        raw_body: &[u8],
        (json, known, unreadable): (Cow<'m, [u8]>, bool, Vec<String>),
    ) -> Self {
        let raw = (!unreadable.is_empty()).then(|| raw_body.to_vec());
        let unsigned = unsigned(tables, raw_body);
        Self { id: kind.id, ty: tables.shape(kind.shape).name, json, known, unreadable, raw, unsigned }
    }
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = format_args!("{} bytes", self.json.len());
        f.debug_struct("Message").field("id", &self.id).field("ty", &self.ty).field("json", &json).finish()
    }
}

/// Reads a message that stands inside other JSON: it is of the first kind whose values and required fields it has.
pub type ReadMessage = for<'m> fn(&'static Provider, &'m [u8]) -> Result<Message<'m>, Error>;
