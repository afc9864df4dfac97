//! Packets of evidence on their way: what stops them, what is sent, and what becomes of them when the program is killed.

#[path = "../common/mod.rs"]
mod common;
mod crash;
mod pdf;
mod sending;
mod stored;
