//! Where things are.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository: where this crate's folder is.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Cargo's target folder, wherever the caller has put it.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Where cargo keeps what it took from its indexes.
pub fn cargo_home() -> Option<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// A program that `cargo build` made.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A program that `cargo build --examples` made.
pub fn example(name: &str) -> PathBuf {
    target().join("debug").join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A program of a Python virtual environment.
pub fn in_venv(venv: &Path, name: &str) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    venv.join(folder).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The files of the repository, those that git does not know yet included.
///
/// # Errors
/// When git cannot list them.
pub fn listed(root: &Path) -> Result<Vec<String>, String> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = Command::new("git").args(arguments).current_dir(root).output();
    let listed = listed.map_err(|error| format!("`git` cannot be started: {error}"))?;
    if !listed.status.success() {
        return Err(format!("git cannot list the workspace: {}", String::from_utf8_lossy(&listed.stderr)));
    }
    let names = String::from_utf8_lossy(&listed.stdout);
    Ok(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}
