//! Tests of the generator, one file a promise.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod extensions;
mod freshness;
mod lowering;
mod neutrality;
mod refusals;
mod support;
