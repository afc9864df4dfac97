//! What a release consists of, by name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::{build, paths};
use super::files::{name, size};
use super::packages::PACKAGES;

/// The most bytes of a wheel of `rebuttal`, and of an npm package with its native half.
const MOST: u64 = 5_500_000;

/// The tags of the wheels for a platform of npm's.
fn tag(platform: &str) -> Option<&'static str> {
    Some(match platform {
        "linux-x64-gnu" => "manylinux2014_x86_64.manylinux_2_17_x86_64",
        "linux-arm64-gnu" => "manylinux2014_aarch64.manylinux_2_17_aarch64",
        "linux-x64-musl" => "musllinux_1_2_x86_64",
        "linux-arm64-musl" => "musllinux_1_2_aarch64",
        "darwin-x64" => "macosx_10_12_x86_64",
        "darwin-arm64" => "macosx_11_0_arm64",
        "win32-x64-msvc" => "win_amd64",
        _ => return None,
    })
}

/// The names that a platform adds.
fn of(platform: &str) -> Result<Vec<String>, String> {
    let version = env!("CARGO_PKG_VERSION");
    let tag = tag(platform).ok_or_else(|| format!("no tag of wheels is known for {platform}: add it to `tag`"))?;
    Ok(vec![
        format!("rebuttal-{version}-cp311-abi3-{tag}.whl"),
        format!("rebuttal_sandbox-{version}-py3-none-{tag}.whl"),
        format!("rebuttal-{platform}-{version}.tgz"),
        format!("rebuttal-sandbox-{platform}-{version}.tgz"),
    ])
}

/// Compares the folder with the names that this platform has to give, and the sizes with what is promised. The tags of quick
/// builds are those of this machine, and their sizes say nothing.
///
/// # Errors
/// What is missing, unexpected or too large, each on a line.
pub fn check(folder: &Path, quick: bool) -> Result<(), String> {
    let version = env!("CARGO_PKG_VERSION");
    let mut expected: BTreeSet<String> = of(&platform()?)?.into_iter().collect();
    expected.extend(PACKAGES.map(str::to_owned));
    expected.extend([format!("rebuttal-{version}.tar.gz"), format!("rebuttal_sandbox-{version}.tar.gz")]);
    let files = listed(folder)?;
    let found: BTreeSet<String> = files.iter().map(|file| name(file)).collect();
    // Up to the tags of the system.
    let shown = |names: &BTreeSet<String>| -> BTreeSet<String> {
        let cut = |name: &String| match name.split_once("-manylinux").or_else(|| name.split_once("-linux_")) {
            Some((start, _)) if quick => start.to_owned(),
            _ => name.clone(),
        };
        names.iter().map(cut).collect()
    };
    let (expected, found) = (shown(&expected), shown(&found));
    let missing = expected.difference(&found).map(|name| format!("{name} is missing"));
    let unexpected = found.difference(&expected).map(|name| format!("{name} is not expected"));
    let mut problems: Vec<String> = missing.chain(unexpected).collect();
    for file in files.iter().filter(|file| !quick && is_core(&name(file))) {
        let bytes = fs::metadata(file).map_err(|error| format!("{}: {error}", file.display()))?.len();
        if bytes > MOST {
            problems.push(format!("{} has {}; {MOST} bytes are promised", name(file), size(file)?));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("{}:\n  {}", folder.display(), problems.join("\n  "))) }
}

/// What a service installs: not the sandbox.
fn is_core(name: &str) -> bool {
    name.starts_with("rebuttal-") && !name.starts_with("rebuttal-sandbox-") && !name.ends_with(".tar.gz")
}

/// The files of a folder, in order.
///
/// # Errors
/// When it cannot be read.
pub fn listed(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for kind in ["whl", "gz", "tgz"] {
        let mut found = build::files(folder, kind)?;
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// What the other platforms add.
///
/// # Errors
/// When the list of platforms cannot be read.
pub fn of_others() -> Result<Vec<String>, String> {
    let here = platform()?;
    let others = platforms()?.into_iter().filter(|platform| *platform != here);
    let mut names = others.map(|platform| of(&platform)).collect::<Result<Vec<_>, _>>()?.concat();
    let tag = tag("linux-x64-gnu").unwrap_or_default();
    names.push(format!("rebuttal-{}-cp314-cp314t-{tag}.whl", env!("CARGO_PKG_VERSION")));
    Ok(names)
}

/// The platforms that npm packages are made for.
fn platforms() -> Result<Vec<String>, String> {
    let file = paths::root().join("bindings/npm/platforms.json");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let json: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(json.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect())
}

/// This one.
fn platform() -> Result<String, String> {
    let built = build::files(&paths::root().join("bindings/node"), "node")?;
    let stems: Vec<String> =
        built.iter().filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned())).collect();
    match stems.as_slice() {
        [stem] => Ok(stem.trim_start_matches("rebuttal.").to_owned()),
        _ => Err("bindings/node should hold exactly one .node file".to_owned()),
    }
}
