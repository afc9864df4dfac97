//! What JSON must look like: one table for each struct of requests and answers.

use std::collections::BTreeSet;

use heck::ToShoutySnakeCase;

use crate::api::{Api, Field, FileRule, KeyRule, Limits, Ty, TypeKind};

use super::text::{literal, optional, pairs, variant};

pub fn emit(api: &Api) -> String {
    let mut out = String::from(
        "#![allow(unused_imports)]\n\nuse ::rebuttal_schema::{\n    FieldShape, FileKind, FileRule, KeyField, KeyRule, Kind, Limits, MessageKind, Messages, ObjectShape,\n};\n",
    );
    // A body's own shape is that of its operation's parameters.
    let bodies: Vec<&String> = api.operations.iter().filter_map(|operation| operation.body.as_ref()).collect();
    for ty in api.types.iter().filter(|ty| ty.in_answer || (ty.in_request && !bodies.contains(&&ty.name))) {
        if let TypeKind::Struct(fields) = &ty.kind {
            out.push_str(&shape(api, &shape_name(&ty.name), &ty.name, fields));
        }
    }
    out + &messages(api)
}

/// The name of a struct's table.
pub fn shape_name(name: &str) -> String {
    name.to_shouty_snake_case()
}

/// One table.
pub fn shape(api: &Api, constant: &str, name: &str, fields: &[Field]) -> String {
    let rows: String = fields.iter().map(|field| row(api, field)).collect();
    format!(
        "\npub(crate) static {constant}: ObjectShape = ObjectShape {{\n    name: {},\n    fields: &[\n{rows}    ],\n}};\n",
        literal(name)
    )
}

/// A field; what is as with most fields is not written out.
fn row(api: &Api, field: &Field) -> String {
    let mut parts = vec![format!("wire: {}", literal(&field.wire)), format!("name: {}", literal(&field.name))];
    let kind = field.file.as_ref().map_or_else(|| kind(api, &field.ty), file_kind);
    if kind != "Kind::Text" {
        parts.push(format!("kind: {kind}"));
    }
    let flags = [
        ("required", field.required),
        ("nullable", field.nullable),
        ("clearable", field.clearable),
        ("private", field.private),
        ("identifier", field.identifier),
    ];
    parts.extend(flags.iter().filter(|(_, on)| *on).map(|(name, _)| format!("{name}: true")));
    if field.limits != Limits::default() {
        parts.push(format!("limits: {}", limits(&field.limits)));
    }
    format!("        FieldShape {{ {}, ..FieldShape::TEXT }},\n", parts.join(", "))
}

fn limits(limits: &Limits) -> String {
    let numbers = [
        ("min_length", limits.min_length),
        ("max_length", limits.max_length),
        ("min_items", limits.min_items),
        ("max_items", limits.max_items),
        ("max_key_length", limits.max_key_length),
        ("max_total", limits.max_total),
    ];
    let mut parts: Vec<String> =
        numbers.iter().filter_map(|(name, value)| Some(format!("{name}: Some({})", (*value)?))).collect();
    for (name, bound) in [("minimum", limits.minimum), ("maximum", limits.maximum)] {
        parts.extend(bound.map(|bound| format!("{name}: Some({bound})")));
    }
    for (name, option) in [("option", &limits.option), ("total_option", &limits.total_option)] {
        parts.extend(option.as_deref().map(|option| format!("{name}: {}", optional(Some(option)))));
    }
    format!("Limits {{ {}, ..Limits::NONE }}", parts.join(", "))
}

fn file_kind(rule: &FileRule) -> String {
    let kinds: Vec<String> = rule.kinds.iter().map(|kind| format!("FileKind::{}", variant(kind))).collect();
    format!(
        "Kind::File(&FileRule {{ kinds: &[{}], max_bytes: {:?}, max_bytes_option: {} }})",
        kinds.join(", "),
        rule.max_bytes,
        optional(rule.max_bytes_option.as_deref())
    )
}

fn kind(api: &Api, ty: &Ty) -> String {
    let inside = |wrapper: &str, inner: &Ty| format!("Kind::{wrapper}(&{})", kind(api, inner));
    match ty {
        Ty::String | Ty::Time => "Kind::Text".to_owned(),
        Ty::Integer => "Kind::Integer".to_owned(),
        Ty::UnixTime => "Kind::UnixTime".to_owned(),
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
        Ty::List(inner) => inside("List", inner),
        Ty::Map(inner) => inside("Map", inner),
        Ty::Expandable(inner) => inside("Expandable", inner),
        Ty::Clearable(inner) => inside("Clearable", inner),
        Ty::Message => "Kind::Message(&MESSAGES)".to_owned(),
    }
}

/// The kinds of message.
fn messages(api: &Api) -> String {
    let Some(receiver) = &api.receiver else { return String::new() };
    let telling: BTreeSet<&str> =
        receiver.messages.iter().flat_map(|message| &message.matches).map(|(field, _)| field.as_str()).collect();
    let telling: Vec<String> = telling.into_iter().map(literal).collect();
    let mut out = format!(
        "\npub(crate) static MESSAGES: Messages = Messages {{\n    provider: {},\n    telling: &[{}],\n    kinds: &[\n",
        literal(&api.provider),
        telling.join(", ")
    );
    for message in &receiver.messages {
        out.push_str(&format!(
            "        MessageKind {{ id: {}, shape: &{}, matches: &[{}], keys: {} }},\n",
            literal(&message.id),
            shape_name(&message.ty),
            pairs(&message.matches, literal),
            key_rules(&message.keys)
        ));
    }
    out + "    ],\n};\n"
}

/// The rules by which a message gets a key.
fn key_rules(rules: &[KeyRule]) -> String {
    if rules.is_empty() {
        return "&[]".to_owned();
    }
    let mut out = String::from("&[\n");
    for rule in rules {
        let fields: Vec<String> = rule
            .fields
            .iter()
            .map(|field| format!("KeyField::{}({})", if field.time { "Time" } else { "Plain" }, literal(&field.wire)))
            .collect();
        out.push_str(&format!(
            "            KeyRule {{ name: {}, matches: &[{}], fields: &[{}] }},\n",
            literal(&rule.name),
            pairs(&rule.matches, literal),
            fields.join(", ")
        ));
    }
    out + "        ]"
}
