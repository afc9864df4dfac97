//! JSON in which no object has a key twice: two readers of it cannot see different things.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Checks a document.
///
/// # Errors
/// The reason, and what is wrong with the body.
pub(super) fn check(json: &str) -> Result<(), (&'static str, &'static str)> {
    match serde_json::from_str::<Unique>(json) {
        Ok(Unique) => Ok(()),
        Err(error) if error.is_data() => Err(("repeated", "has a key twice in one object")),
        Err(_) => Err(("malformed", "is not JSON")),
    }
}

/// Any value that holds no such object. Reading it keeps nothing but the keys of the objects around.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(Values)
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Unique;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_str<E>(self, _: &str) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_unit<E>(self) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Unique, A::Error> {
        while items.next_element::<Unique>()?.is_some() {}
        Ok(Unique)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Unique, A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = members.next_key::<String>()? {
            if !seen.insert(key) {
                return Err(A::Error::custom("a key stands twice"));
            }
            members.next_value::<Unique>()?;
        }
        Ok(Unique)
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_key_may_stand_once_in_each_object_however_it_is_written() {
        assert_eq!(check(r#"{"a": [{"a": 1}, {"a": 2.5e3}], "b": {"a": null, "c": true}}"#), Ok(()));
        for twice in [r#"{"a": 1, "a": 1}"#, r#"[{"b": {"a": 1, "\u0061": 2}}]"#] {
            assert_eq!(check(twice).map_err(|(reason, _)| reason), Err("repeated"), "{twice}");
        }
        for other in ["", "{", r#"{"a"}"#, r#"{"a": 1} {}"#, r#"["\ud800"]"#, r#"{1: 2}"#] {
            assert_eq!(check(other).map_err(|(reason, _)| reason), Err("malformed"), "{other}");
        }
        let deep = "[".repeat(1_000_000);
        assert_eq!(check(&deep).map_err(|(reason, _)| reason), Err("malformed"));
    }
}
