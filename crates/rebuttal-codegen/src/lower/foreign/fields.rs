//! Fields get names that three languages take, and what is required is described.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use serde_json::{Map, Value};

use super::walk;
use crate::describe::{CALL, MOST_FIELDS, TAKEN};
use crate::document::{Document, NoteKind, Refusal, referenced, segment};

/// Names every field and parameter whose own name is taken, and leaves to each object what can be said of it.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut notes = Vec::new();
    walk::schemas(&mut document.root, &mut |schema, at| {
        let Some(map) = schema.as_object_mut() else { return };
        let Some(Value::Object(fields)) = map.get_mut("properties") else { return };
        if fields.shift_remove("").is_some() {
            notes.push((NoteKind::LeftOut, format!("{at}/properties/"), "the field has no name".to_owned()));
        }
        if fields.len() > MOST_FIELDS {
            notes.push((NoteKind::LeftOut, at.to_owned(), format!("all but the first {MOST_FIELDS} fields")));
            *fields = std::mem::take(fields).into_iter().take(MOST_FIELDS).collect();
        }
        let mut taken = BTreeSet::new();
        in_order(fields, |wire, field| name(wire, field, &mut taken, |name| TAKEN.contains(&name)));
        let known: Vec<String> = fields.keys().cloned().collect();
        if let Some(Value::Array(required)) = map.get_mut("required") {
            let mut seen = BTreeSet::new();
            required.retain(|name| {
                let Some(name) = name.as_str() else { return false };
                let described = known.iter().any(|field| field == name);
                if !described {
                    notes.push((NoteKind::LeftOut, at.to_owned(), format!("{name} is required and not described")));
                }
                described && seen.insert(name.to_owned())
            });
        }
    });
    let refusals = same_on_the_wire(&mut document);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    parameters(&mut document);
    for (kind, at, text) in notes {
        document.note(kind, &at, text);
    }
    Ok(document)
}

/// Goes through fields, those first that have their names already.
fn in_order(fields: &mut Map<String, Value>, mut f: impl FnMut(&str, &mut Value)) {
    let plain = |wire: &str| wire.to_snake_case() == wire && wire.starts_with(|c: char| c.is_ascii_lowercase());
    for first in [true, false] {
        fields.iter_mut().filter(|(wire, _)| plain(wire) == first).for_each(|(wire, field)| f(wire, field));
    }
}

/// The name of a field, where its own is none or taken.
fn name(wire: &str, field: &mut Value, taken: &mut BTreeSet<String>, unfit: impl Fn(&str) -> bool) {
    let Some(map) = field.as_object_mut() else { return };
    let own = map.get("x-name").and_then(Value::as_str).unwrap_or(wire).to_snake_case();
    let plain: String = own.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    let mut name = match plain.chars().next() {
        Some(first) if first.is_ascii_lowercase() => plain,
        _ => format!("field_{plain}").trim_end_matches('_').to_owned(),
    };
    if unfit(&name) {
        name.push_str("_value");
    }
    let base = name.clone();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{base}_{number}");
        number += 1;
    }
    if name != wire.to_snake_case() {
        map.insert("x-name".to_owned(), name.into());
    }
}

/// Parameters by their names on the wire are told apart by these alone, so one that may be left out is, and one of the path,
/// whose name is on no wire, gets another.
fn same_on_the_wire(document: &mut Document) -> Vec<Refusal> {
    let schemas = document.root.pointer("/components/schemas").and_then(Value::as_object).cloned().unwrap_or_default();
    let (mut left, mut refused, mut in_path) = (Vec::new(), Vec::new(), BTreeSet::new());
    walk::operations(&mut document.root, &mut |operation, at| {
        let media = operation
            .get_mut("requestBody")
            .and_then(|body| body.get_mut("content")?.as_object_mut()?.values_mut().next());
        let mut body = media
            .filter(|_| at.starts_with("/paths"))
            .and_then(|media| media.get_mut("schema"))
            .cloned()
            .unwrap_or_default();
        if let Some(named) = referenced(&body).and_then(|name| schemas.get(name)) {
            body = named.clone();
        }
        let before = body.clone();
        let needed =
            |body: &Value, name: &str| body["required"].as_array().is_some_and(|list| list.iter().any(|it| it == name));
        let list = operation.get_mut("parameters").and_then(Value::as_array_mut);
        let of_path = |one: &Value| (one["in"] == "path").then(|| one["name"].as_str().map(str::to_owned))?;
        let path: BTreeSet<String> = list.iter().flat_map(|list| list.iter().filter_map(of_path)).collect();
        let mut places: BTreeSet<String> = BTreeSet::new();
        list.into_iter().for_each(|list| {
            list.retain(|one| {
                let name = one["name"].as_str().unwrap_or_default().to_owned();
                let in_body = body["properties"].get(&name).is_some();
                let again = !places.insert(name.clone());
                if !in_body && !again {
                    return true;
                }
                let optional = one["in"] == "query" && one["required"] != true;
                let both = !optional && (again || needed(&body, &name));
                if both && path.contains(&name) {
                    let item = at.rsplit_once('/').map_or(at, |(item, _)| item);
                    in_path.insert((item.to_owned(), name));
                    return true;
                }
                left.push((at.to_owned(), format!("one of two parameters that are called {name}")));
                if optional {
                    return false;
                }
                if both {
                    refused.push((at.to_owned(), name));
                } else if let Some(fields) = body.get_mut("properties").and_then(Value::as_object_mut) {
                    fields.shift_remove(&name);
                }
                true
            });
        });
        if body != before {
            let media = operation
                .get_mut("requestBody")
                .and_then(|it| it.get_mut("content")?.as_object_mut()?.values_mut().next());
            media.into_iter().for_each(|media| media["schema"] = body.clone());
        }
    });
    for (at, text) in left {
        document.note(NoteKind::LeftOut, &at, text);
    }
    for (item, name) in in_path {
        document.note(NoteKind::Named, &item, format!("{name} in the path is called {name}{IN_PATH}"));
        rename_in_path(&mut document.root, &item, &name);
    }
    let refuse = |(at, name): (String, String)| {
        let problem = format!("Two required parameters are called {name}.");
        document.refuse(&at, problem, "Remove one of them in an overlay.")
    };
    refused.into_iter().map(refuse).collect()
}

/// What the name of a parameter of the path ends with if another one has its name.
const IN_PATH: &str = "_in_path";

/// Gives a parameter of a path's operations another name, there and in the path.
fn rename_in_path(root: &mut Value, item: &str, name: &str) {
    let Some(paths) = root.get_mut("paths").and_then(Value::as_object_mut) else { return };
    let renamed = std::mem::take(paths).into_iter().map(|(path, mut operations)| {
        // An earlier name may have changed the path itself.
        let origin = |path: &str| format!("/paths/{}", segment(&path.replace(&format!("{IN_PATH}}}"), "}")));
        if origin(&path) != item {
            return (path, operations);
        }
        for operation in operations.as_object_mut().into_iter().flat_map(Map::values_mut) {
            let list = operation.get_mut("parameters").and_then(Value::as_array_mut);
            for one in list.into_iter().flatten().filter(|one| one["in"] == "path" && one["name"] == name) {
                one["name"] = format!("{name}{IN_PATH}").into();
            }
        }
        (path.replace(&format!("{{{name}}}"), &format!("{{{name}{IN_PATH}}}")), operations)
    });
    *paths = renamed.collect();
}

/// All parameters of a call stand side by side, those of its body, too.
fn parameters(document: &mut Document) {
    let schemas = document.root.pointer("/components/schemas").and_then(Value::as_object).cloned().unwrap_or_default();
    let common = document.common.get("call-options").cloned().unwrap_or_default();
    let own = document.root.get("x-call-options").cloned().unwrap_or_default();
    let options: Vec<String> = [common, own]
        .iter()
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(|option| option.get("name")?.as_str().map(str::to_owned))
        .collect();
    let unfit =
        |name: &str| TAKEN.contains(&name) || CALL.contains(&name) || options.iter().any(|option| option == name);
    let mut bodies = Vec::new();
    walk::operations(&mut document.root, &mut |operation, at| {
        if at.starts_with("/x-webhooks") {
            return;
        }
        let mut taken = BTreeSet::new();
        for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
            let wire = parameter["name"].as_str().unwrap_or_default().to_owned();
            if let Some(schema) = parameter.get_mut("schema") {
                name(&wire, schema, &mut taken, unfit);
            }
        }
        let content = operation.get("requestBody").and_then(|body| body.get("content")?.as_object());
        for (kind, media) in content.into_iter().flatten() {
            let Some(schema) = media.get("schema") else { continue };
            let place = match referenced(schema) {
                Some(name) if schemas.contains_key(name) => format!("/components/schemas/{}", segment(name)),
                _ => format!("{at}/requestBody/content/{}/schema", segment(kind)),
            };
            bodies.push((place, taken.clone()));
        }
    });
    // One object may be the body of several operations: its names must be free in all of them.
    let mut places: Map<String, Value> = Map::new();
    for (place, taken) in bodies {
        let list = places.entry(place).or_insert_with(|| Value::Array(Vec::new()));
        list.as_array_mut()
            .into_iter()
            .for_each(|list| list.extend(taken.iter().map(|name| Value::from(name.clone()))));
    }
    for (place, taken) in places {
        let mut taken: BTreeSet<String> =
            taken.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        let fields = document.root.pointer_mut(&place).and_then(|schema| schema.get_mut("properties"));
        if let Some(fields) = fields.and_then(Value::as_object_mut) {
            in_order(fields, |wire, field| name(wire, field, &mut taken, unfit));
        }
    }
}
