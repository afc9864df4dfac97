//! Rust: progenitor makes the types of responses; the rest is written from the `Api`.

mod client;
mod constant;
mod enums;
pub mod progenitor;
mod receiver;
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
        file("mod", &module(api, !requests.is_empty())),
        file("types", &(types + &receiver::messages(api))),
        file("provider", &provider(api)),
        file("models", &models(api, !requests.is_empty())),
        file("enums", &enums::emit(api)),
        file("client", &client::client_file(api, !requests.is_empty())),
        file("calls", &client::calls_file(api, !requests.is_empty())),
        file("receiver", &receiver::emit(api)),
        file("shapes", &shapes),
        file("tables", &tables),
    ];
    if !requests.is_empty() {
        files.push(file("requests", &requests));
    }
    Ok(files)
}

fn module(api: &Api, requests: bool) -> String {
    let mut out = text::docs("//!", &format!("{}\n\n{}", api.title, api.description), "");
    out.push_str(
        "\n#![allow(unused_imports)]\n\nmod enums;\n#[cfg(feature = \"client\")]\nmod calls;\n#[cfg(feature = \"client\")]\nmod client;\n#[cfg(any(feature = \"schemars\", feature = \"offline\"))]\nmod models;\npub(crate) mod provider;\nmod receiver;\nmod shapes;\npub(crate) mod tables;\nmod types;\n\n\
         pub use enums::*;\n#[cfg(feature = \"client\")]\npub use calls::*;\n#[cfg(feature = \"client\")]\npub use client::*;\n#[cfg(any(feature = \"schemars\", feature = \"offline\"))]\npub use models::*;\npub use receiver::*;\npub use types::*;\n",
    );
    if requests {
        out.push_str("\nmod requests;\npub use requests::*;\n");
    }
    out
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
