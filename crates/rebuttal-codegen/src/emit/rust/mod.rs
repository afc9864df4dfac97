//! Rust: progenitor makes the types of responses; the rest is written from the `Api`.

mod calls;
mod client;
mod constant;
mod doc_comments;
mod enums;
mod fields;
mod functions;
mod ids;
mod messages;
mod options;
pub mod progenitor;
mod receiver;
mod render;
mod requests;
mod tables;
pub(super) mod templates;
mod text;
mod unions;

use minijinja::context;
use minijinja::value::Value;

use super::template::all;
use super::{File, package};
use crate::api::Api;
use crate::document::{Document, Refusal};
use doc_comments::{Links, laid_out};
use templates::TEMPLATES;

const EMITTER: &str = "crates/rebuttal-codegen/src/emit/rust";

/// The files of one provider.
///
/// # Errors
/// When progenitor refuses the lowered document.
pub fn emit(document: &Document, api: &Api) -> Result<Vec<File>, Vec<Refusal>> {
    let types = progenitor::emit(document, api)?;
    let links = Links::new(api);
    let file = |name: &str, contents: &str| File {
        path: path(api, name),
        // The lines of models are the document's own, because their JSON schemas repeat them.
        contents: super::header_of("//", api, EMITTER) + "\n" + &laid_out(contents, &links, name == "types"),
    };
    let [tables, shapes] = tables::emit(api);
    let mut parts = vec![
        ("types", types),
        ("provider", provider(api)),
        ("models", models(api)),
        ("enums", enums::emit(api)),
        ("client", client::emit(api)),
        ("calls", calls::emit(api)),
        ("shapes", shapes),
        ("tables", tables),
        ("requests", requests::emit(api)),
        ("functions", functions::emit(api)),
        ("ids", ids::emit(api)),
    ];
    if let Some(receiver) = &api.receiver {
        parts.extend([("receiver", receiver::emit(receiver)), ("messages", messages::emit(api, receiver))]);
    }
    parts.retain(|(_, text)| !text.is_empty());
    parts.sort_by_key(|(name, _)| *name);
    let names: Vec<_> = parts.iter().map(|(name, _)| *name).collect();
    parts.push(("mod", module(api, &names)));
    let mut files: Vec<File> = parts.iter().map(|(name, text)| file(name, text)).collect();
    if api.own {
        files.extend(package::rust(api));
    }
    Ok(files)
}

/// Where a module of a provider stands.
fn path(api: &Api, name: &str) -> String {
    match (api.own, name) {
        (true, "mod") => "rust/src/lib.rs".to_owned(),
        (true, name) => format!("rust/src/{name}.rs"),
        (false, name) => format!("crates/rebuttal/src/generated/{}/{name}.rs", api.provider),
    }
}

/// The provider's module: what it has, and which of it users see.
fn module(api: &Api, names: &[&str]) -> String {
    let modules = all(names, |name: &&str| {
        let name = *name;
        let condition = match name {
            "calls" | "client" => "feature = \"client\"",
            "models" if api.own => "feature = \"schemars\"",
            "models" => "any(feature = \"schemars\", feature = \"offline\")",
            _ => "",
        };
        let inner = matches!(name, "provider" | "tables");
        context! { name, condition, inner, shown => !inner && !matches!(name, "shapes" | "messages") }
    });
    let values = context! { title => &api.title, description => &api.description, own => api.own, modules };
    TEMPLATES.render("module.jinja", &values)
}

/// The written half of the provider. A package of the user's own has none: its scheme is found by its name.
fn provider(api: &Api) -> String {
    if api.own {
        return TEMPLATES.render("provider.jinja", &context! {});
    }
    format!(
        "\npub(crate) const PROVIDER: &dyn ::rebuttal_runtime::provider::Provider = &crate::{}::{};\n",
        api.provider, api.class
    )
}

/// Every model by its name.
fn models(api: &Api) -> String {
    let models = api.types.iter().filter(|ty| ty.in_answer || (ty.in_request && !api.is_body_alone(&ty.name)));
    let models = all(models, |ty| context! { name => &ty.name, in_answer => ty.in_answer });
    TEMPLATES.render("models.jinja", &context! { models, own => api.own })
}

/// The list of all providers.
pub fn index(apis: &[Api]) -> File {
    let providers = all(apis, |api| Value::from(&api.provider));
    let contents =
        super::header("//", "spec/*.yaml", EMITTER) + &TEMPLATES.render("index.jinja", &context! { providers });
    File { path: "crates/rebuttal/src/generated/mod.rs".to_owned(), contents }
}
