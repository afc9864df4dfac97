//! `cargo xtask`: generate, demo, test, check.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use xtask::write::{self, Mode};
use xtask::generate;

const USAGE: &str = "\
cargo xtask generate [--check]   make all generated files from spec/*.yaml, or say which are out of date";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["generate"] => run_generate(Mode::Write),
        ["generate", "--check"] => run_generate(Mode::Check),
        _ => Err(format!("what to do?\n\n{USAGE}")),
    };
    match done {
        Ok(line) => {
            say(&line);
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The repository: where this crate's parent is.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

#[expect(clippy::print_stdout, reason = "a command's words go to its standard output")]
fn say(line: &str) {
    println!("{line}");
}

fn run_generate(mode: Mode) -> Result<String, String> {
    let root = root();
    let files = generate::generate(&root, generate::SPECS).map_err(|refusals| {
        let mut text: String = refusals.iter().map(|refusal| format!("{refusal}\n\n")).collect();
        text.push_str(&format!("generate: {} places cannot be expressed; nothing was written", refusals.len()));
        text
    })?;
    let report = write::write(&root, &files, mode).map_err(|error| format!("generate: a file failed: {error}"))?;
    let stale: Vec<String> = report.changed.iter().chain(&report.removed).map(|path| format!("  {path}\n")).collect();
    let count = files.len();
    if mode == Mode::Write {
        for path in &stale {
            say(path.trim_end());
        }
        return Ok(format!("generate: {count} files, {} written, {} removed", report.changed.len(), report.removed.len()));
    }
    if stale.is_empty() {
        return Ok(format!("generate: all {count} files are up to date"));
    }
    Err(format!("{}generate: these files are out of date; run `cargo xtask generate` and commit them", stale.concat()))
}
