//! What the documentation of an API says, the same for all languages; each says it in its own words, and in its templates.

use std::collections::BTreeMap;

use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::api::{Api, Code, Encoding, Field, Operation, Pages, Parameter, ResponseShape, Ty, Type};
use crate::emit::limits;

/// What may go wrong in every call, and when.
const COMMON: &[(&str, &str)] = &[
    ("InvalidArgumentError", "An argument was refused before anything was sent; `field` names it."),
    ("TransportError", "Could not connect, or the response was lost; `outcome` tells which."),
    (UNVERIFIED, "The response is not what the provider signed; see `outcome`."),
    ("DecodeError", "The response cannot be read; see `outcome`."),
];
/// Only where responses are signed.
const UNVERIFIED: &str = "SignatureError";

/// Names of the runtime's that documents use.
const OF_RUNTIME: &[(&str, Named<'static>)] = &[
    ("after_lost_attempt", Named::OfErrors),
    ("field", Named::OfErrors),
    ("outcome", Named::OfErrors),
    ("retry_after", Named::OfErrors),
    ("unreadable_fields", Named::OfMessages),
];

/// What has a name that documents use, and that languages write in their own case.
#[derive(Debug, Clone, Copy)]
pub enum Named<'a> {
    OfErrors,
    OfMessages,
    Operation,
    Option,
    /// A function, or one of the handle of this name.
    Function(Option<&'a str>),
    /// A predicate over the enumeration of this name.
    Predicate(&'a str),
}

/// What is said of one operation.
#[derive(Debug, Serialize)]
pub struct OperationDoc<'a> {
    pub summary: &'a str,
    pub text: &'a str,
    pub irreversible: bool,
    /// `never`, `read`, `keyed` or `confirm`.
    pub retry: &'static str,
    /// Of a variant: the operation of which it is one, and what it fixes.
    pub variant: Option<Variant<'a>>,
    /// In the order in which callers give them.
    pub arguments: Vec<ArgumentDoc<'a>>,
    /// Whether a call can report how much of a file is sent.
    pub uploads: bool,
    pub returns: ReturnsDoc<'a>,
    /// The provider's codes, by the class of the error that they become.
    pub errors: Vec<ErrorDoc<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Variant<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub fixed: Vec<(&'a str, String)>,
}

/// What is said of a parameter, or of a field of one.
#[derive(Debug, Serialize)]
pub struct ArgumentDoc<'a> {
    pub name: &'a str,
    pub wire: &'a str,
    pub text: &'a str,
    /// Sentences, each with a blank before it.
    pub limits: String,
    pub positional: bool,
    pub file: bool,
    pub clearable: bool,
    pub private: bool,
    /// What an example gives for it; none if it need not be given.
    pub sample: Option<Sample<'a>>,
}

/// A value in an example.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum Sample<'a> {
    /// A variable of the argument's name.
    Variable,
    Boolean(bool),
    Text(&'a str),
    /// A file of this name.
    File(String),
}

#[derive(Debug, Serialize)]
pub struct ReturnsDoc<'a> {
    /// `object`, `message`, `bytes`, `list` or `nothing`.
    pub kind: &'static str,
    /// What an object is, or what those of the list are.
    pub text: &'a str,
    pub paged: bool,
    /// The parameter, by its name in snake_case, with which pages go backwards.
    pub back: Option<&'a str>,
    /// Whether nothing may come in place of it.
    pub may_be_empty: bool,
}

#[derive(Debug, Serialize)]
pub struct ErrorDoc<'a> {
    pub class: &'a str,
    /// When it comes, whatever the provider's code; empty for an operation's own errors.
    pub text: &'static str,
    pub codes: Vec<CodeDoc<'a>>,
}

#[derive(Debug, Serialize)]
pub struct CodeDoc<'a> {
    pub code: &'a str,
    pub text: &'a str,
    pub advice: &'a str,
}

/// What is said of an operation.
pub fn operation<'a>(api: &'a Api, operation: &'a Operation) -> OperationDoc<'a> {
    OperationDoc {
        summary: &operation.summary,
        text: &operation.description,
        irreversible: operation.irreversible,
        retry: operation.retry.word(),
        variant: variant(api, operation),
        arguments: operation.parameters.iter().map(|each| parameter(api, each)).collect(),
        uploads: operation.encoding == Some(Encoding::Multipart),
        returns: returns(api, operation),
        errors: errors(api, operation.codes.iter().filter_map(|code| api.code(code))),
    }
}

/// What may go wrong in every call, told once: the client's own errors, and the codes that no operation lists.
pub fn common_errors(api: &Api) -> Vec<ErrorDoc<'_>> {
    let of_one = |rule: &&Code| api.operations.iter().any(|operation| operation.codes.contains(&rule.code));
    let signed = !api.answer.unsigned.is_empty();
    let own = COMMON.iter().filter(|(class, _)| signed || *class != UNVERIFIED);
    let mut all: Vec<_> = own.map(|(class, text)| ErrorDoc { class, text, codes: Vec::new() }).collect();
    all.extend(errors(api, api.answer.codes.iter().filter(|rule| !of_one(rule))));
    all
}

/// The names of operations, options, functions and predicates, and of the runtime, which languages write in their own case,
/// and what each names; never a name of the wire.
pub fn names(api: &Api) -> BTreeMap<&str, Named<'_>> {
    let mut names: BTreeMap<&str, Named<'_>> = OF_RUNTIME.iter().copied().collect();
    let receiver = api.receiver.iter().flat_map(|receiver| &receiver.options);
    let options = api.client.options.iter().chain(&api.call_options).chain(receiver);
    names.extend(options.map(|option| (option.name.as_str(), Named::Option)));
    names.extend(api.operations.iter().map(|operation| (operation.name.as_str(), Named::Operation)));
    names.extend(api.packets.iter().map(|packet| (packet.name.as_str(), Named::Operation)));
    let functions = api.functions.iter().map(|function| (None, function));
    let of_handles =
        api.handles.iter().flat_map(|handle| handle.functions.iter().map(|each| (Some(&*handle.name), each)));
    let functions = functions.chain(of_handles);
    names.extend(functions.map(|(handle, function)| (function.name.as_str(), Named::Function(handle))));
    names.extend(api.predicates().map(|(ty, group)| (group.name.as_str(), Named::Predicate(&ty.name))));
    let fields = api.types.iter().flat_map(|ty| ty.fields()).map(|field| field.wire.as_str());
    for wire in fields.chain(
        api.types.iter().filter_map(Type::listed).flat_map(|listed| &listed.values).map(|value| value.wire.as_str()),
    ) {
        names.remove(wire);
    }
    names
}

/// What is said of a field, in a request or an answer.
pub fn field(field: &Field) -> ArgumentDoc<'_> {
    ArgumentDoc {
        name: &field.name,
        wire: &field.wire,
        text: &field.description,
        limits: limits::words(field),
        positional: false,
        file: field.ty == Ty::File || field.ty.is_files(),
        clearable: field.clearable,
        private: field.private,
        sample: None,
    }
}

/// Ready for templates.
pub fn value(doc: impl Serialize) -> Value {
    Value::from(Serde(doc))
}

fn parameter<'a>(api: &'a Api, parameter: &'a Parameter) -> ArgumentDoc<'a> {
    let sample = parameter.field.required.then(|| sample(api, &parameter.field));
    ArgumentDoc { positional: parameter.positional, sample, ..field(&parameter.field) }
}

fn sample<'a>(api: &'a Api, field: &'a Field) -> Sample<'a> {
    match &field.ty {
        Ty::Boolean => Sample::Boolean(true),
        Ty::File => {
            let kind = field.file.as_ref().and_then(|rule| rule.kinds.first().copied()).unwrap_or_default();
            Sample::File(format!("{}.{}", field.name, kind.name().to_lowercase()))
        }
        Ty::Named(name) => {
            let first = api.named(name).listed().and_then(|listed| listed.values.first());
            first.map_or(Sample::Variable, |value| Sample::Text(&value.wire))
        }
        _ => Sample::Variable,
    }
}

fn variant<'a>(api: &'a Api, operation: &'a Operation) -> Option<Variant<'a>> {
    let whole = api.operations.iter().find(|other| operation.variant_of.as_ref() == Some(&other.name))?;
    let fixed = operation.fixed.iter().map(|(wire, value)| (wire.as_str(), value.to_string())).collect();
    Some(Variant { id: &whole.id, name: &whole.name, fixed })
}

fn returns<'a>(api: &'a Api, operation: &'a Operation) -> ReturnsDoc<'a> {
    let (kind, text) = match &operation.answer {
        ResponseShape::Named(name) => ("object", api.named(name).description.as_str()),
        ResponseShape::Message => ("message", ""),
        ResponseShape::Binary => ("bytes", ""),
        ResponseShape::Value(ty) => {
            let kind = match ty {
                Ty::List(_) => "list",
                Ty::Map(_) => "map",
                _ => "scalar",
            };
            (kind, ty.named().map_or("", |name| api.named(name).description.as_str()))
        }
        ResponseShape::Nothing => ("nothing", ""),
    };
    let named = |wire: &String| {
        let mut all = operation.parameters.iter().map(|parameter| &parameter.field);
        all.find(|field| field.wire == *wire).map(|field| field.name.as_str())
    };
    let back = operation.pages.as_ref().and_then(|Pages { before, .. }| before.as_ref()).and_then(named);
    ReturnsDoc { kind, text, paged: operation.pages.is_some(), back, may_be_empty: operation.may_be_empty }
}

fn errors<'a>(api: &Api, rules: impl Iterator<Item = &'a Code>) -> Vec<ErrorDoc<'a>> {
    let mut found: Vec<ErrorDoc<'a>> = Vec::new();
    for rule in rules {
        let Some(class) = class(api, rule) else { continue };
        let code = CodeDoc { code: &rule.code, text: &rule.description, advice: &rule.advice };
        match found.iter_mut().find(|error| error.class == class) {
            Some(error) => error.codes.push(code),
            None => found.push(ErrorDoc { class, text: "", codes: vec![code] }),
        }
    }
    found
}

/// The class of the error that a code becomes; none for a code that means success. Where nothing in an answer says
/// what became of the request, every code is that of a failure, and the HTTP status may decide about its class.
fn class<'a>(api: &Api, rule: &'a Code) -> Option<&'a str> {
    rule.error.as_deref().or_else(|| api.answer.statuses.is_empty().then_some("ApiError"))
}
