//! Generated files, and how they are known.

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
