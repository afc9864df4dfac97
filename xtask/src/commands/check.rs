//! `cargo xtask check`: formatting, lints, types, stubs, circles of modules, replaced names, the public surface, and what we
//! depend on.

use std::fs;
use std::path::Path;

use super::histories::RUST_FEATURES;
use super::step::Step;
use super::surface::{self, Mode};
use super::tools::{installed, tool};
use super::{build, circles, layers, paths, say, words};
use rebuttal_codegen::read::documents;

/// What to check or test.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    All,
    Rust,
    Python,
    Node,
}

impl Part {
    /// Whether this includes another.
    pub fn has(self, other: Self) -> bool {
        self == Self::All || self == other
    }
}

/// Runs all checks and gives the closing line.
///
/// # Errors
/// The first check that does not pass.
pub fn check() -> Result<String, String> {
    part(Part::All)?;
    let dependencies = dependencies(&tool("cargo-deny", DENY)?)?;
    Ok(format!("check: formatting, lints, types, stubs, documentation, circles and names pass; {dependencies}"))
}

/// The checks with which `test` begins: all but what takes minutes to install. What we depend on changes seldom, and is
/// checked here where cargo-deny is there already.
///
/// # Errors
/// The first check that does not pass.
pub fn before_tests(this: Part) -> Result<(), String> {
    part(this)?;
    match installed("cargo-deny") {
        Some(deny) if this == Part::All => say(&format!("  {}", dependencies(&deny)?)),
        None if this == Part::All => say("» no cargo-deny here: `cargo xtask check` installs it and checks licences"),
        _ => {}
    }
    Ok(())
}

/// Runs the checks of one language, or those of all of them but not what we depend on.
///
/// # Errors
/// The first check that does not pass.
pub fn part(this: Part) -> Result<(), String> {
    // First what takes seconds.
    say("» names that were replaced");
    say(&format!("  {}", words::check(words::CLEAN)?));
    if this.has(Part::Rust) {
        rust()?;
    }
    if this.has(Part::Python) {
        python()?;
    }
    if this.has(Part::Node) {
        node()?;
    }
    Ok(())
}

fn rust() -> Result<(), String> {
    say(&format!("  {}", layers::check()?));
    say("» circles of modules in Rust");
    say(&format!("  {}", circles::rust(circles::CLEAN)?));
    Step::cargo("formatting of Rust").args(["fmt", "--all", "--check"]).run()?;
    for own in ["tests/bench/rust", "tests/bench/peers/rust"] {
        Step::cargo("formatting of the benchmarks' programs")
            .args(["fmt", "--all", "--check"])
            .within(&paths::root().join(own))
            .run()?;
    }
    let strict = ["--", "--deny", "warnings"];
    Step::cargo("lints of Rust").args(["clippy", "--workspace", "--all-targets"]).args(strict).run()?;
    // With the features of the tests, so that what both need is built once.
    Step::cargo("lints of the stores over a database")
        .args(["clippy", "-p", "rebuttal", "--all-targets", "--features", RUST_FEATURES])
        .args(strict)
        .run()?;
    // Not the peer's, which is as large as all of ours.
    Step::cargo("lints of the benchmarks' programs")
        .args(["clippy", "--workspace", "--all-targets", "--locked"])
        .args(strict)
        .within(&paths::root().join("tests/bench/rust"))
        .env("CARGO_TARGET_DIR", paths::target())
        .run()?;
    Step::cargo("lints of a verifier without HTTP")
        .args(["clippy", "-p", "rebuttal", "--no-default-features", "--features", &providers()?.join(",")])
        .args(strict)
        .run()?;
    let crates = fs::read_dir(paths::root().join("crates")).map_err(|error| format!("crates: {error}"))?;
    let names = crates.filter_map(Result::ok).flat_map(|entry| ["-p".into(), entry.file_name()]);
    Step::cargo("documentation of Rust")
        .args(["doc", "--no-deps", "--features", RUST_FEATURES])
        .args(names)
        .env("RUSTDOCFLAGS", "--deny warnings")
        .run()?;
    surface::rust(Mode::Check)
}

/// The providers: a feature, and a module of the packages, has the name of its document.
fn providers() -> Result<Vec<String>, String> {
    let specs = documents(&paths::root());
    let specs = specs.map_err(|refusals| refusals.iter().map(ToString::to_string).collect::<String>())?;
    Ok(specs.iter().filter_map(|spec| Some(Path::new(spec).file_stem()?.to_string_lossy().into_owned())).collect())
}

fn python() -> Result<(), String> {
    let binding = paths::root().join("bindings/python");
    let python = build::python("tests", Some(&binding.join("tests/requirements.txt")))?;
    let step = |title: &str| Step::new(title, python.interpreter()).within(&binding);
    let ruff = |title: &str, command: &[&str]| {
        step(title)
            .args(["-m", "ruff"])
            .args(command)
            .args(["--config", "pyproject.toml", "--no-cache", "."])
            .args(["demo", "interop", "bench"].map(|folder| format!("../../tests/{folder}")))
            .args(["../sandbox/python"])
            .run()
    };
    ruff("formatting of Python", &["format", "--check"])?;
    ruff("lints of Python", &["check"])?;
    step("types of Python").args(["-m", "mypy", "python/rebuttal"]).run()?;
    step("types of the sandbox's fixtures")
        .args(["-m", "mypy", "python/rebuttal_sandbox", "tests"])
        .within(&paths::root().join("bindings/sandbox/python"))
        .run()?;
    step("stubs of Python")
        .args(["-m", "mypy.stubtest", "rebuttal._native", "--ignore-unused-allowlist"])
        .args(["--allowlist", "tests/stubtest.txt"])
        .run()?;
    step("circles of modules in Python").args(["tests/circles.py"]).run()?;
    surface::python(&python, Mode::Check)?;
    workflows(&python)
}

/// The workflows, by linters that are Python packages.
fn workflows(python: &build::Python) -> Result<(), String> {
    let folder = ".github/workflows";
    let program = |title: &str, name: &str| Step::new(title, paths::in_venv(&python.venv, name));
    program("the workflows: what they are allowed to do", "zizmor").args(["--offline", folder]).run()?;
    let entries = fs::read_dir(paths::root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let files: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    program("the workflows: whether they are valid", "actionlint").args(files).run()?;
    Ok(())
}

fn node() -> Result<(), String> {
    let binding = paths::root().join("bindings/node");
    let installed = build::node("tests")?;
    let script = |title: &str, name: &str| Step::npm(title).args(["run", "--silent", name]).within(&binding).run();
    script("types of TypeScript", "check")?;
    script("formatting and lints of TypeScript", "lint")?;
    script("circles of modules in TypeScript", "circles")?;
    for folder in ["npm", "sandbox/node"] {
        Step::new(format!("formatting and lints of {folder}"), binding.join("node_modules/.bin/biome"))
            .args(["check", "--error-on-warnings"])
            .within(&paths::root().join("bindings").join(folder))
            .run()?;
    }
    let entries = [providers()?, vec!["provider".to_owned()]].concat();
    build::check_package(&installed, "rebuttal", &entries)?;
    let both = build::node_with_sandbox()?;
    build::check_package(&installed, "rebuttal-sandbox", &[])?;
    surface::node(&both, Mode::Check)
}

/// The version of cargo-deny that is made where there is none.
const DENY: &str = "0.20.2";

/// What the tree depends on: its licences, what is banned, where it comes from, and, where their database can be had, what
/// is known to be wrong with it.
fn dependencies(deny: &Path) -> Result<&'static str, String> {
    let run = |title: &str, arguments: &[&str]| Step::new(title, deny).args(arguments).run();
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
