//! Type hints.

use crate::api::{Api, ArgType, Field, OptType, ReturnType, Ty, TypeKind};

/// The name of any message in `lists.py`.
pub(super) const MESSAGE: &str = "Message";

/// The hint of a field in a response.
pub(super) fn response(ty: &Ty) -> String {
    match ty {
        Ty::String => "str".to_owned(),
        Ty::Integer | Ty::UnixTime => "int".to_owned(),
        Ty::Number => "float".to_owned(),
        Ty::Boolean => "bool".to_owned(),
        Ty::Time => "Time".to_owned(),
        Ty::Bytes | Ty::File => "bytes".to_owned(),
        Ty::Json => "Any".to_owned(),
        Ty::Named(name) => name.clone(),
        Ty::List(inner) => format!("list[{}]", response(inner)),
        Ty::Map(inner) => format!("dict[str, {}]", response(inner)),
        Ty::Expandable(inner) if **inner == Ty::Json => "str | dict[str, Any]".to_owned(),
        Ty::Expandable(inner) => format!("str | {}", response(inner)),
        Ty::Clearable(inner) => format!("{} | None", response(inner)),
        Ty::Message => MESSAGE.to_owned(),
    }
}

/// The hint of a parameter.
pub(super) fn parameter(api: &Api, field: &Field) -> String {
    let clear = if field.clearable { " | Clear" } else { "" };
    request(api, &field.ty) + clear
}

/// The hint of a type in a request, where more is accepted than a response has.
fn request(api: &Api, ty: &Ty) -> String {
    match ty {
        Ty::Time => "datetime | str".to_owned(),
        Ty::UnixTime => "int | datetime".to_owned(),
        Ty::File => "FileLike".to_owned(),
        Ty::Named(name) => match api.named(name).kind {
            TypeKind::Struct(_) => format!("{name}Params"),
            TypeKind::Enum(_) => name.clone(),
        },
        Ty::List(inner) => format!("Sequence[{}]", request(api, inner)),
        Ty::Map(inner) => format!("Mapping[str, {}]", request(api, inner)),
        Ty::Expandable(_) => "str".to_owned(),
        Ty::Clearable(inner) => format!("{} | Clear", request(api, inner)),
        plain => response(plain),
    }
}

/// The struct or enum that a type is or holds.
pub(super) fn named(ty: &Ty) -> Option<&str> {
    match ty {
        Ty::Named(name) => Some(name),
        Ty::List(inner) | Ty::Map(inner) | Ty::Expandable(inner) | Ty::Clearable(inner) => named(inner),
        _ => None,
    }
}

/// Whether `is` holds for a type, or for one inside it.
pub(super) fn holds(ty: &Ty, is: &dyn Fn(&Ty) -> bool) -> bool {
    let inside = match ty {
        Ty::List(inner) | Ty::Map(inner) | Ty::Expandable(inner) | Ty::Clearable(inner) => Some(inner),
        _ => None,
    };
    is(ty) || inside.is_some_and(|inner| holds(inner, is))
}

/// The hint of an option; a signer differs between the clients.
pub(super) fn option(ty: OptType, asyncio: bool) -> &'static str {
    match ty {
        OptType::String | OptType::Secret | OptType::Url => "str",
        OptType::Path => "str | PathLike[str]",
        OptType::Strings => "str | Sequence[str]",
        OptType::Integer => "int",
        OptType::Boolean => "bool",
        OptType::Seconds => "float | timedelta",
        OptType::Signer if asyncio => "AsyncSigner",
        OptType::Signer => "Signer",
        OptType::Observer => "Observer",
    }
}

/// The hint of a function's argument, and the check that goes with it.
pub(super) fn argument(ty: ArgType) -> (&'static str, &'static str) {
    match ty {
        ArgType::String => ("str", "text"),
        ArgType::Bytes => ("Octets", "octets"),
        ArgType::Integer => ("int", "whole"),
    }
}

/// The hint of what a function returns.
pub(super) fn returns(ty: ReturnType) -> &'static str {
    match ty {
        ReturnType::Nothing => "None",
        ReturnType::String => "str",
        ReturnType::Bytes => "bytes",
    }
}
