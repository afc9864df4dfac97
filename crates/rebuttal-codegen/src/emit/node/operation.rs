//! One operation: its method and its parameters, and its rules for the runtime.

use minijinja::context;
use minijinja::value::Value;

use super::field_paths;
use super::text::{argument, camel, capital, key, quoted};
use super::types::{REQUEST, Usage, holders, member, typescript};
use crate::api::{Api, Encoding, Field, FileRule, Location, Operation, Pages, Parameter, ResponseShape, Ty};
use crate::docs;
use crate::emit::template::all;

/// What its method and the interface of its parameters say.
pub fn values(api: &Api, operation: &Operation) -> Value {
    let (positional, named): (Vec<&Parameter>, Vec<&Parameter>) =
        operation.parameters.iter().partition(|parameter| parameter.positional);
    let answer = answer_type(api, operation);
    let types = match operation.pages.as_ref().map(|pages| &pages.item) {
        Some(Ty::Named(item)) => format!("{}, {answer}", type_name(api, item)),
        Some(_) => format!("{}, {answer}", api.message()),
        None => answer,
    };
    context! {
        id => &operation.id,
        doc => docs::value(docs::operation(api, operation)),
        params => format!("{}Params", capital(&operation.id)),
        // Only a body can carry parameters that are not known.
        body => operation.encoding.is_some() && !operation.parameters.iter().any(|it| it.location == Location::Whole),
        optional => named.iter().all(|parameter| !parameter.field.required),
        named => all(named, |parameter| member(&parameter.field, REQUEST)),
        positional => all(positional, |Parameter { field, .. }| {
            context! { name => argument(&field.name), ty => typescript(&field.ty, REQUEST), given => given(field) }
        }),
        types,
    }
}

/// The calls that send packets.
pub fn packets(api: &Api) -> Vec<Value> {
    let packets = api.packets.iter().map(|packet| {
        let operation = api.operation(&packet.operation);
        context! {
            id => &packet.id, summary => &packet.summary, text => &packet.description, operation => &operation.id,
            types => answer_type(api, operation),
        }
    });
    packets.collect()
}

/// The rules of the operations that have any.
pub fn rules(api: &Api) -> Vec<Value> {
    let (bytes, private, conversions) =
        (field_paths::bytes(api), field_paths::private(api), field_paths::conversions(api));
    let mut rows = Vec::new();
    for operation in &api.operations {
        let mut parts = Vec::new();
        let files: Vec<_> = files_of(operation).map(file_rule).collect();
        if !files.is_empty() {
            parts.push(format!("files: {{ {} }}", files.join(", ")));
        }
        if uploads(operation) {
            parts.push("multipart: true".to_owned());
        }
        let converted = field_paths::conversions_of(&conversions, operation);
        if !converted.is_empty() {
            parts.push(format!("conversions: {}", field_paths::literal(&converted)));
        }
        if let Some(answer) = operation.answer_type().filter(|it| bytes.contains_key(it) || private.contains_key(it)) {
            parts.push(format!("response: {}", quoted(answer)));
        }
        if matches!(&operation.answer, ResponseShape::Value(ty) if is_alone(ty)) {
            parts.push("value: true".to_owned());
        }
        if let Some(pages) = &operation.pages {
            parts.push(format!("items: {}", quoted(items(pages))));
        }
        if operation.answer == ResponseShape::Message {
            parts.push("messages: true".to_owned());
        } else if let Some(wire) = messages_in(api, operation) {
            parts.push(format!("messages: {}", quoted(wire)));
        }
        if !parts.is_empty() {
            rows.push(context! { id => &operation.id, parts });
        }
    }
    rows
}

/// The field of a page that holds its items; the pointer has one segment.
fn items(pages: &Pages) -> &str {
    pages.items.trim_start_matches('/')
}

/// The field of its answer that holds messages.
fn messages_in<'a>(api: &'a Api, operation: &Operation) -> Option<&'a str> {
    let list = Ty::List(Box::new(Ty::Message));
    api.answer(operation)?.fields().iter().find(|field| field.ty == list).map(|field| field.wire.as_str())
}

/// Whether its files go as they are, each a part of its own.
fn uploads(operation: &Operation) -> bool {
    operation.encoding == Some(Encoding::Multipart)
}

/// `receipt: { most: 5, option: 'maxBytes' }`
fn file_rule(parameter: &Parameter) -> String {
    let field = &parameter.field;
    let mut parts = Vec::new();
    if let Some(FileRule { max_bytes, max_bytes_option, .. }) = &field.file {
        parts.extend(max_bytes.map(|most| format!("most: {most}")));
        parts.extend(max_bytes_option.as_ref().map(|option| format!("option: {}", quoted(&camel(option)))));
    }
    let rule = if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) };
    format!("{}: {rule}", key(&field.wire))
}

/// Its parameters that are files.
fn files_of(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.ty == Ty::File)
}

/// `disputeId`, or `dispute_id: disputeId` where the wire says it otherwise.
fn given(field: &Field) -> String {
    let name = argument(&field.name);
    if name == field.wire { name } else { format!("{}: {name}", key(&field.wire)) }
}

fn answer_type(api: &Api, operation: &Operation) -> String {
    let ty = match &operation.answer {
        ResponseShape::Named(name) => type_name(api, name),
        ResponseShape::Message => api.message(),
        ResponseShape::Binary => return "Uint8Array".to_owned(),
        ResponseShape::Value(ty) => {
            let written = typescript(ty, Usage { request: false, answer: true, local: &holders(api), ..REQUEST });
            if is_alone(ty) { format!("ResponseValue<{written}>") } else { written }
        }
        ResponseShape::Nothing => return "NoContent".to_owned(),
    };
    if operation.may_be_empty { format!("{ty} | NoContent") } else { ty }
}

/// Whether an answer is in an object of its own: a scalar has no properties, and a map may have any.
fn is_alone(ty: &Ty) -> bool {
    !matches!(ty, Ty::List(_))
}

/// The name of a type as the client has it.
fn type_name(api: &Api, name: &str) -> String {
    if holders(api).contains(&name) { name.to_owned() } else { format!("types.{name}") }
}

/// Whether it answers with messages, or with what holds some.
pub fn has_messages(api: &Api, operation: &Operation) -> bool {
    let items = operation.pages.as_ref().is_some_and(|pages| pages.item == Ty::Message);
    let held = operation.answer_name().is_some_and(|name| holders(api).contains(&name));
    items || held || operation.answer == ResponseShape::Message
}
