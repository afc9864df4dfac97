//! Interfaces, open enumerations and their predicates.

use std::collections::BTreeSet;

use super::text::{camel, doc, key, quoted};
use crate::api::{Api, Enum, Field, FileRule, Limits, Ty, Type, TypeKind};

/// The interfaces of one provider; the enumerations are exported with them, so that all types have one home.
pub fn structs(api: &Api) -> String {
    let shown: Vec<_> = shown(api).collect();
    let (mut enums, mut clear, mut body) = (BTreeSet::new(), false, String::new());
    for ty in &shown {
        let TypeKind::Struct(fields) = &ty.kind else { continue };
        body += "\n";
        body += &doc(0, std::slice::from_ref(&ty.description));
        body += &format!("export interface {} {{\n", ty.name);
        for field in fields {
            let place = Place { request: ty.in_request, answer: ty.in_answer };
            collect_enums(api, &field.ty, &mut enums);
            clear |= place.request && field.clearable;
            body += &member(field, place, "");
        }
        body += "}\n";
    }
    let mut head = String::new();
    if clear {
        head += "import type { Clear } from '../../clear.js';\n";
    }
    if !enums.is_empty() {
        let names: Vec<_> = enums.into_iter().collect();
        head += &import_types(&names, "./enums.js");
    }
    let has_enums = api.types.iter().any(|ty| matches!(ty.kind, TypeKind::Enum(_)));
    let reexport = if has_enums { "\nexport * from './enums.js';\n" } else { "" };
    head + reexport + &body
}

/// The enumerations of one provider, each with its predicates.
pub fn enums(api: &Api) -> String {
    let mut out = String::new();
    for ty in &api.types {
        if let TypeKind::Enum(listed) = &ty.kind {
            out += "\n";
            out += &enumeration(ty, listed);
        }
    }
    out
}

fn enumeration(ty: &Type, listed: &Enum) -> String {
    let mut blocks = vec![ty.description.clone()];
    for value in &listed.values {
        let colon = if value.description.is_empty() { "" } else { ": " };
        blocks.push(format!("- `{}`{colon}{}", value.wire, value.description));
    }
    blocks.push("Open: a value that is newer than this release arrives as it came.".to_owned());
    let mut out = doc(0, &blocks);
    let one_line = listed.values.iter().map(|value| quoted(&value.wire)).collect::<Vec<_>>().join(" | ");
    let line = format!("export type {} = {one_line} | (string & {{}});\n", ty.name);
    if line.len() <= 121 {
        out += &line;
    } else {
        out += &format!("export type {} =\n", ty.name);
        for value in &listed.values {
            out += &format!("  | {}\n", quoted(&value.wire));
        }
        out += "  | (string & {});\n";
    }
    for group in &listed.groups {
        let values = group.values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
        out += "\n";
        out += &doc(0, &[group.description.clone(), format!("True for {values}; false for anything else.")]);
        out += &format!("export function {}(value: {} | null | undefined): boolean {{\n", camel(&group.name), ty.name);
        let tests = group.values.iter().map(|value| format!("value === {}", quoted(value))).collect::<Vec<_>>();
        out += &format!("  return {};\n}}\n", tests.join(" || "));
    }
    out
}

/// Where a field travels.
#[derive(Clone, Copy)]
pub struct Place {
    pub request: bool,
    pub answer: bool,
}

/// One member of an interface; `module` goes before the names of types (`types.`).
pub fn member(field: &Field, place: Place, module: &str) -> String {
    let mut blocks = vec![field.description.clone()];
    if place.request {
        blocks[0] += &field.file.as_ref().map_or_else(|| limits(&field.limits), taken);
        if field.clearable {
            blocks.push("`CLEAR` empties what the provider has.".to_owned());
        }
    }
    if field.private {
        blocks.push("Evidence or personal data: don't log it.".to_owned());
    }
    let mut ty = typescript(&field.ty, place, module);
    if place.request && field.clearable {
        ty += " | Clear";
    }
    if place.answer && field.nullable {
        ty += " | null";
    }
    let optional = if field.required { "" } else { "?" };
    // Whoever checks with exactOptionalPropertyTypes may still pass a variable that is undefined.
    let undefined = if place.request && !field.required { " | undefined" } else { "" };
    format!("{}  {}{optional}: {ty}{undefined};\n", doc(2, &blocks), key(&field.wire))
}

/// The type of a value.
pub fn typescript(ty: &Ty, place: Place, module: &str) -> String {
    match ty {
        Ty::String => "string".to_owned(),
        Ty::Integer | Ty::Number | Ty::UnixTime => "number".to_owned(),
        Ty::Boolean => "boolean".to_owned(),
        Ty::Time if place.request && !place.answer => "string | Date".to_owned(),
        Ty::Time => "string".to_owned(),
        Ty::Bytes => "Uint8Array".to_owned(),
        Ty::File => "FileInput".to_owned(),
        Ty::Json => "unknown".to_owned(),
        Ty::Named(name) => format!("{module}{name}"),
        Ty::List(item) => {
            let item = typescript(item, place, module);
            if item.contains(" | ") { format!("({item})[]") } else { format!("{item}[]") }
        }
        Ty::Map(item) => format!("Record<string, {}>", typescript(item, place, module)),
        Ty::Expandable(_) if place.request => "string".to_owned(),
        Ty::Expandable(object) if **object == Ty::Json => "string | Record<string, unknown>".to_owned(),
        Ty::Expandable(object) => format!("string | {}", typescript(object, place, module)),
        Ty::Clearable(item) if place.request => format!("{} | Clear", typescript(item, place, module)),
        Ty::Clearable(item) => format!("{} | null", typescript(item, place, module)),
    }
}

/// What a request is checked against, as a sentence that follows others.
pub fn limits(limits: &Limits) -> String {
    let range = |least: Option<u64>, most: Option<u64>, what: &str| match (least, most) {
        (Some(least), Some(most)) if least == most => format!(" Exactly {most} {what}."),
        (Some(least), Some(most)) => format!(" {least} to {most} {what}."),
        (None, Some(most)) => format!(" At most {most} {what}."),
        (Some(least), None) => format!(" At least {least} {what}."),
        (None, None) => String::new(),
    };
    range(limits.min_length, limits.max_length, "characters") + &range(limits.min_items, limits.max_items, "items")
}

/// What a file field takes, as sentences that follow others. The limits of its text on the wire are not the caller's.
fn taken(rule: &FileRule) -> String {
    let kinds: Vec<_> = rule.kinds.iter().map(|kind| kind.to_uppercase()).collect();
    let mut text = match kinds.split_last() {
        None => String::new(),
        Some((only, [])) => format!(" {only}, told by the content."),
        Some((last, before)) => format!(" {} or {last}, told by the content.", before.join(", ")),
    };
    let option = rule.max_bytes_option.as_ref().map(|option| format!(", or what the client's `{option}` says"));
    if let Some(most) = rule.max_bytes {
        text += &format!(" At most {most} bytes{}.", option.unwrap_or_default());
    }
    text
}

/// `import type { A, B } from '...';`
fn import_types(names: &[String], from: &str) -> String {
    let line = format!("import type {{ {} }} from '{from}';\n", names.join(", "));
    if line.len() <= 121 { line } else { format!("import type {{\n  {},\n}} from '{from}';\n", names.join(",\n  ")) }
}

/// The types that users meet. What is only the whole body of a request is not: its fields are the parameters.
pub fn shown(api: &Api) -> impl Iterator<Item = &Type> {
    let mut named = BTreeSet::new();
    for ty in &api.types {
        if let TypeKind::Struct(fields) = &ty.kind {
            fields.iter().for_each(|field| collect_named(&field.ty, &mut named));
        }
    }
    let bodies: BTreeSet<_> = api.operations.iter().filter_map(|operation| operation.body.as_deref()).collect();
    api.types.iter().filter(move |ty| ty.in_answer || !bodies.contains(ty.name.as_str()) || named.contains(&ty.name))
}

fn collect_named(ty: &Ty, into: &mut BTreeSet<String>) {
    match ty {
        Ty::Named(name) => {
            into.insert(name.clone());
        }
        Ty::List(item) | Ty::Map(item) => collect_named(item, into),
        _ => {}
    }
}

fn collect_enums(api: &Api, ty: &Ty, into: &mut BTreeSet<String>) {
    let mut named = BTreeSet::new();
    collect_named(ty, &mut named);
    into.extend(named.into_iter().filter(|name| matches!(api.named(name).kind, TypeKind::Enum(_))));
}
