//! `cargo xtask release`: builds the packages that this machine can build, and rehearses their publication.
//!
//! Nothing is published here. The workflow `release` runs `--build` on each kind of machine, and publishes.

mod artefacts;
mod crates;
mod elsewhere;
mod files;
mod install;
mod packages;
mod pythons;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::build::Profile;
use super::{paths, say};
use files::{name, size};

/// Builds the wheels, their sources and the npm packages of this platform, as they are shipped.
///
/// # Errors
/// When one cannot be built, or is not as it should be.
pub fn build() -> Result<String, String> {
    let folder = packages::build(Profile::Portable)?;
    Ok(format!("release: the packages of this platform are in {}", folder.display()))
}

/// Builds everything, looks at it, publishes it into local indexes, and installs and tries it from there. A quick one has
/// packages that were built quickly, and does not look into them.
///
/// # Errors
/// The first step that failed, or what is missing.
pub fn rehearse(quick: bool) -> Result<String, String> {
    let started = Instant::now();
    let crates = crates::package(quick)?;
    let folder = packages::build(if quick { Profile::Dev } else { Profile::Portable })?;
    packages::pack_npm(&folder)?;
    artefacts::check(&folder, quick)?;
    let untried = try_out(&folder, quick)?;
    report(&folder, &crates, &untried)?;
    let kind = if quick { ", with quick builds into which nobody looked" } else { "" };
    Ok(format!("release: rehearsed in {} s{kind}", started.elapsed().as_secs()))
}

/// Only installs and tries the packages that were built before.
///
/// # Errors
/// The first step that failed.
pub fn retry() -> Result<String, String> {
    let started = Instant::now();
    let folder = paths::target().join("release-packages");
    artefacts::check(&folder, false)?;
    let untried = try_out(&folder, false)?;
    report(&folder, &[], &untried)?;
    Ok(format!("release: the packages of before were tried in {} s", started.elapsed().as_secs()))
}

/// Installs the packages and tries them; gives what this machine could not try.
fn try_out(folder: &Path, quick: bool) -> Result<Vec<String>, String> {
    install::python(folder)?;
    install::node(folder)?;
    pythons::sources(folder)?;
    let mut untried = pythons::wheels(folder, &paths::target().join("rehearsal/python/project"))?;
    // Packages that were built quickly are for this system only.
    if !quick {
        untried.extend(elsewhere::old_debian(folder)?);
        untried.extend(elsewhere::image(folder)?);
    }
    Ok(untried)
}

fn report(folder: &Path, crates: &[PathBuf], untried: &[String]) -> Result<(), String> {
    say("");
    for file in artefacts::listed(folder)?.iter().chain(crates) {
        say(&format!("{:>9} {}", size(file)?, name(file)));
    }
    say("only other machines can build:");
    for other in artefacts::of_others()? {
        say(&format!("          {other}"));
    }
    for what in untried {
        say(&format!("NOT tried: {what}"));
    }
    say("missing for publication:");
    for missing in missing()? {
        say(&format!("          {missing}"));
    }
    Ok(())
}

/// What nobody but the owner can fill in.
fn missing() -> Result<Vec<&'static str>, String> {
    let file = paths::root().join("Cargo.toml");
    let manifest = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let has_repository = manifest.lines().any(|line| line.starts_with("repository = "));
    let mut missing =
        vec!["the names at the indexes, and who may publish: the workflow `release`, environment `release`"];
    if !has_repository {
        missing
            .push("the address of the repository: `repository` under [workspace.package], and in the manifests of npm");
    }
    Ok(missing)
}
