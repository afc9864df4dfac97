// Generated from spec/alipay.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

//! Alipay (Antom) disputes
//!
//! Accept or defend a dispute, download what belongs to it, and receive the provider's signed
//! notifications. There is no way to list or look up disputes: the notifications are the only
//! source of what is going on.

#![allow(unused_imports)]

mod enums;
#[cfg(feature = "client")]
mod face;
#[cfg(feature = "client")]
mod http;
mod receiver;
pub(crate) mod tables;
mod types;

pub use enums::*;
#[cfg(feature = "client")]
pub use face::*;
pub use receiver::*;
pub use types::*;
