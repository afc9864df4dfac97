//! The crate against its peer and what is written by hand, and the limits in Rust that other rows use.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use super::super::lab::{Lab, folder};
use super::super::side::{Side, Sides};
use xtask::commands::paths;
use xtask::commands::step::Step;

/// A bare limit.
pub(super) fn limit(lab: &Lab, work: &str) -> Result<Side, String> {
    Ok(Side::Live(lab.driver(lab.program("limits")?)?.args([work])))
}

/// What the packages are made of, without the step into their languages.
pub(super) fn core(lab: &Lab, width: usize) -> Result<Side, String> {
    Ok(Side::Live(lab.driver(lab.program("ours")?)?.args([format!("core {width}")])))
}

pub(super) fn retrieve(lab: &Lab) -> Result<Sides, String> {
    let ours = Side::Live(lab.driver(lab.program("ours")?)?.args(["typed 64"]));
    let peer = Side::Live(lab.driver(lab.peer_program()?)?);
    Ok(Sides::all(ours, peer, limit(lab, "retrieve")?))
}

pub(super) fn build(_: &Lab) -> Result<Sides, String> {
    let (own, peer) = (paths::root().join("tests/bench/rust"), paths::root().join("tests/bench/peers/rust"));
    for workspace in [&own, &peer] {
        Step::cargo("fetching the crates, which is not measured")
            .args(["fetch", "--locked"])
            .within(workspace)
            .run()?;
    }
    Ok(Sides::all(
        clean_build(own.clone(), "small-ours"),
        clean_build(peer, "small-peer"),
        clean_build(own, "small-reqwest"),
    ))
}

/// The seconds that a debug build takes when nothing is there yet but the sources.
fn clean_build(workspace: PathBuf, package: &'static str) -> Side {
    Side::Once(Box::new(move || {
        let target = folder().join("clean");
        let empty = || match fs::remove_dir_all(&target) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {error}", target.display())),
            _ => Ok(()),
        };
        empty()?;
        let step = Step::cargo(format!("building {package} from nothing"))
            .args(["build", "--locked", "--offline", "-p", package])
            .within(&workspace)
            .env("CARGO_TARGET_DIR", &target);
        let started = Instant::now();
        step.run()?;
        let took = started.elapsed().as_secs_f64();
        empty()?;
        Ok(took)
    }))
}
