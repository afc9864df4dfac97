//! Options of constructors and calls: an interface for users, and a table for the runtime.

use serde_json::Value;

use super::text::{bracketed, camel, doc, literal, quoted};
use crate::api::{Opt, OptType};

/// An interface of options.
pub fn interface(name: &str, extends: &str, description: &str, options: &[Opt]) -> String {
    let mut out = doc(0, &[description.to_owned()]);
    out += &format!("export interface {name}{extends} {{\n");
    for option in options {
        let mut text = option.description.trim().to_owned();
        if option.ty == OptType::Seconds {
            text += " In milliseconds.";
        }
        if let Some(default) = default(option) {
            text += &format!(" Default: `{default}`.");
        }
        if let Some(env) = &option.env {
            let unit = if option.ty == OptType::Seconds { ", in seconds" } else { "" };
            text += &format!(" In the environment: `{env}`{unit}.");
        }
        let replacement = replacement(options, option);
        if let Some(other) = replacement {
            text += &format!(" Required, unless `{}` is given.", other.name);
        }
        let needed = option.required && replacement.is_none();
        let (optional, undefined) = if needed { ("", "") } else { ("?", " | undefined") };
        out += &doc(2, &[text]);
        out += &format!("  readonly {}{optional}: {}{undefined};\n", camel(&option.name), typescript(option.ty));
    }
    out + "}\n"
}

/// A default as users write it.
fn default(option: &Opt) -> Option<String> {
    match (option.default.as_ref()?, option.ty) {
        (Value::Number(seconds), OptType::Seconds) => seconds.as_f64().map(|seconds| (seconds * 1000.0).to_string()),
        (Value::String(text), _) => Some(text.clone()),
        (default, _) => Some(default.to_string()),
    }
}

/// A member with the rows of a table, indented by two spaces.
pub fn table(member: &str, options: &[Opt]) -> String {
    let rows = options.iter().map(|option| {
        let mut row = format!("name: {}, native: {}, ", quoted(&camel(&option.name)), quoted(&option.name));
        row += &format!("type: {}", quoted(read_as(option.ty)));
        if option.required {
            row += ", required: true";
        }
        if let Some(other) = &option.instead_of {
            row += &format!(", insteadOf: {}", quoted(&camel(other)));
        }
        if let Some(env) = &option.env {
            row += &format!(", env: {}", quoted(env));
        }
        format!("{{ {row} }}")
    });
    match &rows.collect::<Vec<_>>()[..] {
        // Several objects each have their line.
        rows if rows.len() > 1 => format!("  {member}: [\n    {},\n  ],\n", rows.join(",\n    ")),
        rows => bracketed(2, &format!("{member}: ["), rows, "],"),
    }
}

/// Whether any option is a URL, whose type must be imported.
pub fn has_url(options: &[Opt]) -> bool {
    options.iter().any(|option| option.ty == OptType::Url)
}

/// Whether any option is a signer, whose type must be imported.
pub fn has_signer(options: &[Opt]) -> bool {
    options.iter().any(|option| option.ty == OptType::Signer)
}

/// Whether any option is an observer, whose type must be imported.
pub fn has_observer(options: &[Opt]) -> bool {
    options.iter().any(|option| option.ty == OptType::Observer)
}

/// Whether no option is required.
pub fn all_optional(options: &[Opt]) -> bool {
    options.iter().all(|option| !option.required)
}

/// The option that may be given in place of this one.
fn replacement<'a>(options: &'a [Opt], option: &Opt) -> Option<&'a Opt> {
    options.iter().find(|other| other.instead_of.as_ref() == Some(&option.name))
}

fn typescript(ty: OptType) -> &'static str {
    match ty {
        OptType::String | OptType::Secret => "string",
        OptType::Strings => "string | readonly string[]",
        OptType::Url => "string | UrlLike",
        OptType::Path => "string",
        OptType::Integer | OptType::Seconds => "number",
        OptType::Boolean => "boolean",
        OptType::Signer => "Signer",
        OptType::Observer => "Observer",
    }
}

fn read_as(ty: OptType) -> &'static str {
    match ty {
        OptType::String | OptType::Secret | OptType::Path => "string",
        OptType::Url => "url",
        OptType::Strings => "strings",
        OptType::Signer => "signer",
        OptType::Observer => "observer",
        OptType::Integer => "integer",
        OptType::Seconds => "milliseconds",
        OptType::Boolean => "boolean",
    }
}

/// The default of an argument, ready to follow its type.
pub fn default_of(default: Option<&serde_json::Value>) -> String {
    default.map(|value| format!(" = {}", literal(value))).unwrap_or_default()
}
