//! JSON that is not what its document promises.

use rebuttal_schema::ErrorKind;

use crate::Error;

/// Where and how a value does not fit.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit {
    /// A JSON pointer; empty for the whole.
    pub path: String,
    /// What was expected there.
    pub expected: String,
    /// What was found: a kind of value, never its content.
    pub found: String,
}

/// The error for it, in `what`.
pub(crate) fn decode_error(what: &str, misfit: &Misfit) -> Error {
    let place = if misfit.path.is_empty() { String::new() } else { format!(" at {}", misfit.path) };
    let message = format!("{what} has {}{place} where {} was expected", misfit.found, misfit.expected);
    Error::new(ErrorKind::Decode, message).with_path(&*misfit.path).with_excerpt(Some(misfit.found.clone()))
}
