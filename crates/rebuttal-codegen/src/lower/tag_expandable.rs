//! An id or the object that it names (`anyOf` of a text and one object) becomes a text with a format, by which
//! progenitor's types replace it with one of ours. Its own enum for `anyOf` would invent names and lose where a misfit is.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::walk::each_in_schemas;
use crate::document::{Document, Refusal, referenced};

/// What such a format begins with; the object's name stands behind it, nothing for any JSON object, or a mark for one
/// that debug output does not show.
pub const EXPANDABLE: &str = "rebuttal-expandable:";

/// Stands in the place of a name: any JSON object, and private.
pub const HIDDEN: &str = "-";

/// Tags every one of them.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    each_in_schemas(&mut document, tag);
    Ok(document)
}

fn tag(map: &mut Map<String, Value>) {
    // What cannot be expressed was refused before, so whatever is left is such a pair.
    if let Some(Value::Array(pair)) = map.shift_remove("anyOf") {
        let open = if map.contains_key("x-private") { HIDDEN } else { "" };
        let object = pair.get(1).and_then(referenced).unwrap_or(open);
        map.insert("type".to_owned(), json!("string"));
        map.insert("format".to_owned(), json!(format!("{EXPANDABLE}{object}")));
    }
}

/// The objects' names in a lowered document, each once; empty for any JSON object.
pub fn expandables(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            let format = map.get("format").and_then(Value::as_str);
            into.extend(format.and_then(|format| format.strip_prefix(EXPANDABLE)).map(str::to_owned));
            map.values().for_each(|inner| expandables(inner, into));
        }
        Value::Array(list) => list.iter().for_each(|inner| expandables(inner, into)),
        _ => {}
    }
}
