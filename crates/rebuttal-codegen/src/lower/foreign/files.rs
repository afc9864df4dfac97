//! Bytes in a request are files of the caller's: parts of multipart, alone or in a list, and Base64 text anywhere in JSON.
//! Elsewhere they are text that the caller encodes, and in an answer `format: byte` is decoded.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::walk::{references, with_references};
use super::walk;
use crate::document::{Document, NoteKind, Refusal, referenced, segment};

const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data";

/// Says of every text of bytes which of these it is.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut found = Found::default();
    walk::operations(&mut document.root, &mut |operation, at| {
        let webhook = at.starts_with("/x-webhooks");
        let content = operation.get("requestBody").and_then(|body| body.get("content")?.as_object());
        for (kind, media) in content.into_iter().flatten() {
            let Some(schema) = media.get("schema") else { continue };
            if webhook {
                references(schema, &mut found.answers);
                continue;
            }
            references(schema, if kind == JSON { &mut found.json } else { &mut found.others });
            let at = match referenced(schema) {
                Some(name) => format!("/components/schemas/{}", segment(name)),
                None => format!("{at}/requestBody/content/{}/schema", segment(kind)),
            };
            found.bodies.push((at, kind == MULTIPART));
        }
        let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
        for (_, response) in responses {
            references(response, &mut found.answers);
        }
    });
    for names in [&mut found.answers, &mut found.json, &mut found.others] {
        with_references(&document.root, names);
    }
    let mut sent = BTreeSet::new();
    for (at, parts) in &found.bodies {
        // Whatever an answer reaches is no place for a file to send.
        if !found.is_in(&found.answers, at) {
            parameters(&mut document, at, *parts, &mut sent);
        }
    }
    let mut notes = Vec::new();
    walk::schemas(&mut document.root, &mut |schema, at| {
        let whole = at.contains("/content/application~1octet-stream/schema");
        if !is_bytes(schema) || sent.contains(at) || whole {
            return;
        }
        let byte = schema["format"] == "byte";
        let in_answer = at.contains("/responses/") || at.starts_with("/x-webhooks") || found.is_in(&found.answers, at);
        let in_json = at.contains("/requestBody/content/application~1json/") || found.is_in(&found.json, at);
        let elsewhere = found.is_in(&found.others, at);
        let Some(map) = schema.as_object_mut() else { return };
        map.shift_remove("x-file");
        if byte && !elsewhere && (in_answer || in_json) {
            walk::without(map, &["minLength", "maxLength"]);
            return;
        }
        map.shift_remove("format");
        if byte && !in_answer {
            notes.push(at.to_owned());
        }
    });
    for at in notes {
        document.note(NoteKind::Inferred, &at, "a file that stands here is text in Base64 that the caller makes");
    }
    Ok(document)
}

/// Where bytes may stand.
#[derive(Default)]
struct Found {
    /// The named schemas that answers and messages reach, JSON bodies, and other bodies.
    answers: BTreeSet<String>,
    json: BTreeSet<String>,
    others: BTreeSet<String>,
    /// Each body's schema, and whether its fields are parts.
    bodies: Vec<(String, bool)>,
}

impl Found {
    /// Whether a place is in one of these schemas.
    fn is_in(&self, names: &BTreeSet<String>, at: &str) -> bool {
        let name = at.strip_prefix("/components/schemas/").and_then(|rest| rest.split('/').next());
        name.is_some_and(|name| names.contains(&name.replace("~1", "/").replace("~0", "~")))
    }
}

/// Makes files of the fields of a body that are bytes, or lists of them.
fn parameters(document: &mut Document, at: &str, parts: bool, sent: &mut BTreeSet<String>) {
    let fields = document.root.pointer_mut(at).and_then(|body| body.get_mut("properties"));
    for (name, field) in fields.and_then(Value::as_object_mut).into_iter().flatten() {
        let mut place = format!("{at}/properties/{}", segment(name));
        let listed = parts && field.get("items").is_some_and(is_bytes);
        let file = if listed {
            place.push_str("/items");
            &mut field["items"]
        } else {
            field
        };
        if !is_bytes(file) {
            continue;
        }
        if let Some(map) = file.as_object_mut() {
            map.insert("format".to_owned(), if parts { "binary" } else { "byte" }.into());
            map.entry("x-file").or_insert_with(|| json!({}));
            walk::without(map, &["minLength", "maxLength"]);
        }
        sent.insert(place);
    }
}

fn is_bytes(schema: &Value) -> bool {
    schema["type"] == "string" && matches!(schema["format"].as_str(), Some("byte" | "binary"))
}
