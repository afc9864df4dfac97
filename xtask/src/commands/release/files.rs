//! Files and folders of a rehearsal.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::paths;

/// How large a file is, for people.
///
/// # Errors
/// When it is not there.
pub fn size(file: &Path) -> Result<String, String> {
    let bytes = fs::metadata(file).map_err(|error| format!("{}: {error}", file.display()))?.len();
    Ok(format!("{} kB", bytes.div_ceil(1000)))
}

/// A file's name.
pub fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// An empty folder under target/.
///
/// # Errors
/// When it cannot be made.
pub fn empty(name: &str) -> Result<PathBuf, String> {
    let folder = paths::target().join(name);
    let made = if folder.exists() { fs::remove_dir_all(&folder) } else { Ok(()) };
    made.and_then(|()| fs::create_dir_all(&folder)).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}
