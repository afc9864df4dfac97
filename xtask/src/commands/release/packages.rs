//! The wheels, their sources and the npm packages, in one folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::build::{self, Profile, Wheel};
use super::super::paths;
use super::super::step::Step;
use super::files::{empty, name};

/// Builds what this machine can, and gives the folder. The npm packages that name their platforms are not in it: they are
/// packed when those of all platforms are there.
///
/// # Errors
/// When something cannot be built.
pub fn build(profile: Profile) -> Result<PathBuf, String> {
    let folder = empty("release-packages")?;
    let take = |file: &Path| {
        fs::copy(file, folder.join(name(file))).map(drop).map_err(|error| format!("{}: {error}", file.display()))
    };
    for wheel in [Wheel::Rebuttal, Wheel::Sandbox] {
        take(&build::wheel_of(wheel, profile)?)?;
        take(&build::sources(wheel, profile)?)?;
    }
    let packages = build::node_into(&paths::target().join("node/release"), profile)?;
    build::sandbox_packages(&packages, profile)?;
    for tarball in build::files(&packages, "tgz")? {
        if !PACKAGES.contains(&&*name(&tarball)) {
            take(&tarball)?;
        }
    }
    Ok(folder)
}

/// The npm packages that name the packages of their platforms.
pub const PACKAGES: [&str; 2] = [
    concat!("rebuttal-", env!("CARGO_PKG_VERSION"), ".tgz"),
    concat!("rebuttal-sandbox-", env!("CARGO_PKG_VERSION"), ".tgz"),
];

/// Packs them beside the packages of the platforms.
///
/// # Errors
/// When npm fails.
pub fn pack_npm(folder: &Path) -> Result<(), String> {
    for package in ["bindings/node", "bindings/sandbox/node"] {
        Step::new(format!("packing {package} for the platforms that are here"), "node")
            .args(["bindings/npm/pack.mjs", package])
            .args([folder])
            .run()?;
    }
    Ok(())
}
