//! The method of an operation.

use minijinja::context;
use minijinja::value::Value;

use super::{hints, timestamps};
use crate::api::{Api, Operation, Pages, Parameter, ResponseShape, Ty};
use crate::docs;
use crate::emit::template::all;

pub(super) fn values(api: &Api, operation: &Operation) -> Value {
    let answer = match &operation.answer {
        ResponseShape::Named(name) => name.clone(),
        ResponseShape::Message => api.message(),
        ResponseShape::Binary => "Content".to_owned(),
    };
    let returned = if operation.answer == ResponseShape::Message { "KINDS".to_owned() } else { answer.clone() };
    let given = |wanted: &dyn Fn(&Parameter) -> bool| {
        let wanted = operation.parameters.iter().filter(|parameter| wanted(parameter));
        all(wanted, |Parameter { field, .. }| context! { name => &field.name, hint => hints::parameter(api, field) })
    };
    let files = operation.parameters.iter().map(|parameter| &parameter.field).filter(|field| field.ty == Ty::File);
    let pages = operation.pages.as_ref().map(|pages| {
        let item = match &pages.item {
            Ty::Named(item) => item.clone(),
            _ => api.message(),
        };
        context! { item, items => items(api, operation, pages) }
    });
    context! {
        id => &operation.id,
        name => &operation.name,
        doc => docs::value(docs::operation(api, operation)),
        positional => given(&|parameter| parameter.positional),
        required => given(&|parameter| !parameter.positional && parameter.field.required),
        optional => given(&|parameter| !parameter.positional && !parameter.field.required),
        answer, returned, pages,
        files => all(files, |field| Value::from(&field.name)),
        timestamps => timestamps::paths(api, operation),
    }
}

/// The calls that send packets.
pub(super) fn packets(api: &Api) -> Value {
    Value::from(all(&api.packets, |packet| {
        let operation = api.operation(&packet.operation);
        context! {
            name => &packet.name, summary => &packet.summary, text => &packet.description, id => &operation.id,
            operation => &operation.name, answer => operation.answer_name(),
        }
    }))
}

/// The attribute of a page that holds its items.
fn items<'a>(api: &'a Api, operation: &'a Operation, pages: &Pages) -> &'a str {
    let wire = pages.items.trim_start_matches('/');
    let found = api.answer(operation).and_then(|ty| ty.fields().iter().find(|field| field.wire == wire));
    &found.unwrap_or_else(|| panic!("describe let the items of {} dangle", operation.id)).name
}
