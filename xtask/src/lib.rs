//! The commands behind `cargo xtask`.
#![allow(missing_docs, unreachable_pub, reason = "nobody depends on this crate; what is not obvious is documented")]

pub mod commands;
