//! `cargo xtask`: generate, demo, test, check.

use std::process::ExitCode;

use xtask::commands::{check, demo, neutral, root, say, test};
use xtask::generate;
use xtask::write::{self, Mode};

const USAGE: &str = "\
cargo xtask generate [--check]         make all generated files from spec/*.yaml, or say which are out of date
cargo xtask demo                       build everything and live through disputes from every language
cargo xtask test [rust|python|node]    run all tests, or one language's
cargo xtask check                      formatting, lints, types, stubs, licences";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["generate"] => run_generate(Mode::Write),
        ["generate", "--check"] => run_generate(Mode::Check),
        ["demo"] => demo::demo(),
        ["test"] => run_generate(Mode::Check).and_then(|line| {
            say(&line);
            test::test(test::Part::All)
        }),
        ["test", "rust"] => test::test(test::Part::Rust),
        ["test", "python"] => test::test(test::Part::Python),
        ["test", "node"] => test::test(test::Part::Node),
        ["check"] => check::check(),
        // Steps of `test`, and what it runs inside a copy of this workspace.
        ["neutral"] => neutral::neutral().map(|counts| format!("{counts:?}")),
        ["neutral", "python"] => neutral::python(),
        ["neutral", "node"] => neutral::node(),
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

fn run_generate(mode: Mode) -> Result<String, String> {
    let root = root();
    let files = generate::generate(&root, generate::SPECS).map_err(|refusals| {
        let places: String = refusals.iter().map(|refusal| format!("{refusal}\n\n")).collect();
        format!("{places}generate: {} places cannot be expressed; nothing was written", refusals.len())
    })?;
    let report = write::write(&root, &files, mode).map_err(|error| format!("generate: a file failed: {error}"))?;
    let stale: String = report.changed.iter().chain(&report.removed).map(|path| format!("  {path}\n")).collect();
    let count = files.len();
    if mode == Mode::Write {
        say(&format!("{stale}generate: {count} files in all"));
        let (written, removed) = (report.changed.len(), report.removed.len());
        return Ok(format!("generate: {written} written, {removed} removed, the rest was up to date"));
    }
    if stale.is_empty() {
        return Ok(format!("generate: all {count} files are up to date"));
    }
    Err(format!("{stale}generate: these files are out of date; run `cargo xtask generate` and commit them"))
}
