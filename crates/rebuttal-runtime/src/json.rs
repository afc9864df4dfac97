//! Single values of a JSON document, found without reading the rest of it.

use std::borrow::Cow;

use serde_json::value::RawValue;

/// The text at a place in a JSON document; a number or boolean as it is written. Reads no more than it must own.
pub fn pluck<'a>(json: &'a [u8], place: &[&str]) -> Option<Cow<'a, str>> {
    let raw = find(json, place)?;
    match raw.get().as_bytes().first()? {
        b'"' => match serde_json::from_str::<&str>(raw.get()) {
            Ok(borrowed) => Some(Cow::Borrowed(borrowed)),
            Err(_) => serde_json::from_str::<String>(raw.get()).ok().map(Cow::Owned),
        },
        b'n' | b'{' | b'[' => None,
        _ => Some(Cow::Borrowed(raw.get())),
    }
}

/// Whether anything but null stands at a place in a JSON document.
pub(crate) fn present(json: &[u8], place: &[&str]) -> bool {
    find(json, place).is_some_and(|raw| raw.get() != "null")
}

fn find<'a>(json: &'a [u8], place: &[&str]) -> Option<&'a RawValue> {
    if place.is_empty() {
        return None;
    }
    let mut raw: &RawValue = serde_json::from_slice(json).ok()?;
    for key in place {
        raw = member(raw, key)?;
    }
    Some(raw)
}

/// The value of a key; none if the key is missing or stands twice, because then nobody knows which one counts.
pub(crate) fn member<'a>(raw: &'a RawValue, key: &str) -> Option<&'a RawValue> {
    use serde::Deserializer;
    use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};

    /// Whether a key is this one. As bytes: JSON allows keys that are no text, and they hide no other.
    struct Is<'k>(&'k str);
    impl<'de> DeserializeSeed<'de> for Is<'_> {
        type Value = bool;

        fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<bool, D::Error> {
            reader.deserialize_bytes(self)
        }
    }
    impl Visitor<'_> for Is<'_> {
        type Value = bool;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a key")
        }

        fn visit_bytes<E>(self, key: &[u8]) -> Result<bool, E> {
            Ok(key == self.0.as_bytes())
        }
    }

    struct Member<'k>(&'k str);
    impl<'de> Visitor<'de> for Member<'_> {
        type Value = Option<&'de RawValue>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = None;
            while let Some(is) = map.next_key_seed(Is(self.0))? {
                if !is {
                    map.next_value::<IgnoredAny>()?;
                } else if found.replace(map.next_value()?).is_some() {
                    return Err(A::Error::custom("a key that stands twice"));
                }
            }
            Ok(found)
        }
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(Member(key)).ok().flatten()
}
