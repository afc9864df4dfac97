//! What other generators' extensions say that ours say, too, becomes ours. Where both stand, ours count.

use serde_json::{Map, Value, json};

use super::walk;
use crate::document::{Document, NoteKind, Refusal};

/// The prefixes of the generators whose marks for "leave this out" are read.
const IGNORE: &[&str] = &["x-speakeasy-ignore", "x-fern-ignore"];

/// Reads what is left out, what the values of enumerations mean, and how lists have pages.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut left = Vec::new();
    for holder in walk::HOLDERS {
        let paths = document.root.get_mut(*holder).and_then(Value::as_object_mut).into_iter().flatten();
        for (path, item) in paths {
            if let Some(item) = item.as_object_mut() {
                item.retain(|method, operation| {
                    let ignored = IGNORE.iter().any(|key| operation.get(key) == Some(&Value::Bool(true)));
                    if ignored {
                        left.push(format!("/{holder}/{}/{method}", crate::document::segment(path)));
                    }
                    !ignored
                });
            }
        }
    }
    left.iter().for_each(|at| document.note(NoteKind::LeftOut, at, "the document says so to other generators"));
    walk::operations(&mut document.root, &mut |operation, _| {
        if let Some(pages) = pages(operation) {
            operation.entry("x-pages").or_insert(pages);
        }
    });
    walk::schemas(&mut document.root, &mut |schema, _| {
        let Some(map) = schema.as_object_mut().filter(|map| map.contains_key("enum")) else { return };
        if let Some(texts) = descriptions(map) {
            map.entry("x-enum-descriptions").or_insert(texts);
        }
    });
    Ok(document)
}

/// What each value means, by its text.
fn descriptions(schema: &Map<String, Value>) -> Option<Value> {
    let values = schema.get("enum")?.as_array()?;
    let said = ["x-enumDescriptions", "x-enum-varnames-descriptions", "x-speakeasy-enum-descriptions"];
    let mut texts: Map<String, Value> = Map::new();
    let mut keep = |value: Option<&str>, text: Option<&str>| {
        if let (Some(value), Some(text)) = (value, text.filter(|text| !text.trim().is_empty())) {
            texts.insert(value.to_owned(), text.into());
        }
    };
    match said.iter().find_map(|key| schema.get(*key)) {
        Some(Value::Object(map)) => map.iter().for_each(|(value, text)| keep(Some(value), text.as_str())),
        Some(Value::Array(list)) => {
            values.iter().zip(list).for_each(|(value, text)| keep(value.as_str(), text.as_str()));
        }
        _ => {}
    }
    for (value, about) in schema.get("x-fern-enum").and_then(Value::as_object).into_iter().flatten() {
        keep(Some(value), about.get("description").and_then(Value::as_str));
    }
    for about in schema.get("x-ms-enum").and_then(|it| it.get("values")?.as_array()).into_iter().flatten() {
        keep(about["value"].as_str(), about["description"].as_str());
    }
    (!texts.is_empty()).then_some(Value::Object(texts))
}

/// A cursor that stands in a field of the response and goes into a parameter; other ways of paging are not ours.
fn pages(operation: &Map<String, Value>) -> Option<Value> {
    let field = |path: &str, prefix: &str| {
        let name = path.strip_prefix(prefix)?;
        (!name.contains(['.', '['])).then(|| format!("/{name}"))
    };
    if let Some(said) = operation.get("x-fern-pagination") {
        let after = said.get("cursor")?.as_str()?.strip_prefix("$request.")?.to_owned();
        let next = field(said.get("next_cursor")?.as_str()?, "$response.")?;
        let items = field(said.get("results")?.as_str()?, "$response.")?;
        return Some(json!({"items": items, "next": next, "after": after}));
    }
    let said = operation.get("x-speakeasy-pagination").filter(|said| said["type"] == "cursor")?;
    let [input] = said.get("inputs")?.as_array()?.as_slice() else { return None };
    let after = input.get("name")?.as_str()?.to_owned();
    let next = field(said.pointer("/outputs/nextCursor")?.as_str()?, "$.")?;
    let items = field(said.pointer("/outputs/results")?.as_str()?, "$.")?;
    Some(json!({"items": items, "next": next, "after": after}))
}
