//! `cargo xtask check`: formatting, lints, types, stubs, circles of modules, and what we depend on.

use std::path::Path;

use super::step::Step;
use super::tools::tool;
use super::{build, circles, paths, say, words};
use crate::generate::SPECS;

/// Runs all checks and gives the closing line.
///
/// # Errors
/// The first check that does not pass.
pub fn check() -> Result<String, String> {
    Step::cargo("formatting of Rust").args(["fmt", "--all", "--check"]).run()?;
    say("» circles of modules in Rust");
    say(&format!("  {}", circles::rust(circles::CLEAN)?));
    say("» names that were replaced");
    say(&format!("  {}", words::check(words::CLEAN)?));
    for own in ["tests/bench/rust", "tests/bench/peers/rust"] {
        Step::cargo("formatting of the benchmarks' programs")
            .args(["fmt", "--all", "--check"])
            .within(&paths::root().join(own))
            .run()?;
    }
    let strict = ["--", "--deny", "warnings"];
    Step::cargo("lints of Rust").args(["clippy", "--workspace", "--all-targets"]).args(strict).run()?;
    Step::cargo("lints of the stores over a database")
        .args(["clippy", "-p", "rebuttal", "--all-targets", "--features", "sqlite,postgres"])
        .args(strict)
        .run()?;
    // Not the peer's, which is as large as all of ours.
    Step::cargo("lints of the benchmarks' programs")
        .args(["clippy", "--workspace", "--all-targets", "--locked"])
        .args(strict)
        .within(&paths::root().join("tests/bench/rust"))
        .env("CARGO_TARGET_DIR", paths::target())
        .run()?;
    // A provider's feature has the name of its document.
    let providers: Vec<&str> = SPECS.iter().filter_map(|spec| Path::new(spec).file_stem()?.to_str()).collect();
    Step::cargo("lints of a verifier without HTTP")
        .args(["clippy", "-p", "rebuttal", "--no-default-features", "--features", &providers.join(",")])
        .args(strict)
        .run()?;
    Step::cargo("documentation of Rust")
        .args(["doc", "--no-deps", "-p", "rebuttal", "-p", "rebuttal-signing", "-p", "rebuttal-sandbox"])
        .args(["--features", "rebuttal/sqlite,rebuttal/postgres"])
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
            "../../tests/interop", "../../tests/bench",
        ],
    )?;
    module(
        "lints of Python",
        &[
            "ruff", "check", "--config", "pyproject.toml", "--no-cache", ".", "../../tests/demo",
            "../../tests/interop", "../../tests/bench",
        ],
    )?;
    module("types of Python", &["mypy", "python/rebuttal"])?;
    let unseen = "tests/stubtest.txt";
    let options = ["--allowlist", unseen, "--ignore-unused-allowlist"];
    module("stubs of Python", &[&["mypy.stubtest", "rebuttal._native"], &options[..]].concat())?;
    Step::new("circles of modules in Python", python.interpreter())
        .args(["tests/circles.py"])
        .within(&binding)
        .run()?;
    let binding = paths::root().join("bindings/node");
    build::node("tests")?;
    let script = |title: &str, name: &str| Step::npm(title).args(["run", "--silent", name]).within(&binding).run();
    script("types of TypeScript", "check")?;
    script("formatting and lints of TypeScript", "lint")?;
    script("circles of modules in TypeScript", "circles")?;
    let dependencies = dependencies()?;
    Ok(format!("check: formatting, lints, types, stubs, documentation and circles pass; {dependencies}"))
}

/// The version of cargo-deny that is made where there is none.
const DENY: &str = "0.20.2";

/// What the tree depends on: its licences, what is banned, where it comes from, and, where their database can be had, what
/// is known to be wrong with it.
fn dependencies() -> Result<&'static str, String> {
    let deny = tool("cargo-deny", DENY)?;
    let run = |title: &str, arguments: &[&str]| Step::new(title, &deny).args(arguments).run();
    let which = ["licenses", "bans", "sources"];
    run("licences, bans and sources", &[&["check"], &which[..]].concat())?;
    // What a relative path is relative to differs between its versions.
    let rules = paths::root().join("deny.toml");
    let rules = rules.to_string_lossy();
    let fuzz = ["--manifest-path", "tests/fuzz/Cargo.toml", "--config", &rules, "check"];
    run("licences, bans and sources of the fuzz targets", &[&fuzz[..], &which[..]].concat())?;
    if run("fetching the database of advisories", &["fetch", "db"]).is_err() {
        return Ok("licences, bans and sources pass; advisories NOT checked: their database is out of reach");
    }
    run("advisories", &["check", "--disable-fetch", "advisories"])?;
    Ok("licences, bans, sources and advisories pass")
}
