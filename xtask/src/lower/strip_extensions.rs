//! typify compares schemas to the letter when it looks for those that have a type of their own; an `x-` key beside a
//! format would make one different. Everything that the extensions say is in the `Api` already.

use serde_json::Value;

use crate::document::{Document, Refusal};

/// Takes every `x-` key out of the schemas.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if let Some(Value::Object(schemas)) = document.root.pointer_mut("/components/schemas") {
        schemas.values_mut().for_each(|schema| strip(schema, false));
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
