//! Constructors, options, functions, handles and the webhook receiver.

use serde_json::Value;

use super::Describe;
use crate::api::{
    Acknowledgement, ArgType, Argument, Constructor, Function, Handle, Idempotency, Message, Opt, OptionKind, Receiver,
    ReturnType, Returns,
};
use crate::document::referenced;
use crate::read::COMMON;

/// The options that [`COMMON`] gives to every client (`client-options`) or call (`call-options`).
pub(super) fn common(pass: &mut Describe<'_>, key: &str) -> Vec<Opt> {
    let shared = crate::document::Document {
        file: COMMON.to_owned(),
        root: pass.document.common.clone(),
        common: Value::Null,
        foreign: None,
    };
    let mut inner = Describe { document: &shared, refusals: Vec::new() };
    let options = inner.options(&format!("/{key}"));
    let refusals = inner.refusals;
    pass.refusals.extend(refusals);
    options
}

/// Whether a default is of an option's type.
fn fits(ty: OptionKind, default: &Value) -> bool {
    match ty {
        OptionKind::String | OptionKind::Secret | OptionKind::Strings | OptionKind::Url | OptionKind::Path => {
            default.is_string()
        }
        OptionKind::Integer => default.is_i64(),
        OptionKind::Boolean => default.is_boolean(),
        OptionKind::Seconds => default.is_number(),
        OptionKind::Signer | OptionKind::Observer => false,
    }
}

impl<'d> Describe<'d> {
    pub(super) fn client(&mut self) -> Constructor {
        let mut options = self.options("/x-client/options");
        options.extend(common(self, "client-options"));
        Constructor { description: self.prose("/x-client/description"), options }
    }

    /// The options of one call: the common ones, then the document's.
    pub(super) fn call_options(&mut self) -> Vec<Opt> {
        let mut options = common(self, "call-options");
        options.extend(self.options("/x-call-options"));
        options
    }

    /// How calls are marked so that repeating them has no second effect.
    pub(super) fn idempotency(&mut self) -> Option<Idempotency> {
        self.at("/x-idempotency")?;
        let option = self.text("/x-idempotency/option");
        if self.list("/x-call-options").iter().all(|(_, known)| known.get("name") != Some(&Value::from(&*option))) {
            let problem = format!("There is no call option {option}.");
            self.refuse("/x-idempotency/option", problem, "Add it to x-call-options.");
        }
        let header = "/x-idempotency/header";
        Some(Idempotency {
            header: self.header(header).unwrap_or_else(|| self.text(header)),
            option,
            max_length: self.at("/x-idempotency/max-length").and_then(Value::as_u64),
            replayed: self.header("/x-idempotency/replayed-header"),
        })
    }

    /// The client option that a server's URL can be set by; it must be there.
    pub(super) fn host(&mut self, servers: &str) -> Option<String> {
        let at = format!("{servers}/0/x-option");
        let option = self.at(&at)?.as_str().unwrap_or_default().to_owned();
        if !self.is_client_option(&option) {
            self.refuse(&at, format!("There is no client option {option}."), "Add it to x-client/options.");
        }
        Some(option)
    }

    pub(super) fn is_client_option(&self, name: &str) -> bool {
        self.list("/x-client/options").iter().any(|(_, known)| known.get("name") == Some(&Value::from(name)))
    }

    /// The items of a list with their pointers; none if there is no such list.
    pub(super) fn list(&self, pointer: &str) -> Vec<(String, &'d Value)> {
        let list = self.at(pointer).and_then(Value::as_array).into_iter().flatten();
        list.enumerate().map(|(index, value)| (format!("{pointer}/{index}"), value)).collect()
    }

    fn options(&mut self, pointer: &str) -> Vec<Opt> {
        let mut options = Vec::new();
        for (at, value) in self.list(pointer) {
            let Some(ty) = value.get("type").and_then(super::value) else {
                let cure = "Write string, secret, signer, observer, strings, url, path, integer, boolean or seconds.";
                self.refuse(&format!("{at}/type"), "This option has no known type.", cure);
                continue;
            };
            if let Some(default) = value.get("default").filter(|default| !fits(ty, default)) {
                let problem = format!("The default {default} is not of the option's type.");
                self.refuse(&format!("{at}/default"), problem, "Write one that is, or leave it out.");
            }
            options.push(Opt {
                name: self.text(&format!("{at}/name")),
                ty,
                required: value.get("required").and_then(Value::as_bool).unwrap_or(false),
                instead_of: value.get("instead-of").and_then(Value::as_str).map(str::to_owned),
                env: value.get("env").and_then(Value::as_str).map(str::to_owned),
                split_at_space: value.get("split-at-space").and_then(Value::as_bool).unwrap_or(false),
                default: value.get("default").cloned(),
                header: self.header(&format!("{at}/header")),
                description: self.prose(&format!("{at}/description")),
            });
        }
        options
    }

    pub(super) fn receiver(&mut self) -> Option<Receiver> {
        self.at("/x-webhook-receiver")?;
        let at = "/x-webhook-receiver/acknowledgement";
        let status =
            self.at(&format!("{at}/status")).and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
        if status.is_none() {
            self.refuse(&format!("{at}/status"), "There is no HTTP status here.", "Write a number such as 200.");
        }
        let mut messages = Vec::new();
        for (path, _) in self.entries("/x-webhooks") {
            let operation = format!("/x-webhooks/{}/post", crate::document::segment(&path));
            let schema = format!("{operation}/requestBody/content/application~1json/schema");
            let Some(ty) = self.at(&schema).and_then(referenced) else {
                self.refuse(&schema, "This webhook's message has no named type.", "Refer to a component.");
                continue;
            };
            messages.push(Message {
                id: self.text(&format!("{operation}/operationId")),
                description: self.prose(&format!("{operation}/description")),
                ty: ty.to_owned(),
                matches: self.matches(&operation),
                keys: self.key_rules(&operation),
                ids: self.message_ids(&operation),
            });
        }
        let receiver = Receiver {
            description: self.prose("/x-webhook-receiver/description"),
            noun: self.at("/x-webhook-receiver/noun").and_then(Value::as_str).map(str::to_owned),
            options: self.options("/x-webhook-receiver/options"),
            signature: self.signature(),
            acknowledgement: Acknowledgement {
                status: status.unwrap_or_default(),
                content_type: self.text(&format!("{at}/content-type")),
                body: self.at(&format!("{at}/body")).and_then(Value::as_str).unwrap_or_default().to_owned(),
            },
            messages,
        };
        self.check_signature(&receiver);
        Some(receiver)
    }

    /// The fields and values by which a kind of message is known.
    fn matches(&mut self, operation: &str) -> Vec<(String, String)> {
        self.matching(&format!("{operation}/x-match"))
    }

    /// Fields with the texts that they must have.
    pub(super) fn matching(&mut self, list: &str) -> Vec<(String, String)> {
        let mut matches = Vec::new();
        for (field, value) in self.entries(list) {
            match value.as_str() {
                Some(value) => matches.push((field, value.to_owned())),
                None => {
                    let at = format!("{list}/{}", crate::document::segment(&field));
                    self.refuse(&at, "Only a text tells a message.", "Write the text that the field has.");
                }
            }
        }
        matches
    }

    pub(super) fn functions(&mut self, pointer: &str) -> Vec<Function> {
        let mut functions = Vec::new();
        for (at, _) in self.list(pointer) {
            let returns = self.returns(&format!("{at}/returns"));
            functions.push(Function {
                name: self.text(&format!("{at}/name")),
                description: self.prose(&format!("{at}/description")),
                arguments: self.arguments(&format!("{at}/arguments")),
                returns,
            });
        }
        functions
    }

    fn returns(&mut self, at: &str) -> Returns {
        let ty = match self.at(&format!("{at}/type")).and_then(Value::as_str) {
            Some("nothing") => return Returns { ty: ReturnType::Nothing, description: String::new() },
            Some("string") => ReturnType::String,
            Some("bytes") => ReturnType::Bytes,
            _ => {
                self.refuse(at, "What this function returns is not known.", "Write nothing, string or bytes.");
                ReturnType::Nothing
            }
        };
        Returns { ty, description: self.prose(&format!("{at}/description")) }
    }

    fn arguments(&mut self, pointer: &str) -> Vec<Argument> {
        let mut arguments = Vec::new();
        for (at, value) in self.list(pointer) {
            let ty = match value.get("type").and_then(Value::as_str) {
                Some("string") => ArgType::String,
                Some("bytes") => ArgType::Bytes,
                Some("integer") => ArgType::Integer,
                _ => {
                    let cure = "Write string, bytes or integer.";
                    self.refuse(&format!("{at}/type"), "This argument has no known type.", cure);
                    continue;
                }
            };
            arguments.push(Argument {
                name: self.text(&format!("{at}/name")),
                ty,
                default: value.get("default").cloned(),
                description: self.prose(&format!("{at}/description")),
            });
        }
        arguments
    }

    pub(super) fn handles(&mut self) -> Vec<Handle> {
        let mut handles = Vec::new();
        for (at, _) in self.list("/x-handles") {
            handles.push(Handle {
                name: self.text(&format!("{at}/name")),
                constructor: Constructor {
                    description: self.prose(&format!("{at}/description")),
                    options: self.options(&format!("{at}/options")),
                },
                functions: self.functions(&format!("{at}/functions")),
            });
        }
        handles
    }
}
