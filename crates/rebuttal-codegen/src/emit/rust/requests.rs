//! The structs inside requests: required fields as arguments, the rest one method each.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::fields::{argument, described, member, plain, setter};
use super::render::{Writer, doc, is_name, name, type_name};
use super::unions;
use crate::api::{Api, Field, Type, TypeKind};

/// Request bodies themselves are the operations' builders; these are what stands inside them.
pub fn emit(api: &Api) -> String {
    let mut out = TokenStream::new();
    for ty in api.types.iter().filter(|ty| ty.in_request && !api.is_body_alone(&ty.name)) {
        match &ty.kind {
            TypeKind::Struct(fields) => {
                // progenitor made the struct already if an answer has it too.
                if !ty.in_answer {
                    out.extend(structure(api, ty, fields));
                }
                out.extend(methods(api, ty, fields));
            }
            TypeKind::Union(union) if !ty.in_answer => out.extend(unions::one(ty, union)),
            TypeKind::Union(_) | TypeKind::Enum(_) => {}
        }
    }
    if out.is_empty() {
        return String::new();
    }
    let mut writer = Writer::default();
    let items = writer.render(&out);
    writer.finish(&items)
}

fn structure(api: &Api, ty: &Type, fields: &[Field]) -> TokenStream {
    let docs = doc(&format!("{}\n\nIt can be stored as JSON and read back.", ty.description));
    let name = type_name(&ty.name);
    let members = fields.iter().map(|field| {
        let docs = described(field);
        let member = member(field, &quote!(pub), api.holds_itself(&ty.name, field));
        quote!(#docs #member)
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
        #[non_exhaustive]
        #[must_use = "it is given to a call"]
        pub struct #name {
            #(#members)*
        }
    }
}

fn methods(api: &Api, ty: &Type, fields: &[Field]) -> TokenStream {
    let shared = ty.in_answer;
    let type_name = type_name(&ty.name);
    let own = quote!(own::#type_name);
    let required: Vec<&Field> = fields.iter().filter(|field| field.required).collect();
    let arguments = required.iter().map(|field| {
        let (name, ty) = (name(&field.name), argument(field));
        quote!(#name: #ty)
    });
    let members = fields.iter().map(|field| {
        let name = name(&field.name);
        let value = match field.required {
            true if shared => kept(api, ty, field, &name),
            true => boxed(api, ty, field, plain(field, &name)),
            false => quote!(Default::default()),
        };
        if is_name(&value, &name) { quote!(#name,) } else { quote!(#name: #value,) }
    });
    let extra = shared.then(|| quote!(extra: Default::default(),));
    let setters = fields.iter().filter(|field| !field.required).map(|field| match shared {
        true => plain_setter(api, ty, field),
        false => {
            let value = plain(field, &format_ident!("value"));
            setter(field, &quote!(self), &value, api.holds_itself(&ty.name, field))
        }
    });
    let default = required.is_empty().then(|| {
        quote! {
            impl Default for #own {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        impl #own {
            /// With what is required; the rest is left out.
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#members)* #extra }
            }

            #(#setters)*
        }

        #default
    }
}

/// A value as its struct holds it.
fn boxed(api: &Api, ty: &Type, field: &Field, value: TokenStream) -> TokenStream {
    if api.holds_itself(&ty.name, field) { quote!(Box::new(#value)) } else { value }
}

/// The method for an optional field of a struct that answers have too.
fn plain_setter(api: &Api, ty: &Type, field: &Field) -> TokenStream {
    let (name, argument) = (name(&field.name), argument(field));
    let docs = described(&Field { clearable: false, ..field.clone() });
    let value = boxed(api, ty, field, plain(field, &format_ident!("value")));
    quote! {
        #docs
        pub fn #name(mut self, value: #argument) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// The expression that turns an argument into what a struct of answers and requests holds.
fn kept(api: &Api, ty: &Type, field: &Field, name: &proc_macro2::Ident) -> TokenStream {
    let value = boxed(api, ty, field, plain(field, name));
    if field.nullable { quote!(Some(#value)) } else { value }
}
