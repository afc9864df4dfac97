//! Interfaces, and the types of what they hold.

use std::collections::BTreeSet;

use super::text::{doc, key};
use crate::api::{Api, Field, Ty, Type, TypeKind};
use crate::emit::limits::words;

/// The interfaces of one provider; the enumerations are exported with them, so that all types have one home.
pub fn structs(api: &Api) -> String {
    let shown: Vec<_> = shown(api).collect();
    let (mut enums, mut clear, mut body) = (BTreeSet::new(), false, String::new());
    for ty in &shown {
        let TypeKind::Struct(fields) = &ty.kind else { continue };
        body += "\n";
        body += &doc(0, std::slice::from_ref(&ty.description));
        let received = if api.is_message(&ty.name) { " extends Received" } else { "" };
        body += &format!("export interface {}{received} {{\n", ty.name);
        for field in fields {
            let place = Place { request: ty.in_request, answer: ty.in_answer };
            collect_enums(api, &field.ty, &mut enums);
            clear |= place.request && clearable(field);
            body += &member(field, place, "");
        }
        body += "}\n";
    }
    let mut head = String::new();
    if has_messages(&shown) {
        head += &format!("import type {{ {} as {MESSAGE} }} from './webhooks.js';\n", api.message());
    }
    if body.contains(" extends Received {") {
        head += "import type { Received } from '../../messages.js';\n";
    }
    if clear {
        head += "import type { Clear } from '../../clear.js';\n";
    }
    if !enums.is_empty() {
        let names: Vec<_> = enums.into_iter().collect();
        head += &import_types(&names, "./enums.js");
    }
    let has_enums = shown.iter().any(|ty| matches!(ty.kind, TypeKind::Enum(_)));
    let reexport = if has_enums { "\nexport * from './enums.js';\n" } else { "" };
    head + reexport + &body
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
        blocks[0] += &words(field);
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

/// The name that `types.ts` has for any message.
pub const MESSAGE: &str = "AnyMessage";

/// Whether one of the interfaces holds messages.
fn has_messages(shown: &[&Type]) -> bool {
    fn is(ty: &Ty) -> bool {
        match ty {
            Ty::Message => true,
            Ty::List(item) => is(item),
            _ => false,
        }
    }
    shown.iter().any(|ty| match &ty.kind {
        TypeKind::Struct(fields) => fields.iter().any(|field| is(&field.ty)),
        TypeKind::Enum(_) => false,
    })
}

/// The type of a value.
pub fn typescript(ty: &Ty, place: Place, module: &str) -> String {
    match ty {
        Ty::String => "string".to_owned(),
        Ty::UnixTime if place.request && !place.answer => "number | Date".to_owned(),
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
        Ty::Message => format!("{module}{MESSAGE}"),
    }
}

/// `import type { A, B } from '...';`
pub fn import_types(names: &[String], from: &str) -> String {
    let line = format!("import type {{ {} }} from '{from}';\n", names.join(", "));
    if line.len() <= 121 { line } else { format!("import type {{\n  {},\n}} from '{from}';\n", names.join(",\n  ")) }
}

/// The types that users meet. What is only the whole body of a request is not, because its fields are the parameters;
/// nor is what only documents, such as the provider's error.
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
