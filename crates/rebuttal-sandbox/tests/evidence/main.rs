//! The sandbox refuses what preflight calls `refused`, with the provider's code, and nothing else. Each packet of
//! `tests/evidence/packets.yaml` is sent as a program without preflight would send it; the sandbox shares no code with it.
#![allow(clippy::unwrap_used, dead_code, reason = "a test, which shares helpers with others")]

mod alipay;
#[path = "../sandbox/client.rs"]
mod client;
mod compare;
mod contents;
#[path = "../../../rebuttal-evidence/tests/corpus/makers.rs"]
mod makers;
#[path = "../../../rebuttal-evidence/tests/corpus/rows.rs"]
mod rows;
#[path = "../sandbox/stripe/shop.rs"]
mod shop;
#[path = "../sandbox/stage.rs"]
mod stage;
mod stripe;
#[path = "../../../rebuttal-evidence/tests/support/mod.rs"]
mod support;
