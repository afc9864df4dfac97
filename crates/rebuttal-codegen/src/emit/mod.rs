//! Api -> files: pure functions that read and never change.

pub mod dedup;
mod enums;
pub mod evidence;
mod file;
pub mod ids;
mod layout;
pub mod limits;
mod names;
pub mod node;
pub mod package;
pub mod python;
pub mod rust;
pub mod sandbox;
pub mod tables;
mod template;

use crate::api::Api;

pub use file::{COMMAND, File, OWN_COMMAND, header, header_of};

/// Every file of the bindings and of the sandbox: the Rust emitter needs the document too and is called apart.
pub fn bindings(apis: &[Api]) -> Vec<File> {
    let mut files: Vec<File> = apis.iter().flat_map(|api| [python::emit(api), node::emit(api)].concat()).collect();
    files.extend(apis.iter().flat_map(sandbox::emit));
    files.push(sandbox::index(apis));
    files.extend(python::emit_index(apis));
    files.extend(node::emit_index(apis));
    files
}
