//! `rebuttal-codegen`: clients from a document that was not written for us.

use std::io::Write;
use std::process::ExitCode;

use rebuttal_codegen::program;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (written, code) = match program::run(&arguments) {
        Ok(text) => (writeln!(std::io::stdout(), "{text}"), ExitCode::SUCCESS),
        Err(text) => (writeln!(std::io::stderr(), "{text}"), ExitCode::FAILURE),
    };
    // Nobody reads what cannot be written; the files are what counts.
    if written.is_err() { ExitCode::FAILURE } else { code }
}
