//! Tests of the generator, one file a promise.
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

mod conformance;
mod extensions;
mod freshness;
mod hostile;
mod inputs;
mod lowering;
mod neutrality;
mod overlays;
mod privacy;
mod program;
mod refusals;
mod support;
