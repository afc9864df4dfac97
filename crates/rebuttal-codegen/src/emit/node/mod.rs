//! Api -> the TypeScript sources of the npm package, one file a concern, under `bindings/node/ts/generated/`. What a file
//! says and how is in its template under `templates/`; the files beside it decide what there is to say.

mod comment;
mod field_paths;
mod functions;
mod imports;
mod messages;
mod operation;
mod options;
pub(super) mod templates;
#[cfg(test)]
mod tests;
mod text;
mod types;

use minijinja::context;
use minijinja::value::Value;

use super::template::all;
use super::{File, enums, header_of, package};
use crate::api::Api;
use crate::docs;
use templates::{EMITTER, ROOT, TEMPLATES, path};

/// One provider's files.
pub fn emit(api: &Api) -> Vec<File> {
    let (parts, shared) = (parts(api), imports::Shared::new(api));
    // `types` exports the enumerations, and only the package itself needs the tables.
    let names = parts.iter().map(|(name, _)| *name);
    let public = names.filter(|name| !["enums", "message-table", "field-paths"].contains(name));
    let index = context! { title => &api.title, own => api.own, names => all(public, Value::from) };
    let mut files: Vec<File> = parts.iter().map(|(name, values)| imports::module(&shared, name, values)).collect();
    files.push(imports::module(&shared, "index", &index));
    if api.own {
        files.push(File { path: path(api, "table"), contents: table(api) });
        files.extend(package::node(api));
    }
    files
}

/// The table as text in a module: bundlers find it, and nothing reads a file at run time.
fn table(api: &Api) -> String {
    // What would end or change the text can only stand in strings, where JSON has another way to write it.
    let json = package::table(api).replace('`', "\\u0060").replace("${", "\\u0024{");
    TEMPLATES.render("table.jinja", &context! { first_line => header_of("//", api, EMITTER).trim_end(), json })
}

/// The files with their values, in the order in which the index lists them.
fn parts(api: &Api) -> Vec<(&'static str, Value)> {
    let options = context! {
        class => api.client_class(),
        client => context! { options => options::values(&api.client.options) },
        call_options => options::values(&api.call_options),
    };
    let mut parts = vec![
        ("options", options),
        ("parameters", context! { operations => all(&api.operations, |operation| operation::values(api, operation)) }),
        ("client", client(api)),
        ("enums", enums::values(api)),
        ("types", types::values(api)),
    ];
    if api.predicates().next().is_some() {
        parts.push(("predicates", enums::predicates(api)));
    }
    if let Some(receiver) = &api.receiver {
        let values = messages::values(api, receiver);
        parts.push(("messages", values.clone()));
        parts.push(("message-table", values.clone()));
        parts.push(("webhooks", values));
    }
    if !api.functions.is_empty() {
        parts.push(("functions", functions::values(api)));
    }
    if !api.handles.is_empty() {
        parts.push(("handles", functions::handles(api)));
    }
    let tables = field_paths::tables(api);
    if !tables.is_empty() {
        parts.push(("field-paths", context! { tables => all(tables, |table| table.rows()) }));
    }
    parts
}

fn client(api: &Api) -> Value {
    let client = context! {
        description => &api.client.description,
        options => options::values(&api.client.options),
        optional => options::all_optional(&api.client.options),
    };
    context! {
        provider => &api.provider,
        class => api.client_class(),
        description => &api.description,
        client,
        call_options => options::values(&api.call_options),
        rules => operation::rules(api),
        tables => all(field_paths::tables(api), |table| context! { member => table.member, name => table.name }),
        messages => api.operations.iter().any(|operation| operation::has_messages(api, operation)),
        common => docs::value(docs::common_errors(api)),
        operations => all(&api.operations, |operation| operation::values(api, operation)),
        packets => operation::packets(api),
    }
}

/// The file with the classes of all providers, which the package's main module exports.
pub fn emit_index(apis: &[Api]) -> Vec<File> {
    let providers = all(apis, |api| {
        let receiver = api.receiver.as_ref().map(|_| api.receiver_class());
        let classes: Vec<String> = std::iter::once(api.client_class()).chain(receiver).collect();
        context! { name => &api.provider, classes }
    });
    let documents = apis.iter().map(|api| api.document.as_str()).collect::<Vec<_>>().join(", ");
    let body = TEMPLATES.render("all.jinja", &context! { providers });
    vec![File { path: format!("{ROOT}/index.ts"), contents: imports::with_header(&documents, Vec::new(), &body) }]
}
