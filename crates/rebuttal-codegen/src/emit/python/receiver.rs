//! `webhooks.py`.

use super::module::Module;
use super::style::Style;
use super::{options, text};
use crate::api::{Api, Receiver};
use crate::emit::File;

const RUNTIME: &str = "rebuttal._runtime.receiver";

/// The receiver's class.
pub(super) fn class(api: &Api) -> String {
    format!("{}Webhooks", api.class)
}

/// `webhooks.py`, where the provider sends any.
pub(super) fn file(api: &Api) -> Option<File> {
    let receiver = api.receiver.as_ref()?;
    let mut module = Module::default();
    let class = class(api);
    module.import(RUNTIME, "Ack");
    module.import(RUNTIME, "WebhookReceiver");
    module.import(RUNTIME, "Body");
    module.import(RUNTIME, "Headers");
    let base = format!("rebuttal._generated.{}", api.provider);
    module.import(&base, "options");
    let union = api.message();
    module.import(&format!("{base}.messages"), "KINDS");
    module.import(&format!("{base}.messages"), &union);
    let constructor = options::constructor(&mut module, &receiver.options, Style::Sync, "RECEIVER", "receiver");
    let lead = "Threads may share it, and it works after a fork.".to_owned();
    let described = text::docstring(4, &[text::sentence(&receiver.description), lead]);
    let mut out = format!("\n\nclass {class}(WebhookReceiver):\n{described}\n");
    out.push_str(&format!("    _provider = {}\n{}", text::quote(&api.provider), ack(receiver)));
    out.push_str("    _kinds = KINDS\n");
    out.push_str(&constructor);
    out.push_str(&methods(receiver, &union));
    module.add(&out);
    let path = format!("_generated/{}/webhooks.py", api.provider);
    Some(module.file(api, &path, &format!("{}: {class}.", api.title)))
}

fn ack(receiver: &Receiver) -> String {
    let answer = &receiver.acknowledgement;
    let content = text::quote(&answer.body);
    let content = if answer.body.contains('"') && !answer.body.contains(['\'', '\\', '\n']) {
        format!("'{}'", answer.body)
    } else {
        content
    };
    let parts = [
        format!("status_code={}", answer.status),
        format!("content={content}"),
        format!("media_type={}", text::quote(&answer.content_type)),
    ];
    text::tall(4, "_ack = Ack(", &parts, ")")
}

fn methods(receiver: &Receiver, union: &str) -> String {
    let messages = receiver.messages.iter().map(|message| text::sentence(&message.description));
    let kinds: Vec<String> = messages.collect();
    let arguments = [
        text::entry("headers", "The request's headers: any mapping, a framework's headers, or pairs."),
        text::entry(
            "body",
            "The body exactly as it was received; a signature does not match JSON that was parsed and written anew.",
        ),
    ];
    let raises = [
        text::entry("SignatureError", "It is not what the provider signed; `reason` says why. Nothing was parsed."),
        text::entry("DecodeError", "Its signature is valid, but it is not a JSON object; `raw` has its bytes."),
        text::entry("InvalidArgumentError", "`headers` or `body` is not of the accepted types."),
    ];
    let mut paragraphs = vec!["Verifies a message, then reads it.".to_owned()];
    paragraphs.extend(kinds);
    paragraphs.push("Fields and values that this version does not know are kept.".to_owned());
    let unreadable = "A value that cannot be read is None, and its path is in `unreadable_fields`. Every signed JSON object is at \
                      least a message of the last kind.";
    paragraphs.push(unreadable.to_owned());
    let sections = [text::section(8, "Args", &arguments), text::section(8, "Raises", &raises)];
    let receive = text::docstring_with(8, &paragraphs, &sections);
    let parse = [text::section(8, "Raises", &raises[1..])];
    let parse = text::docstring_with(8, &["Reads a message that `verify` has accepted.".into()], &parse);
    format!(
        "\n    def receive(self, headers: Headers, body: Body) -> {union}:\n{receive}        \
         return KINDS.build(self._receive(headers, body))\n\
         \n    def parse(self, body: Body) -> {union}:\n{parse}        \
         return KINDS.build(self._parse(body))\n"
    )
}
