//! Open enumerations and their predicates.

use std::collections::BTreeSet;

use minijinja::context;
use minijinja::value::Value;

use super::text::camel;
use super::types::shown;
use crate::api::{Api, Enum, EnumValue, Type, TypeKind};
use crate::emit::template::all;

/// The enumerations of one provider.
pub fn values(api: &Api) -> Value {
    let enums = all(listed(api), |(ty, listed)| {
        let value = |value: &EnumValue| context! { wire => &value.wire, description => &value.description };
        context! { name => &ty.name, description => &ty.description, values => all(&listed.values, value) }
    });
    context! { enums }
}

/// Their predicates; none if they have none.
pub fn predicates(api: &Api) -> Option<Value> {
    let mut predicates = Vec::new();
    for (ty, group) in listed(api).flat_map(|(ty, listed)| listed.groups.iter().map(move |group| (ty, group))) {
        let holders: Vec<_> = api.holders(&ty.name).collect();
        let fields: BTreeSet<&str> = holders.iter().map(|(_, field)| field.wire.as_str()).collect();
        predicates.push(context! {
            name => camel(&group.name),
            description => &group.description,
            values => &group.values,
            ty => &ty.name,
            fields => all(fields, Value::from),
            holders => all(holders, |(holder, field)| context! { name => &holder.name, wire => &field.wire }),
        });
    }
    (!predicates.is_empty()).then(|| context! { predicates })
}

fn listed(api: &Api) -> impl Iterator<Item = (&Type, &Enum)> {
    shown(api).filter_map(|ty| match &ty.kind {
        TypeKind::Enum(listed) => Some((ty, listed)),
        TypeKind::Struct(_) => None,
    })
}
