//! The crates: packed, and each built from its packed file alone.

use std::fs;
use std::path::PathBuf;

use super::super::paths;
use super::super::step::Step;

/// Packs all crates that are published, in order, and gives the files. cargo builds each from its file, with those before
/// it taken from their files; a quick rehearsal leaves that out.
///
/// # Errors
/// When one cannot be packed, or does not build.
pub fn package(quick: bool) -> Result<Vec<PathBuf>, String> {
    let names = published()?;
    let version = env!("CARGO_PKG_VERSION");
    let packages = || names.iter().flat_map(|name| ["--package", name.as_str()]);
    if !quick {
        forget(&names, version)?;
        Step::cargo("removing what earlier packed files were built to").args(["clean"]).args(packages()).run()?;
    }
    Step::cargo("packing the crates, and building each from its packed file")
        .args(["package", "--locked", "--allow-dirty"])
        .args(quick.then_some("--no-verify"))
        .args(packages())
        .run()?;
    let files = names.iter().map(|name| paths::target().join("package").join(format!("{name}-{version}.crate")));
    files
        .map(|file| if file.is_file() { Ok(file) } else { Err(format!("{} was not packed", file.display())) })
        .collect()
}

/// Removes the unpacked sources of earlier packed files. cargo unpacks a version only once, into a folder of its index of
/// packed files (`-` and a hash), and would build the next crate with what this one was at an earlier rehearsal.
fn forget(names: &[String], version: &str) -> Result<(), String> {
    let Some(sources) = paths::cargo_home().map(|home| home.join("registry/src")).filter(|folder| folder.is_dir())
    else {
        return Ok(());
    };
    let unread = |error: std::io::Error| format!("{}: {error}", sources.display());
    for index in fs::read_dir(&sources).map_err(unread)? {
        let index = index.map_err(unread)?;
        if !index.file_name().to_string_lossy().starts_with('-') {
            continue;
        }
        for folder in
            names.iter().map(|name| index.path().join(format!("{name}-{version}"))).filter(|path| path.is_dir())
        {
            fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
    }
    Ok(())
}

/// The crates of `crates/` that say nothing of `publish`.
fn published() -> Result<Vec<String>, String> {
    let folder = paths::root().join("crates");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries.filter_map(Result::ok) {
        let file = entry.path().join("Cargo.toml");
        let manifest = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        if !manifest.lines().any(|line| line.starts_with("publish")) {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    if names.is_empty() { Err("no crate is published".to_owned()) } else { Ok(names) }
}
