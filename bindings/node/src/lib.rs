//! The native half of the npm package: opaque handles, JSON text in and out, and failures as values.
//!
//! No function throws for a failure of the client: it returns `{ failure }`, and TypeScript throws the class of that
//! name, so that the error has the caller's stack. An exception from this code means that the TypeScript half called it
//! with wrong arguments.

#![cfg_attr(test, allow(dead_code, reason = "only Node calls these functions; the tests are in `test/`"))]
#![allow(clippy::needless_pass_by_value, reason = "napi passes owned strings and lists")]

mod calls;
mod channel;
mod client;
mod convert;
mod dedup;
mod failure;
mod file;
mod functions;
mod inbox;
mod options;
mod packet;
mod receiver;
mod response;
mod runtime;
mod signer;
mod spool;

use napi_derive::napi;
use rebuttal::ErrorKind;

/// The version that this file was built from; the loader compares it with the version of the package.
#[napi]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// Every class of error with its parent class. A test compares them with those of TypeScript.
#[napi]
pub fn error_classes() -> Vec<Vec<&'static str>> {
    ErrorKind::ALL.iter().map(|kind| vec![kind.class(), kind.parent()]).collect()
}
