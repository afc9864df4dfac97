//! The webhook receiver, functions and handles that users see.

use std::collections::BTreeSet;

use heck::ToUpperCamelCase;

use crate::api::{Api, ArgType, Argument, Function, Handle, Receiver, ReturnType};

use super::text::{docs, ident, literal};

pub fn emit(api: &Api) -> String {
    let mut out = String::from(
        "#![allow(unused_imports)]\n\nuse super::provider::PROVIDER;\nuse super::tables;\nuse super::types::*;\nuse ::rebuttal_runtime::Error;\n\
         use ::rebuttal_runtime::options;\n\
         use ::rebuttal_runtime::provider::{AnyHandle, Argument, Returned};\nuse ::rebuttal_runtime::webhook::{AnyReceiver, system_now};\nuse ::rebuttal_schema::Acknowledgement;\n",
    );
    if let Some(receiver) = &api.receiver {
        out.push_str(&receive(receiver));
    }
    for function in &api.functions {
        out.push_str(&run(function, None));
    }
    for handle in &api.handles {
        out.push_str(&object(handle));
    }
    out
}

/// What messages are: an enum over their types, which may hold messages themselves.
pub fn messages(api: &Api) -> String {
    let Some(receiver) = &api.receiver else { return String::new() };
    let mut out = String::from(
        "\n/// A message: received, fetched or from a queue. Each knows what of it could not be read.\n///\n\
         /// As JSON it is the message alone, under the provider's names.\n#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\n\
         #[allow(clippy::large_enum_variant, reason = \"one at a time is received, and a box would be in everybody's way\")]\n\
         pub enum Message {\n",
    );
    for message in &receiver.messages {
        out.push_str(&docs("///", &message.description, "    "));
        out.push_str(&format!(
            "    {}(::rebuttal_runtime::Received<{}>),\n",
            message.id.to_upper_camel_case(),
            message.ty
        ));
    }
    out.push_str("}\n");
    out.push_str(&methods(receiver));
    out + &as_json(receiver)
}

fn receive(receiver: &Receiver) -> String {
    let mut out = format!("\n{}", docs("///", &receiver.description, ""));
    out.push_str("#[derive(Debug)]\npub struct Webhooks(AnyReceiver);\n");
    out.push_str(&super::client::builder("WebhooksBuilder", "Makes a [`Webhooks`].", &receiver.options));
    out.push_str(
        "\nimpl WebhooksBuilder {\n    /// Makes the receiver.\n    ///\n    /// # Errors\n    \
         /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault.\n    pub fn build(self) -> Result<Webhooks, Error> {\n        \
         AnyReceiver::open(PROVIDER, self.options).map(Webhooks)\n    }\n}\n",
    );
    out.push_str(
        "\nimpl Webhooks {\n    /// Starts with no options set.\n    pub fn builder() -> WebhooksBuilder {\n        \
         WebhooksBuilder::default()\n    }\n\n    \
         /// Takes the options from the environment variables that their descriptions name.\n    ///\n    /// # Errors\n    \
         /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which is missing, or the option which is not usable.\n    \
         pub fn from_env() -> Result<Self, Error> {\n        \
         AnyReceiver::open(PROVIDER, options::from_env(tables::PROVIDER.webhook_options())?).map(Self)\n    }\n\n    \
         /// Verifies a message over its exact bytes, then reads it.\n    ///\n    /// # Errors\n    \
         /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) before anything is parsed; [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode) if the verified bytes are no JSON object.\n    \
         pub fn receive(&self, headers: &::http::HeaderMap, body: &[u8]) -> Result<Message, Error> {\n        \
         self.verify(headers, body)?;\n        self.parse(body)\n    }\n\n    \
         /// Verifies a message without reading it.\n    ///\n    /// # Errors\n    /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) with the reason.\n    \
         pub fn verify(&self, headers: &::http::HeaderMap, body: &[u8]) -> Result<(), Error> {\n        \
         let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();\n        \
         self.0.verify(&headers, body, system_now())\n    }\n\n    \
         /// Reads a message that was verified before.\n    ///\n    /// # Errors\n    \
         /// [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode) if it is no JSON object.\n    \
         pub fn parse(&self, body: &[u8]) -> Result<Message, Error> {\n        Message::of(self.0.parse(body)?)\n    }\n\n    \
         /// What to answer to a message that was taken.\n    pub fn acknowledgement(&self) -> Acknowledgement {\n        \
         self.0.acknowledgement()\n    }\n\n    \
         /// The headers of a message signed as the provider would, for tests.\n    ///\n    /// # Errors\n    \
         /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) if the key is not usable.\n    \
         pub fn sign_test_message(&self, body: &[u8], signing_key: &str) -> Result<Vec<(String, String)>, Error> {\n        \
         self.0.sign_test(signing_key, body, system_now())\n    }\n}\n",
    );
    out
}

/// How a message is read from JSON, and written.
fn as_json(receiver: &Receiver) -> String {
    let mut out = String::from(
        "\nimpl ::serde::Serialize for Message {\n    \
         fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {\n        match self {\n",
    );
    for message in &receiver.messages {
        let variant = message.id.to_upper_camel_case();
        out.push_str(&format!("            Self::{variant}(message) => message.serialize(writer),\n"));
    }
    out.push_str(
        "        }\n    }\n}\n\n/// From JSON by `serde_json`: of its kind by the same rules as one that is received.\n\
         impl<'de> ::serde::Deserialize<'de> for Message {\n    \
         fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {\n        \
         let raw = Box::<::serde_json::value::RawValue>::deserialize(reader)?;\n        \
         let read = ::rebuttal_runtime::message::read(&super::tables::PROVIDER, raw.get().as_bytes()).and_then(Self::of);\n        read.map_err(::serde::de::Error::custom)\n    }\n}\n\n\
         #[cfg(feature = \"schemars\")]\nimpl ::schemars::JsonSchema for Message {\n    \
         fn schema_name() -> std::borrow::Cow<'static, str> {\n        \"Message\".into()\n    }\n\n    \
         fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {\n        \
         ::schemars::json_schema!({ \"anyOf\": [",
    );
    let types: BTreeSet<&str> = receiver.messages.iter().map(|message| message.ty.as_str()).collect();
    let types: Vec<String> = types.iter().map(|ty| format!("generator.subschema_for::<{ty}>()")).collect();
    out + &types.join(", ") + "] })\n    }\n}\n"
}

/// What a message has whatever its kind.
fn methods(receiver: &Receiver) -> String {
    let mut out = String::from(
        "\nimpl Message {\n    \
         /// What tells this message from all others, and is the same when it is sent again: for\n    \
         /// [`dedup::once`](fn@::rebuttal_runtime::dedup::once). It holds no personal data. None if nobody can tell a repetition of it\n    \
         /// from another message, such as one of a type that is not known yet: that one is to be processed.\n    \
         pub fn dedup_key(&self) -> Option<String> {\n        match self {\n",
    );
    for message in &receiver.messages {
        out.push_str(&format!(
            "            Self::{}(message) => ::rebuttal_runtime::message::dedup_key_of(&super::tables::PROVIDER, {}, message),\n",
            message.id.to_upper_camel_case(),
            literal(&message.id)
        ));
    }
    out.push_str(
        "        }\n    }\n\n    \
         /// JSON pointers of what is in the message and absent here, because it could not be read. If the message is of a\n    \
         /// general kind although its type names another, the first says why.\n    \
         pub fn unreadable_fields(&self) -> &[String] {\n        match self {\n",
    );
    for message in &receiver.messages {
        let variant = message.id.to_upper_camel_case();
        out.push_str(&format!("            Self::{variant}(message) => message.unreadable_fields(),\n"));
    }
    out.push_str(
        "        }\n    }\n\n    pub(super) fn of(message: ::rebuttal_runtime::message::Message) -> Result<Self, ::rebuttal_runtime::Error> {\n        \
         match message.id {\n",
    );
    for message in &receiver.messages {
        out.push_str(&format!(
            "            {} => ::rebuttal_runtime::Received::read(message).map(Self::{}),\n",
            literal(&message.id),
            message.id.to_upper_camel_case()
        ));
    }
    out + "            id => Err(::rebuttal_runtime::options::no_message(id)),\n        }\n    }\n}\n"
}

/// A free function, or a method of the handle `object`.
fn run(function: &Function, object: Option<&str>) -> String {
    let indent = if object.is_some() { "    " } else { "" };
    let mut out = String::from("\n");
    let mut text = function.description.clone();
    for argument in &function.arguments {
        text.push_str(&format!("\n\n* `{}`: {}", argument.name, argument.description));
    }
    if function.returns.ty != ReturnType::Nothing {
        text.push_str(&format!("\n\nReturns: {}", function.returns.description));
    }
    text.push_str("\n\n# Errors\nAs said above, and `InvalidArgumentError` for an argument that is not usable.");
    out.push_str(&docs("///", &text, indent));
    let arguments: Vec<String> =
        function.arguments.iter().map(|argument| format!("{}: {}", ident(&argument.name), ty(argument))).collect();
    let (returns, take) = match function.returns.ty {
        ReturnType::Nothing => ("()", "drop"),
        ReturnType::String => ("String", "Returned::into_text"),
        ReturnType::Bytes => ("Vec<u8>", "Returned::into_bytes"),
    };
    let passed: Vec<String> = function.arguments.iter().map(pass).collect();
    let receiver = if object.is_some() { if arguments.is_empty() { "&self" } else { "&self, " } } else { "" };
    let target = match object {
        Some(_) => format!("self.0.run({}, ", literal(&function.name)),
        None => format!("PROVIDER.run({}, ", literal(&function.name)),
    };
    out.push_str(&format!(
        "{indent}pub fn {}({receiver}{}) -> Result<{returns}, Error> {{\n{indent}    {target}&[{}]).map({take})\n{indent}}}\n",
        ident(&function.name),
        arguments.join(", "),
        passed.join(", ")
    ));
    out
}

fn ty(argument: &Argument) -> &'static str {
    match argument.ty {
        ArgType::String => "&str",
        ArgType::Bytes => "&[u8]",
        ArgType::Integer => "i64",
    }
}

fn pass(argument: &Argument) -> String {
    let name = ident(&argument.name);
    match argument.ty {
        ArgType::String => format!("Argument::Text({name})"),
        ArgType::Bytes => format!("Argument::Bytes({name})"),
        ArgType::Integer => format!("Argument::Integer({name})"),
    }
}

fn object(handle: &Handle) -> String {
    let name = &handle.name;
    let mut out = format!("\n{}", docs("///", &handle.constructor.description, ""));
    out.push_str(&format!("#[derive(Debug)]\npub struct {name}(AnyHandle);\n\nimpl {name} {{\n"));
    let mut text = String::from("Makes it from its options.\n");
    let mut arguments = Vec::new();
    let mut inserts = String::new();
    for option in &handle.constructor.options {
        text.push_str(&format!("\n* `{}`: {}", option.name, option.description));
        arguments.push(format!("{}: impl Into<String>", ident(&option.name)));
        inserts.push_str(&format!(
            "        options.insert({}, Into::<String>::into({}));\n",
            literal(&option.name),
            ident(&option.name)
        ));
    }
    text.push_str("\n\n# Errors\n`ConfigError` that names the option at fault.");
    out.push_str(&docs("///", &text, "    "));
    out.push_str(&format!(
        "    pub fn new({}) -> Result<Self, Error> {{\n        let mut options = options::Given::default();\n{inserts}        \
         AnyHandle::open(PROVIDER, {}, options).map(Self)\n    }}\n",
        arguments.join(", "),
        literal(name)
    ));
    for function in &handle.functions {
        out.push_str(&run(function, Some(name)));
    }
    out.push_str("}\n");
    out
}
