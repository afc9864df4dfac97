//! The client that users see: constructor, and one builder for each operation.

use heck::ToUpperCamelCase;

use crate::api::{Api, Operation, Opt, OptType, Parameter, Ty};

use super::text::{docs, ident, limits, literal, option_argument, option_value, request_type};

pub fn emit(api: &Api) -> String {
    let mut out = String::from(
        "use serde_json::{Map, Value};\n\nuse super::*;\nuse ::rebuttal::runtime::client::AnyClient;\n\
         use ::rebuttal::runtime::options;\nuse ::rebuttal::{Error, Response};\n",
    );
    out.push_str(&client(api));
    out.push_str(&builder("ClientBuilder", "Makes a [`Client`].", &api.client.options));
    out.push_str(
        "\nimpl ClientBuilder {\n    /// Makes the client. Nothing is sent yet.\n    ///\n    /// # Errors\n    \
         /// `ConfigError` that names the option at fault.\n    pub fn build(self) -> Result<Client, Error> {\n        \
         AnyClient::open(&tables::PROVIDER, &options::json(self.options), self.signer).map(Client)\n    }\n}\n",
    );
    for operation in &api.operations {
        out.push_str(&call(api, operation));
    }
    out
}

fn client(api: &Api) -> String {
    let mut out = format!("\n{}", docs("///", &api.client.description, ""));
    out.push_str("///\n/// Cloning it is cheap and shares the connections.\n#[derive(Clone, Debug)]\npub struct Client(AnyClient);\n");
    out.push_str(
        "\nimpl Client {\n    /// Starts with no options set.\n    pub fn builder() -> ClientBuilder {\n        \
         ClientBuilder::default()\n    }\n\n    \
         /// Takes the options from the environment variables that their descriptions name.\n    ///\n    /// # Errors\n    \
         /// `ConfigError` that names the variable which is missing, or the option which is not usable.\n    \
         pub fn from_env() -> Result<Self, Error> {\n        \
         Ok(Self(AnyClient::open(&tables::PROVIDER, &options::from_env(tables::CLIENT_OPTIONS)?, None)?))\n    }\n\n    \
         /// Refuses every later call; calls in flight go on.\n    pub fn close(&self) {\n        self.0.close();\n    }\n",
    );
    for (index, operation) in api.operations.iter().enumerate() {
        out.push('\n');
        out.push_str(&docs("///", &operation_docs(api, operation), "    "));
        let name = operation.id.to_upper_camel_case();
        let arguments: Vec<String> = required(operation)
            .map(|parameter| format!(", {}: {}", ident(&parameter.field.name), argument(parameter)))
            .collect();
        out.push_str(&format!(
            "    pub fn {}(&self{}) -> {name} {{\n        let mut parameters = Map::new();\n        \
             let {}attachments = Vec::new();\n",
            ident(&operation.name),
            arguments.concat(),
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
            "        {name} {{ client: self.0.clone(), operation: &tables::OPERATIONS[{index}], parameters, attachments, options: Map::new() }}\n    }}\n"
        ));
    }
    out.push_str("}\n");
    out
}

/// What the call cannot do without, positional ones first.
fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.required)
}

fn argument(parameter: &Parameter) -> String {
    match &parameter.field.ty {
        Ty::Integer | Ty::UnixTime | Ty::Number | Ty::Boolean => request_type(&parameter.field.ty, false),
        ty => format!("impl Into<{}>", request_type(ty, false)),
    }
}

/// The expression that turns the argument `name` into JSON.
fn value(parameter: &Parameter, name: &str) -> String {
    match &parameter.field.ty {
        Ty::String => format!("Value::String({name}.into())"),
        Ty::Integer | Ty::UnixTime | Ty::Number | Ty::Boolean => format!("Value::from({name})"),
        Ty::File => format!(
            "options::attachment(&mut {}attachments, {name}.into())",
            if name == "value" { "self." } else { "" }
        ),
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
        text.push_str(&format!("\n* `{}`: {} {}", ident(&field.name), field.description, limits(field)));
    }
    text.push_str("\n\n# Errors\nBesides those that any call can end with:\n");
    for rule in operation.codes.iter().filter_map(|code| api.code(code)) {
        if let Some(class) = &rule.error {
            text.push_str(&format!("\n* `{class}` (`{}`): {} {}", rule.code, rule.description, rule.advice));
        }
    }
    text
}

pub(super) fn builder(name: &str, about: &str, options: &[Opt]) -> String {
    let mut out = format!("\n{}", docs("///", about, ""));
    out.push_str(&format!(
        "#[derive(Default)]\npub struct {name} {{\n    options: Map<String, Value>,\n    \
         #[allow(dead_code)]\n    signer: Option<::std::sync::Arc<dyn ::rebuttal::Signer>>,\n}}\n"
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
    if option.ty == OptType::Signer {
        return format!(
            "    pub fn {}(mut self, value: {}) -> Self {{\n        \
             self.signer = Some(::std::sync::Arc::new(value));\n        self\n    }}\n",
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

fn call(api: &Api, operation: &Operation) -> String {
    let name = operation.id.to_upper_camel_case();
    let mut out = format!("\n/// A call of [`Client::{}`], sent by [`send`](Self::send).\n", ident(&operation.name));
    out.push_str("#[must_use = \"nothing is sent before `send`\"]\n");
    out.push_str(&format!(
        "pub struct {name} {{\n    client: AnyClient,\n    operation: &'static ::rebuttal::runtime::provider::Operation,\n    \
         parameters: Map<String, Value>,\n    attachments: Vec<::rebuttal::Attachment>,\n    options: Map<String, Value>,\n}}\n"
    ));
    out.push_str(&format!(
        "\nimpl ::std::fmt::Debug for {name} {{\n    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {{\n        \
         f.debug_struct({}).finish_non_exhaustive()\n    }}\n}}\n",
        literal(&name)
    ));
    out.push_str(&format!("\nimpl {name} {{"));
    for parameter in operation.parameters.iter().filter(|parameter| !parameter.field.required) {
        out.push('\n');
        let field = &parameter.field;
        out.push_str(&docs("///", &format!("{} {}", field.description, limits(field)), "    "));
        out.push_str(&format!(
            "    pub fn {}(mut self, value: {}) -> Self {{\n        self.parameters.insert({}.to_owned(), {});\n        self\n    }}\n",
            ident(&field.name),
            argument(parameter),
            literal(&field.wire),
            value(parameter, "value")
        ));
        if field.clearable {
            out.push_str(&format!(
                "\n    /// Clears what the provider has.\n    pub fn clear_{}(mut self) -> Self {{\n        \
                 self.parameters.insert({}.to_owned(), Value::Null);\n        self\n    }}\n",
                field.name,
                literal(&field.wire)
            ));
        }
    }
    for option in &api.call_options {
        out.push('\n');
        out.push_str(&docs("///", &option_docs(option), "    "));
        out.push_str(&setter(option));
    }
    out.push_str(&format!(
        "\n    /// A parameter that this release does not know yet, by its name on the wire.\n    \
         pub fn extra(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {{\n        \
         options::extra(&mut self.parameters, name.into(), value.into());\n        self\n    }}\n\n    \
         /// Checks, signs and sends the request, as often as the operation allows.\n    ///\n    /// # Errors\n    \
         /// As [`Client::{}`] lists them.\n    pub async fn send(self) -> Result<Response<{}>, Error> {{\n        \
         let options = options::json(self.options);\n        \
         self.client.call_typed(self.operation, Value::Object(self.parameters), &options, self.attachments).await\n    }}\n}}\n",
        ident(&operation.name),
        operation.answer
    ));
    out
}
