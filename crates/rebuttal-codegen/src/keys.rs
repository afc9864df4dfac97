//! What stands under a key of a document: parts that its author named, or values that are shown.

/// What holds parts under names of the author's, which may look like any keyword.
const NAMED: &[&str] = &[
    "$defs", "callbacks", "definitions", "headers", "links", "parameters", "pathItems", "paths", "patternProperties",
    "properties", "requestBodies", "responses", "schemas", "securitySchemes", "webhooks", "x-webhooks",
];

/// What shows values, which are nobody's schema.
const SHOWN: &[&str] = &["const", "default", "enum", "example", "examples"];

/// Whether the keys of what stands under this keyword are names.
pub(crate) fn names_parts(keyword: &str) -> bool {
    NAMED.contains(&keyword)
}

/// Whether values stand under this keyword.
pub(crate) fn shows_values(keyword: &str) -> bool {
    SHOWN.contains(&keyword)
}
