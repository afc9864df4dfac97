//! A success, read: into a type, into JSON of the promised shape, or not at all.

use bytes::Bytes;
use rebuttal_schema::{Operation, Provider};
use serde::de::DeserializeOwned;

use crate::json::scan;
use crate::message;
use crate::message::Message;
use crate::mismatch::Mismatch;
use crate::response::coerce::{Coerced, coerce, coerce_apart};
use crate::response::portable;
use crate::response::validate::{Ends, Extract, Extracted, validate};

/// How a body was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As JSON of the promised shape, as it stands: so each key that the shape describes stands once in its object.
    Promised,
    /// In another way.
    Other,
}

/// What stands for an answer without content.
const NOTHING: &[u8] = b"null";

/// Reads a success and keeps what it read.
pub(crate) trait Decode: Send {
    /// Reads the body of one answer. What an earlier one left is replaced.
    ///
    /// # Errors
    /// Where it does not fit; that counts as an answer that was lost on the way.
    fn decode(&mut self, tables: &'static Provider, operation: &Operation, body: &Bytes) -> Result<Form, Mismatch>;
}

/// Bytes, as they came.
#[derive(Default)]
pub(crate) struct Raw(pub(crate) Bytes);

impl Decode for Raw {
    fn decode(&mut self, _: &'static Provider, _: &Operation, body: &Bytes) -> Result<Form, Mismatch> {
        self.0 = body.clone();
        Ok(Form::Other)
    }
}

/// JSON in the promised shape, as it crosses a border.
#[derive(Default)]
pub(crate) struct Shaped {
    pub(crate) json: Bytes,
    /// It holds no field that the document does not describe.
    pub(crate) known: bool,
    pub(crate) ends: Option<Ends>,
    /// What is not in `json` because it could not be read.
    pub(crate) unreadable: Vec<String>,
    /// The messages in it, in their order; `json` has their numbers in their places.
    pub(crate) messages: Vec<Message<'static>>,
}

impl Decode for Shaped {
    fn decode(&mut self, tables: &'static Provider, operation: &Operation, body: &Bytes) -> Result<Form, Mismatch> {
        if operation.has_nothing(body) {
            *self = Self { json: Bytes::from_static(NOTHING), known: true, ..Self::default() };
            return Ok(Form::Other);
        }
        let Some(kind) = operation.response.kind() else {
            *self = Self { json: body.clone(), ..Self::default() };
            return Ok(Form::Other);
        };
        if tables.has_messages(operation.response) {
            let (Coerced { json, unreadable }, messages) = coerce_apart(tables, kind, body, message::read)?;
            *self = Self { json: json.into(), unreadable, messages, ..Self::default() };
            return Ok(Form::Other);
        }
        let extract = operation.pages.as_ref().map_or(Extract::Shape, Extract::Pages);
        let Some(Extracted { known, ends, .. }) = validate(tables, kind, body, extract, message::read) else {
            let Coerced { json, unreadable } = coerce(tables, kind, body, message::read)?;
            *self = Self { json: json.into(), unreadable, ..Self::default() };
            return Ok(Form::Other);
        };
        *self = Self { json: body.clone(), known, ends: operation.pages.is_some().then_some(ends), ..Self::default() };
        Ok(Form::Promised)
    }
}

/// An answer as a type.
pub(crate) struct Typed<T> {
    pub(crate) value: Option<Box<T>>,
    /// What is not in it because it could not be read.
    pub(crate) unreadable: Vec<String>,
}

impl<T> Default for Typed<T> {
    fn default() -> Self {
        Self { value: None, unreadable: Vec::new() }
    }
}

impl<T: DeserializeOwned + Send> Decode for Typed<T> {
    fn decode(&mut self, tables: &'static Provider, operation: &Operation, body: &Bytes) -> Result<Form, Mismatch> {
        // The type is the unit, or optional.
        if operation.has_nothing(body)
            && let Ok(value) = serde_json::from_slice(NOTHING)
        {
            *self = Self { value: Some(Box::new(value)), unreadable: Vec::new() };
            return Ok(Form::Other);
        }
        // Checked once for the whole, so that no piece of it is checked again. Messages read themselves, and say nothing here
        // of what they could not read.
        if !tables.has_messages(operation.response)
            && let Ok(text) = std::str::from_utf8(body)
            && let Ok(value) = serde_json::from_str::<T>(text)
            // The type has read every text and number. What nests deeper than other languages' readers go is left out below.
            && (portable::is_shallow(body) || scan::check(text).is_ok())
        {
            *self = Self { value: Some(Box::new(value)), unreadable: Vec::new() };
            return Ok(Form::Promised);
        }
        let (json, unreadable) = json(tables, operation, body)?;
        let mut reader = serde_json::Deserializer::from_slice(&json);
        let value = serde_path_to_error::deserialize::<_, T>(&mut reader).map_err(|error| Mismatch {
            path: error.path().iter().map(|segment| format!("/{segment}")).collect(),
            expected: "what the document promises".into(),
            found: "something else".into(),
        })?;
        *self = Self { value: Some(Box::new(value)), unreadable };
        Ok(Form::Other)
    }
}

/// Checks the shape without owning it; only what does not fit as it stands is written anew.
fn json(tables: &'static Provider, operation: &Operation, raw: &Bytes) -> Result<(Bytes, Vec<String>), Mismatch> {
    match operation.response.kind() {
        Some(kind) if validate(tables, kind, raw, Extract::Shape, message::read).is_none() => {
            coerce(tables, kind, raw, message::read).map(|Coerced { json, unreadable }| (json.into(), unreadable))
        }
        _ => Ok((raw.clone(), Vec::new())),
    }
}
