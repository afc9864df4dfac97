//! What `cargo xtask soak` looks at in Rust: `soak deadlines --runs 20`, `soak memory --calls 100000`.
//!
//! `REBUTTAL_SANDBOX` names the sandbox's program. The last line is JSON; if it says that it is not ok, the exit is 1.
#![allow(clippy::print_stdout, reason = "the report goes to standard output")]

mod deadlines;
mod memory;
mod stage;

use stage::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let report = match arguments.as_slice() {
        ["deadlines", "--runs", runs] => deadlines::measure(runs.parse()?).await?,
        ["memory", "--calls", calls] => memory::measure(calls.parse()?).await?,
        _ => return Err("what to look at? `deadlines --runs 20` or `memory --calls 100000`".into()),
    };
    println!("{report}");
    if report["ok"] == true { Ok(()) } else { Err("it is not as it should be".into()) }
}
