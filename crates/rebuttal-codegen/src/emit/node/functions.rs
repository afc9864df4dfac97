//! Functions and handles.

use std::collections::BTreeSet;

use super::options::{all_optional, default_of, has_url, interface, table};
use super::text::{argument as argument_name, bracketed, camel, doc, quoted};
use crate::api::{Api, ArgType, Argument, Function, Handle, ReturnType};

/// The functions that need no object.
pub fn functions(api: &Api) -> String {
    let mut names = imports(&api.functions);
    names.insert("run");
    let mut out = import(&names);
    for function in &api.functions {
        out += "\n";
        out += &function_doc(0, function);
        out += &signature(0, "export function ", function);
        let target = format!("run({}, {}", quoted(&api.provider), quoted(&function.name));
        out += &statement(2, &target, function);
        out += "}\n";
    }
    out
}

/// The classes of the handles.
pub fn handles(api: &Api) -> String {
    let mut out = String::new();
    let names: BTreeSet<_> = api.handles.iter().flat_map(|handle| imports(&handle.functions)).collect();
    out += &import(&names);
    out += "import { Handle, runOn } from '../../handle.js';\nimport type { HandleTable } from '../../handle.js';\n";
    if api.handles.iter().any(|handle| has_url(&handle.constructor.options)) {
        out += "import type { UrlLike } from '../../options.js';\n";
    }
    for handle in &api.handles {
        out += "\n";
        out += &class(api, handle);
    }
    out
}

fn class(api: &Api, handle: &Handle) -> String {
    let name = &handle.name;
    let table_name = format!("{}_TABLE", camel_to_upper(name));
    let options = &handle.constructor.options;
    let mut out = interface(&format!("{name}Options"), "", &format!("The options of `{name}`."), options);
    out += &format!("\nconst {table_name}: HandleTable = {{\n  provider: {},\n", quoted(&api.provider));
    out += &format!("  handle: {},\n{}}};\n\n", quoted(name), table("options", options));
    out += &doc(0, std::slice::from_ref(&handle.constructor.description));
    let none = if all_optional(options) { " = {}" } else { "" };
    out += &format!("export class {name} extends Handle {{\n");
    out += &doc(2, &["@throws `ConfigError` that says what is wrong".to_owned()]);
    out += &format!("  constructor(options: {name}Options{none}) {{\n    super({table_name}, options);\n  }}\n");
    for function in &handle.functions {
        out += "\n";
        out += &function_doc(2, function);
        out += &signature(2, "", function);
        out += &statement(4, &format!("runOn(this, {}", quoted(&function.name)), function);
        out += "  }\n";
    }
    out + "}\n"
}

fn function_doc(indent: usize, function: &Function) -> String {
    let mut blocks = vec![function.description.clone()];
    for argument in &function.arguments {
        blocks.push(format!("@param {} - {}", argument_name(&argument.name), argument.description));
    }
    if function.returns.ty != ReturnType::Nothing {
        blocks.push(format!("@returns {}", function.returns.description));
    }
    doc(indent, &blocks)
}

fn signature(indent: usize, before: &str, function: &Function) -> String {
    let returns = match function.returns.ty {
        ReturnType::Nothing => "void",
        ReturnType::String => "string",
        ReturnType::Bytes => "Uint8Array",
    };
    let arguments: Vec<_> = function.arguments.iter().map(declared).collect();
    let head = format!("{before}{}", camel(&function.name));
    bracketed(indent, &format!("{head}("), &arguments, &format!("): {returns} {{"))
}

/// `return toText(run('…', '…', [text('a', a)]));`, on as many lines as it needs.
fn statement(indent: usize, target: &str, function: &Function) -> String {
    let keyword = if function.returns.ty == ReturnType::Nothing { "" } else { "return " };
    let head = format!("{keyword}{}(", converter(function.returns.ty));
    let checked = function.arguments.iter().map(|argument| {
        format!("{}({}, {})", check(argument.ty), quoted(&camel(&argument.name)), argument_name(&argument.name))
    });
    let checked: Vec<_> = checked.collect();
    let line = bracketed(indent, &format!("{head}{target}, ["), &checked, "]));");
    if line.lines().count() == 1 {
        return line;
    }
    let pad = " ".repeat(indent);
    let call = bracketed(indent + 2, &format!("{target}, ["), &checked, "]),");
    format!("{pad}{head}\n{call}{pad});\n")
}

fn declared(argument: &Argument) -> String {
    let ty = match argument.ty {
        ArgType::String => "string",
        ArgType::Bytes => "Uint8Array | ArrayBuffer",
        ArgType::Integer => "number",
    };
    format!("{}: {ty}{}", argument_name(&argument.name), default_of(argument.default.as_ref()))
}

fn check(ty: ArgType) -> &'static str {
    match ty {
        ArgType::String => "text",
        ArgType::Bytes => "bytes",
        ArgType::Integer => "integer",
    }
}

fn converter(ty: ReturnType) -> &'static str {
    match ty {
        ReturnType::Nothing => "toNothing",
        ReturnType::String => "toText",
        ReturnType::Bytes => "toBytes",
    }
}

fn imports(functions: &[Function]) -> BTreeSet<&'static str> {
    let checks = functions.iter().flat_map(|function| &function.arguments).map(|argument| check(argument.ty));
    checks.chain(functions.iter().map(|function| converter(function.returns.ty))).collect()
}

fn import(names: &BTreeSet<&str>) -> String {
    let names: Vec<_> = names.iter().copied().collect();
    if names.is_empty() {
        return String::new();
    }
    format!("import {{ {} }} from '../../functions.js';\n", names.join(", "))
}

/// `PrivateKey` -> `PRIVATE_KEY`.
fn camel_to_upper(name: &str) -> String {
    let mut out = String::new();
    for (index, c) in name.chars().enumerate() {
        if c.is_ascii_uppercase() && index > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_uppercase());
    }
    out
}
