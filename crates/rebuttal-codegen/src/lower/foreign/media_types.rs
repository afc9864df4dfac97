//! A body travels as one media type, and an answer is read as one: JSON if there is any, under whatever name.

use serde_json::{Map, Value, json};

use super::walk;
use crate::document::{Document, NoteKind, Refusal, segment};

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

/// Leaves one media type to each body, and to each response that means success.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut notes = Vec::new();
    let mut refused = Vec::new();
    walk::operations(&mut document.root, &mut |operation, at| {
        if let Some(body) = operation.get_mut("requestBody").and_then(Value::as_object_mut) {
            let at = format!("{at}/requestBody");
            match body.get_mut("content").and_then(Value::as_object_mut) {
                Some(content) if content.is_empty() => {
                    operation.shift_remove("requestBody");
                }
                Some(content) => {
                    if let Some(left) = of_body(content) {
                        notes.extend(left.into_iter().map(|kind| (format!("{at}/content/{}", segment(&kind)), kind)));
                    } else {
                        let kinds: Vec<&str> = content.keys().map(String::as_str).collect();
                        refused.push((at, kinds.join(", ")));
                    }
                }
                None => {
                    operation.shift_remove("requestBody");
                }
            }
        }
        let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
        responses.into_iter().flatten().for_each(|(_, response)| of_response(response));
    });
    for (at, kind) in notes {
        document.note(NoteKind::LeftOut, &at, format!("a body is sent as another media type than {kind}"));
    }
    let refusals: Vec<Refusal> = refused
        .into_iter()
        .map(|(at, kinds)| {
            let problem = format!("A body cannot be written as {kinds}.");
            document.refuse(
                &at,
                problem,
                "Describe it in an overlay as JSON, a form or multipart, or remove the operation.",
            )
        })
        .collect();
    if refusals.is_empty() { Ok(document) } else { Err(refusals) }
}

/// `application/json`, `application/hal+json; charset=utf-8`, `*/*` and their like.
fn is_json(kind: &str) -> bool {
    let kind = essence(kind);
    kind == JSON || kind.ends_with("+json") || kind == "text/json" || kind == "*/*" || kind == "application/*"
}

fn essence(kind: &str) -> String {
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The media types that were left out; none if there is nothing that can be written.
fn of_body(content: &mut Map<String, Value>) -> Option<Vec<String>> {
    let named = |name: &str| content.keys().find(|kind| essence(kind) == name).cloned();
    let json = named(JSON).or_else(|| content.keys().find(|kind| is_json(kind)).cloned());
    let (kind, name) = json
        .map(|kind| (kind, JSON))
        .or_else(|| Some((named("multipart/form-data")?, "multipart/form-data")))
        .or_else(|| Some((named("application/x-www-form-urlencoded")?, "application/x-www-form-urlencoded")))?;
    let media = content.get(&kind).cloned()?;
    let left = content.keys().filter(|other| **other != kind).cloned().collect();
    *content = Map::from_iter([(name.to_owned(), media)]);
    Some(left)
}

fn of_response(response: &mut Value) {
    let Some(map) = response.as_object_mut() else { return };
    let description = map.get("description").cloned();
    let media = map.get("content").and_then(Value::as_object).filter(|content| !content.is_empty());
    let media = media.map(|content| {
        let json = content.iter().find(|(kind, _)| essence(kind) == JSON);
        match json.or_else(|| content.iter().find(|(kind, _)| is_json(kind))) {
            Some((_, media)) => (JSON, media.get("schema").cloned().unwrap_or_else(|| json!({}))),
            None => (BYTES, json!({"type": "string", "format": "binary"})),
        }
    });
    map.clear();
    map.extend(description.map(|text| ("description".to_owned(), text)));
    if let Some((kind, schema)) = media {
        map.insert("content".to_owned(), json!({kind: {"schema": schema}}));
    }
}
