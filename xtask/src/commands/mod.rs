//! The commands that build, test and show. Each makes what it needs from a fresh clone.

pub mod build;
pub mod check;
pub mod circles;
mod counts;
pub mod demo;
pub mod generated;
pub mod histories;
mod interop;
mod layers;
pub mod live;
pub mod neutral;
pub mod notices;
mod own;
mod page;
pub mod paths;
pub mod release;
pub mod shared;
mod shipped;
pub mod step;
pub mod surface;
pub mod test;
pub mod tools;
pub mod wild;
pub mod words;

pub use paths::root;

/// The end of a command: its last line, on standard output or standard error, and its exit code.
#[expect(clippy::print_stderr, reason = "a command's failure goes to its standard error")]
pub fn end(done: Result<String, String>) -> std::process::ExitCode {
    match done {
        Ok(line) => {
            // A program that was started has said it already.
            if !line.is_empty() {
                say(&line);
            }
            std::process::ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// One line on standard output: a command's words are its result.
#[expect(clippy::print_stdout, reason = "a command's words go to its standard output")]
pub fn say(line: &str) {
    println!("{line}");
}
