//! An operation has one answer: an object, a list, a map, a scalar, bytes or nothing. What is none of these is given as the bytes that came,
//! so that a call that succeeded is never taken for another because of what its answer looks like.

use serde_json::{Map, Value, json};

use super::{merged, tagged, walk};
use crate::document::{Document, NoteKind, Refusal, referenced};

/// Leaves one success to each operation, and one without content where some have none.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let file = document.clone();
    let mut notes = Vec::new();
    walk::operations(&mut document.root, &mut |operation, at| {
        let body = operation.get_mut("requestBody").and_then(|body| schema_of(body));
        if at.starts_with("/x-webhooks") {
            body.filter(|schema| tagged::objects(schema, &file).is_some())
                .into_iter()
                .for_each(|schema| _ = object(schema, &file));
            return;
        }
        // In a form or in parts, what has no fields of its own is an object of any.
        let json =
            operation.get("requestBody").is_some_and(|body| body.pointer("/content/application~1json").is_some());
        let body = operation.get_mut("requestBody").and_then(schema_of).filter(|schema| !(json && is_map(schema)));
        if body.is_some_and(|schema| !object(schema, &file) && open(schema)) {
            notes.push((format!("{at}/requestBody"), "the body is an object of which no field is known"));
        }
        let multipart =
            operation.get_mut("requestBody").and_then(|body| body.get_mut("content")?.get_mut("multipart/form-data"));
        multipart.into_iter().for_each(|media| parts(media, &file));
        let responses = operation.get("responses").and_then(Value::as_object).cloned().unwrap_or_default();
        let (answers, note) = answers(&responses, &file);
        operation.insert("responses".to_owned(), answers.into());
        notes.extend(note.map(|text| (format!("{at}/responses"), text)));
    });
    for (at, text) in notes {
        document.note(NoteKind::Inferred, &at, text);
    }
    Ok(document)
}

/// A body of any JSON is an object of any fields: the caller gives them beside the parameters.
fn open(schema: &mut Value) -> bool {
    let any = schema["x-json"] == true;
    if any {
        *schema = json!({"type": "object", "properties": {}});
    }
    any
}

/// An object beside a file is JSON in a part of its own, unless its fields stand in brackets.
fn parts(media: &mut Value, file: &Document) {
    let flat = match media.get("schema").and_then(referenced) {
        Some(name) => file.named(name),
        None => media.get("schema"),
    };
    let nested = |field: &Value| {
        let mut inner = field.get("items").unwrap_or(field).clone();
        object(&mut inner, file) || inner["x-json"] == true || inner["type"] == "array"
    };
    let fields = flat.and_then(|flat| flat.get("properties")?.as_object()).into_iter().flatten();
    let documents: Vec<String> = fields.filter(|(_, field)| nested(field)).map(|(name, _)| name.clone()).collect();
    if let Some(styled) = media.get_mut("encoding").and_then(Value::as_object_mut) {
        styled.retain(|name, how| how["style"] == "deepObject" || !documents.contains(name));
    }
}

fn schema_of(holder: &mut Value) -> Option<&mut Value> {
    holder.get_mut("content")?.as_object_mut()?.iter_mut().next().map(|(_, media)| media)?.get_mut("schema")
}

/// Whether it is an object with fields, by itself or by name. An object of anything becomes one without known fields.
fn object(schema: &mut Value, file: &Document) -> bool {
    let is_struct = |schema: &Value| schema.get("properties").is_some();
    // A whole body or answer is one object, whatever field tells which.
    if let Some(objects) = tagged::objects(schema, file) {
        *schema = merged::any(objects.into_iter().cloned().collect());
        return true;
    }
    let single = schema.get("allOf").and_then(Value::as_array).and_then(|list| list.first());
    if let Some(name) = referenced(schema).or_else(|| single.and_then(referenced)).map(str::to_owned) {
        let found = file.named(&name);
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

/// Whether it is an object whose keys say nothing and whose values are all of one sort.
fn is_map(schema: &Value) -> bool {
    schema["type"] == "object" && schema.get("properties").is_none() && schema["additionalProperties"].is_object()
}

/// What one success has.
#[derive(PartialEq)]
enum Content {
    Nothing,
    Object(Value),
    /// A list, a map or a scalar.
    Value(Value),
    Bytes,
}

fn content(response: &Value, file: &Document) -> Content {
    let mut response = response.clone();
    let Some(schema) = schema_of(&mut response) else { return Content::Nothing };
    if let Some(value) = value(schema, file) {
        return Content::Value(value);
    }
    if object(schema, file) { Content::Object(schema.clone()) } else { Content::Bytes }
}

/// JSON that is no object with fields.
fn value(schema: &Value, file: &Document) -> Option<Value> {
    let of = |kind: &str, inner: &str| {
        let mut value = json!({"type": kind, inner: schema[inner]});
        item(&mut value[inner]);
        value
    };
    match schema["type"].as_str() {
        Some("array") => Some(of("array", "items")),
        Some("object") if is_map(schema) => Some(of("object", "additionalProperties")),
        Some("string") if matches!(schema["format"].as_str(), Some("byte" | "binary")) => None,
        Some("string" | "integer" | "number" | "boolean") => {
            let kept = ["type", "format"].iter().filter_map(|key| Some(((*key).to_owned(), schema.get(*key)?.clone())));
            Some(Value::Object(kept.collect()))
        }
        _ => {
            let listed =
                referenced(schema).and_then(|name| file.named(name)).is_some_and(|it| it.get("enum").is_some());
            listed.then(|| schema.clone())
        }
    }
}

/// Lists, maps and bytes in a list or map are any JSON.
fn item(schema: &mut Value) {
    let nested = schema["type"] == "array" || (schema["type"] == "object" && schema.get("properties").is_none());
    if nested || matches!(schema["format"].as_str(), Some("byte" | "binary")) {
        *schema = json!({"x-json": true});
    }
}

fn answers(responses: &Map<String, Value>, file: &Document) -> (Map<String, Value>, Option<&'static str>) {
    let mut successes: Vec<&Value> =
        responses.iter().filter(|(status, _)| status.starts_with('2')).map(|(_, it)| it).collect();
    let said = !successes.is_empty();
    if !said {
        successes.extend(responses.get("default"));
    }
    let (mut empty, mut full, mut contents) = (None, None, Vec::new());
    for success in successes {
        let text = success.get("description");
        match content(success, file) {
            Content::Nothing => _ = empty.get_or_insert(text),
            content => {
                full.get_or_insert(text);
                if !contents.contains(&content) {
                    contents.push(content);
                }
            }
        }
    }
    let (schema, note) = one(contents, file);
    let mut answers = Map::new();
    if let Some(schema) = schema {
        let kind = if schema["format"] == "binary" { "application/octet-stream" } else { "application/json" };
        let content = json!({"content": {kind: {"schema": schema}}});
        answers.insert("200".to_owned(), described(content, full.flatten()));
    }
    if empty.is_some() || answers.is_empty() {
        answers.insert("204".to_owned(), described(json!({}), empty.flatten()));
    }
    let unsaid = (!said).then_some("no answer is said to mean success, so any of HTTP's successes does");
    (answers, note.or(unsaid))
}

/// One schema for all contents; none if nothing ever comes.
fn one(mut contents: Vec<Content>, file: &Document) -> (Option<Value>, Option<&'static str>) {
    if contents.len() < 2 {
        return match contents.pop() {
            None | Some(Content::Nothing) => (None, None),
            Some(Content::Object(schema) | Content::Value(schema)) => (Some(schema), None),
            Some(Content::Bytes) => (Some(bytes()), Some("the answer is no JSON, and is given as the bytes that came")),
        };
    }
    let flat: Option<Vec<Value>> = contents
        .iter()
        .map(|content| match content {
            Content::Object(schema) => Some(match referenced(schema) {
                Some(name) => file.named(name).cloned().unwrap_or_default(),
                None => schema.clone(),
            }),
            _ => None,
        })
        .collect();
    match flat {
        Some(flat) => (Some(merged::any(flat)), Some("one object stands for several answers")),
        None => (Some(bytes()), Some("the answers are of several sorts, and are given as the bytes that came")),
    }
}

fn described(mut answer: Value, text: Option<&Value>) -> Value {
    if let (Some(text), Some(map)) = (text, answer.as_object_mut()) {
        map.insert("description".to_owned(), text.clone());
    }
    answer
}

fn bytes() -> Value {
    json!({"type": "string", "format": "binary"})
}
