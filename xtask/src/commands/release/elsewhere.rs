//! Tries the packages on systems that are not this one, as far as this machine can hold them: an old one, and an image that has
//! nothing but the sandbox.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::build::{self, Wheel};
use super::super::step::Step;
use super::super::{paths, say};
use super::files::{empty, name};
use super::install::PYTHON_PACKAGES;

/// The most bytes of an image of the sandbox.
const MOST: u64 = 20_000_000;

/// What `tests/old-debian/run` ends with where it cannot be done.
const CANNOT: i32 = 75;

/// Installs the wheels and Node's packages into an old Debian, and runs their programs and a part of Python's suite there.
/// Gives what was not tried, and why.
///
/// # Errors
/// When something fails there.
pub fn old_debian(packages: &Path) -> Result<Option<String>, String> {
    let wheels = empty("rehearsal/old-wheels")?;
    for wheel in build::files(packages, "whl")? {
        fs::copy(&wheel, wheels.join(name(&wheel))).map_err(|error| format!("{}: {error}", wheel.display()))?;
    }
    // What is there for its Python and its glibc, whatever those of this machine are.
    let platforms = ["manylinux_2_28", "manylinux_2_17", "manylinux2014"];
    let platforms =
        platforms.iter().flat_map(|tag| ["--platform".to_owned(), format!("{tag}_{}", std::env::consts::ARCH)]);
    let python = build::Python::within(paths::target().join("rehearsal/python/venv"))?;
    Step::new("filling the index of an old system", python.interpreter())
        .args(["-m", "pip", "--disable-pip-version-check", "--quiet", "download", "--only-binary", ":all:"])
        .args([
            "--implementation", "cp", "--python-version", "3.11", "--abi", "cp311", "--abi", "abi3", "--abi", "none",
        ])
        .args(platforms)
        .args(["--dest", "--find-links"].iter().flat_map(|option| [option.as_ref(), wheels.as_os_str()]))
        .args(["rebuttal", "rebuttal-sandbox", "PyYAML"])
        .args(PYTHON_PACKAGES)
        .run()?;
    let rehearsal = paths::target().join("rehearsal");
    let run = Step::new("trying the packages in Debian 11", paths::root().join("tests/old-debian/run"))
        .args([paths::target().join("old-debian"), wheels])
        .args([rehearsal.join("python/project"), rehearsal.join("node")])
        .finish()?;
    if run.code == Some(CANNOT) {
        return Ok(Some(format!(
            "the packages on an old system: {}",
            run.output.lines().last().unwrap_or("no reason given")
        )));
    }
    if !run.success {
        return Err(run.failure());
    }
    let told = |line: &&str| line.starts_with("ldd") || line.contains("passed") || line.starts_with(['P', 'N']);
    run.output.lines().filter(told).for_each(|line| say(&format!("  {}", line.trim())));
    Ok(None)
}

/// Makes the files of the sandbox's image, and starts it with nothing else around it. Gives what was not tried, and why.
///
/// # Errors
/// When it is too large, or does not start.
pub fn image(packages: &Path) -> Result<Option<String>, String> {
    let wheel = build::files(packages, "whl")?.into_iter().find(|file| name(file).starts_with("rebuttal_sandbox-"));
    let wheel = wheel.ok_or("there is no wheel of the sandbox")?;
    let program = build::unpacked(Wheel::Sandbox, &wheel)?;
    let image = empty("rehearsal/image")?;
    let folder = paths::root().join("bindings/sandbox/container");
    Step::new("the files of the sandbox's image", folder.join("root-filesystem")).args([&program, &image]).run()?;
    let size = size(&image)?;
    if size > MOST {
        return Err(format!("the sandbox's image has {size} bytes; {MOST} are promised"));
    }
    say(&format!("  {} kB", size.div_ceil(1000)));
    // The folder of this process, which `chroot` needs root for, is all that the program sees.
    let start = Step::new("starting the sandbox with nothing but the files of its image", "chroot");
    let run = start.args([&image]).args(["/rebuttal-sandbox", "--until-stdin-closes"]).finish()?;
    // What it says of itself once it listens.
    let said: Option<Value> = run.output.lines().last().and_then(|line| serde_json::from_str(line).ok());
    match (run.success, said.is_some_and(|said| said["url"].is_string())) {
        (true, true) => Ok(None),
        (false, _) if run.output.contains("Operation not permitted") => {
            Ok(Some("the sandbox's image: `chroot` takes root".to_owned()))
        }
        _ => Err(run.failure()),
    }
}

fn size(folder: &Path) -> Result<u64, String> {
    let unread = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(unread)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(unread)?;
    entries
        .iter()
        .map(|path| if path.is_dir() { size(path) } else { Ok(fs::metadata(path).map_err(unread)?.len()) })
        .sum()
}
