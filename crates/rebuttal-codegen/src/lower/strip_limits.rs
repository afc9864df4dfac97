//! progenitor's types would refuse an answer for a limit, and no option could lift it. Limits are a table that only
//! requests are checked against.

use super::walk::retain_keywords;
use crate::document::{Document, Refusal};

const LIMITS: &[&str] = &[
    "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "default",
];

/// Takes every limit and default out of the schemas and parameters.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    if let Some(schemas) = document.root.pointer_mut("/components/schemas") {
        retain_keywords(schemas, true, &|key| !LIMITS.contains(&key));
    }
    if let Some(paths) = document.root.get_mut("paths") {
        retain_keywords(paths, false, &|key| !LIMITS.contains(&key));
    }
    Ok(document)
}
