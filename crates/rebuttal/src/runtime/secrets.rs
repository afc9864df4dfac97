//! Texts that may be keys, held so that they are wiped when they are dropped.
//!
//! What other libraries copy is beyond reach: a JSON parser's scratch space, a connection's buffers, and the strings of
//! the language that the program is written in.

use std::io::{self, Write};

use serde_json::{Map, Value};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// A constructor's options as they were given.
#[derive(Default)]
pub struct Given(Map<String, Value>);

impl Given {
    /// Sets an option.
    pub fn insert(&mut self, name: String, value: Value) {
        if let Some(mut before) = self.0.insert(name, value) {
            wipe(&mut before);
        }
    }

    /// The names of those that are set.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

impl From<Map<String, Value>> for Given {
    fn from(options: Map<String, Value>) -> Self {
        Self(options)
    }
}

impl Zeroize for Given {
    fn zeroize(&mut self) {
        self.0.values_mut().for_each(wipe);
    }
}

impl Drop for Given {
    fn drop(&mut self) {
        self.zeroize();
    }
}

impl ZeroizeOnDrop for Given {}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(list) => list.iter_mut().for_each(wipe),
        Value::Object(map) => map.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Bytes that leave no copy behind where they grow.
pub(super) struct Wiped(Zeroizing<Vec<u8>>);

impl Wiped {
    pub(super) fn json(options: &Given) -> Zeroizing<Vec<u8>> {
        let mut bytes = Self(Zeroizing::default());
        // Memory takes every byte, and a map of text keys is always JSON.
        serde_json::to_writer(&mut bytes, &options.0).unwrap_or_else(|_| unreachable!("options are JSON"));
        bytes.0
    }
}

impl Write for Wiped {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let needed = self.0.len() + piece.len();
        if needed > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed * 2));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
        self.0.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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
    use serde_json::json;

    use super::*;

    fn given() -> Given {
        let Value::Object(map) = json!({"key": "sk_1", "secrets": ["whsec_1", "whsec_2"], "count": 7}) else {
            unreachable!("an object is written there")
        };
        map.into()
    }

    #[test]
    fn whatever_holds_keys_wipes_them_when_it_is_dropped() {
        fn wipes<T: ZeroizeOnDrop>() {}
        wipes::<Given>();
        wipes::<crate::OneOrMore>();
        wipes::<Zeroizing<Vec<u8>>>();
        let mut options = given();
        options.zeroize();
        assert_eq!(Value::Object(options.0.clone()), json!({"key": "", "secrets": ["", ""], "count": 7}));
    }

    #[test]
    fn options_are_written_as_json() {
        let found: Value = serde_json::from_slice(&Wiped::json(&given())).expect("JSON");
        assert_eq!(found, Value::Object(given().0.clone()));
        assert_eq!(&**Wiped::json(&Given::default()), b"{}");
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
