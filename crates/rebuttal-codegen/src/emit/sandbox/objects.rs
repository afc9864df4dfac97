//! Objects with their fields and limits, and enumerations.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::names::constant;
use crate::api::{Api, Field, Ty, TypeKind};

/// The names of all objects' tables.
pub fn names(api: &Api) -> Vec<Ident> {
    structs(api).map(|(name, _)| constant(name)).collect()
}

/// The tables of all objects.
pub fn objects(api: &Api) -> Vec<TokenStream> {
    let table = |(name, fields): (&str, &[Field])| {
        let (constant, fields) = (constant(name), fields.iter().map(|field| self::field(api, field)));
        quote! { pub(crate) static #constant: Object = Object { name: #name, fields: &[#(#fields),*] }; }
    };
    structs(api).map(table).collect()
}

/// The values of all enumerations.
pub fn enums(api: &Api) -> Vec<TokenStream> {
    let table = |ty: &crate::api::Type| {
        let TypeKind::Enum(values) = &ty.kind else { return None };
        let (name, values) = (constant(&ty.name), values.values.iter().map(|value| &value.wire));
        Some(quote! { pub(crate) const #name: &[&str] = &[#(#values),*]; })
    };
    api.all_types().filter_map(table).collect()
}

fn structs(api: &Api) -> impl Iterator<Item = (&str, &[Field])> {
    api.all_types().filter_map(|ty| match &ty.kind {
        TypeKind::Struct(fields) => Some((ty.name.as_str(), fields.as_slice())),
        TypeKind::Enum(_) | TypeKind::Union(_) => None,
    })
}

/// A field; what is as with most is not written out.
pub fn field(api: &Api, field: &Field) -> TokenStream {
    let (wire, kind) = (&field.wire, kind(api, field, &field.ty));
    let mut row = quote! { Field::new(#wire, #kind) };
    let flags =
        [(field.required, quote!(required)), (field.clearable, quote!(clears)), (field.private, quote!(private))];
    for (_, name) in flags.into_iter().filter(|(on, _)| *on) {
        row = quote! { #row.#name() };
    }
    let limits = &field.limits;
    let ranges = [
        (natural(limits.min_length, limits.max_length), quote!(length)),
        (natural(limits.min_items, limits.max_items), quote!(items)),
        (whole(limits.minimum, limits.maximum), quote!(range)),
        (limits.max_key_length.map(number), quote!(keys)),
        (limits.max_total.map(number), quote!(total)),
    ];
    for (bounds, name) in ranges {
        if let Some(bounds) = bounds {
            row = quote! { #row.#name(#bounds) };
        }
    }
    row
}

fn number(number: u64) -> TokenStream {
    Literal::u64_unsuffixed(number).to_token_stream()
}

fn natural(least: Option<u64>, most: Option<u64>) -> Option<TokenStream> {
    least.or(most)?;
    let (least, most) = (number(least.unwrap_or(0)), most.map_or_else(|| quote!(u64::MAX), number));
    Some(quote! { #least, #most })
}

fn whole(least: Option<i64>, most: Option<i64>) -> Option<TokenStream> {
    least.or(most)?;
    let number = |number| Literal::i64_unsuffixed(number).to_token_stream();
    let (least, most) = (least.map_or_else(|| quote!(i64::MIN), number), most.map_or_else(|| quote!(i64::MAX), number));
    Some(quote! { #least, #most })
}

fn kind(api: &Api, field: &Field, ty: &Ty) -> TokenStream {
    let around = |variant: TokenStream, inner: &Ty| {
        let inner = kind(api, field, inner);
        quote! { Kind::#variant(&#inner) }
    };
    match ty {
        Ty::String => quote! { Kind::Text },
        Ty::Time => quote! { Kind::Time },
        Ty::Integer | Ty::UnixTime => quote! { Kind::Integer },
        Ty::Number => quote! { Kind::Number },
        Ty::Boolean => quote! { Kind::Boolean },
        Ty::Bytes => quote! { Kind::Base64 },
        Ty::File => {
            let most = field.file.as_ref().and_then(|file| file.max_bytes).map_or_else(|| quote!(u64::MAX), number);
            quote! { Kind::File { most: #most } }
        }
        Ty::Json => quote! { Kind::Json },
        Ty::Message => quote! { Kind::Message },
        Ty::Named(name) => {
            let table = constant(name);
            match api.named(name).kind {
                TypeKind::Struct(_) => quote! { Kind::Object(&#table) },
                TypeKind::Enum(_) => quote! { Kind::Enum(#table) },
                TypeKind::Union(_) => quote! { Kind::Json },
            }
        }
        Ty::List(inner) => around(quote!(List), inner),
        Ty::Map(inner) => around(quote!(Map), inner),
        Ty::Expandable(inner) => around(quote!(Expandable), inner),
        Ty::Clearable(inner) => around(quote!(Clearable), inner),
    }
}
