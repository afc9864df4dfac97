//! Operations: their names as an enumeration, and a row for each.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{constant, reference, variant};
use super::objects;
use crate::api::{Api, Bound, Location, Operation, Pages, ResponseShape};

/// The enumeration of all operations, in the order of the rows.
pub fn names(api: &Api) -> TokenStream {
    let title = format!(" What merchants call: {}.", api.title);
    let each: Vec<_> = api.operations.iter().map(|operation| variant(&operation.id)).collect();
    let docs = api.operations.iter().map(|operation| format!(" `{}`: {}", operation.id, operation.summary));
    quote! {
        #[doc = #title]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Op { #(#[doc = #docs] #each),* }

        impl Operations for Op {
            const PROVIDER: &'static Provider = &PROVIDER;
            const ALL: &'static [Self] = &[#(Self::#each),*];

            fn index(self) -> usize {
                self as usize
            }
        }
    }
}

/// One operation's row.
pub fn table(api: &Api, operation: &Operation) -> TokenStream {
    let (id, method, path) = (&operation.id, operation.method.to_uppercase(), &operation.path);
    let host = optional(operation.host.as_deref());
    let query = operation.parameters.iter().filter(|parameter| parameter.location == Location::Query);
    let query = query.map(|parameter| objects::field(api, &parameter.field));
    let body = reference(operation.body.as_deref());
    let response = match &operation.answer {
        ResponseShape::Named(name) => {
            let name = constant(name);
            quote! { ResponseShape::Object(&#name) }
        }
        ResponseShape::Message => quote! { ResponseShape::Message },
        // A sandbox of such an operation says itself what it answers.
        ResponseShape::Binary | ResponseShape::Value(_) | ResponseShape::Nothing => quote! { ResponseShape::Bytes },
    };
    let page = operation.pages.as_ref().map_or_else(|| quote! { None }, page);
    let binding = operation.binding.iter().map(|(pointer, bound)| {
        let bound = match bound {
            Bound::Parameter(name) => quote! { Bound::Parameter(#name) },
            Bound::Value(text) | Bound::IfPresent(text) => quote! { Bound::Value(#text) },
            Bound::Present => quote! { Bound::Present },
        };
        quote! { (#pointer, #bound) }
    });
    let whole = api.operations.iter().find(|other| operation.variant_of.as_ref() == Some(&other.name));
    let variant_of = optional(whole.map(|other| other.id.as_str()));
    let fixed = operation.fixed.iter().map(|(name, value)| {
        let text = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
        quote! { (#name, #text) }
    });
    quote! {
        Operation {
            id: #id,
            method: #method,
            path: #path,
            host: #host,
            query: &[#(#query),*],
            body: #body,
            response: #response,
            page: #page,
            binding: &[#(#binding),*],
            variant_of: #variant_of,
            fixed: &[#(#fixed),*],
        }
    }
}

fn page(pages: &Pages) -> TokenStream {
    let (items, before) = (&pages.items, optional(pages.before.as_deref()));
    quote! { Some(Page { items: #items, before: #before }) }
}

fn optional(text: Option<&str>) -> TokenStream {
    text.map_or_else(|| quote! { None }, |text| quote! { Some(#text) })
}
