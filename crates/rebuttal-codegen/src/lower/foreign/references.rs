//! Parameters, bodies, responses and whole paths that are referred to stand where they are used afterwards, and what a path
//! shares stands in each of its operations. References to schemas stay; one that leads nowhere is any JSON.

use serde_json::{Map, Value, json};

use super::deep_references::decoded;
use super::walk::{self, HOLDERS, METHODS};
use crate::document::{Document, NoteKind, Refusal, segment};

/// How many references may lead to each other.
const HOPS: usize = 16;

/// How many values may be copied to where they are used: parts of a few megabytes with a thousand users are no document.
const LARGEST: usize = 1_000_000;

/// Resolves every reference that is none to a schema.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut resolve = Resolve { file: document.clone(), left: LARGEST, refusals: Vec::new() };
    for holder in HOLDERS {
        let Some(Value::Object(paths)) = document.root.get_mut(*holder) else { continue };
        for (path, item) in paths.iter_mut() {
            resolve.item(item, &format!("/{holder}/{}", segment(path)));
        }
    }
    let mut lost = Vec::new();
    let mut elsewhere = Vec::new();
    walk::schemas(&mut document.root, &mut |schema, at| {
        let Some(target) = schema.get("$ref").and_then(Value::as_str).map(str::to_owned) else { return };
        match target.strip_prefix('#') {
            Some(pointer) if resolve.file.root.pointer(&decoded(pointer)).is_some() => {
                if let Some(map) = schema.as_object_mut() {
                    map.insert("$ref".to_owned(), format!("#{}", decoded(pointer)).into());
                }
            }
            Some(_) => {
                lost.push((at.to_owned(), target));
                walk::open(schema);
            }
            None => elsewhere.push((at.to_owned(), target)),
        }
    });
    for (at, target) in lost {
        document.note(NoteKind::Inferred, &at, format!("{target} is nowhere, so it is any JSON"));
    }
    for (at, target) in elsewhere {
        let (problem, cure) = match target.contains("://") || target.starts_with("//") {
            true => (
                "This reference leads to another host: nothing is fetched.".to_owned(),
                "Save what it refers to as a file beside the document, and refer to that in a copy, or remove the \
                 place in an overlay.",
            ),
            false => (
                format!("This reference leads to {target}, and that file is not there."),
                "Put it into the document's folder, or remove the place in an overlay.",
            ),
        };
        resolve.refusals.push(document.refuse(&format!("{at}/$ref"), problem, cure));
    }
    if let Some(components) = document.root.get_mut("components").and_then(Value::as_object_mut) {
        components.retain(|kind, _| kind == "schemas" || kind == "securitySchemes");
    }
    if resolve.refusals.is_empty() { Ok(document) } else { Err(resolve.refusals) }
}

struct Resolve {
    /// As it was, for the targets and for addresses.
    file: Document,
    left: usize,
    refusals: Vec<Refusal>,
}

impl Resolve {
    /// What a reference leads to in the end takes its place.
    fn follow(&mut self, value: &mut Value, at: &str) {
        for _ in 0..HOPS {
            let Some(target) = value.get("$ref").and_then(Value::as_str) else { return };
            let found = target.strip_prefix('#').and_then(|pointer| self.file.root.pointer(&decoded(pointer)));
            let Some(found) = found else {
                let problem = format!("The reference {target} leads to nothing in the document or beside it.");
                let cure = "Correct it in an overlay, or leave the operation out of x-slice.";
                self.refusals.push(self.file.refuse(at, problem, cure));
                *value = json!({});
                return;
            };
            let Some(left) = self.left.checked_sub(size(found)) else {
                // Once is enough.
                if self.left > 0 {
                    let problem = "What is referred to becomes too large where it is used.";
                    let cure = "Take less of the document: name in x-slice what you need.";
                    self.refusals.push(self.file.refuse(at, problem, cure));
                    self.left = 0;
                }
                *value = json!({});
                return;
            };
            self.left = left;
            *value = found.clone();
        }
        let problem = "The references lead to each other in a circle.";
        self.refusals.push(self.file.refuse(at, problem, "Correct one of them in an overlay."));
        *value = json!({});
    }

    fn item(&mut self, item: &mut Value, at: &str) {
        self.follow(item, at);
        let Some(map) = item.as_object_mut() else { return };
        let mut common = map.shift_remove("parameters").unwrap_or_default();
        self.all(&mut common, &format!("{at}/parameters"));
        let servers = map.shift_remove("servers");
        map.retain(|method, _| METHODS.contains(&method.as_str()));
        for (method, operation) in map.iter_mut() {
            if let Some(operation) = operation.as_object_mut() {
                if let Some(servers) = &servers {
                    operation.entry("servers").or_insert_with(|| servers.clone());
                }
                self.operation(operation, &common, &format!("{at}/{method}"));
            }
        }
    }

    fn all(&mut self, list: &mut Value, at: &str) {
        for (index, one) in list.as_array_mut().into_iter().flatten().enumerate() {
            self.follow(one, &format!("{at}/{index}"));
        }
    }

    fn operation(&mut self, operation: &mut Map<String, Value>, common: &Value, at: &str) {
        let mut own = operation.shift_remove("parameters").unwrap_or_default();
        self.all(&mut own, &format!("{at}/parameters"));
        let mut all: Vec<Value> = own.as_array().cloned().unwrap_or_default();
        for parameter in common.as_array().into_iter().flatten() {
            let same = |other: &Value| other["name"] == parameter["name"] && other["in"] == parameter["in"];
            if !all.iter().any(same) {
                all.push(parameter.clone());
            }
        }
        if !all.is_empty() {
            operation.insert("parameters".to_owned(), all.into());
        }
        if let Some(body) = operation.get_mut("requestBody") {
            self.follow(body, &format!("{at}/requestBody"));
        }
        for (status, response) in operation.get_mut("responses").and_then(Value::as_object_mut).into_iter().flatten() {
            self.follow(response, &format!("{at}/responses/{}", segment(status)));
        }
    }
}

/// How many values there are in one.
pub(super) fn size(value: &Value) -> usize {
    match value {
        Value::Object(map) => 1 + map.values().map(size).sum::<usize>(),
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
