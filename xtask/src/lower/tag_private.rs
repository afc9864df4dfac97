//! A field marked `x-private` gets a format by which progenitor's types replace its text with one that debug output
//! does not show.

use serde_json::Value;

use crate::document::{Document, Refusal};

/// The format that the Rust emitter converts.
pub const PRIVATE: &str = "rebuttal-private";

/// Tags every private text.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    tag(&mut document.root);
    Ok(document)
}

fn tag(value: &mut Value) {
    match value {
        Value::Object(map) => {
            // Bytes and times have types of their own; that of bytes shows nothing either.
            let special = map.get("format").is_some_and(|format| format == "byte" || format == "date-time");
            let text = !special && map.get("type").is_some_and(|ty| ty == "string");
            if text && map.contains_key("x-private") {
                map.insert("format".to_owned(), PRIVATE.into());
            }
            map.values_mut().for_each(tag);
        }
        Value::Array(list) => list.iter_mut().for_each(tag),
        _ => {}
    }
}
