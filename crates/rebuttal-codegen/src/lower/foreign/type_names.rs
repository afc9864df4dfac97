//! Schemas get names that three languages take. References follow.

use std::collections::BTreeMap;

use heck::ToUpperCamelCase;
use serde_json::{Map, Value};

use super::names::{Names, words};
use super::walk;
use crate::describe::is_taken_type;
use crate::document::{Document, NoteKind, ORIGIN, Refusal, segment};

/// Renames every schema whose name is taken, or spelled as no type's.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut calls = Vec::new();
    walk::operations(&mut document.root, &mut |operation, _| {
        calls.extend(operation.get("operationId").and_then(Value::as_str).map(ToUpperCamelCase::to_upper_camel_case));
    });
    let class = document.root.pointer("/x-provider/class").and_then(Value::as_str).unwrap_or_default().to_owned();
    let unfit = |name: &str| {
        is_taken_type(name, &class) || calls.iter().any(|call| call == name || *name == format!("{call}Params"))
    };
    let mut names = Names::of(&document, "type");
    let Some(Value::Object(schemas)) = document.root.pointer("/components/schemas") else { return Ok(document) };
    let good = |name: &str| name.to_upper_camel_case() == name && name.is_ascii() && !unfit(name);
    // Those that are good as they are have the first choice.
    let (first, rest): (Vec<_>, Vec<_>) = schemas.keys().partition(|name| good(name));
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    for old in first.into_iter().chain(rest) {
        let place = document.origin(&format!("/components/schemas/{}", segment(old)));
        let wanted = words(old).join(" ").to_upper_camel_case();
        let new = names.choose(&place, &wanted, unfit);
        renamed.insert(old.clone(), new);
    }
    let changed: Vec<(String, String)> =
        renamed.iter().filter(|(old, new)| old != new).map(|(old, new)| (old.clone(), new.clone())).collect();
    for (old, new) in &changed {
        // Another spelling is no other name.
        if words(old).join(" ").to_upper_camel_case() == *new {
            continue;
        }
        let at = format!("/components/schemas/{}", segment(old));
        document.note(NoteKind::Named, &at, format!("the type is called {new}"));
    }
    names.keep(&mut document);
    if changed.is_empty() {
        return Ok(document);
    }
    if let Some(schemas) = document.root.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        let mut moved = Map::new();
        for (old, mut schema) in std::mem::take(schemas) {
            let new = renamed.get(&old).cloned().unwrap_or_else(|| old.clone());
            if let (true, Some(map)) = (new != old, schema.as_object_mut()) {
                map.entry(ORIGIN).or_insert_with(|| format!("/components/schemas/{}", segment(&old)).into());
            }
            moved.insert(new, schema);
        }
        *schemas = moved;
    }
    follow(&mut document.root, &renamed);
    Ok(document)
}

fn follow(value: &mut Value, renamed: &BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            let target =
                map.get("$ref").and_then(Value::as_str).and_then(|to| to.strip_prefix("#/components/schemas/"));
            if let Some(new) = target.and_then(|name| renamed.get(&name.replace("~1", "/").replace("~0", "~"))) {
                map.insert("$ref".to_owned(), format!("#/components/schemas/{new}").into());
            }
            map.values_mut().for_each(|inner| follow(inner, renamed));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| follow(inner, renamed)),
        _ => {}
    }
}
