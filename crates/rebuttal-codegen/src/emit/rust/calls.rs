//! One builder for each operation, and what all have: options, parameters that are not known yet, `send`.

use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::client::has_files;
use super::fields::{member, plain, setter};
use super::options::described;
use super::render::{Writer, doc, name, tokens, type_name};
use super::text::{answer_type, option_argument, option_type, option_value};
use crate::api::{Api, Encoding, Operation, Opt, OptionKind, Packet, Pages, Parameter, ResponseShape, Ty};

/// The file of builders.
pub fn emit(api: &Api) -> String {
    let mut writer = Writer::default();
    let options = writer.render(&options(api));
    let shared = shared(api, &mut writer);
    let calls = writer.render(&api.operations.iter().map(call).collect());
    let packets = writer.render(&api.packets.iter().map(|packet| packet_call(api, packet)).collect());
    writer.finish(&[options, shared, calls, packets].concat())
}

/// The options of a call, as it keeps them.
fn options(api: &Api) -> TokenStream {
    let members = api.call_options.iter().map(|option| {
        let (name, ty) = (name(&option.name), tokens(option_type(option.ty)));
        quote!(#name: Option<#ty>,)
    });
    let inserts = api.call_options.iter().map(|option| {
        let (field, wire) = (name(&option.name), &option.name);
        match option.ty {
            OptionKind::Integer | OptionKind::Boolean | OptionKind::Seconds => {
                quote!(if let Some(value) = self.#field { given.insert(#wire, value); })
            }
            _ => quote!(if let Some(value) = &self.#field { given.insert(#wire, value.clone()); }),
        }
    });
    quote! {
        /// The options of one call.
        #[derive(Clone, Default)]
        pub(super) struct CallOptions { #(#members)* }

        impl CallOptions {
            fn given(&self) -> Given {
                let mut given = Given::default();
                #(#inserts)*
                given
            }
        }
    }
}

/// A packet on its way. Its options are those of a call; parameters it has none.
fn packet_call(api: &Api, packet: &Packet) -> TokenStream {
    let call = format_ident!("{}", packet.id.to_upper_camel_case());
    let link = format!("[`Client::{0}`](super::Client::{0})", name(&packet.name));
    let about = doc(&format!("A call of {link}, sent by [`send`](Self::send)."));
    let send = doc(&format!("Checks and builds the packet, and sends it.\n\n# Errors\nAs {link} lists them."));
    let (id, answer) = (&packet.operation, answer(api.operation(&packet.operation)));
    // A packet has keys of its own.
    let key = api.idempotency.as_ref().map(|rule| &rule.option);
    let setters = api.call_options.iter().filter(|option| Some(&option.name) != key).map(option_setter);
    quote! {
        #about
        #[cfg(feature = "evidence")]
        #[derive(Clone)]
        #[must_use = "nothing is sent before `send`"]
        pub struct #call {
            packet: crate::packets::PacketCall,
            options: CallOptions,
        }

        #[cfg(feature = "evidence")]
        impl std::fmt::Debug for #call {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!(#call)).finish_non_exhaustive()
            }
        }

        #[cfg(feature = "evidence")]
        impl #call {
            pub(super) fn new(client: &AnyClient, packet: &crate::evidence::EvidencePacket) -> Self {
                Self { packet: crate::packets::PacketCall::new(client, packet), options: CallOptions::default() }
            }

            /// Sends the packet although these rules find that the bank will not read or count a part of it.
            pub fn accept_findings(mut self, rules: impl IntoIterator<Item = impl Into<String>>) -> Self {
                self.packet.accept_findings(rules.into_iter().map(Into::into).collect());
                self
            }

            /// Is called after each piece of the files with the bytes that were sent, and with those of all files. An attempt
            /// that is repeated begins its file anew.
            pub fn progress(mut self, progress: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
                self.packet.progress(progress);
                self
            }

            #(#setters)*

            #send
            pub async fn send(self) -> Result<crate::PacketResponse<#answer>, Error> {
                self.packet.send(tables::PROVIDER.operation(#id), self.options.given()).await
            }
        }
    }
}

/// The method of an option.
fn option_setter(option: &Opt) -> TokenStream {
    let docs = described(option);
    let (name, argument, value) =
        (name(&option.name), tokens(option_argument(option.ty)), tokens(option_value(option.ty)));
    quote! {
        #docs
        pub fn #name(mut self, value: #argument) -> Self {
            self.options.#name = Some(#value);
            self
        }
    }
}

/// What every call takes, as a macro over the call's name.
fn shared(api: &Api, writer: &mut Writer) -> String {
    let setters = api.call_options.iter().map(option_setter);
    let methods = writer.render(&quote! {
        impl Call {
            #(#setters)*

            /// A parameter that this release does not know yet, by its name on the wire.
            pub fn extra(mut self, name: impl Into<String>, value: impl Serialize) -> Self {
                self.parameters.extra.insert(name.into(), &value);
                self
            }
        }

        impl std::fmt::Debug for Call {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!(Call)).finish_non_exhaustive()
            }
        }
    });
    let over_name =
        methods.replace("impl Call", "impl $call").replace("for Call", "for $call").replace("(Call)", "($call)");
    let indented: String = over_name
        .trim_start()
        .lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("        {line}\n") })
        .collect();
    format!(
        "\n/// What every call takes.\nmacro_rules! options_of {{\n    ($call:ident) => {{\n{indented}    }};\n}}\n"
    )
}

fn call(operation: &Operation) -> TokenStream {
    let call = format_ident!("{}", operation.id.to_upper_camel_case());
    let parameters = format_ident!("{call}Parameters");
    let link = format!("[`Client::{0}`](super::Client::{0})", name(&operation.name));
    let about_parameters = doc(&format!("The parameters of {link}."));
    let about = doc(&format!("A call of {link}, sent by [`send`](Self::send)."));
    let members = operation.parameters.iter().map(|parameter| member(&parameter.field, &quote!(pub(super)), false));
    let id = &operation.id;
    let answer = answer(operation);
    let with_files = has_files(operation);
    let derive = (!with_files).then(|| quote!(#[derive(Clone)]));
    let files = with_files.then(|| quote!(pub(super) files: Files,));
    let setters = operation.parameters.iter().filter(|parameter| !parameter.field.required).map(optional);
    let progress = (operation.encoding == Some(Encoding::Multipart)).then(progress);
    let send = send(operation, &link);
    let streams = operation.pages.as_ref().map(|pages| streams(operation, pages));
    quote! {
        #about_parameters
        #[derive(Clone, Serialize)]
        pub(super) struct #parameters {
            #(#members)*
            #[serde(rename = "$extra", skip_serializing_if = "Extra::is_empty")]
            pub(super) extra: Extra,
        }

        impl Request for #parameters {
            const META: &'static Operation = tables::PROVIDER.operation(#id);
            type Output = #answer;
        }

        #about
        #derive
        #[must_use = "nothing is sent before `send`"]
        pub struct #call {
            pub(super) client: AnyClient,
            pub(super) parameters: #parameters,
            #files
            pub(super) options: CallOptions,
        }

        options_of!(#call);

        impl #call {
            #(#setters)*
            #progress
            #send
            #streams
        }
    }
}

/// The methods of a parameter that may be left out.
fn optional(parameter: &Parameter) -> TokenStream {
    let field = &parameter.field;
    let value = match &field.ty {
        Ty::File => quote!(self.files.add(value.into())),
        ty if ty.is_files() => quote!(value.into_iter().map(|file| self.files.add(file.into())).collect()),
        _ => plain(field, &format_ident!("value")),
    };
    setter(field, &quote!(self.parameters), &value, false)
}

fn progress() -> TokenStream {
    quote! {
        /// Is called after each piece of the files with the bytes that were sent, and with those of all files. An attempt that is
        /// repeated begins anew.
        pub fn progress(mut self, progress: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
            self.files.progress = Some(Arc::new(progress));
            self
        }
    }
}

fn send(operation: &Operation, link: &str) -> TokenStream {
    let about = "Checks, signs and sends the request, as often as the operation allows.";
    let docs = doc(&format!("{about}\n\n# Errors\nAs {link} lists them."));
    let answer = answer(operation);
    let send = format_ident!("{}", if operation.answer == ResponseShape::Binary { "call_bytes" } else { "call_typed" });
    let files = if has_files(operation) { quote!(self.files) } else { quote!(Files::default()) };
    quote! {
        #docs
        pub async fn send(self) -> Result<Response<#answer>, Error> {
            self.client.#send(&self.parameters, self.options.given(), #files).await
        }
    }
}

/// The pages one after the other, and their items.
fn streams(operation: &Operation, pages: &Pages) -> TokenStream {
    let back = pages.before.as_ref().map(|before| format!(" With `{}` it walks back.", name(before)));
    let back = back.unwrap_or_default();
    let about_items = doc(&format!("Every item, page after page, each page asked for when its first item is.{back}"));
    let about_pages = doc(&format!("Page after page, as they come.{back}"));
    let (item, items) = (item(pages), name(&pages.items));
    let answer = answer(operation);
    // A page without the field has no items.
    let none = pages.optional.then(|| quote!(.unwrap_or_default()));
    quote! {
        #about_items
        ///
        /// It ends after the first error; what it gave until then is good.
        pub fn stream(self) -> Items<#item> {
            let options = self.options;
            self.client.items(&self.parameters, move || options.given(), |page| page.#items #none)
        }

        #about_pages
        ///
        /// It ends after the first error.
        pub fn pages(self) -> Items<Response<#answer>> {
            let options = self.options;
            self.client.pages(&self.parameters, move || options.given())
        }
    }
}

fn item(pages: &Pages) -> TokenStream {
    let item = match &pages.item {
        Ty::Named(name) => type_name(name),
        _ => type_name("Message"),
    };
    quote!(own::#item)
}

fn answer(operation: &Operation) -> TokenStream {
    let one = match &operation.answer {
        ResponseShape::Named(name) => {
            let name = type_name(name);
            quote!(own::#name)
        }
        ResponseShape::Message => quote!(own::Message),
        // There are none of them where nothing came.
        ResponseShape::Binary => return quote!(Bytes),
        ResponseShape::Value(ty) => tokens(&answer_type(ty)),
        ResponseShape::Nothing => return quote!(()),
    };
    if operation.may_be_empty { quote!(Option<#one>) } else { one }
}
