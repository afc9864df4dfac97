//! Unions: an enum over their objects, and one more variant for what is none of these.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::render::{Imports, Writer, doc, type_name};
use crate::api::{Api, Type, Union, Variant};

/// The unions of answers, for the file of the types: unions and types hold each other.
pub fn declared(api: &Api) -> (Imports, String) {
    let items = api.types.iter().filter(|ty| ty.in_answer).filter_map(|ty| Some(one(ty, ty.union()?))).collect();
    let items = Writer::default().render(&items);
    (Writer::external(&items), items)
}

/// One union: what it is, and how it is made, read and written.
pub fn one(ty: &Type, union: &Union) -> TokenStream {
    let (name, tag) = (type_name(&ty.name), &union.tag);
    let about = doc(&format!("{}\n\nIts field `{tag}` tells which of these it is.", ty.description));
    let variants = union.variants.iter().map(|one| {
        let (variant, object) = (variant(one), type_name(&one.ty));
        let values: Vec<String> = one.values.iter().map(|value| format!("`{value}`")).collect();
        let docs = doc(&format!("With `{tag}` {}.", values.join(" or ")));
        quote!(#docs #variant(Box<own::#object>),)
    });
    let from = union.variants.iter().map(|one| {
        let (variant, object) = (variant(one), type_name(&one.ty));
        quote! {
            impl From<own::#object> for own::#name {
                fn from(object: own::#object) -> Self {
                    Self::#variant(Box::new(object))
                }
            }
        }
    });
    let written = union.variants.iter().map(|one| {
        let variant = variant(one);
        quote!(Self::#variant(object) => object.serialize(writer),)
    });
    let read = union.variants.iter().map(|one| {
        let (variant, values) = (variant(one), &one.values);
        quote!(Some(#(#values)|*) => unions::read(&object).map(Self::#variant),)
    });
    let objects = union.variants.iter().map(|one| type_name(&one.ty));
    let schema = &ty.name;
    quote! {
        #about
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// One that this release does not know, as it was received.
            Unknown(Private<::rebuttal_runtime::Json>),
        }

        #(#from)*

        impl Serialize for own::#name {
            fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(#written)*
                    Self::Unknown(object) => object.serialize(writer),
                }
            }
        }

        impl<'de> Deserialize<'de> for own::#name {
            fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let object = Box::<RawValue>::deserialize(reader)?;
                let read = match unions::tag(&object, #tag).as_deref() {
                    #(#read)*
                    _ => unions::read(&object).map(Self::Unknown),
                };
                read.map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for own::#name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                #schema.into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let objects = [#(generator.subschema_for::<own::#objects>()),*];
                ::schemars::json_schema!({ "anyOf": objects })
            }
        }
    }
}

/// A variant has its object's name.
fn variant(variant: &Variant) -> Ident {
    match variant.ty.as_str() {
        "Unknown" => format_ident!("UnknownObject"),
        name => format_ident!("{name}"),
    }
}
