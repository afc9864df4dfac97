//! The receiver's class and the guards that tell its messages apart.

use std::collections::BTreeSet;

use super::bytes;
use super::options::{all_optional, has_url, interface, table};
use super::text::{doc, quoted};
use crate::api::{Api, Receiver};

/// The file of a provider that sends webhooks.
pub fn receiver(api: &Api, receiver: &Receiver) -> String {
    let class = receiver_name(api);
    let message = format!("{}Message", api.class);
    let mut out = String::from("import { optionsFromEnv } from '../../options.js';\n");
    if has_url(&receiver.options) {
        out += "import type { UrlLike } from '../../options.js';\n";
    }
    out += "import { Receiver, messageType } from '../../receiver.js';\n";
    out += "import type { ReceiverTable } from '../../receiver.js';\n";
    let bytes = bytes::table(api);
    let has_bytes = receiver.messages.iter().any(|message| bytes.contains_key(message.ty.as_str()));
    if has_bytes {
        out += "import { BYTES } from './bytes.js';\n";
    }
    out += "import type * as types from './types.js';\n\n";
    out += &interface(&format!("{class}Options"), "", &format!("The options of `{class}`."), &receiver.options);
    let types: BTreeSet<_> = receiver.messages.iter().map(|message| message.ty.as_str()).collect();
    let mut blocks = vec!["What the receiver gives.".to_owned()];
    blocks.extend(receiver.messages.iter().map(|message| format!("- `{}`: {}", message.ty, message.description)));
    out += "\n";
    out += &doc(0, &blocks);
    let union = types.iter().map(|ty| format!("types.{ty}")).collect::<Vec<_>>().join(" | ");
    out += &format!("export type {message} = {union};\n\n");
    out += &format!("const TABLE: ReceiverTable = {{\n  provider: {},\n", quoted(&api.provider));
    out += &format!("  options: {},\n", table(2, &receiver.options));
    let ack = &receiver.acknowledgement;
    out += &format!("  ack: {{\n    status: {},\n", ack.status);
    out += &format!("    headers: {{ 'content-type': {} }},\n", quoted(&ack.content_type));
    out += &format!("    body: {},\n  }},\n", quoted(&ack.body));
    out += if has_bytes { "  bytes: BYTES,\n};\n\n" } else { "};\n\n" };
    out += &doc(0, std::slice::from_ref(&receiver.description));
    let none = if all_optional(&receiver.options) { " = {}" } else { "" };
    out += &format!("export class {class} extends Receiver<{message}> {{\n");
    out +=
        &doc(2, &["@throws `ConfigError` if an option is missing, unknown or not usable; `field` names it".to_owned()]);
    out += &format!("  constructor(options: {class}Options{none}) {{\n    super(TABLE, options);\n  }}\n\n");
    out += &doc(2, &["Makes a receiver from environment variables, with `options` over them.".to_owned()]);
    out += &format!("  static fromEnv(options: Partial<{class}Options> = {{}}): {class} {{\n");
    out += &format!("    return new {class}(optionsFromEnv(TABLE.options, options) as {class}Options);\n  }}\n}}\n");
    for ty in types {
        out += "\n";
        out +=
            &doc(0, &[format!("Whether the receiver gave `message`, and as a `{ty}`. A copy of one does not count.")]);
        out += &format!("export function is{ty}(message: unknown): message is types.{ty} {{\n");
        out += &format!("  return messageType(message) === {};\n}}\n", quoted(ty));
    }
    out
}

/// The name of the receiver's class.
pub fn receiver_name(api: &Api) -> String {
    format!("{}Webhooks", api.class)
}
