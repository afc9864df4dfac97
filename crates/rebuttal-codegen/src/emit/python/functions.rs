//! `functions.py` and `handles.py`.

use super::module::Module;
use super::style::Style;
use super::{hints, options, text};
use crate::api::{Api, Function, Handle};
use crate::emit::File;

const RUNTIME: &str = "rebuttal._runtime.functions";

/// `functions.py`, where the provider has functions.
pub(super) fn file(api: &Api) -> Option<File> {
    let mut module = Module::default();
    for function in &api.functions {
        module.import("rebuttal._runtime", "functions");
        let call = format!("functions.run({}, ", text::quote(&api.provider));
        let text = define(&mut module, function, 0, &call);
        module.add(&format!("\n\n{text}"));
    }
    let path = format!("_generated/{}/functions.py", api.provider);
    (!api.functions.is_empty()).then(|| module.file(api, &path, &format!("{}: functions.", api.title)))
}

/// `handles.py`, where the provider has objects with functions.
pub(super) fn handles_file(api: &Api) -> Option<File> {
    let mut module = Module::default();
    for handle in &api.handles {
        let text = class(&mut module, api, handle);
        module.add(&text);
    }
    let path = format!("_generated/{}/handles.py", api.provider);
    (!api.handles.is_empty()).then(|| module.file(api, &path, &format!("{}: objects with functions.", api.title)))
}

fn class(module: &mut Module, api: &Api, handle: &Handle) -> String {
    module.import(RUNTIME, "Handle");
    for option in &handle.constructor.options {
        module.import_hint(hints::option(option.ty, Style::Sync));
    }
    let mut out = format!("\n\nclass {}(Handle):\n", handle.name);
    out.push_str(&text::docstring(4, &[text::sentence(&handle.constructor.description)]));
    let (provider, name) = (text::quote(&api.provider), text::quote(&handle.name));
    out.push_str(&format!("\n    _provider = {provider}\n    _name = {name}\n\n"));
    out.push_str(&options::init(&handle.constructor.options, Style::Sync, true));
    for function in &handle.functions {
        module.import("rebuttal._runtime", "functions");
        out.push('\n');
        out.push_str(&define(module, function, 4, "self._run("));
    }
    out
}

/// A function, or a method where it is indented.
fn define(module: &mut Module, function: &Function, indent: usize, call: &str) -> String {
    let mut parameters = if indent > 0 { vec!["self".to_owned()] } else { Vec::new() };
    let (mut entries, mut given) = (Vec::new(), Vec::new());
    for argument in &function.arguments {
        let (hint, check) = hints::argument(argument.ty);
        if hint == "Octets" {
            module.import(RUNTIME, hint);
        }
        let default = argument.default.as_ref().map(|value| format!(" = {}", text::literal(value)));
        parameters.push(format!("{}: {hint}{}", argument.name, default.unwrap_or_default()));
        entries.push(text::entry(&argument.name, &text::sentence(&argument.description)));
        given.push(format!("functions.{check}({}, {})", text::quote(&argument.name), argument.name));
    }
    let hint = hints::returns(function.returns.ty);
    let close = format!(") -> {hint}:");
    let head = format!("def {}(", function.name);
    let mut out = if parameters.len() > usize::from(indent > 0) {
        text::tall(indent, &head, &parameters, &close)
    } else {
        text::spread(indent, &head, &parameters, &close)
    };
    let inner = indent + 4;
    let returns = if function.returns.description.is_empty() {
        Vec::new()
    } else {
        vec![format!("    {}", text::sentence(&function.returns.description))]
    };
    let sections = [text::section(inner, "Args", &entries), text::section(inner, "Returns", &returns)];
    out.push_str(&text::docstring_with(inner, &[text::sentence(&function.description)], &sections));
    let name = text::quote(&function.name);
    if hint == "None" {
        out.push_str(&run(inner, &format!("{call}{name}, "), &given));
    } else {
        out.push_str(&run(inner, &format!("result: {hint} = {call}{name}, "), &given));
        out.push_str(&format!("{}return result\n", " ".repeat(inner)));
    }
    out
}

/// `head[arguments])` on one line if it fits.
fn run(indent: usize, head: &str, arguments: &[String]) -> String {
    let line = text::spread(indent, &format!("{head}["), arguments, "])");
    if line.lines().count() == 1 {
        return line;
    }
    let (before, items) = head.split_once('(').unwrap_or((head, ""));
    let pad = " ".repeat(indent);
    let firsts: String =
        items.split(", ").filter(|item| !item.is_empty()).map(|item| format!("{pad}    {item},\n")).collect();
    let list = text::tall(indent + 4, "[", arguments, "],");
    format!("{pad}{before}(\n{firsts}{list}{pad})\n")
}
