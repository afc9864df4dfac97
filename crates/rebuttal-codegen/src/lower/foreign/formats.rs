//! A format that no type of ours has says nothing that counts: the type alone does.

use serde_json::Value;

use super::walk;
use crate::document::{Document, Refusal};

/// Takes away every format that no language has a type for.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    walk::schemas(&mut document.root, &mut |schema, _| {
        let Some(map) = schema.as_object_mut() else { return };
        let ty = map.get("type").and_then(Value::as_str).unwrap_or_default();
        let known: &[&str] = match ty {
            "string" => &["date-time", "byte", "binary"],
            "integer" => &["unix-time", "int32", "int64"],
            "number" => &["float", "double"],
            _ => &[],
        };
        if map.get("format").is_some_and(|format| !format.as_str().is_some_and(|format| known.contains(&format))) {
            map.shift_remove("format");
        }
    });
    Ok(document)
}
