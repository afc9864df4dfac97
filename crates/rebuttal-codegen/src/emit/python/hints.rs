//! Type hints.

use crate::api::{Api, ArgType, Field, OptionKind, ReturnType, Ty, TypeKind};

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

/// The same of a scalar or an object, as an expression that msgspec reads: an enumeration is text to it.
pub(super) fn at_run_time(api: &Api, ty: &Ty) -> String {
    match ty {
        Ty::Named(name) if api.named(name).listed().is_some() => "str".to_owned(),
        ty => response(ty),
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
        Ty::File | Ty::Bytes => "FileLike".to_owned(),
        Ty::Named(name) => match api.named(name).kind {
            TypeKind::Struct(_) | TypeKind::Union(_) => format!("{name}Params"),
            TypeKind::Enum(_) => name.clone(),
        },
        Ty::List(inner) => format!("Sequence[{}]", request(api, inner)),
        Ty::Map(inner) => format!("Mapping[str, {}]", request(api, inner)),
        Ty::Expandable(_) => "str".to_owned(),
        Ty::Clearable(inner) => format!("{} | Clear", request(api, inner)),
        plain => response(plain),
    }
}

/// The hint of an option; a signer differs between the clients.
pub(super) fn option(ty: OptionKind, asyncio: bool) -> &'static str {
    match ty {
        OptionKind::String | OptionKind::Secret | OptionKind::Url => "str",
        OptionKind::Path => "str | PathLike[str]",
        OptionKind::Strings => "str | Sequence[str]",
        OptionKind::Integer => "int",
        OptionKind::Boolean => "bool",
        OptionKind::Seconds => "float | timedelta",
        OptionKind::Signer if asyncio => "AsyncSigner",
        OptionKind::Signer => "Signer",
        OptionKind::Observer => "Observer",
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
