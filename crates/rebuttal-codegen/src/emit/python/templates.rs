//! The templates, the filters that they have, and what all files have in common.

use std::sync::LazyLock;

use minijinja::Environment;
use serde_json::Value as Json;

use super::docstring::{WIDTH, escaped};
use crate::api::Api;
use crate::emit::template::{Templates, line, sentence, sources};
use crate::emit::{header, package};

pub static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let sources = sources![
        "client.jinja", "constructor.jinja", "dedup.jinja", "enums.jinja", "function.jinja", "functions.jinja",
        "handles.jinja", "index.jinja", "init.jinja", "messages.jinja", "module.jinja", "options.jinja",
        "package.jinja", "params.jinja", "predicates.jinja", "public.jinja", "table.jinja", "types.jinja",
        "webhooks.jinja", "words.jinja",
    ];
    Templates::new(sources, filters)
});

fn filters(environment: &mut Environment<'static>) {
    environment.add_filter("sentence", |text: &str| sentence(text));
    // Text in a docstring, which stands at that column.
    environment.add_filter("text", |text: &str, indent: usize| {
        escaped(text.trim()).replace('\n', &format!("\n{}", " ".repeat(indent)))
    });
    // The same on one line.
    environment.add_filter("line", |text: &str| escaped(&line(text)));
    environment.add_filter("quote", |text: &str| quote(text));
    // A string literal in the quotes that need no escapes.
    environment.add_filter("single", |text: &str| {
        let plain = text.contains('"') && !text.contains(['\'', '\\', '\n']);
        if plain { format!("'{text}'") } else { quote(text) }
    });
    environment.add_filter("tuple", |items: Vec<String>| {
        let items: Vec<String> = items.iter().map(|item| quote(item)).collect();
        format!("({}{})", items.join(", "), if items.len() == 1 { "," } else { "" })
    });
    environment.add_filter("union", |types: Vec<String>, column: usize| union(&types, column));
}

/// A union behind what has `column` columns: on one line, on a line in brackets, or with a type a line.
fn union(types: &[String], column: usize) -> String {
    let line = types.join(" | ");
    match line.len() {
        length if column + length <= WIDTH => line,
        length if 4 + length <= WIDTH => format!("(\n    {line}\n)"),
        _ => format!("(\n    {}\n)", types.join("\n    | ")),
    }
}

/// A string literal.
pub(super) fn quote(text: &str) -> String {
    // JSON's escapes are Python's.
    Json::from(text).to_string()
}

/// A literal.
pub(super) fn literal(value: &Json) -> String {
    match value {
        Json::Null => "None".to_owned(),
        Json::Bool(true) => "True".to_owned(),
        Json::Bool(false) => "False".to_owned(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => quote(text),
        Json::Array(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Json::Object(items) => {
            let items = items.iter().map(|(key, item)| format!("{}: {}", quote(key), literal(item)));
            format!("{{{}}}", items.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Where the generated packages are.
pub(super) const ROOT: &str = "bindings/python/python/rebuttal";

/// The package of a provider, in which its modules are.
pub(super) fn base(api: &Api) -> String {
    if api.own { package::module(api) } else { format!("rebuttal._generated.{}", api.provider) }
}

/// Where a module of a provider stands.
pub(super) fn path(api: &Api, name: &str) -> String {
    match api.own {
        true => format!("python/{}/{name}.py", package::module(api)),
        false => format!("{ROOT}/_generated/{}/{name}.py", api.provider),
    }
}

/// What the first line of files names.
pub(super) const EMITTER: &str = "crates/rebuttal-codegen/src/emit/python";

/// The line that files of several documents begin with.
pub(super) fn first_line(documents: &str) -> String {
    header("#", documents, EMITTER).trim_end().to_owned()
}
