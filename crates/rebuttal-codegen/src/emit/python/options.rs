//! Constructors and the options of calls.

use super::module::Module;
use super::style::Style;
use super::{hints, text};
use crate::api::{Api, Opt, OptType};
use crate::emit::File;

/// `options.py`: the options of one call, and tables of the constructors' options.
pub(super) fn file(api: &Api) -> File {
    let mut module = Module::default();
    module.import("typing", "TypedDict");
    module.import("rebuttal._runtime.environment", "Option");
    module.add(&table("CLIENT", &api.client.options));
    if let Some(receiver) = &api.receiver {
        module.add(&table("RECEIVER", &receiver.options));
    }
    module.add("\n\nclass CallOptions(TypedDict, total=False):\n");
    module.add(&text::docstring(4, &["Options of one call; they override those of the client.".into()]));
    for (index, option) in api.call_options.iter().enumerate() {
        let hint = hints::option(option.ty, Style::Sync);
        module.import_hint(hint);
        module.add(if index == 0 { "\n" } else { "" });
        module.add(&format!("    {}: {hint} | None\n", option.name));
        module.add(&text::docstring(4, &[described(option)]));
    }
    module.import("rebuttal._runtime", "hints");
    module.add("\n\nhints.parameters(CallOptions)\n");
    module.file(api, &format!("_generated/{}/options.py", api.provider), &format!("{}: the options.", api.title))
}

/// The option that may be given instead of this one.
fn replacement<'o>(options: &'o [Opt], option: &Opt) -> Option<&'o Opt> {
    options.iter().find(|other| other.instead_of.as_deref() == Some(option.name.as_str()))
}

fn table(name: &str, options: &[Opt]) -> String {
    let rows: Vec<String> = options
        .iter()
        .map(|option| {
            let variable = option.env.as_deref().map_or_else(|| "None".to_owned(), text::quote);
            let required = if option.required { "True" } else { "False" };
            let kind = text::quote(hints::option_kind(option.ty));
            let other = replacement(options, option).map(|other| format!(", {}", text::quote(&other.name)));
            let name = text::quote(&option.name);
            format!("Option({name}, {kind}, {variable}, {required}{})", other.unwrap_or_default())
        })
        .collect();
    if rows.is_empty() {
        return format!("\n{name}: tuple[Option, ...] = ()\n");
    }
    format!("\n{}", text::tall(0, &format!("{name}: tuple[Option, ...] = ("), &rows, ")"))
}

/// `__init__` and `from_env` of a class whose options are `options`; `table` is the name of its table.
pub(super) fn constructor(module: &mut Module, options: &[Opt], style: Style, table: &str, name: &str) -> String {
    for option in options {
        module.import_hint(hints::option(option.ty, style));
    }
    let mut out = init(options, style, false);
    if options.iter().any(|option| option.env.is_some()) {
        module.import("typing", "Self");
        out.push_str(&from_env(options, style, name));
    }
    format!("    _options = options.{table}\n\n{out}")
}

/// `__init__` alone. An option that another can replace is optional here; the core asks for one of the two.
pub(super) fn init(options: &[Opt], style: Style, positional_required: bool) -> String {
    let mut parameters = vec!["self".to_owned()];
    let (required, optional): (Vec<&Opt>, Vec<&Opt>) =
        options.iter().partition(|option| option.required && replacement(options, option).is_none());
    if !positional_required && !options.is_empty() {
        parameters.push("*".to_owned());
    }
    parameters.extend(required.iter().map(|option| format!("{}: {}", option.name, hints::option(option.ty, style))));
    if positional_required && !optional.is_empty() {
        parameters.push("*".to_owned());
    }
    parameters.extend(optional.iter().map(|option| maybe(option, style)));
    let mut out = text::tall(4, "def __init__(", &parameters, ") -> None:");
    let raises = text::entry("ConfigError", "An option is missing or unusable; `field` names it.");
    let ordered: Vec<&Opt> = required.into_iter().chain(optional).collect();
    let sections = [text::section(8, "Args", &arguments(options, &ordered)), text::section(8, "Raises", &[raises])];
    out.push_str(&text::docstring_with(8, &["Checks the options; nothing is sent.".into()], &sections));
    let given: Vec<String> =
        options.iter().map(|option| format!("{}: {}", text::quote(&option.name), option.name)).collect();
    out.push_str(&open(8, &given));
    out
}

fn open(indent: usize, given: &[String]) -> String {
    let line = text::spread(indent, "self._open({", given, "})");
    if line.lines().count() == 1 {
        return line;
    }
    let pad = " ".repeat(indent);
    format!("{pad}self._open(\n{}{pad})\n", text::tall(indent + 4, "{", given, "}"))
}

/// The parameter of an option that need not be given.
fn maybe(option: &Opt, style: Style) -> String {
    format!("{}: {} | None = None", option.name, hints::option(option.ty, style))
}

fn from_env(options: &[Opt], style: Style, name: &str) -> String {
    let mut parameters = vec!["cls".to_owned(), "*".to_owned()];
    parameters.extend(options.iter().map(|option| maybe(option, style)));
    let mut out = String::from("\n    @classmethod\n");
    out.push_str(&text::tall(4, "def from_env(", &parameters, ") -> Self:"));
    let variables = options.iter().filter_map(|option| {
        let needed = match replacement(options, option) {
            Some(other) => format!("; not read where `{}` is given", other.name),
            None if option.required => String::new(),
            None => "; optional".to_owned(),
        };
        option.env.as_ref().map(|env| format!("- `{env}`: `{}`{needed}", option.name))
    });
    let variables = variables.collect::<Vec<_>>().join("\n");
    let lead = format!("Makes a {name} from environment variables; arguments override them.");
    let raises = text::entry("ConfigError", "A variable is missing or can't be read; the message names it.");
    out.push_str(&text::docstring_with(8, &[lead, variables], &[text::section(8, "Raises", &[raises])]));
    let given: Vec<String> =
        options.iter().map(|option| format!("{}: {}", text::quote(&option.name), option.name)).collect();
    let line = text::spread(8, "return cls(**cls._read_env({", &given, "}))");
    if line.lines().count() == 1 {
        out.push_str(&line);
    } else {
        let inner = text::tall(16, "{", &given, "}");
        out.push_str(&format!("        return cls(\n            **cls._read_env(\n{inner}            )\n        )\n"));
    }
    out
}

/// The description of an option; that of a duration has its unit.
fn described(option: &Opt) -> String {
    let unit = if option.ty == OptType::Seconds { " In seconds, or a `timedelta`." } else { "" };
    format!("{}{unit}", text::sentence(&option.description))
}

fn arguments(all: &[Opt], options: &[&Opt]) -> Vec<String> {
    let entries = options.iter().map(|option| {
        let mut text = described(option);
        if let Some(other) = replacement(all, option) {
            text.push_str(&format!(" Required unless `{}` is given.", other.name));
        }
        if let Some(default) = &option.default {
            text.push_str(&format!(" Default: `{}`.", text::literal(default)));
        }
        if let Some(variable) = &option.env {
            text.push_str(&format!(" `from_env` reads `{variable}`."));
        }
        text::entry(&option.name, &text)
    });
    entries.collect()
}
