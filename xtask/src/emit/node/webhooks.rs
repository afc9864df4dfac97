//! The receiver's class and the guards that tell its messages apart.

use std::collections::{BTreeMap, BTreeSet};

use super::options::{all_optional, has_url, interface, table};
use super::places;
use super::text::{bracketed, capital, doc, key, quoted};
use crate::api::{Api, Message, Receiver, Ty, TypeKind};

/// The file of a provider that sends webhooks.
pub fn receiver(api: &Api, receiver: &Receiver) -> String {
    let class = receiver_name(api);
    let message = api.message();
    let mut out = interface(&format!("{class}Options"), "", &format!("The options of `{class}`."), &receiver.options);
    for kind in receiver.messages.iter().filter(|kind| told(kind)) {
        out += "\n";
        out += &alias(kind);
    }
    for kind in receiver.messages.iter().filter(|kind| is_rest(api, receiver, kind)) {
        out += "\n";
        out += &rest(api, receiver, kind);
    }
    let mut blocks = vec!["What is received or fetched.".to_owned()];
    blocks.extend(receiver.messages.iter().map(|kind| format!("- `{}`: {}", name(kind), kind.description)));
    out += "\n";
    out += &doc(0, &blocks);
    out += &union(api, &message, receiver);
    out += "\n";
    out += &constant(api, receiver);
    out += "\n";
    out += &doc(0, std::slice::from_ref(&receiver.description));
    let none = if all_optional(&receiver.options) { " = {}" } else { "" };
    out += &format!("export class {class} extends Receiver<{message}> {{\n");
    out +=
        &doc(2, &["@throws `ConfigError` if an option is missing, unknown or not usable; `field` names it".to_owned()]);
    out += &format!("  constructor(options: {class}Options{none}) {{\n    super(TABLE, options);\n  }}\n\n");
    out += &doc(2, &["Makes a receiver from environment variables, with `options` over them.".to_owned()]);
    out += &from_env(&class);
    out += "}\n";
    out += &guards(receiver);
    imports(receiver, &out) + &out
}

fn imports(receiver: &Receiver, body: &str) -> String {
    let open = if body.contains("OtherText") { "import type { OtherText } from '../../open.js';\n" } else { "" };
    let mut out = format!("{open}import {{ optionsFromEnv }} from '../../options.js';\n");
    if has_url(&receiver.options) {
        out += "import type { UrlLike } from '../../options.js';\n";
    }
    let helpers: Vec<_> =
        ["isOneOf", "messageType"].into_iter().filter(|it| body.contains(&format!("{it}("))).collect();
    out += &format!("import {{ {} }} from '../../messages.js';\n", helpers.join(", "));
    out += "import { Receiver } from '../../receiver.js';\n";
    out += "import type { ReceiverTable } from '../../receiver.js';\n";
    out += "import { MESSAGES } from './messages.js';\n";
    out + "import type * as types from './types.js';\n\n"
}

fn needs(receiver: &Receiver, table: &places::Table<'_>) -> bool {
    receiver.messages.iter().any(|message| table.contains_key(message.ty.as_str()))
}

/// Whether a kind is known by values, so that its type is narrower than the one that it shares with others.
fn told(kind: &Message) -> bool {
    kind.is_told()
}

/// The name of what the receiver gives for a kind.
fn name(kind: &Message) -> String {
    if told(kind) { capital(&kind.id) } else { kind.ty.clone() }
}

fn referred(api: &Api, receiver: &Receiver, kind: &Message) -> String {
    match (told(kind), is_rest(api, receiver, kind)) {
        (true, _) => name(kind),
        (false, true) => rest_name(kind),
        (false, false) => format!("types.{}", kind.ty),
    }
}

/// The fields by whose values kinds of messages are known.
fn told_by(receiver: &Receiver) -> BTreeSet<&str> {
    receiver
        .messages
        .iter()
        .filter(|kind| told(kind))
        .flat_map(|kind| &kind.matches)
        .map(|(field, _)| field.as_str())
        .collect()
}

/// Whether a kind is what has none of the values by which others are known, in the same fields.
fn is_rest(api: &Api, receiver: &Receiver, kind: &Message) -> bool {
    let by = told_by(receiver);
    let ty = api.types.iter().find(|ty| ty.name == kind.ty);
    let Some(TypeKind::Struct(fields)) = ty.map(|ty| &ty.kind) else { return false };
    let text = |name: &&str| fields.iter().any(|field| field.wire == **name && field.ty == Ty::String);
    !told(kind) && !by.is_empty() && by.iter().all(text)
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
    let fields: Vec<_> =
        told_by(receiver).into_iter().map(|field| format!("{}{}: OtherText", key(field), optional(field))).collect();
    let about = format!("{} It has none of the values by which the other kinds are known.", kind.description);
    format!("{}export type {} = types.{} & {{ {} }};\n", doc(0, &[about]), rest_name(kind), kind.ty, fields.join("; "))
}

/// The static method that makes an object of the class, or of one below it, from the environment.
pub fn from_env(class: &str) -> String {
    format!(
        "  static fromEnv<Made extends {class}>(\n    this: new (options: {class}Options) => Made,\n    \
         options: Partial<{class}Options> = {{}},\n  ): Made {{\n    \
         return new this(optionsFromEnv(TABLE.provider, TABLE.options, options) as {class}Options);\n  }}\n"
    )
}

/// `export type CaseOpened = types.CaseEvent & { type: 'case.opened' };`
fn alias(kind: &Message) -> String {
    let fields: Vec<_> = kind.matches.iter().map(|(wire, value)| format!("{}: {}", key(wire), quoted(value))).collect();
    let ty = format!("types.{} & {{ {} }}", kind.ty, fields.join("; "));
    format!("{}export type {} = {ty};\n", doc(0, std::slice::from_ref(&kind.description)), name(kind))
}

fn union(api: &Api, message: &str, receiver: &Receiver) -> String {
    let members: BTreeSet<_> = receiver.messages.iter().map(|kind| referred(api, receiver, kind)).collect();
    let members: Vec<_> = members.into_iter().collect();
    let line = format!("export type {message} = {};\n", members.join(" | "));
    if line.len() <= 121 { line } else { format!("export type {message} =\n  | {};\n", members.join("\n  | ")) }
}

fn constant(api: &Api, receiver: &Receiver) -> String {
    let mut out = format!("const TABLE: ReceiverTable = {{\n  provider: {},\n", quoted(&api.provider));
    out += &format!("  options: {},\n", table(2, &receiver.options));
    let ack = &receiver.acknowledgement;
    out += &format!("  ack: {{\n    status: {},\n", ack.status);
    out += &format!("    headers: {{ 'content-type': {} }},\n", quoted(&ack.content_type));
    out += &format!("    body: {},\n  }},\n", quoted(&ack.body));
    out + "  messages: MESSAGES,\n};\n"
}

/// The file with what tells the messages of a provider.
pub fn messages(api: &Api, receiver: &Receiver) -> String {
    let mut out = String::new();
    let tables = [("bytes", "BYTES", places::bytes(api)), ("hidden", "PRIVATE", places::private(api))];
    let needed: Vec<_> = tables.iter().filter(|(_, _, table)| needs(receiver, table)).collect();
    out += "import type { MessageTable } from '../../messages.js';\n";
    if !needed.is_empty() {
        let names: Vec<_> = needed.iter().map(|(_, value, _)| *value).collect();
        out += &format!("import {{ {} }} from './places.js';\n", names.join(", "));
    }
    out += "\n";
    out += &doc(0, &["What is known of each kind of message.".to_owned()]);
    out += &format!("export const MESSAGES: MessageTable = {{\n  provider: {},\n", quoted(&api.provider));
    if receiver.messages.iter().any(told) {
        out += "  kinds: {\n";
        for kind in receiver.messages.iter().filter(|kind| told(kind)) {
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

/// The names of the kinds of each type.
fn by_type(receiver: &Receiver) -> BTreeMap<&str, BTreeSet<String>> {
    let mut types: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for kind in &receiver.messages {
        types.entry(&kind.ty).or_default().insert(name(kind));
    }
    types
}

fn guards(receiver: &Receiver) -> String {
    let by_value = by_value(receiver);
    let noun = by_value.as_ref().map(|_| format!("is{}", capital(receiver.noun.as_deref().unwrap_or("message"))));
    let mut out = String::new();
    for (ty, kinds) in by_type(receiver) {
        let guard = format!("is{ty}");
        if noun.as_ref() != Some(&guard) {
            out += "\n";
            out += &guard_doc(ty);
            out += &format!("export function {guard}(message: unknown): message is types.{ty} {{\n");
            out += &gave(&kinds, "return ", ";");
            out += "}\n";
        }
    }
    if let (Some(noun), Some(kinds)) = (noun, by_value) {
        out += &noun_guard(&noun, &kinds, receiver);
    }
    out
}

fn guard_doc(ty: &str) -> String {
    doc(
        0,
        &[format!("Whether `message` was received or fetched, and its type is `{ty}`. A copy of one does not count.")],
    )
}

/// A line that asks whether the message is of one of these kinds.
fn gave(kinds: &BTreeSet<String>, before: &str, after: &str) -> String {
    let names: Vec<_> = kinds.iter().map(|kind| quoted(kind)).collect();
    match &names[..] {
        [only] => format!("  {before}messageType(message) === {only}{after}\n"),
        names => bracketed(2, &format!("{before}isOneOf(message, ["), names, &format!("]){after}")),
    }
}

/// By what a program names a kind that is known by values: its one value, if no two kinds have the same, or else its
/// name. None if there is no such kind.
fn by_value(receiver: &Receiver) -> Option<Vec<(String, String)>> {
    let kinds: Vec<&Message> = receiver.messages.iter().filter(|kind| told(kind)).collect();
    let first = kinds.first()?;
    let single = kinds.iter().all(|kind| kind.matches.len() == 1 && kind.matches[0].0 == first.matches[0].0);
    let values: BTreeSet<_> = kinds.iter().map(|kind| &kind.matches[0].1).collect();
    let values = single && values.len() == kinds.len();
    let named = |kind: &&Message| (if values { kind.matches[0].1.clone() } else { name(kind) }, name(kind));
    Some(kinds.iter().map(named).collect())
}

/// The function that has the provider's word for a message. Where a type has that name too, it is also that type's.
fn noun_guard(function: &str, kinds: &[(String, String)], receiver: &Receiver) -> String {
    let mut out = String::from("\n/** By what each kind of message is known. */\ninterface Kinds {\n");
    for (value, name) in kinds {
        out += &format!("  {}: {name};\n", key(value));
    }
    out += "}\n\nconst KINDS: Readonly<Record<string, string>> = {\n";
    for (value, name) in kinds {
        out += &format!("  {}: {},\n", key(value), quoted(name));
    }
    out += "};\n\n";
    out += &doc(
        0,
        &[format!(
            "Whether `message` was received or fetched, and is of this kind: `{function}(message, {})`. A copy of one \
             does not count.",
            quoted(&kinds[0].0)
        )],
    );
    let narrows = "message is Kinds[Kind]";
    let head = format!("export function {function}<Kind extends keyof Kinds>(message: unknown, kind: Kind)");
    let types = by_type(receiver);
    let same = types.iter().find(|(ty, _)| function == format!("is{ty}"));
    let Some((ty, names)) = same else {
        return out + &format!("{head}: {narrows} {{\n  return isOneOf(message, [KINDS[kind]]);\n}}\n");
    };
    out += &format!("{head}: {narrows};\n");
    out += &guard_doc(ty);
    out += &format!("export function {function}(message: unknown): message is types.{ty};\n");
    out += &format!("export function {function}(message: unknown, ...kind: [string?]): boolean {{\n");
    out += "  if (kind.length > 0) return isOneOf(message, [KINDS[kind[0] ?? '']]);\n";
    out + &gave(names, "return ", ";") + "}\n"
}

/// The name of the receiver's class.
pub fn receiver_name(api: &Api) -> String {
    format!("{}Webhooks", api.class)
}
