//! JSON that no document describes, as text: whatever reads it later decides about the order of keys and about numbers.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use crate::Private;
use crate::json::scan;

/// Any JSON value, as its text. It is equal to another one if the texts are.
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// The JSON of a value.
    ///
    /// # Errors
    /// If it has none, such as a map whose keys are no texts.
    pub fn new(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        to_raw_value(value).map(Self)
    }

    /// The text.
    pub fn get(&self) -> &str {
        self.0.get()
    }

    /// Reads it as a type.
    ///
    /// # Errors
    /// If it does not fit.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.get())
    }

    /// Of text that is JSON; what a reader in some language cannot hold is refused.
    fn read<E: serde::de::Error>(text: String) -> Result<Self, E> {
        scan::check(&text).map_err(|_| E::custom("JSON that not every reader can hold"))?;
        RawValue::from_string(text).map(Self).map_err(E::custom)
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for Json {}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(writer)
    }
}

/// By this name `serde_json` knows that its text is wanted, and not its value. From any other reader the text is made anew.
const RAW: &str = "$serde_json::private::RawValue";

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_newtype_struct(RAW, Text).and_then(Self::read)
    }
}

struct Text;

impl Text {
    fn of<E: serde::de::Error>(value: impl Serialize) -> Result<String, E> {
        serde_json::to_string(&value).map_err(E::custom)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, reader: D) -> Result<String, D::Error> {
        reader.deserialize_any(self)
    }

    fn visit_some<D: Deserializer<'de>>(self, reader: D) -> Result<String, D::Error> {
        reader.deserialize_any(self)
    }

    fn visit_unit<E>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }

    fn visit_none<E>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<String, E> {
        Self::of(value)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<String, E> {
        Self::of(value)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<String, E> {
        Self::of(value)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<String, E> {
        Self::of(value)
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<String, E> {
        Self::of(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<String, A::Error> {
        let mut items: Vec<Json> = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Self::of(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        let mut members = UnknownFields::default();
        while let Some(key) = map.next_key::<String>()? {
            if key == RAW {
                return map.next_value();
            }
            members.push(key, map.next_value()?);
        }
        Self::of(members.into_unique())
    }
}

/// The fields of an object that its document does not describe, in the order in which they were received.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct UnknownFields(Vec<(String, Private<Json>)>);

impl UnknownFields {
    /// The field of that name.
    pub fn get(&self, name: &str) -> Option<&Private<Json>> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Private<Json>)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a field that was received, for generated code.
    #[doc(hidden)]
    pub fn push(&mut self, name: String, value: Private<Json>) {
        self.0.push((name, value));
    }

    /// Leaves the last of those that were received several times, for generated code.
    #[doc(hidden)]
    pub fn into_unique(mut self) -> Self {
        if self.0.len() > 1 {
            let mut order: Vec<usize> = (0..self.0.len()).collect();
            order.sort_by_key(|&index| &self.0[index].0);
            let doubles = order.windows(2).filter(|pair| self.0[pair[0]].0 == self.0[pair[1]].0).map(|pair| pair[0]);
            let doubles: HashSet<usize> = doubles.collect();
            let mut index = 0..;
            self.0.retain(|_| index.next().is_none_or(|index| !doubles.contains(&index)));
        }
        self
    }
}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for UnknownFields {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_map(self.iter())
    }
}

/// A number, read from its text: `serde_json` alone reads the last digit of a long one inexactly.
#[doc(hidden)]
pub struct Number(f64);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = reader.deserialize_newtype_struct(RAW, Text)?;
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        number.map(Self).ok_or_else(|| D::Error::custom("a number was expected"))
    }
}

/// What holds [`Number`]s becomes what holds `f64`s.
#[doc(hidden)]
pub trait Numbers {
    /// The same with `f64`.
    type Plain;

    /// Takes the numbers out.
    fn plain(self) -> Self::Plain;
}

impl Numbers for Number {
    type Plain = f64;

    fn plain(self) -> f64 {
        self.0
    }
}

impl<T: Numbers> Numbers for Option<T> {
    type Plain = Option<T::Plain>;

    fn plain(self) -> Self::Plain {
        self.map(T::plain)
    }
}

impl<T: Numbers> Numbers for Vec<T> {
    type Plain = Vec<T::Plain>;

    fn plain(self) -> Self::Plain {
        self.into_iter().map(T::plain).collect()
    }
}

impl<T: Numbers> Numbers for std::collections::BTreeMap<String, T> {
    type Plain = std::collections::BTreeMap<String, T::Plain>;

    fn plain(self) -> Self::Plain {
        self.into_iter().map(|(key, value)| (key, value.plain())).collect()
    }
}

impl<T: Numbers> Numbers for Private<T> {
    type Plain = Private<T::Plain>;

    fn plain(self) -> Self::Plain {
        Private::new(self.into_exposed().plain())
    }
}

#[cfg(feature = "schemars")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Json, UnknownFields};

    impl JsonSchema for Json {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Json".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            true.into()
        }
    }

    impl JsonSchema for UnknownFields {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "UnknownFields".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "object", "additionalProperties": true })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize)]
    struct Parcel {
        id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        tonnes: Option<f64>,
        #[serde(flatten)]
        extra: UnknownFields,
    }

    crate::impl_deserialize! { Parcel { id: "id", tonnes: "tonnes" as Option<Number>, ..extra } }

    fn read(json: &str) -> Result<Parcel, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn unknown_fields_are_written_as_they_were_read() {
        for json in [
            r#"{"id":"a","z":1.10,"b":[1E2,{"y":1,"x":-0}],"a":"\u00e9","c":null}"#,
            r#"{"id":"a","tonnes":0.1,"n":12345678901234567890123}"#,
        ] {
            assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
        }
        let parcel = read(r#"{"id":"a", "z" : {"b": 1, "a": 2}}"#).unwrap();
        assert_eq!(
            (parcel.extra.get("z").map(|json| json.expose().get()), parcel.extra.get("y")),
            (Some(r#"{"b": 1, "a": 2}"#), None)
        );
        assert_eq!(format!("{parcel:?}"), r#"Parcel { id: "a", tonnes: None, extra: {"z": [private]} }"#);
    }

    #[test]
    fn of_unknown_fields_that_stand_twice_the_last_is_kept() {
        let parcel = read(r#"{"z":1,"id":"a","y":2,"z":3,"x":4,"z":5}"#).unwrap();
        assert_eq!(serde_json::to_string(&parcel).unwrap(), r#"{"id":"a","y":2,"x":4,"z":5}"#);
    }

    #[test]
    fn fields_that_are_missing_or_stand_twice_are_errors_unless_optional() {
        assert_eq!(read(r#"{"tonnes":null}"#).unwrap_err().to_string(), "missing field `id` at line 1 column 15");
        assert!(read(r#"{"id":"a","id":"b"}"#).unwrap_err().to_string().starts_with("duplicate field `id`"));
        assert!(read(r#"{"id":"a","tonnes":null}"#).is_ok_and(|parcel| parcel.tonnes.is_none()));
        assert!(read(r#"["a"]"#).is_err());
    }

    #[test]
    fn numbers_are_read_exactly() {
        for text in
            ["0.1", "123456789.01234567", "9007199254740993e-10", "5e-324", "1.7976931348623157e308", "-0.0", "7"]
        {
            let parcel = read(&format!(r#"{{"id":"a","tonnes":{text}}}"#)).unwrap();
            assert_eq!(parcel.tonnes.map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
        }
        for text in ["1e400", "\"1\"", "true", "[1]"] {
            assert!(read(&format!(r#"{{"id":"a","tonnes":{text}}}"#)).is_err(), "{text}");
        }
    }

    #[test]
    fn what_some_reader_cannot_hold_is_no_json_of_ours() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        for bad in [r#""\ud800""#, "1e400", &deep] {
            assert!(read(&format!(r#"{{"id":"a","new":{bad}}}"#)).is_err(), "{bad}");
            assert!(serde_json::from_str::<Json>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn other_readers_than_those_of_text_can_be_used() {
        let json = r#"{"id":"a","tonnes":1.5,"new":[null,true,-1,2.5,"x",{"y":{}}]}"#;
        let parcel = read(json).unwrap();
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::from_value::<Parcel>(value).unwrap(), parcel);
        #[derive(Deserialize)]
        struct Around {
            #[serde(flatten)]
            parcel: Parcel,
        }
        assert_eq!(serde_json::from_str::<Around>(json).unwrap().parcel, parcel);
        assert_eq!(Json::new(&[1, 2]).unwrap().to::<Vec<i64>>().unwrap(), [1, 2]);
    }
}
