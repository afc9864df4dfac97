//! The builders of clients and receivers: one method for each option.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::render::{doc, name, tokens};
use super::text::{option_argument, option_value};
use crate::api::{Opt, OptType};

/// A builder of the type `made`, whose options are in the table that `specs` names.
pub fn builder(made: &str, specs: &TokenStream, options: &[Opt]) -> TokenStream {
    let builder = format_ident!("{made}Builder");
    let about = doc(&format!("Makes a [`{made}`]."), 0);
    let setters = options.iter().map(setter);
    let objects = options.iter().any(|option| object(option.ty).is_some());
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

/// Where an option is kept that is no data.
fn object(ty: OptType) -> Option<&'static str> {
    match ty {
        OptType::Signer => Some("signer"),
        OptType::Observer => Some("observer"),
        _ => None,
    }
}

fn setter(option: &Opt) -> TokenStream {
    let docs = doc(&described(option), 4);
    let (name, argument) = (name(&option.name), tokens(option_argument(option.ty)));
    let set = match object(option.ty).map(|object| format_ident!("{object}")) {
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

/// What is said about an option.
pub fn described(option: &Opt) -> String {
    let mut text = option.description.clone();
    match (&option.default, option.required) {
        (Some(default), _) if option.ty == OptType::Seconds => text += &format!(" Default: {default} seconds."),
        (Some(default), _) => {
            let shown = default.as_str().map_or_else(|| default.to_string(), str::to_owned);
            text += &format!(" Default: `{shown}`.");
        }
        (None, true) => text += " Required.",
        (None, false) => {}
    }
    if let Some(other) = &option.instead_of {
        text += &format!(" In place of `{other}`.");
    }
    if let Some(env) = &option.env {
        text += &format!(" Environment: `{env}`.");
    }
    text
}
