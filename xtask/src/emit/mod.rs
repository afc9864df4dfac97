//! Api -> files: pure functions that read and never change.

pub mod dedup;
pub mod limits;
pub mod node;
pub mod python;
pub mod rust;

use crate::api::Api;

/// A generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the repository, with forward slashes.
    pub path: String,
    pub contents: String,
}

/// What a generated file's first line tells a person to run, and by which it is known.
pub const COMMAND: &str = "run `cargo xtask generate`";

/// The first line of every generated file.
pub fn header(comment: &str, document: &str, emitter: &str) -> String {
    format!("{comment} Generated from {document} by {emitter}. Don't edit it: edit those and {COMMAND}.\n")
}

/// Every file of the bindings: the Rust emitter needs the document too and is called apart.
pub fn bindings(apis: &[Api]) -> Vec<File> {
    let mut files: Vec<File> = apis.iter().flat_map(|api| [python::emit(api), node::emit(api)].concat()).collect();
    files.extend(python::emit_index(apis));
    files.extend(node::emit_index(apis));
    files
}
