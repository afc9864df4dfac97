//! The closer look at an answer that does not fit as it stands: scalars that arrived in another form are put into the
//! promised one, and what cannot be is reported with its place.
//!
//! Providers send a boolean as `"true"` and a number where text is promised. The text of a number is kept to the
//! letter, and everything that the shape does not know is copied byte for byte.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserializer;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::readable::{self, Trouble};
use super::shape::{FieldShape, Kind, ObjectShape};

/// Where and how a value does not fit.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit {
    /// A JSON pointer; empty for the whole.
    pub path: String,
    /// What was expected there.
    pub expected: String,
    /// What was found: a kind of value, never its content.
    pub found: String,
}

/// Rewrites `json` so that it fits `shape`, or says why it cannot.
///
/// # Errors
/// The first place, in reading order, that no rule mends.
pub fn mend(shape: &'static ObjectShape, json: &[u8]) -> Result<Vec<u8>, Misfit> {
    let raw: &RawValue = serde_json::from_slice(json).map_err(|error| Misfit {
        path: String::new(),
        expected: "JSON".to_owned(),
        found: if error.is_eof() { "a text that is cut off".to_owned() } else { "something else".to_owned() },
    })?;
    let mut out = Vec::with_capacity(json.len());
    value(&Kind::Object(shape), raw, &mut String::new(), &mut out)?;
    Ok(out)
}

fn value(kind: &Kind, raw: &RawValue, path: &mut String, out: &mut Vec<u8>) -> Result<(), Misfit> {
    let text = raw.get();
    let first = text.as_bytes().first().copied().unwrap_or(b' ');
    match (kind, first) {
        (Kind::Json, _) => anything(raw, path, out)?,
        (Kind::Boolean, b't' | b'f') => out.extend_from_slice(text.as_bytes()),
        (Kind::Text | Kind::Expandable(_), b'"') => anything(raw, path, out)?,
        (Kind::Text, b'-' | b'0'..=b'9' | b't' | b'f') => {
            out.push(b'"');
            out.extend_from_slice(text.as_bytes());
            out.push(b'"');
        }
        (Kind::Boolean, b'"') if matches!(text, "\"true\"" | "\"false\"") => {
            out.extend_from_slice(text.trim_matches('"').as_bytes());
        }
        (Kind::Base64, b'"') if is_base64(text) => out.extend_from_slice(text.as_bytes()),
        (Kind::Integer | Kind::UnixTime | Kind::Number, b'"' | b'-' | b'0'..=b'9') => number(kind, text, path, out)?,
        (Kind::Object(shape), b'{') => object(shape, raw, path, out)?,
        (Kind::Map(item), b'{') => map(item, raw, path, out)?,
        (Kind::List(item), b'[') => list(item, raw, path, out)?,
        (Kind::Expandable(object), b'{') => value(object, raw, path, out)?,
        (Kind::Clearable(_), b'n') => out.extend_from_slice(b"null"),
        (Kind::Clearable(inner), _) => value(inner, raw, path, out)?,
        _ => return Err(misfit(kind, path, first)),
    }
    Ok(())
}

/// What no document describes is copied as it is, if readers can follow it.
fn anything(raw: &RawValue, path: &str, out: &mut Vec<u8>) -> Result<(), Misfit> {
    readable::check(raw.get()).map_err(|trouble| troubled(trouble, path))?;
    out.extend_from_slice(raw.get().as_bytes());
    Ok(())
}

fn is_base64(quoted: &str) -> bool {
    use base64::Engine as _;
    let text = serde_json::from_str::<String>(quoted);
    text.is_ok_and(|text| base64::engine::general_purpose::STANDARD.decode(text).is_ok())
}

fn number(kind: &Kind, text: &str, path: &str, out: &mut Vec<u8>) -> Result<(), Misfit> {
    let bare = text.trim_matches('"');
    let fits = bare.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        && match kind {
            // Written anew it would be another text: it has a plus sign, or zeros before it.
            Kind::Integer | Kind::UnixTime => {
                bare.parse::<i64>().is_ok_and(|number| bare == "-0" || number.to_string() == bare)
            }
            _ => serde_json::from_str::<f64>(bare).is_ok(),
        };
    if !fits {
        return Err(misfit(kind, path, text.as_bytes()[0]));
    }
    // Readers take minus nothing for a fraction.
    let bare = if matches!(kind, Kind::Integer | Kind::UnixTime) && bare == "-0" { "0" } else { bare };
    out.extend_from_slice(bare.as_bytes());
    Ok(())
}

fn object(shape: &'static ObjectShape, raw: &RawValue, path: &mut String, out: &mut Vec<u8>) -> Result<(), Misfit> {
    let entries = entries(raw, path)?;
    let mut seen = BTreeSet::new();
    out.push(b'{');
    for (index, (key, item)) in entries.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write_key(key, out);
        let at = path.len();
        push(path, key);
        let Some(field) = shape.fields.iter().find(|field| field.wire == key) else {
            anything(item, path, out)?;
            path.truncate(at);
            continue;
        };
        if !seen.insert(field.wire) {
            return Err(Misfit { path: path.clone(), expected: "one value".into(), found: "the key twice".into() });
        }
        member(field, item, path, out)?;
        path.truncate(at);
    }
    out.push(b'}');
    match shape.fields.iter().find(|field| field.required && !seen.contains(field.wire)) {
        Some(field) => {
            push(path, field.wire);
            Err(Misfit { path: path.clone(), expected: field.kind.expected().into(), found: "nothing".into() })
        }
        None => Ok(()),
    }
}

fn member(field: &FieldShape, item: &RawValue, path: &mut String, out: &mut Vec<u8>) -> Result<(), Misfit> {
    if item.get() == "null" && (!field.required || field.nullable) {
        out.extend_from_slice(b"null");
        return Ok(());
    }
    value(&field.kind, item, path, out)
}

fn map(kind: &Kind, raw: &RawValue, path: &mut String, out: &mut Vec<u8>) -> Result<(), Misfit> {
    out.push(b'{');
    for (index, (key, item)) in entries(raw, path)?.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write_key(key, out);
        let at = path.len();
        push(path, key);
        value(kind, item, path, out)?;
        path.truncate(at);
    }
    out.push(b'}');
    Ok(())
}

fn list(kind: &Kind, raw: &RawValue, path: &mut String, out: &mut Vec<u8>) -> Result<(), Misfit> {
    let items: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(|_| misfit(kind, path, b'['))?;
    out.push(b'[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        let at = path.len();
        push(path, &index.to_string());
        value(kind, item, path, out)?;
        path.truncate(at);
    }
    out.push(b']');
    Ok(())
}

/// The members of an object in their order, doubles included.
fn entries<'a>(raw: &'a RawValue, path: &str) -> Result<Vec<(String, &'a RawValue)>, Misfit> {
    struct Entries;
    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(String, &'de RawValue)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(Entries).map_err(|_| Misfit {
        path: path.to_owned(),
        expected: "an object".into(),
        found: "one with a key that is not text".into(),
    })
}

fn write_key(key: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(serde_json::Value::from(key).to_string().as_bytes());
    out.push(b':');
}

/// Adds a segment to a JSON pointer (RFC 6901).
pub(crate) fn push(path: &mut String, segment: &str) {
    path.push('/');
    if segment.contains(['~', '/']) {
        path.push_str(&segment.replace('~', "~0").replace('/', "~1"));
    } else {
        path.push_str(segment);
    }
}

fn troubled(trouble: Trouble, path: &str) -> Misfit {
    let (expected, found) = trouble.words();
    Misfit { path: path.to_owned(), expected, found: found.to_owned() }
}

fn misfit(kind: &Kind, path: &str, first: u8) -> Misfit {
    let found = match first {
        b'"' => "text",
        b'{' => "an object",
        b'[' => "a list",
        b't' | b'f' => "true or false",
        b'n' => "null",
        _ => "a number",
    };
    let found = if found == kind.expected() { "one that does not fit" } else { found };
    Misfit { path: path.to_owned(), expected: kind.expected().to_owned(), found: found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::look::fits;
    use super::super::shape::Limits;
    use super::*;

    static INNER: ObjectShape = ObjectShape { name: "Inner", fields: &[field("value", Kind::Text, true)] };
    static LIST: Kind = Kind::List(&Kind::Integer);
    static OUTER: ObjectShape = ObjectShape {
        name: "Outer",
        fields: &[
            field("flag", Kind::Boolean, false),
            field("inner", Kind::Object(&INNER), true),
            field("list", LIST, false),
            field("many", Kind::Map(&Kind::Text), false),
        ],
    };

    const fn field(wire: &'static str, kind: Kind, required: bool) -> FieldShape {
        FieldShape {
            wire,
            name: wire,
            kind,
            required,
            nullable: false,
            clearable: false,
            private: false,
            identifier: false,
            limits: Limits::NONE,
        }
    }

    fn mended(json: &str) -> Result<String, (String, String)> {
        mend(&OUTER, json.as_bytes())
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .map_err(|misfit| (misfit.path, misfit.found))
    }

    #[test]
    fn what_fits_is_left_alone() {
        for json in [
            r#"{"inner":{"value":"1"}}"#,
            r#"{"flag":null,"inner":{"value":"1","more":{"deep":[1e300]}},"list":[1,-2],"many":{"a":"b"},"new":[]}"#,
        ] {
            assert!(fits(&OUTER, json.as_bytes()), "{json}");
            assert_eq!(mended(json).unwrap(), json);
        }
    }

    #[test]
    fn scalars_in_another_form_are_put_right_and_numbers_keep_their_digits() {
        let json = r#"{"flag":"false","inner":{"value":9007199254740993.10},"list":["7"],"many":{"a":true}}"#;
        assert!(!fits(&OUTER, json.as_bytes()));
        let expected = r#"{"flag":false,"inner":{"value":"9007199254740993.10"},"list":[7],"many":{"a":"true"}}"#;
        let found = mended(json).unwrap();
        assert_eq!(found, expected);
        assert!(fits(&OUTER, found.as_bytes()));
    }

    #[test]
    fn minus_nothing_is_nothing_where_a_whole_number_stands() {
        for zero in ["-0", "\"-0\""] {
            let found = mended(&format!(r#"{{"inner":{{"value":"-0"}},"list":[{zero}]}}"#)).unwrap();
            assert_eq!(found, r#"{"inner":{"value":"-0"},"list":[0]}"#);
            assert!(fits(&OUTER, found.as_bytes()));
        }
    }

    #[test]
    fn what_nests_deeper_than_readers_can_follow_is_refused_where_it_stands() {
        for (depth, good) in [(readable::MOST, true), (readable::MOST + 1, false), (200_000, false)] {
            let json = format!(r#"{{"inner":{{"value":"a"}},"new":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
            assert_eq!(fits(&OUTER, json.as_bytes()), good, "{depth}");
            assert_eq!(mended(&json).map_err(|(path, _)| path), if good { Ok(json) } else { Err("/new".to_owned()) });
        }
    }

    #[test]
    fn what_cannot_be_mended_is_named_by_its_place() {
        let cases = [
            (r"{", "", "a text that is cut off"),
            (r"<html>", "", "something else"),
            (r"[]", "", "a list"),
            (r"{}", "/inner", "nothing"),
            (r#"{"inner":null}"#, "/inner", "null"),
            (r#"{"inner":{"value":{}}}"#, "/inner/value", "an object"),
            (r#"{"inner":{"value":"a","value":"b"}}"#, "/inner/value", "the key twice"),
            (r#"{"inner":{"value":"a"},"flag":"yes"}"#, "/flag", "text"),
            (r#"{"inner":{"value":"a"},"list":[1,1.5]}"#, "/list/1", "a number"),
            (r#"{"inner":{"value":"a"},"many":{"a/b":[]}}"#, "/many/a~1b", "a list"),
            (r#"{"inner":{"value":"a"},"list":["+5"]}"#, "/list/0", "text"),
            (r#"{"inner":{"value":"a"},"list":[1,"007"]}"#, "/list/1", "text"),
            (r#"{"inner":{"value":"\ud800"}}"#, "/inner/value", "half a character"),
            (r#"{"inner":{"value":"a"},"many":{"\ud800":"b"}}"#, "/many", "one with a key that is not text"),
            (r#"{"inner":{"value":"a"},"new":"\ud800"}"#, "/new", "half a character"),
            (r#"{"inner":{"value":"a"},"new":[1e400]}"#, "/new", "one beyond all bounds"),
        ];
        for (json, path, found) in cases {
            assert!(!fits(&OUTER, json.as_bytes()), "{json}");
            assert_eq!(mended(json), Err((path.to_owned(), found.to_owned())), "{json}");
        }
    }
}
