//! Fields of requests: how structs hold them, and the methods that set them.

use minijinja::context;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::render::{doc, name, tokens};
use super::templates::TEMPLATES;
use super::text::{given, hides, ident, literal, request_type};
use crate::api::{Field, Ty};
use crate::docs;

/// The expression that turns an argument into what a struct of parameters holds.
pub fn plain(field: &Field, argument: &Ident) -> TokenStream {
    let value = match &field.ty {
        Ty::Integer | Ty::Number | Ty::Boolean => quote!(#argument),
        Ty::List(_) => quote!(request::items(#argument)),
        Ty::Map(inner) if matches!(**inner, Ty::Clearable(_)) => quote!(request::clearable_entries(#argument)),
        Ty::Map(_) => quote!(request::entries(#argument)),
        _ => quote!(#argument.into()),
    };
    if field.private && hides(&field.ty) { quote!(Private::new(#value)) } else { value }
}

/// A field of a struct of parameters. It is boxed if the struct would have no end otherwise.
pub fn member(field: &Field, visibility: &TokenStream, boxed: bool) -> TokenStream {
    let serde = serde(field);
    let (name, ty) = (name(&field.name), tokens(&parameter_type(field, boxed)));
    quote!(#serde #visibility #name: #ty,)
}

fn serde(field: &Field) -> TokenStream {
    let rename = (ident(&field.name) != field.wire).then(|| format!("rename = {}", literal(&field.wire)));
    let absent = if field.clearable { "Field::is_keep" } else { "Option::is_none" };
    // Without a default a field that was kept would be read back as one that is cleared.
    let optional = (!field.required).then(|| format!("default, skip_serializing_if = {}", literal(absent)));
    let words: Vec<String> = rename.into_iter().chain(optional).collect();
    let words = tokens(&words.join(", "));
    if words.is_empty() { words } else { quote!(#[serde(#words)]) }
}

/// The type of a parameter: one that may be cleared has three states, and any other that is not required two.
fn parameter_type(field: &Field, boxed: bool) -> String {
    let ty = match field.ty {
        Ty::File => "FileNumber".to_owned(),
        ref ty if ty.is_files() => "Vec<FileNumber>".to_owned(),
        ref ty => request_type(ty, field.id.as_deref(), field.private),
    };
    let ty = if boxed { format!("Box<{ty}>") } else { ty };
    match (field.required, field.clearable) {
        (true, _) => ty,
        (false, true) => format!("Field<{ty}>"),
        (false, false) => format!("Option<{ty}>"),
    }
}

/// What a caller may pass for a field.
pub fn argument(field: &Field) -> TokenStream {
    tokens(&given(&field.ty, field.id.as_deref()))
}

/// What is said of a field.
pub fn described(field: &Field) -> TokenStream {
    doc(&TEMPLATES
        .render("field.jinja", &context! { doc => docs::value(docs::field(field)), clear => by_value(field) }))
}

/// Whether what is passed for a field can clear it. For a list or map there is a method: nothing that is passed could say it.
fn by_value(field: &Field) -> bool {
    field.clearable && !matches!(field.ty, Ty::List(_) | Ty::Map(_))
}

/// A builder's methods for a field that may be left out: `value` is what `place` gets.
pub fn setter(field: &Field, place: &TokenStream, value: &TokenStream, boxed: bool) -> TokenStream {
    let docs = described(field);
    let name = name(&field.name);
    if by_value(field) {
        let ty = tokens(&request_type(&field.ty, field.id.as_deref(), field.private));
        let ty = if boxed { quote!(Box<#ty>) } else { ty };
        return quote! {
            #docs
            pub fn #name(mut self, value: impl IntoField<#ty>) -> Self {
                #place.#name = value.into_field();
                self
            }
        };
    }
    let value = if boxed { quote!(Box::new(#value)) } else { quote!(#value) };
    let state = if field.clearable { quote!(Field::Set) } else { quote!(Some) };
    let argument = argument(field);
    let set = quote! {
        #docs
        pub fn #name(mut self, value: #argument) -> Self {
            #place.#name = #state(#value);
            self
        }
    };
    if !field.clearable {
        return set;
    }
    let clear = format_ident!("clear_{}", field.name);
    quote! {
        #set
        /// Empties it at the provider.
        pub fn #clear(mut self) -> Self {
            #place.#name = Field::Clear;
            self
        }
    }
}
