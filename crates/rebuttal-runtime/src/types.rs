//! Types that generated structs are made of.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// A moment as the provider wrote it: the text is kept, so that nothing of it is lost.
///
/// Times have an order: by the moment, and by the text where that is the same. What is no time comes first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(String);

impl Ord for Time {
    fn cmp(&self, other: &Self) -> Ordering {
        self.to_datetime().cmp(&other.to_datetime()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Time {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment with its offset from UTC; none if the text is no ISO 8601 time with an offset, nor milliseconds since
    /// 1970 (13 digits).
    pub fn to_datetime(&self) -> Option<DateTime<FixedOffset>> {
        crate::time::parse(&self.0)
    }
}

impl From<String> for Time {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Time {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Bytes that travel as Base64 text, such as a document. It derefs to the bytes; debug output shows their number only.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(Bytes);

impl Base64 {
    /// The bytes.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} bytes]", self.0.len())
    }
}

impl Serialize for Base64 {
    fn serialize<S: serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Base64;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Base64 text")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Base64, E> {
                STANDARD.decode(text).map(Base64::from).map_err(|_| E::custom("text that is not Base64"))
            }
        }
        reader.deserialize_str(Text)
    }
}

/// A value that debug output does not show: evidence or personal data. [`expose`](Self::expose) opens it, so that each place
/// that does can be found. As JSON it is the value, because requests and stored messages need it.
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Hides a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for whoever has a reason to see it.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// The same by value.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[private]")
    }
}

impl<T> From<T> for Private<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

#[cfg(feature = "schemars")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use crate::types::{Base64, Private, Time};

    impl JsonSchema for Time {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Time".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "date-time" })
        }
    }

    impl JsonSchema for Base64 {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Base64".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "byte" })
        }
    }

    impl<T: JsonSchema> JsonSchema for Private<T> {
        fn inline_schema() -> bool {
            T::inline_schema()
        }

        fn schema_name() -> Cow<'static, str> {
            T::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            T::json_schema(generator)
        }
    }
}

/// One text or several, such as the keys that are good while they are exchanged. They are wiped when it is dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct OneOrMore(Vec<String>);

impl OneOrMore {
    pub(crate) fn into_texts(mut self) -> Zeroizing<Vec<String>> {
        std::mem::take(&mut self.0).into()
    }
}

impl fmt::Debug for OneOrMore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // They may be secrets.
        write!(f, "OneOrMore({})", self.0.len())
    }
}

impl From<&str> for OneOrMore {
    fn from(text: &str) -> Self {
        Self(vec![text.to_owned()])
    }
}

impl From<String> for OneOrMore {
    fn from(text: String) -> Self {
        Self(vec![text])
    }
}

impl<T: Into<String>> From<Vec<T>> for OneOrMore {
    fn from(texts: Vec<T>) -> Self {
        Self(texts.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<String>, const N: usize> From<[T; N]> for OneOrMore {
    fn from(texts: [T; N]) -> Self {
        Self(texts.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_keep_their_offset_and_their_text() {
        let cases = [
            ("2024-01-01T18:25:00+00:00", Some(0)),
            ("2023-09-20T23:41:32-07:00", Some(-7 * 3600)),
            ("2019-07-12T12:08:56.253+05:30", Some(5 * 3600 + 1800)),
            ("2026-11-22T03:44:00+0000", Some(0)),
            ("2026-11-22T03:44:00Z", Some(0)),
            ("2026-11-22T03:44:00", None),
            ("soon", None),
        ];
        for (text, offset) in cases {
            let time = Time::from(text);
            assert_eq!(time.to_datetime().map(|time| time.offset().local_minus_utc()), offset, "{text}");
            assert_eq!(time.as_str(), text);
        }
    }

    #[test]
    fn times_are_ordered_by_their_moments() {
        let mut times =
            ["2026-01-01T01:00:00+02:00", "2026-01-01T00:00:00Z", "2025-12-31T23:00:00Z", "soon"].map(Time::from);
        times.sort();
        let ordered = ["soon", "2025-12-31T23:00:00Z", "2026-01-01T01:00:00+02:00", "2026-01-01T00:00:00Z"];
        assert_eq!(times.each_ref().map(Time::as_str), ordered);
        assert_ne!(times[1], times[2], "the same moment, written in two ways");
    }

    #[test]
    fn private_values_are_not_shown_but_travel() {
        let name = Private::new("Jane".to_owned());
        assert_eq!(format!("{name:?}"), "[private]");
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"Jane\"");
        assert_eq!((name.expose().as_str(), name.clone().into_exposed().len()), ("Jane", 4));
    }
}
