//! Options as they were given. Their texts may be keys, so they are wiped when they are dropped.
//!
//! What other libraries copy is beyond reach: a JSON parser's scratch space, a connection's buffers, and the strings of
//! the language that the program is written in.

use std::fmt;
use std::time::Duration;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use zeroize::Zeroizing;

use crate::request::value::write_text;
use crate::{Error, ErrorKind, OneOrMore};

/// The value of an option as it was given.
pub enum OptionValue {
    /// Counts as not given.
    Null,
    /// One text.
    Text(Zeroizing<String>),
    /// Several texts.
    Texts(Zeroizing<Vec<String>>),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// Something that no option takes.
    Other,
}

/// The options of a constructor or a call as they were given.
#[derive(Default)]
pub struct Given(Vec<(String, OptionValue)>);

impl Given {
    /// Reads a JSON object; no bytes at all are no options.
    ///
    /// # Errors
    /// `ErrorKind::Config` if it is none; it never shows a value.
    pub fn read(json: &[u8]) -> Result<Self, Error> {
        if json.is_empty() {
            return Ok(Self::default());
        }
        serde_json::from_slice(json).map_err(|_| Error::new(ErrorKind::Config, "the options must be a JSON object"))
    }

    /// Sets an option.
    pub fn insert(&mut self, name: &str, value: impl Into<OptionValue>) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// The names of those that are set.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    pub(crate) fn take(&mut self, name: &str) -> Option<OptionValue> {
        let place = self.0.iter().position(|(known, value)| known == name && !matches!(value, OptionValue::Null))?;
        Some(self.0.swap_remove(place).1)
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Names only: secrets are among the values.
        f.debug_set().entries(self.names()).finish()
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(Object)
    }
}

struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        let mut given = Given::default();
        while let Some((name, value)) = map.next_entry::<String, OptionValue>()? {
            given.insert(&name, value);
        }
        Ok(given)
    }
}

impl<'de> Deserialize<'de> for OptionValue {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = OptionValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<OptionValue, E> {
        Ok(OptionValue::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<OptionValue, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<OptionValue, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<OptionValue, E> {
        Ok(i64::try_from(value).map_or(OptionValue::Other, OptionValue::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<OptionValue, E> {
        Ok(OptionValue::Number(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<OptionValue, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<OptionValue, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<OptionValue, A::Error> {
        // Room for a few keys, so that none is left behind when the list grows.
        let mut texts = Zeroizing::new(Vec::with_capacity(16));
        let mut texts_only = true;
        while let Some(item) = items.next_element()? {
            match item {
                OptionValue::Text(mut text) => texts.push(std::mem::take(&mut *text)),
                _ => texts_only = false,
            }
        }
        Ok(if texts_only { OptionValue::Texts(texts) } else { OptionValue::Other })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OptionValue, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(OptionValue::Other)
    }
}

impl OptionValue {
    /// As JSON.
    pub fn to_json(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::Null | Self::Other => out.extend_from_slice(b"null"),
            Self::Text(text) => write_text(text, &mut out),
            Self::Texts(texts) => {
                out.push(b'[');
                for (index, text) in texts.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    write_text(text, &mut out);
                }
                out.push(b']');
            }
            Self::Integer(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Self::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Self::Boolean(value) => out.extend_from_slice(value.to_string().as_bytes()),
        }
        out
    }
}

impl From<&str> for OptionValue {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for OptionValue {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<OneOrMore> for OptionValue {
    fn from(texts: OneOrMore) -> Self {
        Self::Texts(texts.into_texts())
    }
}

impl From<i64> for OptionValue {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<bool> for OptionValue {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<Duration> for OptionValue {
    fn from(value: Duration) -> Self {
        Self::Number(value.as_secs_f64())
    }
}

/// Whether a header takes the text. Many servers take more than ASCII, and no two read it alike.
#[cfg(feature = "client")]
pub fn visible(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'\t' || (32..127).contains(&byte))
}

/// A header's value that is wiped when the last request which carries it is gone; none if no header takes the text. Who
/// prints it sees nothing of it.
#[cfg(feature = "client")]
pub fn header(parts: &[&str]) -> Option<http::HeaderValue> {
    if !parts.iter().all(|part| visible(part)) {
        return None;
    }
    let mut text = Zeroizing::new(Vec::with_capacity(parts.iter().map(|part| part.len()).sum()));
    parts.iter().for_each(|part| text.extend_from_slice(part.as_bytes()));
    let mut value = http::HeaderValue::from_maybe_shared(bytes::Bytes::from_owner(text)).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_wipe_themselves() {
        fn wipes<T: zeroize::ZeroizeOnDrop>(_: &T) {}
        wipes(&OneOrMore::from("whsec_1"));
        match (OptionValue::from("sk_1"), OptionValue::from(OneOrMore::from(["whsec_1", "whsec_2"]))) {
            (OptionValue::Text(text), OptionValue::Texts(texts)) => {
                wipes(&text);
                wipes(&texts);
            }
            _ => unreachable!("texts are texts"),
        }
    }

    #[test]
    fn options_are_read_from_json() {
        let json =
            br#"{"key":"sk_1","keys":["a","b"],"odd":["a",1],"count":7,"wait":0.5,"on":true,"no":null,"big":{}}"#;
        let mut given = Given::read(json).expect("an object");
        assert_eq!(format!("{given:?}"), r#"{"key", "keys", "odd", "count", "wait", "on", "no", "big"}"#);
        assert!(matches!(given.take("key"), Some(OptionValue::Text(text)) if *text == "sk_1"));
        assert!(matches!(given.take("keys"), Some(OptionValue::Texts(texts)) if *texts == ["a", "b"]));
        assert!(matches!(given.take("odd"), Some(OptionValue::Other)));
        assert!(matches!(given.take("count"), Some(OptionValue::Integer(7))));
        assert!(matches!(given.take("wait"), Some(OptionValue::Number(0.5))));
        assert!(matches!(given.take("on"), Some(OptionValue::Boolean(true))));
        assert!(given.take("no").is_none() && given.take("none").is_none());
        assert!(matches!(given.take("big"), Some(OptionValue::Other)));
        assert!(Given::read(b"").is_ok() && Given::read(b"[]").is_err() && Given::read(b"{").is_err());
    }

    #[cfg(feature = "client")]
    #[test]
    fn a_header_holds_its_text_and_does_not_show_it() {
        let value = header(&["Bearer ", "sk_1"]).expect("a header");
        assert_eq!(value, "Bearer sk_1");
        assert_eq!(format!("{value:?}"), "Sensitive");
        assert!(header(&["a\nb"]).is_none());
        assert!(header(&["\u{e9}"]).is_none());
    }
}
