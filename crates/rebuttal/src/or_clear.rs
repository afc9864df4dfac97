//! An entry of a request's map that may be cleared.

use serde::Serialize;

/// The value of an entry in a map, or the wish to clear the entry at the provider. Entries that are not named stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum OrClear<T> {
    /// The entry's value.
    Value(T),
    /// Nothing: the provider drops the entry.
    Clear,
}

impl<T> From<T> for OrClear<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for OrClear<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for OrClear<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("OrClear{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<T>::json_schema(generator)
    }
}
