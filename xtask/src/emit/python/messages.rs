//! `messages.py`: a class for each kind of message that is told by its values, for `match`.

use heck::ToUpperCamelCase as _;

use super::module::Module;
use super::text;
use crate::api::{Api, Message};
use crate::emit::File;

/// The class of a kind, and the module that has it: a kind that nothing tells from others has that of its type.
pub(super) fn class(message: &Message) -> (String, &'static str) {
    if message.matches.is_empty() {
        (message.ty.clone(), "types")
    } else {
        (message.id.to_upper_camel_case(), "messages")
    }
}

/// The names that `messages.py` gives.
pub(super) fn names(api: &Api) -> Vec<String> {
    told(api).map(|message| class(message).0).collect()
}

fn told(api: &Api) -> impl Iterator<Item = &Message> {
    let messages = api.receiver.iter().flat_map(|receiver| &receiver.messages);
    messages.filter(|message| !message.matches.is_empty())
}

/// `messages.py`, where a message is told by its values.
pub(super) fn file(api: &Api) -> Option<File> {
    let mut module = Module::default();
    for message in told(api) {
        module.import(&format!("rebuttal._generated.{}.types", api.provider), &message.ty);
        let parts = [message.ty.clone(), "frozen=True".to_owned(), "kw_only=True".to_owned()];
        let head = format!("class {}(", class(message).0);
        module.add(&format!("\n\n{}", text::spread(0, &head, &parts, "):")));
        module.add(&text::docstring(4, &[text::sentence(&message.description)]));
        if message.description.trim().is_empty() {
            module.add("    pass\n");
        }
    }
    let path = format!("_generated/{}/messages.py", api.provider);
    told(api).next().is_some().then(|| module.file(api, &path, &format!("{}: kinds of messages.", api.title)))
}
