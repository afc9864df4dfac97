//! A path begins with a slash and has neither a fragment nor places for parameters in a query: what a caller gives then
//! never becomes part of the host's name, and nothing that a caller gives is lost.

use serde_json::{Map, Value, json};

use super::walk::METHODS;
use crate::document::{Document, NoteKind, Refusal, segment};

/// Rewrites the paths that are written otherwise, and leaves out those that are a whole URL of the caller's.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    let Some(paths) = document.root.get_mut("paths").and_then(Value::as_object_mut) else { return Ok(document) };
    let paths = std::mem::take(paths);
    let mut kept = Map::new();
    let mut refusals = Vec::new();
    for (path, mut item) in paths {
        let at = format!("/paths/{}", segment(&path));
        if path.starts_with('{') {
            document.note(NoteKind::LeftOut, &at, "its host is what a caller gives, and credentials are for one host");
            continue;
        }
        if !paired(&path) {
            let cure =
                "Write each parameter's name between two braces in an overlay, or leave the path out of x-slice.";
            refusals.push(document.refuse(&at, "The path has braces that do not belong together.", cure));
            continue;
        }
        let good = rewritten(&path, &mut item);
        if good != path {
            document.note(NoteKind::Inferred, &at, format!("requests go to {good}"));
        }
        if let Some(taken) = add(&mut kept, good, item) {
            let problem = format!("Another path has the same address for {taken}.");
            refusals.push(document.refuse(&at, problem, "Leave one of the two out of x-slice."));
        }
    }
    if let Some(root) = document.root.as_object_mut() {
        root.insert("paths".to_owned(), kept.into());
    }
    if refusals.is_empty() { Ok(document) } else { Err(refusals) }
}

fn paired(path: &str) -> bool {
    let mut pieces = path.split('{');
    !pieces.next().is_some_and(|first| first.contains('}')) && pieces.all(|piece| piece.matches('}').count() == 1)
}

/// The path as requests have it. Parameters that it has in a query become parameters of the query.
fn rewritten(path: &str, item: &mut Value) -> String {
    let sent = path.split_once('#').map_or(path, |(sent, _)| sent);
    let (route, query) = sent.split_once('?').unwrap_or((sent, ""));
    let mut constant = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match value.strip_prefix('{').and_then(|value| value.strip_suffix('}')) {
            Some(parameter) => in_query(item, parameter, name),
            None => constant.push(pair),
        }
    }
    let slash = if route.starts_with('/') { "" } else { "/" };
    let question = if constant.is_empty() { "" } else { "?" };
    format!("{slash}{route}{question}{}", constant.join("&"))
}

/// Lets every operation of a path have the parameter in its query by that name.
fn in_query(item: &mut Value, parameter: &str, name: &str) {
    let methods = item.as_object_mut().into_iter().flatten().filter(|(key, _)| METHODS.contains(&key.as_str()));
    for operation in methods.filter_map(|(_, operation)| operation.as_object_mut()) {
        let list = operation.entry("parameters").or_insert_with(|| json!([]));
        let Some(list) = list.as_array_mut() else { continue };
        let is_it = |one: &&mut Value| one["name"] == parameter && (one["in"] == "path" || one["in"] == "query");
        match list.iter_mut().find(is_it) {
            Some(found) => {
                found["name"] = name.into();
                found["in"] = "query".into();
            }
            None => list.push(json!({"name": name, "in": "query", "required": true, "schema": {"type": "string"}})),
        }
    }
}

/// Adds what is under a path to what is there already; the method that is taken, if one is.
fn add(paths: &mut Map<String, Value>, path: String, item: Value) -> Option<String> {
    let there = paths.entry(path).or_insert_with(|| json!({}));
    let (Some(there), Value::Object(item)) = (there.as_object_mut(), item) else { return None };
    let taken = item.keys().find(|key| METHODS.contains(&key.as_str()) && there.contains_key(*key)).cloned();
    there.extend(item);
    taken
}
