//! What a caller gives becomes what is sent: validated, then encoded once.

pub mod attachment;
#[cfg(feature = "client")]
pub(crate) mod encode;
#[cfg(feature = "client")]
pub mod extra;
pub mod files;
pub mod forms;
mod identifier;
pub(crate) mod limits;
#[cfg(feature = "client")]
pub(crate) mod multipart;
pub mod reading;
pub mod validate;
pub mod value;
#[cfg(feature = "client")]
mod waiting;

use std::collections::BTreeMap;

use crate::{Field, IntoField};

/// A list of a request.
pub fn items<V>(items: impl IntoIterator<Item = impl Into<V>>) -> Vec<V> {
    items.into_iter().map(Into::into).collect()
}

/// A map of a request.
pub fn entries<V>(entries: impl IntoIterator<Item = (impl Into<String>, impl Into<V>)>) -> BTreeMap<String, V> {
    entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
}

/// A map of a request whose entries can be cleared; one that is kept is left out.
pub fn clearable_entries<V>(
    entries: impl IntoIterator<Item = (impl Into<String>, impl IntoField<V>)>,
) -> BTreeMap<String, Field<V>> {
    let entries = entries.into_iter().map(|(key, value)| (key.into(), value.into_field()));
    entries.filter(|(_, value)| !value.is_keep()).collect()
}
