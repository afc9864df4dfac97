//! Identifiers for what has a name in the document.

use heck::{ToShoutySnakeCase, ToUpperCamelCase};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

/// The name of an object's or enum's table.
pub(super) fn constant(name: &str) -> Ident {
    format_ident!("{}", name.to_shouty_snake_case())
}

pub(super) fn variant(name: &str) -> Ident {
    format_ident!("{}", name.to_upper_camel_case())
}

pub(super) fn reference(name: Option<&str>) -> TokenStream {
    match name.map(constant) {
        Some(name) => quote! { Some(&#name) },
        None => quote! { None },
    }
}
