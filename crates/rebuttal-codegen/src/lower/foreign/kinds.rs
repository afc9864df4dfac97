//! A message whose field at the top can only have one text is known by it.

use serde_json::{Map, Value, json};

use super::walk;
use crate::document::{Document, NoteKind, Refusal, referenced, segment};

/// Gives `x-match` to every webhook that has none and whose message has such fields, and names its message.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let schemas = document.root.pointer("/components/schemas").and_then(Value::as_object).cloned().unwrap_or_default();
    let mut notes = Vec::new();
    walk::operations(&mut document.root, &mut |operation, at| {
        if !at.starts_with("/x-webhooks") {
            return;
        }
        operation.retain(|key, _| WEBHOOK.contains(&key.as_str()));
        let content = operation
            .get("requestBody")
            .and_then(|body| body.get("content")?.as_object()?.values().next()?.get("schema"));
        let Some(schema) = content else { return };
        let single = schema.get("allOf").and_then(Value::as_array).and_then(|list| list.first());
        let named = referenced(schema).or_else(|| single.and_then(referenced));
        let object = named.and_then(|name| schemas.get(name)).unwrap_or(schema);
        let found = constants(object, &schemas);
        if !found.is_empty() && !operation.contains_key("x-match") {
            notes.push((at.to_owned(), format!("the message is known by {}", Value::Object(found.clone()))));
            operation.insert("x-match".to_owned(), Value::Object(found));
        }
        // Its responses are ours to give.
        operation.insert("responses".to_owned(), json!({"200": {"description": "Taken."}}));
    });
    for (at, text) in notes {
        document.note(NoteKind::Inferred, &at, text);
    }
    Ok(document)
}

const WEBHOOK: &[&str] = &[
    "operationId", "summary", "description", "requestBody", "responses", "x-match", "x-dedup-key", "x-ids", "x-origin",
];

fn constants(object: &Value, schemas: &Map<String, Value>) -> Map<String, Value> {
    let mut found = Map::new();
    for (name, field) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let field = referenced(field).and_then(|name| schemas.get(&segment(name))).unwrap_or(field);
        if let Some([only]) = field.get("enum").and_then(Value::as_array).map(Vec::as_slice) {
            found.insert(name.clone(), only.clone());
        }
    }
    found
}
