//! file -> Document: the only pass that reads.

use std::path::Path;

use serde_json::Value;

use crate::document::{Document, Refusal};

/// Where the documents are.
const FOLDER: &str = "spec";
/// The options that all clients and calls have: those that the engine knows. They are part of this crate, because documents
/// of others get them, too.
pub(crate) const COMMON: &str = "crates/rebuttal-codegen/src/common.yaml";
/// The statements of the stores of processed messages.
pub const DEDUP: &str = "spec/dedup.yaml";
/// The rules of evidence, a file a provider.
pub const EVIDENCE: &str = "spec/evidence";

/// The providers' documents, in the order of their names: every file of the folder that is not shared by them.
///
/// # Errors
/// When there is none.
pub fn documents(root: &Path) -> Result<Vec<String>, Vec<Refusal>> {
    let files = std::fs::read_dir(root.join(FOLDER)).into_iter().flatten().filter_map(Result::ok);
    let names = files.filter(|file| file.path().is_file()).map(|file| file.file_name().to_string_lossy().into_owned());
    let documents = names.filter(|name| name.ends_with(".yaml")).map(|name| format!("{FOLDER}/{name}"));
    let mut documents: Vec<String> = documents.filter(|file| file != DEDUP).collect();
    documents.sort();
    if documents.is_empty() {
        return Err(refuse(
            FOLDER,
            "The folder holds no provider's document.".to_owned(),
            "Run this inside the repository.",
        ));
    }
    Ok(documents)
}

/// Reads a document; the options that all clients have come with it.
///
/// # Errors
/// When a file cannot be read, is no YAML, or is not OpenAPI 3.0.
pub fn read(root: &Path, file: &str) -> Result<Document, Vec<Refusal>> {
    Document::new(file, yaml(root, file)?, common()?)
}

/// The options that all clients and calls have.
///
/// # Errors
/// When they are no YAML.
pub fn common() -> Result<Value, Vec<Refusal>> {
    parse(COMMON, include_str!("common.yaml"))
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

/// Reads every YAML file of a folder, in the order of their names, each with its path; none where there is no such folder.
///
/// # Errors
/// When a file cannot be read or is no YAML.
pub fn folder(root: &Path, folder: &str) -> Result<Vec<(String, Value)>, Vec<Refusal>> {
    let files = std::fs::read_dir(root.join(folder)).into_iter().flatten().filter_map(Result::ok);
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> =
        names.filter(|name| name.ends_with(".yaml")).map(|name| format!("{folder}/{name}")).collect();
    files.sort();
    files.into_iter().map(|file| yaml(root, &file).map(|read| (file, read))).collect()
}

/// Reads the text of a file. Anchors that explode, and depth that later passes could not walk, are refused.
///
/// # Errors
/// When it is no YAML.
pub fn parse(file: &str, text: &str) -> Result<Value, Vec<Refusal>> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: 100,
            max_documents: 1,
            max_events: 4_000_000,
            max_nodes: 2_000_000,
            max_recorded_anchor_events: 100_000,
        },
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: 100_000 },
        // `no` and `on` are values of enumerations.
        strict_booleans: true,
    };
    serde_saphyr::from_str_with_options(text, options)
        .map_err(|error| refuse(file, format!("The file is no YAML: {error}"), "Mend the line."))
}

pub(crate) fn refuse(file: &str, problem: String, cure: &str) -> Vec<Refusal> {
    vec![Refusal { address: format!("{file}#"), problem, cure: cure.to_owned() }]
}
