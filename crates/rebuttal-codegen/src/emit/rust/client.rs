//! The client that users see: its constructors, and a method that begins each call.

use heck::ToUpperCamelCase;
use minijinja::context;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, format_ident, quote};

use super::fields::{argument, plain};
use super::options::builder;
use super::render::{Writer, doc, is_name, name, unparse};
use super::templates::TEMPLATES;
use crate::api::{Api, Operation, Packet, Parameter, Ty};
use crate::docs::{self, Sample};
use crate::emit::package;

/// The client and its builder.
pub fn emit(api: &Api) -> String {
    let client = client(api);
    let builder = builder("Client", &quote!(tables::CLIENT_OPTIONS), &api.client.options);
    let mut writer = Writer::over("super::calls");
    let items = writer.render(&quote! {
        #client
        #builder

        impl ClientBuilder {
            /// Makes the client. Nothing is sent yet.
            ///
            /// # Errors
            /// `ConfigError` that names the option at fault, or the environment
            /// variable that is not set.
            pub fn build(self) -> Result<Client, Error> {
                AnyClient::open(PROVIDER, self.options, self.objects).map(Client)
            }
        }
    });
    writer.finish(&items)
}

fn client(api: &Api) -> TokenStream {
    let docs = doc(&TEMPLATES.render(
        "client.jinja",
        &context! { description => &api.client.description, common => docs::value(docs::common_errors(api)) },
    ));
    let methods = api.operations.iter().map(|operation| method(api, operation));
    let packets = api.packets.iter().map(|packet| packet_method(api, packet));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client(AnyClient);

        impl Client {
            /// Starts with no options set.
            pub fn builder() -> ClientBuilder {
                ClientBuilder::default()
            }

            /// Starts with the options that the environment variables give which their descriptions name. More can be set, such
            /// as a signer or an observer; what is set later replaces what a variable gave.
            ///
            /// # Errors
            /// `ConfigError` that names the variable which its option does not take.
            pub fn from_env_builder() -> Result<ClientBuilder, Error> {
                Ok(ClientBuilder { options: options::from_env(tables::CLIENT_OPTIONS)?, ..ClientBuilder::default() })
            }

            /// Takes the options from the environment variables that their descriptions name.
            ///
            /// # Errors
            /// `ConfigError` that names the variable which is missing, or the option
            /// which is not usable.
            pub fn from_env() -> Result<Self, Error> {
                Self::from_env_builder()?.build()
            }

            /// Refuses every later call and closes the connections; calls in flight go on.
            pub fn close(&self) {
                self.0.close();
            }

            #(#methods)*
            #(#packets)*
        }
    }
}

/// A call that sends a packet; only with the feature that has packets.
fn packet_method(api: &Api, packet: &Packet) -> TokenStream {
    let said = context! {
        summary => &packet.summary, text => &packet.description, operation => &api.operation(&packet.operation).name,
        name => &packet.name, provider => &api.provider,
    };
    let (docs, method) = (doc(&TEMPLATES.render("packet.jinja", &said)), name(&packet.name));
    let call = format_ident!("{}", packet.id.to_upper_camel_case());
    quote! {
        #docs
        #[cfg(feature = "evidence")]
        pub fn #method(&self, packet: &crate::evidence::EvidencePacket) -> #call {
            #call::new(&self.0, packet)
        }
    }
}

fn method(api: &Api, operation: &Operation) -> TokenStream {
    let said = context! { doc => docs::value(docs::operation(api, operation)), example => example(api, operation) };
    let docs = doc(&TEMPLATES.render("operation.jinja", &said));
    let method = name(&operation.name);
    let call = format_ident!("{}", operation.id.to_upper_camel_case());
    let parameters = format_ident!("{call}Parameters");
    let arguments = required(operation).map(|parameter| {
        let (name, ty) = (name(&parameter.field.name), argument(&parameter.field));
        quote!(, #name: #ty)
    });
    let members = operation.parameters.iter().map(initial);
    let with_files = has_files(operation);
    let begin = with_files.then(|| quote!(let mut files = Files::default();));
    let files = with_files.then(|| quote!(files,));
    quote! {
        #docs
        pub fn #method(&self #(#arguments)*) -> #call {
            #begin
            let parameters = #parameters { #(#members)* extra: Extra::default() };
            #call { client: self.0.clone(), parameters, #files options: CallOptions::default() }
        }
    }
}

/// Whether any of an operation's parameters is a file.
pub fn has_files(operation: &Operation) -> bool {
    operation.parameters.iter().any(|parameter| parameter.field.ty == Ty::File || parameter.field.ty.is_files())
}

/// A parameter of a new call.
fn initial(parameter: &Parameter) -> TokenStream {
    let field = &parameter.field;
    let name = name(&field.name);
    let value = match (field.required, &field.ty) {
        (false, _) => quote!(Default::default()),
        (true, Ty::File) => quote!(files.add(#name.into())),
        (true, ty) if ty.is_files() => quote!(#name.into_iter().map(|file| files.add(file.into())).collect()),
        (true, _) => plain(field, &name),
    };
    if is_name(&value, &name) { quote!(#name,) } else { quote!(#name: #value,) }
}

/// What the call cannot do without, positional ones first.
fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.required)
}

/// A function that makes the call, of which readers see what is inside.
fn example(api: &Api, operation: &Operation) -> String {
    let doc = docs::operation(api, operation);
    let samples = || required(operation).zip(doc.arguments.iter().filter_map(|argument| argument.sample.as_ref()));
    let given = samples().map(|(Parameter { field, .. }, sample)| match sample {
        Sample::Variable => name(&field.name).to_token_stream(),
        Sample::Boolean(value) => quote!(#value),
        Sample::Text(text) => quote!(#text),
        Sample::File(path) => quote!(std::path::Path::new(#path)),
    });
    let variables = samples().filter(|(_, sample)| matches!(sample, Sample::Variable));
    let variables = variables.map(|(Parameter { field, .. }, _)| {
        let (name, ty) = (name(&field.name), argument(field));
        quote!(, #name: #ty)
    });
    let (method, provider) = (name(&operation.name), format_ident!("{}", api.provider));
    let call = quote!(client.#method(#(#given),*));
    let statements = match operation.pages {
        Some(_) => quote! {
            let mut items = #call.stream();
            while let Some(item) = items.try_next().await? {
                println!("{item:?}");
            }
        },
        None => quote!(let response = #call.send().await?;),
    };
    let function = unparse(quote! {
        async fn example(client: own::Client #(#variables)*) -> Result<(), Error> {
            #statements
            Ok(())
        }
    });
    let mut lines = vec![match api.own {
        true => format!("# use {} as own;\n# use own::runtime::*;", package::module(api)),
        false => format!("# use rebuttal::{{*, {provider} as own}};"),
    }];
    if function.contains("BTreeMap") {
        lines.push("# use std::collections::BTreeMap;".to_owned());
    }
    let mut body = false;
    for line in function.lines() {
        let shown = line.strip_prefix("    ").filter(|line| body && *line != "Ok(())");
        lines.push(shown.map_or_else(|| format!("# {line}"), str::to_owned));
        body |= line.starts_with(|c| c != ' ') && line.ends_with('{');
    }
    lines.join("\n")
}
