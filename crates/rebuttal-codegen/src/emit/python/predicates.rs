//! Predicates of enum values, and of objects that have one.

use minijinja::context;
use minijinja::value::Value;

use crate::api::{Api, Group, Type, TypeKind};
use crate::emit::template;

/// Every predicate, with the enum of whose values it is one.
pub(super) fn all(api: &Api) -> impl Iterator<Item = (&Type, &Group)> {
    api.types.iter().flat_map(|ty| {
        let groups = match &ty.kind {
            TypeKind::Enum(open) => open.groups.as_slice(),
            TypeKind::Struct(_) => &[],
        };
        groups.iter().map(move |group| (ty, group))
    })
}

pub(super) fn values(api: &Api) -> Value {
    let predicates = template::all(all(api), |(ty, group)| {
        context! {
            name => &group.name,
            description => &group.description,
            values => &group.values,
            ty => &ty.name,
            holders => template::all(api.holders(&ty.name), |(holder, field)| {
                context! { name => &holder.name, field => &field.name }
            }),
        }
    });
    context! { predicates }
}
