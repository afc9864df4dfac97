//! `cargo xtask`: generate, demo, test, check, bench, soak, release.

use std::process::ExitCode;

use rebuttal_codegen::generate;
use rebuttal_codegen::write::Mode;
use xtask::commands::check::Part;
use xtask::commands::{
    check, circles, demo, end, generated, live, neutral, notices, release, root, say, surface, test, tools, wild, words,
};

const USAGE: &str = "\
cargo xtask generate [--check]         make all generated files from spec/*.yaml, or say which are out of date
cargo xtask demo                       build everything, start a sandbox and run dispute scenarios in every language
cargo xtask test [rust|python|node]    run the checks and all tests, or one language's part
cargo xtask bench [--quick] [--only ROW,…] [--publish]
                                       measure ours, the official SDKs and the bare limit side by side; --publish alone
                                       renders docs/benchmarks.md from the last run
cargo xtask check [rust|python|node]   formatting, lints, types, stubs, circles, names, documentation, licences
cargo xtask surface                    write what users can name in each language into docs/surface, once the changelog
                                       has what changed
cargo xtask soak [--minutes N]         hostile input, faults, deadlines, Ctrl-C, memory and exits for long (10 minutes),
                                       and then random histories
cargo xtask wild DIR                   how far the published documents in a folder get, from reading to the compilers
cargo xtask live PROVIDER              one dispute against the provider's test mode, by the example live_PROVIDER; live keys
                                       are refused
cargo xtask release --rehearse [--quick]
                                       build every package that this machine can, look into them, and install and try
                                       them from local indexes; --quick has quick builds and does not look into them
cargo xtask release --build            only build them, into target/release-packages
cargo xtask release --retry            only install and try those that a rehearsal built before
cargo xtask notices <[sandbox/]python|[sandbox/]node>
                                       write the notices of other people's crates, before a package is built by hand";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = in_place().and_then(|()| run(&arguments));
    end(done)
}

/// Cargo does not see that a checkout was moved with its target folder: tests and commands would look for their files where it was.
fn in_place() -> Result<(), String> {
    let built = env!("CARGO_MANIFEST_DIR");
    match std::env::var("CARGO_MANIFEST_DIR") {
        // Another crate's, if a program of that crate started this one.
        Ok(here) if here.ends_with("xtask") && here != built => Err(format!(
            "what is in the target folder was built for another checkout, {built}: run `cargo clean`, and then this command again"
        )),
        _ => Ok(()),
    }
}

fn run(arguments: &[&str]) -> Result<String, String> {
    match arguments {
        ["generate"] => generate::run(&root(), Mode::Write),
        ["generate", "--check"] => generate::run(&root(), Mode::Check),
        ["demo"] => demo::demo(),
        ["test"] => generate::run(&root(), Mode::Check).and_then(|line| {
            say(&line);
            test::test(Part::All)
        }),
        ["test", "rust"] => test::test(Part::Rust),
        ["test", "python"] => test::test(Part::Python),
        ["test", "node"] => test::test(Part::Node),
        ["check"] => check::check(),
        ["check", "rust"] => checked(Part::Rust),
        ["check", "python"] => checked(Part::Python),
        ["check", "node"] => checked(Part::Node),
        ["wild", folder] => wild::wild(folder),
        ["surface"] => surface::write(),
        // Parts of `check`, for these folders.
        ["circles", folders @ ..] => circles::rust(if folders.is_empty() { circles::CLEAN } else { folders }),
        ["words", folders @ ..] => words::check(if folders.is_empty() { words::CLEAN } else { folders }),
        ["live", provider] => live::live(provider),
        ["release", "--build"] => release::build(),
        ["release", "--rehearse"] => release::rehearse(false),
        ["release", "--retry"] => release::retry(),
        ["release", "--rehearse", "--quick"] => release::rehearse(true),
        // Programs of their own, so that the other commands do not compile them.
        ["soak", words @ ..] => tools::start("rebuttal-soak", words),
        ["bench", words @ ..] => tools::start("rebuttal-bench", words),
        // Steps of `test`, and what it runs inside a copy of this workspace.
        ["neutral"] => neutral::neutral().map(|counts| format!("{counts:?}")),
        ["neutral", "python"] => neutral::python(),
        ["neutral", "node"] => neutral::node(),
        ["generated", language @ ("rust" | "python" | "node")] => generated::generated(language),
        // What the packages hold of other people's; before one is built by hand.
        ["notices", folder @ ("python" | "node" | "sandbox/python" | "sandbox/node")] => notices::beside(folder),
        _ => Err(format!("what to do?\n\n{USAGE}")),
    }
}

fn checked(part: Part) -> Result<String, String> {
    check::part(part).map(|()| "check: passes".to_owned())
}
