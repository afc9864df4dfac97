//! The arguments of the program.

use std::path::PathBuf;
use std::time::SystemTime;

/// What to play, and with whom.
#[derive(Debug)]
pub(crate) struct Options {
    /// Whose histories they are, for messages and names of files.
    pub(crate) name: String,
    pub(crate) histories: u64,
    pub(crate) seed: u64,
    /// How many are played at the same time. They wait more than they work.
    pub(crate) lanes: usize,
    /// Histories that failed once.
    pub(crate) kept: Option<PathBuf>,
    /// Where a history that fails is put.
    pub(crate) found: PathBuf,
    /// The program and its arguments.
    pub(crate) program: Vec<String>,
}

impl Options {
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            name: "program".to_owned(),
            histories: 200,
            seed: fresh_seed(),
            lanes: 12,
            kept: None,
            found: PathBuf::from("."),
            program: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            if argument == "--" {
                options.program = arguments.collect();
                break;
            }
            let value = arguments.next().ok_or_else(|| format!("{argument} needs a value"))?;
            let number = || value.parse::<u64>().map_err(|_| format!("{argument} needs a whole number, not {value:?}"));
            match argument.as_str() {
                "--name" => options.name = value,
                "--histories" => options.histories = number()?,
                "--seed" => options.seed = number()?,
                "--lanes" => options.lanes = usize::try_from(number()?).unwrap_or(1).clamp(1, 64),
                "--kept" => options.kept = Some(PathBuf::from(value)),
                "--found" => options.found = PathBuf::from(value),
                _ => return Err(format!("there is no argument {argument}")),
            }
        }
        if options.program.is_empty() {
            return Err("name the program to play with after `--`".to_owned());
        }
        Ok(options)
    }
}

/// A seed that differs from run to run: the time, so that each run looks elsewhere. Every report says it.
fn fresh_seed() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    since.as_secs() % 1_000_000_000
}
