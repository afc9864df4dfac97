//! Random histories, `tests/histories`, with the program of each language; and what is kept of those that failed.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::counts::Counts;
use super::step::Step;
use super::{build, paths, say};

/// How many there are in `test`, for each program.
pub const FEW: u64 = 200;

/// The seed of `test`, so that a run that fails fails again; `soak` plays new histories each time.
const SEED: &str = "7005";

/// How many there are in `soak`, for each program.
pub const MANY: u64 = 10_000;

/// The features of `rebuttal` that tests of Rust have.
pub const RUST_FEATURES: &str = "rebuttal/schemars,rebuttal/sqlite,rebuttal/postgres,rebuttal/evidence";

/// How many are played at the same time: they wait more than they work.
const LANES: &str = "12";

/// What the histories of one program came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub histories: u64,
    pub calls: u64,
    pub messages: u64,
    /// Histories in which something was not as promised.
    pub findings: u64,
}

impl Tally {
    fn of(report: &Value) -> Self {
        let number = |name: &str| report[name].as_u64().unwrap_or_default();
        Self {
            histories: number("histories"),
            calls: number("calls"),
            messages: number("messages"),
            findings: number("findings"),
        }
    }

    /// Each history is a test.
    pub fn counts(self) -> Counts {
        Counts { passed: self.histories - self.findings, failed: self.findings, skipped: 0 }
    }
}

/// The program that plays histories.
pub struct Histories {
    player: PathBuf,
}

impl Histories {
    /// Builds the player, and Rust's program for it.
    ///
    /// # Errors
    /// When it cannot be built.
    pub fn build() -> Result<Self, String> {
        Step::cargo("building what plays random histories").args(["build", "-p", "rebuttal-histories"]).run()?;
        // With what the tests are built with, so that nothing is built twice.
        Step::cargo("building Rust's program for them")
            .args(["build", "--example", "histories", "--features", RUST_FEATURES])
            .run()?;
        Ok(Self { player: paths::built("rebuttal-histories") })
    }

    /// Rust's program.
    ///
    /// # Errors
    /// When it cannot be played.
    pub fn rust(&self, count: u64) -> Result<Tally, String> {
        self.play("rust", count, |step| step.args([paths::example("histories")]))
    }

    /// Python's programs: blocking, and with asyncio.
    ///
    /// # Errors
    /// When they cannot be played.
    pub fn python(&self, python: &build::Python, count: u64) -> Result<[Tally; 2], String> {
        let driver = paths::root().join("bindings/python/tests/histories/driver.py");
        let play = |name, style: &str| {
            self.play(name, count, |step| {
                let step = step.without_env("PYTHONPATH").args([python.interpreter()]).args([&driver]);
                step.args([style])
            })
        };
        Ok([play("python", "sync")?, play("asyncio", "async")?])
    }

    /// Node's program.
    ///
    /// # Errors
    /// When it cannot be played.
    pub fn node(&self, package: &Path, count: u64) -> Result<Tally, String> {
        let binding = paths::root().join("bindings/node");
        let install = "import { installDrivers } from './scripts/drivers.mjs'; installDrivers();";
        Step::new("looking for what Node's stores are tested with", "node")
            .args(["--input-type=module", "-e", install])
            .within(&binding)
            .run()?;
        let driver = binding.join("test/histories/driver.mjs");
        self.play("node", count, |step| step.env("REBUTTAL_NODE_PACKAGE", package).args(["node"]).args([driver]))
    }

    /// Plays histories with a program, whose command the step is given last.
    fn play(&self, name: &str, count: u64, program: impl FnOnce(Step) -> Step) -> Result<Tally, String> {
        let tests = paths::root().join("tests/histories/kept");
        let found = paths::target().join("xtask/histories");
        let step = Step::new(format!("{count} random histories with {name}"), &self.player)
            .args(["--name", name, "--histories", &count.to_string(), "--lanes", LANES])
            .args(["--kept".as_ref(), tests.as_os_str(), "--found".as_ref(), found.as_os_str()]);
        let step = match std::env::var("REBUTTAL_HISTORIES_SEED") {
            Ok(seed) => step.args(["--seed", &seed]),
            Err(_) if count == FEW => step.args(["--seed", SEED]),
            Err(_) => step,
        };
        let finished = program(step.args(["--"])).finish()?;
        let report =
            finished.output.lines().rev().find_map(|line| {
                serde_json::from_str::<Value>(line).ok().filter(|report| report["histories"].is_u64())
            });
        let Some(report) = report else { return Err(finished.failure()) };
        say(&format!("  {report}"));
        if !finished.success {
            // What was found is in there, smaller than it was found.
            say(&finished.failure());
        }
        Ok(Tally::of(&report))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_history_is_a_test() {
        let tally = Tally::of(&json!({"histories": 200, "calls": 900, "messages": 800, "findings": 3}));
        assert_eq!(tally.counts(), Counts { passed: 197, failed: 3, skipped: 0 });
        assert_eq!(Tally::of(&json!({})).counts().passed, 0);
    }
}
