//! The client's class: its options, parameters and one method for each operation.

use super::bytes;
use super::options::{all_optional, has_signer, has_url, interface, table};
use super::text::{argument, bracketed, camel, capital, doc, key, quoted};
use super::types::{Place, limits, member, typescript};
use crate::api::{Api, Field, FileRule, Operation, Parameter, RetryClass, Ty};

const REQUEST: Place = Place { request: true, answer: false };

const FILE_INPUT: &str = "import type { FileInput } from '../../files.js';\n";

/// The parameters that go by name, an interface for each operation.
pub fn parameters(api: &Api) -> String {
    let named = || api.operations.iter().flat_map(named_of);
    let mut out = String::new();
    if named().any(|parameter| parameter.field.clearable) {
        out += "import type { Clear } from '../../clear.js';\n";
    }
    if named().any(|parameter| parameter.field.ty == Ty::File) {
        out += FILE_INPUT;
    }
    if named().any(|parameter| typescript(&parameter.field.ty, REQUEST, "types.").contains("types.")) {
        out += "import type * as types from './types.js';\n";
    }
    for operation in &api.operations {
        out += "\n";
        out += &doc(0, &[format!("What `{}` takes by name.", operation.id)]);
        out += &format!("export interface {} {{\n", params_name(operation));
        for parameter in named_of(operation) {
            out += &member(&parameter.field, REQUEST, "types.");
        }
        out += &doc(
            2,
            &["Parameters that this release does not know yet: sent as they are, under the provider's names."
                .to_owned()],
        );
        out += "  extra?: Record<string, unknown> | undefined;\n}\n";
    }
    out
}

/// The options of the client and of its calls.
pub fn options(api: &Api) -> String {
    let class = client_name(api);
    let mut out = String::from("import type { BaseCallOptions } from '../../client.js';\n");
    if has_url(&api.client.options) || has_url(&api.call_options) {
        out += "import type { UrlLike } from '../../options.js';\n";
    }
    if has_signer(&api.client.options) {
        out += "import type { Signer } from '../../signer.js';\n";
    }
    out += "\n";
    out += &interface(&format!("{class}Options"), "", &format!("The options of `{class}`."), &api.client.options);
    out += "\n";
    out += &interface("CallOptions", " extends BaseCallOptions", "Options of one call.", &api.call_options);
    out
}

/// The class.
pub fn class(api: &Api) -> String {
    let class = client_name(api);
    let mut out = String::from("import { Client, send } from '../../client.js';\n");
    out += "import type { ClientTable } from '../../client.js';\n";
    if api.operations.iter().flat_map(files_of).any(|parameter| parameter.positional) {
        out += FILE_INPUT;
    }
    out += "import { optionsFromEnv } from '../../options.js';\n";
    out += "import type { Answered } from '../../response.js';\n";
    let bytes = bytes::table(api);
    if !bytes.is_empty() {
        out += "import { BYTES } from './bytes.js';\n";
    }
    out += &format!("import type {{ CallOptions, {class}Options }} from './options.js';\n");
    out += "import type * as parameters from './parameters.js';\nimport type * as types from './types.js';\n\n";
    out += &format!("const TABLE: ClientTable = {{\n  provider: {},\n", quoted(&api.provider));
    out += &format!("  options: {},\n", table(2, &api.client.options));
    out += &format!("  callOptions: {},\n", table(2, &api.call_options));
    out += &rules(api, &bytes);
    out += if bytes.is_empty() { "};\n\n" } else { "  bytes: BYTES,\n};\n\n" };
    out += &doc(0, &class_doc(api));
    let none = if all_optional(&api.client.options) { " = {}" } else { "" };
    out += &format!("export class {class} extends Client {{\n");
    out +=
        &doc(2, &["@throws `ConfigError` if an option is missing, unknown or not usable; `field` names it".to_owned()]);
    out += &format!("  constructor(options: {class}Options{none}) {{\n    super(TABLE, options);\n  }}\n\n");
    out += &doc(2, &["Makes a client from environment variables, with `options` over them.".to_owned()]);
    out += &format!("  static fromEnv(options: Partial<{class}Options> = {{}}): {class} {{\n");
    out += &format!("    return new {class}(optionsFromEnv(TABLE.options, options) as {class}Options);\n  }}\n");
    for operation in &api.operations {
        out += "\n";
        out += &method(api, operation);
    }
    out + "}\n"
}

/// What operations need besides their names; nothing if none needs anything.
fn rules(api: &Api, bytes: &bytes::Table<'_>) -> String {
    let mut rows = String::new();
    for operation in &api.operations {
        let files: Vec<_> = files_of(operation).map(file_rule).collect();
        let mut parts = Vec::new();
        if !files.is_empty() {
            parts.push(format!("files: {{ {} }}", files.join(", ")));
        }
        if let Some(answer) = operation.answer_name().filter(|answer| bytes.contains_key(answer)) {
            parts.push(format!("answer: {}", quoted(answer)));
        }
        if !parts.is_empty() {
            rows += &format!("    {}: {{ {} }},\n", operation.id, parts.join(", "));
        }
    }
    if rows.is_empty() { rows } else { format!("  operations: {{\n{rows}  }},\n") }
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

fn files_of(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.ty == Ty::File)
}

fn class_doc(api: &Api) -> Vec<String> {
    let mut blocks = vec![api.client.description.clone(), api.description.clone()];
    let anywhere: Vec<_> = api
        .answer
        .codes
        .iter()
        .filter(|rule| {
            rule.error.is_some() && !api.operations.iter().any(|operation| operation.codes.contains(&rule.code))
        })
        .collect();
    if !anywhere.is_empty() {
        blocks.push("Any operation may also get:".to_owned());
    }
    for rule in anywhere {
        blocks.push(format!("- `{}`: {} {}", rule.code, rule.description, rule.advice));
    }
    blocks
}

fn method(api: &Api, operation: &Operation) -> String {
    let positional =
        || operation.parameters.iter().filter(|parameter| parameter.positional).map(|parameter| &parameter.field);
    let mut out = doc(2, &method_doc(api, operation));
    let mut arguments: Vec<_> = positional()
        .map(|field| format!("{}: {}", argument(&field.name), typescript(&field.ty, REQUEST, "types.")))
        .collect();
    let none = if named_of(operation).all(|parameter| !parameter.field.required) { " = {}" } else { "" };
    arguments.push(format!("params: parameters.{}{none}", params_name(operation)));
    arguments.push("options: CallOptions = {}".to_owned());
    let answer = answer_type(operation);
    let tail = format!("): Promise<Answered<{answer}>> {{");
    out += &bracketed(2, &format!("{}(", operation.id), &arguments, &tail);
    let given = positional().map(given).collect::<Vec<_>>().join(", ");
    let given = if given.is_empty() { "{}".to_owned() } else { format!("{{ {given} }}") };
    out += &format!("    return send<{answer}>(this, {}, {given}, params, options);\n  }}\n", quoted(&operation.id));
    out
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
    blocks.push(repeats(operation.retry).to_owned());
    for parameter in operation.parameters.iter().filter(|parameter| parameter.positional) {
        let field = &parameter.field;
        let text = format!("{}{}", field.description.trim(), limits(&field.limits));
        blocks.push(format!("@param {} - {text}", argument(&field.name)));
    }
    blocks.push("@param params - What goes by name.".to_owned());
    blocks.push("@param options - Options of this call: time limits, `signal`.".to_owned());
    let answer = api.answer(operation).map_or("The bytes.", |ty| ty.description.trim());
    blocks.push(format!("@returns {answer}"));
    for rule in operation.codes.iter().filter_map(|code| api.code(code)) {
        if let Some(error) = &rule.error {
            blocks.push(format!("@throws `{error}` on `{}`: {} {}", rule.code, rule.description, rule.advice));
        }
    }
    blocks.push("@throws `InvalidArgumentError` if a parameter is refused here; nothing was sent.".to_owned());
    blocks.push(
        "@throws `TransportError` if the provider was not reached or its answer was lost; `outcome` tells which."
            .to_owned(),
    );
    blocks.push(
        "@throws `SignatureError`, `DecodeError` if the answer cannot be trusted or read; see `outcome`.".to_owned(),
    );
    blocks
}

fn repeats(class: RetryClass) -> &'static str {
    match class {
        RetryClass::Never => "Repeated by itself only if it was never sent.",
        RetryClass::Read => "It changes nothing, so it is repeated by itself when an answer is lost.",
        RetryClass::Keyed => "Repeated by itself, with the same idempotency key, when an answer is lost.",
        RetryClass::Confirm => {
            "After a lost answer it is sent once more to find out: `AlreadyDoneError` with `afterLostAttempt` then means \
             that the first attempt probably did it."
        }
    }
}

fn answer_type(operation: &Operation) -> String {
    operation.answer_name().map_or_else(|| "Uint8Array".to_owned(), |name| format!("types.{name}"))
}

/// The name of the client's class.
pub fn client_name(api: &Api) -> String {
    format!("{}Client", api.class)
}

fn params_name(operation: &Operation) -> String {
    format!("{}Params", capital(&operation.id))
}

fn named_of(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| !parameter.positional)
}
