//! Parameters that the document does not know yet.

use serde::ser::{Error as _, SerializeMap};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

/// Parameters by their names on the wire, in their order.
#[derive(Clone, Default)]
pub struct Extra(Vec<(String, Option<Box<RawValue>>)>);

impl Extra {
    /// Sets one. A value that is no JSON ends the call with an error.
    pub fn insert(&mut self, name: String, value: &impl Serialize) {
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, to_raw_value(value).ok()));
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut map = writer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            let value = value.as_ref().ok_or_else(|| S::Error::custom(format!("`{name}` in `extra` is no JSON")))?;
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
