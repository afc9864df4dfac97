//! A text marked `x-id` gets a format by which progenitor's types replace it with the type of its kind's ids.

use serde_json::Value;

use crate::document::{Document, Refusal};

/// How the format begins; the kind follows.
pub const ID: &str = "rebuttal-id-";

/// Tags every id.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    tag(&mut document.root);
    Ok(document)
}

fn tag(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(kind) = map.get("x-id").and_then(Value::as_str) {
                let format = format!("{ID}{kind}");
                map.insert("format".to_owned(), format.into());
            }
            map.values_mut().for_each(tag);
        }
        Value::Array(list) => list.iter_mut().for_each(tag),
        _ => {}
    }
}
