//! `cargo xtask demo`: whole disputes, from every language, as one timeline.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Instant;

use super::step::Step;
use super::{build, paths, say};
use rebuttal_codegen::generate;
use rebuttal_codegen::write::Mode;

/// Generates, builds the three packages, starts the sandbox and runs the scenarios of each language.
///
/// # Errors
/// When a step fails, or a scenario does not end as it should.
pub fn demo() -> Result<String, String> {
    let started = Instant::now();
    let root = paths::root();
    say("» generating from the documents");
    say(&format!("  {}", generate::run(&root, Mode::Write)?));
    let program = build::sandbox()?;
    Step::cargo("building the Rust program")
        .args(["build", "-p", "rebuttal", "--features", "evidence", "--example", "demo"])
        .run()?;
    let python = build::python("demo", None)?;
    let package = build::node("demo")?;
    say("");
    let scenarios = [
        ("rust", Step::new("disputes, from Rust", paths::example("demo"))),
        ("python", Step::new("disputes, from Python", python.interpreter()).args(["tests/demo/demo.py", "sync"])),
        (
            "python-async",
            Step::new("disputes, from Python with asyncio", python.interpreter()).args(["tests/demo/demo.py", "async"]),
        ),
        ("node", Step::new("disputes, from Node", "node").args(["tests/demo/demo.mjs"])),
    ];
    let (mut languages, mut summary) = (Vec::new(), String::new());
    for (language, scenario) in scenarios {
        // Each has a sandbox of its own: a scenario moves the clock.
        let sandbox = Sandbox::start(&program)?;
        let output =
            scenario.env("REBUTTAL_SANDBOX_JSON", &sandbox.line).env("REBUTTAL_NODE_PACKAGE", &package).echo().run()?;
        let last = last_line(language, &output)?;
        if !languages.is_empty() && last != summary {
            return Err(format!("demo: {language} {last}, the others {summary}"));
        }
        languages.push(language);
        last.clone_into(&mut summary);
    }
    Ok(format!("demo: {} each {summary}, in {} s", languages.join(", "), started.elapsed().as_secs()))
}

/// What a program says at its end: how many disputes it completed.
fn last_line<'a>(language: &str, output: &'a str) -> Result<&'a str, String> {
    let last = output.lines().next_back().and_then(|line| line.split_once(" | "));
    match last {
        Some((who, words)) if who.trim_end() == language && words.starts_with("completed ") => Ok(words),
        _ => Err(format!("demo: {language} does not end with the number of disputes that it completed")),
    }
}

/// A running sandbox; it stops when this is dropped, because its standard input closes then.
struct Sandbox {
    child: Child,
    stdin: Option<ChildStdin>,
    line: String,
}

impl Sandbox {
    fn start(program: &std::path::Path) -> Result<Self, String> {
        let mut child = Command::new(program)
            .args(["--listen", "127.0.0.1:0", "--until-stdin-closes"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the sandbox cannot be started: {error}"))?;
        let mut line = String::new();
        let stdout = child.stdout.take().ok_or("the sandbox has no output")?;
        BufReader::new(stdout).read_line(&mut line).map_err(|error| format!("the sandbox said nothing: {error}"))?;
        let stdin = child.stdin.take();
        if !line.starts_with('{') {
            return Err(format!("the sandbox said {line:?} in place of its JSON line"));
        }
        Ok(Self { child, stdin, line: line.trim().to_owned() })
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.stdin.take());
        if let Err(error) = self.child.wait() {
            say(&format!("the sandbox did not stop: {error}"));
        }
    }
}
