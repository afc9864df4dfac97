//! What the runtime reads: shapes, options, rules, operations and how each is built.

use heck::ToShoutySnakeCase;

use crate::api::{
    Api, Bound, Code, Cursor, Encoding, Field, Location, Operation, Opt, OptType, Pages, Parameter, ResponseShape,
    RetryClass, Style,
};

use super::shapes::{shape, shape_name};
use super::text::{literal, optional, pairs};

pub fn emit(api: &Api) -> String {
    let mut out = String::from("#![allow(unused_imports)]\n\nuse super::shapes::*;\nuse ::rebuttal_schema::*;\n");
    out.push_str(&provider(api));
    out.push_str(&options("CLIENT_OPTIONS", &api.client.options));
    out.push_str(&options("CALL_OPTIONS", &api.call_options));
    for handle in &api.handles {
        out.push_str(&options(&format!("{}_OPTIONS", handle.name.to_shouty_snake_case()), &handle.constructor.options));
    }
    out.push_str(&receiver(api));
    out.push_str(&rules(api));
    out.push_str(&operations(api));
    out
}

fn provider(api: &Api) -> String {
    let handles: Vec<String> = api
        .handles
        .iter()
        .map(|handle| format!("({}, {}_OPTIONS)", literal(&handle.name), handle.name.to_shouty_snake_case()))
        .collect();
    let idempotency = api.idempotency.as_ref().map_or_else(
        || "None".to_owned(),
        |key| {
            format!(
                "Some(Idempotency {{ header: {}, option: {}, max_length: {:?} }})",
                literal(&key.header),
                literal(&key.option),
                key.max_length
            )
        },
    );
    format!(
        "\npub(crate) static PROVIDER: Provider = Provider {{\n    name: {0},\n    client_options: CLIENT_OPTIONS,\n    \
         call_options: CALL_OPTIONS,\n    operations: OPERATIONS,\n    response: &RULES,\n    idempotency: {3},\n    webhooks: {1},\n    \
         handles: &[{2}],\n}};\n",
        literal(&api.provider),
        if api.receiver.is_some() { "Some(WEBHOOKS)" } else { "None" },
        handles.join(", "),
        idempotency
    )
}

fn options(name: &str, options: &[Opt]) -> String {
    let mut out = format!("\npub(crate) static {name}: &[OptionSpec] = &[\n");
    for option in options {
        let kind = match option.ty {
            OptType::String => "String",
            OptType::Secret => "Secret",
            OptType::Signer => "Signer",
            OptType::Observer => "Observer",
            OptType::Strings => "Strings",
            OptType::Url => "Url",
            OptType::Path => "Path",
            OptType::Integer => "Integer",
            OptType::Boolean => "Boolean",
            OptType::Seconds => "Seconds",
        };
        let default =
            option.default.as_ref().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        out.push_str(&format!(
            "    OptionSpec {{\n        name: {},\n        kind: OptionKind::{kind},\n        required: {},\n        \
             instead_of: {},\n        env: {},\n        split_at_space: {},\n        \
             default: {},\n        header: {},\n    }},\n",
            literal(&option.name),
            option.required,
            optional(option.instead_of.as_deref()),
            optional(option.env.as_deref()),
            option.split_at_space,
            optional(default.as_deref()),
            optional(option.header.as_deref())
        ));
    }
    out.push_str("];\n");
    out
}

fn receiver(api: &Api) -> String {
    let Some(receiver) = &api.receiver else { return String::new() };
    let mut out = options("WEBHOOK_OPTIONS", &receiver.options);
    let acknowledgement = &receiver.acknowledgement;
    out.push_str(&format!(
        "\npub(crate) const WEBHOOKS: Webhooks = Webhooks {{\n    provider: {},\n    \
         options: WEBHOOK_OPTIONS,\n    messages: &MESSAGES,\n    acknowledgement: Acknowledgement::new({}, {}, {}),\n}};\n",
        literal(&api.provider),
        acknowledgement.status,
        literal(&acknowledgement.content_type),
        literal(&acknowledgement.body)
    ));
    out
}

/// `"a", "b"`
fn texts(texts: &[String]) -> String {
    texts.iter().map(|text| literal(text)).collect::<Vec<_>>().join(", ")
}

/// What binds an answer to its request.
fn binding(bindings: &[(String, Bound)]) -> String {
    let one = |(pointer, bound): &(String, Bound)| {
        let bound = match bound {
            Bound::Parameter(name) => format!("Bound::Parameter({})", literal(name)),
            Bound::IfPresent(text) => format!("Bound::IfPresent({})", literal(text)),
            Bound::Present => "Bound::Present".to_owned(),
            Bound::Value(text) => format!("Bound::Value({})", literal(text)),
        };
        format!("Binding {{ place: {}, bound: {bound} }}", place(pointer))
    };
    bindings.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A JSON pointer as the keys on the way.
fn place(pointer: &str) -> String {
    let keys: Vec<String> = pointer.split('/').skip(1).map(literal).collect();
    format!("&[{}]", keys.join(", "))
}

fn rules(api: &Api) -> String {
    let answer = &api.answer;
    let optional_place = |pointer: &Option<String>| place(pointer.as_deref().unwrap_or_default());
    let meaning = |word: &str| match word {
        "done" => "Meaning::Done".to_owned(),
        "refused" => "Meaning::Refused".to_owned(),
        _ => "Meaning::Unknown".to_owned(),
    };
    format!(
        "\npub(crate) static RULES: ResponseRules = ResponseRules {{\n    status: {},\n    code: {},\n    message: {},\n    \
         error_type: {},\n    details: &[{}],\n    reason_header: {},\n    retry_header: {},\n    statuses: &[{}],\n    \
         unsigned: &[{}],\n    codes: &[\n{}    ],\n    types: &[\n{}    ],\n}};\n",
        optional_place(&answer.status),
        optional_place(&answer.code),
        optional_place(&answer.message),
        optional_place(&answer.error_type),
        pairs(&answer.details, place),
        optional(answer.reason_header.as_deref()),
        optional(answer.retry_header.as_deref()),
        pairs(&answer.statuses, meaning),
        texts(&answer.unsigned),
        answer.codes.iter().map(code_rule).collect::<String>(),
        answer.types.iter().map(code_rule).collect::<String>()
    )
}

fn code_rule(code: &Code) -> String {
    let kind = code
        .error
        .as_deref()
        .map_or_else(|| "None".to_owned(), |class| format!("Some(ErrorKind::{})", class.trim_end_matches("Error")));
    format!(
        "        CodeRule {{\n            code: {},\n            kind: {kind},\n            statuses: &[{}],\n            description: {},\n            advice: {},\n        }},\n",
        literal(&code.code),
        texts(&code.statuses),
        literal(&code.description),
        literal(&code.advice)
    )
}

fn operations(api: &Api) -> String {
    let names: Vec<String> = api.operations.iter().map(|operation| format!("&{}", operation_name(operation))).collect();
    let mut out = format!("\npub(crate) static OPERATIONS: &[&Operation] = &[{}];\n", names.join(", "));
    out.extend(api.operations.iter().map(self::operation));
    for operation in &api.operations {
        let fields: Vec<Field> = operation.parameters.iter().map(|parameter| parameter.field.clone()).collect();
        out.push_str(&shape(api, &parameters_name(operation), &operation.id, &fields));
    }
    out
}

fn operation(operation: &Operation) -> String {
    let retry = match operation.retry {
        RetryClass::Never => "Never",
        RetryClass::Read => "Read",
        RetryClass::Keyed => "Keyed",
        RetryClass::Confirm => "Confirm",
    };
    let each = |name: fn(&Parameter) -> &'static str| {
        let names: Vec<&str> = operation.parameters.iter().map(name).collect();
        names.join(", ")
    };
    let fixed: Vec<(String, String)> =
        operation.fixed.iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
    let encoding = match operation.encoding {
        None => "None",
        Some(Encoding::Json) => "Some(Encoding::Json)",
        Some(Encoding::Form) => "Some(Encoding::Form)",
        Some(Encoding::Multipart) => "Some(Encoding::Multipart)",
    };
    let answer = match &operation.answer {
        ResponseShape::Named(name) => format!("ResponseShape::Object(&{})", shape_name(name)),
        ResponseShape::Message => "ResponseShape::Message(&MESSAGES)".to_owned(),
        ResponseShape::Binary => "ResponseShape::Binary".to_owned(),
    };
    format!(
        "\npub(crate) static {}: Operation = Operation {{\n        id: {},\n        method: {},\n        path: {},\n        retry: RetryClass::{retry},\n        parameters: &{},\n        \
         locations: &[{}],\n        styles: &[{}],\n        fixed: &[{}],\n        encoding: {encoding},\n        \
         host: {},\n        response: {answer},\n        pages: {},\n        binding: &[{}],\n}};\n",
        operation_name(operation),
        literal(&operation.id),
        literal(&operation.method.to_uppercase()),
        literal(&operation.path),
        parameters_name(operation),
        each(|parameter| match parameter.location {
            Location::Path => "Location::Path",
            Location::Query => "Location::Query",
            Location::Body => "Location::Body",
        }),
        each(|parameter| match parameter.style {
            Style::Form => "Style::Form",
            Style::Comma => "Style::Comma",
            Style::Deep => "Style::Deep",
        }),
        pairs(&fixed, literal),
        optional(operation.host.as_deref()),
        operation.pages.as_ref().map_or_else(|| "None".to_owned(), pages),
        binding(&operation.binding)
    )
}

fn pages(pages: &Pages) -> String {
    let cursor = match &pages.cursor {
        Cursor::Item { field, more } => {
            format!("Cursor::Item {{ field: {}, more: {} }}", literal(field), literal(more))
        }
        Cursor::Next { field } => format!("Cursor::Next {{ field: {} }}", literal(field)),
    };
    format!(
        "Some(Pages {{ items: {}, after: {}, before: {}, cursor: {cursor} }})",
        literal(&pages.items),
        literal(&pages.after),
        optional(pages.before.as_deref())
    )
}

pub(super) fn operation_name(operation: &Operation) -> String {
    operation.name.to_shouty_snake_case()
}

fn parameters_name(operation: &Operation) -> String {
    format!("{}_PARAMETERS", operation.name.to_shouty_snake_case())
}
