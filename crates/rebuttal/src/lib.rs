// The README's programs need these features.
#![cfg_attr(all(feature = "client", feature = "alipay", feature = "stripe"), doc = include_str!("../README.md"))]
#![cfg_attr(
    not(all(feature = "client", feature = "alipay", feature = "stripe")),
    doc = "Answer payment disputes: see the README."
)]
#![cfg_attr(not(feature = "client"), allow(dead_code, reason = "a program that only verifies uses a part"))]

// Generated code names this crate by its own name, inside it and outside.
extern crate self as rebuttal;

#[cfg(feature = "alipay")]
pub mod alipay;
mod attachment;
pub mod dedup;
pub mod dynamic;
mod error;
mod escape;
mod expandable;
#[rustfmt::skip]
mod generated;
mod field;
#[cfg(feature = "client")]
mod items;
mod json;
mod moment;
mod observe;
mod received;
mod response;
#[doc(hidden)]
pub mod runtime;
mod signer;
#[cfg(feature = "stripe")]
pub mod stripe;
mod types;

pub use attachment::Attachment;
pub use bytes::Bytes;
pub use error::{Error, Outcome};
pub use expandable::Expandable;
pub use field::{Field, IntoField};
pub use futures_util::Stream;
#[cfg(feature = "client")]
pub use items::Items;
pub use json::{Json, UnknownFields};
pub use observe::{AttemptFacts, CallFacts, Observer};
pub use rebuttal_schema::{Acknowledgement, ErrorKind};
pub use received::Received;
pub use response::{Response, ResponseInfo};
pub use signer::{Signer, SignerError, ToSign, TransientSignerError};
pub use types::{Base64, OneOrMore, Private, Time};
