//! What messages are: an enum over their types, which may hold messages themselves.

use std::collections::BTreeSet;

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::render::{Imports, Writer, doc, name as name_of, type_name};
use crate::api::{Api, Message, Receiver};
use crate::emit::ids;

/// The enum, for the file of the types: messages and types hold each other.
pub fn declared(receiver: &Receiver) -> (Imports, String) {
    let variants = receiver.messages.iter().map(|message| {
        let (docs, variant, ty) = (doc(&message.description), variant(message), type_name(&message.ty));
        quote!(#docs #variant(Received<own::#ty>),)
    });
    let mut writer = Writer::default();
    let items = writer.render(&quote! {
        /// A message: received, fetched or from a queue. Each knows what of it could not be read.
        ///
        /// As JSON it is the message alone, under the provider's names.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum Message { #(#variants)* }
    });
    (Writer::external(&items), items)
}

/// What messages can do, and how they are read and written.
pub fn emit(api: &Api, receiver: &Receiver) -> String {
    let (methods, common, json) = (methods(api, receiver), common(), json(receiver));
    let mut writer = Writer::default();
    let items = writer.render(&quote! {
        #methods
        #common
        #json
    });
    writer.finish(&items)
}

fn variant(message: &Message) -> Ident {
    format_ident!("{}", message.id.to_upper_camel_case())
}

/// What a message has whatever its kind.
fn methods(api: &Api, receiver: &Receiver) -> TokenStream {
    let all = |arm: &dyn Fn(&Message) -> TokenStream| -> TokenStream { receiver.messages.iter().map(arm).collect() };
    let kinds = all(&|message| {
        let (variant, id) = (variant(message), &message.id);
        quote!(Self::#variant(_) => #id,)
    });
    let id_of = |kind: &str| {
        if receiver.messages.iter().all(|message| ids::path(api, message, kind).is_none()) {
            return quote!(None);
        }
        let arms = all(&|message| {
            let variant = variant(message);
            match ids::path(api, message, kind) {
                Some(path) => {
                    let value = followed(&path);
                    quote!(Self::#variant(message) => #value,)
                }
                None => quote!(Self::#variant(_) => None,),
            }
        });
        quote!(match self { #arms })
    };
    let (events, disputes) = (id_of("event"), id_of("dispute"));
    let keys = all(&|message| {
        let (variant, id) = (variant(message), &message.id);
        quote!(Self::#variant(message) => message::dedup_key_of(&tables::PROVIDER, #id, message),)
    });
    let unreadable = all(&|message| {
        let variant = variant(message);
        quote!(Self::#variant(message) => message.unreadable_fields(),)
    });
    let made = all(&|message| {
        let (variant, id) = (variant(message), &message.id);
        quote!(#id => Received::read(message).map(Self::#variant),)
    });
    quote! {
        impl own::Message {
            /// Its kind, as `tracing` names it. One of a type that this release does not know is of the most general kind.
            pub fn kind(&self) -> &'static str {
                match self { #kinds }
            }

            /// The provider's id of the message, where it gives one.
            pub fn event_id(&self) -> Option<&str> {
                #events
            }

            /// The id of the dispute that it is about, where it names one.
            pub fn dispute_id(&self) -> Option<&str> {
                #disputes
            }

            /// What tells this message from all others, and is the same when it is sent again: for
            /// [`dedup::once`](fn@::rebuttal_runtime::dedup::once). It holds no personal data. None if nobody can tell a repetition of
            /// it from another message, such as one of a type that is not known yet: that one is to be processed.
            pub fn dedup_key(&self) -> Option<String> {
                match self { #keys }
            }

            /// JSON pointers of what is in the message and absent here, because it could not be read. If the message is of a general
            /// kind although its type names another, the first says why.
            pub fn unreadable_fields(&self) -> &[String] {
                match self { #unreadable }
            }

            /// What to answer when it was taken: `.into()` makes a response of it.
            pub fn ack(&self) -> Ack {
                Ack::new(tables::PROVIDER.acknowledgement())
            }

            pub(super) fn of(message: message::Message<'_>) -> Result<Self, Error> {
                match message.id {
                    #made
                    id => Err(message::no_message(id)),
                }
            }
        }
    }
}

/// The expression for the text at the end of a path of fields, each with whether it is optional.
fn followed(path: &[(String, bool)]) -> TokenStream {
    let optional = path.iter().any(|(_, optional)| *optional);
    let mut value = quote!(message);
    let mut inside = false;
    for (name, optional) in path {
        let name = name_of(name);
        value = match (inside, optional) {
            (false, false) => quote!(#value.#name),
            (false, true) => quote!(#value.#name.as_ref()),
            (true, false) => quote!(#value.map(|found| &found.#name)),
            (true, true) => quote!(#value.and_then(|found| found.#name.as_ref())),
        };
        inside |= optional;
    }
    if optional { quote!(#value.map(|id| id.as_str())) } else { quote!(Some(#value.as_str())) }
}

/// The trait over all providers' messages.
fn common() -> TokenStream {
    quote! {
        impl WebhookMessage for own::Message {
            fn kind(&self) -> &'static str {
                self.kind()
            }

            fn event_id(&self) -> Option<&str> {
                self.event_id()
            }

            fn dispute_id(&self) -> Option<&str> {
                self.dispute_id()
            }

            fn dedup_key(&self) -> Option<String> {
                self.dedup_key()
            }

            fn unreadable_fields(&self) -> &[String] {
                self.unreadable_fields()
            }

            fn ack(&self) -> Ack {
                self.ack()
            }
        }
    }
}

/// How a message is read from JSON, and written.
fn json(receiver: &Receiver) -> TokenStream {
    let written = receiver.messages.iter().map(|message| {
        let variant = variant(message);
        quote!(Self::#variant(message) => message.serialize(writer),)
    });
    let types: BTreeSet<&str> = receiver.messages.iter().map(|message| message.ty.as_str()).collect();
    let types = types.into_iter().map(type_name);
    quote! {
        impl Serialize for own::Message {
            fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
                match self { #(#written)* }
            }
        }

        /// From JSON by `serde_json`: of its kind by the same rules as one that is received.
        impl<'de> Deserialize<'de> for own::Message {
            fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let raw = Box::<RawValue>::deserialize(reader)?;
                let read = message::read(&tables::PROVIDER, raw.get().as_bytes()).and_then(Self::of);
                read.map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for own::Message {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                "Message".into()
            }

            fn json_schema(generator: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                let kinds = [#(generator.subschema_for::<super::#types>()),*];
                ::schemars::json_schema!({ "anyOf": kinds })
            }
        }
    }
}
