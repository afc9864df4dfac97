// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

//! Stripe disputes
//!
//! Find disputes, stage and submit evidence, upload the files that belong to it, accept a loss, and
//! receive the provider's signed events. One payment can have several disputes: list them by its
//! payment intent, and answer each by its own id.

#[cfg(feature = "client")]
mod calls;
#[cfg(feature = "client")]
mod client;
mod enums;
mod ids;
mod messages;
#[cfg(any(feature = "schemars", feature = "offline"))]
mod models;
pub(crate) mod provider;
mod receiver;
mod requests;
mod shapes;
pub(crate) mod tables;
mod types;

#[cfg(feature = "client")]
pub use calls::*;
#[cfg(feature = "client")]
pub use client::*;
pub use enums::*;
pub use ids::*;
#[cfg(any(feature = "schemars", feature = "offline"))]
pub use models::*;
pub use receiver::*;
pub use requests::*;
pub use types::*;
