//! Random histories: a program that uses the client makes calls and handles messages, through faults, outages and kills,
//! beside other people who answer the same disputes. Whether each call's result is true and each message was handled is
//! checked against the sandbox's log of effects.
//!
//! `rebuttal-histories --name NAME --histories N [--seed N] [--lanes N] [--kept FOLDER] [--found FOLDER] -- PROGRAM…`
//! plays the kept histories and then so many new ones with a program that speaks the drivers' protocol. The last line is
//! JSON: what was played, and how many findings there are.

mod check;
mod driver;
mod effects;
mod faults;
mod generate;
mod http;
mod lane;
mod options;
mod play;
mod random;
mod shrink;
mod work;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let result = options::Options::parse(std::env::args().skip(1)).and_then(|options| work::all(&options));
    let (stream, ok): (&mut dyn Write, bool) = match &result {
        Ok(report) => (&mut std::io::stdout(), report.findings == 0),
        Err(_) => (&mut std::io::stderr(), false),
    };
    let line = result.map_or_else(|why| format!("rebuttal-histories: {why}"), |report| report.to_json().to_string());
    // Nobody reads it if this fails; the exit status still tells.
    let _ = writeln!(stream, "{line}");
    if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
