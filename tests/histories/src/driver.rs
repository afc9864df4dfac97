//! The program under test: a process that does what a line of JSON says and answers with a line of JSON.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// How to start the program, and the first order that it gets.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub(crate) command: Vec<String>,
    /// Where the provider is, and where the program's store is.
    pub(crate) opening: Value,
}

/// The program, running or not.
#[derive(Debug)]
pub(crate) struct Driver {
    program: Program,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// The program died before it answered, as it was ordered to, or because it was killed.
#[derive(Debug)]
pub(crate) struct Died;

impl Driver {
    pub(crate) fn new(program: Program) -> Self {
        Self { program, running: None }
    }

    /// Starts the program, unless it runs.
    pub(crate) fn start(&mut self) -> Result<(), String> {
        if self.running.is_some() {
            return Ok(());
        }
        let mut command = self.program.command.iter();
        let name = command.next().ok_or("no program was given")?.clone();
        let child = Command::new(&name).args(command).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| format!("{name}: {error}"))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(format!("{name} has no standard input or output"));
        };
        self.running = Some(Running { child, input, output: BufReader::new(output) });
        let opening = self.program.opening.clone();
        match self.tell(&opening) {
            Ok(answer) if answer["ok"] == true => Ok(()),
            Ok(answer) => Err(format!("{name} did not open: {answer}")),
            Err(Died) => Err(format!("{name} ended at once")),
        }
    }

    /// Does one thing and gives the answer. A program that does not run is started first.
    pub(crate) fn ask(&mut self, order: &Value) -> Result<Result<Value, Died>, String> {
        self.start()?;
        Ok(self.tell(order))
    }

    fn tell(&mut self, order: &Value) -> Result<Value, Died> {
        self.send(order)?;
        self.hear()
    }

    /// Says what to do, and does not wait for the answer.
    pub(crate) fn send(&mut self, order: &Value) -> Result<(), Died> {
        let sent = self.running.as_mut().is_some_and(|running| {
            let line = format!("{order}\n");
            running.input.write_all(line.as_bytes()).and_then(|()| running.input.flush()).is_ok()
        });
        if sent { Ok(()) } else { Err(self.buried()) }
    }

    fn hear(&mut self) -> Result<Value, Died> {
        let mut line = String::new();
        let read = self.running.as_mut().map(|running| running.output.read_line(&mut line));
        match read {
            Some(Ok(count)) if count > 0 => Ok(serde_json::from_str(&line)
                .unwrap_or_else(|error| json!({"ok": false, "broken": format!("{error}: {line}")}))),
            _ => Err(self.buried()),
        }
    }

    /// Kills the program, wherever it stands.
    pub(crate) fn kill(&mut self) {
        self.buried();
    }

    fn buried(&mut self) -> Died {
        if let Some(mut running) = self.running.take() {
            // It may have ended by itself.
            let _ = running.child.kill();
            let _ = running.child.wait();
        }
        Died
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.buried();
    }
}
