//! A success, read: into a type, into JSON of the promised shape, or not at all.

use std::any::Any;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::look::{Ends, Heed, Look, look_at};
use super::mend::{Mended, Misfit, mend_apart, mend_kind};
use super::messages::Message;
use super::provider::Operation;
use super::readable;

/// What was read waits in the call until whoever made it takes it.
type Value = Box<dyn Any + Send>;

/// Bytes, as they came.
pub(crate) fn bytes(_: &'static Operation, raw: &Bytes) -> Result<Value, Misfit> {
    Ok(Box::new(raw.clone()))
}

/// JSON in the promised shape, as it crosses a border.
pub(crate) struct Shaped {
    pub(crate) json: Bytes,
    /// It holds no field that the document does not describe.
    pub(crate) known: bool,
    pub(crate) ends: Option<Ends>,
    /// What is not in `json` because it could not be read.
    pub(crate) unreadable: Vec<String>,
    /// The messages in it, in their order; `json` has their numbers in their places.
    pub(crate) messages: Vec<Message>,
}

/// A [`Shaped`].
///
/// # Errors
/// Where it does not fit.
pub(crate) fn shaped(operation: &'static Operation, raw: &Bytes) -> Result<Value, Misfit> {
    let Some(kind) = operation.answer.kind() else { return bytes(operation, raw) };
    if operation.answer.has_messages() {
        let (Mended { json, unreadable }, messages) = mend_apart(&kind, raw)?;
        return Ok(Box::new(Shaped { json: json.into(), known: false, ends: None, unreadable, messages }));
    }
    let looked = look_at(&kind, raw, operation.pages.as_ref().map_or(Heed::Shape, Heed::Pages));
    let (json, known, ends, unreadable) = match looked {
        Some(Look { known, ends, .. }) => (raw.clone(), known, operation.pages.is_some().then_some(ends), Vec::new()),
        None => {
            let Mended { json, unreadable } = mend_kind(&kind, raw)?;
            (json.into(), false, None, unreadable)
        }
    };
    Ok(Box::new(Shaped { json, known, ends, unreadable, messages: Vec::new() }))
}

/// An answer as a type.
pub(crate) struct Typed<T> {
    pub(crate) value: Box<T>,
    /// What is not in it because it could not be read.
    pub(crate) unreadable: Vec<String>,
}

/// A [`Typed`].
///
/// # Errors
/// Where it does not fit.
pub(crate) fn typed<T: DeserializeOwned + Send + 'static>(
    operation: &'static Operation,
    raw: &Bytes,
) -> Result<Value, Misfit> {
    // Checked once for the whole, so that no piece of it is checked again. Messages read themselves, and say nothing here
    // of what they could not read.
    if !operation.answer.has_messages()
        && let Ok(text) = std::str::from_utf8(raw)
        && let Ok(value) = serde_json::from_str::<T>(text)
        // The type has read every text and number. What nests deeper than other languages' readers go is left out below.
        && (readable::flat(raw) || readable::check(text).is_ok())
    {
        return Ok(Box::new(Typed { value: Box::new(value), unreadable: Vec::new() }));
    }
    let (json, unreadable) = json(operation, raw)?;
    let mut reader = serde_json::Deserializer::from_slice(&json);
    let value = serde_path_to_error::deserialize::<_, T>(&mut reader).map_err(|error| Misfit {
        path: error.path().iter().map(|segment| format!("/{segment}")).collect(),
        expected: "what the document promises".into(),
        found: "something else".into(),
    })?;
    Ok(Box::new(Typed { value: Box::new(value), unreadable }))
}

/// Checks the shape without owning it; only what does not fit as it stands is written anew.
fn json(operation: &'static Operation, raw: &Bytes) -> Result<(Bytes, Vec<String>), Misfit> {
    match operation.answer.kind() {
        Some(kind) if look_at(&kind, raw, Heed::Shape).is_none() => {
            mend_kind(&kind, raw).map(|Mended { json, unreadable }| (json.into(), unreadable))
        }
        _ => Ok((raw.clone(), Vec::new())),
    }
}
