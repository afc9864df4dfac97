//! `cargo xtask check`: formatting, lints, types, stubs and licences.

use std::path::Path;

use super::step::Step;
use super::{build, paths};
use crate::generate::SPECS;

/// Runs all checks and gives the closing line.
///
/// # Errors
/// The first check that does not pass.
pub fn check() -> Result<String, String> {
    Step::cargo("formatting of Rust").args(["fmt", "--all", "--check"]).run()?;
    let strict = ["--", "--deny", "warnings"];
    Step::cargo("lints of Rust").args(["clippy", "--workspace", "--all-targets"]).args(strict).run()?;
    // A provider's feature has the name of its document.
    let providers: Vec<&str> = SPECS.iter().filter_map(|spec| Path::new(spec).file_stem()?.to_str()).collect();
    Step::cargo("lints of a verifier without HTTP")
        .args(["clippy", "-p", "rebuttal", "--no-default-features", "--features", &providers.join(",")])
        .args(strict)
        .run()?;
    Step::cargo("documentation of Rust")
        .args(["doc", "--no-deps", "-p", "rebuttal", "-p", "rebuttal-signing", "-p", "rebuttal-sandbox"])
        .env("RUSTDOCFLAGS", "--deny warnings")
        .run()?;
    let binding = paths::root().join("bindings/python");
    let python = build::python("tests", Some(&binding.join("tests/requirements.txt")))?;
    let module = |title: &str, arguments: &[&str]| {
        Step::new(title, python.interpreter()).args(["-m"]).args(arguments).within(&binding).run()
    };
    module(
        "formatting of Python",
        &[
            "ruff", "format", "--config", "pyproject.toml", "--check", "--no-cache", ".", "../../tests/demo",
            "../../tests/judges",
        ],
    )?;
    module(
        "lints of Python",
        &["ruff", "check", "--config", "pyproject.toml", "--no-cache", ".", "../../tests/demo", "../../tests/judges"],
    )?;
    module("types of Python", &["mypy", "python/rebuttal"])?;
    module("stubs of Python", &["mypy.stubtest", "rebuttal._native"])?;
    let binding = paths::root().join("bindings/node");
    build::node("tests")?;
    Step::npm("types of TypeScript").args(["run", "--silent", "check"]).within(&binding).run()?;
    let licences = licences()?;
    Ok(format!("check: formatting, lints, types, stubs and documentation pass; {licences}"))
}

/// cargo-deny is a program of its own; where it is not installed, that is said and not passed over.
fn licences() -> Result<&'static str, String> {
    let there = std::process::Command::new("cargo").args(["deny", "--version"]).output();
    if !there.is_ok_and(|output| output.status.success()) {
        return Ok("licences NOT checked: `cargo install cargo-deny` first");
    }
    Step::cargo("licences, bans and sources").args(["deny", "check", "licenses", "bans", "sources"]).run()?;
    Ok("licences, bans and sources pass (advisories need their database and were not looked at)")
}
