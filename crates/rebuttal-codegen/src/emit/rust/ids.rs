//! A type for each kind of id, so that one is not taken for another.

use minijinja::context;

use super::templates::TEMPLATES;
use super::text::id_type;
use crate::api::Api;
use crate::emit::ids::kinds;
use crate::emit::template::all;

/// What a macro of the runtime makes the types from; nothing if the document names no kinds.
pub fn emit(api: &Api) -> String {
    let ids = all(kinds(api), |kind| context! { kind, name => id_type(kind) });
    TEMPLATES.render("ids.jinja", &context! { ids })
}
