//! How large what is downloaded is.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::lab::{Lab, folder};
use super::super::side::{Side, Sides};
use super::super::versions;
use xtask::commands::build::{self, Profile, Wheel};
use xtask::commands::step::Step;

fn size(files: &[PathBuf]) -> Result<Side, String> {
    let sizes = files.iter().map(|file| match fs::metadata(file) {
        Ok(metadata) => Ok(metadata.len()),
        Err(error) => Err(format!("{}: {error}", file.display())),
    });
    // Exact far beyond any size of a package.
    Ok(Side::Known(sizes.sum::<Result<u64, String>>()? as f64))
}

fn against(ours: &[PathBuf], peer: PathBuf) -> Result<Sides, String> {
    Ok(Sides { ours: size(ours)?, peer: Some(size(&[peer])?), limit: None })
}

/// The only file of a kind in an empty folder that `fetch` puts one into.
fn downloaded(kind: &str, fetch: impl FnOnce(&Path) -> Result<(), String>) -> Result<PathBuf, String> {
    let to = folder().join("downloads").join(kind);
    let made = if to.exists() { fs::remove_dir_all(&to) } else { Ok(()) }.and_then(|()| fs::create_dir_all(&to));
    made.map_err(|error| format!("{}: {error}", to.display()))?;
    fetch(&to)?;
    build::only_file(&to, kind)
}

pub(super) fn wheel(lab: &Lab) -> Result<Sides, String> {
    let interpreter = lab.python_peers()?;
    let (name, version) = first(versions::python_pins(), "peers/python/requirements.txt")?;
    let peer = downloaded("whl", |to| {
        Step::new(format!("downloading the wheel of {name}"), &interpreter)
            .args(["-m", "pip", "--disable-pip-version-check", "--quiet", "download", "--no-deps", "--dest"])
            .args([to])
            .args([format!("{name}=={version}")])
            .run()
            .map(drop)
    })?;
    against(&[build::wheel_of(Wheel::Rebuttal, Profile::Release)?], peer)
}

/// The package that the peers' file names first.
fn first(pins: Vec<(String, String)>, file: &str) -> Result<(String, String), String> {
    pins.into_iter().next().ok_or_else(|| format!("tests/bench/{file} pins nothing"))
}

pub(super) fn npm(lab: &Lab) -> Result<Sides, String> {
    let peers = lab.node_peers()?;
    let (name, _) = first(versions::node_pins(), "peers/node/package.json")?;
    let peer = downloaded("tgz", |to| {
        // What is installed, packed again.
        Step::npm(format!("packing {name}"))
            .args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
            .args([to])
            .within(&peers.join("node_modules").join(&name))
            .run()
            .map(drop)
    })?;
    // The package, and that of the platform: what one machine downloads.
    against(&build::files(&lab.packages()?, "tgz")?, peer)
}
