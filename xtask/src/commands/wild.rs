//! `cargo xtask wild DIR`: how far documents that were not written for us get, one row a document. Its packages are generated
//! as users generate them, and the compilers of three languages read them beside what this workspace publishes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rebuttal_codegen::api::Api;
use rebuttal_codegen::document::Lock;
use rebuttal_codegen::foreign;
use serde_json::Value;

use super::step::{Finished, Step};
use super::{build, own, paths, say};

const COLUMNS: &[&str] = &["read", "generated", "cargo check", "import", "mypy --strict", "tsc --strict"];

struct Row {
    name: String,
    document: PathBuf,
    overlays: Vec<PathBuf>,
    /// What was read, in numbers.
    counts: String,
    /// Whether it got through, a column each; none where it did not come so far.
    cells: Vec<Option<bool>>,
    /// Why it stopped.
    why: String,
}

/// Prints the table.
///
/// # Errors
/// When a document did not get through a column, or a step could not be run.
pub fn wild(folder: &str) -> Result<String, String> {
    let documents = documents(Path::new(folder))?;
    if documents.is_empty() {
        return Err(format!("wild: there is no document in {folder}"));
    }
    let requirements = paths::root().join("crates/rebuttal-codegen/tests/neutral/requirements.txt");
    let tools = Tools { python: build::python("wild", Some(&requirements))?, folder: build::node("wild")? };
    let overlays = overlays(Path::new(folder))?;
    let mut rows = Vec::new();
    for document in documents {
        say(&format!("» {}", document.display()));
        let mut row = Row::of(document, &overlays, &tools)?;
        row.run(&tools)?;
        rows.push(row);
    }
    table(&rows)
}

/// What packages are compiled and run with.
struct Tools {
    python: build::Python,
    /// Where the npm package is installed: what generated packages import is found above them.
    folder: PathBuf,
}

impl Tools {
    /// A file's digest, by which overlays know their documents.
    fn sha256(&self, file: &Path) -> Result<String, String> {
        let program = "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())";
        let step = Step::new("digesting it", self.python.interpreter()).args(["-c", program]).args([file]);
        Ok(step.run()?.trim().to_owned())
    }
}

const ENDS: &[&str] = &["json", "yaml", "yml"];

/// The files of a folder that may be documents or overlays.
fn listed(folder: &Path, overlays: bool) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for end in ENDS {
        found.extend(build::files(folder, end)?);
    }
    found.retain(|path| path.to_string_lossy().contains(".overlay.") == overlays);
    found.sort();
    Ok(found)
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>, String> {
    listed(folder, false)
}

/// The overlays beside the documents and ours, each with what it says of its document.
fn overlays(folder: &Path) -> Result<Vec<(PathBuf, Value)>, String> {
    let files = listed(folder, true)?.into_iter().chain(listed(&paths::root().join("spec/overlays"), false)?);
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let made = foreign::file(&path, &name).map_err(|refusals| format!("{}: {refusals:?}", path.display()))?;
        Ok((path, made.pointer("/info/x-document").cloned().unwrap_or_default()))
    };
    files.map(read).collect()
}

/// The overlay of a document: the one beside it with its name, or the first that was made for its very bytes or, failing
/// that, for its title and version.
fn overlay(document: &Path, overlays: &[(PathBuf, Value)], tools: &Tools) -> Result<Option<PathBuf>, String> {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    let named = |path: &Path| {
        path.parent() == document.parent()
            && path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&format!("{stem}.overlay.")))
    };
    let digest = tools.sha256(document)?;
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let root = foreign::file(document, &name).unwrap_or_default();
    let same = |made_for: &Value, key: &str| {
        made_for.get(key).is_some_and(|value| Some(value) == root.pointer(&format!("/info/{key}")))
    };
    let find = |is: &dyn Fn(&Path, &Value) -> bool| {
        overlays.iter().find(|(path, made_for)| is(path, made_for)).map(|(path, _)| path.clone())
    };
    Ok(find(&|path, _| named(path))
        .or_else(|| find(&|_, made_for| made_for["sha256"] == digest.as_str()))
        .or_else(|| find(&|_, made_for| same(made_for, "title") && same(made_for, "version"))))
}

impl Row {
    fn of(document: PathBuf, overlays: &[(PathBuf, Value)], tools: &Tools) -> Result<Self, String> {
        let name = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let overlays = overlay(&document, overlays, tools)?.into_iter().collect();
        let cells = vec![None; COLUMNS.len()];
        Ok(Self { name, document, overlays, counts: String::new(), cells, why: String::new() })
    }

    /// The columns, from left to right; those of the languages do not wait for each other.
    fn run(&mut self, tools: &Tools) -> Result<(), String> {
        let Some(api) = self.take(0, "reading it", |row| {
            let overlays: Vec<&Path> = row.overlays.iter().map(PathBuf::as_path).collect();
            let read = foreign::describe_files(&row.document, &overlays, Lock::new());
            read.map(|(_, api)| api).map_err(|refusals| {
                let first = refusals.first().map(ToString::to_string).unwrap_or_default();
                format!("{first}\n  ({} places)", refusals.len())
            })
        }) else {
            return Ok(());
        };
        self.counts = counts(&api);
        // A folder of its own: two documents may name the same provider.
        let out = tools.folder.join(self.name.replace('.', "-"));
        let made = self.take(1, "generating", |row| own::generate(&row.document, &row.overlays, &out, &[]));
        if made.is_none() {
            return Ok(());
        }
        let name = &api.provider;
        let cargo = own::cargo("cargo check", "check", &out)?.args(["--message-format", "short"]);
        let python = &tools.python;
        let checked = [
            cargo.finish()?,
            own::import(python, &out, name)?,
            own::mypy(python, &out, name)?,
            own::tsc(&out.join("node")).args(["--noEmit"]).finish()?,
        ];
        for (column, finished) in (2..).zip(checked) {
            self.cells[column] = Some(finished.success);
            if !finished.success {
                self.why.push_str(&format!("{}: {}\n", COLUMNS[column], first_error(&finished)));
            }
        }
        Ok(())
    }

    /// What a step made, or none, with the reason kept. One that panics is one document's failure.
    fn take<T>(&mut self, column: usize, doing: &str, make: impl FnOnce(&Self) -> Result<T, String>) -> Option<T> {
        let made = catch_unwind(AssertUnwindSafe(|| make(self)));
        let made = made.unwrap_or_else(|_| Err(format!("{doing} panicked; its words are above")));
        self.cells[column] = Some(made.is_ok());
        made.map_err(|why| self.why = why).ok()
    }
}

fn counts(api: &Api) -> String {
    let messages = api.receiver.iter().flat_map(|receiver| &receiver.messages).count();
    format!("{} operations, {} types, {messages} kinds of messages", api.operations.len(), api.types.len())
}

/// The first line that says what is wrong.
fn first_error(finished: &Finished) -> String {
    let lines = || finished.output.lines().map(str::trim).filter(|line| !line.is_empty());
    let count = lines().filter(|line| line.contains("error")).count();
    let first = lines().find(|line| line.contains("error")).or_else(|| lines().next_back()).unwrap_or_default();
    format!("{first} ({count} lines like it)")
}

fn table(rows: &[Row]) -> Result<String, String> {
    let head = ["document", "overlay", "what"].into_iter().chain(COLUMNS.iter().copied()).collect::<Vec<_>>();
    say(&format!("\n| {} |\n|{}", head.join(" | "), " --- |".repeat(head.len())));
    for row in rows {
        let overlay = row.overlays.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
        let cells = row.cells.iter().map(|cell| match cell {
            Some(true) => "yes",
            Some(false) => "no",
            None => "-",
        });
        let cells = cells.collect::<Vec<_>>().join(" | ");
        say(&format!("| {} | {} | {} | {cells} |", row.name, overlay.collect::<String>(), row.counts));
    }
    for row in rows.iter().filter(|row| !row.why.is_empty()) {
        say(&format!("\n{}: {}", row.name, row.why));
    }
    let count = |column: usize| rows.iter().filter(|row| row.cells[column] == Some(true)).count();
    let counts: Vec<String> =
        COLUMNS.iter().enumerate().map(|(column, name)| format!("{name} {}", count(column))).collect();
    let line = format!("wild: of {} documents {}", rows.len(), counts.join(", "));
    if (0..COLUMNS.len()).all(|column| count(column) == rows.len()) { Ok(line) } else { Err(line) }
}
