//! The engine of Rebuttal's clients, for any provider: what generated code is built on.
//!
//! A provider is its tables ([`rebuttal_schema::Provider`]) and the little that no table can say ([`provider::Provider`]).
//! From these, a call goes through the stages that the modules are named after: its [`options`] are checked, its
//! [`request`] is validated and encoded once, each attempt of the [`call`] is signed, sent by the [`transport`] and
//! classified, and the [`response`] is read into a type. A [`webhook`] is verified before its [`message`] is read.
//!
//! Programs use the crate `rebuttal`, which has the bundled providers and names what they need of this one.
#![cfg_attr(not(feature = "client"), allow(dead_code, reason = "a program that only verifies uses a part"))]

mod ack;
#[cfg(feature = "client")]
pub mod call;
#[cfg(feature = "client")]
pub mod client;
pub mod dedup;
mod error;
mod escape;
mod expandable;
mod field;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
#[rustfmt::skip]
mod generated {
    pub(crate) mod dedup;
}
mod id;
#[cfg(feature = "client")]
mod items;
pub mod json;
pub mod message;
mod mismatch;
pub mod model;
pub mod observe;
#[cfg(feature = "offline")]
pub mod offline;
mod open_enum;
pub mod options;
pub mod provider;
pub mod registry;
pub mod request;
pub mod response;
pub mod schemes;
pub mod signer;
pub mod time;
#[cfg(feature = "client")]
pub mod transport;
mod types;
pub mod unions;
mod unix_time;
mod unknown;
pub mod webhook;
mod webhook_receiver;

pub use ack::Ack;
pub use bytes::Bytes;
pub use error::{Error, Outcome};
pub use expandable::Expandable;
pub use field::{Field, IntoField};
pub use futures_util::Stream;
#[cfg(feature = "client")]
pub use items::Items;
pub use message::WebhookMessage;
pub use message::received::Received;
pub use observe::{AttemptFacts, CallFacts, Endpoint, Observer};
pub use open_enum::UnknownValue;
pub use rebuttal_schema::{Credentials, ErrorKind};
pub use request::attachment::Attachment;
pub use response::{Response, ResponseInfo};
pub use signer::{Signer, SignerError, ToSign, TransientSignerError};
pub use types::{Base64, OneOrMore, Private, Time};
pub use unix_time::UnixTime;
pub use unknown::{Json, UnknownFields};
pub use webhook_receiver::WebhookReceiver;
