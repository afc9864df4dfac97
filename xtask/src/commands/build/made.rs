//! How packages are built, and the files that come of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How the packages are built.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Quickly, for tests.
    Dev,
    /// Optimised and hardened, for this machine.
    Release,
    /// As what is shipped: the same for old systems, too.
    Portable,
}

impl Profile {
    /// cargo's name of it.
    pub fn name(self) -> &'static str {
        if self == Self::Dev { "dev" } else { "release" }
    }
}

/// What a portable build is for, on Linux: zig links it, and has the symbols of old versions of glibc.
pub const ZIG: Option<&str> = if cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu")) {
    Some("x86_64-unknown-linux-gnu")
} else if cfg!(all(target_os = "linux", target_arch = "aarch64", target_env = "gnu")) {
    Some("aarch64-unknown-linux-gnu")
} else {
    None
};

/// Makes what is in a folder once, however many parts of a command use it.
///
/// # Errors
/// Those of `make`.
pub fn once(folder: &Path, make: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    static MADE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if !made.contains(folder) {
        make()?;
        made.insert(folder.to_path_buf());
    }
    Ok(())
}

/// The one file of a kind in a folder.
///
/// # Errors
/// When there are none or several.
pub fn only_file(folder: &Path, kind: &str) -> Result<PathBuf, String> {
    let mut found = files(folder, kind)?;
    match (found.pop(), found.is_empty()) {
        (Some(path), true) => Ok(path),
        _ => Err(format!("{} should hold exactly one .{kind} file", folder.display())),
    }
}

/// The files of a kind in a folder.
///
/// # Errors
/// When it cannot be read.
pub fn files(folder: &Path, kind: &str) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|end| end == kind)).collect())
}
