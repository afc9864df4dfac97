//! The payment providers' side of disputes, in memory, so that no test needs an account.
//!
//! A sandbox verifies every signature and key, responds with the provider's codes, signs its responses and
//! notifications, sends again what was not acknowledged, and injects faults. Its clock stands still until it is moved.
//! Tests in Rust control it with types, others by HTTP and JSON under `/_sandbox`; the README of this crate is the manual.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), rebuttal_sandbox::StartError> {
//! use rebuttal_sandbox::{Sandbox, stripe};
//!
//! let sandbox = Sandbox::start().await?;
//! assert!(sandbox.stripe().api_key.starts_with("sk_test_")); // what a client needs
//! let dispute = sandbox.stripe().dispute().payment_intent("pi_1").create().await;
//! sandbox.faults().after(stripe::Op::SubmitDisputeEvidence).cut(); // acted, and the response lost
//! // … the program under test …
//! assert_eq!(sandbox.effects(&dispute.id), []); // nothing was done here
//! let dispute = sandbox.stripe().judge(&dispute.id, stripe::Judgement::Won).await;
//! assert_eq!(dispute.status, "won");
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
mod typed;
mod wire;

pub use alipay::AlipayCredentials;
pub use canaries::canaries;
pub use effects::{By, Effect};
pub use generated::Op;
pub use options::{SandboxOptions, StartError};
pub use outbox::Sent;
pub use requests::Request;
pub use sandbox::Sandbox;
pub use stripe::StripeCredentials;
pub use typed::{ArmedAt, Dispute, Faults, Merchant, NewDispute, Provider};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
