//! JSON that is not what its document promises.

use rebuttal_schema::ErrorKind;

use crate::Error;

/// Where and how a value does not fit.
#[derive(Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// A JSON pointer; empty for the whole.
    pub path: String,
    /// What was expected there.
    pub expected: String,
    /// What was found: a kind of value, never its content.
    pub found: String,
}

/// The error for it, in `what`.
pub(crate) fn decode_error(what: &str, mismatch: &Mismatch) -> Error {
    let place = if mismatch.path.is_empty() { String::new() } else { format!(" at {}", mismatch.path) };
    let message = format!("{what} has {}{place} where {} was expected", mismatch.found, mismatch.expected);
    Error::new(ErrorKind::Decode, message).with_path(&*mismatch.path).with_excerpt(Some(mismatch.found.clone()))
}
