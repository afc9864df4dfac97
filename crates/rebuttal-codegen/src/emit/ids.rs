//! The ids of a document: which kinds it tells apart by `x-id`, and which its messages name by `x-ids`.

use std::collections::BTreeSet;

use crate::api::{Api, Message, Ty, Type};

/// Every kind of id that a document names, in alphabetical order.
pub fn kinds(api: &Api) -> BTreeSet<&str> {
    let structs = api.types.iter().flat_map(Type::fields);
    let parameters =
        api.operations.iter().flat_map(|operation| &operation.parameters).map(|parameter| &parameter.field);
    structs.chain(parameters).filter_map(|field| field.id.as_deref()).collect()
}

/// The way to what a message names by `name`: the names of the fields, each with whether it may be absent.
pub fn path(api: &Api, message: &Message, name: &str) -> Option<Vec<(String, bool)>> {
    let (_, pointer) = message.ids.iter().find(|(known, _)| known == name)?;
    follow(api, &message.ty, pointer)
}

/// The way along a JSON pointer to a text, from a type through objects; none if there is no text, or one that is hidden.
pub fn follow(api: &Api, ty: &str, pointer: &str) -> Option<Vec<(String, bool)>> {
    let mut path = Vec::new();
    let mut inside = Some(ty);
    for wire in pointer.strip_prefix('/')?.split('/') {
        let ty = api.types.iter().find(|ty| Some(ty.name.as_str()) == inside)?;
        let field = ty.fields().iter().find(|field| field.wire == wire)?;
        path.push((field.name.clone(), !field.required || field.nullable));
        inside = match &field.ty {
            Ty::Named(inner) => Some(inner),
            Ty::String if !field.private => None,
            _ => return None,
        };
    }
    inside.is_none().then_some(path)
}
