//! `cargo xtask wild DIR`: how far documents that were not written for us get, one row a document.
//!
//! The generated code is compiled inside a copy of the workspace, beside that of the bundled providers: what it relies on is
//! there. The written half of each provider only stands in, since how its requests are signed is no part of a document.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rebuttal_codegen::api::Api;
use rebuttal_codegen::document::{Document, Lock, Refusal};
use rebuttal_codegen::emit::{File, node, python, rust};
use rebuttal_codegen::read::common;
use rebuttal_codegen::{describe, foreign, lower, overlay};

use super::neutral::{seed, write};
use super::step::{Finished, Step};
use super::{build, paths, say};

const COLUMNS: &[&str] = &[
    "read", "lowered", "described", "rust", "python", "node", "cargo check", "import", "mypy --strict", "tsc --strict",
];

/// Where the columns of compilers begin.
const COMPILED: usize = 6;

/// Generated code imports the native half, which would have to be built with these providers in it.
const NOT_REACHED: usize = 7;

struct Row {
    name: String,
    /// Its module in the three languages.
    provider: String,
    /// Whether it got through, a column each; none where it did not come so far.
    cells: Vec<Option<bool>>,
    /// Why it stopped.
    why: String,
    files: Vec<File>,
}

/// Prints the table.
///
/// # Errors
/// When a document did not get through a column that is reached, or a step could not be run.
pub fn wild(folder: &str) -> Result<String, String> {
    let mut rows = Vec::new();
    for document in documents(Path::new(folder))? {
        say(&format!("» {}", document.display()));
        rows.push(row(&document)?);
    }
    if rows.is_empty() {
        return Err(format!("wild: there is no document in {folder}"));
    }
    if rows.iter().any(|row| !row.files.is_empty()) {
        let workspace = copied(&rows)?;
        cargo_check(&mut rows, &workspace)?;
        mypy(&mut rows, &workspace)?;
        tsc(&mut rows, &workspace)?;
    }
    table(&rows)
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        [".json", ".yaml", ".yml"].iter().any(|end| name.ends_with(end)) && !name.contains(".overlay.")
    });
    found.sort();
    Ok(found)
}

/// The passes up to the emitters, a column each.
fn row(path: &Path) -> Result<Row, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut row =
        Row { name, provider: String::new(), cells: vec![None; COLUMNS.len()], why: String::new(), files: vec![] };
    let Some(document) = row.take(0, read(path)?) else { return Ok(row) };
    let Some(document) =
        row.take(1, lower::lower(document, lower::FOREIGN).and_then(|it| lower::lower(it, lower::GENERAL)))
    else {
        return Ok(row);
    };
    let Some(api) = row.take(2, describe::describe(&document)) else { return Ok(row) };
    row.provider.clone_from(&api.provider);
    let emitters: [&dyn Fn() -> Result<Vec<File>, Vec<Refusal>>; 3] =
        [&|| rust::emit(&document, &api), &|| Ok(python::emit(&api)), &|| Ok(node::emit(&api))];
    for (index, emitter) in emitters.into_iter().enumerate() {
        // An emitter that meets what it cannot say panics; that is one document's failure.
        let made = catch_unwind(AssertUnwindSafe(emitter)).unwrap_or_else(|_| Err(vec![panicked(&document, &api)]));
        if let Some(files) = row.take(3 + index, made) {
            row.files.extend(files);
        }
    }
    Ok(row)
}

fn panicked(document: &Document, api: &Api) -> Refusal {
    document.refuse("", format!("An emitter panicked over {}.", api.provider), "Its words are above.")
}

impl Row {
    /// What a pass made, or none, with the reason kept.
    fn take<T>(&mut self, column: usize, made: Result<T, Vec<Refusal>>) -> Option<T> {
        self.cells[column] = Some(made.is_ok());
        match made {
            Ok(made) => Some(made),
            Err(refusals) => {
                let first = refusals.first().map(ToString::to_string).unwrap_or_default();
                self.why = format!("{first}\n  ({} places)", refusals.len());
                None
            }
        }
    }
}

/// A document with its overlay: the file beside it, or one of ours that was made for its title.
fn read(path: &Path) -> Result<Result<Document, Vec<Refusal>>, String> {
    let document = match common().and_then(|common| foreign::read(path, common, Lock::new())) {
        Ok(document) => document,
        Err(refusals) => return Ok(Err(refusals)),
    };
    let beside = path.with_extension("overlay.yaml");
    let mut overlays = vec![beside];
    overlays.extend(build::files(&paths::root().join("spec/overlays"), ".yaml")?);
    for overlay in overlays.into_iter().filter(|overlay| overlay.exists()) {
        let name = overlay.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let made = match foreign::file(&overlay, &name) {
            Ok(made) => made,
            Err(refusals) => return Ok(Err(refusals)),
        };
        let title = made.pointer("/info/x-document/title");
        if name.contains(".overlay.") || title == document.root.pointer("/info/title") {
            return Ok(overlay::apply(document, &name, &made));
        }
    }
    Ok(Ok(document))
}

/// A copy of the workspace with the generated code in it.
fn copied(rows: &[Row]) -> Result<PathBuf, String> {
    say("» adding what was generated to a copy of the workspace");
    let workspace = paths::target().join("wild/workspace");
    let mut kept = BTreeSet::new();
    for name in paths::listed(&paths::root())? {
        let contents = fs::read(paths::root().join(&name)).map_err(|error| format!("{name}: {error}"))?;
        write(&workspace.join(&name), &contents)?;
        kept.insert(workspace.join(&name));
    }
    for file in rows.iter().flat_map(|row| &row.files) {
        write(&workspace.join(&file.path), file.contents.as_bytes())?;
        kept.insert(workspace.join(&file.path));
    }
    for row in rows.iter().filter(|row| row.cells[3] == Some(true)) {
        let written = workspace.join(format!("crates/rebuttal/src/{}.rs", row.provider));
        write(&written, stand_in(row).as_bytes())?;
        kept.insert(written);
    }
    for folder in ["crates/rebuttal/src", "bindings/python/python/rebuttal", "bindings/node/ts/generated"]
        .map(|it| workspace.join(it))
    {
        remove_others(&folder, &kept).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(workspace)
}

/// What an earlier copy left.
fn remove_others(folder: &Path, kept: &BTreeSet<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(&path, kept)?;
        } else if !kept.contains(&path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// The written half of a provider, which says that there is none.
fn stand_in(row: &Row) -> String {
    let class = row.files.iter().find_map(|file| {
        let (_, rest) = file.contents.split_once(&format!("&crate::{}::", row.provider))?;
        rest.split_once(';').map(|(class, _)| class.to_owned())
    });
    format!(
        "//! Stands in for a written half.\npub use crate::generated::{name}::*;\n\n/// The provider.\npub(crate) struct {class};\n\n\
         impl rebuttal_runtime::provider::Provider for {class} {{\n    \
         fn schema(&self) -> &'static rebuttal_schema::Provider {{\n        &crate::generated::{name}::tables::PROVIDER\n    }}\n\n    \
         #[cfg(feature = \"client\")]\n    \
         fn open(&self, _: &rebuttal_runtime::options::Options)\n        \
         -> Result<rebuttal_runtime::provider::Opened, rebuttal_runtime::Error>\n    {{\n        \
         Err(rebuttal_runtime::Error::new(rebuttal_runtime::ErrorKind::Config, \"no written half\"))\n    }}\n}}\n",
        name = row.provider,
        class = class.unwrap_or_default(),
    )
}

/// Runs a compiler over all rows that got so far, and again without those at fault: one error can hide another's.
fn compile(
    rows: &mut [Row],
    column: usize,
    needs: usize,
    mut compiler: impl FnMut(&[String]) -> Result<Finished, String>,
) -> Result<(), String> {
    let mut open: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].cells[needs] == Some(true)).collect();
    while !open.is_empty() {
        let providers: Vec<String> = open.iter().map(|&index| rows[index].provider.clone()).collect();
        let finished = compiler(&providers)?;
        if finished.success {
            open.iter().for_each(|&index| rows[index].cells[column] = Some(true));
            return Ok(());
        }
        let before = open.len();
        open.retain(|&index| {
            let parts = [format!("/{}/", rows[index].provider), format!("/{}.", rows[index].provider)];
            let line = finished
                .output
                .lines()
                .find(|line| line.contains("error") && parts.iter().any(|part| line.contains(part)));
            let Some(line) = line else { return true };
            rows[index].cells[column] = Some(false);
            rows[index].why.push_str(line.trim());
            false
        });
        if open.len() == before {
            return Err(format!("{}\nno document is at fault", finished.failure()));
        }
    }
    Ok(())
}

fn cargo_check(rows: &mut [Row], workspace: &Path) -> Result<(), String> {
    let target = paths::target().join("wild/build");
    seed(&paths::target().join("debug"), &target.join("debug"))
        .map_err(|error| format!("{}: {error}", target.display()))?;
    compile(rows, COMPILED, 3, |providers| {
        let declared = |pattern: &str| providers.iter().map(|name| pattern.replace("{}", name)).collect::<String>();
        for (file, before, after) in [
            ("crates/rebuttal/src/lib.rs", "pub mod dynamic;\n", declared("pub mod {};\n")),
            (
                "crates/rebuttal/src/generated/mod.rs",
                "\nuse rebuttal_runtime::provider::Provider;\n",
                declared("pub(crate) mod {};\n"),
            ),
        ] {
            let text = fs::read_to_string(paths::root().join(file)).map_err(|error| format!("{file}: {error}"))?;
            if text.matches(before).count() != 1 {
                return Err(format!("{file} has no one place with {before:?}: change {}", file!()));
            }
            write(&workspace.join(file), text.replacen(before, &format!("{before}{after}"), 1).as_bytes())?;
        }
        let check = Step::cargo("cargo check")
            .args(["check", "--quiet", "--message-format", "short", "-p", "rebuttal"])
            .within(workspace);
        check.env("CARGO_TARGET_DIR", &target).finish()
    })
}

fn mypy(rows: &mut [Row], workspace: &Path) -> Result<(), String> {
    let python = build::Python::within(paths::target().join("wild/python"))?;
    let requirements = paths::root().join("crates/rebuttal-codegen/tests/neutral/requirements.txt");
    python.install("installing mypy").args(["msgspec", "-r"]).args([requirements]).run()?;
    let package = workspace.join("bindings/python/python");
    compile(rows, 8, 4, |_| {
        let step = Step::new("mypy --strict", python.interpreter()).args(["-m", "mypy", "--strict", "-p", "rebuttal"]);
        step.args(["--cache-dir"]).args([paths::target().join("wild/mypy")]).within(&package).finish()
    })
}

fn tsc(rows: &mut [Row], workspace: &Path) -> Result<(), String> {
    let package = workspace.join("bindings/node");
    build::node_modules(&package)?;
    compile(rows, 9, 5, |_| {
        let step = Step::new("tsc --strict", "node").args(["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]);
        step.args(["--noEmit", "--strict"]).within(&package).finish()
    })
}

fn table(rows: &[Row]) -> Result<String, String> {
    say(&format!("\n| document | {} |\n|{}", COLUMNS.join(" | "), " --- |".repeat(COLUMNS.len() + 1)));
    for row in rows {
        let cells: Vec<&str> = row
            .cells
            .iter()
            .map(|cell| match cell {
                Some(true) => "yes",
                Some(false) => "no",
                None => "-",
            })
            .collect();
        say(&format!("| {} | {} |", row.name, cells.join(" | ")));
    }
    for row in rows.iter().filter(|row| !row.why.is_empty()) {
        say(&format!("\n{}: {}", row.name, row.why));
    }
    let count = |column: usize| rows.iter().filter(|row| row.cells[column] == Some(true)).count();
    let counts: Vec<String> = COLUMNS
        .iter()
        .enumerate()
        .map(|(column, name)| match column {
            NOT_REACHED => format!("{name} not reached yet"),
            _ => format!("{name} {}", count(column)),
        })
        .collect();
    let line = format!("wild: of {} documents {}", rows.len(), counts.join(", "));
    let all = (0..COLUMNS.len()).filter(|&column| column != NOT_REACHED).all(|column| count(column) == rows.len());
    if all { Ok(line) } else { Err(line) }
}
