//! The receiver's class, and the guards by which programs know the type of a message.

use std::collections::{BTreeMap, BTreeSet};

use super::messages::name;
use super::options::{all_optional, has_url, interface, table};
use super::text::{bracketed, capital, doc, key, quoted};
use super::types::import_types;
use crate::api::{Api, Message, Receiver};

/// The file of a provider that sends webhooks.
pub fn receiver(api: &Api, receiver: &Receiver) -> String {
    let class = receiver_name(api);
    let message = api.message();
    let mut out = interface(&format!("{class}Options"), "", &format!("The options of `{class}`."), &receiver.options);
    out += "\n";
    out += &constant(api, receiver);
    out += "\n";
    out += &doc(0, std::slice::from_ref(&receiver.description));
    let none = if all_optional(&receiver.options) { " = {}" } else { "" };
    out += &format!("export class {class} extends Receiver<{message}> {{\n");
    out +=
        &doc(2, &["@throws `ConfigError` if an option is missing, unknown or not usable; `field` names it".to_owned()]);
    out += &format!("  constructor(options: {class}Options{none}) {{\n    super(TABLE, options);\n  }}\n\n");
    out += &doc(2, &["Creates a receiver from environment variables; `options` take precedence.".to_owned()]);
    out += &from_env(&class);
    out += "}\n";
    out += &guards(receiver);
    imports(api, receiver, &out) + &out
}

fn imports(api: &Api, receiver: &Receiver, body: &str) -> String {
    let mut out = "import { optionsFromEnv } from '../../options.js';\n".to_owned();
    if has_url(&receiver.options) {
        out += "import type { UrlLike } from '../../options.js';\n";
    }
    let helpers: Vec<_> =
        ["isOneOf", "messageType"].into_iter().filter(|it| body.contains(&format!("{it}("))).collect();
    out += &format!("import {{ {} }} from '../../messages.js';\n", helpers.join(", "));
    out += "import { Receiver } from '../../receiver.js';\n";
    out += "import type { ReceiverTable } from '../../receiver.js';\n";
    out += "import { MESSAGES } from './message-table.js';\n";
    let kinds = by_value(receiver).into_iter().flatten().map(|(_, name)| name);
    let types: BTreeSet<_> = kinds.chain([api.message()]).collect();
    out += &import_types(&types.into_iter().collect::<Vec<_>>(), "./messages.js");
    out + "import type * as types from './types.js';\n\n"
}

/// The static method that makes an object of the class, or of one below it, from the environment.
pub fn from_env(class: &str) -> String {
    format!(
        "  static fromEnv<Made extends {class}>(\n    this: new (\n      options: {class}Options,\n    ) => Made,\n    \
         options: Partial<{class}Options> = {{}},\n  ): Made {{\n    \
         return new this(optionsFromEnv(TABLE.provider, TABLE.options, options) as {class}Options);\n  }}\n"
    )
}

fn constant(api: &Api, receiver: &Receiver) -> String {
    let mut out = format!("const TABLE: ReceiverTable = {{\n  provider: {},\n", quoted(&api.provider));
    out += &table("options", &receiver.options);
    let ack = &receiver.acknowledgement;
    out += &format!("  ack: {{\n    status: {},\n", ack.status);
    out += &format!("    headers: {{ 'content-type': {} }},\n", quoted(&ack.content_type));
    out += &format!("    body: {},\n  }},\n", quoted(&ack.body));
    out + "  messages: MESSAGES,\n};\n"
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
            let tail = format!("): message is types.{ty} {{");
            out += &bracketed(0, &format!("export function {guard}("), &["message: unknown".to_owned()], &tail);
            out += &test(&kinds, "return ", ";");
            out += "}\n";
        }
    }
    if let (Some(noun), Some(kinds)) = (noun, by_value) {
        out += &noun_guard(&noun, &kinds, receiver);
    }
    out
}

fn guard_doc(ty: &str) -> String {
    doc(0, &[format!("Whether `message` is a received or fetched message of the type `{ty}`. False for a copy.")])
}

/// A line that tests whether the message is of one of these kinds.
fn test(kinds: &BTreeSet<String>, before: &str, after: &str) -> String {
    let names: Vec<_> = kinds.iter().map(|kind| quoted(kind)).collect();
    match &names[..] {
        [only] => format!("  {before}messageType(message) === {only}{after}\n"),
        names => bracketed(2, &format!("{before}isOneOf(message, ["), names, &format!("]){after}")),
    }
}

/// How programs name a kind that is known by values: by its one value, if no two kinds have the same, or else by its name.
/// None if there is no such kind.
fn by_value(receiver: &Receiver) -> Option<Vec<(String, String)>> {
    let kinds: Vec<&Message> = receiver.messages.iter().filter(|kind| kind.is_told()).collect();
    let first = kinds.first()?;
    let single = kinds.iter().all(|kind| kind.matches.len() == 1 && kind.matches[0].0 == first.matches[0].0);
    let values: BTreeSet<_> = kinds.iter().map(|kind| &kind.matches[0].1).collect();
    let values = single && values.len() == kinds.len();
    let named = |kind: &&Message| (if values { kind.matches[0].1.clone() } else { name(kind) }, name(kind));
    Some(kinds.iter().map(named).collect())
}

/// The guard with the provider's word for a message. If a type has that name too, it is also the guard of that type.
fn noun_guard(function: &str, kinds: &[(String, String)], receiver: &Receiver) -> String {
    let mut out = String::from("\n/** The types of the kinds of message. */\ninterface Kinds {\n");
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
            "Whether `message` is a received or fetched message of this kind: `{function}(message, {})`. False for a \
             copy.",
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
    out + &test(names, "return ", ";") + "}\n"
}

/// The name of the receiver's class.
pub fn receiver_name(api: &Api) -> String {
    format!("{}Webhooks", api.class)
}
