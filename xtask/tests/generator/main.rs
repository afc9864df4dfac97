//! Tests of the generator, one file a promise.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod lowering;
mod refusals;
mod support;
