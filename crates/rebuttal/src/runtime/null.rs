//! `null` in an answer, where a list or a map may be absent.

use serde::{Deserialize, Deserializer};

use crate::Private;

/// Reads a value, and `null` as an empty one.
///
/// # Errors
/// When it is neither.
pub fn as_empty<'de, T: Deserialize<'de> + Default, D: Deserializer<'de>>(reader: D) -> Result<T, D::Error> {
    Option::deserialize(reader).map(Option::unwrap_or_default)
}

/// Whether a private list or map holds nothing.
pub fn is_empty<T>(value: &Private<T>) -> bool
where
    for<'a> &'a T: IntoIterator,
{
    value.0.into_iter().next().is_none()
}
