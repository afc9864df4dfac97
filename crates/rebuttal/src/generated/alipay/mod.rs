// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

//! Alipay (Antom) disputes
//!
//! Accept or defend a dispute, download what belongs to it, and receive the provider's signed
//! notifications. There is no way to list or look up disputes: the notifications are the only
//! source of what is going on.

#[cfg(feature = "client")]
mod calls;
#[cfg(feature = "client")]
mod client;
mod enums;
mod functions;
mod ids;
mod messages;
#[cfg(any(feature = "schemars", feature = "offline"))]
mod models;
pub(crate) mod provider;
mod receiver;
mod shapes;
pub(crate) mod tables;
mod types;

#[cfg(feature = "client")]
pub use calls::*;
#[cfg(feature = "client")]
pub use client::*;
pub use enums::*;
pub use functions::*;
pub use ids::*;
#[cfg(any(feature = "schemars", feature = "offline"))]
pub use models::*;
pub use receiver::*;
pub use types::*;
