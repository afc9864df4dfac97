//! `cargo xtask release`: builds the packages that this machine can build, and rehearses their publication.
//!
//! Nothing is published here. The workflow `release` runs `--build` on each kind of machine, and publishes.

mod artefacts;
mod crates;
mod files;
mod install;
mod packages;

use std::fs;
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
    install::python(&folder)?;
    install::node(&folder)?;
    say("");
    for file in artefacts::listed(&folder)?.iter().chain(&crates) {
        say(&format!("{:>9} {}", size(file)?, name(file)));
    }
    say("only other machines can build:");
    for other in artefacts::of_others()? {
        say(&format!("          {other}"));
    }
    say("missing for publication:");
    for missing in missing()? {
        say(&format!("          {missing}"));
    }
    let kind = if quick { ", with quick builds into which nobody looked" } else { "" };
    Ok(format!("release: rehearsed in {} s{kind}", started.elapsed().as_secs()))
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
