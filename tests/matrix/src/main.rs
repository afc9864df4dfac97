//! `rebuttal-matrix write CELLS REPORT` writes the scenarios of the fault matrix and an empty report, to which runners add a line
//! for each cell; `show REPORT` prints what they said, and fails if the matrix does not hold; `cells` prints the scenarios, for
//! runners that are started by hand.

use std::process::ExitCode;

use rebuttal_matrix::{Matrix, show, write};

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program's words go to its streams")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = Matrix::read().and_then(|matrix| match arguments.as_slice() {
        ["cells"] => matrix.scenarios(),
        ["write", cells, report] => write(&matrix, cells.as_ref(), report.as_ref()).map(|()| String::new()),
        ["show", report] => show(&matrix, report.as_ref()),
        _ => Err("rebuttal-matrix: `cells`, `write CELLS REPORT` or `show REPORT`".to_owned()),
    });
    match done {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
