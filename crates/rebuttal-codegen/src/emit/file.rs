//! Generated files, and how they are known.

use crate::api::Api;

/// A generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the repository, or to the folder of a user's own packages, with forward slashes.
    pub path: String,
    pub contents: String,
}

/// What a generated file's first line tells a person to run, and by which it is known.
pub const COMMAND: &str = "run `cargo xtask generate`";

/// The same in packages of a user's own.
pub const OWN_COMMAND: &str = "run `rebuttal-codegen`";

/// The first line of every generated file.
pub fn header(comment: &str, document: &str, emitter: &str) -> String {
    format!("{comment} Generated from {document} by {emitter}. Don't edit it: edit those and {COMMAND}.\n")
}

/// The first line of a file of one provider.
pub fn header_of(comment: &str, api: &Api, emitter: &str) -> String {
    if api.own {
        let document = &api.document;
        return format!(
            "{comment} Generated from {document}. Don't edit it: edit that or its overlay and {OWN_COMMAND}.\n"
        );
    }
    header(comment, &api.document, emitter)
}
