//! progenitor's converted types are found by comparing whole schemas, and an extension of ours that stands in one makes it
//! another. Without this rule a private text would be a plain one.

use serde_json::Value;

use crate::document::{Document, Refusal};

/// Takes every `x-` key out of the schemas and operations.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if let Some(schemas) = document.root.pointer_mut("/components/schemas") {
        strip(schemas, true);
    }
    if let Some(paths) = document.root.get_mut("paths") {
        strip(paths, true);
    }
    Ok(document)
}

/// `names`: the keys of this map are names that the provider chose, not keywords.
fn strip(value: &mut Value, names: bool) {
    match value {
        Value::Object(map) => {
            if !names {
                map.retain(|key, _| !key.starts_with("x-"));
            }
            for (key, inner) in map.iter_mut() {
                strip(inner, !names && key == "properties");
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| strip(inner, false)),
        _ => {}
    }
}
