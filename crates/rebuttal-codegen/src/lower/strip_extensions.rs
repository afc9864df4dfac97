//! progenitor's converted types are found by comparing whole schemas, and an extension of ours that stands in one makes it
//! another. Without this rule a private text would be a plain one.

use super::walk::retain_keywords;
use crate::document::{Document, Refusal};

/// Takes every `x-` key out of the schemas and operations.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if let Some(schemas) = document.root.pointer_mut("/components/schemas") {
        retain_keywords(schemas, true, &|key| !key.starts_with("x-"));
    }
    if let Some(paths) = document.root.get_mut("paths") {
        retain_keywords(paths, true, &|key| !key.starts_with("x-"));
    }
    Ok(document)
}
