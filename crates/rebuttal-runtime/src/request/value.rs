//! The parameters of a call as they were given: a tree of JSON values in the caller's order, in which a number keeps its
//! text.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// How deep parameters may nest; `serde_json` refuses what goes deeper, too.
const DEEPEST: usize = 128;

/// A value of a request. Debug output has its kind only, because it may be evidence.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// `null`, which clears.
    Null,
    /// True or false.
    Boolean(bool),
    /// A number as it was written.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object, its members in their order.
    Object(Members),
    /// The content of one of the call's files, by its number among those that were found.
    File(usize),
}

/// The members of an object, in their order.
pub type Members = Vec<(String, Value)>;

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "Null",
            Self::Boolean(_) => "Boolean(…)",
            Self::Number(_) => "Number(…)",
            Self::Text(_) => "Text(…)",
            Self::List(_) => "List(…)",
            Self::Object(_) => "Object(…)",
            Self::File(_) => "File(…)",
        })
    }
}

impl Value {
    /// Reads JSON.
    ///
    /// # Errors
    /// If it is no JSON, nests too deep, or has a key twice.
    pub fn read(json: &[u8]) -> Result<Self, serde_json::Error> {
        of(serde_json::from_slice(json)?, DEEPEST)
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// As it is written in a path, a query or a form: text as it is, nothing for `null`.
    ///
    /// An object or a list has no such form; it is written as JSON.
    pub fn to_plain_text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => text.clone(),
            other => {
                let mut out = Vec::new();
                other.write(&mut out);
                String::from_utf8_lossy(&out).into_owned()
            }
        }
    }

    /// Appends it as compact JSON.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.write_with(out, &mut |_, out| out.extend_from_slice(b"null"));
    }

    /// The same; `file` writes the content of each file.
    pub(crate) fn write_with(&self, out: &mut Vec<u8>, file: &mut dyn FnMut(usize, &mut Vec<u8>)) {
        match self {
            Self::Null => out.extend_from_slice(b"null"),
            Self::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
            Self::Number(text) => out.extend_from_slice(text.as_bytes()),
            Self::Text(text) => write_text(text, out),
            Self::File(number) => file(*number, out),
            Self::List(items) => {
                out.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    item.write_with(out, file);
                }
                out.push(b']');
            }
            Self::Object(members) => {
                out.push(b'{');
                for (index, (key, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    write_text(key, out);
                    out.push(b':');
                    value.write_with(out, file);
                }
                out.push(b'}');
            }
        }
    }
}

/// Appends text as a JSON string.
pub(crate) fn write_text(text: &str, out: &mut Vec<u8>) {
    // Memory takes every byte, and text is always JSON.
    serde_json::to_writer(out, text).unwrap_or_else(|_| unreachable!("text is JSON"));
}

/// The member of that name.
pub fn member<'a>(members: &'a Members, name: &str) -> Option<&'a Value> {
    members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

fn of(raw: &RawValue, depth: usize) -> Result<Value, serde_json::Error> {
    let text = raw.get();
    let inside = || depth.checked_sub(1).ok_or_else(|| serde::de::Error::custom("it nests too deep"));
    Ok(match text.as_bytes().first() {
        Some(b'n') => Value::Null,
        Some(b't') => Value::Boolean(true),
        Some(b'f') => Value::Boolean(false),
        Some(b'"') => Value::Text(serde_json::from_str(text)?),
        Some(b'[') => {
            let (items, depth) = (serde_json::from_str::<Vec<&RawValue>>(text)?, inside()?);
            Value::List(items.into_iter().map(|item| of(item, depth)).collect::<Result<_, _>>()?)
        }
        Some(b'{') => {
            let (entries, depth) = (serde_json::Deserializer::from_str(text).deserialize_map(Entries)?, inside()?);
            Value::Object(
                entries
                    .into_iter()
                    .map(|(key, value)| Ok((key, of(value, depth)?)))
                    .collect::<Result<_, serde_json::Error>>()?,
            )
        }
        _ => Value::Number(text.to_owned()),
    })
}

/// Reads an object's members in their order.
struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries: Self::Value = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        let mut keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        match keys.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(_) => Err(serde::de::Error::custom("a key stands twice in an object")),
            None => Ok(entries),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(json: &str) -> String {
        let mut out = Vec::new();
        Value::read(json.as_bytes()).expect(json).write(&mut out);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn order_and_the_text_of_numbers_are_kept() {
        for json in [r#"{"z":1,"a":{"c":1.10,"b":1e400,"n":-0}}"#, r#"["\u00e9",null,true,false,[],{}]"#] {
            assert_eq!(again(json), json.replace("\\u00e9", "é"));
        }
    }

    #[test]
    fn what_is_no_json_or_says_two_things_is_refused() {
        let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for json in ["", "{", "{'a':1}", r#"{"a":1,"a":2}"#, "NaN", &deep(200)] {
            assert!(Value::read(json.as_bytes()).is_err(), "{json}");
        }
        assert_eq!(again(&deep(100)), deep(100));
    }

    #[test]
    fn debug_output_shows_no_content() {
        let value = Value::read(br#"{"evidence":["secret",7,true]}"#).expect("JSON");
        assert_eq!(format!("{value:?}"), "Object(…)");
        let Value::Object(members) = value else { unreachable!("it is an object") };
        assert!(!format!("{:?}", members[0].1).contains("secret"));
    }

    #[test]
    fn scalars_have_a_plain_form() {
        let plain = |json: &str| Value::read(json.as_bytes()).expect(json).to_plain_text();
        assert_eq!(["null", "\"a b\"", "7", "false"].map(plain), ["", "a b", "7", "false"]);
        assert_eq!(Value::read(b"7").expect("a number").as_integer(), Some(7));
        assert_eq!(Value::read(b"7.0").expect("a number").as_integer(), None);
    }
}
