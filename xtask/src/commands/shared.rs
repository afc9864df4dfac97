//! What the tests of several languages use: the fault matrix, the sandbox, keys and known answers.

use std::fs;
use std::path::PathBuf;

use super::step::Step;
use super::{build, paths};

/// The fault matrix, for the runners of scenarios.
#[derive(Clone)]
pub struct Cells {
    scenarios: PathBuf,
    /// To which they add a line for each cell.
    pub report: PathBuf,
}

impl Cells {
    /// Writes the scenarios, and an empty report.
    ///
    /// # Errors
    /// When that fails.
    pub fn make() -> Result<Self, String> {
        let file = |name: &str| paths::target().join("xtask/matrix").join(name);
        let cells = Self { scenarios: file("cells.json"), report: file("report.jsonl") };
        Step::cargo("writing out the fault matrix")
            .args(["run", "--quiet", "-p", "rebuttal-matrix", "--", "write"])
            .args([&cells.scenarios, &cells.report])
            .run()?;
        Ok(cells)
    }

    pub fn give(&self, step: Step) -> Step {
        step.env("REBUTTAL_MATRIX", &self.scenarios).env("REBUTTAL_MATRIX_REPORT", &self.report)
    }
}

/// What the tests of both bindings use.
pub struct Shared {
    sandbox: PathBuf,
    known_key: String,
    key_cases: PathBuf,
    wycheproof: PathBuf,
    packets: PathBuf,
    cells: Cells,
}

impl Shared {
    /// Builds the sandbox and writes the files.
    ///
    /// # Errors
    /// When one of them cannot be made.
    pub fn make(cells: &Cells) -> Result<Self, String> {
        Ok(Self {
            sandbox: build::sandbox()?,
            known_key: build::known_key()?,
            key_cases: rows("writing out the forms and mix-ups of keys", "key_cases")?,
            wycheproof: rows("writing out Project Wycheproof's signatures", "wycheproof")?,
            packets: packets()?,
            cells: cells.clone(),
        })
    }

    pub fn give(&self, step: Step) -> Step {
        let step = self.cells.give(step);
        step.env("REBUTTAL_SANDBOX", &self.sandbox)
            .env("REBUTTAL_KNOWN_KEY", &self.known_key)
            .env("REBUTTAL_KEY_CASES", &self.key_cases)
            .env("REBUTTAL_WYCHEPROOF", &self.wycheproof)
            .env("REBUTTAL_PACKETS", &self.packets)
    }
}

/// The packets of evidence with their files, in a folder.
fn packets() -> Result<PathBuf, String> {
    let folder = paths::target().join("xtask/packets");
    Step::cargo("writing out packets of evidence")
        .args(["run", "--quiet", "-p", "rebuttal-evidence", "--example", "corpus", "--"])
        .args([&folder])
        .run()?;
    Ok(folder)
}

/// What an example of the signing crate prints, a row a line, as a file.
fn rows(title: &str, example: &str) -> Result<PathBuf, String> {
    let printed = Step::cargo(title)
        .args(["run", "--quiet", "-p", "rebuttal-signing", "--features", "known-key", "--example", example])
        .run()?;
    let rows: String = printed.lines().filter(|line| line.starts_with('{')).map(|line| format!("{line}\n")).collect();
    let file = paths::target().join("xtask").join(format!("{example}.jsonl"));
    let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, rows));
    written.map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(file)
}
