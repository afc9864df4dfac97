//! `Vec<File>, Mode -> Report`: the only pass that writes.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::emit::File;

/// Folders that hold nothing but generated files; what no emitter makes any more is removed from them.
const FOLDERS: &[&str] = &[
    "crates/rebuttal/src/generated",
    "crates/rebuttal-runtime/src/generated",
    "crates/rebuttal-sandbox/src/generated",
    "crates/rebuttal-evidence/src/generated",
    "bindings/python/python/rebuttal/_generated",
    "bindings/node/ts/generated",
];

/// A folder where generated files stand beside written ones: only what has the generated header is removed from it.
const SHARED: &str = "bindings/python/python/rebuttal";

/// Folders that tools of the languages fill, with copies of generated files among others.
const BUILT: &[&str] = &["build", "dist", "node_modules", "target", "__pycache__"];

/// Whether to bring the files up to date or only to say which are not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Write,
    Check,
}

/// What was or would be done, each file relative to the repository.
#[derive(Default)]
pub struct Report {
    pub changed: Vec<String>,
    pub removed: Vec<String>,
}

/// Writes the files, or finds out which differ; files that are up to date are not touched.
///
/// # Errors
/// When a file cannot be read, written or removed.
pub fn write(root: &Path, files: &[File], mode: Mode) -> io::Result<Report> {
    let mut report = Report::default();
    put(root, files, mode, &mut report)?;
    let made: BTreeSet<PathBuf> = files.iter().map(|file| root.join(&file.path)).collect();
    for path in files_in(FOLDERS.iter().map(|folder| root.join(folder)).collect(), true)? {
        if !made.contains(&path) {
            remove(root, &path, mode, &mut report)?;
        }
    }
    for path in files_in(vec![root.join(SHARED)], false)? {
        if !made.contains(&path) && is_generated(&fs::read(&path)?) {
            remove(root, &path, mode, &mut report)?;
        }
    }
    report.removed.sort();
    Ok(report)
}

/// The same for a folder of somebody else's, where generated files are known by the command in their first line. Others stay,
/// and none is written over one of these.
///
/// # Errors
/// As for [`write()`], and when a file to be written is there and was not generated.
pub fn write_into(root: &Path, files: &[File], mode: Mode, command: &str) -> io::Result<Report> {
    let ours = |contents: &[u8]| first_line(contents).contains(command);
    for file in files.iter().filter(|file| ours(file.contents.as_bytes())) {
        let path = root.join(&file.path);
        if path.exists() && !ours(&fs::read(&path)?) {
            let problem = format!("{} is there and was not generated: move it away", file.path);
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, problem));
        }
    }
    let mut report = Report::default();
    put(root, files, mode, &mut report)?;
    let made: BTreeSet<PathBuf> = files.iter().map(|file| root.join(&file.path)).collect();
    let folders: BTreeSet<&str> = files.iter().filter_map(|file| Some(file.path.split_once('/')?.0)).collect();
    for path in files_in(folders.into_iter().map(|folder| root.join(folder)).collect(), true)? {
        if !made.contains(&path) && ours(&fs::read(&path)?) {
            remove(root, &path, mode, &mut report)?;
        }
    }
    report.removed.sort();
    Ok(report)
}

fn put(root: &Path, files: &[File], mode: Mode, report: &mut Report) -> io::Result<()> {
    for file in files {
        let path = root.join(&file.path);
        if fs::read_to_string(&path).is_ok_and(|there| there == file.contents) {
            continue;
        }
        report.changed.push(file.path.clone());
        if mode == Mode::Write {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(&path, &file.contents)?;
        }
    }
    Ok(())
}

/// The files in folders, and in all inside of those if that is `deep`. One that is not there has none.
fn files_in(mut open: Vec<PathBuf>, deep: bool) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(folder)? {
            let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
            let name = name.to_string_lossy();
            if !entry.is_dir() {
                files.push(entry);
            } else if deep && !BUILT.contains(&&*name) && !name.starts_with('.') {
                open.push(entry);
            }
        }
    }
    Ok(files)
}

fn remove(root: &Path, path: &Path, mode: Mode, report: &mut Report) -> io::Result<()> {
    let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    report.removed.push(name);
    if mode == Mode::Write { fs::remove_file(path) } else { Ok(()) }
}

/// Whether a file has the first line of generated ones.
pub fn is_generated(contents: &[u8]) -> bool {
    first_line(contents).contains(crate::emit::COMMAND)
}

fn first_line(contents: &[u8]) -> String {
    String::from_utf8_lossy(contents.split(|byte| *byte == b'\n').next().unwrap_or_default()).into_owned()
}
