//! `cargo xtask bench`: ourselves, the official SDKs and the bare limit, in one run on the same work.
#![allow(missing_docs, unreachable_pub, reason = "nobody depends on this program; what is not obvious is documented")]

mod arithmetic;
mod fixtures;
mod generating;
mod lab;
mod launch;
mod machine;
mod publish;
mod results;
mod rows;
mod side;
mod table;
mod targets;
mod versions;

use std::process::ExitCode;
use std::time::Instant;

use self::lab::Lab;
use self::machine::Machine;
use self::results::{Results, Rounds, Row};
use self::side::{Pace, Sides};
use self::targets::Target;
use xtask::commands::{end, say};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        // The generator as one of the programs that are measured.
        ["bench-generate", work] => generating::serve(work),
        words => Options::parse(words).and_then(|options| bench(&options)),
    };
    end(done)
}

/// What is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options<'a> {
    pub quick: bool,
    pub only: Option<&'a str>,
    pub publish: bool,
}

impl<'a> Options<'a> {
    /// Reads the words behind `bench`.
    ///
    /// # Errors
    /// A word that is not known.
    pub fn parse(words: &[&'a str]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--quick" => options.quick = true,
                "--publish" => options.publish = true,
                "--only" => options.only = Some(words.next().ok_or("bench: --only of what?")?),
                other => {
                    return Err(format!("bench: {other} is not known; there are --quick, --only ROW,… and --publish"));
                }
            }
        }
        Ok(options)
    }
}

/// Measures, or with `--publish` alone renders what was measured before, and gives the closing line.
///
/// # Errors
/// When something cannot be built or measured; everything else was measured and kept by then. A missed target is none.
pub fn bench(options: &Options<'_>) -> Result<String, String> {
    if *options == (Options { publish: true, ..Options::default() }) {
        let path = results::path();
        let read = Results::read(&path);
        return publish::publish(&read.map_err(|problem| format!("{problem}\nbench: run `cargo xtask bench` first"))?);
    }
    let all = targets::read()?;
    let count = all.len();
    let chosen = targets::select(all, options.only)?;
    let left_out = |target: &Target| options.quick && options.only.is_none() && rows::LONG.contains(&&*target.id);
    let (skipped, chosen): (Vec<Target>, Vec<Target>) = chosen.into_iter().partition(left_out);
    let lab = Lab::new(Machine::here());
    let pace = if options.quick { Pace::QUICK } else { Pace::FULL };
    let started = Instant::now();
    let mut problems = Vec::new();
    // Everything is built before anything is measured.
    let mut ready = Vec::new();
    for target in &chosen {
        match sides(target, &lab) {
            Ok(sides) => ready.push((target, sides)),
            Err(problem) => problems.push(format!("{}: {problem}", target.id)),
        }
    }
    let mut measured = Vec::new();
    for (number, (target, sides)) in ready.into_iter().enumerate() {
        say(&format!("» {} of {}: {}", number + 1, chosen.len(), target.work));
        match measure(target, sides, pace) {
            Ok(row) => {
                let [_, ours, peer, limit, ..] = table::cells(&row);
                say(&format!("  ours {ours}; peer {peer}; limit {limit}"));
                measured.push(row);
            }
            Err(problem) => problems.push(format!("{}: {problem}", target.id)),
        }
    }
    let results = Results {
        schema: results::SCHEMA,
        date: chrono::DateTime::from(std::time::SystemTime::now()).date_naive().to_string(),
        commit: versions::commit(),
        quick: options.quick,
        complete: measured.len() == count,
        machine: lab.machine.clone(),
        versions: versions::all(&lab),
        rows: measured,
    };
    results.write(&results::path())?;
    say(&format!("\n{}", table::terminal(&results.rows)));
    for target in &skipped {
        say(&format!("left out, because it takes minutes: {} (`--only {}` measures it)", target.work, target.id));
    }
    if options.publish {
        say(&publish::publish(&results)?);
    }
    say(&format!("all of it took {} s; every round is in {}", started.elapsed().as_secs(), results::path().display()));
    if problems.is_empty() {
        let met = results.rows.iter().filter(|row| row.met).count();
        Ok(format!("bench: {met} of {} measurements reach their targets", results.rows.len()))
    } else {
        Err(format!("{}\nbench: {} of {} could not be measured", problems.join("\n"), problems.len(), chosen.len()))
    }
}

fn sides(target: &Target, lab: &Lab) -> Result<Sides, String> {
    let known = rows::KNOWN.iter().find(|(id, _)| *id == target.id);
    let (_, row) = known.ok_or_else(|| "it is in targets.yaml, and no code measures it".to_owned())?;
    row(lab)
}

/// Alternates ours, peer and limit, round by round.
fn measure(target: &Target, sides: Sides, pace: Pace) -> Result<Row, String> {
    let mut ours = sides.ours.open(pace)?;
    let mut peer = sides.peer.map(|side| side.open(pace)).transpose()?;
    let mut limit = sides.limit.map(|side| side.open(pace)).transpose()?;
    let mut rounds = Rounds::default();
    for _ in 0..target.rounds.unwrap_or(pace.rounds) {
        rounds.ours.push(ours.value(pace, target.better)?);
        if let Some(peer) = &mut peer {
            rounds.peer.push(peer.value(pace, target.better)?);
        }
        if let Some(limit) = &mut limit {
            rounds.limit.push(limit.value(pace, target.better)?);
        }
    }
    Row::judge(target, rounds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_command_are_read() {
        let found = Options::parse(&["--quick", "--only", "node-sign,node-verify", "--publish"]).unwrap();
        assert_eq!(found, Options { quick: true, only: Some("node-sign,node-verify"), publish: true });
        for wrong in [&["--slow"][..], &["--only"]] {
            assert!(Options::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
