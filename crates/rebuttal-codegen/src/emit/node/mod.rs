//! Api -> the TypeScript sources of the npm package, one file a concern, under `bindings/node/ts/generated/`.

mod client;
mod enums;
mod field_paths;
mod functions;
mod messages;
mod operation;
mod options;
mod text;
mod types;
mod webhooks;

pub(super) use text::{camel, quoted};

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{File, header};
use crate::api::{Api, TypeKind};

const ROOT: &str = "bindings/node/ts/generated";
const EMITTER: &str = "crates/rebuttal-codegen/src/emit/node";

/// One provider's files.
pub fn emit(api: &Api) -> Vec<File> {
    let mut parts = vec![
        ("options", client::options(api)),
        ("parameters", client::parameters(api)),
        ("client", client::class(api)),
        ("enums", enums::enums(api)),
        ("types", types::structs(api)),
    ];
    parts.extend(enums::predicates(api).map(|file| ("predicates", file)));
    if let Some(receiver) = &api.receiver {
        parts.push(("messages", messages::types(api, receiver)));
        parts.push(("message-table", messages::table(api, receiver)));
        parts.push(("webhooks", webhooks::receiver(api, receiver)));
    }
    if !api.functions.is_empty() {
        parts.push(("functions", functions::functions(api)));
    }
    if !api.handles.is_empty() {
        parts.push(("handles", functions::handles(api)));
    }
    if let Some(file) = field_paths::file(api) {
        parts.push(("field-paths", file));
    }
    let mut index = text::doc(0, &[format!("{}: clients, types and functions.", api.title)]);
    index += "\n";
    // `types` exports the enumerations, and only the package itself needs the tables.
    for (name, _) in parts.iter().filter(|(name, _)| !["enums", "message-table", "field-paths"].contains(name)) {
        index += &format!("export * from './{name}.js';\n");
    }
    parts.push(("index", index));
    let folder = format!("{ROOT}/{}", api.provider);
    let names = renamed(api);
    let written = |(name, body): (&str, String)| {
        file(&format!("{folder}/{name}.ts"), &api.document, &text::rename(&body, &names))
    };
    parts.into_iter().map(written).collect()
}

/// The names that are in snake_case in descriptions and in camelCase in TypeScript; never a name of the wire.
fn renamed(api: &Api) -> BTreeSet<&str> {
    let functions = api.functions.iter().chain(api.handles.iter().flat_map(|handle| &handle.functions));
    let receiver = api.receiver.iter().flat_map(|receiver| &receiver.options);
    let options = api.client.options.iter().chain(&api.call_options).chain(receiver);
    let mut names: BTreeSet<_> = functions.map(|function| function.name.as_str()).collect();
    names.extend(options.map(|option| option.name.as_str()));
    names.extend(api.operations.iter().map(|operation| operation.name.as_str()));
    for ty in &api.types {
        if let TypeKind::Enum(listed) = &ty.kind {
            names.extend(listed.groups.iter().map(|group| group.name.as_str()));
        }
    }
    for ty in &api.types {
        let wires: Vec<&str> = match &ty.kind {
            TypeKind::Struct(fields) => fields.iter().map(|field| field.wire.as_str()).collect(),
            TypeKind::Enum(listed) => listed.values.iter().map(|value| value.wire.as_str()).collect(),
        };
        for wire in wires {
            names.remove(wire);
        }
    }
    names
}

/// The file with the classes of all providers, which the package's main module exports.
pub fn emit_index(apis: &[Api]) -> Vec<File> {
    let mut body = String::new();
    for api in apis {
        let mut classes = vec![client::client_name(api)];
        classes.extend(api.receiver.as_ref().map(|_| webhooks::receiver_name(api)));
        let options = classes.iter().map(|class| format!("{class}Options")).collect::<Vec<_>>();
        let from = format!("from './{}/index.js';\n", api.provider);
        body += &format!("export {{ {} }} {from}", classes.join(", "));
        body += &format!("export type {{ {} }} {from}", options.join(", "));
    }
    if body.is_empty() {
        body.push_str("export {};\n");
    }
    let documents = apis.iter().map(|api| api.document.as_str()).collect::<Vec<_>>().join(", ");
    vec![file(&format!("{ROOT}/index.ts"), &documents, &body)]
}

/// A module without imports or exports would be a script.
fn file(path: &str, document: &str, body: &str) -> File {
    let body = body.trim_start_matches('\n');
    let module = if body.contains("export ") || body.contains("import ") { "" } else { "export {};\n" };
    File { path: path.to_owned(), contents: format!("{}\n{body}{module}", header("//", document, EMITTER)) }
}
