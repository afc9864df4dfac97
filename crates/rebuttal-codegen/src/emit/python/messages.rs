//! A class for each kind of message that its values identify, for `match`; all kinds; and their receiver.

use heck::ToUpperCamelCase as _;
use minijinja::context;
use minijinja::value::Value;

use super::options;
use crate::api::{Api, Message, Receiver};
use crate::emit::template::all;

/// The class of a kind: one that no values identify has the class of its type.
fn class(message: &Message) -> String {
    if message.is_told() { message.id.to_upper_camel_case() } else { message.ty.clone() }
}

/// The public names: the union of all kinds is the first.
pub(super) fn names(api: &Api) -> Vec<String> {
    let Some(receiver) = &api.receiver else { return Vec::new() };
    let identified = receiver.messages.iter().filter(|message| message.is_told());
    std::iter::once(api.message()).chain(identified.map(class)).collect()
}

pub(super) fn values(api: &Api, receiver: &Receiver) -> Value {
    let messages = all(&receiver.messages, |message| {
        context! {
            id => &message.id, ty => &message.ty, class => class(message), own => message.is_told(),
            description => &message.description,
        }
    });
    let mut types: Vec<String> = Vec::new();
    for class in receiver.messages.iter().map(class) {
        if !types.contains(&class) {
            types.push(class);
        }
    }
    let receiver = context! {
        messages, types,
        description => &receiver.description,
        options => options::values(&receiver.options, false),
        status => receiver.acknowledgement.status,
        body => &receiver.acknowledgement.body,
        content_type => &receiver.acknowledgement.content_type,
    };
    context! { receiver, provider => &api.provider, class => &api.class, union => api.message() }
}
