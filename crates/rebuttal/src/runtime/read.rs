//! A success, read: into a type, into JSON of the promised shape, or not at all.

use std::any::Any;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::look::{Ends, Heed, Look, fits, look};
use super::mend::{Misfit, mend};
use super::provider::{Answer, Operation};
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
}

/// A [`Shaped`].
///
/// # Errors
/// Where it does not fit.
pub(crate) fn shaped(operation: &'static Operation, raw: &Bytes) -> Result<Value, Misfit> {
    let Answer::Object(shape) = operation.answer else { return bytes(operation, raw) };
    let looked = look(shape, raw, operation.pages.as_ref().map_or(Heed::Shape, Heed::Pages));
    let shaped = match looked {
        Some(Look { known, ends, .. }) => {
            Shaped { json: raw.clone(), known, ends: operation.pages.is_some().then_some(ends) }
        }
        None => Shaped { json: mend(shape, raw)?.into(), known: false, ends: None },
    };
    Ok(Box::new(shaped))
}

/// A `T`.
///
/// # Errors
/// Where it does not fit.
pub(crate) fn typed<T: DeserializeOwned + Send + 'static>(
    operation: &'static Operation,
    raw: &Bytes,
) -> Result<Value, Misfit> {
    // Checked once for the whole, so that no piece of it is checked again.
    if let Ok(text) = std::str::from_utf8(raw)
        && let Ok(value) = serde_json::from_str::<T>(text)
        // The type has read every text and number. What nests deeper than other languages' readers go is refused below.
        && (readable::flat(raw) || readable::check(text).is_ok())
    {
        return Ok(Box::new(value));
    }
    let json = json(operation, raw)?;
    let mut reader = serde_json::Deserializer::from_slice(&json);
    serde_path_to_error::deserialize::<_, T>(&mut reader).map(|value| Box::new(value) as Value).map_err(|error| {
        Misfit {
            path: error.path().iter().map(|segment| format!("/{segment}")).collect(),
            expected: "what the document promises".into(),
            found: "something else".into(),
        }
    })
}

/// Checks the shape without owning it; only what does not fit as it stands is written anew.
fn json(operation: &'static Operation, raw: &Bytes) -> Result<Bytes, Misfit> {
    match operation.answer {
        Answer::Object(shape) if !fits(shape, raw) => mend(shape, raw).map(Bytes::from),
        _ => Ok(raw.clone()),
    }
}
