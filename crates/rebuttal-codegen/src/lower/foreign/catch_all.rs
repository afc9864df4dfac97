//! A signed message of a kind that nobody knew is kept: the last kind takes every message.

use serde_json::{Value, json};

use crate::document::{Document, NoteKind, Refusal, referenced, segment};

/// Adds such a kind where the document has none.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let Some(webhooks) = document.root.get("x-webhooks").and_then(Value::as_object) else { return Ok(document) };
    if webhooks.is_empty() {
        document.root.as_object_mut().and_then(|root| root.shift_remove("x-webhooks"));
        return Ok(document);
    }
    let takes_all = webhooks.values().next_back().is_some_and(|webhook| {
        let post = &webhook["post"];
        let schema = post.pointer("/requestBody/content/application~1json/schema");
        let named = schema.and_then(referenced).map(|name| format!("/components/schemas/{}", segment(name)));
        let required =
            named.and_then(|at| document.root.pointer(&at)?.get("required")?.as_array().map(|list| !list.is_empty()));
        post.get("x-match").is_none() && !required.unwrap_or(false)
    });
    if takes_all {
        return Ok(document);
    }
    let mut id = "otherMessage".to_owned();
    while webhooks.values().any(|webhook| webhook["post"]["operationId"] == id.as_str()) {
        id.push('2');
    }
    let schema = json!({"type": "object", "properties": {}});
    let kind = json!({"post": {
        "operationId": id,
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"description": ""}},
    }});
    if let Some(webhooks) = document.root.get_mut("x-webhooks").and_then(Value::as_object_mut) {
        webhooks.insert(id.clone(), kind);
    }
    document.note(NoteKind::Inferred, "/x-webhooks", format!("{id} takes the messages of all other kinds"));
    Ok(document)
}
