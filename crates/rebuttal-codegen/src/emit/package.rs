//! Packages of a user's own: their names, their manifests, and the table as data for the languages that load it.

use std::sync::LazyLock;

use minijinja::context;
use minijinja::value::Value;
use serde_json::Value as Json;

use super::file::File;
use super::template::{Templates, line, sources};
use crate::api::Api;
use crate::emit::tables::tables;

static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let sources = sources!["Cargo.toml.jinja", "package.json.jinja", "pyproject.toml.jinja", "tsconfig.json.jinja"];
    Templates::new(sources, |environment| {
        // A text of TOML and of JSON alike.
        environment.add_filter("quote", |text: &str| Json::from(line(text).replace(char::is_control, " ")).to_string());
    })
});

/// What users may change: these files are written where there are none.
pub const MANIFESTS: &[&str] = &["rust/Cargo.toml", "python/pyproject.toml", "node/package.json", "node/tsconfig.json"];

/// The version of the published packages that packages of this program are built on.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the package is called where packages have hyphens. The provider's own one may have its name.
pub fn name(api: &Api) -> String {
    format!("rebuttal-{}", api.provider.replace('_', "-"))
}

/// What it is called in code.
pub fn module(api: &Api) -> String {
    format!("rebuttal_{}", api.provider)
}

/// What a Python package has beside its modules.
pub fn python(api: &Api) -> Vec<File> {
    let beside = |name: &str| format!("python/{}/{name}", module(api));
    vec![
        File { path: beside("table.json"), contents: table(api) },
        File { path: beside("py.typed"), contents: String::new() },
        manifest(api, "python/pyproject.toml"),
    ]
}

/// The manifests of a TypeScript package.
pub fn node(api: &Api) -> Vec<File> {
    vec![manifest(api, "node/package.json"), manifest(api, "node/tsconfig.json")]
}

/// The manifest of a crate.
pub fn rust(api: &Api) -> Vec<File> {
    vec![manifest(api, "rust/Cargo.toml")]
}

fn manifest(api: &Api, path: &str) -> File {
    let name = path.rsplit('/').next().unwrap_or(path);
    let contents = TEMPLATES.render(&format!("{name}.jinja"), &values(api));
    File { path: path.to_owned(), contents }
}

fn values(api: &Api) -> Value {
    context! { name => name(api), module => module(api), about => format!("A client of {}.", api.title), version => VERSION }
}

/// The table as JSON, an operation or shape a line, so that a difference can be read.
pub fn table(api: &Api) -> String {
    let json: Json = serde_json::from_slice(&tables(api).to_json()).unwrap_or_default();
    let mut out = String::new();
    written(&mut out, &json, 0);
    out.push('\n');
    out
}

/// A value of which the first levels have lines of their own.
fn written(out: &mut String, value: &Json, depth: usize) {
    let mut inside = |open: char, items: Vec<(String, &Json)>, close: char| {
        out.push(open);
        for (index, (key, item)) in items.iter().enumerate() {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            out.push_str(&" ".repeat(depth + 1));
            out.push_str(key);
            written(out, item, depth + 1);
        }
        out.push('\n');
        out.push_str(&" ".repeat(depth));
        out.push(close);
    };
    match value {
        Json::Object(map) if depth < 2 && !map.is_empty() => {
            inside('{', map.iter().map(|(key, item)| (format!("{}:", Json::from(key.as_str())), item)).collect(), '}');
        }
        Json::Array(list) if depth < 3 && !list.is_empty() => {
            inside('[', list.iter().map(|item| (String::new(), item)).collect(), ']');
        }
        other => out.push_str(&other.to_string()),
    }
}
