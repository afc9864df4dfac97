//! `cargo xtask soak`: what tests look at for a moment, looked at for long. Hostile input, the fault matrix again and
//! again, deadlines, Ctrl-C, memory, and ends of processes.

mod cells;
mod fuzz;
mod lanes;
mod programs;
mod totals;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use self::programs::{Kind, Program};
use self::totals::Totals;
use super::test::Shared;
use super::{build, paths, say};

/// Where reproducers and grown corpora are kept.
fn kept() -> PathBuf {
    paths::target().join("xtask/soak")
}

/// Builds everything, then soaks for so many minutes; gives the closing line.
///
/// # Errors
/// What was found, and where its reproducer is; or the step that could not be done.
pub fn soak(minutes: u64) -> Result<String, String> {
    let stage = Stage::make()?;
    let whole = Duration::from_secs(minutes * 60);
    let started = Instant::now();
    say(&format!("soaking for {minutes} minutes; building is not counted"));

    // What is measured in parts of a second has the machine for itself.
    let mut totals = Totals::default();
    for (program, share) in stage.measured() {
        programs::run(&stage, program, whole.mul_f64(share), &mut totals);
    }

    // The rest is in each other's way, as in life.
    let end = started + whole;
    let left = end.saturating_duration_since(Instant::now());
    let worked = lanes::both(
        || fuzz::run(&stage, left),
        || {
            let mut totals = Totals::default();
            for (program, share) in stage.loaded() {
                programs::run(&stage, program, left.mul_f64(share), &mut totals);
            }
            cells::run(&stage, end, &mut totals);
            totals
        },
    );
    totals.add(worked.0);
    totals.add(worked.1);
    totals.close(started.elapsed())
}

/// What was built.
struct Stage {
    shared: Shared,
    python: build::Python,
    node: PathBuf,
    fuzz: PathBuf,
}

impl Stage {
    fn make() -> Result<Self, String> {
        let fuzz = fuzz::build()?;
        programs::build_rust()?;
        cells::build_rust()?;
        let (cells, _) = cells::prepare()?;
        let shared = Shared::make(&cells)?;
        let requirements = paths::root().join("bindings/python/tests/requirements.txt");
        Ok(Self { shared, python: build::python("tests", Some(&requirements))?, node: build::node("tests")?, fuzz })
    }

    /// What is run alone, each with its part of the time.
    fn measured(&self) -> [(Program, f64); 4] {
        [
            (Program::rust(Kind::Deadlines), 0.03),
            (Program::python(Kind::Deadlines), 0.04),
            (Program::node(Kind::Deadlines), 0.03),
            (Program::python(Kind::Interrupts), 0.06),
        ]
    }

    /// What is run beside the fuzz targets, each with its part of what is left.
    fn loaded(&self) -> [(Program, f64); 5] {
        [
            (Program::python(Kind::Exits), 0.25),
            (Program::rust(Kind::Memory), 0.08),
            (Program::python(Kind::Memory), 0.14),
            (Program::python(Kind::AsyncMemory), 0.14),
            (Program::node(Kind::Memory), 0.14),
        ]
    }
}
