//! Names that would meet in one of the languages.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::Describe;
use crate::api::{Api, Operation, TypeKind};
use crate::document::segment;

/// What a client has already in one of the languages.
const CLIENT: &[&str] =
    &["builder", "clone", "close", "constructor", "from_env", "then", "to_json", "to_string", "value_of"];

/// What a call has already, besides its options.
pub(crate) const CALL: &[&str] =
    &["extra", "on_progress", "options", "pages", "params", "progress", "self", "send", "signal", "stream"];

/// What stands beside the types in one of the languages, whatever the provider.
const BESIDE_TYPES: &[&str] = &[
    "Answer", "Any", "AsyncPages", "CallOptions", "ClassVar", "Clear", "Content", "Date", "FileInput", "Items",
    "ListOf", "Literal", "MapOf", "Maybe", "MaybeEmpty", "Model", "NoContent", "Pages", "Record", "ResponseList",
    "ResponseValue", "Time", "Uint8Array", "ValueOf",
];

/// What stands behind the provider's class in names that are made for it.
const OF_CLASS: &[&str] = &["Client", "ClientOptions", "Message", "Webhooks", "WebhooksOptions"];

impl Describe<'_> {
    pub(super) fn check_names(&mut self, api: &Api) {
        self.operation_names(api);
        self.type_names(api);
        self.function_names(api);
        for operation in &api.operations {
            self.parameter_names(api, operation);
        }
        self.message_types(api);
    }

    fn operation_names(&mut self, api: &Api) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for operation in &api.operations {
            let at = format!("{}/operationId", place(operation));
            if let Some(other) = seen.insert(&operation.name, &operation.id) {
                let problem = format!("{} has the same name as {other}.", operation.id);
                self.refuse(&at, problem, "Choose another operationId.");
            }
            if CLIENT.contains(&operation.name.as_str()) {
                let problem = format!("The name {} is taken: every client has it.", operation.name);
                self.refuse(&at, problem, "Choose another operationId.");
            }
        }
    }

    fn type_names(&mut self, api: &Api) {
        let calls = api.operations.iter().map(|operation| operation.id.to_upper_camel_case());
        let taken: Vec<String> = calls.chain(api.handles.iter().map(|handle| handle.name.clone())).collect();
        let made = made(api);
        for ty in &api.types {
            let at = format!("/components/schemas/{}", segment(&ty.name));
            if made.contains(&ty.name) {
                let problem = format!("The name {} is that of something else in one of the languages.", ty.name);
                self.refuse(&at, problem, "Choose another; names of schemas don't travel.");
            }
            let spelled = ty.name.to_upper_camel_case();
            if spelled != ty.name {
                let problem = format!("The name {} would become {spelled} in Rust.", ty.name);
                self.refuse(&at, problem, format!("Write {spelled}; names of schemas don't travel."));
            }
            if taken.contains(&ty.name) {
                let problem = format!("The name {} is that of an operation's call or of a handle.", ty.name);
                self.refuse(&at, problem, "Choose another; names of schemas don't travel.");
            }
            if let TypeKind::Enum(values) = &ty.kind {
                let mut seen: BTreeMap<String, &str> = BTreeMap::new();
                for (index, value) in values.values.iter().enumerate() {
                    if let Some(other) = seen.insert(value.wire.to_upper_camel_case(), &value.wire) {
                        let problem = format!("{} and {other} have the same name in Rust.", value.wire);
                        let cure = "Leave one out: it is kept all the same, as a value that is not listed.";
                        self.refuse(&format!("{at}/enum/{index}"), problem, cure);
                    }
                }
            }
        }
    }

    /// Functions, the groups of every enumeration and the guards of messages stand side by side in Python and Node.
    fn function_names(&mut self, api: &Api) {
        let messages = api.receiver.iter().flat_map(|receiver| &receiver.messages);
        let mut guards: BTreeSet<String> =
            messages.map(|message| format!("is_{}", message.ty.to_snake_case())).collect();
        guards.extend(api.receiver.iter().filter_map(|receiver| Some(format!("is_{}", receiver.noun.as_ref()?))));
        let functions = api.functions.iter().enumerate();
        let mut named: Vec<(String, String)> =
            functions.map(|(index, it)| (it.name.to_snake_case(), format!("/x-functions/{index}/name"))).collect();
        for ty in &api.types {
            let TypeKind::Enum(listed) = &ty.kind else { continue };
            let at = |name: &str| format!("/components/schemas/{}/x-groups/{}", segment(&ty.name), segment(name));
            named.extend(listed.groups.iter().map(|group| (group.name.to_snake_case(), at(&group.name))));
        }
        let mut seen: BTreeMap<String, String> = guards.into_iter().map(|name| (name, String::new())).collect();
        for (name, at) in named {
            let problem = match seen.get(&name).map(String::as_str) {
                None => {
                    seen.insert(name, at);
                    continue;
                }
                Some("") => format!("The name {name} is that of the function that tells this kind of message."),
                Some(other) => format!("The name {name} is taken by {other}."),
            };
            self.refuse(&at, problem, "Choose another: functions and groups share one module.");
        }
    }

    fn parameter_names(&mut self, api: &Api, operation: &Operation) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for parameter in &operation.parameters {
            let name = parameter.field.name.to_snake_case();
            if CALL.contains(&name.as_str()) || api.call_options.iter().any(|option| option.name == name) {
                let problem =
                    format!("The parameter {} has the name of an option that every call has.", parameter.field.wire);
                self.refuse(&place(operation), problem, "Give the parameter another name with x-name.");
            }
            if let Some(other) = seen.insert(name, &parameter.field.wire) {
                let problem = format!("The parameters {} and {other} have the same name.", parameter.field.wire);
                self.refuse(&place(operation), problem, "Leave one out, or rename the one in the path.");
            }
        }
    }

    fn message_types(&mut self, api: &Api) {
        let webhooks = self.entries("/x-webhooks");
        let Some(receiver) = &api.receiver else {
            if !webhooks.is_empty() {
                self.refuse("/x-webhooks", "Nothing receives these messages.", "Add x-webhook-receiver.");
            }
            return;
        };
        if webhooks.is_empty() {
            self.refuse("/x-webhook-receiver", "There is no message to receive.", "Add x-webhooks.");
        }
        for (name, _) in webhooks {
            let at = format!("/x-webhooks/{}/post", segment(&name));
            let id = self.at(&format!("{at}/operationId")).and_then(|id| id.as_str());
            let Some(message) = receiver.messages.iter().find(|message| Some(message.id.as_str()) == id) else {
                continue;
            };
            if !is_struct(api, &message.ty) {
                let problem = format!("{} is no object with properties.", message.ty);
                self.refuse(&format!("{at}/requestBody/content/application~1json/schema"), problem, "Refer to one.");
            }
        }
    }
}

/// Whether no type of a provider with this class can have the name.
pub(crate) fn is_taken_type(name: &str, class: &str) -> bool {
    let own = || name.strip_prefix(class).or_else(|| name.strip_prefix("Async")?.strip_prefix(class));
    super::schemas::TAKEN_TYPES.contains(&name)
        || BESIDE_TYPES.contains(&name)
        || own().is_some_and(|rest| OF_CLASS.contains(&rest))
}

/// The names that are made for the provider and stand beside its types.
fn made(api: &Api) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = BESIDE_TYPES.iter().map(|&name| name.to_owned()).collect();
    names.extend(OF_CLASS.iter().map(|name| format!("{}{name}", api.class)));
    names.insert(format!("Async{}Client", api.class));
    names.extend(api.operations.iter().map(|operation| operation.id.to_upper_camel_case() + "Params"));
    names.extend(api.handles.iter().map(|handle| format!("{}Options", handle.name)));
    // A kind that is told by its values is a class of its own in Python.
    let told = api.receiver.iter().flat_map(|receiver| &receiver.messages).filter(|message| message.is_told());
    names.extend(told.map(|message| message.id.to_upper_camel_case()));
    names
}

fn is_struct(api: &Api, name: &str) -> bool {
    api.types.iter().any(|ty| ty.name == name && matches!(ty.kind, TypeKind::Struct(_)))
}

fn place(operation: &Operation) -> String {
    format!("/paths/{}/{}", segment(&operation.path), operation.method.to_lowercase())
}
