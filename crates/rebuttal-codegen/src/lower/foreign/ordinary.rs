//! Ordinary keys that mean nothing to the clients are passed over, by these lists; and so are extensions of others. A plain
//! key of the document, an operation or a schema that is in no list is left out, and that is noted. Anywhere else it is refused
//! by a later pass.

use serde_json::{Map, Value};

use super::walk;
use crate::describe::known;
use crate::document::{Document, NoteKind, Refusal, segment};
use crate::lower::EXTENSIONS;

const ROOT: &[&str] = &["tags", "externalDocs", "security", "jsonSchemaDialect", "$schema", "$self", "x-groups"];
const OPERATION: &[&str] = &["tags", "externalDocs", "security", "deprecated", "callbacks"];
const PARAMETER: &[&str] = &["example", "examples", "deprecated", "allowEmptyValue", "allowReserved"];
const MEDIA: &[&str] = &["example", "examples"];
const SERVER: &[&str] = &["name"];
const ENCODING: &[&str] = &["headers", "allowReserved", "contentType"];
const SCHEMA: &[&str] = &[
    "title", "example", "examples", "pattern", "readOnly", "writeOnly", "default", "deprecated", "externalDocs", "xml",
    "uniqueItems", "multipleOf", "exclusiveMinimum", "exclusiveMaximum", "contentEncoding", "contentMediaType",
    "contentSchema", "$schema", "$id", "$anchor", "$comment", "$defs", "propertyNames", "patternProperties", "not",
    "if", "then", "else", "minContains", "maxContains", "contains", "dependentRequired", "dependentSchemas",
    "unevaluatedProperties", "unevaluatedItems",
];

/// Takes them out. What schemes of security say is read by a later rule.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut left = Vec::new();
    walk::schemas(&mut document.root, &mut |schema, at| {
        if let Some(map) = schema.as_object_mut() {
            take(map, SCHEMA);
            left.extend(strays(map, known::SCHEMA, at));
        }
    });
    let used: Vec<Value> = document.root.get("security").cloned().into_iter().collect();
    let mut security = used;
    walk::operations(&mut document.root, &mut |operation, at| {
        security.extend(operation.get("security").cloned());
        take(operation, OPERATION);
        left.extend(strays(operation, known::OPERATION, at));
        each(operation.get_mut("servers"), SERVER);
        each(operation.get_mut("parameters"), PARAMETER);
        for (_, media) in operation
            .get_mut("requestBody")
            .and_then(|body| body.get_mut("content"))
            .and_then(Value::as_object_mut)
            .into_iter()
            .flatten()
        {
            if let Some(media) = media.as_object_mut() {
                take(media, MEDIA);
                for (_, part) in media.get_mut("encoding").and_then(Value::as_object_mut).into_iter().flatten() {
                    part.as_object_mut().into_iter().for_each(|part| take(part, ENCODING));
                }
            }
        }
    });
    if let Some(root) = document.root.as_object_mut() {
        take(root, ROOT);
        left.extend(strays(root, known::ROOT, ""));
        each(root.get_mut("servers"), SERVER);
        // The first that is not "none" is what the clients do.
        let first = security.iter().find_map(|list| list.as_array()?.iter().find(|one| !is_empty(one)).cloned());
        if let Some(first) = first {
            root.insert("security".to_owned(), vec![first].into());
        }
    }
    for at in left {
        document.note(NoteKind::LeftOut, &at, "nothing reads this key");
    }
    Ok(document)
}

/// Takes out the plain keys that no pass reads, and gives their places.
fn strays(map: &mut Map<String, Value>, known: &[&str], at: &str) -> Vec<String> {
    let mut found = Vec::new();
    map.retain(|key, _| {
        let read = key.starts_with("x-") || known.contains(&key.as_str());
        if !read {
            found.push(format!("{at}/{}", segment(key)));
        }
        read
    });
    found
}

fn is_empty(value: &Value) -> bool {
    value.as_object().is_none_or(Map::is_empty)
}

fn each(list: Option<&mut Value>, ordinary: &[&str]) {
    for one in list.and_then(Value::as_array_mut).into_iter().flatten() {
        one.as_object_mut().into_iter().for_each(|one| take(one, ordinary));
    }
}

fn take(map: &mut Map<String, Value>, ordinary: &[&str]) {
    map.retain(|key, _| {
        let theirs = key.starts_with("x-") && !EXTENSIONS.contains(&key.as_str());
        !theirs && !ordinary.contains(&key.as_str())
    });
}
