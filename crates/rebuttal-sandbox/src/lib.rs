//! The payment providers' side of disputes, in memory, so that no test needs an account.
//!
//! A sandbox verifies every signature and key, responds with the provider's codes, signs its responses and
//! notifications, sends again what was not acknowledged, and injects faults. Its clock stands still until it is moved.
//! Tests control it by HTTP and JSON under `/_sandbox`; the README of this crate is the manual.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), rebuttal_sandbox::StartError> {
//! use rebuttal_sandbox::{Sandbox, SandboxOptions};
//!
//! let sandbox = Sandbox::start(SandboxOptions::default()).await?;
//! assert!(sandbox.alipay().client_id.starts_with("SANDBOX_"));
//! assert!(sandbox.stripe().api_key.starts_with("sk_test_"));
//! println!("POST {}/alipay/disputes creates a dispute", sandbox.control());
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! Inside, from the top: `router` hands a request to the `control` interface for tests or to a provider's gateway
//! (`alipay`, `stripe`: one folder each, with operations and signatures); `outbox` delivers notifications and moves the
//! clock; `state` is everything that a test sees and changes, behind one lock; `faults` are injected into responses; `wire`
//! serves connections and knows no provider.

mod advertised;
pub mod alipay;
mod canaries;
mod clock;
mod control;
mod effects;
mod faults;
#[rustfmt::skip]
mod generated;
mod options;
mod outbox;
mod requests;
mod router;
mod sandbox;
mod state;
pub mod stripe;
mod tables;
mod wire;

pub use alipay::AlipayCredentials;
pub use canaries::canaries;
pub use options::{SandboxOptions, StartError};
pub use sandbox::Sandbox;
pub use stripe::StripeCredentials;
