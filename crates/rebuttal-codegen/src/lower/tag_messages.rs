//! A message in an answer gets a format by which progenitor's types have our own in its place: which kind it is, and what of
//! it can be read, is told by the runtime.

use serde_json::{Value, json};

use crate::document::{Document, Refusal};

/// The format of what the Rust emitter makes the receiver's messages.
pub const MESSAGE: &str = "rebuttal-message";

/// Tags every message.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    tag(&mut document.root);
    Ok(document)
}

fn tag(value: &mut Value) {
    match value {
        Value::Object(map) if map.get("x-message").is_some_and(|message| message == true) => {
            let mut tagged = json!({"type": "string", "format": MESSAGE});
            if let Some(description) = map.get("description") {
                tagged["description"] = description.clone();
            }
            *value = tagged;
        }
        Value::Object(map) => map.values_mut().for_each(tag),
        Value::Array(list) => list.iter_mut().for_each(tag),
        _ => {}
    }
}
