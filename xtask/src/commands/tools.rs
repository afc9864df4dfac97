//! Programs beside this one. Those of cargo that are not part of cargo: the one that is installed, or else one that is made
//! once under target/. And the tools of this workspace that are crates of their own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::paths;
use super::step::Step;

/// The program of that name, where it is installed or was made.
pub fn installed(name: &str) -> Option<PathBuf> {
    let works =
        |program: &Path| Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    [PathBuf::from(name), made(name)].into_iter().find(|program| works(program))
}

/// The program of that name, of that version if it has to be made.
///
/// # Errors
/// When it cannot be made.
pub fn tool(name: &str, version: &str) -> Result<PathBuf, String> {
    if let Some(there) = installed(name) {
        return Ok(there);
    }
    Step::cargo(format!("installing {name}, once; it takes some minutes"))
        .args(["install", name, "--locked", "--version", version, "--root"])
        .args([folder()])
        .run()?;
    Ok(made(name))
}

/// Builds a tool of this workspace and lets it speak for itself; what it says last is the result.
///
/// # Errors
/// When it cannot be started or fails.
pub fn start(package: &str, words: &[impl AsRef<OsStr>]) -> Result<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", package, "--"]).args(words).current_dir(paths::root());
    match command.status() {
        Ok(status) if status.success() => Ok(String::new()),
        Ok(status) => Err(format!("{package}: {status}; what it said stands above")),
        Err(error) => Err(format!("{package} cannot be started: {error}")),
    }
}

fn folder() -> PathBuf {
    paths::target().join("xtask").join("tools")
}

fn made(name: &str) -> PathBuf {
    folder().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
