//! Functions and handles.

use heck::ToShoutySnakeCase as _;
use minijinja::context;
use minijinja::value::Value;

use super::options;
use super::text::{argument as argument_name, camel, literal};
use crate::api::{Api, ArgType, Argument, Function, ReturnType};
use crate::emit::template::all;

/// The functions that need no object.
pub fn values(api: &Api) -> Value {
    context! { provider => &api.provider, functions => all(&api.functions, function) }
}

/// The classes of the handles.
pub fn handles(api: &Api) -> Value {
    let handles = all(&api.handles, |handle| {
        context! {
            name => &handle.name,
            table => format!("{}_TABLE", handle.name.to_shouty_snake_case()),
            description => &handle.constructor.description,
            options => options::values(&handle.constructor.options),
            optional => options::all_optional(&handle.constructor.options),
            functions => all(&handle.functions, function),
        }
    });
    context! { provider => &api.provider, handles }
}

fn function(function: &Function) -> Value {
    let (returns, converter) = match function.returns.ty {
        ReturnType::Nothing => ("void", "toNothing"),
        ReturnType::String => ("string", "toText"),
        ReturnType::Bytes => ("Uint8Array", "toBytes"),
    };
    context! {
        name => camel(&function.name),
        wire => &function.name,
        description => &function.description,
        arguments => all(&function.arguments, argument),
        returns, converter,
        returned => &function.returns.description,
    }
}

fn argument(argument: &Argument) -> Value {
    let (ty, check) = match argument.ty {
        ArgType::String => ("string", "text"),
        ArgType::Bytes => ("Uint8Array | ArrayBuffer", "bytes"),
        ArgType::Integer => ("number", "integer"),
    };
    context! {
        name => argument_name(&argument.name),
        shown => camel(&argument.name),
        ty, check,
        default => argument.default.as_ref().map(literal),
        description => &argument.description,
    }
}
