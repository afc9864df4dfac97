//! Failures as data.

use bytes::Bytes;
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
        let facts = serde_json::json!({"class": class, "message": message, "outcome": "not_done", "retryable": true});
        Self { failure: facts.to_string(), raw: None }
    }

    /// A panic inside a call, after an unknown number of its steps.
    pub fn panicked() -> Self {
        let message = "the client panicked; please report this as a bug";
        let facts =
            serde_json::json!({"class": "RebuttalError", "message": message, "outcome": "unknown", "retryable": false});
        Self { failure: facts.to_string(), raw: None }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { failure: error.to_json().to_string(), raw: error.raw().map(|raw: &Bytes| Copied(raw.clone())) }
    }
}
