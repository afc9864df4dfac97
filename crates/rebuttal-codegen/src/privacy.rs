//! Whether a document says of every free text, open map and open JSON if it may be shown.
//!
//! What is forgotten would be printed by every `Debug`, `repr` and log of the clients, so a new field has to say.

use serde_json::Value;

use crate::document::{Document, Refusal, segment};

/// Every field and parameter that says neither `x-private` nor `x-public`, and does not say by its type what it holds.
pub fn unmarked(document: &Document) -> Vec<Refusal> {
    let problem = "Nothing says whether this may be shown in logs.";
    let cure = "Write x-private and which kind of data it holds, or x-public and what it is; an enum, a time or \
                x-identifier says it, too.";
    pointers(document).iter().map(|place| document.refuse(place, problem, cure)).collect()
}

/// The pointers of these.
pub fn pointers(document: &Document) -> Vec<String> {
    let mut pointers = Vec::new();
    for place in ["components", "paths"] {
        if let Some(value) = document.root.get(place) {
            walk(value, &format!("/{place}"), &mut pointers);
        }
    }
    pointers
}

fn walk(value: &Value, at: &str, pointers: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let at = format!("{at}/{}", segment(key));
                if let (true, Value::Object(properties)) = (key == "properties", inner) {
                    for (name, schema) in properties {
                        let at = format!("{at}/{}", segment(name));
                        pointers.extend(is_unmarked(schema).then(|| at.clone()));
                        walk(schema, &at, pointers);
                    }
                } else {
                    walk(inner, &at, pointers);
                }
            }
            // What stands in a path is an identifier always.
            if let Some(schema) = map.get("schema").filter(|_| map.get("in").is_some_and(|place| place == "query")) {
                pointers.extend(is_unmarked(schema).then(|| format!("{at}/schema")));
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                walk(inner, &format!("{at}/{index}"), pointers);
            }
        }
        _ => {}
    }
}

fn is_unmarked(schema: &Value) -> bool {
    let says = |key: &str| schema.get(key).is_some();
    // A reference is asked where it leads to.
    if ["x-private", "x-public", "$ref", "allOf", "enum"].into_iter().any(says) || schema["x-identifier"] == true {
        return false;
    }
    if schema["x-json"] == true {
        return true;
    }
    if let Some(pair) = schema["anyOf"].as_array() {
        return pair.iter().any(|one| one["x-json"] == true);
    }
    match schema["type"].as_str() {
        Some("string") => !matches!(schema["format"].as_str(), Some("date-time" | "byte" | "binary")),
        Some("array") => is_unmarked(&schema["items"]),
        Some("object") => schema.get("additionalProperties").is_some_and(is_unmarked),
        _ => false,
    }
}
