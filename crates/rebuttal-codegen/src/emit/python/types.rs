//! What responses and messages become, and nested parameters.

use std::collections::BTreeSet;

use minijinja::context;
use minijinja::value::Value;

use super::hints;
use super::templates::{base, quote};
use crate::api::{Api, Field, Location, Ty, Type};
use crate::docs;
use crate::emit::template::all;

/// The structs of responses and messages.
pub(super) fn structs(api: &Api) -> impl Iterator<Item = &Type> {
    api.types.iter().filter(|ty| ty.is_struct() && ty.in_answer)
}

/// The module of a struct. Lists of messages need the kinds of messages, which need the other types: in one module with
/// these they would be an import circle.
pub(super) fn home(api: &Api, name: &str) -> &'static str {
    fn lists(api: &Api, name: &str, above: &mut Vec<String>) -> bool {
        above.push(name.to_owned());
        let found = api.named(name).fields().iter().any(|field| {
            *field.ty.innermost() == Ty::Message
                || field
                    .ty
                    .named()
                    .is_some_and(|inner| !above.iter().any(|each| each == inner) && lists(api, inner, above))
        });
        above.pop();
        found
    }
    if lists(api, name, &mut Vec::new()) { "lists" } else { "types" }
}

/// The classes of a module.
pub(super) fn values(api: &Api, module: &str) -> Value {
    let types: Vec<&Type> = structs(api).filter(|ty| home(api, &ty.name) == module).collect();
    let held: BTreeSet<&str> = types.iter().flat_map(|ty| ty.fields()).filter_map(|field| field.ty.named()).collect();
    // msgspec reads enums as text: every value is kept, so looking each up would only cost time.
    let texts = api.enums().filter(|(ty, _)| held.contains(ty.name.as_str()));
    let texts = all(texts, |(ty, _)| Value::from(&ty.name));
    let types = all(types, |ty| class(api, ty));
    context! {
        provider => &api.provider, package => base(api), union => api.message(), texts, lists => module == "lists", types,
    }
}

fn class(api: &Api, ty: &Type) -> Value {
    let message = api.is_message(&ty.name);
    let base = if message {
        "ReceivedMessage"
    } else if api.operations.iter().any(|operation| operation.answer_name() == Some(&ty.name)) {
        "Response"
    } else {
        "Model"
    };
    let fields = ty.fields();
    let is_id = |field: &&Field| matches!(field.ty, Ty::Expandable(_));
    let (objects, values): (Vec<_>, Vec<_>) = fields.iter().filter(|field| field.private).partition(is_id);
    let private = [("__private__", values), ("__private_objects__", objects)];
    let private = private.into_iter().filter(|(_, fields)| !fields.is_empty());
    let renamed = fields.iter().filter(|field| field.name != field.wire);
    context! {
        name => &ty.name,
        description => &ty.description,
        base, message,
        renamed => all(renamed, |field| context! { name => &field.name, wire => &field.wire }),
        private => all(private, |(name, fields)| {
            context! { name, names => fields.iter().map(|field| quote(&field.name)).collect::<Vec<_>>() }
        }),
        fields => all(fields, |field| context! {
            name => &field.name, hint => hints::response(&field.ty), text => &field.description,
            required => field.required, nullable => field.nullable, private => field.private,
            expandable => is_id(&field),
        }),
    }
}

/// The structs that parameters lead to, which become dictionaries with known keys.
pub(super) fn params(api: &Api) -> Vec<&Type> {
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    let given = parameters.filter(|parameter| parameter.location != Location::Path);
    let mut open: Vec<&str> = given.filter_map(|parameter| parameter.field.ty.named()).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        let ty = api.named(name);
        if ty.is_struct() && found.insert(name) {
            open.extend(ty.fields().iter().filter_map(|field| field.ty.named()));
        }
    }
    api.types.iter().filter(|ty| found.contains(ty.name.as_str())).collect()
}

pub(super) fn param_values(api: &Api) -> Value {
    let params = all(params(api), |ty| {
        let fields = all(ty.fields(), |field| {
            let (hint, doc) = (hints::parameter(api, field), docs::value(docs::field(field)));
            context! { name => &field.name, hint, required => field.required, doc }
        });
        context! { name => &ty.name, description => &ty.description, fields }
    });
    context! { params }
}
