//! The fault matrix in Rust, Python and Node, again and again.

use std::time::Instant;

use rebuttal_matrix::{Matrix, tally};

use super::stage::Stage;
use super::totals::Totals;
use xtask::commands::shared::Cells;
use xtask::commands::step::Step;
use xtask::commands::{paths, say};

/// Builds Rust's runner.
///
/// # Errors
/// When it cannot be built.
pub fn build_rust() -> Result<(), String> {
    Step::cargo("building the scenarios of Rust")
        .args(["test", "-p", "rebuttal", "--test", "scenarios", "--no-run"])
        .run()
        .map(drop)
}

/// Runs whole matrices until the time is up, one at least.
pub fn run(stage: &Stage, end: Instant, totals: &mut Totals) {
    for round in 1.. {
        let started = Instant::now();
        if let Err(finding) = once(stage, round, totals) {
            totals.findings.push(finding);
            return;
        }
        if Instant::now() + started.elapsed() > end {
            return;
        }
    }
}

fn once(stage: &Stage, round: u32, totals: &mut Totals) -> Result<(), String> {
    let cells = Cells::make()?;
    let ran: Vec<_> =
        runners(stage, round).into_iter().map(|step| cells.give(stage.shared.give(step)).run().map(drop)).collect();
    let tally = tally(&Matrix::read()?, &cells.report)?;
    say(&format!("  round {round}: {tally}"));
    totals.cells += tally.cells;
    totals.lost += tally.lost;
    totals.doubled += tally.doubled;
    totals.misreported += tally.misreported;
    ran.into_iter().collect::<Result<Vec<()>, String>>()?;
    if tally.whole { Ok(()) } else { Err(format!("the fault matrix does not hold in round {round}: {tally}")) }
}

fn runners(stage: &Stage, round: u32) -> [Step; 3] {
    let binding = paths::root().join("bindings/python");
    let python = Step::new(format!("soak: the fault matrix in Python, round {round}"), stage.python.interpreter())
        .args(["-m", "pytest", "--rootdir"])
        .args([&binding])
        .args(["-c".as_ref(), binding.join("pyproject.toml").as_os_str()])
        .args([binding.join("tests/test_matrix.py")])
        .within(&stage.python.venv)
        .without_env("PYTHONPATH");
    let node = Step::new(format!("soak: the fault matrix in Node, round {round}"), "node")
        .args(["--test", "test/matrix.test.mjs"])
        .within(&paths::root().join("bindings/node"))
        .env("REBUTTAL_NODE_PACKAGE", &stage.node);
    let rust = Step::cargo(format!("soak: the fault matrix in Rust, round {round}"))
        .args(["test", "-p", "rebuttal", "--test", "scenarios", "the_fault_matrix_holds"]);
    [rust, python, node]
}
