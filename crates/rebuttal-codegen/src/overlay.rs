//! Document, overlay -> Document: facts of ours over a document that stays as it was published (OpenAPI Overlay 1.0).
//!
//! Written here and not taken from a library: it is one merge and one removal, in the order of the file, and an action
//! that matches nothing has to be refused with its place in the overlay.

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::document::{Document, NoteKind, Refusal, segment};
use crate::lower::EXTENSIONS;

/// What the document is called for which an overlay was made, in the overlay's `info`.
const MADE_FOR: &str = "x-document";

/// Applies the actions of an overlay in their order. `file` is its name, for addresses.
///
/// # Errors
/// Everything in the overlay that cannot be applied; an action that matches nothing, too.
pub fn apply(mut document: Document, file: &str, overlay: &Value) -> Result<Document, Vec<Refusal>> {
    let refuse = |at: &str, problem: String, cure: &str| Refusal {
        address: format!("{file}#{at}"),
        problem,
        cure: cure.to_owned(),
    };
    let mut refusals = Vec::new();
    let version = overlay.get("overlay").and_then(Value::as_str).unwrap_or_default();
    if !version.starts_with("1.") {
        let problem = format!("The overlay's version is {version:?}.");
        refusals.push(refuse("/overlay", problem, "Write OpenAPI Overlay 1.0.0."));
    }
    made_for(&mut document, overlay, |at, problem, cure| refusals.push(refuse(at, problem, cure)));
    let actions = overlay.get("actions").and_then(Value::as_array);
    if actions.is_none_or(Vec::is_empty) {
        refusals.push(refuse("/actions", "The overlay does nothing.".to_owned(), "List its actions."));
    }
    for (index, action) in actions.into_iter().flatten().enumerate() {
        let at = format!("/actions/{index}");
        if let Err((key, problem, cure)) = act(&mut document.root, action) {
            refusals.push(refuse(&format!("{at}{key}"), problem, cure));
        }
    }
    if refusals.is_empty() { Ok(document) } else { Err(refusals) }
}

/// Compares the document with that for which the overlay was made, by the title and version of both.
fn made_for(document: &mut Document, overlay: &Value, mut refuse: impl FnMut(&str, String, &str)) {
    let at = format!("/info/{MADE_FOR}");
    let Some(wanted) = overlay.pointer(&at) else { return };
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let of_document = |key: &str| text(document.root.get("info").and_then(|info| info.get(key)));
    let (title, version) = (of_document("title"), of_document("version"));
    if text(wanted.get("title")) != title {
        let problem = format!("The overlay was made for the document {}, and this is {title:?}.", wanted["title"]);
        refuse(&at, problem, "Give the document that it was made for, or an overlay of your own.");
    }
    let made = text(wanted.get("version"));
    if made != version {
        let text = format!("the overlay was made for version {made}, and this is version {version}");
        document.note(NoteKind::Inferred, "/info/version", text);
    }
}

type Failure = (&'static str, String, &'static str);

fn act(root: &mut Value, action: &Value) -> Result<(), Failure> {
    const KEYS: &[&str] = &["target", "description", "update", "remove"];
    if let Some(key) = action.as_object().and_then(|map| map.keys().find(|key| !KEYS.contains(&key.as_str()))) {
        return Err(("", format!("Nothing reads {key} in an action."), "Write target, and update or remove."));
    }
    let target = action.get("target").and_then(Value::as_str).unwrap_or_default();
    let path = JsonPath::parse(target).map_err(|error| {
        let problem = format!("The target {target:?} is no JSONPath: {error}");
        ("/target", problem, "Write one as in RFC 9535, such as $.paths['/cases'].get.")
    })?;
    let pointers: Vec<String> =
        path.query_located(root).into_iter().map(|node| node.location().to_json_pointer()).collect();
    if pointers.is_empty() {
        let problem = format!("The target {target} matches nothing.");
        let cure = "Compare it with the document; a target does not follow $ref, so name the place that it leads to.";
        return Err(("/target", problem, cure));
    }
    if action.get("remove") == Some(&Value::Bool(true)) {
        // From the end, so that those before keep their places in a list.
        pointers.iter().rev().for_each(|pointer| remove(root, pointer));
        return Ok(());
    }
    let Some(update) = action.get("update") else {
        return Err((
            "",
            "This action changes nothing.".to_owned(),
            "Write update with what to merge, or remove: true.",
        ));
    };
    if let Some(key) = unread(update) {
        let cure = "Write one that spec/README.md describes; others' belong into their own overlays.";
        return Err(("/update", format!("Nothing reads the extension {key}."), cure));
    }
    for target in pointers.iter() {
        match root.pointer_mut(target) {
            // An item of the list, as the standard has it.
            Some(Value::Array(list)) if !update.is_array() => list.push(update.clone()),
            Some(target) => merge(target, update),
            None => {}
        }
    }
    Ok(())
}

/// An extension that is none of ours: one that is misspelt would be passed over, as those of others are.
fn unread(update: &Value) -> Option<&String> {
    match update {
        Value::Object(map) => map.iter().find_map(|(key, inner)| {
            let known = !key.starts_with("x-") || EXTENSIONS.contains(&key.as_str());
            if known { unread(inner) } else { Some(key) }
        }),
        Value::Array(list) => list.iter().find_map(unread),
        _ => None,
    }
}

fn merge(into: &mut Value, update: &Value) {
    match (into, update) {
        (Value::Object(into), Value::Object(update)) => {
            for (key, value) in update {
                match into.get_mut(key) {
                    Some(there) => merge(there, value),
                    None => {
                        into.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Value::Array(into), Value::Array(update)) => into.extend(update.iter().cloned()),
        (into, update) => *into = update.clone(),
    }
}

fn remove(root: &mut Value, pointer: &str) {
    let Some((parent, last)) = pointer.rsplit_once('/') else { return };
    match root.pointer_mut(parent) {
        Some(Value::Object(map)) => {
            let key = map.keys().find(|key| segment(key) == last).cloned();
            key.and_then(|key| map.shift_remove(&key));
        }
        Some(Value::Array(list)) => {
            if let Some(index) = last.parse().ok().filter(|index| *index < list.len()) {
                list.remove(index);
            }
        }
        _ => {}
    }
}
