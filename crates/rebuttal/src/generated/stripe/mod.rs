// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

//! Stripe disputes
//!
//! Find disputes, stage and submit evidence, upload the files that belong to it, accept a loss, and
//! receive the provider's signed events. One payment can have several disputes: list them by its
//! payment intent, and answer each by its own id.

#![allow(unused_imports)]

mod enums;
#[cfg(feature = "client")]
mod calls;
#[cfg(feature = "client")]
mod client;
#[cfg(any(feature = "schemars", feature = "offline"))]
mod models;
pub(crate) mod provider;
mod receiver;
mod shapes;
pub(crate) mod tables;
mod types;

pub use enums::*;
#[cfg(feature = "client")]
pub use calls::*;
#[cfg(feature = "client")]
pub use client::*;
#[cfg(any(feature = "schemars", feature = "offline"))]
pub use models::*;
pub use receiver::*;
pub use types::*;

mod requests;
pub use requests::*;
