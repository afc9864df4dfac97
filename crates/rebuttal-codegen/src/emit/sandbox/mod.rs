//! Tables for the provider's side: operations and their parameters, objects, enum values, limits and codes.

mod names;
mod objects;
mod operations;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use self::names::{constant, reference};
use super::File;
use crate::api::{Api, Code, Meaning, Message};

const EMITTER: &str = "crates/rebuttal-codegen/src/emit/sandbox";
const FOLDER: &str = "crates/rebuttal-sandbox/src/generated";

/// The list of all providers, and of all their operations.
pub fn index(apis: &[Api]) -> File {
    let modules: Vec<_> = apis.iter().map(|api| format_ident!("{}", api.provider)).collect();
    let variants: Vec<_> = apis.iter().map(|api| format_ident!("{}", api.class)).collect();
    let docs = apis.iter().map(|api| format!(" {}.", api.title));
    let tokens = quote! {
        use crate::tables::{Operations as _, Provider};

        #(pub(crate) mod #modules;)*

        /// Every provider, in the order of its documents.
        pub(crate) static PROVIDERS: &[&Provider] = &[#(&#modules::PROVIDER),*];

        /// An operation of one of the providers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Op { #(#[doc = #docs] #variants(#modules::Op)),* }

        impl Op {
            /// Its name in the document and in the control interface.
            pub fn id(self) -> &'static str {
                match self { #(Self::#variants(op) => op.id()),* }
            }
        }

        #(
            impl From<#modules::Op> for Op {
                fn from(op: #modules::Op) -> Self {
                    Self::#variants(op)
                }
            }

            impl PartialEq<#modules::Op> for Op {
                fn eq(&self, other: &#modules::Op) -> bool {
                    *self == Self::from(*other)
                }
            }
        )*
    };
    file("mod", "spec/*.yaml", tokens)
}

/// The tables of one provider.
pub fn emit(api: &Api) -> [File; 2] {
    let (name, version) = (&api.provider, &api.version);
    let operations = api.operations.iter().map(|operation| operations::table(api, operation));
    let (op, all) = (operations::names(api), objects::names(api));
    let messages = api.receiver.iter().flat_map(|receiver| &receiver.messages).map(message);
    let failure = reference(api.failure.as_ref().map(|failure| failure.ty.as_str()));
    let status = api.answer.status.as_deref().unwrap_or_default();
    let done = api.answer.statuses.iter().find(|(_, meaning)| *meaning == Meaning::Done);
    let done = done.map_or("", |(status, _)| status.as_str());
    let (rows, codes) = (api.answer.codes.iter().map(row), codes(&api.answer.codes));
    let provider = quote! {
        #![allow(unused_imports)]

        mod objects;

        use crate::tables::{Bound, Code, Field, Kind, Message, Operation, Operations, Page, Provider, ResponseShape};
        pub(crate) use objects::*;

        #op

        /// What the document says.
        pub(crate) static PROVIDER: Provider = Provider {
            name: #name,
            version: #version,
            operations: &[#(#operations),*],
            objects: &[#(&#all),*],
            messages: &[#(#messages),*],
            failure: #failure,
            status: #status,
            done: #done,
            codes: &[#(#rows),*],
        };

        #codes
    };
    let (objects, enums) = (objects::objects(api), objects::enums(api));
    let objects = quote! {
        #![allow(unused_imports)]

        use crate::tables::{Field, Kind, Object};

        #(#enums)*
        #(#objects)*
    };
    [file(&format!("{name}/mod"), &api.document, provider), file(&format!("{name}/objects"), &api.document, objects)]
}

fn file(name: &str, document: &str, tokens: TokenStream) -> File {
    // What is quoted here is Rust whatever the `Api` holds: names are identifiers, everything else is a literal.
    let file = syn::parse2(tokens).unwrap_or_else(|error| panic!("{EMITTER} emits no Rust for {name}: {error}"));
    let contents = format!("{}\n{}", super::header("//", document, EMITTER), prettyplease::unparse(&file));
    File { path: format!("{FOLDER}/{name}.rs"), contents }
}

fn message(message: &Message) -> TokenStream {
    let (id, object) = (&message.id, constant(&message.ty));
    let matches = message.matches.iter().map(|(field, value)| quote! { (#field, #value) });
    quote! { Message { id: #id, object: &#object, matches: &[#(#matches),*] } }
}

fn row(code: &Code) -> TokenStream {
    let (name, statuses) = (&code.code, &code.statuses);
    quote! { Code { code: #name, statuses: &[#(#statuses),*] } }
}

/// The codes by name: one that the document does not have any more is no name any more.
fn codes(codes: &[Code]) -> TokenStream {
    let constants = codes.iter().map(|code| {
        let (name, text) = (constant(&code.code), &code.code);
        quote! { pub(crate) const #name: &str = #text; }
    });
    quote! {
        /// The provider's codes.
        #[allow(dead_code, reason = "the sandbox has no use for some")]
        pub(crate) mod codes { #(#constants)* }
    }
}
