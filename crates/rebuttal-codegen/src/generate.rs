//! `cargo xtask generate`: the passes, one after the other.

use std::path::Path;

use crate::api::Api;
use crate::describe::describe;
use crate::document::{Document, Refusal};
use crate::emit::{self, File};
use crate::lower::{GENERAL, lower};
use crate::privacy::unmarked;
use crate::read::{DEDUP, EVIDENCE, documents, folder, read, yaml};
use crate::write::{self, Mode};

/// Every generated file.
///
/// # Errors
/// Everything in the documents that cannot be expressed.
pub fn generate(root: &Path) -> Result<Vec<File>, Vec<Refusal>> {
    all(root, sources(root)?)
}

fn all(root: &Path, documents: Vec<Document>) -> Result<Vec<File>, Vec<Refusal>> {
    let mut files = made(documents)?;
    files.extend(emit::dedup::emit(&yaml(root, DEDUP)?)?);
    files.extend(emit::evidence::emit(&folder(root, EVIDENCE)?)?);
    Ok(files)
}

/// The providers' documents.
fn sources(root: &Path) -> Result<Vec<Document>, Vec<Refusal>> {
    let (mut sources, mut refusals) = (Vec::new(), Vec::new());
    for file in documents(root)? {
        match read(root, &file) {
            Ok(document) => sources.push(document),
            Err(found) => refusals.extend(found),
        }
    }
    if refusals.is_empty() { Ok(sources) } else { Err(refusals) }
}

/// The files that are made of documents which were read.
///
/// # Errors
/// As for [`generate`].
pub fn made(documents: impl IntoIterator<Item = Document>) -> Result<Vec<File>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut described: Vec<(Document, Api)> = Vec::new();
    for document in documents {
        match self::described(document) {
            Ok(both) => described.push(both),
            Err(found) => refusals.extend(found),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut files = Vec::new();
    for (document, api) in &described {
        files.extend(emit::rust::emit(document, api)?);
    }
    let apis: Vec<Api> = described.into_iter().map(|(_, api)| api).collect();
    files.push(emit::rust::index(&apis));
    files.extend(emit::bindings(&apis));
    Ok(files)
}

/// A document that was read, lowered, and its description.
///
/// # Errors
/// Everything in the document that cannot be expressed.
pub fn described(document: Document) -> Result<(Document, Api), Vec<Refusal>> {
    let document = lower(document, GENERAL)?;
    let api = describe(&document)?;
    Ok((document, api))
}

/// Whether the documents say of everything that it may be shown, or that it may not.
///
/// # Errors
/// Every place that says neither.
pub fn privacy(root: &Path) -> Result<(), Vec<Refusal>> {
    marked(&sources(root)?)
}

fn marked(documents: &[Document]) -> Result<(), Vec<Refusal>> {
    let refusals: Vec<Refusal> = documents.iter().flat_map(unmarked).collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// Brings the generated files up to date, or says which are not; gives the closing words.
///
/// # Errors
/// Everything that cannot be expressed, a file that failed, or, when checking, the files that are out of date.
pub fn run(root: &Path, mode: Mode) -> Result<String, String> {
    let read = sources(root).and_then(|documents| marked(&documents).map(|()| documents));
    let files = read.and_then(|documents| all(root, documents)).map_err(|refusals| {
        let pointers: String = refusals.iter().map(|refusal| format!("{refusal}\n\n")).collect();
        format!("{pointers}generate: {} pointers cannot be expressed; nothing was written", refusals.len())
    })?;
    let report = write::write(root, &files, mode).map_err(|error| format!("generate: a file failed: {error}"))?;
    let stale: String = report.changed.iter().chain(&report.removed).map(|path| format!("  {path}\n")).collect();
    let count = files.len();
    match mode {
        Mode::Write => {
            let (written, removed) = (report.changed.len(), report.removed.len());
            Ok(format!("{stale}generate: {written} of {count} files written, {removed} removed"))
        }
        Mode::Check if stale.is_empty() => Ok(format!("generate: all {count} files are up to date")),
        Mode::Check => {
            Err(format!("{stale}generate: these files are out of date; run `cargo xtask generate` and commit them"))
        }
    }
}
