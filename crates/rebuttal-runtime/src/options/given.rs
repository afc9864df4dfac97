//! Options as they were given. Their texts may be keys, so they are wiped when they are dropped.
//!
//! What other libraries copy is beyond reach: a JSON parser's scratch space, a connection's buffers, and the strings of
//! the language that the program is written in.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use rebuttal_schema::{Credentials, OptionKind, OptionSpec};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use zeroize::Zeroizing;

use crate::escape::{self, NAME};
use crate::options::refusals::unknown;
use crate::options::style::Style;
use crate::{Error, ErrorKind, OneOrMore};

/// The value of an option as it was given.
#[derive(Clone)]
pub enum OptionValue {
    /// JSON's `null`, which no option takes.
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
    /// What is no JSON in the caller's language.
    Object(HostObject),
}

/// A value of the caller's language that is no JSON. It crosses as `{"is": "a Path", "text": "/etc/ca.pem"}`.
#[derive(Clone, Default)]
pub struct HostObject {
    /// What it is, as that language says it, with an article; empty for JSON that no option takes.
    pub is: String,
    /// The text of a path or URL.
    pub text: Option<Zeroizing<String>>,
}

/// The options of a constructor or a call as they were given.
#[derive(Clone, Default)]
pub struct Given {
    values: Vec<(&'static str, OptionValue)>,
    /// With the options of environment variables: which of them are those. What is missing is a variable then.
    from_env: Option<Vec<&'static str>>,
    /// How numbers of seconds are written, and names for the caller.
    pub(crate) style: Style,
}

impl Given {
    /// Reads a JSON object of these options; no bytes at all are no options.
    ///
    /// # Errors
    /// `ErrorKind::Config` if it is none, or that names the option which there is not; it never shows a value.
    pub fn read(json: &[u8], specs: &'static [OptionSpec], style: Style) -> Result<Self, Error> {
        let mut given = Self { style, ..Self::default() };
        let none = |_| Error::new(ErrorKind::Config, "the options must be a JSON object").with_field("options");
        let members = if json.is_empty() { Members::default() } else { serde_json::from_slice(json).map_err(none)? };
        for (name, value) in members.0 {
            let spec = specs.iter().find(|spec| style.name(spec.name) == name.as_str());
            given.insert(spec.ok_or_else(|| unknown(specs, &name, style))?.name, value);
        }
        Ok(given)
    }

    /// The same of the options of one call.
    ///
    /// # Errors
    /// `ErrorKind::InvalidArgument`, because the client itself is sound.
    pub fn read_call(json: &[u8], specs: &'static [OptionSpec], style: Style) -> Result<Self, Error> {
        Self::read(json, specs, style).map_err(Error::of_call)
    }

    /// Sets an option.
    pub fn insert(&mut self, name: &'static str, value: impl Into<OptionValue>) {
        self.values.retain(|(known, _)| *known != name);
        self.values.push((name, value.into()));
        if let Some(read) = &mut self.from_env {
            read.retain(|known| *known != name);
        }
    }

    /// Marks what is set as read from environment variables.
    pub(crate) fn read_from_env(mut self) -> Self {
        self.from_env = Some(self.names().collect());
        self
    }

    /// Whether environment variables were read for the options that are not set.
    pub(crate) fn is_from_env(&self) -> bool {
        self.from_env.is_some()
    }

    /// Forgets what a variable gave for an option in place of which the program gave another.
    pub(crate) fn forget_read(&mut self, name: &str) {
        if self.from_env.as_ref().is_some_and(|read| read.contains(&name)) {
            self.values.retain(|(known, _)| *known != name);
        }
    }

    /// Sets those of the credentials that are options here.
    pub fn insert_credentials(&mut self, specs: &'static [OptionSpec], credentials: &impl Credentials) {
        for (name, value) in credentials.options() {
            if let Some(spec) = specs.iter().find(|spec| spec.name == name) {
                self.insert(spec.name, value.to_owned());
            }
        }
    }

    /// Sets an option from a variable, whose durations are in seconds in all languages.
    pub(crate) fn insert_read(&mut self, spec: &'static OptionSpec, value: OptionValue) {
        let value = match value {
            OptionValue::Number(seconds) if spec.kind == OptionKind::Seconds => {
                OptionValue::Number(seconds * self.style.per_second())
            }
            value => value,
        };
        self.insert(spec.name, value);
    }

    /// The names of those that are set.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.values.iter().map(|(name, _)| *name)
    }

    /// Whether an option is set.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }

    /// Those that are not among `others`, as a JSON object in its style.
    pub fn beside(&self, others: &[&str]) -> Vec<u8> {
        let more = self.values.iter().filter(|(name, _)| !others.contains(name));
        let more: BTreeMap<_, _> = more.map(|(name, value)| (self.style.name(name), value)).collect();
        // Text, numbers and lists of text only, which JSON always takes.
        serde_json::to_vec(&more).unwrap_or_default()
    }

    pub(crate) fn take(&mut self, name: &str) -> Option<OptionValue> {
        let place = self.values.iter().position(|(known, _)| *known == name)?;
        Some(self.values.swap_remove(place).1)
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Names only: secrets are among the values.
        f.debug_set().entries(self.names()).finish()
    }
}

/// A JSON object of options.
#[derive(Default)]
struct Members(Vec<(String, OptionValue)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(Object)
    }
}

struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
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
        Ok(i64::try_from(value).map_or(OptionValue::Object(HostObject::default()), OptionValue::Integer))
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
        Ok(if texts_only { OptionValue::Texts(texts) } else { OptionValue::Object(HostObject::default()) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<OptionValue, A::Error> {
        let mut object = HostObject::default();
        while let Some(name) = map.next_key::<String>()? {
            match (name.as_str(), map.next_value()?) {
                ("is", OptionValue::Text(is)) => object.is = escape::owned(is.to_string(), NAME),
                ("text", OptionValue::Text(text)) => object.text = Some(text),
                _ => {}
            }
        }
        Ok(OptionValue::Object(object))
    }
}

impl Serialize for OptionValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Object(_) => to.serialize_unit(),
            Self::Text(text) => to.serialize_str(text),
            Self::Texts(texts) => texts.serialize(to),
            Self::Integer(number) => to.serialize_i64(*number),
            Self::Number(number) => to.serialize_f64(*number),
            Self::Boolean(value) => to.serialize_bool(*value),
        }
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

    const fn option(name: &'static str) -> OptionSpec {
        OptionSpec { name, kind: OptionKind::Seconds, ..OptionSpec::EMPTY }
    }

    const SPECS: &[OptionSpec] = &[
        option("api_key"),
        option("keys"),
        option("odd"),
        option("count"),
        option("max_wait"),
        option("on"),
        option("no"),
        option("path"),
    ];

    #[test]
    fn options_are_read_from_json() {
        let json = br#"{"apiKey":"sk_1","keys":["a","b"],"odd":["a",1],"count":7,"maxWait":0.5,"on":true,"no":null,
            "path":{"is":"a path","text":"/x","more":[]}}"#;
        let mut given = Given::read(json, SPECS, Style::Camel).expect("an object");
        let names = r#"{"api_key", "keys", "odd", "count", "max_wait", "on", "no", "path"}"#;
        assert_eq!(format!("{given:?}"), names);
        assert!(matches!(given.take("api_key"), Some(OptionValue::Text(text)) if *text == "sk_1"));
        assert!(matches!(given.take("keys"), Some(OptionValue::Texts(texts)) if *texts == ["a", "b"]));
        assert!(matches!(given.take("odd"), Some(OptionValue::Object(object)) if object.is.is_empty()));
        assert!(matches!(given.take("count"), Some(OptionValue::Integer(7))));
        assert!(matches!(given.take("max_wait"), Some(OptionValue::Number(0.5))));
        assert!(matches!(given.take("on"), Some(OptionValue::Boolean(true))));
        assert!(matches!(given.take("no"), Some(OptionValue::Null)) && given.take("none").is_none());
        let Some(OptionValue::Object(HostObject { is, text: Some(text) })) = given.take("path") else {
            unreachable!("a path is an object");
        };
        assert_eq!((is.as_str(), text.as_str()), ("a path", "/x"));
        let read = |json| Given::read(json, SPECS, Style::Camel);
        assert!(read(b"").is_ok() && read(b"[]").is_err() && read(b"{").is_err() && read(br#"{"api_key":1}"#).is_err());
    }

    #[test]
    fn options_are_written_as_json_in_their_style() {
        let mut given = Given { style: Style::Camel, ..Given::default() };
        given.insert("api_key", "sk_\"1");
        given.insert("keys", OneOrMore::from(["a", "b"]));
        given.insert("on", true);
        given.insert_read(&SPECS[4], OptionValue::Number(1.5));
        let json = given.beside(&["on"]);
        assert_eq!(String::from_utf8_lossy(&json), r#"{"apiKey":"sk_\"1","keys":["a","b"],"maxWait":1500.0}"#);
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
