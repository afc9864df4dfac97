//! A reference may lead to any place of the document, or to a file beside it. What stands there is copied to where named
//! parts stand, so that it stays when its surroundings are sliced away.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::{Document, FILES, ORIGIN, Refusal, segment};
use crate::keys::{names_parts, shows_values};

const KINDS: &[&str] = &["schemas", "parameters", "responses", "requestBodies", "headers", "pathItems", "examples"];

/// Copies every target of an unusual reference to `components/schemas`.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut open = Vec::new();
    let mut root = std::mem::take(&mut document.root);
    // The files' own references count when they are reached.
    let files = root.as_object_mut().and_then(|root| root.shift_remove(FILES));
    let taken: Vec<String> = root
        .pointer("/components/schemas")
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|schemas| schemas.keys().cloned())
        .collect();
    let mut pass = |value: &mut Value, open: &mut Vec<String>| {
        rename(value, false, &mut |target| {
            let pointer = decoded(target.strip_prefix('#')?);
            if is_usual(&pointer) {
                return None;
            }
            let name = names.entry(pointer.clone()).or_insert_with(|| {
                open.push(pointer.clone());
                free(&pointer, &taken, open.len())
            });
            Some(format!("#/components/schemas/{}", segment(name)))
        });
    };
    pass(&mut root, &mut open);
    let mut done = 0;
    while let Some(pointer) = open.get(done).cloned() {
        done += 1;
        let inside = pointer.strip_prefix(&format!("/{FILES}"));
        let found = match (inside, &files) {
            (Some(inside), Some(files)) => files.pointer(inside).cloned(),
            _ => root.pointer(&pointer).cloned(),
        };
        // One that leads nowhere is the business of the rule that resolves references.
        let Some(mut found) = found else { continue };
        pass(&mut found, &mut open);
        if let Some(map) = found.as_object_mut() {
            map.entry(ORIGIN).or_insert_with(|| pointer.clone().into());
        }
        let name = free(&pointer, &taken, done);
        let Some(map) = root.as_object_mut() else { break };
        let components = map.entry("components").or_insert_with(|| Value::Object(serde_json::Map::new()));
        let Some(components) = components.as_object_mut() else { break };
        let schemas = components.entry("schemas").or_insert_with(|| Value::Object(serde_json::Map::new()));
        if let Some(schemas) = schemas.as_object_mut() {
            schemas.insert(name, found);
        }
    }
    document.root = root;
    Ok(document)
}

/// The pointer's last name, with its number if that is taken.
fn free(pointer: &str, taken: &[String], number: usize) -> String {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    let usual = plain.starts_with(|c: char| c.is_ascii_alphabetic()) && !taken.contains(&plain);
    if usual { format!("{plain}_{number}") } else { format!("part_{plain}_{number}") }
}

fn is_usual(pointer: &str) -> bool {
    let mut parts = pointer.strip_prefix("/components/").unwrap_or_default().split('/');
    parts.next().is_some_and(|kind| KINDS.contains(&kind)) && parts.next().is_some() && parts.next().is_none()
}

/// Percent-encoded bytes as themselves: a reference is a URL.
pub(super) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut index) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(index) {
        let hex = bytes.get(index + 1..index + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|_| byte == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(one) => {
                out.push(one);
                index += 3;
            }
            None => {
                out.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Gives every reference's target the name that `new` has for it. `named`: the keys are names.
fn rename(value: &mut Value, named: bool, new: &mut dyn FnMut(&str) -> Option<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                match inner {
                    Value::String(target) if key == "$ref" && !named => {
                        if let Some(name) = new(target) {
                            *target = name;
                        }
                    }
                    _ if !named && shows_values(key) => {}
                    inner => rename(inner, !named && names_parts(key), new),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| rename(inner, false, new)),
        _ => {}
    }
}
