//! Interfaces, and the types of what they hold.

use minijinja::context;
use minijinja::value::Value;

use crate::api::{Api, Field, Ty, Type, Union};
use crate::docs;
use crate::emit::template::all;

/// The interfaces of one provider; the enumerations are exported with them, so that one module has all types. Interfaces
/// that hold messages are in `messages.ts`, which imports this file.
pub fn values(api: &Api) -> Value {
    let holders = holders(api);
    let structs = structs(api).filter(|ty| !holders.contains(&ty.name.as_str()));
    let types = all(structs, |ty| structure(api, ty, Usage { module: "", ..Usage::of(ty) }));
    context! { enums => api.enums().next().is_some(), types, unions => all(unions(api), union) }
}

/// The interfaces that hold messages.
pub fn message_holders(api: &Api) -> Vec<Value> {
    let (local, message) = (holders(api), api.message());
    let held = structs(api).filter(|ty| local.contains(&ty.name.as_str()));
    all(held, |ty| structure(api, ty, Usage { local: &local, message: &message, ..Usage::of(ty) }))
}

/// The unions of the types that users see.
pub fn unions(api: &Api) -> impl Iterator<Item = (&Type, &Union)> {
    shown(api).filter_map(|ty| Some((ty, ty.union()?)))
}

/// A union: its interfaces, each with the values that tell of it.
fn union((ty, union): (&Type, &Union)) -> Value {
    let variants = all(&union.variants, |one| context! { name => &one.ty, values => &one.values });
    context! { name => &ty.name, description => &ty.description, tag => &union.tag, variants }
}

fn structs(api: &Api) -> impl Iterator<Item = &Type> {
    shown(api).filter(|ty| ty.is_struct())
}

fn structure(api: &Api, ty: &Type, usage: Usage<'_>) -> Value {
    context! {
        name => &ty.name,
        description => &ty.description,
        message => api.is_message(&ty.name),
        fields => all(ty.fields(), |field| member(field, usage)),
    }
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
pub fn member(field: &Field, usage: Usage<'_>) -> Value {
    let mut ty = typescript(&field.ty, usage);
    if usage.request && field.clearable {
        ty += " | Clear";
    }
    if usage.answer && field.nullable {
        ty += " | null";
    }
    // With exactOptionalPropertyTypes, programs can still pass a variable that may be undefined.
    context! { doc => docs::value(docs::field(field)), request => usage.request, required => field.required, ty }
}

/// The types that hold messages, in themselves or in what they hold.
pub fn holders(api: &Api) -> Vec<&str> {
    let mut found = Vec::new();
    loop {
        let holds = |field: &Field| match field.ty.innermost() {
            Ty::Named(name) => found.contains(&name.as_str()),
            inner => *inner == Ty::Message,
        };
        let new = api.types.iter().find(|ty| !found.contains(&ty.name.as_str()) && ty.fields().iter().any(holds));
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
        Ty::Bytes if usage.request && !usage.answer => "FileInput".to_owned(),
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

/// The types that users see. That excludes the body of a request, whose fields are the parameters, and types that only
/// document something, such as the provider's error.
pub fn shown(api: &Api) -> impl Iterator<Item = &Type> {
    let asked = |ty: &Type| ty.in_request && !api.is_body_alone(&ty.name);
    api.types.iter().filter(move |ty| ty.in_answer || asked(ty))
}
