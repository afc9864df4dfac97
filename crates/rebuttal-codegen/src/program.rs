//! What `rebuttal-codegen` does: a document and its overlays, to packages in a folder of the user's.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rebuttal_schema::OwnedProvider;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::{Api, RetryClass};
use crate::changes::{self, Facts, LANGUAGES};
use crate::document::{Document, Lock, Note, NoteKind, Refusal};
use crate::emit::tables::tables;
use crate::emit::{self, File, OWN_COMMAND, package};
use crate::foreign::describe_files;
use crate::write::{Mode, Report, write_into};

const USAGE: &str = "\
rebuttal-codegen --document FILE [--overlay FILE]... --out DIR [--languages rust,python,node] [--check]

  --document FILE   an OpenAPI 3.0 or 3.1 or Swagger 2.0 document, JSON or YAML; nothing is fetched
  --overlay FILE    facts over it (OpenAPI Overlay 1.0), applied in their order
  --out DIR         where the languages' packages go, each in a folder of its own, and two files beside them that keep
                    the chosen names and what there was to name: commit them
  --languages LIST  which of rust, python and node; all without it
  --check           writes nothing, and fails if a file is not as it would be written";

/// Where chosen names are kept, in the folder of what is generated.
const LOCK: &str = "rebuttal-codegen.lock.json";

/// Where what programs could name is kept, to tell what a change of the document breaks.
const NAMED: &str = "rebuttal-codegen.api.json";

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
    if arguments.iter().any(|word| word == "--help") {
        return Ok(USAGE.to_owned());
    }
    let arguments = parse(arguments)?;
    let (out, mode) = (&arguments.out, arguments.mode);
    let lock: Lock = kept(&out.join(LOCK), "no lock of names")?.unwrap_or_default();
    let before: Option<Facts> = kept(&out.join(NAMED), "no list of what there was to name")?;
    let overlays: Vec<&Path> = arguments.overlays.iter().map(PathBuf::as_path).collect();
    let made = describe_files(&arguments.document, &overlays, lock).and_then(|(document, api)| {
        let files = files(&document, &api, &arguments.languages)?;
        Ok((document, api, files))
    });
    let (document, api, mut files) = made.map_err(|refusals| refused(&refusals))?;
    let (foreign, named) = (document.foreign.unwrap_or_default(), changes::facts(&api));
    if let Some(other) = before.as_ref().and_then(changes::provider).filter(|&other| other != api.provider) {
        return Err(format!(
            "rebuttal-codegen: {} holds the packages of {other}, and this document makes those of {}; nothing was written. \
             Give `x-provider: {{name: {other}}}` in an overlay if it is the same provider, or another --out.",
            out.display(),
            api.provider
        ));
    }
    // From the first time on these are the user's.
    let theirs = |file: &File| package::MANIFESTS.contains(&&*file.path) && out.join(&file.path).exists();
    let older: String = files.iter().filter(|file| theirs(file)).filter_map(|file| outdated(out, &file.path)).collect();
    files.retain(|file| !theirs(file));
    files.push(json(LOCK, &foreign.lock));
    files.push(json(NAMED, &named));
    let report = write_into(out, &files, mode, OWN_COMMAND)
        .map_err(|error| format!("rebuttal-codegen: a file failed: {error}"))?;
    let changed =
        before.map(|before| changes::report(&before, &named, &arguments.languages)).unwrap_or_default() + &older;
    match closing(&report, files.len(), mode) {
        Ok(line) => Ok(format!("{}{changed}\n{line}", summary(&api, &foreign.notes))),
        Err(stale) => Err(format!("{changed}{stale}")),
    }
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

/// A file that this program keeps beside the packages.
fn kept<T: DeserializeOwned>(path: &Path, otherwise: &str) -> Result<Option<T>, String> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|error| format!("{}: it is {otherwise}: {error}. Restore it, or remove it.", path.display()))
}

fn json(path: &str, value: &impl Serialize) -> File {
    File { path: path.to_owned(), contents: format!("{:#}\n", serde_json::json!(value)) }
}

/// What to say of a manifest of the user's that names other packages of ours than the code is made for.
fn outdated(out: &Path, path: &str) -> Option<String> {
    let text = fs::read_to_string(out.join(path)).unwrap_or_default();
    let named = !text.contains("rebuttal") || text.contains(package::VERSION);
    (!named).then(|| format!("\n{path} is yours: let it name version {} of `rebuttal`\n", package::VERSION))
}

fn files(document: &Document, api: &Api, languages: &[String]) -> Result<Vec<File>, Vec<Refusal>> {
    // Said here, and not by the packages when they are imported.
    OwnedProvider::from_json(&tables(api).to_json()).map_err(|error| {
        let problem = format!("The runtime would refuse the table that is made of it: {error}");
        let cure = "Leave out in x-slice what is named there, and tell us: a rule of ours is missing.";
        vec![document.refuse("", problem, cure)]
    })?;
    let wanted = |name: &str| languages.iter().any(|language| language == name);
    let mut files = Vec::new();
    if wanted("rust") {
        files.extend(emit::rust::emit(document, api)?);
    }
    if wanted("python") {
        files.extend(emit::python::emit(api));
    }
    if wanted("node") {
        files.extend(emit::node::emit(api));
    }
    Ok(files)
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
