//! The commands that build, test and show. Each makes what it needs from a fresh clone.

pub mod bench;
mod build;
pub mod check;
pub mod circles;
mod counts;
pub mod demo;
mod histories;
mod interop;
mod layers;
pub mod matrix;
pub mod neutral;
pub mod notices;
mod paths;
mod shared;
mod shipped;
pub mod soak;
mod step;
pub mod test;
mod tools;
pub mod words;

pub use paths::root;

/// One line on standard output: a command's words are its result.
#[expect(clippy::print_stdout, reason = "a command's words go to its standard output")]
pub fn say(line: &str) {
    println!("{line}");
}
