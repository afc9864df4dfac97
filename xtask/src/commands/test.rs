//! `cargo xtask test [rust|python|node]`: the checks and all tests, or one language's part of both.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::check::{self, Part};
use super::counts::{self, Counts};
use super::histories::{self, Histories};
use super::shared::{Cells, Shared};
use super::step::Step;
use super::{build, generated, interop, neutral, paths, say, tools};

/// Runs the checks and the tests, and gives the closing line.
///
/// # Errors
/// When a step fails, a test fails or is skipped, or a runner ran none.
pub fn test(part: Part) -> Result<String, String> {
    let cells = Cells::make()?;
    let tested = run(part, &cells);
    let shown = tools::start("rebuttal-matrix", &["show".as_ref(), cells.report.as_os_str()]);
    tested.and_then(|line| shown.map(|_| line))
}

fn run(part: Part, cells: &Cells) -> Result<String, String> {
    let started = Instant::now();
    check::before_tests(part)?;
    say(&format!("the checks took {} s", started.elapsed().as_secs()));
    // Installs it where there is none, if that can be done; tests of the stores start one of their own.
    Step::new("looking for PostgreSQL", paths::root().join("tests/postgres/serve")).args(["--find"]).run()?;
    let mut results: Vec<(&str, Counts)> = Vec::new();
    let player = Histories::build()?;
    let (mut played, mut own) = (Counts::default(), Counts::default());
    if part.has(Part::Rust) {
        results.push(("rust", rust(cells)?));
        own = own.add(generated::rust()?);
        played = played.add(player.rust(histories::FEW)?.counts());
    }
    if part.has(Part::Python) || part.has(Part::Node) {
        let shared = Shared::make(cells)?;
        let mut official = Counts::default();
        let mut fixtures = Counts::default();
        if part.has(Part::Python) {
            let python = build::python("tests", Some(&requirements()))?;
            results.push(("python", self::python(&shared, &python)?));
            own = own.add(generated::python(&python)?);
            fixtures = fixtures.add(python_fixtures(&python)?);
            let both = player.python(&python, histories::FEW)?;
            played = both.into_iter().fold(played, |sum, tally| sum.add(tally.counts()));
            official = official.add(interop::python(&shared)?);
        }
        if part.has(Part::Node) {
            let package = build::node("tests")?;
            results.push(("node", node(&shared, &package)?));
            own = own.add(generated::node(&package)?);
            fixtures = fixtures.add(node_fixtures()?);
            played = played.add(player.node(&package, histories::FEW)?.counts());
            official = official.add(interop::node(&shared, &package)?);
        }
        results.push(("interop", official));
        results.push(("fixtures", fixtures));
    }
    results.push(("generated", own));
    results.push(("histories", played));
    if part == Part::All {
        let languages = neutral::neutral()?;
        results.push(("neutral", languages.iter().map(|(_, counts)| *counts).sum()));
    }
    say("");
    for (language, counts) in &results {
        say(&format!("{language:<9}{:>5} passed, {} failed, {} skipped", counts.passed, counts.failed, counts.skipped));
    }
    say(&format!("all of it took {} s", started.elapsed().as_secs()));
    let total = results.iter().map(|(_, counts)| *counts).sum::<Counts>();
    let line = format!("{} passed, {} failed", total.passed, total.failed);
    let silent = results.iter().find(|(_, counts)| counts.passed == 0);
    match silent {
        Some((language, _)) => Err(format!("{line}\ntest: no {language} test ran")),
        None if total.failed > 0 => Err(format!("{line}\ntest: there are failures")),
        None if total.skipped > 0 => Err(format!("{line}\ntest: {} tests were skipped; none may be", total.skipped)),
        None => Ok(line),
    }
}

fn rust(cells: &Cells) -> Result<Counts, String> {
    let tests = Step::cargo("testing Rust: unit tests, known answers, scenarios, the generator, its freshness").args([
        "test",
        "--no-fail-fast",
        "--features",
        histories::RUST_FEATURES,
    ]);
    Ok(counts::cargo(&cells.give(tests).run()?))
}

/// What Python's tests need beside the wheel.
fn requirements() -> PathBuf {
    paths::root().join("bindings/python/tests/requirements.txt")
}

fn python(shared: &Shared, python: &build::Python) -> Result<Counts, String> {
    let binding = paths::root().join("bindings/python");
    let tests = Step::new("testing Python: the installed wheel", python.interpreter())
        .args(["-m", "pytest", "--rootdir"])
        .args([&binding])
        .args(["-c".as_ref(), binding.join("pyproject.toml").as_os_str()])
        .args([binding.join("tests")])
        .within(&python.venv)
        .env("PATH", python.path()?)
        .without_env("PYTHONPATH");
    Ok(counts::pytest(&shared.give(tests).run()?))
}

fn node(shared: &Shared, package: &Path) -> Result<Counts, String> {
    let tests = Step::npm("testing Node: the installed tarball")
        .args(["test", "--silent"])
        .within(&paths::root().join("bindings/node"))
        .env("REBUTTAL_NODE_PACKAGE", package)
        .env("REBUTTAL_PYTHON", build::python("node-tests", None)?.interpreter());
    Ok(counts::node(&shared.give(tests).run()?))
}

/// The sandbox's wheel: the program in it, its control and the pytest plugin.
fn python_fixtures(python: &build::Python) -> Result<Counts, String> {
    build::install_sandbox(python)?;
    let tests = Step::new("testing the sandbox's wheel", python.interpreter()).args(["-m", "pytest"]);
    let folder = paths::root().join("bindings/sandbox/python");
    Ok(counts::pytest(&tests.within(&folder).without_env("PYTHONPATH").without_env("REBUTTAL_SANDBOX").run()?))
}

/// The sandbox's npm package: the program in its platform's package, and its control.
fn node_fixtures() -> Result<Counts, String> {
    let package = build::node_with_sandbox()?;
    let folder = paths::root().join("bindings/sandbox/node");
    let files = build::files(&folder.join("test"), "mjs")?;
    let files = files.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
    let tests = Step::new("testing the sandbox's npm package", "node").args(["--test"]).args(files);
    let tests = tests.within(&folder).env("REBUTTAL_NODE_PACKAGE", package).without_env("REBUTTAL_SANDBOX");
    Ok(counts::node(&tests.run()?))
}
