//! A field marked `x-private` gets a format by which progenitor's types replace its text, or its open JSON, with one that
//! debug output does not show. So do the fields that the document does not know yet: nobody can say what they hold.

use serde_json::{Map, Value, json};

use super::EXPANDABLE;
use super::walk::each_in_schemas;
use crate::document::{Document, Refusal};

/// The format of texts that the Rust emitter converts.
pub const PRIVATE: &str = "rebuttal-private";

/// The same for any JSON.
pub const PRIVATE_JSON: &str = "rebuttal-private-json";

/// Tags everything private.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    each_in_schemas(&mut document, tag);
    Ok(document)
}

fn tag(map: &mut Map<String, Value>) {
    // Bytes and times have types of their own; that of bytes shows nothing either.
    let format = map.get("format").and_then(Value::as_str).unwrap_or_default();
    let special = matches!(format, "byte" | "date-time") || format.starts_with(EXPANDABLE);
    let text = !special && map.get("type").is_some_and(|ty| ty == "string");
    if map.contains_key("x-private") {
        if map.get("x-json").is_some_and(|open| open == true) {
            map.insert("type".to_owned(), "string".into());
            map.insert("format".to_owned(), PRIVATE_JSON.into());
        } else if text {
            map.insert("format".to_owned(), PRIVATE.into());
        }
    }
    if map.contains_key("properties") && map.get("additionalProperties") == Some(&json!({})) {
        map.insert("additionalProperties".to_owned(), json!({"type": "string", "format": PRIVATE_JSON}));
    }
}
