//! The client that users see: its constructors, and a method that begins each call.

use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::fields::{argument, plain};
use super::options::builder;
use super::render::{Writer, doc, is_name, name};
use super::text::{ident, limits};
use crate::api::{Api, Operation, Parameter, Ty};

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
            /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault, or the environment
            /// variable that is not set.
            pub fn build(self) -> Result<Client, Error> {
                AnyClient::open(PROVIDER, self.options, self.objects).map(Client)
            }
        }
    });
    writer.finish(&items)
}

fn client(api: &Api) -> TokenStream {
    let about = format!("{}\n\nCloning it is cheap and shares the connections.", api.client.description);
    let docs = doc(&about, 0);
    let methods = api.operations.iter().map(|operation| method(api, operation));
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
            /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which its option does not take.
            pub fn from_env_builder() -> Result<ClientBuilder, Error> {
                Ok(ClientBuilder { options: options::from_env(tables::CLIENT_OPTIONS)?, ..ClientBuilder::default() })
            }

            /// Takes the options from the environment variables that their descriptions name.
            ///
            /// # Errors
            /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which is missing, or the option
            /// which is not usable.
            pub fn from_env() -> Result<Self, Error> {
                Self::from_env_builder()?.build()
            }

            /// Refuses every later call and closes the connections; calls in flight go on.
            pub fn close(&self) {
                self.0.close();
            }

            #(#methods)*
        }
    }
}

fn method(api: &Api, operation: &Operation) -> TokenStream {
    let docs = doc(&described(api, operation), 4);
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
    operation.parameters.iter().any(|parameter| parameter.field.ty == Ty::File)
}

/// A parameter of a new call.
fn initial(parameter: &Parameter) -> TokenStream {
    let field = &parameter.field;
    let name = name(&field.name);
    let value = match (field.required, &field.ty) {
        (false, _) => quote!(Default::default()),
        (true, Ty::File) => quote!(files.add(#name.into())),
        (true, _) => plain(field, &name),
    };
    if is_name(&value, &name) { quote!(#name,) } else { quote!(#name: #value,) }
}

/// What the call cannot do without, positional ones first.
fn required(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.field.required)
}

fn described(api: &Api, operation: &Operation) -> String {
    let mut text = format!("{}\n\n{}\n", operation.summary, operation.description);
    if operation.irreversible {
        text += "\n**This cannot be undone.**\n";
    }
    for parameter in required(operation) {
        let field = &parameter.field;
        text += &format!("\n* `{}`: {}{}", ident(&field.name), field.description, limits(field));
    }
    let codes = operation.codes.iter().filter_map(|code| api.code(code));
    let listed: Vec<String> = codes
        .filter_map(|rule| {
            let class = rule.error.as_ref()?;
            Some(format!("\n* `{class}` (`{}`): {} {}", rule.code, rule.description, rule.advice))
        })
        .collect();
    let begun = text.trim_end().len();
    text.truncate(begun);
    text += "\n\n# Errors\nThose that any call can end with, as [`ErrorKind`](::rebuttal_runtime::ErrorKind) describes them";
    text += if listed.is_empty() { "." } else { ", and for reasons of its own:\n" };
    text + &listed.concat()
}
