//! One program that a command runs: announced, timed, and with its whole output if it fails.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::{paths, say};

/// After so long without a line of output, a step prints that it is still running; one that took longer says how long.
const PATIENCE: Duration = Duration::from_secs(20);

/// A program with its arguments, and the words that announce it.
pub struct Step {
    title: String,
    command: Command,
    echo: bool,
}

impl Step {
    /// A program, run in the repository's root.
    pub fn new(title: impl Into<String>, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command.current_dir(paths::root()).stdin(Stdio::null());
        Self { title: title.into(), command, echo: false }
    }

    /// cargo, the one that runs this command.
    pub fn cargo(title: impl Into<String>) -> Self {
        Self::new(title, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// npm, which is a script on Windows.
    pub fn npm(title: impl Into<String>) -> Self {
        Self::new(title, if cfg!(windows) { "npm.cmd" } else { "npm" })
    }

    pub fn args(mut self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.command.args(arguments);
        self
    }

    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Shows every line as it comes.
    pub fn echo(mut self) -> Self {
        self.echo = true;
        self
    }

    /// Runs it to its end and gives what it printed on both streams.
    ///
    /// # Errors
    /// When it cannot be started or does not end well; what it said is shown then.
    pub fn run(self) -> Result<String, String> {
        let finished = self.finish()?;
        if finished.success { Ok(finished.output) } else { Err(finished.failure()) }
    }

    /// Runs it to its end, however it ends.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn finish(mut self) -> Result<Finished, String> {
        say(&format!("» {}", self.title));
        let started = Instant::now();
        let mut child =
            self.command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| {
                format!("{}: {:?} cannot be started: {error}", self.title, self.command.get_program())
            })?;
        let (sender, lines) = channel();
        for stream in [child.stdout.take().map(boxed), child.stderr.take().map(boxed)].into_iter().flatten() {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                    let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut output = String::new();
        loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    if self.echo {
                        say(&format!("  {line}"));
                    }
                    output.push_str(&line);
                    output.push('\n');
                }
                Err(RecvTimeoutError::Timeout) => {
                    let last = output.lines().next_back().unwrap_or("nothing said yet").trim();
                    say(&format!("  … {} s: {last}", started.elapsed().as_secs()));
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        let status = child.wait().map_err(|error| format!("{}: {error}", self.title))?;
        if started.elapsed() > PATIENCE {
            say(&format!("  it took {} s", started.elapsed().as_secs()));
        }
        let Self { title, echo, .. } = self;
        Ok(Finished { success: status.success(), code: status.code(), output, title, echo, status: status.to_string() })
    }
}

/// A step that came to its end.
pub struct Finished {
    pub success: bool,
    /// Its exit code, if no signal ended it.
    pub code: Option<i32>,
    /// What it printed on both streams.
    pub output: String,
    title: String,
    echo: bool,
    status: String,
}

impl Finished {
    /// What to say of one that did not end well. All that it said is kept.
    pub fn failure(&self) -> String {
        let log = keep(&self.title, &self.output);
        let shown = if self.echo { String::new() } else { tail(&self.output, 80) };
        format!("{shown}\n{} failed: {}; {log}", self.title, self.status)
    }
}

fn boxed(stream: impl std::io::Read + Send + 'static) -> Box<dyn std::io::Read + Send> {
    Box::new(stream)
}

fn tail(output: &str, count: usize) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let from = lines.len().saturating_sub(count);
    lines[from..].join("\n")
}

/// Keeps everything that a failed step said.
fn keep(title: &str, output: &str) -> String {
    let name: String = title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let path = paths::target().join("xtask").join(format!("{name}.log"));
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| File::create(&path))
        .and_then(|mut file| file.write_all(output.as_bytes()));
    match written {
        Ok(()) => format!("all that it said is in {}", path.display()),
        Err(error) => format!("its log could not be kept: {error}"),
    }
}
