//! progenitor's converted types are found by comparing whole schemas, and an extension of ours that stands in one makes it
//! another. Without this rule a private text would be a plain one.

use super::walk::retain_keywords;
use crate::document::{Document, Refusal};

/// Takes every `x-` key out of the schemas.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    retain_keywords(&mut document, |key| !key.starts_with("x-"));
    Ok(document)
}
