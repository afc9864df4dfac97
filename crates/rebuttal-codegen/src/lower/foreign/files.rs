//! Bytes in a request are a file of the caller's where they stand at the top of its body; deeper they are text that the
//! caller encodes, and in an answer `format: byte` is decoded.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::walk;
use crate::document::{Document, NoteKind, Refusal, referenced, segment};

/// Says of every text of bytes which of these it is.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let (mut bodies, mut multipart) = (BTreeSet::new(), BTreeSet::new());
    let mut inline = Vec::new();
    let mut answers = BTreeSet::new();
    walk::operations(&mut document.root, &mut |operation, at| {
        let webhook = at.starts_with("/x-webhooks");
        let content = operation.get("requestBody").and_then(|body| body.get("content")?.as_object());
        for (kind, media) in content.into_iter().flatten() {
            let Some(schema) = media.get("schema") else { continue };
            let parts = kind == "multipart/form-data";
            match referenced(schema) {
                Some(name) if webhook => drop(answers.insert(name.to_owned())),
                Some(name) => {
                    bodies.insert(name.to_owned());
                    if parts {
                        multipart.insert(name.to_owned());
                    }
                }
                None if webhook => {}
                None => inline.push((format!("{at}/requestBody/content/{}/schema", segment(kind)), parts)),
            }
        }
        let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
        for (_, response) in responses {
            names(response, &mut answers);
        }
    });
    // Whatever an answer reaches is no place for a file to send.
    let mut open: Vec<String> = answers.iter().cloned().collect();
    while let Some(name) = open.pop() {
        let mut inner = BTreeSet::new();
        if let Some(schema) = document.root.pointer(&format!("/components/schemas/{}", segment(&name))) {
            names(schema, &mut inner);
        }
        open.extend(inner.into_iter().filter(|name| answers.insert(name.clone())));
    }
    let tops: Vec<(String, bool)> = bodies
        .difference(&answers)
        .map(|name| (format!("/components/schemas/{}", segment(name)), multipart.contains(name)))
        .chain(inline)
        .collect();
    let mut notes = Vec::new();
    let mut sent = BTreeSet::new();
    for (at, parts) in tops {
        let fields = document.root.pointer_mut(&at).and_then(|body| body.get_mut("properties"));
        for (name, field) in fields.and_then(Value::as_object_mut).into_iter().flatten() {
            let place = format!("{at}/properties/{}", segment(name));
            let listed = field.get("items").filter(|_| parts && is_bytes(&field["items"])).cloned();
            if let Some(mut one) = listed {
                if let (Some(text), Some(map)) = (field.get("description"), one.as_object_mut()) {
                    map.insert("description".to_owned(), text.clone());
                }
                *field = one;
                notes.push((place.clone(), "one file of a list is sent"));
            }
            if is_bytes(field) {
                let format = if parts { "binary" } else { "byte" };
                if let Some(map) = field.as_object_mut() {
                    map.insert("format".to_owned(), format.into());
                    map.entry("x-file").or_insert_with(|| json!({}));
                    walk::without(map, &["minLength", "maxLength"]);
                }
                sent.insert(place);
            }
        }
    }
    let answered: BTreeSet<String> =
        answers.iter().map(|name| format!("/components/schemas/{}", segment(name))).collect();
    walk::schemas(&mut document.root, &mut |schema, at| {
        let in_answer = at.contains("/responses/")
            || at.starts_with("/x-webhooks")
            || answered.iter().any(|named| at.strip_prefix(named).is_some_and(|rest| rest.starts_with('/')));
        let whole = at.contains("/content/application~1octet-stream/schema");
        if !is_bytes(schema) || sent.contains(at) || whole || (in_answer && schema["format"] == "byte") {
            return;
        }
        if let Some(map) = schema.as_object_mut() {
            let plain = map.shift_remove("format");
            map.shift_remove("x-file");
            if !in_answer && plain.is_some_and(|format| format == "byte") {
                notes.push((at.to_owned(), "a file inside an object is text in Base64 that the caller makes"));
            }
        }
    });
    for (at, text) in notes {
        document.note(NoteKind::Inferred, &at, text);
    }
    Ok(document)
}

fn is_bytes(schema: &Value) -> bool {
    schema["type"] == "string" && matches!(schema["format"].as_str(), Some("byte" | "binary"))
}

fn names(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            into.extend(referenced(value).map(str::to_owned));
            map.values().for_each(|inner| names(inner, into));
        }
        Value::Array(list) => list.iter().for_each(|inner| names(inner, into)),
        _ => {}
    }
}
