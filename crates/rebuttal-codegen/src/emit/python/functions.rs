//! Functions, and objects with functions.

use minijinja::context;
use minijinja::value::Value;

use super::templates::literal;
use super::{hints, options};
use crate::api::{Api, Function};
use crate::emit::template::all;

pub(super) fn values(api: &Api) -> Value {
    context! { provider => &api.provider, functions => all(&api.functions, function) }
}

pub(super) fn handles(api: &Api) -> Value {
    let handles = all(&api.handles, |handle| {
        context! {
            name => &handle.name,
            description => &handle.constructor.description,
            options => options::values(&handle.constructor.options, false),
            functions => all(&handle.functions, function),
        }
    });
    context! { provider => &api.provider, handles }
}

fn function(function: &Function) -> Value {
    let arguments = all(&function.arguments, |argument| {
        let (hint, check) = hints::argument(argument.ty);
        let default = argument.default.as_ref().map(literal);
        context! { name => &argument.name, hint, check, default, description => &argument.description }
    });
    context! {
        name => &function.name,
        description => &function.description,
        arguments,
        returns => hints::returns(function.returns.ty),
        returned => &function.returns.description,
    }
}
