//! Constructors and the options of calls.

use minijinja::context;
use minijinja::value::Value;

use super::hints;
use super::templates::literal;
use crate::api::{Api, Opt, OptionKind};
use crate::emit::template::all;

/// The options of one call.
pub(super) fn of_calls(api: &Api) -> Value {
    context! { call_options => values(&api.call_options, false) }
}

/// Options of one constructor or call. One that another can replace need not be given; the core asks for one of the two.
pub(super) fn values(options: &[Opt], asyncio: bool) -> Vec<Value> {
    all(options, |option| {
        let other = options.iter().find(|other| other.instead_of.as_ref() == Some(&option.name));
        context! {
            name => &option.name,
            hint => hints::option(option.ty, asyncio),
            object => option.object(),
            env => &option.env,
            required => option.required,
            needed => option.required && other.is_none(),
            other => other.map(|other| &other.name),
            default => option.default.as_ref().map(literal),
            seconds => option.ty == OptionKind::Seconds,
            description => &option.description,
        }
    })
}
