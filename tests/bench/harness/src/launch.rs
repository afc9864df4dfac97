//! Programs that are measured: how they are started, on which core, and how they are spoken to.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use xtask::commands::paths;

/// A program with its arguments and its place.
#[derive(Clone, Debug)]
pub struct Launch {
    program: PathBuf,
    arguments: Vec<OsString>,
    variables: Vec<(String, OsString)>,
    core: Option<usize>,
}

impl Launch {
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), arguments: Vec::new(), variables: Vec::new(), core: None }
    }

    pub fn args(mut self, arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    /// Keeps it, and every thread that it starts, on one core.
    pub fn on(mut self, core: Option<usize>) -> Self {
        self.core = core;
        self
    }

    fn command(&self) -> Command {
        let mut command = match self.core {
            Some(core) => {
                let mut command = Command::new("taskset");
                command.arg("-c").arg(core.to_string()).arg(&self.program);
                command
            }
            None => Command::new(&self.program),
        };
        command.args(&self.arguments).current_dir(paths::root()).envs(self.variables.iter().cloned());
        command
    }

    fn name(&self) -> String {
        let arguments = self.arguments.iter().map(|argument| argument.to_string_lossy());
        let all = std::iter::once(self.program.to_string_lossy()).chain(arguments);
        all.map(|word| Path::new(&*word).file_name().unwrap_or_default().to_string_lossy().into_owned())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Runs it to its end; gives how long that took and the last line that it printed.
    ///
    /// # Errors
    /// When it cannot be started or does not end well.
    pub fn run(&self) -> Result<(Duration, String), String> {
        let started = Instant::now();
        let output = self
            .command()
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("{} cannot be started: {error}", self.name()))?;
        let took = started.elapsed();
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("{}: {}\n{}", self.name(), output.status, said.trim()));
        }
        let said = String::from_utf8_lossy(&output.stdout);
        Ok((took, said.lines().last().unwrap_or_default().to_owned()))
    }

    /// Starts it and waits for the line that says that it is ready.
    ///
    /// # Errors
    /// When it cannot be started, or ends before it is ready.
    pub fn start(&self) -> Result<Running, String> {
        let mut child = self
            .command()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} cannot be started: {error}", self.name()))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(format!("{} has no standard streams", self.name()));
        };
        let mut running = Running {
            name: self.name(),
            child,
            input: Some(input),
            output: BufReader::new(output),
            ready: Value::Null,
        };
        running.ready = running.line()?;
        Ok(running)
    }
}

/// A program that answers line by line. It ends at the end of its input, which is closed when this is dropped.
pub struct Running {
    name: String,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// What it said first.
    pub ready: Value,
}

impl Running {
    /// Lets it work for so long; gives how much it did and how long it took.
    ///
    /// # Errors
    /// When it failed; what it said is on standard error then.
    pub fn work(&mut self, seconds: f64) -> Result<(f64, f64), String> {
        let input = self.input.as_mut().ok_or("its input is closed")?;
        let sent = writeln!(input, "run {seconds}").and_then(|()| input.flush());
        sent.map_err(|error| format!("{}: {error}", self.name))?;
        let line = self.line()?;
        let number = |name: &str| line[name].as_f64().filter(|number| *number > 0.0);
        number("units").zip(number("seconds")).ok_or_else(|| format!("{} did nothing: {line}", self.name))
    }

    fn line(&mut self) -> Result<Value, String> {
        let mut line = String::new();
        let read = self.output.read_line(&mut line).map_err(|error| format!("{}: {error}", self.name))?;
        if read == 0 {
            let ended = self.child.wait().map_err(|error| format!("{}: {error}", self.name))?;
            return Err(format!("{} ended: {ended}", self.name));
        }
        serde_json::from_str(&line).map_err(|_| format!("{} said {:?}, which is no JSON", self.name, line.trim_end()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.input.take());
        let end = Instant::now() + Duration::from_secs(5);
        while Instant::now() < end {
            match self.child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(10)),
                _ => return,
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_fails_is_named_with_what_it_said() {
        let problem = Launch::new("sh").args(["-c", "echo gone wrong >&2; exit 3"]).run().unwrap_err();
        assert!(problem.contains("sh") && problem.contains("gone wrong"), "{problem}");
        let problem = Launch::new("sh").args(["-c", "exit 3"]).start().err().unwrap();
        assert!(problem.contains("ended"), "{problem}");
    }

    #[test]
    fn a_program_that_did_nothing_is_no_measurement() {
        let script = r#"echo '{"ready":true}'; read l; echo '{"units":0,"seconds":1}'; read l; echo '{"units":3,"seconds":2}'; read l"#;
        let mut running = Launch::new("sh").args(["-c", script]).start().unwrap();
        assert!(running.work(1.0).unwrap_err().contains("did nothing"));
        assert_eq!(running.work(1.0), Ok((3.0, 2.0)));
    }
}
