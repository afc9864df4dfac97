//! One of several objects, which a field of theirs tells apart.

use std::borrow::Cow;

use rebuttal_schema::{Kind, Provider, UnionId};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::json::pluck;

/// What an object of a union is, by the field that tells: one that this release does not know is any JSON.
pub(crate) fn kind(tables: &Provider, id: UnionId, object: &[u8]) -> Kind {
    let union = tables.union(id);
    let told = pluck(object, &[union.tag]);
    let variant = union.variants.iter().find(|(value, _)| told.as_deref() == Some(*value));
    variant.map_or(Kind::Json, |(_, shape)| Kind::Object(*shape))
}

/// For generated code: the value of the field that tells objects apart. None if it does not stand there once, as a scalar.
#[doc(hidden)]
pub fn tag<'a>(object: &'a RawValue, field: &'static str) -> Option<Cow<'a, str>> {
    pluck(object.get().as_bytes(), &[field])
}

/// For generated code: reads an object of a union.
///
/// # Errors
/// If it is not what its field tells.
#[doc(hidden)]
pub fn read<T: DeserializeOwned>(object: &RawValue) -> Result<T, serde_json::Error> {
    serde_json::from_str(object.get())
}
