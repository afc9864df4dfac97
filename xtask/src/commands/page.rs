//! The page that shows the way from a document to a first call: its commands and programs, run against a server on this
//! machine.

use std::fs;
use std::io::{BufRead, BufReader, Read, Result as Io, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::thread;

use rebuttal_codegen::program;

use super::counts::Counts;
use super::paths;
use super::step::Step;

const PAGE: &str = "docs/bring-your-provider.md";

/// What the server answers, in its order: a state that the document does not list, and a refusal.
const ANSWERS: &[(&str, &str)] =
    &[("200 OK", r#"{"id":"c-1","state":"escalated"}"#), ("409 Conflict", r#"{"error":{"code":"already_decided"}}"#)];

/// What the programs send.
const REQUESTS: &[&str] = &["get /cases/c-1 bearer t-1", "post /cases/c-1/accept bearer t-1"];

/// The page.
pub struct Page {
    text: String,
    /// Its example: the folder beside it.
    folder: PathBuf,
    /// The provider of the example, which its document is named after.
    pub provider: String,
}

impl Page {
    /// # Errors
    /// When it or its example is not there.
    pub fn read() -> Result<Self, String> {
        let file = paths::root().join(PAGE);
        let text = fs::read_to_string(&file).map_err(|error| format!("{PAGE}: {error}"))?;
        let command = text.lines().find_map(|line| line.strip_prefix("rebuttal-codegen --document "));
        let provider = command.and_then(|rest| rest.split('.').next()).unwrap_or_default().to_owned();
        Ok(Self { text, folder: file.with_extension(""), provider })
    }

    /// The blocks in that language, in their order.
    fn blocks(&self, language: &str) -> Vec<&str> {
        let open = format!("\n```{language}\n");
        let starts = self.text.match_indices(&open).map(|(at, _)| &self.text[at + open.len()..]);
        starts.filter_map(|rest| Some(&rest[..rest.find("\n```")? + 1])).collect()
    }

    /// The one program in that language.
    ///
    /// # Errors
    /// When there are none or several.
    pub fn program(&self, language: &str) -> Result<&str, String> {
        match self.blocks(language)[..] {
            [program] => Ok(program),
            ref found => Err(format!("{PAGE} has {} programs in {language}", found.len())),
        }
    }

    /// Runs its commands of the generator, in their order, for one language.
    ///
    /// # Errors
    /// When one fails.
    pub fn generate(&self, out: &Path, language: &str) -> Result<(), String> {
        let emptied = if out.exists() { fs::remove_dir_all(out) } else { Ok(()) };
        emptied.map_err(|error| format!("{}: {error}", out.display()))?;
        let lines = self.blocks("sh").into_iter().flat_map(str::lines);
        let commands: Vec<&str> = lines.filter_map(|line| line.strip_prefix("rebuttal-codegen ")).collect();
        for command in &commands {
            let word = |word: &str| match word {
                "clients" => out.to_string_lossy().into_owned(),
                file if file.ends_with(".yaml") => self.folder.join(file).to_string_lossy().into_owned(),
                word => word.to_owned(),
            };
            let mut words: Vec<String> = command.split(' ').map(word).collect();
            words.extend(["--languages".to_owned(), language.to_owned()]);
            program::run(&words)?;
        }
        if commands.len() == 3 {
            Ok(())
        } else {
            Err(format!("{PAGE} has {} commands of the generator", commands.len()))
        }
    }

    /// Runs a program with the address of a server, and compares what it sends and prints with what the page says.
    ///
    /// # Errors
    /// When they differ.
    pub fn check(&self, program: Step) -> Result<Counts, String> {
        let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
        let url = format!("http://{}", listener.local_addr().map_err(|error| error.to_string())?);
        let served = thread::spawn(move || serve(&listener));
        let variable = |name: &str| format!("{}_{name}", self.provider).to_uppercase();
        let printed = program.env(&variable("access_token"), "t-1").env(&variable("api_base"), &url).run()?;
        let sent = served.join().map_err(|_| "the server panicked".to_owned())?.map_err(|error| error.to_string())?;
        let expected = self.program("text")?;
        if sent != REQUESTS || !printed.ends_with(expected) {
            return Err(format!("{PAGE}: its program sent {sent:?} and printed {printed:?}, not {expected:?}"));
        }
        Ok(Counts { passed: 1, ..Counts::default() })
    }
}

/// Answers the requests; gives what they were.
fn serve(listener: &TcpListener) -> Io<Vec<String>> {
    ANSWERS
        .iter()
        .map(|(status, answer)| {
            let mut stream = listener.accept()?.0;
            let mut reader = BufReader::new(stream.try_clone()?);
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head)? > 0 {}
            let head = head.to_lowercase();
            let value = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            let mut body = vec![0; value("content-length: ").parse().unwrap_or_default()];
            reader.read_exact(&mut body)?;
            let length = answer.len();
            write!(stream, "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{answer}")?;
            Ok(format!("{} {}", head.split(" http/1.1").next().unwrap_or_default(), value("authorization: ")))
        })
        .collect()
}
