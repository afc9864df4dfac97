//! The client's class: its options, and the parameters of its operations.

use std::collections::BTreeSet;

use super::field_paths;
use super::operation::{error_of, files_of, message_types, method, named_of, params_name, rules, uploads};
use super::options::{all_optional, has_observer, has_signer, has_url, interface, table};
use super::text::{doc, quoted};
use super::types::{REQUEST, clearable, import_types, member, typescript};
use super::webhooks;
use crate::api::{Api, Operation, Ty};

const FILE_INPUT: &str = "import type { FileInput } from '../../files.js';\n";

/// The parameters that go by name, an interface for each operation.
pub fn parameters(api: &Api) -> String {
    let named = || api.operations.iter().flat_map(named_of);
    let mut out = String::new();
    if named().any(|parameter| clearable(&parameter.field)) {
        out += "import type { Clear } from '../../clear.js';\n";
    }
    if named().any(|parameter| parameter.field.ty == Ty::File) {
        out += FILE_INPUT;
    }
    if named().any(|parameter| typescript(&parameter.field.ty, REQUEST).contains("types.")) {
        out += "import type * as types from './types.js';\n";
    }
    for operation in &api.operations {
        out += "\n";
        out += &doc(0, &[format!("The parameters of `{}` that go by name.", operation.id)]);
        out += &params(operation);
    }
    out
}

fn params(operation: &Operation) -> String {
    let name = params_name(operation);
    let mut members: Vec<_> = named_of(operation).map(|parameter| member(&parameter.field, REQUEST)).collect();
    // Only a body can carry them.
    if operation.encoding.is_some() {
        let about =
            "Parameters that this release does not know yet. They are sent unchanged, under the provider's names.";
        members.push(doc(2, &[about.to_owned()]) + "  extra?: Record<string, unknown> | undefined;\n");
    }
    if members.is_empty() {
        // An interface without members would accept any value.
        return format!("export type {name} = Record<string, never>;\n");
    }
    format!("export interface {name} {{\n{}}}\n", members.concat())
}

/// The options of the client and of its calls.
pub fn options(api: &Api) -> String {
    let class = client_name(api);
    let mut out = String::from("import type { BaseCallOptions } from '../../call-options.js';\n");
    if has_url(&api.client.options) || has_url(&api.call_options) {
        out += "import type { UrlLike } from '../../options.js';\n";
    }
    if has_observer(&api.client.options) {
        out += "import type { Observer } from '../../observe.js';\n";
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
    let mut out = imports(api);
    out += &format!("const TABLE: ClientTable = {{\n  provider: {},\n", quoted(&api.provider));
    out += &table("options", &api.client.options);
    out += &table("callOptions", &api.call_options);
    out += &rules(api);
    for (name, value) in tables(api) {
        out += &format!("  {name}: {value},\n");
    }
    if api.operations.iter().any(|operation| !message_types(api, operation).is_empty()) {
        out += "  messages: MESSAGES,\n";
    }
    out += "};\n\n";
    out += &doc(0, &class_doc(api));
    let none = if all_optional(&api.client.options) { " = {}" } else { "" };
    out += &format!("export class {class} extends Client {{\n");
    out +=
        &doc(2, &["@throws `ConfigError` if an option is missing, unknown or not usable; `field` names it".to_owned()]);
    out += &format!("  constructor(options: {class}Options{none}) {{\n    super(TABLE, options);\n  }}\n\n");
    out += &doc(2, &["Creates a client from environment variables; `options` take precedence.".to_owned()]);
    out += &webhooks::from_env(&class);
    for operation in &api.operations {
        out += "\n";
        out += &method(api, operation);
    }
    out + "}\n"
}

fn imports(api: &Api) -> String {
    let class = client_name(api);
    let paged = api.operations.iter().any(|operation| operation.pages.is_some());
    let plain = api.operations.iter().any(|operation| operation.pages.is_none());
    let senders: Vec<_> = [("paged", paged), ("send", plain)].iter().filter(|it| it.1).map(|it| it.0).collect();
    let mut out = String::new();
    if api.operations.iter().any(uploads) {
        out += "import type { ProgressOptions } from '../../call-options.js';\n";
    }
    out += &format!("import {{ Client, {} }} from '../../client.js';\n", senders.join(", "));
    out += "import type { ClientTable } from '../../client.js';\n";
    if api.operations.iter().flat_map(files_of).any(|parameter| parameter.positional) {
        out += FILE_INPUT;
    }
    out += "import { optionsFromEnv } from '../../options.js';\n";
    if paged {
        out += "import type { Pages } from '../../pages.js';\n";
    }
    if plain {
        out += "import type { Answered } from '../../response.js';\n";
    }
    let messages: BTreeSet<_> = api.operations.iter().flat_map(|operation| message_types(api, operation)).collect();
    if !messages.is_empty() {
        out += "import { MESSAGES } from './message-table.js';\n";
        out += &import_types(&messages.into_iter().collect::<Vec<_>>(), "./messages.js");
    }
    out += &format!("import type {{ CallOptions, {class}Options }} from './options.js';\n");
    out += "import type * as parameters from './parameters.js';\n";
    let tables: Vec<_> = tables(api).into_iter().map(|(_, value)| value).collect();
    if !tables.is_empty() {
        out += &format!("import {{ {} }} from './field-paths.js';\n", tables.join(", "));
    }
    out += "import type * as types from './types.js';\n";
    out + "\n"
}

/// The tables of field paths that the client needs: the member's name and the constant's.
fn tables(api: &Api) -> Vec<(&'static str, &'static str)> {
    let tables = [
        ("bytes", "BYTES", field_paths::bytes(api)),
        ("hidden", "PRIVATE", field_paths::private(api)),
        ("times", "TIMES", field_paths::times(api)),
    ];
    tables.into_iter().filter(|(_, _, table)| !table.is_empty()).map(|(name, value, _)| (name, value)).collect()
}

fn class_doc(api: &Api) -> Vec<String> {
    let mut blocks = vec![api.client.description.clone(), api.description.clone()];
    let anywhere: Vec<_> = api
        .answer
        .codes
        .iter()
        .filter(|rule| {
            error_of(api, rule).is_some()
                && !api.operations.iter().any(|operation| operation.codes.contains(&rule.code))
        })
        .collect();
    if !anywhere.is_empty() {
        blocks.push("Any operation may also fail with:".to_owned());
    }
    for rule in anywhere {
        blocks.push(format!("- `{}`: {} {}", rule.code, rule.description, rule.advice));
    }
    blocks
}

/// The name of the client's class.
pub fn client_name(api: &Api) -> String {
    format!("{}Client", api.class)
}
