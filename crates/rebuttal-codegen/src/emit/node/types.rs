//! Interfaces, and the types of what they hold.

use std::collections::BTreeSet;

use super::text::{doc, key};
use crate::api::{Api, Field, Ty, Type, TypeKind};
use crate::emit::limits::words;

/// The interfaces of one provider; the enumerations are exported with them, so that one module has all types. Interfaces
/// that hold messages are in `messages.ts`, which imports this file.
pub fn structs(api: &Api) -> String {
    let holders = holders(api);
    let (mut enums, mut body) = (BTreeSet::new(), String::new());
    for ty in shown(api).filter(|ty| !holders.contains(&ty.name.as_str())) {
        let TypeKind::Struct(fields) = &ty.kind else { continue };
        fields.iter().for_each(|field| collect_enums(api, &field.ty, &mut enums));
        body += &structure(api, ty, fields, Usage { module: "", local: &[], ..Usage::of(ty) });
    }
    let mut head = imports_of(&body);
    if !enums.is_empty() {
        let names: Vec<_> = enums.into_iter().collect();
        head += &import_types(&names, "./enums.js");
    }
    let has_enums = shown(api).any(|ty| matches!(ty.kind, TypeKind::Enum(_)));
    let reexport = if has_enums { "\nexport * from './enums.js';\n" } else { "" };
    head + reexport + &body
}

/// The interfaces that hold messages.
pub fn message_holders(api: &Api) -> String {
    let (local, message) = (holders(api), api.message());
    let held = shown(api).filter(|ty| local.contains(&ty.name.as_str()));
    held.filter_map(|ty| match &ty.kind {
        TypeKind::Struct(fields) => {
            Some(structure(api, ty, fields, Usage { local: &local, message: &message, ..Usage::of(ty) }))
        }
        TypeKind::Enum(_) => None,
    })
    .collect()
}

fn structure(api: &Api, ty: &Type, fields: &[Field], usage: Usage<'_>) -> String {
    let received = if api.is_message(&ty.name) { " extends Received" } else { "" };
    let members: String = fields.iter().map(|field| member(field, usage)).collect();
    let about = doc(0, std::slice::from_ref(&ty.description));
    format!("\n{about}export interface {}{received} {{\n{members}}}\n", ty.name)
}

/// The imports of what interfaces refer to outside the provider's folder.
pub fn imports_of(body: &str) -> String {
    let mut out = String::new();
    if body.contains(" | Clear") {
        out += "import type { Clear } from '../../clear.js';\n";
    }
    if body.contains(" extends Received {") {
        out += "import type { Received } from '../../messages.js';\n";
    }
    out
}

/// How a type is used where it is written.
#[derive(Clone, Copy)]
pub struct Usage<'a> {
    /// In requests.
    pub request: bool,
    /// In answers and messages.
    pub answer: bool,
    /// What goes before the names of types: `types.`.
    pub module: &'a str,
    /// The types of the same file, before whose names nothing goes.
    pub local: &'a [&'a str],
    /// The name of the type of any message.
    pub message: &'a str,
}

/// Of parameters.
pub const REQUEST: Usage<'static> = Usage { request: true, answer: false, module: "types.", local: &[], message: "" };

impl Usage<'_> {
    fn of(ty: &Type) -> Self {
        Self { request: ty.in_request, answer: ty.in_answer, ..REQUEST }
    }
}

/// One member of an interface.
pub fn member(field: &Field, usage: Usage<'_>) -> String {
    let mut blocks = vec![field.description.clone()];
    if usage.request {
        blocks[0] += &words(field);
        if field.clearable {
            blocks.push("`CLEAR` clears the provider's value.".to_owned());
        }
    }
    if field.private {
        blocks.push("Evidence or personal data: don't log it.".to_owned());
    }
    let mut ty = typescript(&field.ty, usage);
    if usage.request && field.clearable {
        ty += " | Clear";
    }
    if usage.answer && field.nullable {
        ty += " | null";
    }
    let optional = if field.required { "" } else { "?" };
    // With exactOptionalPropertyTypes, programs can still pass a variable that may be undefined.
    let undefined = if usage.request && !field.required { " | undefined" } else { "" };
    format!("{}  {}{optional}: {ty}{undefined};\n", doc(2, &blocks), key(&field.wire))
}

/// Whether `CLEAR` may be given for it, or for an entry of it.
pub fn clearable(field: &Field) -> bool {
    fn inside(ty: &Ty) -> bool {
        match ty {
            Ty::Clearable(_) => true,
            Ty::List(item) | Ty::Map(item) => inside(item),
            _ => false,
        }
    }
    field.clearable || inside(&field.ty)
}

/// The types that hold messages, in themselves or in what they hold.
pub fn holders(api: &Api) -> Vec<&str> {
    fn is(ty: &Ty, known: &[&str]) -> bool {
        match ty {
            Ty::Message => true,
            Ty::Named(name) => known.contains(&name.as_str()),
            Ty::List(item) | Ty::Map(item) | Ty::Expandable(item) | Ty::Clearable(item) => is(item, known),
            _ => false,
        }
    }
    let mut found = Vec::new();
    loop {
        let new = api.types.iter().find(|ty| match &ty.kind {
            TypeKind::Struct(fields) => {
                !found.contains(&ty.name.as_str()) && fields.iter().any(|field| is(&field.ty, &found))
            }
            TypeKind::Enum(_) => false,
        });
        match new {
            Some(ty) => found.push(ty.name.as_str()),
            None => return found,
        }
    }
}

/// The type of a value.
pub fn typescript(ty: &Ty, usage: Usage<'_>) -> String {
    match ty {
        Ty::String => "string".to_owned(),
        Ty::UnixTime if usage.request && !usage.answer => "number | Date".to_owned(),
        Ty::Integer | Ty::Number | Ty::UnixTime => "number".to_owned(),
        Ty::Boolean => "boolean".to_owned(),
        Ty::Time if usage.request && !usage.answer => "string | Date".to_owned(),
        Ty::Time => "string".to_owned(),
        Ty::Bytes => "Uint8Array".to_owned(),
        Ty::File => "FileInput".to_owned(),
        Ty::Json => "unknown".to_owned(),
        Ty::Named(name) if usage.local.contains(&name.as_str()) => name.clone(),
        Ty::Named(name) => format!("{}{name}", usage.module),
        Ty::List(item) => {
            let item = typescript(item, usage);
            if item.contains(" | ") { format!("({item})[]") } else { format!("{item}[]") }
        }
        Ty::Map(item) => format!("Record<string, {}>", typescript(item, usage)),
        Ty::Expandable(_) if usage.request => "string".to_owned(),
        Ty::Expandable(object) if **object == Ty::Json => "string | Record<string, unknown>".to_owned(),
        Ty::Expandable(object) => format!("string | {}", typescript(object, usage)),
        Ty::Clearable(item) if usage.request => format!("{} | Clear", typescript(item, usage)),
        Ty::Clearable(item) => format!("{} | null", typescript(item, usage)),
        Ty::Message => usage.message.to_owned(),
    }
}

/// `import type { A, B } from '...';`
pub fn import_types(names: &[String], from: &str) -> String {
    let line = format!("import type {{ {} }} from '{from}';\n", names.join(", "));
    if line.len() <= 121 { line } else { format!("import type {{\n  {},\n}} from '{from}';\n", names.join(",\n  ")) }
}

/// The types that users see. That excludes the body of a request, whose fields are the parameters, and types that only
/// document something, such as the provider's error.
pub fn shown(api: &Api) -> impl Iterator<Item = &Type> {
    let mut named = BTreeSet::new();
    for ty in &api.types {
        if let TypeKind::Struct(fields) = &ty.kind {
            fields.iter().for_each(|field| collect_named(&field.ty, &mut named));
        }
    }
    let bodies: BTreeSet<_> = api.operations.iter().filter_map(|operation| operation.body.as_deref()).collect();
    let asked = move |ty: &Type| ty.in_request && (!bodies.contains(ty.name.as_str()) || named.contains(&ty.name));
    api.types.iter().filter(move |ty| ty.in_answer || asked(ty))
}

fn collect_named(ty: &Ty, into: &mut BTreeSet<String>) {
    match ty {
        Ty::Named(name) => {
            into.insert(name.clone());
        }
        Ty::List(item) | Ty::Map(item) | Ty::Expandable(item) | Ty::Clearable(item) => collect_named(item, into),
        _ => {}
    }
}

fn collect_enums(api: &Api, ty: &Ty, into: &mut BTreeSet<String>) {
    let mut named = BTreeSet::new();
    collect_named(ty, &mut named);
    into.extend(named.into_iter().filter(|name| matches!(api.named(name).kind, TypeKind::Enum(_))));
}
