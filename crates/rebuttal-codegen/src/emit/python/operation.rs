//! The method of an operation.

use minijinja::context;
use minijinja::value::Value;

use super::{hints, timestamps};
use crate::api::{Api, Operation, Pages, Parameter, ResponseShape, Ty};
use crate::docs;
use crate::emit::template::all;

/// The hint of what a call returns, and what reads it.
fn answer(api: &Api, operation: &Operation) -> (String, String) {
    let (hint, reader) = match &operation.answer {
        ResponseShape::Named(name) if operation.may_be_empty => (name.clone(), format!("MaybeEmpty({name})")),
        ResponseShape::Named(name) => (name.clone(), name.clone()),
        ResponseShape::Message => (api.message(), "KINDS".to_owned()),
        ResponseShape::Binary => ("Content".to_owned(), "Content".to_owned()),
        ResponseShape::Value(ty) => {
            let (class, reader, of) = match ty {
                Ty::List(item) => ("ResponseList", "ListOf", &**item),
                Ty::Map(item) => ("ResponseValue", "MapOf", &**item),
                ty => ("ResponseValue", "ValueOf", ty),
            };
            let held = hints::response(if class == "ResponseList" { of } else { ty });
            let reader = format!("{reader}({})", hints::at_run_time(api, of));
            let reader = if operation.may_be_empty { format!("Maybe({reader})") } else { reader };
            (format!("{class}[{held}]"), reader)
        }
        ResponseShape::Nothing => ("NoContent".to_owned(), "NOTHING".to_owned()),
    };
    // Of bytes there are none then.
    let optional = operation.may_be_empty && operation.answer != ResponseShape::Binary;
    (if optional { format!("{hint} | NoContent") } else { hint }, reader)
}

/// Whether a file stands in a value of a request. Types may refer to each other in circles.
fn holds_files<'a>(api: &'a Api, ty: &'a Ty, above: &mut Vec<&'a str>) -> bool {
    match ty.innermost() {
        Ty::File | Ty::Bytes => true,
        Ty::Named(name) if !above.contains(&name.as_str()) => {
            above.push(name);
            api.named(name).fields().iter().any(|field| holds_files(api, &field.ty, above))
        }
        _ => false,
    }
}

pub(super) fn values(api: &Api, operation: &Operation) -> Value {
    let (answer, returned) = answer(api, operation);
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
    let nested_files = operation
        .parameters
        .iter()
        .any(|Parameter { field, .. }| field.ty != Ty::File && holds_files(api, &field.ty, &mut Vec::new()));
    context! {
        id => &operation.id,
        name => &operation.name,
        nested_files,
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
