// The README's programs need these features.
#![cfg_attr(all(feature = "client", feature = "alipay", feature = "stripe"), doc = include_str!("../README.md"))]
#![cfg_attr(
    not(all(feature = "client", feature = "alipay", feature = "stripe")),
    doc = "Answer payment disputes: see the README."
)]

#[cfg(feature = "alipay")]
pub mod alipay;
pub mod dynamic;
#[rustfmt::skip]
mod generated;
#[cfg(all(feature = "client", feature = "evidence"))]
mod packets;
#[cfg(feature = "stripe")]
pub mod stripe;

#[cfg(feature = "evidence")]
pub use rebuttal_evidence as evidence;

#[cfg(all(feature = "client", feature = "evidence"))]
pub use packets::PacketResponse;

/// What receivers of messages take, of the crate `http`.
#[doc(no_inline)]
pub use http::HeaderMap;
#[cfg(feature = "client")]
pub use rebuttal_runtime::Items;
pub use rebuttal_runtime::{
    Ack, Attachment, AttemptFacts, Base64, Bytes, CallFacts, Credentials, Endpoint, Error, ErrorKind, Expandable,
    Field, IntoField, Json, Observer, OneOrMore, Outcome, Private, Received, Response, ResponseInfo, Signer,
    SignerError, Stream, Time, ToSign, TransientSignerError, UnixTime, UnknownFields, UnknownValue, WebhookMessage,
    WebhookReceiver, dedup,
};
