//! Open enumerations and their predicates, as the templates of Python and TypeScript take them.

use std::collections::BTreeSet;

use minijinja::context;
use minijinja::value::Value;

use super::template::all;
use crate::api::{Api, EnumValue};

/// The enumerations of one provider.
pub fn values(api: &Api) -> Value {
    let enums = all(api.enums(), |(ty, listed)| {
        let value = |value: &EnumValue| context! { wire => &value.wire, description => &value.description };
        context! { name => &ty.name, description => &ty.description, values => all(&listed.values, value) }
    });
    context! { enums }
}

/// Their predicates, each over a value and over the objects that have one.
pub fn predicates(api: &Api) -> Value {
    let predicates = all(api.predicates(), |(ty, group)| {
        let holders: Vec<_> = api.holders(&ty.name).collect();
        let fields: BTreeSet<&str> = holders.iter().map(|(_, field)| field.wire.as_str()).collect();
        context! {
            name => &group.name,
            description => &group.description,
            values => &group.values,
            ty => &ty.name,
            fields => all(fields, Value::from),
            holders => all(holders, |(holder, field)| {
                context! { name => &holder.name, field => &field.name, wire => &field.wire }
            }),
        }
    });
    context! { predicates }
}
