//! What the documentation of an API says, the same for all languages; each says it in its own words, and in its templates.

use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::api::{Api, Code, Encoding, Field, Operation, Pages, Parameter, ResponseShape, RetryClass, Ty};
use crate::emit::limits;

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
}

#[derive(Debug, Serialize)]
pub struct ReturnsDoc<'a> {
    /// `object`, `message` or `bytes`.
    pub kind: &'static str,
    /// What an object is.
    pub text: &'a str,
    pub paged: bool,
    /// The parameter, by its name in snake_case, with which pages go backwards.
    pub back: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct ErrorDoc<'a> {
    pub class: &'a str,
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
        retry: retry(operation.retry),
        variant: variant(api, operation),
        arguments: operation.parameters.iter().map(parameter).collect(),
        uploads: operation.encoding == Some(Encoding::Multipart),
        returns: returns(api, operation),
        errors: errors(api, operation.codes.iter().filter_map(|code| api.code(code))),
    }
}

/// What may go wrong in any call: codes that no operation lists.
pub fn common_errors(api: &Api) -> Vec<ErrorDoc<'_>> {
    let of_one = |rule: &&Code| api.operations.iter().any(|operation| operation.codes.contains(&rule.code));
    errors(api, api.answer.codes.iter().filter(|rule| !of_one(rule)))
}

/// What is said of a field, in a request or an answer.
pub fn field(field: &Field) -> ArgumentDoc<'_> {
    ArgumentDoc {
        name: &field.name,
        wire: &field.wire,
        text: &field.description,
        limits: limits::words(field),
        positional: false,
        file: field.ty == Ty::File,
        clearable: field.clearable,
        private: field.private,
    }
}

/// Ready for templates.
pub fn value(doc: impl Serialize) -> Value {
    Value::from(Serde(doc))
}

fn parameter(parameter: &Parameter) -> ArgumentDoc<'_> {
    ArgumentDoc { positional: parameter.positional, ..field(&parameter.field) }
}

fn retry(class: RetryClass) -> &'static str {
    match class {
        RetryClass::Never => "never",
        RetryClass::Read => "read",
        RetryClass::Keyed => "keyed",
        RetryClass::Confirm => "confirm",
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
    };
    let named = |wire: &String| {
        let mut all = operation.parameters.iter().map(|parameter| &parameter.field);
        all.find(|field| field.wire == *wire).map(|field| field.name.as_str())
    };
    let back = operation.pages.as_ref().and_then(|Pages { before, .. }| before.as_ref()).and_then(named);
    ReturnsDoc { kind, text, paged: operation.pages.is_some(), back }
}

fn errors<'a>(api: &Api, rules: impl Iterator<Item = &'a Code>) -> Vec<ErrorDoc<'a>> {
    let mut found: Vec<ErrorDoc<'a>> = Vec::new();
    for rule in rules {
        let Some(class) = class(api, rule) else { continue };
        let code = CodeDoc { code: &rule.code, text: &rule.description, advice: &rule.advice };
        match found.iter_mut().find(|error| error.class == class) {
            Some(error) => error.codes.push(code),
            None => found.push(ErrorDoc { class, codes: vec![code] }),
        }
    }
    found
}

/// The class of the error that a code becomes; none for a code that means success. Where nothing in an answer says
/// what became of the request, every code is that of a failure, and the HTTP status may decide about its class.
fn class<'a>(api: &Api, rule: &'a Code) -> Option<&'a str> {
    rule.error.as_deref().or_else(|| api.answer.statuses.is_empty().then_some("ApiError"))
}
