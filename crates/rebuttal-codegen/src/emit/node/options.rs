//! Options of constructors and calls.

use minijinja::context;
use minijinja::value::Value;
use serde_json::Value as Json;

use super::text::camel;
use crate::api::{Opt, OptionKind};
use crate::emit::template::all;

pub fn values(options: &[Opt]) -> Vec<Value> {
    all(options, |option| {
        let other = options.iter().find(|other| other.instead_of.as_ref() == Some(&option.name));
        context! {
            name => camel(&option.name),
            ty => typescript(option.ty),
            object => option.object(),
            needed => option.required && other.is_none(),
            other => other.map(|other| &other.name),
            env => &option.env,
            default => default(option),
            seconds => option.ty == OptionKind::Seconds,
            description => &option.description,
        }
    })
}

/// A default as users write it.
fn default(option: &Opt) -> Option<String> {
    match (option.default.as_ref()?, option.ty) {
        (Json::Number(seconds), OptionKind::Seconds) => seconds.as_f64().map(|seconds| (seconds * 1000.0).to_string()),
        (Json::String(text), _) => Some(text.clone()),
        (default, _) => Some(default.to_string()),
    }
}

/// Whether no option is required.
pub fn all_optional(options: &[Opt]) -> bool {
    options.iter().all(|option| !option.required)
}

fn typescript(ty: OptionKind) -> &'static str {
    match ty {
        OptionKind::String | OptionKind::Secret | OptionKind::Path => "string",
        OptionKind::Strings => "string | readonly string[]",
        OptionKind::Url => "string | UrlLike",
        OptionKind::Integer | OptionKind::Seconds => "number",
        OptionKind::Boolean => "boolean",
        OptionKind::Signer => "Signer",
        OptionKind::Observer => "Observer",
    }
}
