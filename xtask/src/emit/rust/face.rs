//! The client that users see: constructor, and one builder for each operation.

use heck::ToUpperCamelCase;

use crate::api::{Answer, Api, Encoding, Operation, Opt, OptType, Pages, Parameter, Ty};

use super::text::{docs, given, ident, limits, literal, option_argument, option_value, request_type};

/// The client and its constructor.
pub fn client_file(api: &Api) -> String {
    let mut out = String::from(
        "use serde_json::{Map, Value};\n\nuse super::*;\nuse ::rebuttal::runtime::client::AnyClient;\n\
         use ::rebuttal::runtime::files::Files;\nuse ::rebuttal::runtime::options;\nuse ::rebuttal::Error;\n",
    );
    out.push_str(&client(api));
    out.push_str(&builder("ClientBuilder", "Makes a [`Client`].", &api.client.options));
    out.push_str(
        "\nimpl ClientBuilder {\n    /// Makes the client. Nothing is sent yet.\n    ///\n    /// # Errors\n    \
         /// [`ErrorKind::Config`](::rebuttal::ErrorKind::Config) that names the option at fault.\n    pub fn build(self) -> Result<Client, Error> {\n        \
         AnyClient::open(&tables::PROVIDER, &options::json(self.options), self.objects).map(Client)\n    }\n}\n",
    );
    out
}

/// One builder for each operation.
pub fn calls_file(api: &Api) -> String {
    let mut out = String::from(
        "use serde_json::{Map, Value};\n\nuse super::*;\nuse ::rebuttal::runtime::client::AnyClient;\n\
         use ::rebuttal::runtime::files::Files;\nuse ::rebuttal::runtime::options;\nuse ::rebuttal::{Error, Response};\n",
    );
    out.push_str(&shared(api));
    for operation in &api.operations {
        out.push_str(&call(operation));
    }
    out
}

/// What every call has.
fn shared(api: &Api) -> String {
    let mut out = String::from(
        "\n/// What every call takes.\nmacro_rules! options_of {\n    ($call:ident) => {\n        impl $call {",
    );
    for option in &api.call_options {
        out.push('\n');
        let text = format!("{}{}", docs("///", &option_docs(option), "    "), setter(option));
        out.push_str(&text.lines().map(|line| format!("        {line}\n")).collect::<String>());
    }
    out.push_str(
        "\n            /// A parameter that this release does not know yet, by its name on the wire.\n            \
         pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {\n                \
         options::extra(&mut self.parameters, name.into(), value.into());\n                self\n            }\n        }\n\n        \
         impl ::std::fmt::Debug for $call {\n            \
         fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {\n                \
         f.debug_struct(stringify!($call)).finish_non_exhaustive()\n            }\n        }\n    };\n}\n",
    );
    out
}

fn client(api: &Api) -> String {
    let mut out = format!("\n{}", docs("///", &api.client.description, ""));
    out.push_str("///\n/// Cloning it is cheap and shares the connections.\n#[derive(Clone, Debug)]\npub struct Client(AnyClient);\n");
    out.push_str(
        "\nimpl Client {\n    /// Starts with no options set.\n    pub fn builder() -> ClientBuilder {\n        \
         ClientBuilder::default()\n    }\n\n    \
         /// Takes the options from the environment variables that their descriptions name.\n    ///\n    /// # Errors\n    \
         /// [`ErrorKind::Config`](::rebuttal::ErrorKind::Config) that names the variable which is missing, or the option which is not usable.\n    \
         pub fn from_env() -> Result<Self, Error> {\n        \
         Ok(Self(AnyClient::open(&tables::PROVIDER, &options::from_env(tables::CLIENT_OPTIONS)?, options::Objects::default())?))\n    }\n\n    \
         /// Refuses every later call and closes the connections; calls in flight go on.\n    pub fn close(&self) {\n        self.0.close();\n    }\n",
    );
    for (index, operation) in api.operations.iter().enumerate() {
        out.push('\n');
        out.push_str(&docs("///", &operation_docs(api, operation), "    "));
        let name = call_name(operation);
        let arguments: Vec<String> = required(operation)
            .map(|parameter| format!(", {}: {}", ident(&parameter.field.name), given(&parameter.field.ty)))
            .collect();
        out.push_str(&format!(
            "    pub fn {}(&self{}) -> {name} {{\n        let {}parameters = Map::new();\n        \
             let {}files = Files::default();\n",
            ident(&operation.name),
            arguments.concat(),
            if arguments.is_empty() { "" } else { "mut " },
            if required(operation).any(|parameter| parameter.field.ty == Ty::File) { "mut " } else { "" }
        ));
        for parameter in required(operation) {
            out.push_str(&format!(
                "        parameters.insert({}.to_owned(), {});\n",
                literal(&parameter.field.wire),
                value(parameter, &ident(&parameter.field.name))
            ));
        }
        out.push_str(&format!(
            "        {name} {{ client: self.0.clone(), operation: &tables::OPERATIONS[{index}], parameters, files, options: Map::new() }}\n    }}\n"
        ));
    }
    out.push_str("}\n");
    out
}

/// What the call cannot do without, positional ones first.
fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.required)
}

/// The expression that turns the argument `name` into JSON.
fn value(parameter: &Parameter, name: &str) -> String {
    match &parameter.field.ty {
        Ty::String | Ty::Expandable(_) => format!("Value::String({name}.into())"),
        Ty::List(inner) => format!("options::value(options::items::<{}>({name}))", request_type(inner, false)),
        Ty::Map(inner) => format!("options::value(options::entries::<{}>({name}))", request_type(inner, false)),
        Ty::Integer | Ty::UnixTime | Ty::Number | Ty::Boolean => format!("Value::from({name})"),
        Ty::File => {
            format!("options::attachment(&mut {}files.list, {name}.into())", if name == "value" { "self." } else { "" })
        }
        ty => format!("options::value::<{}>({name}.into())", request_type(ty, false)),
    }
}

fn operation_docs(api: &Api, operation: &Operation) -> String {
    let mut text = format!("{}\n\n{}\n", operation.summary, operation.description);
    if operation.irreversible {
        text.push_str("\n**This cannot be undone.**\n");
    }
    for parameter in required(operation) {
        let field = &parameter.field;
        text.push_str(&format!("\n* `{}`: {}{}", ident(&field.name), field.description, limits(field)));
    }
    let codes = operation.codes.iter().filter_map(|code| api.code(code));
    let listed: Vec<String> = codes
        .filter_map(|rule| {
            let class = rule.error.as_ref()?;
            Some(format!("\n* `{class}` (`{}`): {} {}", rule.code, rule.description, rule.advice))
        })
        .collect();
    text.push_str(
        "\n\n# Errors\nThose that any call can end with, as [`ErrorKind`](::rebuttal::ErrorKind) describes them",
    );
    text.push_str(if listed.is_empty() { "." } else { ", and for reasons of its own:\n" });
    text.push_str(&listed.concat());
    text
}

pub(super) fn builder(name: &str, about: &str, options: &[Opt]) -> String {
    let mut out = format!("\n{}", docs("///", about, ""));
    out.push_str(&format!(
        "#[derive(Default)]\npub struct {name} {{\n    options: options::Given,\n    \
         #[allow(dead_code)]\n    objects: options::Objects,\n}}\n"
    ));
    out.push_str(&format!(
        "\nimpl ::std::fmt::Debug for {name} {{\n    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {{\n        \
         // Names only: secrets are among the values.\n        f.debug_set().entries(self.options.keys()).finish()\n    }}\n}}\n"
    ));
    out.push_str(&format!("\nimpl {name} {{"));
    for option in options {
        out.push('\n');
        out.push_str(&docs("///", &option_docs(option), "    "));
        out.push_str(&setter(option));
    }
    out.push_str("}\n");
    out
}

fn setter(option: &Opt) -> String {
    let object = match option.ty {
        OptType::Signer => Some("signer"),
        OptType::Observer => Some("observer"),
        _ => None,
    };
    if let Some(object) = object {
        return format!(
            "    pub fn {}(mut self, value: {}) -> Self {{\n        \
             self.objects.{object} = Some(::std::sync::Arc::new(value));\n        self\n    }}\n",
            ident(&option.name),
            option_argument(option.ty)
        );
    }
    format!(
        "    pub fn {}(mut self, value: {}) -> Self {{\n        self.options.insert({}.to_owned(), {});\n        self\n    }}\n",
        ident(&option.name),
        option_argument(option.ty),
        literal(&option.name),
        option_value(option.ty)
    )
}

fn option_docs(option: &Opt) -> String {
    let mut text = option.description.clone();
    match (&option.default, option.required) {
        (Some(default), _) if option.ty == OptType::Seconds => text.push_str(&format!(" Default: {default} seconds.")),
        (Some(default), _) => text
            .push_str(&format!(" Default: `{}`.", default.as_str().map_or_else(|| default.to_string(), str::to_owned))),
        (None, true) => text.push_str(" Required."),
        (None, false) => {}
    }
    if let Some(other) = &option.instead_of {
        text.push_str(&format!(" In place of `{other}`."));
    }
    if let Some(env) = &option.env {
        text.push_str(&format!(" Environment: `{env}`."));
    }
    text
}

fn call(operation: &Operation) -> String {
    let name = call_name(operation);
    let mut out = format!("\n/// A call of [`Client::{}`], sent by [`send`](Self::send).\n", ident(&operation.name));
    out.push_str("#[must_use = \"nothing is sent before `send`\"]\n");
    out.push_str(&format!(
        "pub struct {name} {{\n    pub(super) client: AnyClient,\n    \
         pub(super) operation: &'static ::rebuttal::runtime::provider::Operation,\n    \
         pub(super) parameters: Map<String, Value>,\n    pub(super) files: Files,\n    \
         pub(super) options: Map<String, Value>,\n}}\n\noptions_of!({name});\n\nimpl {name} {{\n"
    ));
    for parameter in operation.parameters.iter().filter(|parameter| !parameter.field.required) {
        out.push_str(&optional(parameter));
    }
    if operation.encoding == Some(Encoding::Multipart) {
        out.push_str(
            "    /// Is told after each piece of the files how many bytes went out, and how many there are. An attempt that is\n    \
             /// repeated begins anew.\n    pub fn progress(mut self, told: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {\n        \
             self.files.progress = Some(::std::sync::Arc::new(told));\n        self\n    }\n\n",
        );
    }
    out.push_str(&format!(
        "    /// Checks, signs and sends the request, as often as the operation allows.\n    ///\n    /// # Errors\n    \
         /// As [`Client::{}`] lists them.\n    pub async fn send(self) -> Result<Response<{}>, Error> {{\n        \
         let options = options::json(self.options);\n        \
         self.client.{}(self.operation, Value::Object(self.parameters), &options, self.files).await\n    }}\n",
        ident(&operation.name),
        answer(operation),
        if operation.answer == Answer::Binary { "call_bytes" } else { "call_typed" }
    ));
    if let Some(pages) = &operation.pages {
        out.push_str(&streams(operation, pages));
    }
    out.push_str("}\n");
    out
}

/// The methods of a parameter that may be left out.
fn optional(parameter: &Parameter) -> String {
    let field = &parameter.field;
    let mut out = docs("///", &format!("{}{}", field.description, limits(field)), "    ");
    out.push_str(&format!(
        "    pub fn {}(mut self, value: {}) -> Self {{\n        self.parameters.insert({}.to_owned(), {});\n        self\n    }}\n\n",
        ident(&field.name),
        given(&parameter.field.ty),
        literal(&field.wire),
        value(parameter, "value")
    ));
    if field.clearable {
        out.push_str(&format!(
            "    /// Clears what the provider has.\n    pub fn clear_{}(mut self) -> Self {{\n        \
             self.parameters.insert({}.to_owned(), Value::Null);\n        self\n    }}\n\n",
            field.name,
            literal(&field.wire)
        ));
    }
    out
}

/// The pages one after the other, and their items.
fn streams(operation: &Operation, pages: &Pages) -> String {
    let back =
        pages.before.as_ref().map(|before| format!(" With `{}` it walks back.", ident(before))).unwrap_or_default();
    format!(
        "\n    /// Every item, page after page, each page asked for when its first item is.{back}\n    ///\n    \
         /// It ends after the first error; what it gave until then is good.\n    \
         pub fn stream(self) -> ::rebuttal::Items<{0}> {{\n        \
         let options = options::json(self.options);\n        \
         self.client.items(self.operation, Value::Object(self.parameters), options, |page: {1}| page.{2})\n    }}\n\n    \
         /// Page after page, as they come.{back}\n    ///\n    /// It ends after the first error.\n    \
         pub fn pages(self) -> ::rebuttal::Items<Response<{1}>> {{\n        \
         let options = options::json(self.options);\n        \
         self.client.pages(self.operation, Value::Object(self.parameters), options)\n    }}\n",
        item(pages),
        answer(operation),
        ident(&pages.items)
    )
}

fn item(pages: &Pages) -> &str {
    match &pages.item {
        Ty::Named(name) => name,
        _ => "Message",
    }
}

fn answer(operation: &Operation) -> &str {
    match &operation.answer {
        Answer::Named(name) => name,
        Answer::Message => "Message",
        Answer::Binary => "::rebuttal::Bytes",
    }
}

fn call_name(operation: &Operation) -> String {
    operation.id.to_upper_camel_case()
}
