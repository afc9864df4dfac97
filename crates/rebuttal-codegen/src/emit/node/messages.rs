//! The kinds of message: their types, and what the client and the receiver must know of each.

use std::collections::BTreeSet;

use super::field_paths;
use super::text::{bracketed, capital, doc, key, quoted};
use super::types::{imports_of, message_holders};
use crate::api::{Api, Message, Receiver, Ty, TypeKind};

/// The file with the types of messages, and of what holds messages.
pub fn types(api: &Api, receiver: &Receiver) -> String {
    let mut out = String::new();
    for kind in receiver.messages.iter().filter(|kind| kind.is_told()) {
        out += "\n";
        out += &alias(kind);
    }
    for kind in receiver.messages.iter().filter(|kind| is_rest(api, receiver, kind)) {
        out += "\n";
        out += &rest(api, receiver, kind);
    }
    let mut blocks = vec!["A received or fetched message.".to_owned()];
    blocks.extend(receiver.messages.iter().map(|kind| format!("- `{}`: {}", name(kind), kind.description)));
    out += "\n";
    out += &doc(0, &blocks);
    out += &union(api, receiver);
    out += &message_holders(api);
    let open = if out.contains("OtherText") { "import type { OtherText } from '../../open.js';\n" } else { "" };
    format!("{}{open}import type * as types from './types.js';\n{out}", imports_of(&out))
}

/// The name of the type of a kind.
pub fn name(kind: &Message) -> String {
    if kind.is_told() { capital(&kind.id) } else { kind.ty.clone() }
}

fn referred(api: &Api, receiver: &Receiver, kind: &Message) -> String {
    match (kind.is_told(), is_rest(api, receiver, kind)) {
        (true, _) => name(kind),
        (false, true) => rest_name(kind),
        (false, false) => format!("types.{}", kind.ty),
    }
}

/// The fields by whose values kinds of messages are known.
fn discriminators(receiver: &Receiver) -> BTreeSet<&str> {
    receiver
        .messages
        .iter()
        .filter(|kind| kind.is_told())
        .flat_map(|kind| &kind.matches)
        .map(|(field, _)| field.as_str())
        .collect()
}

/// Whether a kind is of all messages without the values of the other kinds, in the same fields.
fn is_rest(api: &Api, receiver: &Receiver, kind: &Message) -> bool {
    let by = discriminators(receiver);
    let ty = api.types.iter().find(|ty| ty.name == kind.ty);
    let Some(TypeKind::Struct(fields)) = ty.map(|ty| &ty.kind) else { return false };
    let text = |name: &&str| fields.iter().any(|field| field.wire == **name && field.ty == Ty::String);
    !kind.is_told() && !by.is_empty() && by.iter().all(text)
}

fn rest_name(kind: &Message) -> String {
    format!("Other{}", kind.ty)
}

/// `export type OtherCase = types.Case & { type: OtherText };`
fn rest(api: &Api, receiver: &Receiver, kind: &Message) -> String {
    let required = |wire: &str| match &api.named(&kind.ty).kind {
        TypeKind::Struct(fields) => fields.iter().any(|field| field.wire == wire && field.required),
        TypeKind::Enum(_) => false,
    };
    let optional = |wire: &str| if required(wire) { "" } else { "?" };
    let fields: Vec<_> = discriminators(receiver)
        .into_iter()
        .map(|field| format!("{}{}: OtherText", key(field), optional(field)))
        .collect();
    let about = format!("{} It has none of the values of the other kinds.", kind.description);
    format!("{}export type {} = types.{} & {{ {} }};\n", doc(0, &[about]), rest_name(kind), kind.ty, fields.join("; "))
}

/// `export type CaseOpened = types.CaseEvent & { type: 'case.opened' };`
fn alias(kind: &Message) -> String {
    let fields: Vec<_> = kind.matches.iter().map(|(wire, value)| format!("{}: {}", key(wire), quoted(value))).collect();
    let ty = format!("types.{} & {{ {} }}", kind.ty, fields.join("; "));
    format!("{}export type {} = {ty};\n", doc(0, std::slice::from_ref(&kind.description)), name(kind))
}

fn union(api: &Api, receiver: &Receiver) -> String {
    let message = api.message();
    let members: BTreeSet<_> = receiver.messages.iter().map(|kind| referred(api, receiver, kind)).collect();
    let members: Vec<_> = members.into_iter().collect();
    let line = format!("export type {message} = {};\n", members.join(" | "));
    if line.len() <= 121 { line } else { format!("export type {message} =\n  | {};\n", members.join("\n  | ")) }
}

/// The file with what must be known of each kind.
pub fn table(api: &Api, receiver: &Receiver) -> String {
    let mut out = String::new();
    let tables = [("bytes", "BYTES", field_paths::bytes(api)), ("hidden", "PRIVATE", field_paths::private(api))];
    let needed: Vec<_> = tables.iter().filter(|(_, _, table)| needs(receiver, table)).collect();
    out += "import type { MessageTable } from '../../messages.js';\n";
    if !needed.is_empty() {
        let names: Vec<_> = needed.iter().map(|(_, value, _)| *value).collect();
        out += &format!("import {{ {} }} from './field-paths.js';\n", names.join(", "));
    }
    out += "\n";
    out += &doc(0, &["What must be known of each kind of message.".to_owned()]);
    out += &format!("export const MESSAGES: MessageTable = {{\n  provider: {},\n", quoted(&api.provider));
    if receiver.messages.iter().any(Message::is_told) {
        out += "  kinds: {\n";
        for kind in receiver.messages.iter().filter(|kind| kind.is_told()) {
            out += &format!("    {}: {},\n", key(&kind.id), quoted(&name(kind)));
        }
        out += "  },\n";
    }
    for (name, value, _) in needed {
        out += &format!("  {name}: {value},\n");
    }
    let open = open(api, receiver);
    if !open.is_empty() {
        out += &format!("  open: {{\n{open}  }},\n");
    }
    out + "};\n"
}

/// The known fields of each type that takes any message.
fn open(api: &Api, receiver: &Receiver) -> String {
    let mut rows = String::new();
    for ty in receiver.messages.iter().map(|kind| kind.ty.as_str()).collect::<BTreeSet<_>>() {
        let TypeKind::Struct(fields) = &api.named(ty).kind else { continue };
        if fields.iter().all(|field| !field.required) {
            let names: Vec<_> = fields.iter().map(|field| quoted(&field.wire)).collect();
            rows += &bracketed(4, &format!("{ty}: ["), &names, "],");
        }
    }
    rows
}

fn needs(receiver: &Receiver, table: &field_paths::Table<'_>) -> bool {
    receiver.messages.iter().any(|message| table.contains_key(message.ty.as_str()))
}
