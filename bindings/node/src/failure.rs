//! A failure as data.

use bytes::Bytes;
use napi_derive::napi;
use rebuttal::Error;

use crate::crossing::Copied;

/// What TypeScript turns into an error of the tree.
#[napi(object, object_from_js = false)]
pub struct Failure {
    /// A JSON object: the class, the message, the outcome and what else is known.
    pub failure: String,
    /// The answer's bytes as they came, where there was one.
    pub raw: Option<Copied>,
}

impl Failure {
    /// A failure of the border itself, which the next call need not meet.
    pub fn retryable(class: &str, message: &str) -> Self {
        let facts = serde_json::json!({"class": class, "message": message, "outcome": "not_done", "retryable": true});
        Self { failure: facts.to_string(), raw: None }
    }

    /// A panic inside a call: nobody can tell how far it came.
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
