//! cargo's programs that are not part of cargo: the one that is installed, or else one that is made once under target/.

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

fn folder() -> PathBuf {
    paths::target().join("xtask").join("tools")
}

fn made(name: &str) -> PathBuf {
    folder().join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
