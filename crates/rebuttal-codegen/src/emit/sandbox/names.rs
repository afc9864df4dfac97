//! Identifiers for what has a name in the document.

use heck::{ToShoutySnakeCase, ToUpperCamelCase};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

/// The name of an object's, enum's or code's table.
pub(super) fn constant(name: &str) -> Ident {
    identifier(&name.to_shouty_snake_case())
}

pub(super) fn variant(name: &str) -> Ident {
    identifier(&name.to_upper_camel_case())
}

/// Some codes are numbers.
fn identifier(name: &str) -> Ident {
    let digit = name.starts_with(|first: char| first.is_ascii_digit());
    if digit { format_ident!("_{name}") } else { format_ident!("{name}") }
}

pub(super) fn reference(name: Option<&str>) -> TokenStream {
    match name.map(constant) {
        Some(name) => quote! { Some(&#name) },
        None => quote! { None },
    }
}
