//! The public surface of each language, kept as text in `docs/surface/`: what changes for users is seen in a difference of
//! that text, and changes only together with the changelog.

mod kept;
mod library;
mod list;
#[cfg(test)]
mod tests;

use std::path::Path;

use super::build::{self, Python};
use super::step::Step;
use super::{paths, say};
use kept::Kept;
use list::list;

/// The crates that users import.
const CRATES: [&str; 4] = ["rebuttal", "rebuttal-evidence", "rebuttal-sandbox", "rebuttal-signing"];
/// Those whose items they re-export.
const INNER: [&str; 2] = ["rebuttal-runtime", "rebuttal-schema"];

/// Whether to compare with what is kept, or to keep what is found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Check,
    Write,
}

/// Keeps the surface of all languages, and gives the closing line.
///
/// # Errors
/// When one changed that the changelog does not have.
pub fn write() -> Result<String, String> {
    rust(Mode::Write)?;
    let requirements = paths::root().join("bindings/python/tests/requirements.txt");
    python(&build::python("tests", Some(&requirements))?, Mode::Write)?;
    node(&build::node_with_sandbox()?, Mode::Write)?;
    Ok("surface: docs/surface has what users can name, in each language".to_owned())
}

fn keep(language: &'static str, found: &str, mode: Mode) -> Result<(), String> {
    let root = paths::root();
    let file = root.join(format!("docs/surface/{}.txt", language.to_lowercase()));
    let kept = Kept { language, file, changelog: root.join("CHANGELOG.md") };
    if mode == Mode::Check { kept.check(found) } else { kept.write(found) }
}

/// Compares or keeps that of Rust.
///
/// # Errors
/// What differs, or is not in the changelog; the same for the others.
pub fn rust(mode: Mode) -> Result<(), String> {
    say("» the public surface of Rust");
    keep("Rust", &list(&paths::root().join("crates"), &CRATES, &INNER)?, mode)
}

/// That of the installed wheel, and of the sandbox's fixtures, which have no native half.
pub fn python(python: &Python, mode: Mode) -> Result<(), String> {
    let bindings = paths::root().join("bindings");
    let found = Step::new("the public surface of Python", python.interpreter())
        .args([bindings.join("python/tests/surface.py")])
        .args(["rebuttal", "rebuttal_sandbox"])
        .env("PYTHONPATH", bindings.join("sandbox/python/python"))
        .run()?;
    keep("Python", &found, mode)
}

/// That of the packages that are installed in a folder.
pub fn node(installed: &Path, mode: Mode) -> Result<(), String> {
    let found = Step::new("the public surface of Node", "node")
        .args([paths::root().join("bindings/node/scripts/surface.mjs")])
        .args(["rebuttal", "rebuttal-sandbox"].map(|name| installed.join("node_modules").join(name)))
        .run()?;
    keep("Node", &found, mode)
}
