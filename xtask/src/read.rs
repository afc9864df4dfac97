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
    let document = Document { file: file.to_owned(), root: yaml(root, file)?, common };
    let version = document.root.get("openapi").and_then(Value::as_str).unwrap_or_default();
    if !version.starts_with("3.0.") {
        let problem = format!("The document's version is {version:?}.");
        return Err(vec![document.refuse("/openapi", problem, "Write OpenAPI 3.0.3.")]);
    }
    Ok(document)
}

fn yaml(root: &Path, file: &str) -> Result<Value, Vec<Refusal>> {
    let refuse =
        |problem: String, cure: &str| vec![Refusal { address: format!("{file}#"), problem, cure: cure.to_owned() }];
    let text = std::fs::read_to_string(root.join(file))
        .map_err(|error| refuse(format!("The file cannot be read: {error}."), "Run this inside the repository."))?;
    serde_saphyr::from_str(&text).map_err(|error| refuse(format!("The file is no YAML: {error}"), "Mend the line."))
}
