//! The walks over a document that several rules share.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::document::{Document, referenced, segment};

/// Changes each object in a value, an outer one before those inside it.
pub(super) fn each_object(value: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            change(map);
            map.values_mut().for_each(|inner| each_object(inner, change));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| each_object(inner, change)),
        _ => {}
    }
}

/// Changes each object in the document's schemas.
pub(super) fn each_in_schemas(document: &mut Document, mut change: impl FnMut(&mut Map<String, Value>)) {
    if let Some(schemas) = document.root.pointer_mut("/components/schemas") {
        each_object(schemas, &mut change);
    }
}

/// Keeps only such keywords in the document's schemas.
pub(super) fn retain_keywords(document: &mut Document, keep: impl Fn(&str) -> bool) {
    if let Some(schemas) = document.root.pointer_mut("/components/schemas") {
        retain(schemas, true, &keep);
    }
}

/// `names`: the keys of the outermost map are names that the provider chose, not keywords; so are those below `properties`.
fn retain(value: &mut Value, names: bool, keep: &impl Fn(&str) -> bool) {
    match value {
        Value::Object(map) => {
            if !names {
                map.retain(|key, _| keep(key));
            }
            for (key, inner) in map.iter_mut() {
                retain(inner, !names && key == "properties", keep);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| retain(inner, false, keep)),
        _ => {}
    }
}

/// Adds what these schemas refer to, and what those do.
pub(super) fn with_references(root: &Value, found: &mut BTreeSet<String>) {
    let mut open: Vec<String> = found.iter().cloned().collect();
    while let Some(name) = open.pop() {
        let mut inner = BTreeSet::new();
        if let Some(schema) = root.pointer(&format!("/components/schemas/{}", segment(&name))) {
            references(schema, &mut inner);
        }
        open.extend(inner.into_iter().filter(|name| found.insert(name.clone())));
    }
}

/// Adds the names of the schemas that a value refers to.
pub(super) fn references(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            into.extend(referenced(value).map(str::to_owned));
            map.values().for_each(|inner| references(inner, into));
        }
        Value::Array(list) => list.iter().for_each(|inner| references(inner, into)),
        _ => {}
    }
}
