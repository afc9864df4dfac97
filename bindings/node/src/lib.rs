//! The native half of the npm package: opaque handles, JSON text in and out, and failures as values.
//!
//! Nothing in here throws for a failure of the client's: each function gives `{ failure }` instead, and TypeScript
//! throws the class of that name, so that it carries the caller's stack. An exception out of here means that the
//! TypeScript half called it wrongly.

#![cfg_attr(test, allow(dead_code, reason = "only Node calls these functions; the tests are in `test/`"))]
#![allow(clippy::needless_pass_by_value, reason = "Node gives texts and lists that we own")]

mod answer;
mod call;
mod calls;
mod client;
mod crossing;
mod dedup;
mod failure;
mod functions;
mod inbox;
mod receiver;
mod runtime;
mod signer;
mod spool;

use napi_derive::napi;
use rebuttal::ErrorKind;

/// The version that this file was built from; the loader compares it with the package's.
#[napi]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// Every class of error and the class above it, so that a test can compare them with those of TypeScript.
#[napi]
pub fn error_classes() -> Vec<Vec<&'static str>> {
    ErrorKind::ALL.iter().map(|kind| vec![kind.class(), kind.parent()]).collect()
}
