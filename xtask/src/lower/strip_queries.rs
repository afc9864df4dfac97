//! The runtime writes every query itself, in the style that the document gives to each parameter; progenitor knows one
//! style only.

use serde_json::Value;

use crate::document::{Document, Refusal};

/// Takes the query's parameters out of every operation.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let Some(Value::Object(paths)) = document.root.get_mut("paths") else { return Ok(document) };
    for operation in paths.values_mut().filter_map(Value::as_object_mut).flat_map(|item| item.values_mut()) {
        if let Some(Value::Array(parameters)) = operation.get_mut("parameters") {
            parameters.retain(|parameter| parameter.get("in").is_none_or(|place| place != "query"));
        }
    }
    Ok(document)
}
