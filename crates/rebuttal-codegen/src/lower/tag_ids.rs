//! A text marked `x-id` gets a format by which progenitor's types replace it with the type of its kind's ids.

use serde_json::{Map, Value};

use super::walk::each_in_schemas;
use crate::document::{Document, Refusal};

/// How the format begins; the kind follows.
pub const ID: &str = "rebuttal-id-";

/// Tags every id.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    each_in_schemas(&mut document, tag);
    Ok(document)
}

fn tag(map: &mut Map<String, Value>) {
    if let Some(kind) = map.get("x-id").and_then(Value::as_str) {
        let format = format!("{ID}{kind}");
        map.insert("format".to_owned(), format.into());
    }
}
