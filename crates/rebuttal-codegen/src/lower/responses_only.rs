//! progenitor makes the types of responses and messages and nothing else: operations and the schemas that only requests
//! or errors need leave its document.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::walk::{references, with_references};
use crate::document::{Document, Refusal};

/// Removes all operations, and the schemas that neither a success nor a message reaches.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if operations(&document.root).next().is_none() {
        return Ok(document);
    }
    let mut reached = BTreeSet::new();
    if let Some(webhooks) = document.root.get("x-webhooks") {
        references(webhooks, &mut reached);
    }
    for operation in operations(&document.root) {
        let responses = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
        for (_, success) in responses.filter(|(status, _)| status.starts_with('2')) {
            references(success, &mut reached);
        }
    }
    with_references(&document.root, &mut reached);
    if let Some(Value::Object(schemas)) = document.root.pointer_mut("/components/schemas") {
        schemas.retain(|name, _| reached.contains(name));
    }
    if let Some(paths) = document.root.get_mut("paths") {
        *paths = Value::Object(Map::new());
    }
    Ok(document)
}

fn operations(root: &Value) -> impl Iterator<Item = &Value> {
    let paths = root.get("paths").and_then(Value::as_object).into_iter().flat_map(Map::values);
    paths.filter_map(Value::as_object).flat_map(Map::values)
}
