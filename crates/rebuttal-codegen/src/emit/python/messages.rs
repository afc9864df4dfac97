//! `messages.py`: a class for each kind of message that its values identify, for `match`; and all kinds.

use heck::ToUpperCamelCase as _;

use super::module::Module;
use super::text;
use crate::api::{Api, Message, Receiver};
use crate::emit::File;

/// The class of a kind, and its module: a kind that no values identify has the class of its type.
pub(super) fn class(message: &Message) -> (String, &'static str) {
    if message.is_told() { (message.id.to_upper_camel_case(), "messages") } else { (message.ty.clone(), "types") }
}

/// The names that `messages.py` exports: the union of all kinds is the first.
pub(super) fn names(api: &Api) -> Vec<String> {
    let Some(receiver) = &api.receiver else { return Vec::new() };
    std::iter::once(api.message()).chain(identified(receiver).map(|message| class(message).0)).collect()
}

fn identified(receiver: &Receiver) -> impl Iterator<Item = &Message> {
    receiver.messages.iter().filter(|message| message.is_told())
}

/// `messages.py`, where the provider sends any.
pub(super) fn file(api: &Api) -> Option<File> {
    let receiver = api.receiver.as_ref()?;
    let mut module = Module::default();
    module.import("rebuttal._runtime.messages", "MessageKinds");
    module.import("typing", "TypeAlias");
    for message in &receiver.messages {
        module.import(&format!("rebuttal._generated.{}.types", api.provider), &message.ty);
    }
    for message in identified(receiver) {
        let parts = [message.ty.clone(), "frozen=True".to_owned(), "kw_only=True".to_owned()];
        let head = format!("class {}(", class(message).0);
        module.add(&format!("\n\n{}", text::spread(0, &head, &parts, "):")));
        module.add(&text::docstring(4, &[text::sentence(&message.description)]));
        if message.description.trim().is_empty() {
            module.add("    pass\n");
        }
    }
    let classes: Vec<String> = receiver.messages.iter().map(|message| class(message).0).collect();
    let mut types: Vec<String> = Vec::new();
    for class in &classes {
        if !types.contains(class) {
            types.push(class.clone());
        }
    }
    let union = api.message();
    if identified(receiver).next().is_some() {
        module.add("\n");
    }
    module.add(&alias(&union, &types));
    let rows: Vec<String> = receiver
        .messages
        .iter()
        .zip(&classes)
        .map(|(message, class)| format!("{}: {class}", text::quote(&message.id)))
        .collect();
    let head = format!("KINDS: MessageKinds[{union}] = MessageKinds(\n    {},\n", text::quote(&api.provider));
    module.add(&format!("\n{head}{}", text::tall(4, "{", &rows, "},\n)")));
    let path = format!("_generated/{}/messages.py", api.provider);
    Some(module.file(api, &path, &format!("{}: kinds of messages.", api.title)))
}

/// The union of the messages' types, under a name.
fn alias(name: &str, types: &[String]) -> String {
    let union = types.join(" | ");
    let line = format!("{name}: TypeAlias = {union}");
    let line = if line.len() <= text::WIDTH {
        line
    } else if 4 + union.len() <= text::WIDTH {
        format!("{name}: TypeAlias = (\n    {union}\n)")
    } else {
        format!("{name}: TypeAlias = (\n    {}\n)", types.join("\n    | "))
    };
    let description = "Any message that is received or fetched; distinguish kinds with `isinstance` or `match`.";
    format!("\n{line}\n{}", text::docstring(0, &[description.to_owned()]))
}
