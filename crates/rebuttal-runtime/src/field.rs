//! A field of a request that can be cleared.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Private, Time};

/// What a request says about something that the provider keeps and that can be cleared.
///
/// A struct of such fields can be stored as JSON and read back: what is kept is absent, what is cleared is `null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Field<T> {
    /// Nothing: it stays as it is at the provider.
    #[default]
    Keep,
    /// The provider drops what it has.
    Clear,
    /// The new value.
    Set(T),
}

impl<T> Field<T> {
    /// Whether the request says nothing about it.
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// The new value, if there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Set(value) => value.serialize(writer),
            Self::Clear => writer.serialize_unit(),
            // A struct leaves it out. As `null` it would clear.
            Self::Keep => Err(serde::ser::Error::custom("`Field::Keep` is written by leaving the entry out")),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(reader)?.map_or(Self::Clear, Self::Set))
    }
}

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Field{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<T>::json_schema(generator)
    }
}

/// What a method takes for a field that can be cleared: a value, or a [`Field`].
pub trait IntoField<T> {
    /// As a field.
    fn into_field(self) -> Field<T>;
}

impl<T> IntoField<T> for Field<T> {
    fn into_field(self) -> Field<T> {
        self
    }
}

impl<T> IntoField<T> for T {
    fn into_field(self) -> Field<T> {
        Field::Set(self)
    }
}

macro_rules! into_field {
    ($($from:ty => $to:ty),* $(,)?) => {$(
        impl IntoField<$to> for $from {
            fn into_field(self) -> Field<$to> {
                Field::Set(self.to_owned().into())
            }
        }
    )*};
}

into_field! {
    &str => String,
    &String => String,
    &str => Private<String>,
    &String => Private<String>,
    String => Private<String>,
    &str => Time,
    String => Time,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Draft {
        #[serde(skip_serializing_if = "Field::is_keep")]
        kept: Field<String>,
        #[serde(skip_serializing_if = "Field::is_keep")]
        cleared: Field<String>,
        #[serde(skip_serializing_if = "Field::is_keep")]
        given: Field<Private<String>>,
    }

    #[test]
    fn a_draft_is_read_back_as_it_was_stored() {
        let draft = Draft { cleared: Field::Clear, given: "now".into_field(), ..Draft::default() };
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(json, r#"{"cleared":null,"given":"now"}"#);
        assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
    }

    #[test]
    fn what_is_kept_never_becomes_what_is_cleared() {
        assert!(serde_json::to_string(&[Field::<String>::Keep]).is_err());
    }
}
