//! A type for each kind of id, so that one is not taken for another.

use super::text::id_type;
use crate::api::Api;
use crate::emit::ids::kinds;

/// What a macro of the runtime makes the types from; nothing if the document names no kinds.
pub fn emit(api: &Api) -> String {
    let types = kinds(api)
        .into_iter()
        .map(|kind| format!("\n::rebuttal_runtime::id! {{\n    /// Names a `{kind}`.\n    {}\n}}\n", id_type(kind)));
    types.collect()
}
