//! The sandbox as its users see it: over sockets, with signatures checked by the signing crate.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod advice;
mod binary;
mod client;
mod control;
mod defense;
mod download;
mod faults;
mod gateway;
mod notifications;
mod receiver;
mod stage;
mod stripe;
mod turns;
mod typed;
