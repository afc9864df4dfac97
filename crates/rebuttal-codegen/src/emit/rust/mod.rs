//! Rust: progenitor makes the types of responses; the rest is written from the `Api`.

mod calls;
mod client;
mod constant;
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
mod text;

use super::File;
use crate::api::Api;
use crate::document::{Document, Refusal};

const EMITTER: &str = "crates/rebuttal-codegen/src/emit/rust";

/// The files of one provider.
///
/// # Errors
/// When progenitor refuses the lowered document.
pub fn emit(document: &Document, api: &Api) -> Result<Vec<File>, Vec<Refusal>> {
    let types = progenitor::emit(document, api)?;
    let file = |name: &str, contents: &str| File {
        path: format!("crates/rebuttal/src/generated/{}/{name}.rs", api.provider),
        contents: format!("{}\n{contents}", super::header("//", &api.document, EMITTER)),
    };
    let requests = requests::emit(api);
    let [tables, shapes] = tables::emit(api);
    let mut files = vec![
        file("types", &types),
        file("provider", &provider(api)),
        file("models", &models(api, !requests.is_empty())),
        file("enums", &enums::emit(api)),
        file("client", &client::emit(api)),
        file("calls", &calls::emit(api)),
        file("shapes", &shapes),
        file("tables", &tables),
    ];
    if let Some(receiver) = &api.receiver {
        files.push(file("receiver", &receiver::emit(receiver)));
        files.push(file("messages", &messages::emit(api, receiver)));
    }
    let parts = [("requests", requests), ("functions", functions::emit(api)), ("ids", ids::emit(api))];
    files.extend(parts.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| file(name, text)));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.push(file("mod", &module(api, &files)));
    Ok(files)
}

/// The provider's module: what it has, and which of it users see.
fn module(api: &Api, files: &[File]) -> String {
    const WITH_CLIENT: &str = "#[cfg(feature = \"client\")]\n";
    const WITH_MODELS: &str = "#[cfg(any(feature = \"schemars\", feature = \"offline\"))]\n";
    let mut out = text::docs("//!", &format!("{}\n\n{}", api.title, api.description), "");
    out += "\n#![allow(unused_imports)]\n\n";
    let mut shown = String::new();
    for file in files {
        let name = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".rs")).unwrap_or_default();
        let condition = match name {
            "calls" | "client" => WITH_CLIENT,
            "models" => WITH_MODELS,
            _ => "",
        };
        match name {
            "provider" | "tables" => out += &format!("{condition}pub(crate) mod {name};\n"),
            _ => out += &format!("{condition}mod {name};\n"),
        }
        if !matches!(name, "provider" | "tables" | "shapes" | "messages") {
            shown += &format!("{condition}pub use {name}::*;\n");
        }
    }
    format!("{out}\n{shown}")
}

/// The written half of the provider.
fn provider(api: &Api) -> String {
    format!(
        "\npub(crate) const PROVIDER: &dyn ::rebuttal_runtime::provider::Provider = &crate::{}::{};\n",
        api.provider, api.class
    )
}

/// Every model by its name.
fn models(api: &Api, requests: bool) -> String {
    let mut out = String::from("#![allow(unused_imports)]\n\nuse super::enums::*;\nuse super::types::*;\n");
    if requests {
        out.push_str("use super::requests::*;\n");
    }
    let bodies: Vec<&String> = api.operations.iter().filter_map(|operation| operation.body.as_ref()).collect();
    let models = api.types.iter().filter(|ty| !bodies.contains(&&ty.name) && (ty.in_answer || ty.in_request));
    out.push_str(
        "\n/// The JSON schema of every model, by its name; each is also in `generator`.\n\
         #[cfg(feature = \"schemars\")]\n\
         pub fn json_schemas(generator: &mut ::schemars::SchemaGenerator) -> Vec<(&'static str, ::schemars::Schema)> {\n    \
         use ::schemars::JsonSchema as _;\n    vec![\n",
    );
    for ty in models.clone() {
        out.push_str(&format!("        ({0:?}, {0}::json_schema(generator)),\n", ty.name));
    }
    out.push_str("    ]\n}\n");
    out.push_str(
        "\n/// Reads JSON as the answer's model of that name and writes it again; none if none has that name.\n\
         #[cfg(feature = \"offline\")]\n#[doc(hidden)]\n\
         pub fn round_trip(model: &str, json: &[u8]) -> Option<Result<Vec<u8>, String>> {\n    \
         use ::rebuttal_runtime::offline::round_trip;\n    Some(match model {\n",
    );
    for ty in models.filter(|ty| ty.in_answer) {
        out.push_str(&format!("        {0:?} => round_trip::<{0}>(json),\n", ty.name));
    }
    out.push_str("        _ => return None,\n    })\n}\n");
    out
}

/// The list of all providers.
pub fn index(apis: &[Api]) -> File {
    let mut out = super::header("//", "spec/*.yaml", EMITTER);
    out.push_str("\nuse rebuttal_runtime::provider::Provider;\n");
    for api in apis {
        out.push_str(&format!("\n#[cfg(feature = \"{0}\")]\npub(crate) mod {0};", api.provider));
    }
    out.push_str("\n\n/// Every provider of this build.\npub(crate) static PROVIDERS: &[&dyn Provider] = &[\n");
    for api in apis {
        out.push_str(&format!("    #[cfg(feature = \"{0}\")]\n    {0}::provider::PROVIDER,\n", api.provider));
    }
    out.push_str("];\n");
    File { path: "crates/rebuttal/src/generated/mod.rs".to_owned(), contents: out }
}
