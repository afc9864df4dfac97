//! file -> Document: the only pass that reads.

use std::path::Path;

use serde_json::Value;

use crate::document::{Document, Refusal};

/// Reads a document and the options that all documents share.
///
/// # Errors
/// When a file cannot be read, is no YAML, or is not OpenAPI 3.0.
pub fn read(root: &Path, file: &str) -> Result<Document, Vec<Refusal>> {
    let common = yaml(root, "spec/common.yaml")?;
    Document::new(file, yaml(root, file)?, common)
}

/// Reads a file that is YAML.
///
/// # Errors
/// When it cannot be read or is no YAML.
pub fn yaml(root: &Path, file: &str) -> Result<Value, Vec<Refusal>> {
    let text = std::fs::read_to_string(root.join(file)).map_err(|error| {
        refuse(file, format!("The file cannot be read: {error}."), "Run this inside the repository.")
    })?;
    parse(file, &text)
}

/// Reads the text of a file.
///
/// # Errors
/// When it is no YAML.
pub fn parse(file: &str, text: &str) -> Result<Value, Vec<Refusal>> {
    serde_saphyr::from_str(text)
        .map_err(|error| refuse(file, format!("The file is no YAML: {error}"), "Mend the line."))
}

fn refuse(file: &str, problem: String, cure: &str) -> Vec<Refusal> {
    vec![Refusal { address: format!("{file}#"), problem, cure: cure.to_owned() }]
}
