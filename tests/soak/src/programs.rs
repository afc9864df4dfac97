//! Programs that each look at one thing for long and end with one line of JSON: `{"name", "ok", ...}`.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::stage::Stage;
use super::totals::{Totals, largest};
use xtask::commands::step::Step;
use xtask::commands::{paths, say};

/// What a program looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Deadlines,
    Interrupts,
    Exits,
    Memory,
    AsyncMemory,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    Rust,
    Python,
    Node,
}

/// A program of a language.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    language: Language,
    kind: Kind,
}

impl Program {
    pub const fn rust(kind: Kind) -> Self {
        Self { language: Language::Rust, kind }
    }

    pub const fn python(kind: Kind) -> Self {
        Self { language: Language::Python, kind }
    }

    pub const fn node(kind: Kind) -> Self {
        Self { language: Language::Node, kind }
    }

    fn title(self, amount: &str) -> String {
        let kind = match self.kind {
            Kind::Deadlines => "deadlines",
            Kind::Interrupts => "Ctrl-C",
            Kind::Exits => "exits on one CPU",
            Kind::Memory => "memory",
            Kind::AsyncMemory => "memory with asyncio",
        };
        format!("soak: {kind} in {:?}, {amount}", self.language)
    }

    fn file(self) -> &'static str {
        match self.kind {
            Kind::Deadlines => "deadlines",
            Kind::Interrupts => "interrupts",
            Kind::Exits => "exits",
            Kind::Memory | Kind::AsyncMemory => "memory",
        }
    }

    fn step(self, stage: &Stage, arguments: &[String]) -> Step {
        let root = paths::root();
        let step = match self.language {
            Language::Rust => Step::new(self.title(&arguments.join(" ")), paths::example("soak")).args([self.file()]),
            Language::Python => Step::new(self.title(&arguments.join(" ")), stage.python.interpreter())
                .args([root.join("bindings/python/tests/soak").join(format!("{}.py", self.file()))])
                .without_env("PYTHONPATH"),
            Language::Node => Step::new(self.title(&arguments.join(" ")), "node")
                .args([root.join("bindings/node/test/soak").join(format!("{}.mjs", self.file()))])
                .env("REBUTTAL_NODE_PACKAGE", &stage.node),
        };
        let style: &[&str] = match (self.language, self.kind) {
            (Language::Python, Kind::Memory) => &["--style", "sync"],
            (Language::Python, Kind::AsyncMemory) => &["--style", "asyncio"],
            _ => &[],
        };
        stage.shared.give(step.args(arguments).args(style))
    }
}

/// Builds the programs of Rust.
///
/// # Errors
/// When they cannot be built.
pub fn build_rust() -> Result<(), String> {
    Step::cargo("building what is soaked in Rust")
        .args(["build", "-p", "rebuttal", "--example", "soak"])
        .run()
        .map(drop)
}

/// Runs a program for about so long; what it found goes into the totals.
pub fn run(stage: &Stage, program: Program, time: Duration, totals: &mut Totals) {
    match amount(stage, program, time).and_then(|arguments| report(stage, program, &arguments)) {
        Ok(report) => count(program.kind, &report, totals),
        Err(finding) => totals.findings.push(finding),
    }
}

/// How much fits into the time: some is known, and some is tried out on a little.
fn amount(stage: &Stage, program: Program, time: Duration) -> Result<Vec<String>, String> {
    let seconds = time.as_secs_f64();
    let number = |name: &str, value: f64, least: u64| vec![format!("--{name}"), least.max(value as u64).to_string()];
    Ok(match program.kind {
        // A wait takes a third of a second; four kinds of them follow each other.
        Kind::Deadlines if program.language == Language::Node => number("runs", seconds / 6.0 / 0.4 * 8.0, 8),
        Kind::Deadlines => number("runs", seconds / 4.0 / 0.6, 2),
        Kind::Interrupts => number("runs", seconds / 2.0 / 0.8, 2),
        Kind::Exits => {
            // Always 50 ends: what varies is how many calls come before each.
            let mut arguments = number("runs", 50.0, 50);
            let tried = timed(stage, program, &["--runs", "1", "--calls", "200"])?;
            let each = (seconds / 150.0 - tried.as_secs_f64() / 3.0).max(0.0);
            let rate = 200.0 / (tried.as_secs_f64() / 3.0);
            arguments.extend(number("calls", (200.0 + each * rate).min(10_000.0), 50));
            arguments
        }
        Kind::Memory | Kind::AsyncMemory => {
            let [few, more] = [1_000.0, 4_000.0].map(|calls: f64| {
                timed(stage, program, &["--calls", &calls.to_string()]).map(|took| took.as_secs_f64())
            });
            // What a program does besides calls takes the same time however many there are.
            let (few, more) = (few?, more?);
            let each = ((more - few) / 3_000.0).max(0.000_02);
            number("calls", ((seconds - few - more - few) / each).min(100_000.0), 5_000)
        }
    })
}

/// How long a program takes for a little. What it reports of so little does not count.
fn timed(stage: &Stage, program: Program, arguments: &[&str]) -> Result<Duration, String> {
    let arguments: Vec<String> = arguments.iter().map(|&text| text.to_owned()).collect();
    let started = Instant::now();
    let finished = program.step(stage, &arguments).finish()?;
    match last(&finished.output) {
        Some(_) => Ok(started.elapsed()),
        None => Err(finished.failure()),
    }
}

fn report(stage: &Stage, program: Program, arguments: &[String]) -> Result<Value, String> {
    let finished = program.step(stage, arguments).finish()?;
    let Some(report) = last(&finished.output) else { return Err(finished.failure()) };
    say(&format!("  {report}"));
    if finished.success && report["ok"] == true { Ok(report) } else { Err(format!("{report}\n{}", finished.failure())) }
}

fn last(output: &str) -> Option<Value> {
    let mut reports = output.lines().rev().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    reports.find(|report| report["ok"].is_boolean())
}

fn count(kind: Kind, report: &Value, totals: &mut Totals) {
    let number = |name: &str| report[name].as_u64().unwrap_or_default();
    match kind {
        Kind::Deadlines => totals.late = totals.late.max(largest(report)),
        Kind::Interrupts => {
            let raised =
                ["sync", "asyncio"].map(|style| report[style]["raised"]["max"].as_f64().unwrap_or(f64::INFINITY));
            totals.interrupt = raised.into_iter().fold(totals.interrupt, f64::max);
        }
        Kind::Exits => {
            for program in ["awaited", "threads", "under_way"] {
                totals.exits += number("runs");
                totals.clean += number(program);
            }
            totals.calls += 2 * number("runs") * number("calls");
        }
        Kind::Memory | Kind::AsyncMemory => {
            totals.calls += number("calls");
            totals.memory = totals.memory.max(report["ratio"].as_f64().unwrap_or(f64::INFINITY));
        }
    }
}
