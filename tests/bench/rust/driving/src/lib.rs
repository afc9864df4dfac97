//! The driver's side of the harness's protocol, in Rust. `tests/bench/README.md` describes it.

use std::error::Error;
use std::io::{BufRead, Write};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// What the harness tells: the responder's address, keys, and what is signed.
pub fn told() -> Result<Value, Box<dyn Error>> {
    let text = std::env::var("REBUTTAL_BENCH").map_err(|_| "REBUTTAL_BENCH is not set: run `cargo xtask bench`")?;
    Ok(serde_json::from_str(&text)?)
}

/// A text of what the harness tells, by its JSON pointer.
pub fn text<'v>(told: &'v Value, pointer: &str) -> Result<&'v str, Box<dyn Error>> {
    told.pointer(pointer).and_then(Value::as_str).ok_or_else(|| format!("{pointer} was not told").into())
}

/// The work that is asked for.
pub fn work() -> Result<String, Box<dyn Error>> {
    Ok(std::env::args().nth(1).ok_or("which work?")?)
}

/// Answers each `run SECONDS` with what was done, until there is no more to read.
pub fn serve(mut run: impl FnMut(Duration) -> Result<u64, Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    say(&json!({"ready": true}))?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let seconds = line.strip_prefix("run ").ok_or("only `run SECONDS` is known")?;
        let started = Instant::now();
        let units = run(Duration::from_secs_f64(seconds.parse()?))?;
        say(&json!({"units": units, "seconds": started.elapsed().as_secs_f64()}))?;
    }
    Ok(())
}

/// Repeats work that blocks until the time is over.
pub fn repeat(time: Duration, mut once: impl FnMut() -> Result<u64, Box<dyn Error>>) -> Result<u64, Box<dyn Error>> {
    let end = Instant::now() + time;
    let mut units = 0;
    while Instant::now() < end {
        units += once()?;
    }
    Ok(units)
}

/// One line of JSON on standard output.
pub fn say(line: &Value) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
