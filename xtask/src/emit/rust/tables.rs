//! What the runtime reads: shapes, options, rules, operations and how each is dispatched.

use heck::ToShoutySnakeCase;

use crate::api::{Api, Field, Location, Operation, Opt, OptType, RetryClass, Ty, TypeKind};

use super::text::{ident, literal, optional};

pub fn emit(api: &Api) -> String {
    let mut out = String::from(
        "#![allow(unused_imports)]\n\nuse ::rebuttal::ErrorKind;\nuse ::rebuttal::runtime::answer::{AnswerRules, CodeRule, Meaning};\n\
         use ::rebuttal::runtime::provider::{Encoding, Location, Operation, OptionKind, OptionSpec, Provider};\n\
         use ::rebuttal::runtime::retry::RetryClass;\nuse ::rebuttal::runtime::shape::{FieldShape, Kind, Limits, ObjectShape};\n\
         use ::rebuttal::runtime::files::{FileKind, FileRule};\nuse ::rebuttal::runtime::webhook::{Acknowledgement, MessageKind, ReceiverTable};\n\
         #[cfg(feature = \"client\")]\nuse ::rebuttal::runtime::exec::{Body, Call, Unbuilt, dispatched};\n\
         #[cfg(feature = \"client\")]\nuse ::rebuttal::runtime::prepare::Prepared;\n",
    );
    out.push_str(&provider(api));
    out.push_str(&options("CLIENT_OPTIONS", &api.client.options));
    out.push_str(&options("CALL_OPTIONS", &api.call_options));
    for handle in &api.handles {
        out.push_str(&options(&format!("{}_OPTIONS", handle.name.to_shouty_snake_case()), &handle.constructor.options));
    }
    out.push_str(&receiver(api));
    out.push_str(&rules(api));
    out.push_str(&operations(api));
    // A body's own shape is that of its operation's parameters.
    let bodies: Vec<&String> = api.operations.iter().filter_map(|operation| operation.body.as_ref()).collect();
    for ty in api.types.iter().filter(|ty| ty.in_answer || (ty.in_request && !bodies.contains(&&ty.name))) {
        if let TypeKind::Struct(fields) = &ty.kind {
            out.push_str(&shape(api, &shape_name(&ty.name), &ty.name, fields));
        }
    }
    out
}

fn provider(api: &Api) -> String {
    let handles: Vec<String> = api
        .handles
        .iter()
        .map(|handle| format!("({}, {}_OPTIONS)", literal(&handle.name), handle.name.to_shouty_snake_case()))
        .collect();
    format!(
        "\npub(crate) static PROVIDER: Provider = Provider {{\n    name: {0},\n    client_options: CLIENT_OPTIONS,\n    \
         call_options: CALL_OPTIONS,\n    operations: OPERATIONS,\n    answer: &RULES,\n    receiver: {1},\n    \
         #[cfg(feature = \"client\")]\n    open: ::rebuttal::{2}::calls::open,\n    run: ::rebuttal::{2}::run,\n    \
         handle: ::rebuttal::{2}::handle,\n    handles: &[{3}],\n}};\n",
        literal(&api.provider),
        if api.receiver.is_some() { "Some(RECEIVER)" } else { "None" },
        api.provider,
        handles.join(", ")
    )
}

fn options(name: &str, options: &[Opt]) -> String {
    let mut out = format!("\npub(crate) static {name}: &[OptionSpec] = &[\n");
    for option in options {
        let kind = match option.ty {
            OptType::String => "String",
            OptType::Secret => "Secret",
            OptType::Signer => "Signer",
            OptType::Strings => "Strings",
            OptType::Url => "Url",
            OptType::Integer => "Integer",
            OptType::Boolean => "Boolean",
            OptType::Seconds => "Seconds",
        };
        let default =
            option.default.as_ref().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        out.push_str(&format!(
            "    OptionSpec {{\n        name: {},\n        kind: OptionKind::{kind},\n        required: {},\n        \
             instead_of: {},\n        env: {},\n        default: {},\n    }},\n",
            literal(&option.name),
            option.required,
            optional(option.instead_of.as_deref()),
            optional(option.env.as_deref()),
            optional(default.as_deref())
        ));
    }
    out.push_str("];\n");
    out
}

fn receiver(api: &Api) -> String {
    let Some(receiver) = &api.receiver else { return String::new() };
    let mut out = options("RECEIVER_OPTIONS", &receiver.options);
    out.push_str("\npub(crate) const RECEIVER: ReceiverTable = ReceiverTable {\n    options: RECEIVER_OPTIONS,\n    messages: &[\n");
    for message in &receiver.messages {
        out.push_str(&format!(
            "        MessageKind {{ id: {}, shape: &{} }},\n",
            literal(&message.id),
            shape_name(&message.ty)
        ));
    }
    let acknowledgement = &receiver.acknowledgement;
    out.push_str(&format!(
        "    ],\n    acknowledgement: Acknowledgement::new({}, {}, {}),\n    open: ::rebuttal::{}::open_receiver,\n}};\n",
        acknowledgement.status,
        literal(&acknowledgement.content_type),
        literal(&acknowledgement.body),
        api.provider
    ));
    out
}

fn rules(api: &Api) -> String {
    let place = |pointer: &Option<String>| -> String {
        let keys = pointer.as_deref().unwrap_or_default().split('/').skip(1);
        format!("&[{}]", keys.map(literal).collect::<Vec<_>>().join(", "))
    };
    let answer = &api.answer;
    let mut out = format!(
        "\npub(crate) static RULES: AnswerRules = AnswerRules {{\n    status: {},\n    code: {},\n    message: {},\n    statuses: &[",
        place(&answer.status),
        place(&answer.code),
        place(&answer.message)
    );
    for (status, meaning) in &answer.statuses {
        let meaning = match meaning.as_str() {
            "done" => "Done",
            "refused" => "Refused",
            _ => "Unknown",
        };
        out.push_str(&format!("({}, Meaning::{meaning}), ", literal(status)));
    }
    out.push_str("],\n    codes: &[\n");
    for code in &answer.codes {
        let kind = code
            .error
            .as_deref()
            .map_or_else(|| "None".to_owned(), |class| format!("Some(ErrorKind::{})", class.trim_end_matches("Error")));
        out.push_str(&format!(
            "        CodeRule {{\n            code: {},\n            kind: {kind},\n            description: {},\n            advice: {},\n        }},\n",
            literal(&code.code),
            literal(&code.description),
            literal(&code.advice)
        ));
    }
    out.push_str("    ],\n};\n");
    out
}

fn operations(api: &Api) -> String {
    let mut out = String::from("\npub(crate) static OPERATIONS: &[Operation] = &[\n");
    for operation in &api.operations {
        let retry = match operation.retry {
            RetryClass::Never => "Never",
            RetryClass::Read => "Read",
            RetryClass::Keyed => "Keyed",
            RetryClass::Confirm => "Confirm",
        };
        let locations: Vec<&str> = operation
            .parameters
            .iter()
            .map(|parameter| match parameter.location {
                Location::Path => "Location::Path",
                Location::Query => "Location::Query",
                Location::Body => "Location::Body",
            })
            .collect();
        out.push_str(&format!(
            "    Operation {{\n        id: {},\n        retry: RetryClass::{retry},\n        parameters: &{},\n        \
             locations: &[{}],\n        encoding: {},\n        answer: &{},\n        \
             #[cfg(feature = \"client\")]\n        dispatch: {},\n    }},\n",
            literal(&operation.id),
            parameters_name(operation),
            locations.join(", "),
            if operation.body.is_some() { "Some(Encoding::Json)" } else { "None" },
            shape_name(&operation.answer),
            ident(&operation.name)
        ));
    }
    out.push_str("];\n");
    for operation in &api.operations {
        let fields: Vec<Field> = operation.parameters.iter().map(|parameter| parameter.field.clone()).collect();
        out.push_str(&shape(api, &parameters_name(operation), &operation.id, &fields));
        out.push_str(&dispatch(operation));
    }
    out
}

/// progenitor's methods take the path's parameters in its order, the query's by their names, then the body.
fn dispatch(operation: &Operation) -> String {
    let mut arguments = Vec::new();
    let mut located: Vec<_> =
        operation.parameters.iter().filter(|parameter| parameter.location != Location::Body).collect();
    located.sort_by_key(|parameter| {
        let wire = &parameter.field.wire;
        let place = operation.path.find(&format!("{{{wire}}}")).filter(|_| parameter.location == Location::Path);
        (parameter.location == Location::Query, place, wire)
    });
    for parameter in located {
        let wire = literal(&parameter.field.wire);
        arguments.push(match (parameter.location, parameter.field.required, &parameter.field.ty) {
            (Location::Path, ..) => format!("prepared.path({wire})"),
            (_, true, Ty::String) => format!("prepared.query({wire}).unwrap_or_default().as_str()"),
            (_, true, _) => format!("prepared.scalar({wire}).unwrap_or_default()"),
            (_, false, Ty::String) => format!("prepared.query({wire}).as_deref()"),
            (_, false, _) => format!("prepared.scalar({wire})"),
        });
    }
    if operation.body.is_some() {
        arguments.push("&Body".to_owned());
    }
    format!(
        "\n#[cfg(feature = \"client\")]\nfn {0}(call: Call, prepared: &Prepared) -> ::futures_util::future::BoxFuture<'_, Result<(), Unbuilt>> {{\n    \
         Box::pin(async move {{\n        let (base_url, http) = (call.base_url().to_owned(), call.http());\n        \
         let http = super::http::Client::new_with_client(&base_url, http, call);\n        \
         let _ = prepared;\n        dispatched(http.{0}({1}).await)\n    }})\n}}\n",
        ident(&operation.name),
        arguments.join(", ")
    )
}

fn parameters_name(operation: &Operation) -> String {
    format!("{}_PARAMETERS", operation.name.to_shouty_snake_case())
}

fn shape_name(name: &str) -> String {
    name.to_shouty_snake_case()
}

fn shape(api: &Api, constant: &str, name: &str, fields: &[Field]) -> String {
    let mut out = format!(
        "\npub(crate) static {constant}: ObjectShape = ObjectShape {{\n    name: {},\n    fields: &[\n",
        literal(name)
    );
    for field in fields {
        let limits = field.limits;
        let limits = if limits == crate::api::Limits::default() {
            "Limits::NONE".to_owned()
        } else {
            format!(
                "Limits {{ min_length: {:?}, max_length: {:?}, min_items: {:?}, max_items: {:?} }}",
                limits.min_length, limits.max_length, limits.min_items, limits.max_items
            )
        };
        out.push_str(&format!(
            "        FieldShape {{\n            wire: {},\n            name: {},\n            kind: {},\n            \
             required: {},\n            nullable: {},\n            clearable: {},\n            private: {},\n            \
             identifier: {},\n            limits: {limits},\n        }},\n",
            literal(&field.wire),
            literal(&field.name),
            field.file.as_ref().map_or_else(|| kind(api, &field.ty), file_kind),
            field.required,
            field.nullable,
            field.clearable,
            field.private,
            field.identifier
        ));
    }
    out.push_str("    ],\n};\n");
    out
}

fn file_kind(rule: &crate::api::FileRule) -> String {
    let kinds: Vec<String> =
        rule.kinds.iter().map(|kind| format!("FileKind::{}", super::text::variant(kind))).collect();
    format!(
        "Kind::File(&FileRule {{ kinds: &[{}], max_bytes: {:?}, max_bytes_option: {} }})",
        kinds.join(", "),
        rule.max_bytes,
        optional(rule.max_bytes_option.as_deref())
    )
}

fn kind(api: &Api, ty: &Ty) -> String {
    match ty {
        Ty::String | Ty::Time => "Kind::Text".to_owned(),
        Ty::Integer | Ty::UnixTime => "Kind::Integer".to_owned(),
        Ty::Number => "Kind::Number".to_owned(),
        Ty::Boolean => "Kind::Boolean".to_owned(),
        // A file without a rule of its own.
        Ty::File => "Kind::File(&FileRule { kinds: &[], max_bytes: None, max_bytes_option: None })".to_owned(),
        Ty::Bytes => "Kind::Base64".to_owned(),
        Ty::Json => "Kind::Json".to_owned(),
        Ty::Named(name) => match api.named(name).kind {
            TypeKind::Enum(_) => "Kind::Text".to_owned(),
            TypeKind::Struct(_) => format!("Kind::Object(&{})", shape_name(name)),
        },
        Ty::List(inner) => format!("Kind::List(&{})", kind(api, inner)),
        Ty::Map(inner) => format!("Kind::Map(&{})", kind(api, inner)),
    }
}
