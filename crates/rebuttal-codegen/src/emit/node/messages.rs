//! The kinds of message: their types, what the client and the receiver must know of each, and the receiver.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use minijinja::value::Value;

use super::text::capital;
use super::types::message_holders;
use super::{field_paths, options};
use crate::api::{Api, Message, Receiver, Ty, TypeKind};
use crate::emit::template::all;

/// What the files of messages and of the receiver say.
pub fn values(api: &Api, receiver: &Receiver) -> Value {
    let union: BTreeSet<_> = receiver.messages.iter().map(|kind| referred(api, receiver, kind)).collect();
    let needed = |table: &field_paths::Named<'_>| {
        table.member != "conversions" && receiver.messages.iter().any(|kind| table.table.contains_key(kind.ty.as_str()))
    };
    let by_value = by_value(receiver);
    let noun = by_value.as_ref().map(|_| format!("is{}", capital(receiver.noun.as_deref().unwrap_or("message"))));
    context! {
        provider => &api.provider,
        class => api.receiver_class(),
        message => api.message(),
        kinds => all(&receiver.messages, |kind| values_of(api, receiver, kind)),
        union => union.into_iter().collect::<Vec<_>>(),
        types => message_holders(api),
        tables => all(field_paths::tables(api).into_iter().filter(needed), |table| {
            context! { member => table.member, name => table.name }
        }),
        receiver => context! {
            description => &receiver.description,
            options => options::values(&receiver.options),
            optional => options::all_optional(&receiver.options),
            status => receiver.acknowledgement.status,
            content_type => &receiver.acknowledgement.content_type,
            body => &receiver.acknowledgement.body,
        },
        guards => all(by_type(receiver), |(name, kinds)| {
            context! { name, guard => format!("is{name}"), kinds => kinds.into_iter().collect::<Vec<_>>() }
        }),
        noun => noun.unwrap_or_default(),
        by_value => all(by_value.unwrap_or_default(), |(value, name)| context! { value, name }),
    }
}

/// The names of the types that the file of messages exports, beside those that hold messages.
pub fn names(api: &Api, receiver: &Receiver) -> Vec<String> {
    let kinds = receiver.messages.iter().filter(|kind| kind.is_told()).map(name);
    let rest = receiver.messages.iter().filter(|kind| is_rest(api, receiver, kind)).map(rest_name);
    kinds.chain(rest).chain([api.message()]).collect()
}

fn values_of(api: &Api, receiver: &Receiver, kind: &Message) -> Value {
    let fields = api.named(&kind.ty).fields();
    let required = |wire: &str| fields.iter().any(|field| field.wire == wire && field.required);
    let rest = discriminators(receiver).into_iter().filter(|_| is_rest(api, receiver, kind));
    context! {
        id => &kind.id,
        name => name(kind),
        own => kind.is_told(),
        ty => &kind.ty,
        referred => referred(api, receiver, kind),
        description => &kind.description,
        matches => all(at_the_top(kind), |(wire, value)| Value::from(vec![wire.clone(), value.clone()])),
        rest => all(rest, |wire| context! { wire, required => required(wire) }),
    }
}

/// The name of the type of a kind.
fn name(kind: &Message) -> String {
    if kind.is_told() { capital(&kind.id) } else { kind.ty.clone() }
}

fn referred(api: &Api, receiver: &Receiver, kind: &Message) -> String {
    match (kind.is_told(), is_rest(api, receiver, kind)) {
        (true, _) => name(kind),
        (false, true) => rest_name(kind),
        (false, false) => format!("types.{}", kind.ty),
    }
}

/// The fields by whose values kinds of messages are known.
fn discriminators(receiver: &Receiver) -> BTreeSet<&str> {
    receiver
        .messages
        .iter()
        .filter(|kind| kind.is_told())
        .flat_map(at_the_top)
        .map(|(field, _)| field.as_str())
        .collect()
}

/// Whether a kind is of all messages without the values of the other kinds, in the same fields.
fn is_rest(api: &Api, receiver: &Receiver, kind: &Message) -> bool {
    let by = discriminators(receiver);
    let ty = api.types.iter().find(|ty| ty.name == kind.ty);
    let Some(TypeKind::Struct(fields)) = ty.map(|ty| &ty.kind) else { return false };
    let text = |name: &&str| fields.iter().any(|field| field.wire == **name && field.ty == Ty::String);
    !kind.is_told() && !by.is_empty() && by.iter().all(text)
}

fn rest_name(kind: &Message) -> String {
    format!("Other{}", kind.ty)
}

/// The names of the kinds of each type.
fn by_type(receiver: &Receiver) -> BTreeMap<&str, BTreeSet<String>> {
    let mut types: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for kind in &receiver.messages {
        types.entry(&kind.ty).or_default().insert(name(kind));
    }
    types
}

/// How programs name a kind that is known by values: by its one value, if no two kinds have the same, or else by its name.
/// None if there is no such kind.
fn by_value(receiver: &Receiver) -> Option<Vec<(String, String)>> {
    let kinds: Vec<&Message> = receiver.messages.iter().filter(|kind| kind.is_told()).collect();
    let first = kinds.first()?;
    let single = kinds.iter().all(|kind| kind.matches.len() == 1 && kind.matches[0].0 == first.matches[0].0);
    let values: BTreeSet<_> = kinds.iter().map(|kind| &kind.matches[0].1).collect();
    let values = single && values.len() == kinds.len();
    let named = |kind: &&Message| (if values { kind.matches[0].1.clone() } else { name(kind) }, name(kind));
    Some(kinds.iter().map(named).collect())
}

/// The fields at the top of a message by which a kind is known: types say nothing of those further inside.
fn at_the_top(kind: &Message) -> impl Iterator<Item = &(String, String)> {
    kind.matches.iter().filter(|(field, _)| !field.starts_with('/'))
}
