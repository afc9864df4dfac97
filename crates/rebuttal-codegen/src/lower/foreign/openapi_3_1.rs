//! Schemas of OpenAPI 3.1 are written in the words of 3.0: null is `nullable`, and what stands beside a reference is kept.

use serde_json::{Map, Value, json};

use super::walk;
use crate::document::{Document, Refusal};

/// Rewrites every schema; what is 3.0 already stays.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if let Some(root) = document.root.as_object_mut() {
        root.insert("openapi".to_owned(), "3.0.3".into());
    }
    walk::schemas(&mut document.root, &mut |schema, _| rewrite(schema));
    Ok(document)
}

fn rewrite(schema: &mut Value) {
    let Some(map) = schema.as_object_mut() else {
        // True and false are schemas, too.
        *schema = json!({});
        return;
    };
    types(map);
    if let Some(value) = map.shift_remove("const") {
        let ty = match &value {
            Value::String(_) => Some("string"),
            Value::Bool(_) => Some("boolean"),
            Value::Number(number) => Some(if number.is_f64() { "number" } else { "integer" }),
            _ => None,
        };
        if let Some(ty) = ty {
            map.entry("type").or_insert_with(|| ty.into());
            map.entry("enum").or_insert_with(|| json!([value]));
        }
    }
    if map.get("type").is_some_and(|ty| ty == "string") {
        let encoded = map.get("contentEncoding").and_then(Value::as_str).is_some_and(|kind| kind.starts_with("base64"));
        if encoded {
            map.entry("format").or_insert_with(|| "byte".into());
        } else if map.get("contentMediaType").is_some() {
            map.entry("format").or_insert_with(|| "binary".into());
        }
    }
    if map.shift_remove("prefixItems").is_some() {
        map.insert("items".to_owned(), json!({}));
    }
    // A boolean says no more than leaving it out: a struct's fields are open, an object without any is open JSON.
    if map.get("additionalProperties").is_some_and(Value::is_boolean) {
        map.shift_remove("additionalProperties");
    }
    beside_a_reference(map);
}

fn types(map: &mut Map<String, Value>) {
    let Some(Value::Array(list)) = map.get("type").cloned() else { return };
    let (null, others): (Vec<Value>, Vec<Value>) = list.into_iter().partition(|ty| ty == "null");
    if !null.is_empty() {
        map.insert("nullable".to_owned(), true.into());
    }
    match others.as_slice() {
        [] => {
            map.shift_remove("type");
        }
        [only] => {
            map.insert("type".to_owned(), only.clone());
        }
        several => {
            map.shift_remove("type");
            let each: Vec<Value> = several.iter().map(|ty| json!({"type": ty})).collect();
            map.insert("anyOf".to_owned(), each.into());
        }
    }
}

/// What stands beside a reference counts, also where 3.0 says that it does not: it was written for a reason.
fn beside_a_reference(map: &mut Map<String, Value>) {
    if map.len() < 2 || !map.contains_key("$ref") {
        return;
    }
    const AROUND: &[&str] = &["description", "nullable"];
    let around = |key: &str| AROUND.contains(&key) || key.starts_with("x-");
    let mut all = std::mem::take(map);
    let reference = all.shift_remove("$ref").unwrap_or_default();
    let mut list = vec![json!({"$ref": reference})];
    let (outer, inner): (Map<_, _>, Map<_, _>) = all.into_iter().partition(|(key, _)| around(key));
    const STRUCTURE: &[&str] = &["properties", "required", "allOf", "oneOf", "anyOf", "enum", "items"];
    if inner.keys().any(|key| STRUCTURE.contains(&key.as_str())) {
        list.push(Value::Object(inner));
    }
    map.insert("allOf".to_owned(), list.into());
    map.extend(outer);
}
