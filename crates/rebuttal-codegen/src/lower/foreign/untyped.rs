//! What has no type gets the one that its other words imply; what has none gets any JSON.

use serde_json::{Value, json};

use super::walk;
use crate::document::{Document, Refusal};

/// Types every schema.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    walk::schemas(&mut document.root, &mut |schema, _| {
        let Some(map) = schema.as_object_mut() else { return };
        let kept = ["$ref", "allOf", "oneOf", "anyOf", "x-json", "x-message"];
        if kept.iter().any(|key| map.contains_key(*key)) {
            return;
        }
        let has = |key: &str| map.contains_key(key);
        let implied = match map.get("type").and_then(Value::as_str) {
            Some("string" | "integer" | "number" | "boolean" | "array" | "object") => None,
            Some("file") => Some("string"),
            _ if has("properties") => Some("object"),
            _ if has("items") => Some("array"),
            _ if map
                .get("additionalProperties")
                .is_some_and(|inner| inner.as_object().is_some_and(|it| !it.is_empty())) =>
            {
                Some("object")
            }
            _ if map
                .get("enum")
                .and_then(Value::as_array)
                .is_some_and(|list| list.iter().all(|it| it.is_string() || it.is_null())) =>
            {
                Some("string")
            }
            _ if has("minLength") || has("maxLength") => Some("string"),
            _ => Some("json"),
        };
        match implied {
            Some("json") => return walk::open(schema),
            Some(ty) => {
                map.insert("type".to_owned(), ty.into());
            }
            None => {}
        }
        // Words of another type say nothing.
        match map.get("type").and_then(Value::as_str) {
            Some("object") => {
                map.shift_remove("items");
                map.shift_remove("enum");
                let of = map.get("additionalProperties").and_then(Value::as_object).is_some_and(|of| !of.is_empty());
                match map.get("properties").and_then(Value::as_object).map(|fields| !fields.is_empty()) {
                    // Fields that the document does not know are kept whatever they are.
                    Some(true) => {
                        map.shift_remove("additionalProperties");
                    }
                    _ if of => {
                        map.shift_remove("properties");
                        map.shift_remove("required");
                    }
                    _ => walk::open(schema),
                }
            }
            Some("array") => {
                map.shift_remove("properties");
                map.shift_remove("enum");
                map.entry("items").or_insert_with(|| json!({"x-json": true}));
            }
            _ => {
                for key in ["properties", "items", "additionalProperties", "required"] {
                    map.shift_remove(key);
                }
            }
        }
    });
    Ok(document)
}
