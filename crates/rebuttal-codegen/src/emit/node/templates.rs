//! The templates, the filters that they have, and what all files have in common.

use std::sync::LazyLock;

use minijinja::Environment;

use super::comment;
use super::text::{argument, camel, key, quoted};
use crate::api::Api;
use crate::emit::header;
use crate::emit::template::{Templates, sources};

pub static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let sources = sources![
        "all.jinja", "client.jinja", "dedup.jinja", "enums.jinja", "field-paths.jinja", "function.jinja",
        "functions.jinja", "handles.jinja", "index.jinja", "message-table.jinja", "messages.jinja", "module.jinja",
        "options.jinja", "parameters.jinja", "predicates.jinja", "table.jinja", "types.jinja", "webhooks.jinja",
        "words.jinja",
    ];
    Templates::new(sources, filters)
});

fn filters(environment: &mut Environment<'static>) {
    // The name of an argument.
    environment.add_filter("argument", |name: &str| argument(name));
    // The key of a property.
    environment.add_filter("key", |name: &str| key(name));
    environment.add_filter("camel", |name: &str| camel(name));
    environment.add_filter("quote", |text: &str| quoted(text));
    // Text in a comment.
    environment.add_filter("text", |text: &str| comment::text(text));
}

pub(super) const ROOT: &str = "bindings/node/ts/generated";

/// Where a file of a provider stands.
pub(super) fn path(api: &Api, name: &str) -> String {
    if api.own { format!("node/src/{name}.ts") } else { format!("{ROOT}/{}/{name}.ts", api.provider) }
}

/// What the first line of files names.
pub(super) const EMITTER: &str = "crates/rebuttal-codegen/src/emit/node";

/// The first line of a file of several documents.
pub(super) fn first_line(documents: &str) -> String {
    header("//", documents, EMITTER).trim_end().to_owned()
}
