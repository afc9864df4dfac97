//! The builders of clients and receivers: one method for each option.

use minijinja::context;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value as Json;

use super::render::{doc, name, tokens};
use super::templates::TEMPLATES;
use super::text::{option_argument, option_value};
use crate::api::{Opt, OptionKind};

/// A builder of the type `made`, whose options are in the table that `specs` names.
pub fn builder(made: &str, specs: &TokenStream, options: &[Opt]) -> TokenStream {
    let builder = format_ident!("{made}Builder");
    let about = doc(&format!("Makes a [`{made}`]."));
    let setters = options.iter().map(setter);
    let objects = options.iter().any(|option| option.object().is_some());
    let objects = objects.then(|| quote!(objects: options::Objects,));
    quote! {
        #about
        #[derive(Clone, Debug, Default)]
        #[must_use = "nothing is made before `build`"]
        pub struct #builder {
            options: options::Given,
            #objects
        }

        impl #builder {
            #(#setters)*

            /// Takes what the credentials have for these options, such as those of a sandbox's merchant.
            pub fn credentials(mut self, credentials: impl Credentials) -> Self {
                self.options.insert_credentials(#specs, &credentials);
                self
            }
        }
    }
}

fn setter(option: &Opt) -> TokenStream {
    let docs = described(option);
    let (name, argument) = (name(&option.name), tokens(option_argument(option.ty)));
    let set = match option.object().map(|object| format_ident!("{object}")) {
        Some(object) => quote!(self.objects.#object = Some(Arc::new(value));),
        None => {
            let (wire, value) = (&option.name, tokens(option_value(option.ty)));
            quote!(self.options.insert(#wire, #value);)
        }
    };
    quote! {
        #docs
        pub fn #name(mut self, value: #argument) -> Self {
            #set
            self
        }
    }
}

/// What is said of an option.
pub fn described(option: &Opt) -> TokenStream {
    let shown = |default: &Json| default.as_str().map_or_else(|| default.to_string(), str::to_owned);
    let option = context! {
        description => &option.description, required => option.required, seconds => option.ty == OptionKind::Seconds,
        default => option.default.as_ref().map(shown), other => &option.instead_of, env => &option.env,
    };
    doc(&TEMPLATES.render("option.jinja", &context! { option }))
}
