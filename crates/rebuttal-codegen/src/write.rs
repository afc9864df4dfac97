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
    pub unchanged: usize,
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
    for folder in FOLDERS {
        remove_stale(root, &root.join(folder), &made, mode, &mut report)?;
    }
    if root.join(SHARED).is_dir() {
        for entry in fs::read_dir(root.join(SHARED))? {
            let path = entry?.path();
            if path.is_file() && !made.contains(&path) && is_generated(&fs::read(&path)?) {
                remove(root, &path, mode, &mut report)?;
            }
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
    let mut open: Vec<PathBuf> = folders.into_iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = open.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                let name = entry.file_name().to_string_lossy().into_owned();
                if !BUILT.contains(&name.as_str()) && !name.starts_with('.') {
                    open.push(path);
                }
            } else if !made.contains(&path) && ours(&fs::read(&path)?) {
                remove(root, &path, mode, &mut report)?;
            }
        }
    }
    report.removed.sort();
    Ok(report)
}

fn put(root: &Path, files: &[File], mode: Mode, report: &mut Report) -> io::Result<()> {
    for file in files {
        let path = root.join(&file.path);
        if fs::read_to_string(&path).is_ok_and(|there| there == file.contents) {
            report.unchanged += 1;
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

fn remove_stale(
    root: &Path,
    folder: &Path,
    made: &BTreeSet<PathBuf>,
    mode: Mode,
    report: &mut Report,
) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "__pycache__") {
                remove_stale(root, &path, made, mode, report)?;
            }
        } else if !made.contains(&path) {
            remove(root, &path, mode, report)?;
        }
    }
    Ok(())
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
