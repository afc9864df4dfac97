//! What `rebuttal-codegen` does: a document and its overlays, to files in a folder of the user's.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::api::{Api, RetryClass};
use crate::document::{Document, Lock, Note, NoteKind, Refusal};
use crate::emit::{self, COMMAND, File};
use crate::foreign::describe_files;
use crate::write::{Mode, Report, write_into};

const USAGE: &str = "\
rebuttal-codegen --document FILE [--overlay FILE]... --out DIR [--languages rust,python,node] [--check]

  --document FILE   an OpenAPI 3.0 or 3.1 or Swagger 2.0 document, JSON or YAML; nothing is fetched
  --overlay FILE    facts over it (OpenAPI Overlay 1.0), applied in their order
  --out DIR         where the languages' folders and the lock of chosen names go
  --languages LIST  which of rust, python and node; all without it
  --check           writes nothing, and fails if a file is not as it would be written";

/// What the first line of generated files says instead of the repository's own command.
const OWN_COMMAND: &str = "run `rebuttal-codegen`";

/// Where chosen names are kept, in the folder of what is generated.
const LOCK: &str = "rebuttal-codegen.lock.json";

const LANGUAGES: &[&str] = &["rust", "python", "node"];

struct Arguments {
    document: PathBuf,
    overlays: Vec<PathBuf>,
    out: PathBuf,
    languages: Vec<String>,
    mode: Mode,
}

/// Runs the program; gives what it prints.
///
/// # Errors
/// What it prints when it failed.
pub fn run(arguments: &[String]) -> Result<String, String> {
    let arguments = parse(arguments)?;
    let lock = read_lock(&arguments.out.join(LOCK))?;
    let overlays: Vec<&Path> = arguments.overlays.iter().map(PathBuf::as_path).collect();
    let made = describe_files(&arguments.document, &overlays, lock).and_then(|(document, api)| {
        let files = files(&document, &api, &arguments.languages)?;
        Ok((document, api, files))
    });
    let (document, api, mut files) = made.map_err(|refusals| refused(&refusals))?;
    let foreign = document.foreign.unwrap_or_default();
    files.push(File { path: LOCK.to_owned(), contents: lock_text(&foreign.lock) });
    let report = write_into(&arguments.out, &files, arguments.mode, OWN_COMMAND)
        .map_err(|error| format!("rebuttal-codegen: a file failed: {error}"))?;
    let summary = summary(&api, &foreign.notes);
    closing(&report, files.len(), arguments.mode).map(|line| format!("{summary}\n{line}"))
}

fn parse(arguments: &[String]) -> Result<Arguments, String> {
    let usage = |problem: &str| format!("rebuttal-codegen: {problem}\n\n{USAGE}");
    let (mut document, mut overlays, mut out) = (None, Vec::new(), None);
    let mut languages: Vec<String> = LANGUAGES.iter().map(|&name| name.to_owned()).collect();
    let mut mode = Mode::Write;
    let mut rest = arguments.iter();
    while let Some(word) = rest.next() {
        if word == "--check" {
            mode = Mode::Check;
            continue;
        }
        let value = rest.next().ok_or_else(|| usage(&format!("{word} lacks its value")))?;
        match word.as_str() {
            "--document" => document = Some(PathBuf::from(value)),
            "--overlay" => overlays.push(PathBuf::from(value)),
            "--out" => out = Some(PathBuf::from(value)),
            "--languages" => languages = value.split(',').map(str::to_owned).collect(),
            _ => return Err(usage(&format!("there is no {word}"))),
        }
    }
    if let Some(unknown) = languages.iter().find(|name| !LANGUAGES.contains(&name.as_str())) {
        return Err(usage(&format!("there is no language {unknown}")));
    }
    match (document, out) {
        (Some(document), Some(out)) => Ok(Arguments { document, overlays, out, languages, mode }),
        _ => Err(usage("give --document and --out")),
    }
}

fn read_lock(path: &Path) -> Result<Lock, String> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Lock::new()),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    serde_json::from_str(&text)
        .map_err(|error| format!("{}: it is no lock of names: {error}. Restore it, or remove it.", path.display()))
}

fn lock_text(lock: &Lock) -> String {
    format!("{:#}\n", serde_json::json!(lock))
}

fn files(document: &Document, api: &Api, languages: &[String]) -> Result<Vec<File>, Vec<Refusal>> {
    let wanted = |name: &str| languages.iter().any(|language| language == name);
    let mut files = Vec::new();
    if wanted("rust") {
        files.extend(own(emit::rust::emit(document, api)?, "rust"));
    }
    if wanted("python") {
        files.extend(own(emit::python::emit(api), "python"));
    }
    if wanted("node") {
        files.extend(own(emit::node::emit(api), "node"));
    }
    Ok(files)
}

/// Where files of ours stand in the repository; what is below is theirs in a folder of its language.
const ROOTS: &[&str] = &[
    "crates/rebuttal/src/generated/",
    "bindings/python/python/rebuttal/_generated/",
    "bindings/python/python/rebuttal/",
    "bindings/node/ts/generated/",
];

/// The same files in a folder of their language's, with the first line that is true there.
fn own(files: Vec<File>, language: &'static str) -> impl Iterator<Item = File> {
    files.into_iter().map(move |file| {
        let name = ROOTS.iter().find_map(|root| file.path.strip_prefix(root)).unwrap_or(&file.path);
        File { path: format!("{language}/{name}"), contents: file.contents.replacen(COMMAND, OWN_COMMAND, 1) }
    })
}

fn refused(refusals: &[Refusal]) -> String {
    let all: String = refusals.iter().map(|refusal| format!("{refusal}\n\n")).collect();
    format!("{all}rebuttal-codegen: {} places cannot be expressed; nothing was written", refusals.len())
}

/// What was taken, left out, inferred, renamed and assumed to be private.
fn summary(api: &Api, notes: &[Note]) -> String {
    let mut out = format!("{} ({})\n\ntaken: {} operations\n", api.title, api.document, api.operations.len());
    for operation in &api.operations {
        let repeated = match operation.retry {
            RetryClass::Never => "never repeated",
            RetryClass::Read => "repeated freely",
            RetryClass::Keyed => "repeated with its key",
            RetryClass::Confirm => "repeated once",
        };
        out.push_str(&format!("  {}: {} {}, {repeated}\n", operation.id, operation.method, operation.path));
    }
    let messages = api.receiver.iter().flat_map(|receiver| &receiver.messages).count();
    out.push_str(&format!("taken: {} types, {messages} kinds of messages\n", api.types.len()));
    let mut kinds: BTreeMap<NoteKind, Vec<&Note>> = BTreeMap::new();
    for note in notes {
        kinds.entry(note.kind).or_default().push(note);
    }
    for (kind, mut notes) in kinds {
        let word = match kind {
            NoteKind::LeftOut => "left out",
            NoteKind::Inferred => "inferred",
            NoteKind::Named => "named",
            NoteKind::Private => "assumed private, until an overlay has x-public there",
        };
        notes.sort();
        notes.dedup();
        out.push_str(&format!("\n{word}: {}\n", notes.len()));
        for note in notes {
            out.push_str(&format!("  {}: {}\n", note.address, note.text));
        }
    }
    out
}

fn closing(report: &Report, count: usize, mode: Mode) -> Result<String, String> {
    let stale: String = report.changed.iter().chain(&report.removed).map(|path| format!("  {path}\n")).collect();
    match mode {
        Mode::Write => {
            let (written, removed) = (report.changed.len(), report.removed.len());
            Ok(format!("rebuttal-codegen: {written} of {count} files written, {removed} removed"))
        }
        Mode::Check if stale.is_empty() => Ok(format!("rebuttal-codegen: all {count} files are up to date")),
        Mode::Check => Err(format!("{stale}rebuttal-codegen: these files are out of date; run it without --check")),
    }
}
