//! An operation has one answer. What is an object is read as one; everything else is given as the bytes that came, so that
//! a call that succeeded is never taken for another because of what its answer looks like.

use serde_json::{Map, Value, json};

use super::{merged, walk};
use crate::document::{Document, NoteKind, Refusal, referenced, segment};

/// Leaves one success to each operation, and to each body and success an object or bytes.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let file = document.clone();
    let mut notes = Vec::new();
    walk::operations(&mut document.root, &mut |operation, at| {
        if at.starts_with("/x-webhooks") {
            return;
        }
        if let Some(schema) = operation.get_mut("requestBody").and_then(|body| schema_of(body)) {
            object(schema, &file);
        }
        let multipart =
            operation.get_mut("requestBody").and_then(|body| body.get_mut("content")?.get_mut("multipart/form-data"));
        if multipart.is_some_and(|media| parts(media, &file)) {
            notes.push((format!("{at}/requestBody"), "the caller writes the JSON of a part as text"));
        }
        let responses = operation.get("responses").and_then(Value::as_object).cloned().unwrap_or_default();
        let (answer, note) = answer(&responses, &file);
        operation.insert("responses".to_owned(), json!({"200": answer}));
        notes.extend(note.map(|text| (format!("{at}/responses"), text)));
    });
    for (at, text) in notes {
        document.note(NoteKind::Inferred, &at, text);
    }
    Ok(document)
}

/// An object beside a file is JSON in a part of its own: the text of one, as long as nothing makes it of the object.
fn parts(media: &mut Value, file: &Document) -> bool {
    let Some(schema) = media.get("schema") else { return false };
    let flat = match referenced(schema) {
        Some(name) => file.root.pointer(&format!("/components/schemas/{}", segment(name))).cloned().unwrap_or_default(),
        None => schema.clone(),
    };
    let styled = media.get("encoding").cloned().unwrap_or_default();
    let mut changed = flat;
    let mut any = false;
    for (name, field) in changed.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        let mut seen = field.clone();
        let inner = if seen.get("items").is_some() { seen["items"].take() } else { seen };
        let mut inner = inner;
        let nested = object(&mut inner, file) || inner["x-json"] == true || inner["type"] == "array";
        if nested && styled.get(name).and_then(|it| it.get("style")).is_none_or(|style| style != "deepObject") {
            let description = field.get("description").cloned();
            *field = json!({"type": "string"});
            if let (Some(text), Some(map)) = (description, field.as_object_mut()) {
                map.insert("description".to_owned(), text);
            }
            any = true;
        }
    }
    if any {
        media["schema"] = changed;
    }
    any
}

fn schema_of(holder: &mut Value) -> Option<&mut Value> {
    holder.get_mut("content")?.as_object_mut()?.iter_mut().next().map(|(_, media)| media)?.get_mut("schema")
}

/// Whether it is an object with fields, by itself or by name. An object of anything becomes one without known fields.
fn object(schema: &mut Value, file: &Document) -> bool {
    let is_struct = |schema: &Value| schema.get("properties").is_some();
    let single = schema.get("allOf").and_then(Value::as_array).and_then(|list| list.first());
    if let Some(name) = referenced(schema).or_else(|| single.and_then(referenced)).map(str::to_owned) {
        let found = file.root.pointer(&format!("/components/schemas/{}", segment(&name)));
        *schema = crate::document::reference(&name);
        return found.is_some_and(is_struct);
    }
    if is_struct(schema) {
        return true;
    }
    if schema["type"] == "object" {
        let description = schema.get("description").cloned();
        let mut open = Map::from_iter([("type".to_owned(), "object".into()), ("properties".to_owned(), json!({}))]);
        open.extend(description.map(|text| ("description".to_owned(), text)));
        *schema = Value::Object(open);
        return true;
    }
    false
}

fn answer(responses: &Map<String, Value>, file: &Document) -> (Value, Option<&'static str>) {
    let (mut successes, mut note): (Vec<Value>, _) =
        (responses.iter().filter(|(status, _)| status.starts_with('2')).map(|(_, it)| it.clone()).collect(), None);
    if successes.is_empty() {
        note = Some("no answer is said to mean success, so any of HTTP's successes does");
        successes.extend(responses.get("default").cloned());
    }
    let description = successes.first().and_then(|it| it.get("description")).cloned();
    let mut schemas: Vec<Option<Value>> = Vec::new();
    for mut success in successes {
        let schema = schema_of(&mut success).and_then(|schema| object(schema, file).then(|| schema.clone()));
        if !schemas.contains(&schema) {
            schemas.push(schema);
        }
    }
    let (content, more) = match schemas.as_slice() {
        [Some(schema)] => (json!({"application/json": {"schema": schema}}), None),
        [] | [None] => (bytes(), Some("the answer is no object, and is given as the bytes that came")),
        several if several.iter().all(Option::is_some) => {
            let flat = several.iter().flatten().map(|schema| match referenced(schema) {
                Some(name) => {
                    file.root.pointer(&format!("/components/schemas/{}", segment(name))).cloned().unwrap_or_default()
                }
                None => schema.clone(),
            });
            let one = merged::any(flat.collect());
            (json!({"application/json": {"schema": one}}), Some("one object stands for several answers"))
        }
        _ => (bytes(), Some("not every success has an object, so the answer is given as the bytes that came")),
    };
    let mut answer = json!({"content": content});
    if let (Some(text), Some(map)) = (description, answer.as_object_mut()) {
        map.insert("description".to_owned(), text);
    }
    (answer, more.or(note))
}

fn bytes() -> Value {
    json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}})
}
