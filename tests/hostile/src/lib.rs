//! Targets for hostile input. A target is a function of bytes that panics when something that must always hold does
//! not. `tests/fuzz/` gives them to libFuzzer; the tests of this crate replay the seeds that are kept.
#![allow(clippy::unwrap_used, reason = "a target reports by a panic")]

mod alipay_header;
mod answers;
mod evidence;
mod forms;
pub mod grow;
pub mod json;
mod keys;
mod messages;
mod multipart;
mod scan;
mod signed_fields;
mod spec;
mod stage;
mod stripe_header;
mod tables;

/// A target: its name, which is also that of its folder of seeds, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: &[Target] = &[
    ("alipay_header", alipay_header::run),
    ("stripe_header", stripe_header::run),
    ("keys", keys::run),
    ("messages", messages::run),
    ("answers", answers::run),
    ("forms", forms::run),
    ("multipart", multipart::run),
    ("scan", scan::run),
    ("signed_fields", signed_fields::run),
    ("spec", spec::run),
    ("evidence_count", evidence::count),
    ("evidence_build", evidence::build),
    ("tables", tables::run),
];

/// Runs the target of that name.
///
/// # Panics
/// If what must hold does not, or there is no such target.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    target.unwrap_or_else(|| panic!("there is no target {name}")).1(data);
}
