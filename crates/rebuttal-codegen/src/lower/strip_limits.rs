//! progenitor's types would refuse an answer for a limit, and no option could lift it. Limits are a table that only
//! requests are checked against.

use serde_json::Value;

use crate::document::{Document, Refusal};

const LIMITS: &[&str] = &[
    "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "default",
];

/// Takes every limit and default out of the schemas and parameters.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if let Some(schemas) = document.root.pointer_mut("/components/schemas") {
        strip(schemas, true);
    }
    if let Some(paths) = document.root.get_mut("paths") {
        strip(paths, false);
    }
    Ok(document)
}

/// `names`: the keys of this map are names that the provider chose, not keywords.
fn strip(value: &mut Value, names: bool) {
    match value {
        Value::Object(map) => {
            if !names {
                map.retain(|key, _| !LIMITS.contains(&key.as_str()));
            }
            for (key, inner) in map.iter_mut() {
                strip(inner, !names && matches!(key.as_str(), "properties"));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| strip(inner, false)),
        _ => {}
    }
}
