//! `Api` -> the Python package: typed clients, classes of responses, functions.

mod client;
mod functions;
mod hints;
mod index;
mod limits;
mod messages;
mod module;
mod operation;
mod options;
mod predicates;
mod receiver;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod timestamps;
mod types;

use style::Style;

use super::File;
use crate::api::Api;

/// The files of one provider.
pub fn emit(api: &Api) -> Vec<File> {
    let mut files = index::provider(api);
    files.push(options::file(api));
    files.push(types::file(api));
    files.extend(types::lists_file(api));
    files.extend(types::enums_file(api));
    files.extend(types::params_file(api));
    files.extend(predicates::file(api));
    files.push(client::file(api, Style::Sync));
    files.push(client::file(api, Style::Async));
    files.extend(messages::file(api));
    files.extend(receiver::file(api));
    files.extend(functions::file(api));
    files.extend(functions::handles_file(api));
    files
}

/// The files that list all providers.
pub fn emit_index(apis: &[Api]) -> Vec<File> {
    index::all(apis)
}
