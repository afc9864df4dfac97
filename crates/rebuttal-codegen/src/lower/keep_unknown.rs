//! Every object keeps the fields that the document does not know: providers add some every year.

use serde_json::Value;

use crate::document::{Document, Refusal};

/// Adds `additionalProperties: {}` to every struct that says nothing about it, or that there will be none: there will.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if let Some(Value::Object(schemas)) = document.root.pointer_mut("/components/schemas") {
        for schema in schemas.values_mut().filter(|schema| schema.get("properties").is_some()) {
            if let Some(map) = schema.as_object_mut() {
                let more = map.entry("additionalProperties").or_insert(Value::Bool(false));
                if more.is_boolean() {
                    *more = Value::Object(serde_json::Map::new());
                }
            }
        }
    }
    Ok(document)
}
