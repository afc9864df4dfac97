//! progenitor's types would refuse an answer for a limit, and no option could lift it. Limits are a table that only
//! requests are checked against.

use super::walk::retain_keywords;
use crate::document::{Document, Refusal};

const LIMITS: &[&str] = &[
    "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "default",
];

/// Takes every limit and default out of the schemas.
pub fn lower(mut document: Document) -> Result<Document, Vec<Refusal>> {
    retain_keywords(&mut document, |key| !LIMITS.contains(&key));
    Ok(document)
}
