//! The fuzz targets, one after the other. libFuzzer keeps what it found under target/, and what broke something too.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::stage::{Stage, kept};
use super::totals::Totals;
use xtask::commands::step::Step;
use xtask::commands::tools::tool;
use xtask::commands::{build, paths, say};

/// The version of cargo-fuzz that is made where there is none.
const CARGO_FUZZ: &str = "0.13.1";

/// Between two signs of life.
const PULSE: Duration = Duration::from_secs(10);

/// Builds the targets and gives their folder. Without a sanitizer, which only nightly has: there is no unsafe code in the
/// core, and the targets look for more than crashes.
///
/// # Errors
/// When they cannot be built.
pub fn build() -> Result<PathBuf, String> {
    let cargo_fuzz = tool("cargo-fuzz", CARGO_FUZZ)?;
    let target = paths::target().join("fuzz");
    let folder = paths::root().join("tests/fuzz");
    Step::new("building the fuzz targets; the first time takes some minutes", cargo_fuzz)
        .args(["build", "--fuzz-dir", ".", "--sanitizer", "none", "--target-dir"])
        .args([&target])
        .within(&folder)
        .run()?;
    let version = Step::new("asking for the platform", "rustc").args(["-vV"]).run()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?;
    Ok(target.join(host).join("release"))
}

/// Gives each target its part of the time.
pub fn run(stage: &Stage, whole: Duration) -> Totals {
    let mut totals = Totals::default();
    let targets = targets();
    let (each, key) = (whole.as_secs() / targets.len().max(1) as u64, build::known_key());
    let Ok(key) = key else {
        totals.findings.push("fuzzing: the known key cannot be derived".to_owned());
        return totals;
    };
    for target in &targets {
        match one(&stage.fuzz, target, each.max(2), &key) {
            Ok(executions) => {
                totals.targets += 1;
                totals.executions += executions;
            }
            Err(finding) => totals.findings.push(finding),
        }
    }
    totals
}

/// The targets, by their folders of seeds.
fn targets() -> Vec<String> {
    let entries = fs::read_dir(paths::root().join("tests/fuzz/seeds")).into_iter().flatten().filter_map(Result::ok);
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn one(programs: &Path, target: &str, seconds: u64, key: &str) -> Result<u64, String> {
    let broken = |error: std::io::Error| format!("fuzzing {target}: {error}");
    let (corpus, found) = (kept().join("corpus").join(target), kept().join("found").join(target));
    fs::create_dir_all(&corpus).and_then(|()| fs::create_dir_all(&found)).map_err(broken)?;
    say(&format!("» fuzzing {target} for {seconds} s"));
    let mut child = Command::new(programs.join(target))
        .args([format!("-max_total_time={seconds}"), format!("-artifact_prefix={}/", found.display())])
        .args([
            "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1", "-dict=tests/fuzz/dictionary",
        ])
        .args([&corpus, &paths::root().join("tests/fuzz/seeds").join(target)])
        .current_dir(paths::root())
        .env("REBUTTAL_KNOWN_KEY", key)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(broken)?;
    let mut said = Said::default();
    let mut shown = Instant::now();
    for line in BufReader::new(child.stderr.take().ok_or("no standard error")?).split(b'\n').map_while(Result::ok) {
        said.line(&String::from_utf8_lossy(&line));
        if shown.elapsed() >= PULSE {
            shown = Instant::now();
            say(&format!("  {target}: {}", said.pulse));
        }
    }
    let status = child.wait().map_err(broken)?;
    if status.success() && said.grew() {
        say(&format!("  {target}: {} executions, {}", said.executions, said.pulse));
        return Ok(said.executions);
    }
    if status.success() {
        return Err(format!("fuzzing {target}: nothing counts what is reached ({})", said.pulse));
    }
    Err(format!(
        "fuzzing {target}: {}\n  reproduce: cargo run -p rebuttal-hostile --example try -- {target} {}",
        said.panic.join(" "),
        said.artifact.unwrap_or_else(|| found.display().to_string())
    ))
}

/// What libFuzzer said that matters.
#[derive(Default)]
struct Said {
    pulse: String,
    executions: u64,
    panic: Vec<String>,
    artifact: Option<String>,
}

impl Said {
    fn line(&mut self, line: &str) {
        if line.starts_with('#') && line.contains("cov: ") {
            self.pulse = line.split_whitespace().collect::<Vec<_>>().join(" ");
        } else if let Some(count) = line.strip_prefix("stat::number_of_executed_units:") {
            self.executions = count.trim().parse().unwrap_or_default();
        } else if let Some((_, path)) = line.split_once("Test unit written to ") {
            self.artifact = Some(path.to_owned());
        } else if line.contains(" panicked at ") || !self.panic.is_empty() && self.panic.len() < 4 {
            self.panic.push(line.trim().to_owned());
        }
    }

    /// Whether libFuzzer saw more than one place of the program.
    fn grew(&self) -> bool {
        let reached = self.pulse.split_once("cov: ").and_then(|(_, rest)| rest.split(' ').next()?.parse::<u64>().ok());
        reached.is_some_and(|reached| reached > 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libfuzzer_says_is_read() {
        let mut said = Said::default();
        for line in [
            "#65536\tpulse  cov: 401 ft: 639 corp: 28/1040b exec/s: 2 rss: 40Mb",
            "stat::number_of_executed_units: 65540",
            "thread '<unnamed>' panicked at src/json.rs:5:3:",
            "left is not right",
            "artifact_prefix='x/'; Test unit written to x/crash-1",
        ] {
            said.line(line);
        }
        assert_eq!((said.executions, said.artifact.as_deref(), said.grew()), (65540, Some("x/crash-1"), true));
        assert!(said.panic[1].contains("left is not right"));
        said.pulse = "#2 INITED cov: 1 ft: 1".to_owned();
        assert!(!said.grew());
    }
}
