//! The runtime hands answers that are bytes to the caller by itself. progenitor gets an empty JSON object in their place,
//! because it has no use for their media types.

use serde_json::{Value, json};

use crate::document::{Document, Refusal};

/// Puts a stand-in into every answer that is bytes.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let Some(Value::Object(paths)) = document.root.get_mut("paths") else { return Ok(document) };
    for operation in paths.values_mut().filter_map(Value::as_object_mut).flat_map(|item| item.values_mut()) {
        let Some(Value::Object(responses)) = operation.get_mut("responses") else { continue };
        for content in responses.values_mut().filter_map(|response| response.get_mut("content")) {
            let binary = |media: &Value| media.pointer("/schema/format").is_some_and(|format| format == "binary");
            if content.as_object().is_some_and(|content| content.values().any(binary)) {
                *content =
                    json!({ "application/json": { "schema": { "type": "object", "additionalProperties": {} } } });
            }
        }
    }
    Ok(document)
}
