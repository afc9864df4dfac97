//! What responses and messages become, and nested parameters.

use std::collections::BTreeSet;

use minijinja::context;
use minijinja::value::Value;

use super::hints;
use super::templates::{base, quote};
use crate::api::{Api, Field, Location, Ty, Type, Union};
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
        let inside =
            |inner: &str, above: &mut Vec<String>| !above.iter().any(|each| each == inner) && lists(api, inner, above);
        let ty = api.named(name);
        let found = ty.fields().iter().any(|field| *field.ty.innermost() == Ty::Message)
            || ty.parts().any(|inner| inside(inner, above));
        above.pop();
        found
    }
    if lists(api, name, &mut Vec::new()) { "lists" } else { "types" }
}

/// The unions of answers and messages.
pub(super) fn unions(api: &Api) -> impl Iterator<Item = (&Type, &Union)> {
    api.types.iter().filter(|ty| ty.in_answer).filter_map(|ty| Some((ty, ty.union()?)))
}

/// A union as an expression of its classes, and by the values that tell them apart.
fn union(api: &Api, (ty, union): (&Type, &Union)) -> Value {
    let told = union.variants.iter().flat_map(|one| one.values.iter().map(move |value| (value, &one.ty)));
    let tag = union.variants.first().and_then(|one| {
        let fields = api.named(&one.ty).fields();
        fields.iter().find(|field| field.wire == union.tag).map(|field| field.name.as_str())
    });
    context! {
        name => &ty.name, description => &ty.description, tag => &union.tag, tag_name => tag.unwrap_or(&union.tag),
        classes => all(&union.variants, |one| Value::from(&one.ty)),
        told => all(told, |(value, class)| context! { value, class }),
    }
}

/// The classes of a module.
pub(super) fn values(api: &Api, module: &str) -> Value {
    let types: Vec<&Type> = structs(api).filter(|ty| home(api, &ty.name) == module).collect();
    let held: BTreeSet<&str> = types.iter().flat_map(|ty| ty.fields()).filter_map(|field| field.ty.named()).collect();
    // msgspec reads enums as text: every value is kept, so looking each up would only cost time.
    let texts = api.enums().filter(|(ty, _)| held.contains(ty.name.as_str()));
    let texts = all(texts, |(ty, _)| Value::from(&ty.name));
    let types = all(types, |ty| class(api, ty));
    let unions = unions(api).filter(|(ty, _)| home(api, &ty.name) == module);
    let unions = all(unions, |one| union(api, one));
    context! {
        provider => &api.provider, package => base(api), union => api.message(), texts, lists => module == "lists", types,
        unions,
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
    // What a union does not know may be anything.
    let is_union = |field: &&Field| field.ty.named().is_some_and(|name| api.named(name).union().is_some());
    let (objects, values): (Vec<_>, Vec<_>) = fields
        .iter()
        .filter(|field| field.private || is_union(field))
        .partition(|field| is_id(field) || is_union(field));
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

/// The structs that parameters lead to, which become dictionaries with known keys, and their unions.
pub(super) fn params(api: &Api) -> Vec<&Type> {
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    let given = parameters.filter(|parameter| parameter.location != Location::Path);
    let mut open: Vec<&str> = given.filter_map(|parameter| parameter.field.ty.named()).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        let ty = api.named(name);
        if ty.listed().is_none() && found.insert(name) {
            open.extend(ty.parts());
        }
    }
    api.types.iter().filter(|ty| found.contains(ty.name.as_str())).collect()
}

pub(super) fn param_values(api: &Api) -> Value {
    let unions = params(api).into_iter().filter_map(|ty| Some((ty, ty.union()?)));
    let unions = all(unions, |one| union(api, one));
    let params = all(params(api).into_iter().filter(|ty| ty.is_struct()), |ty| {
        let fields = all(ty.fields(), |field| {
            let (hint, doc) = (hints::parameter(api, field), docs::value(docs::field(field)));
            context! { name => &field.name, hint, required => field.required, doc }
        });
        context! { name => &ty.name, description => &ty.description, fields }
    });
    context! { params, unions }
}
