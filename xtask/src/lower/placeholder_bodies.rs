//! The runtime writes every body itself, once. progenitor gets a stand-in for it, and the types that only requests need
//! leave its document.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::document::{Document, Refusal, reference};

/// The name of the stand-in's schema.
pub const BODY: &str = "RebuttalRequestBody";

/// Puts the stand-in into every operation and removes what only bodies reach.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut any = false;
    if let Some(Value::Object(paths)) = document.root.get_mut("paths") {
        for operation in paths.values_mut().filter_map(Value::as_object_mut).flat_map(|item| item.values_mut()) {
            if let Some(body) = operation.get_mut("requestBody") {
                *body = json!({ "required": true, "content": { "application/json": { "schema": reference(BODY) } } });
                any = true;
            }
        }
    }
    let mut reached = BTreeSet::new();
    for root in ["paths", "x-webhooks"] {
        if let Some(value) = document.root.get(root) {
            reach(&document.root, value, &mut reached);
        }
    }
    if let Some(Value::Object(schemas)) = document.root.pointer_mut("/components/schemas") {
        schemas.retain(|name, _| reached.contains(name));
        if any {
            schemas.insert(BODY.to_owned(), json!({ "type": "object", "properties": {} }));
        }
    }
    Ok(document)
}

fn reach(root: &Value, value: &Value, reached: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if let Some(name) = crate::document::referenced(value)
                && reached.insert(name.to_owned())
                && let Some(schema) = root.pointer(&format!("/components/schemas/{name}"))
            {
                reach(root, schema, reached);
            }
            map.values().for_each(|inner| reach(root, inner, reached));
        }
        Value::Array(list) => list.iter().for_each(|inner| reach(root, inner, reached)),
        _ => {}
    }
}
