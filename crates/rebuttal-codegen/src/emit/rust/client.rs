//! The client that users see: constructor, and one builder for each operation.

use heck::ToUpperCamelCase;

use crate::api::{Api, Encoding, Field, Operation, Opt, OptType, Pages, Parameter, ResponseShape, Ty};

use super::text::{
    docs, given, hides, ident, limits, literal, option_argument, option_type, option_value, request_type,
};

/// The client and its constructor.
pub fn client_file(api: &Api, requests: bool) -> String {
    let mut out = String::from(
        "#![allow(unused_imports)]\n\nuse super::calls::*;\nuse super::enums::*;\nuse super::provider::PROVIDER;\nuse super::tables;\nuse super::types::*;\nuse ::rebuttal_runtime::Error;\nuse ::rebuttal_runtime::client::AnyClient;\n\
         use ::rebuttal_runtime::request::extra::Extra;\nuse ::rebuttal_runtime::request::files::Files;\nuse ::rebuttal_runtime::options;\n",
    );
    out.push_str(requests_import(requests));
    out.push_str(&client(api));
    out.push_str(&builder("ClientBuilder", "Makes a [`Client`].", &api.client.options));
    out.push_str(
        "\nimpl ClientBuilder {\n    /// Makes the client. Nothing is sent yet.\n    ///\n    /// # Errors\n    \
         /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault.\n    pub fn build(self) -> Result<Client, Error> {\n        \
         AnyClient::open(PROVIDER, self.options, self.objects).map(Client)\n    }\n}\n",
    );
    out
}

/// One builder for each operation.
pub fn calls_file(api: &Api, requests: bool) -> String {
    let mut out = String::from(
        "use super::enums::*;\nuse super::tables;\nuse super::types::*;\nuse ::rebuttal_runtime::client::AnyClient;\nuse ::rebuttal_runtime::request::extra::Extra;\n\
         use ::rebuttal_runtime::request::files::Files;\nuse ::rebuttal_runtime::options::{self, Given};\n\
         use ::rebuttal_runtime::provider::Request;\nuse ::rebuttal_schema::Operation;\nuse ::rebuttal_runtime::{Error, Field, IntoField, Response};\n",
    );
    out.push_str(requests_import(requests));
    out.push_str(&shared(api));
    for operation in &api.operations {
        out.push_str(&call(operation));
    }
    format!("#![allow(unused_imports)]\n\n{out}")
}

/// The import of the structs that only requests have, where there are any.
fn requests_import(requests: bool) -> &'static str {
    if requests { "use super::requests::*;\n" } else { "" }
}

/// What every call has.
fn shared(api: &Api) -> String {
    let mut out =
        String::from("\n/// The options of one call.\n#[derive(Clone, Default)]\npub(super) struct CallOptions {\n");
    for option in &api.call_options {
        out.push_str(&format!("    {}: Option<{}>,\n", ident(&option.name), option_type(option.ty)));
    }
    out.push_str(
        "}\n\nimpl CallOptions {\n    fn given(&self) -> Given {\n        let mut given = Given::default();\n",
    );
    for option in &api.call_options {
        let name = ident(&option.name);
        let copy = matches!(option.ty, OptType::Integer | OptType::Boolean | OptType::Seconds);
        let (borrow, clone) = if copy { ("", "") } else { ("&", ".clone()") };
        out.push_str(&format!(
            "        if let Some(value) = {borrow}self.{name} {{\n            given.insert({}, value{clone});\n        }}\n",
            literal(&option.name)
        ));
    }
    out.push_str("        given\n    }\n}\n");
    out.push_str(
        "\n/// What every call takes.\nmacro_rules! options_of {\n    ($call:ident) => {\n        impl $call {",
    );
    for option in &api.call_options {
        out.push('\n');
        let text = format!(
            "{0}    pub fn {1}(mut self, value: {2}) -> Self {{\n        self.options.{1} = Some({3});\n        self\n    }}\n",
            docs("///", &option_docs(option), "    "),
            ident(&option.name),
            option_argument(option.ty),
            option_value(option.ty)
        );
        out.push_str(
            &text
                .lines()
                .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("        {line}\n") })
                .collect::<String>(),
        );
    }
    out.push_str(
        "\n            /// A parameter that this release does not know yet, by its name on the wire.\n            \
         pub fn extra(mut self, name: impl Into<String>, value: impl ::serde::Serialize) -> Self {\n                \
         self.parameters.extra.insert(name.into(), &value);\n                self\n            }\n        }\n\n        \
         impl std::fmt::Debug for $call {\n            \
         fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n                \
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
         /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which is missing, or the option which is not usable.\n    \
         pub fn from_env() -> Result<Self, Error> {\n        \
         Ok(Self(AnyClient::open(PROVIDER, options::from_env(tables::CLIENT_OPTIONS)?, options::Objects::default())?))\n    }\n\n    \
         /// Refuses every later call and closes the connections; calls in flight go on.\n    pub fn close(&self) {\n        self.0.close();\n    }\n",
    );
    for operation in &api.operations {
        out.push('\n');
        out.push_str(&docs("///", &operation_docs(api, operation), "    "));
        let arguments: Vec<String> = required(operation)
            .map(|parameter| format!(", {}: {}", ident(&parameter.field.name), given(&parameter.field.ty)))
            .collect();
        let name = call_name(operation);
        let files = if files(operation).next().is_some() { "files, " } else { "" };
        out.push_str(&format!(
            "    pub fn {}(&self{}) -> {name} {{\n{}        let parameters = {name}Parameters {{\n{}        }};\n        \
             {name} {{ client: self.0.clone(), parameters, {files}options: CallOptions::default() }}\n    }}\n",
            ident(&operation.name),
            arguments.concat(),
            if files.is_empty() { "" } else { "        let mut files = Files::default();\n" },
            operation.parameters.iter().map(initial).collect::<String>() + "            extra: Extra::default(),\n",
        ));
    }
    out.push_str("}\n");
    out
}

/// The file parameters of an operation.
fn files(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.ty == Ty::File)
}

/// A parameter of a new call.
fn initial(parameter: &Parameter) -> String {
    let field = &parameter.field;
    let name = ident(&field.name);
    let value = match (field.required, &field.ty) {
        (false, _) => "Default::default()".to_owned(),
        (true, Ty::File) => format!("files.add({name}.into())"),
        (true, _) => plain(field, &name),
    };
    if value == name { format!("            {name},\n") } else { format!("            {name}: {value},\n") }
}

/// The expression that turns an argument into what a struct of parameters holds.
pub(super) fn plain(field: &Field, name: &str) -> String {
    let value = match &field.ty {
        Ty::Integer | Ty::UnixTime | Ty::Number | Ty::Boolean => name.to_owned(),
        Ty::List(_) => format!("options::items({name})"),
        Ty::Map(inner) if matches!(**inner, Ty::Clearable(_)) => format!("options::clearable_entries({name})"),
        Ty::Map(_) => format!("options::entries({name})"),
        _ => format!("{name}.into()"),
    };
    if field.private && hides(&field.ty) { format!("::rebuttal_runtime::Private({value})") } else { value }
}

/// What the call cannot do without, positional ones first.
fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.required)
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
        "\n\n# Errors\nThose that any call can end with, as [`ErrorKind`](::rebuttal_runtime::ErrorKind) describes them",
    );
    text.push_str(if listed.is_empty() { "." } else { ", and for reasons of its own:\n" });
    text.push_str(&listed.concat());
    text
}

pub(super) fn builder(name: &str, about: &str, options: &[Opt]) -> String {
    let mut out = format!("\n{}", docs("///", about, ""));
    out.push_str(&format!(
        "#[derive(Debug, Default)]\npub struct {name} {{\n    options: options::Given,\n    \
         #[allow(dead_code)]\n    objects: options::Objects,\n}}\n"
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
             self.objects.{object} = Some(std::sync::Arc::new(value));\n        self\n    }}\n",
            ident(&option.name),
            option_argument(option.ty)
        );
    }
    format!(
        "    pub fn {}(mut self, value: {}) -> Self {{\n        self.options.insert({}, {});\n        self\n    }}\n",
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
    let method = ident(&operation.name);
    let with_files = files(operation).next().is_some();
    let mut out = format!(
        "\n/// The parameters of [`Client::{method}`](super::Client::{method}).\n#[derive(Clone, ::serde::Serialize)]\npub(super) struct {name}Parameters {{\n"
    );
    for parameter in &operation.parameters {
        out.push_str(&member(&parameter.field, "pub(super) "));
    }
    out.push_str("    #[serde(rename = \"$extra\", skip_serializing_if = \"Extra::is_empty\")]\n    pub(super) extra: Extra,\n}\n");
    out.push_str(&format!(
        "\nimpl Request for {name}Parameters {{\n    const META: &'static Operation = tables::PROVIDER.operation({:?});\n    type Output = {};\n}}\n",
        operation.id,
        answer(operation)
    ));
    out.push_str(&format!(
        "\n/// A call of [`Client::{method}`](super::Client::{method}), sent by [`send`](Self::send).\n"
    ));
    let (derive, files) = match with_files {
        true => ("", "    pub(super) files: Files,\n"),
        false => ("#[derive(Clone)]\n", ""),
    };
    out.push_str(&format!(
        "{derive}#[must_use = \"nothing is sent before `send`\"]\npub struct {name} {{\n    pub(super) client: AnyClient,\n    \
         pub(super) parameters: {name}Parameters,\n{files}    pub(super) options: CallOptions,\n}}\n\n\
         options_of!({name});\n\nimpl {name} {{\n"
    ));
    for parameter in operation.parameters.iter().filter(|parameter| !parameter.field.required) {
        out.push_str(&optional(parameter));
    }
    if operation.encoding == Some(Encoding::Multipart) {
        out.push_str(
            "    /// Is called after each piece of the files with the bytes that were sent, and with those of all files. An\n    \
             /// attempt that is repeated begins anew.\n    pub fn progress(mut self, progress: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {\n        \
             self.files.progress = Some(std::sync::Arc::new(progress));\n        self\n    }\n\n",
        );
    }
    out.push_str(&format!(
        "    /// Checks, signs and sends the request, as often as the operation allows.\n    ///\n    /// # Errors\n    \
         /// As [`Client::{method}`](super::Client::{method}) lists them.\n    pub async fn send(self) -> Result<Response<{}>, Error> {{\n        \
         self.client.{}(&self.parameters, self.options.given(), {}).await\n    }}\n",
        answer(operation),
        if operation.answer == ResponseShape::Binary { "call_bytes" } else { "call_typed" },
        if with_files { "self.files" } else { "Files::default()" }
    ));
    if let Some(pages) = &operation.pages {
        out.push_str(&streams(operation, pages));
    }
    out.push_str("}\n");
    out
}

/// A field of a struct of parameters.
pub(super) fn member(field: &Field, visibility: &str) -> String {
    let name = ident(&field.name);
    let ty = parameter_type(field);
    let mut words = if name == field.wire { Vec::new() } else { vec![format!("rename = {}", literal(&field.wire))] };
    if !field.required {
        let absent = if field.clearable { "Field::is_keep" } else { "Option::is_none" };
        // Without a default a field that was kept would be read back as one that is cleared.
        words.push(format!("default, skip_serializing_if = {}", literal(absent)));
    }
    let words = if words.is_empty() { String::new() } else { format!("    #[serde({})]\n", words.join(", ")) };
    format!("{words}    {visibility}{name}: {ty},\n")
}

/// The type of a parameter: one that may be cleared has three states, and any other that is not required two.
fn parameter_type(field: &Field) -> String {
    let ty = match field.ty {
        Ty::File => "::rebuttal_runtime::request::files::FileNumber".to_owned(),
        ref ty => request_type(ty, field.private),
    };
    match (field.required, field.clearable) {
        (true, _) => ty,
        (false, true) => format!("Field<{ty}>"),
        (false, false) => format!("Option<{ty}>"),
    }
}

/// The methods of a parameter that may be left out.
fn optional(parameter: &Parameter) -> String {
    let field = &parameter.field;
    let value = if field.ty == Ty::File { "self.files.add(value.into())".to_owned() } else { plain(field, "value") };
    setter_of(field, "self.parameters.", &value)
}

/// A builder's method for a field that may be left out.
pub(super) fn setter_of(field: &Field, place: &str, value: &str) -> String {
    let name = ident(&field.name);
    let mut out = docs("///", &format!("{}{}", field.description, limits(field)), "    ");
    let whole = matches!(field.ty, Ty::List(_) | Ty::Map(_));
    if field.clearable && !whole {
        out.push_str(&format!(
            "    pub fn {name}(mut self, value: impl IntoField<{}>) -> Self {{\n        {place}{name} = value.into_field();\n        self\n    }}\n\n",
            request_type(&field.ty, field.private)
        ));
        return out;
    }
    let state = if field.clearable { "Field::Set" } else { "Some" };
    out.push_str(&format!(
        "    pub fn {name}(mut self, value: {}) -> Self {{\n        {place}{name} = {state}({value});\n        self\n    }}\n\n",
        given(&field.ty)
    ));
    if field.clearable {
        out.push_str(&format!(
            "    /// Clears what the provider has.\n    pub fn clear_{}(mut self) -> Self {{\n        {place}{name} = Field::Clear;\n        self\n    }}\n\n",
            field.name
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
         pub fn stream(self) -> ::rebuttal_runtime::Items<{0}> {{\n        \
         let options = self.options;\n        \
         self.client.items(&self.parameters, move || options.given(), |page| page.{2}{3})\n    }}\n\n    \
         /// Page after page, as they come.{back}\n    ///\n    /// It ends after the first error.\n    \
         pub fn pages(self) -> ::rebuttal_runtime::Items<Response<{1}>> {{\n        \
         let options = self.options;\n        \
         self.client.pages(&self.parameters, move || options.given())\n    }}\n",
        item(pages),
        answer(operation),
        ident(&pages.items),
        if pages.optional { ".unwrap_or_default()" } else { "" }
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
        ResponseShape::Named(name) => name,
        ResponseShape::Message => "Message",
        ResponseShape::Binary => "::rebuttal_runtime::Bytes",
    }
}

fn call_name(operation: &Operation) -> String {
    operation.id.to_upper_camel_case()
}
