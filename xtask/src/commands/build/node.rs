//! The npm packages, and the folders into which they are installed.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::shipped::{self, GLIBC};
use super::super::step::Step;
use super::super::{notices, paths};
use super::made::{Profile, ZIG, once, only_file};
use super::python::{Wheel, tools, unpacked, wheel_of};

/// Installs what a folder's lock file names into it, unless that was done before.
///
/// # Errors
/// When npm fails.
pub fn node_modules(folder: &Path) -> Result<(), String> {
    let lock = folder.join("package-lock.json");
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let seen = paths::target().join("node").join("locks").join(format!("{name}.json"));
    if folder.join("node_modules").exists() && fs::read(&lock).ok() == fs::read(&seen).ok() {
        return Ok(());
    }
    Step::npm(format!("installing the Node packages of {name}"))
        .args(["ci", "--no-audit", "--no-fund"])
        .within(folder)
        .run()?;
    let kept = seen.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(&lock, &seen).map(drop));
    kept.map_err(|error| format!("{}: {error}", seen.display()))
}

/// Builds the npm package, packs it, and installs it into an empty folder, which it gives.
///
/// # Errors
/// When there is no Node from 20 on, or a step fails.
pub fn node(folder: &str) -> Result<PathBuf, String> {
    let clean = paths::target().join("node").join(folder);
    once(&clean, || node_into(&clean, Profile::Dev).map(drop))?;
    Ok(clean)
}

/// The same into any folder; gives the folder of the tarballs: the package, and that of this platform.
///
/// # Errors
/// As for [`node`].
pub fn node_into(clean: &Path, profile: Profile) -> Result<PathBuf, String> {
    let check = "process.exit(Number(process.versions.node.split('.')[0]) < 20 ? 1 : 0)";
    if !std::process::Command::new("node").args(["-e", check]).output().is_ok_and(|output| output.status.success()) {
        return Err("Node 20 or newer is needed: `node` is not one".to_owned());
    }
    let binding = paths::root().join("bindings/node");
    node_modules(&binding)?;
    Step::npm("compiling the npm package's TypeScript").args(["run", "--silent", "build:ts"]).within(&binding).run()?;
    let portable = ZIG.filter(|_| profile == Profile::Portable);
    let step = Step::new("building the npm package's native half", "node")
        .args(["scripts/build-native.mjs"])
        .args((profile == Profile::Dev).then_some("--dev"))
        .args(portable.map(|target| format!("--zig={target}.{}.{}", GLIBC.0, GLIBC.1)))
        .within(&binding)
        .env("CARGO_TARGET_DIR", paths::target());
    let step = if portable.is_some() { step.env("PATH", tools(profile)?.path()?) } else { step };
    step.run()?;
    if profile != Profile::Dev {
        shipped::inspect(&only_file(&binding, "node")?, portable.is_some())?;
    }
    empty(clean)?;
    notices::beside("node")?;
    let packages = clean.join("packages");
    npm_script("packing the npm package", "pack.mjs").args([&binding, &packages]).run()?;
    install(clean, &packages, &["rebuttal"])?;
    Ok(packages)
}

/// The package, and the sandbox's, installed together in a folder, which it gives.
///
/// # Errors
/// As for [`node`].
pub fn node_with_sandbox() -> Result<PathBuf, String> {
    let packages = node("tests")?.join("packages");
    let clean = paths::target().join("node/sandbox");
    once(&clean, || sandbox_into(&clean, &packages))?;
    Ok(clean)
}

fn sandbox_into(clean: &Path, packages: &Path) -> Result<(), String> {
    sandbox_packages(packages, Profile::Dev)?;
    empty(clean)?;
    install(clean, packages, &["rebuttal", "rebuttal-sandbox"])
}

/// Packs the sandbox's packages into a folder. A portable program is that of the sandbox's wheel.
///
/// # Errors
/// As for [`node`].
pub fn sandbox_packages(packages: &Path, profile: Profile) -> Result<(), String> {
    let folder = paths::root().join("bindings/sandbox/node");
    Step::npm("compiling the sandbox's TypeScript").args(["run", "--silent", "build:ts"]).within(&folder).run()?;
    let from = match profile {
        Profile::Portable => Some(unpacked(Wheel::Sandbox, &wheel_of(Wheel::Sandbox, profile)?)?),
        _ => None,
    };
    Step::new("building the sandbox's program", "node")
        .args(["scripts/build-program.mjs"])
        .args((profile == Profile::Dev).then_some("--dev"))
        .args(from.map(|file| format!("--from={}", file.display())))
        .within(&folder)
        .env("CARGO_TARGET_DIR", paths::target())
        .run()?;
    notices::beside("sandbox/node")?;
    npm_script("packing the sandbox's npm package", "pack.mjs").args([folder.as_path(), packages]).run()?;
    Ok(())
}

fn empty(folder: &Path) -> Result<(), String> {
    let made = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    made.and_then(|()| fs::create_dir_all(folder)).map_err(|error| format!("{}: {error}", folder.display()))
}

/// Installs packages into an empty folder, from an index that has the tarballs of another.
fn install(clean: &Path, packages: &Path, names: &[&str]) -> Result<(), String> {
    fs::write(clean.join("package.json"), "{ \"private\": true }\n").map_err(|error| error.to_string())?;
    npm_script(&format!("installing the packed {}", names.join(" and ")), "index.mjs")
        .args([packages])
        .args(["npm", "install", "--silent", "--no-audit", "--no-fund"])
        .args(names)
        .within(clean)
        .run()?;
    Ok(())
}

/// Looks at the package `name` among those from which a folder was filled: its manifest, and its types for each way of
/// importing each of its entries.
///
/// # Errors
/// When something is wrong with it.
pub fn check_package(installed: &Path, name: &str, entries: &[String]) -> Result<(), String> {
    let package = format!("{name}-{}.tgz", env!("CARGO_PKG_VERSION"));
    let packed = installed.join("packages").join(package);
    let tool = |title: String, program: &str| {
        let programs = paths::root().join("bindings/node/node_modules/.bin");
        Step::new(title, programs.join(program)).env("NO_COLOR", "1")
    };
    tool(format!("the manifest of the npm package {name}"), "publint")
        .args(["run", "--strict"])
        .args([&packed])
        .run()?;
    tool(format!("the types of the npm package {name}, for every way of importing"), "attw")
        .args([&packed])
        .args(["--entrypoints", "."])
        .args(entries)
        .run()?;
    Ok(())
}

/// A program of `bindings/npm`.
fn npm_script(title: &str, name: &str) -> Step {
    Step::new(title, "node").args([paths::root().join("bindings/npm").join(name)])
}
