//! What no operation and no webhook reaches leaves the document: nothing of it could stand in anybody's way.

use std::collections::BTreeSet;

use serde_json::Value;

use super::walk::HOLDERS;
use crate::document::{Document, Refusal};
use crate::keys::{names_parts, shows_values};

/// Removes every component that is not reached.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut reached = BTreeSet::new();
    // With each value, whether its keys are names.
    let mut open: Vec<(&Value, bool)> =
        HOLDERS.iter().filter_map(|holder| document.root.get(*holder)).map(|value| (value, true)).collect();
    while let Some((value, named)) = open.pop() {
        match value {
            Value::Object(map) => {
                let target = map.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
                if let Some(target) = target.map(super::deep_references::decoded)
                    && reached.insert(target.clone())
                {
                    open.extend(document.root.pointer(&target).map(|value| (value, false)));
                }
                let open_json = map.get("x-json") == Some(&Value::Bool(true));
                let inside = map.iter().filter(|(key, _)| !open_json && (named || !shows_values(key)));
                open.extend(inside.map(|(key, value)| (value, !named && names_parts(key))));
            }
            Value::Array(list) => open.extend(list.iter().map(|value| (value, false))),
            _ => {}
        }
    }
    for (kind, parts) in document.root.get_mut("components").and_then(Value::as_object_mut).into_iter().flatten() {
        if let Some(parts) = parts.as_object_mut().filter(|_| kind != "securitySchemes") {
            parts.retain(|name, _| reached.contains(&format!("/components/{kind}/{}", crate::document::segment(name))));
        }
    }
    Ok(document)
}
