//! What a change of a document breaks: what programs can name of an `Api`, kept beside the packages, against what they can
//! name now.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use serde::{Deserialize, Serialize};

use crate::api::{Api, Field, Opt, ResponseShape, Ty};

/// Everything that programs can name, by its kind and place: `field Claim state`.
pub type Facts = BTreeMap<String, Fact>;

/// How it is now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What Python and Rust call it.
    name: String,
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    ty: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    private: bool,
}

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Gone,
    New,
    NewAndRequired,
    NowRequired,
    NowOptional,
    NowPrivate,
    NowPublic,
    Type,
}

/// The languages, in the order of what a rule says of them.
pub const LANGUAGES: [&str; 3] = ["rust", "python", "node"];
const ALL: [bool; 3] = [true; 3];
const NONE: [bool; 3] = [false; 3];
const RUST: [bool; 3] = [true, false, false];

/// By kind and change: what is said, and whether a program in Rust, Python and TypeScript breaks by it. What is not here
/// changes nothing that programs see.
const RULES: &[(&str, Change, &str, [bool; 3])] = &[
    ("operation", Change::Gone, "operation gone", ALL),
    ("operation", Change::New, "new operation", NONE),
    ("operation", Change::Type, "operation goes elsewhere", NONE),
    ("parameter", Change::Gone, "parameter gone", ALL),
    ("parameter", Change::New, "new parameter", NONE),
    ("parameter", Change::NewAndRequired, "new parameter, which is required", ALL),
    ("parameter", Change::NowRequired, "parameter is now required", ALL),
    // Rust's methods take what is required, and calls have a method for each of the others.
    ("parameter", Change::NowOptional, "parameter is now optional", RUST),
    ("parameter", Change::Type, "parameter's type changed", ALL),
    ("response", Change::Type, "response's type changed", ALL),
    ("type", Change::Gone, "type gone", ALL),
    ("type", Change::New, "new type", NONE),
    ("field", Change::Gone, "field gone", ALL),
    ("field", Change::New, "new field", NONE),
    ("field", Change::NewAndRequired, "new field", NONE),
    // Until now its type had no way to say that there is none.
    ("field", Change::NowOptional, "field may be absent now", ALL),
    ("field", Change::NowRequired, "field is always there now", RUST),
    // In Rust what is private has a type of its own.
    ("field", Change::NowPrivate, "field is private now", RUST),
    ("field", Change::NowPublic, "field is public now", RUST),
    ("field", Change::Type, "field's type changed", ALL),
    ("input", Change::Gone, "field of a parameter gone", ALL),
    ("input", Change::New, "new field of a parameter", NONE),
    ("input", Change::NewAndRequired, "new field of a parameter, which is required", ALL),
    ("input", Change::NowRequired, "field of a parameter is now required", ALL),
    ("input", Change::NowOptional, "field of a parameter is now optional", RUST),
    ("input", Change::Type, "type of a field of a parameter changed", ALL),
    // Everywhere else values are texts, and one that is not listed is kept.
    ("value", Change::Gone, "value gone", RUST),
    ("value", Change::New, "new value", NONE),
    ("option", Change::Gone, "option gone", ALL),
    ("option", Change::New, "new option", NONE),
    ("option", Change::NewAndRequired, "new option, which is required", ALL),
    ("option", Change::NowRequired, "option is now required", ALL),
    ("option", Change::NowOptional, "option is now optional", NONE),
    ("option", Change::Type, "option's type changed", ALL),
    ("message", Change::Gone, "kind of message gone", ALL),
    ("message", Change::New, "new kind of message", NONE),
    ("message", Change::Type, "kind of message has another type", ALL),
];

/// The key of the provider's name.
const PROVIDER: &str = "provider";

/// What programs can name of it.
pub fn facts(api: &Api) -> Facts {
    let mut facts = Facts::new();
    let mut add = |key: String, name: &str, ty: String, required| {
        facts.insert(key, Fact { name: name.to_owned(), ty, required, private: false });
    };
    add(PROVIDER.to_owned(), &api.provider, String::new(), false);
    for operation in &api.operations {
        let id = &operation.id;
        add(format!("operation {id}"), &operation.name, format!("{} {}", operation.method, operation.path), false);
        let response = match &operation.answer {
            ResponseShape::Named(name) => name.clone(),
            ResponseShape::Value(ty) => written(ty),
            other => format!("{other:?}").to_lowercase(),
        };
        let response = if operation.may_be_empty { response + " or nothing" } else { response };
        add(format!("response {id}"), &operation.name, response, false);
        for parameter in &operation.parameters {
            let field = &parameter.field;
            let place = if parameter.positional { ", by position" } else { "" };
            let ty = format!("{}{place}", shown(field));
            add(format!("parameter {id} {}", field.wire), &field.name, ty, field.required);
        }
    }
    for ty in api.types.iter().filter(|ty| !api.is_body_alone(&ty.name)) {
        add(format!("type {}", ty.name), &ty.name, String::new(), false);
        let kinds = [("field", ty.in_answer), ("input", ty.in_request)];
        for kind in kinds.into_iter().filter_map(|(kind, is)| is.then_some(kind)) {
            for field in ty.fields() {
                add(format!("{kind} {} {}", ty.name, field.wire), &field.name, shown(field), field.required);
            }
        }
        for value in ty.listed().into_iter().flat_map(|listed| &listed.values) {
            add(format!("value {} {}", ty.name, value.wire), &value.wire, String::new(), false);
        }
        for one in ty.union().into_iter().flat_map(|union| &union.variants) {
            one.values.iter().for_each(|value| add(format!("value {} {value}", ty.name), value, one.ty.clone(), false));
        }
    }
    let receiver = api.receiver.as_ref();
    let none: &[Opt] = &[];
    let options = [
        (api.client_class(), &api.client.options[..]),
        (api.receiver_class(), receiver.map_or(none, |receiver| &receiver.options)),
        ("CallOptions".to_owned(), &api.call_options),
    ];
    for (owner, options) in options {
        for option in options {
            let ty = format!("{:?}", option.ty).to_lowercase();
            add(format!("option {owner} {}", option.name), &option.name, ty, option.required);
        }
    }
    for message in receiver.into_iter().flat_map(|receiver| &receiver.messages) {
        add(format!("message {}", message.id), &message.id.to_snake_case(), message.ty.clone(), false);
    }
    for ty in api.types.iter().filter(|ty| ty.in_answer) {
        for field in ty.fields().iter().filter(|field| field.private) {
            if let Some(fact) = facts.get_mut(&format!("field {} {}", ty.name, field.wire)) {
                fact.private = true;
            }
        }
    }
    facts
}

/// The provider that the packages were made for; none where they were not made yet.
pub fn provider(facts: &Facts) -> Option<&str> {
    facts.get(PROVIDER).map(|fact| fact.name.as_str())
}

fn shown(field: &Field) -> String {
    let null = if field.nullable { " or null" } else { "" };
    format!("{}{null}", written(&field.ty))
}

fn written(ty: &Ty) -> String {
    match ty {
        Ty::Named(name) => name.clone(),
        Ty::List(item) => format!("list of {}", written(item)),
        Ty::Map(item) => format!("map of {}", written(item)),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// A paragraph on what changed, what breaks programs in these languages first; empty if nothing did.
pub fn report(before: &Facts, now: &Facts, languages: &[String]) -> String {
    let written = LANGUAGES.map(|language| languages.iter().any(|each| each == language));
    let mut said: Vec<([bool; 3], String)> = Vec::new();
    for key in before.keys().chain(now.keys().filter(|key| !before.contains_key(*key))) {
        // What stood in something that is new or gone as a whole is not said again.
        let kind = key.split(' ').next().unwrap_or_default();
        if kind != "option" && owner(key).is_some_and(|owner| before.contains_key(&owner) != now.contains_key(&owner)) {
            continue;
        }
        for change in changes(before.get(key), now.get(key)) {
            let rule = RULES.iter().find(|(of, which, ..)| (*of, *which) == (kind, change));
            let fact = before.get(key).or_else(|| now.get(key));
            if let (Some((_, _, text, breaks)), Some(fact)) = (rule, fact) {
                let breaks = [0, 1, 2].map(|index| breaks[index] && written[index]);
                said.push((breaks, line(key, fact, text, change, now.get(key), breaks)));
            }
        }
    }
    if said.is_empty() {
        return String::new();
    }
    let breaking = said.iter().filter(|(breaks, _)| *breaks != NONE).count();
    said.sort_by_key(|(breaks, _)| *breaks == NONE);
    let lines: String = said.into_iter().map(|(_, line)| format!("  {line}\n")).collect();
    format!("\nchanged since it was written, of which {breaking} break programs:\n{lines}")
}

fn changes(before: Option<&Fact>, now: Option<&Fact>) -> Vec<Change> {
    let (before, now) = match (before, now) {
        (Some(before), Some(now)) => (before, now),
        (Some(_), None) => return vec![Change::Gone],
        (None, Some(now)) if now.required => return vec![Change::NewAndRequired],
        _ => return vec![Change::New],
    };
    let required = match (before.required, now.required) {
        (false, true) => Some(Change::NowRequired),
        (true, false) => Some(Change::NowOptional),
        _ => None,
    };
    let private = match (before.private, now.private) {
        (false, true) => Some(Change::NowPrivate),
        (true, false) => Some(Change::NowPublic),
        _ => None,
    };
    required.into_iter().chain(private).chain((before.ty != now.ty).then_some(Change::Type)).collect()
}

/// The key of what something stands in: the operation of a parameter or response, the type of a field or value.
fn owner(key: &str) -> Option<String> {
    let mut words = key.split(' ');
    let (kind, owner) = (words.next()?, words.next()?);
    match kind {
        "parameter" | "response" => Some(format!("operation {owner}")),
        "field" | "input" | "value" => Some(format!("type {owner}")),
        _ => None,
    }
}

/// One change, with what is concerned as each language that breaks calls it.
fn line(key: &str, fact: &Fact, text: &str, change: Change, now: Option<&Fact>, breaks: [bool; 3]) -> String {
    let mut words = key.splitn(3, ' ');
    let (kind, owner, item) = (words.next().unwrap_or_default(), words.next().unwrap_or_default(), words.next());
    let place = item.map_or_else(|| owner.to_owned(), |item| format!("{owner} {item}"));
    let types = match now.filter(|now| change == Change::Type && now.ty != fact.ty) {
        Some(now) => format!(" ({}, was {})", now.ty, fact.ty),
        None => String::new(),
    };
    let called = |language: &str| {
        let snake = language != "node";
        let name = if snake { fact.name.as_str() } else { item.unwrap_or(owner) };
        match kind {
            "parameter" => format!("{}({name})", if snake { owner.to_snake_case() } else { owner.to_owned() }),
            "value" => owner.to_owned(),
            "field" | "input" if language == "rust" => format!("{owner}::{name}"),
            "field" | "input" => format!("{owner}.{name}"),
            _ => name.to_owned(),
        }
    };
    let broken = LANGUAGES.iter().zip(breaks).filter(|(_, breaks)| *breaks);
    let broken: Vec<String> = broken.map(|(language, _)| format!("{language} {}", called(language))).collect();
    match broken.is_empty() {
        true => format!("{text}: {place}{types}; nothing breaks"),
        false => format!("{text}: {place}{types}; breaks {}", broken.join(", ")),
    }
}
