//! What several commands need built: the sandbox, the installed packages, the known key.

mod made;
mod node;
mod python;

use std::path::PathBuf;

use super::paths;
use super::step::Step;
pub use made::{Profile, files, only_file};
pub use node::{check_package, node, node_into, node_modules, node_with_sandbox, sandbox_packages};
pub use python::{Python, Wheel, install_sandbox, install_wheel, python, sources, unpacked, wheel_of};

/// The sandbox's program.
///
/// # Errors
/// When it cannot be built.
pub fn sandbox() -> Result<PathBuf, String> {
    Step::cargo("building the sandbox").args(["build", "-p", "rebuttal-sandbox"]).run()?;
    Ok(paths::built("rebuttal-sandbox"))
}

/// The key of the known answers, as the one line that the example prints.
///
/// # Errors
/// When it cannot be derived.
pub fn known_key() -> Result<String, String> {
    let line = Step::cargo("deriving the key of the known answers")
        .args(["run", "--quiet", "-p", "rebuttal-signing", "--features", "known-key", "--example", "known_key", "--"])
        .args(["rebuttal known-answer key 1"])
        .run()?;
    line.lines().find(|line| line.starts_with('{')).map(str::to_owned).ok_or_else(|| "no key was printed".to_owned())
}
