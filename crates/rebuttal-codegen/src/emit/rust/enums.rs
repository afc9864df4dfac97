//! Open enumerations: a value that is not listed is kept as it came.

use minijinja::context;

use super::templates::TEMPLATES;
use super::text::{ident, variant};
use crate::api::{Api, Enum, Group, Type};
use crate::emit::template::all;

/// What a macro of the runtime makes the enumerations from.
pub fn emit(api: &Api) -> String {
    let enums = all(api.types.iter().filter_map(|ty| Some((ty, ty.listed()?))), |(ty, listed): (&Type, &Enum)| {
        let values = all(&listed.values, |value| {
            context! { wire => &value.wire, variant => variant(&value.wire), description => &value.description }
        });
        let groups = all(&listed.groups, |group: &Group| {
            let members: Vec<String> = group.values.iter().map(|wire| variant(wire)).collect();
            context! { name => ident(&group.name), description => &group.description, members }
        });
        context! { name => &ty.name, description => &ty.description, values, groups }
    });
    TEMPLATES.render("enums.jinja", &context! { enums })
}
