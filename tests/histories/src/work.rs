//! Deals the histories out to lanes, shrinks what fails, and sums up.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::check::Finding;
use crate::generate::history;
use crate::lane::Lane;
use crate::options::Options;
use crate::play::play;
use crate::random::Random;
use crate::shrink::shrink;

/// In one history of so many the program is killed now and then; one lane of so many has a program with a store for that.
const PERIOD: u64 = 4;

/// How many tries a failing history is shrunk by.
const TRIES: usize = 150;

/// After so many findings more tell nothing new.
const ENOUGH: usize = 5;

/// What was played.
#[derive(Debug, Default)]
pub(crate) struct Report {
    name: String,
    seed: u64,
    histories: u64,
    calls: u64,
    messages: u64,
    /// Histories with a finding.
    pub(crate) findings: u64,
    kinds: BTreeMap<&'static str, u64>,
    seconds: f64,
}

impl Report {
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "name": self.name, "seed": self.seed, "histories": self.histories, "calls": self.calls,
            "messages": self.messages, "findings": self.findings, "kinds": self.kinds, "seconds": self.seconds,
        })
    }
}

/// Plays everything.
pub(crate) fn all(options: &Options) -> Result<Report, String> {
    let started = Instant::now();
    let runtime = Runtime::new().map_err(|error| error.to_string())?;
    let kept = kept(options)?;
    say(&format!(
        "{} histories for {} and {} that are kept; seed {} (REBUTTAL_HISTORIES_SEED={} plays them again)",
        options.histories,
        options.name,
        kept.len(),
        options.seed,
        options.seed
    ));
    let work = Work {
        options,
        runtime: &runtime,
        kept,
        next_kept: AtomicU64::new(0),
        next_dying: AtomicU64::new(0),
        next_plain: AtomicU64::new(0),
        report: Mutex::new(Report { name: options.name.clone(), seed: options.seed, ..Report::default() }),
    };
    let results: Vec<Result<(), String>> = thread::scope(|scope| {
        let lanes = (0..options.lanes).map(|index| {
            scope.spawn({
                let work = &work;
                move || work.lane(index)
            })
        });
        let lanes: Vec<_> = lanes.collect();
        lanes.into_iter().map(|lane| lane.join().unwrap_or_else(|_| Err("a lane panicked".to_owned()))).collect()
    });
    results.into_iter().collect::<Result<(), String>>()?;
    let mut report = work.report.into_inner().unwrap_or_else(PoisonError::into_inner);
    report.seconds = started.elapsed().as_secs_f64();
    Ok(report)
}

/// The histories that failed once, by the names of their files.
fn kept(options: &Options) -> Result<Vec<(String, Vec<Value>)>, String> {
    let Some(folder) = &options.kept else { return Ok(Vec::new()) };
    let unreadable = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files: Vec<_> =
        fs::read_dir(folder).map_err(unreadable)?.filter_map(Result::ok).map(|one| one.path()).collect();
    files.retain(|path| path.extension().is_some_and(|kind| kind == "json"));
    files.sort();
    let read = files.into_iter().map(|path| {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let history: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let steps = history["steps"].as_array().cloned().ok_or_else(|| format!("{} has no steps", path.display()))?;
        Ok((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), steps))
    });
    read.collect()
}

struct Work<'a> {
    options: &'a Options,
    runtime: &'a Runtime,
    kept: Vec<(String, Vec<Value>)>,
    next_kept: AtomicU64,
    next_dying: AtomicU64,
    next_plain: AtomicU64,
    report: Mutex<Report>,
}

impl Work<'_> {
    /// Plays histories until none is left.
    fn lane(&self, index: usize) -> Result<(), String> {
        let dies = (index as u64).is_multiple_of(PERIOD);
        let store = dies.then(|| {
            let file = format!("rebuttal-histories-{}-{}-{index}.db", self.options.name, std::process::id());
            std::env::temp_dir().join(file)
        });
        let path = store.as_ref().map(|store| store.to_string_lossy().into_owned());
        let mut lane = Lane::open(self.runtime, self.options.program.clone(), path.as_deref())?;
        let result = self.play_all(&mut lane, dies);
        drop(lane);
        if let Some(store) = store {
            // A store that was never made is no trouble.
            let _ = fs::remove_file(store);
        }
        result
    }

    fn play_all(&self, lane: &mut Lane, dies: bool) -> Result<(), String> {
        loop {
            if self.has_enough() {
                return Ok(());
            }
            let Some((name, steps)) = self.next(dies) else { return Ok(()) };
            let played = play(lane, &steps)?;
            let finding = played.findings.first().cloned();
            {
                let mut report = self.report.lock().unwrap_or_else(PoisonError::into_inner);
                report.histories += 1;
                report.calls += played.calls;
                report.messages += played.messages;
                if let Some(finding) = &finding {
                    report.findings += 1;
                    *report.kinds.entry(finding.kind).or_default() += 1;
                }
            }
            if let Some(finding) = finding {
                self.shrunk(lane, &name, steps, &finding)?;
            }
        }
    }

    /// The next history. Those that are kept come first, where the program has a store: it may have to die in them.
    fn next(&self, dies: bool) -> Option<(String, Vec<Value>)> {
        if dies {
            let number = usize::try_from(self.next_kept.fetch_add(1, Ordering::Relaxed)).ok()?;
            if let Some(kept) = self.kept.get(number) {
                return Some(kept.clone());
            }
        }
        let dying = if dies { self.number(&self.next_dying, |count| count * PERIOD) } else { None };
        let plain = || self.number(&self.next_plain, |count| count / (PERIOD - 1) * PERIOD + 1 + count % (PERIOD - 1));
        let number = dying.or_else(plain)?;
        // What a history is depends on its seed and number, and not on the lane that comes by it.
        let mut random = Random::new(self.options.seed, number);
        let steps = history(&mut random, number.is_multiple_of(PERIOD));
        Some((format!("seed {} history {number}", self.options.seed), steps))
    }

    /// The next number of a sequence, unless the histories are all dealt out.
    fn number(&self, next: &AtomicU64, sequence: impl Fn(u64) -> u64) -> Option<u64> {
        Some(sequence(next.fetch_add(1, Ordering::Relaxed))).filter(|number| *number < self.options.histories)
    }

    fn has_enough(&self) -> bool {
        let report = self.report.lock().unwrap_or_else(PoisonError::into_inner);
        report.findings >= ENOUGH as u64
    }

    /// Shrinks a failing history, says what is wrong with it, and puts it into a file.
    fn shrunk(&self, lane: &mut Lane, name: &str, steps: Vec<Value>, finding: &Finding) -> Result<(), String> {
        let mut last = finding.clone();
        let steps = shrink(steps, TRIES, |steps| {
            let found = play(lane, steps)
                .ok()
                .and_then(|played| played.findings.into_iter().find(|found| found.kind == finding.kind));
            let fails = found.is_some();
            last = found.unwrap_or_else(|| last.clone());
            fails
        });
        let kind = last.kind.replace(' ', "_");
        let file = self.options.found.join(format!("{}-{kind}-{}.json", self.options.name, name.replace(' ', "-")));
        let text = json!({"finding": format!("{}: {}", last.kind, last.text), "by": self.options.name, "steps": steps});
        let text = serde_json::to_string_pretty(&text).map_err(|error| error.to_string())?;
        let written = fs::create_dir_all(&self.options.found).and_then(|()| fs::write(&file, text + "\n"));
        written.map_err(|error| format!("{}: {error}", file.display()))?;
        let shown: String = steps.iter().map(|step| format!("\n    {step}")).collect();
        say(&format!(
            "{} ({name}): {}: {}{shown}\n  It is in {}; once it is mended, keep it in tests/histories/kept.",
            self.options.name,
            last.kind,
            last.text,
            file.display()
        ));
        Ok(())
    }
}

fn say(text: &str) {
    // Nobody reads it if this fails.
    let _ = writeln!(std::io::stderr(), "{text}");
}
