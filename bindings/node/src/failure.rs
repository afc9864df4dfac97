//! Failures as data.

use bytes::Bytes;
use napi::bindgen_prelude::Either;
use napi_derive::napi;
use rebuttal::Error;

use crate::convert::Copied;

/// What TypeScript throws as an error of the tree.
#[napi(object, object_from_js = false)]
pub struct Failure {
    /// A JSON object: the class, the message, the outcome and what else is known.
    pub failure: String,
    /// The response's bytes as received, if there was a response.
    pub raw: Option<Copied>,
}

impl Failure {
    /// A failure of the binding itself, which the next call may not have.
    pub fn retryable(class: &str, message: &str) -> Self {
        Self::new(class, message, "not_done", true)
    }

    /// A panic inside a call, after an unknown number of its steps.
    pub fn panicked() -> Self {
        Self::new("RebuttalError", "the client panicked; please report this as a bug", "unknown", false)
    }

    fn new(class: &str, message: &str, outcome: &str, retryable: bool) -> Self {
        let facts = serde_json::json!({"class": class, "message": message, "outcome": outcome, "retryable": retryable});
        Self { failure: facts.to_string(), raw: None }
    }
}

/// A result as JavaScript gets it: the failure, or what `convert` makes of the value.
pub(crate) fn either<T, U>(result: Result<T, Error>, convert: impl FnOnce(T) -> U) -> Either<Failure, U> {
    match result {
        Ok(value) => Either::B(convert(value)),
        Err(error) => Either::A(error.into()),
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { failure: error.to_json().to_string(), raw: error.raw().map(|raw: &Bytes| Copied(raw.clone())) }
    }
}
