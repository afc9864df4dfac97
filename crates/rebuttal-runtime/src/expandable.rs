//! A field that holds the id of an object, or the object itself.

use std::borrow::Cow;

use serde::de::{Error, IntoDeserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};

use crate::Json;
use crate::json::pluck;

/// The id of an object, or the object itself where the request asked for it to be expanded.
///
/// With no type given, the object is any JSON object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Expandable<T = Json> {
    /// Its id.
    Id(String),
    /// The object.
    Object(Box<T>),
}

impl<T> Expandable<T> {
    /// The object, if it is here.
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::Id(_) => None,
            Self::Object(object) => Some(object),
        }
    }
}

impl<T: Serialize> Expandable<T> {
    /// The id: the text itself, or the object's `id`. None if the object has none.
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Id(id) => Some(id.clone()),
            Self::Object(object) => pluck(&serde_json::to_vec(object).ok()?, &["id"]).map(Cow::into_owned),
        }
    }
}

// Derived, an untagged enum would read into a buffer first and lose where inside the object something does not fit.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Expandable<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Either<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = Expandable<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an id or an object")
            }

            fn visit_str<E: Error>(self, id: &str) -> Result<Self::Value, E> {
                String::deserialize(id.into_deserializer()).map(Expandable::Id)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(|object| Expandable::Object(Box::new(object)))
            }
        }
        reader.deserialize_any(Either(std::marker::PhantomData))
    }
}

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Expandable<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Expandable{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let object = generator.subschema_for::<T>();
        schemars::json_schema!({ "anyOf": [{ "type": "string" }, object] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Payment {
        id: String,
    }

    #[test]
    fn an_id_and_an_object_are_told_apart_and_written_as_they_were_read() {
        for (json, object) in [("\"ch_1\"", false), ("{\"id\":\"ch_1\"}", true)] {
            let read: Expandable<Payment> = serde_json::from_str(json).unwrap();
            assert_eq!((read.id().as_deref(), read.object().is_some()), (Some("ch_1"), object));
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
            let open: Expandable = serde_json::from_str(json).unwrap();
            assert_eq!(open.id().as_deref(), Some("ch_1"));
        }
        assert!(serde_json::from_str::<Expandable<Payment>>("7").is_err());
    }
}
