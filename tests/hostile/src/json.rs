//! Whether one JSON holds what another holds.

use std::fmt;

use rebuttal_schema::{Kind, Provider};
use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

/// Checks that `now` is `before` with nothing lost, added or moved, but for what is listed as unreadable. Only scalars may
/// have changed their form, and none its digits or letters.
///
/// # Panics
/// If something is not as it was.
pub fn kept(before: &[u8], now: &[u8], unreadable: &[String]) {
    let read = |json| serde_json::from_slice::<&RawValue>(json);
    let now = read(now).unwrap_or_else(|error| panic!("no JSON was made of JSON: {error}"));
    same(read(before).unwrap(), now, "", unreadable);
}

fn same(before: &RawValue, now: &RawValue, path: &str, unreadable: &[String]) {
    let (was, is) = (before.get(), now.get());
    if was == is {
        return;
    }
    match (was.as_bytes()[0], is.as_bytes()[0]) {
        (b'{', b'{') => {
            let (was, is) = (members(before), members(now));
            let mut is = is.iter().peekable();
            for (key, was) in was {
                let shown = String::from_utf8_lossy(&key).replace('~', "~0").replace('/', "~1");
                let at = format!("{path}/{shown}");
                match is.next_if(|(found, _)| *found == key) {
                    Some((_, is)) => same(was, is, &at, unreadable),
                    None => assert!(unreadable.contains(&at), "{at} is lost, and nobody said so"),
                }
            }
            assert!(is.next().is_none(), "something is added at {path}");
        }
        (b'[', b'[') => {
            let read = |raw: &str| serde_json::from_str::<Vec<Box<RawValue>>>(raw).unwrap();
            let (was, is) = (read(was), read(is));
            let mut is = is.iter();
            for (index, was) in was.iter().enumerate() {
                let at = format!("{path}/{index}");
                if !unreadable.contains(&at) {
                    same(was, is.next().unwrap_or_else(|| panic!("{at} is lost")), &at, unreadable);
                }
            }
            assert!(is.next().is_none(), "something is added at {path}");
        }
        // Minus nothing is nothing.
        _ => assert!(bare(was) == bare(is) || (bare(was), is) == ("-0", "0"), "{was} {is}"),
    }
}

fn bare(scalar: &str) -> &str {
    scalar.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(scalar)
}

/// Keys as bytes: half a character is no text.
pub(crate) fn members(raw: &RawValue) -> Vec<(Vec<u8>, &RawValue)> {
    struct Key;
    impl<'de> DeserializeSeed<'de> for Key {
        type Value = Vec<u8>;

        fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Vec<u8>, D::Error> {
            reader.deserialize_bytes(self)
        }
    }
    impl Visitor<'_> for Key {
        type Value = Vec<u8>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a key")
        }

        fn visit_bytes<E>(self, key: &[u8]) -> Result<Vec<u8>, E> {
            Ok(key.to_vec())
        }
    }
    struct Members;
    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(Vec<u8>, &'de RawValue)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(key) = map.next_key_seed(Key)? {
                members.push((key, map.next_value()?));
            }
            Ok(members)
        }
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(Members).unwrap()
}

/// Whether a value holds nothing that its shape does not describe.
pub fn known(tables: &Provider, kind: Kind, json: &[u8]) -> bool {
    serde_json::from_slice(json).is_ok_and(|value: Value| knows(tables, kind, &value))
}

fn knows(tables: &Provider, kind: Kind, value: &Value) -> bool {
    let inside = |kind, value: &Value| knows(tables, tables.kind(kind), value);
    match (kind, value) {
        (Kind::Object(shape), Value::Object(map)) => map.iter().all(|(key, value)| {
            let field = tables.shape(shape).fields.iter().find(|field| field.wire == key);
            field.is_some_and(|field| knows(tables, field.kind, value))
        }),
        (Kind::List(item), Value::Array(list)) => list.iter().all(|value| inside(item, value)),
        (Kind::Map(item), Value::Object(map)) => map.values().all(|value| inside(item, value)),
        (Kind::Expandable(inner) | Kind::Clearable(inner), value) => inside(inner, value),
        _ => true,
    }
}

/// Fields whose 0 means the same as `null`, which their models have in its place.
const NEVER_AT_ZERO: &[&str] = &["/due_by"];

/// Checks that a model, written again, holds all that it was read from. An absent field and `null` are the same.
///
/// # Panics
/// If something was lost or made up.
pub fn covered(json: &[u8], written: &[u8]) {
    let read = |json| serde_json::from_slice::<Value>(json).unwrap();
    covers(&read(json), &read(written), "");
}

fn covers(json: &Value, written: &Value, path: &str) {
    match (json, written) {
        (Value::Object(json), Value::Object(written)) => {
            for key in json.keys().chain(written.keys()) {
                let value = |map: &serde_json::Map<String, Value>| map.get(key).cloned().unwrap_or_default();
                covers(&value(json), &value(written), &format!("{path}/{key}"));
            }
        }
        (Value::Array(json), Value::Array(written)) => {
            assert_eq!(json.len(), written.len(), "{path}");
            json.iter().zip(written).for_each(|(json, written)| covers(json, written, path));
        }
        (Value::Number(json), Value::Null) if NEVER_AT_ZERO.iter().any(|field| path.ends_with(field)) => {
            assert_eq!(json.as_f64(), Some(0.0), "{path}");
        }
        (Value::Number(json), Value::Number(written)) => assert_eq!(json.as_f64(), written.as_f64(), "{path}"),
        // A list or map is always there, be it empty.
        (Value::Null, Value::Array(list)) | (Value::Array(list), Value::Null) => assert!(list.is_empty(), "{path}"),
        (Value::Null, Value::Object(map)) | (Value::Object(map), Value::Null) => assert!(map.is_empty(), "{path}"),
        _ => assert_eq!(json, written, "{path}"),
    }
}
