//! `cargo xtask soak`: what tests look at for a moment, looked at for long. Hostile input, the fault matrix again and
//! again, deadlines, Ctrl-C, memory, and ends of processes.
#![allow(missing_docs, unreachable_pub, reason = "nobody depends on this program; what is not obvious is documented")]

mod cells;
mod fuzz;
mod lanes;
mod programs;
mod stage;
mod totals;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use self::programs::{Kind, Program};
use self::stage::Stage;
use self::totals::Totals;
use xtask::commands::histories;
use xtask::commands::shared::Cells;
use xtask::commands::{end, say};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let minutes = match arguments.as_slice() {
        [] => Some(10),
        ["--minutes", minutes] => minutes.parse().ok().filter(|minutes| (1..=1440).contains(minutes)),
        _ => None,
    };
    end(match minutes {
        Some(minutes) => soak(minutes),
        None => Err("soak: give --minutes and a whole number from 1 to 1440, or nothing for 10".to_owned()),
    })
}

/// What is run alone, with its weight.
const MEASURED: [(Program, f64); 4] = [
    (Program::rust(Kind::Deadlines), 2.0),
    (Program::python(Kind::Deadlines), 3.0),
    (Program::node(Kind::Deadlines), 2.0),
    (Program::python(Kind::Interrupts), 4.0),
];

/// What is run beside the fuzz targets, with its weight.
const LOADED: [(Program, f64); 5] = [
    (Program::python(Kind::Exits), 25.0),
    (Program::rust(Kind::Memory), 8.0),
    (Program::python(Kind::Memory), 14.0),
    (Program::python(Kind::AsyncMemory), 14.0),
    (Program::node(Kind::Memory), 14.0),
];

/// The weight of the fault matrix, which comes last.
const MATRIX: f64 = 25.0;

/// Plays histories with the programs of all languages; the machine is theirs. A soak of 10 minutes has the whole number.
fn histories(stage: &Stage, minutes: u64, totals: &mut Totals) -> Result<(), String> {
    let count = (histories::MANY / 10 * minutes).min(histories::MANY);
    let [blocking, asyncio] = stage.histories.python(&stage.python, count)?;
    let rust = stage.histories.rust(count)?;
    let node = stage.histories.node(&stage.node, count)?;
    for (name, tally) in [("Rust", rust), ("Python", blocking), ("asyncio", asyncio), ("Node", node)] {
        totals.histories += tally.histories;
        totals.untrue += tally.findings;
        if tally.findings > 0 {
            totals.findings.push(format!("{} of {} histories in {name} do not hold", tally.findings, tally.histories));
        }
    }
    Ok(())
}

/// Builds everything, then soaks for so many minutes; gives the closing line.
///
/// # Errors
/// What was found, and where its reproducer is; or the step that could not be done.
pub fn soak(minutes: u64) -> Result<String, String> {
    let stage = build()?;
    let whole = Duration::from_secs(minutes * 60);
    let started = Instant::now();
    say(&format!("soaking for {minutes} minutes, and then random histories; building is not counted"));

    // What is measured in parts of a second has the machine for itself.
    let mut totals = Totals::default();
    run(&stage, &MEASURED, started + whole.mul_f64(0.16), 0.0, &mut totals);

    // The rest is in each other's way, as in life.
    let end = started + whole;
    let left = end.saturating_duration_since(Instant::now());
    let worked = lanes::both(
        || fuzz::run(&stage, left),
        || {
            let mut totals = Totals::default();
            run(&stage, &LOADED, end, MATRIX, &mut totals);
            cells::run(&stage, end, &mut totals);
            totals
        },
    );
    totals.add(worked.0);
    totals.add(worked.1);
    // A number and not a time: what the histories promise is that so many hold.
    if let Err(finding) = histories(&stage, minutes, &mut totals) {
        totals.findings.push(finding);
    }
    totals.close(started.elapsed())
}

fn build() -> Result<Stage, String> {
    let fuzz = fuzz::build()?;
    programs::build_rust()?;
    cells::build_rust()?;
    let cells = Cells::make()?;
    Stage::build(fuzz, &cells)
}

/// Runs programs until about `end`, each with its weight of the time that is then left; `kept` is the weight of what
/// comes after them. On a busy machine each does less, and none is left out.
fn run(stage: &Stage, programs: &[(Program, f64)], end: Instant, kept: f64, totals: &mut Totals) {
    for (index, (program, weight)) in programs.iter().enumerate() {
        let ahead: f64 = programs[index..].iter().map(|(_, weight)| weight).sum();
        let left = end.saturating_duration_since(Instant::now());
        programs::run(stage, *program, left.mul_f64(weight / (ahead + kept)), totals);
    }
}
