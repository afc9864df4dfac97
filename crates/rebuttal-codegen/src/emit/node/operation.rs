//! One operation: its method, and its rules for the runtime.

use super::field_paths;
use super::text::{WIDTH, argument, bracketed, camel, capital, doc, key, quoted};
use super::types::{REQUEST, holders, typescript};
use crate::api::{
    Api, Code, Encoding, Field, FileRule, Operation, Pages, Parameter, ResponseShape, RetryClass, Ty, TypeKind,
};
use crate::emit::limits::words;

/// The rules of the operations; nothing if no operation needs any.
pub fn rules(api: &Api) -> String {
    let (bytes, private, times) = (field_paths::bytes(api), field_paths::private(api), field_paths::times(api));
    let mut rows = String::new();
    for operation in &api.operations {
        let mut parts = Vec::new();
        let files: Vec<_> = files_of(operation).map(file_rule).collect();
        if !files.is_empty() {
            parts.push(format!("files: {{ {} }}", files.join(", ")));
        }
        if uploads(operation) {
            parts.push("multipart: true".to_owned());
        }
        let times = field_paths::times_of(&times, operation);
        if !times.is_empty() {
            parts.push(format!("times: {}", field_paths::literal(&times)));
        }
        if let Some(answer) = operation.answer_name().filter(|it| bytes.contains_key(it) || private.contains_key(it)) {
            parts.push(format!("response: {}", quoted(answer)));
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
            let row = format!("    {}: {{ {} }},\n", operation.id, parts.join(", "));
            let long = || format!("    {}: {{\n      {},\n    }},\n", operation.id, parts.join(",\n      "));
            rows += &if row.chars().count() <= WIDTH + 1 { row } else { long() };
        }
    }
    if rows.is_empty() { rows } else { format!("  operations: {{\n{rows}  }},\n") }
}

/// The field of a page that holds its items; the pointer has one segment.
fn items(pages: &Pages) -> &str {
    pages.items.trim_start_matches('/')
}

/// The field of its answer that holds messages.
fn messages_in<'a>(api: &'a Api, operation: &Operation) -> Option<&'a str> {
    let TypeKind::Struct(fields) = &api.answer(operation)?.kind else { return None };
    let list = Ty::List(Box::new(Ty::Message));
    fields.iter().find(|field| field.ty == list).map(|field| field.wire.as_str())
}

/// Whether its files go as they are, each a part of its own.
pub fn uploads(operation: &Operation) -> bool {
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
pub fn files_of(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.ty == Ty::File)
}

/// Its method.
pub fn method(api: &Api, operation: &Operation) -> String {
    let positional =
        || operation.parameters.iter().filter(|parameter| parameter.positional).map(|parameter| &parameter.field);
    let mut out = doc(2, &method_doc(api, operation));
    let mut arguments: Vec<_> =
        positional().map(|field| format!("{}: {}", argument(&field.name), typescript(&field.ty, REQUEST))).collect();
    let none = if named_of(operation).all(|parameter| !parameter.field.required) { " = {}" } else { "" };
    arguments.push(format!("params: parameters.{}{none}", params_name(operation)));
    let progress = if uploads(operation) { " & ProgressOptions" } else { "" };
    arguments.push(format!("options: CallOptions{progress} = {{}}"));
    let answer = answer_type(api, operation);
    let (send, types, returned) = match &operation.pages {
        Some(pages) => {
            let item = match &pages.item {
                Ty::Named(item) => type_name(api, item),
                _ => api.message(),
            };
            let types = format!("{item}, {answer}");
            ("paged", types.clone(), format!("Pages<{types}>"))
        }
        None => ("send", answer.clone(), format!("Promise<Answered<{answer}>>")),
    };
    let tail = format!("): {returned} {{");
    out += &bracketed(2, &format!("{}(", operation.id), &arguments, &tail);
    let given = positional().map(given).collect::<Vec<_>>().join(", ");
    let given = if given.is_empty() { "{}".to_owned() } else { format!("{{ {given} }}") };
    let values = ["this".to_owned(), quoted(&operation.id), given, "params".to_owned(), "options".to_owned()];
    out + &bracketed(4, &format!("return {send}<{types}>("), &values, ");") + "  }\n"
}

/// `disputeId`, or `dispute_id: disputeId` where the wire says it otherwise.
fn given(field: &Field) -> String {
    let name = argument(&field.name);
    if name == field.wire { name } else { format!("{}: {name}", key(&field.wire)) }
}

fn method_doc(api: &Api, operation: &Operation) -> Vec<String> {
    let mut blocks = vec![operation.summary.clone(), operation.description.clone()];
    if operation.irreversible {
        blocks.push("**Irreversible**: nothing can undo this at the provider.".to_owned());
    }
    blocks.extend(fixed(api, operation));
    blocks.push(repeats(operation.retry).to_owned());
    for parameter in operation.parameters.iter().filter(|parameter| parameter.positional) {
        let field = &parameter.field;
        let text = format!("{}{}", field.description.trim(), words(field));
        blocks.push(format!("@param {} - {text}", argument(&field.name)));
    }
    blocks.push("@param params - The parameters that go by name.".to_owned());
    let progress = if uploads(operation) { ", `onProgress`" } else { "" };
    blocks.push(format!("@param options - Options of this call: time limits, `signal`{progress}."));
    blocks.push(format!("@returns {}", returned(api, operation)));
    for rule in operation.codes.iter().filter_map(|code| api.code(code)) {
        if let Some(error) = error_of(api, rule) {
            blocks.push(format!("@throws `{error}` on `{}`: {} {}", rule.code, rule.description, rule.advice));
        }
    }
    blocks.push("@throws `InvalidArgumentError` if a parameter is wrong; nothing was sent.".to_owned());
    blocks.push(
        "@throws `TransportError` if the client could not connect or lost the connection; `outcome` tells which."
            .to_owned(),
    );
    blocks.push(
        "@throws `SignatureError`, `DecodeError` if the response cannot be verified or read; see `outcome`.".to_owned(),
    );
    blocks
}

/// What a variant fixes of the operation that it is one of.
fn fixed(api: &Api, operation: &Operation) -> Option<String> {
    let whole = api.operations.iter().find(|other| operation.variant_of.as_ref() == Some(&other.name))?;
    let fixed: Vec<_> = operation.fixed.iter().map(|(wire, value)| format!("`{wire}` `{value}`")).collect();
    Some(format!("It is `{}` with {}.", whole.id, fixed.join(" and ")))
}

fn returned(api: &Api, operation: &Operation) -> String {
    let answer = match &operation.answer {
        ResponseShape::Named(name) => api.named(name).description.trim(),
        ResponseShape::Message => "The message, with the same type as from the receiver.",
        ResponseShape::Binary => "The bytes.",
    };
    match operation.pages {
        None => answer.to_owned(),
        Some(_) => format!(
            "Pages: `for await` iterates over all items and requests pages when they are needed; awaited, it is the first page. {answer}"
        ),
    }
}

/// The class of the error that a code becomes; none for a code that means success. Where nothing in an answer says
/// what became of the request, every code is that of a failure, and the HTTP status may decide about its class.
pub fn error_of<'a>(api: &Api, rule: &'a Code) -> Option<&'a str> {
    rule.error.as_deref().or_else(|| api.answer.statuses.is_empty().then_some("ApiError"))
}

fn repeats(class: RetryClass) -> &'static str {
    match class {
        RetryClass::Never => "Repeated automatically only if it was never sent.",
        RetryClass::Read => "It changes nothing, so it is repeated automatically if a response is lost.",
        RetryClass::Keyed => "Repeated automatically, with the same idempotency key, if a response is lost.",
        RetryClass::Confirm => {
            "After a lost response it is sent once more: `AlreadyAnsweredError` with `afterLostAttempt` then means that the \
             first attempt has probably taken effect."
        }
    }
}

fn answer_type(api: &Api, operation: &Operation) -> String {
    match &operation.answer {
        ResponseShape::Named(name) => type_name(api, name),
        ResponseShape::Message => api.message(),
        ResponseShape::Binary => "Uint8Array".to_owned(),
    }
}

/// The name of a type as the client has it.
fn type_name(api: &Api, name: &str) -> String {
    if holders(api).contains(&name) { name.to_owned() } else { format!("types.{name}") }
}

/// The types that it answers with from the file of messages.
pub fn message_types(api: &Api, operation: &Operation) -> Vec<String> {
    let items = operation.pages.iter().map(|pages| &pages.item).any(|item| *item == Ty::Message);
    let mut names: Vec<_> =
        (items || operation.answer == ResponseShape::Message).then(|| api.message()).into_iter().collect();
    names.extend(operation.answer_name().filter(|name| holders(api).contains(name)).map(str::to_owned));
    names
}

/// The name of the interface of its parameters.
pub fn params_name(operation: &Operation) -> String {
    format!("{}Params", capital(&operation.id))
}

/// Its parameters that go by name.
pub fn named_of(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| !parameter.positional)
}
