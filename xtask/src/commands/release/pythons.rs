//! The wheels on every Python of this machine, and their sources built by pip.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::build::{self, Python};
use super::super::paths;
use super::super::step::Step;
use super::files::{empty, name};
use super::install::PYTHON_PACKAGES;

/// Those that the metadata promise beside the one that the rehearsal runs with, and the newest one.
const VERSIONS: [&str; 4] = ["3.11", "3.12", "3.13", "3.14"];

/// Installs the wheels with each Python that is here, and runs the README's tests in `project`. Gives what was not tried.
///
/// # Errors
/// When they cannot be installed, or a test fails.
pub fn wheels(packages: &Path, project: &Path) -> Result<Vec<String>, String> {
    let mut untried = Vec::new();
    for version in VERSIONS {
        let Some(program) = interpreter(version) else {
            untried.push(format!("the wheels on Python {version}: it is not on this machine"));
            continue;
        };
        let venv = empty("rehearsal/pythons")?.join(version);
        let title = format!("installing the wheels with Python {version}");
        Step::new("making a Python environment", program).args(["-m", "venv"]).args([&venv]).run()?;
        let python = Python { venv };
        let index = ["--only-binary", ":all:", "--find-links"];
        let own = ["rebuttal", "rebuttal-sandbox"];
        python.install(&title).args(index).args([packages]).args(own).args(PYTHON_PACKAGES).run()?;
        Step::new(format!("the README of the sandbox with Python {version}"), python.interpreter())
            .args(["-m", "pytest", "-q", "-p", "no:cacheprovider"])
            .within(project)
            .without_env("PYTHONPATH")
            .without_env("REBUTTAL_SANDBOX")
            .run()?;
    }
    Ok(untried)
}

/// The interpreter of a version: on the search path, or where pyenv keeps it.
fn interpreter(version: &str) -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".pyenv"));
    let pyenv = std::env::var_os("PYENV_ROOT").map(PathBuf::from).or(home)?.join("versions");
    let kept =
        std::fs::read_dir(pyenv).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path().join("bin"));
    let on_path = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let programs = kept.chain(on_path.unwrap_or_default()).map(|folder| folder.join(format!("python{version}")));
    // A shim of pyenv is there for versions that it does not run.
    let works = |program: &PathBuf| Command::new(program).arg("--version").output().is_ok_and(|it| it.status.success());
    programs.into_iter().find(works)
}

/// Builds a wheel of each archive of sources, as pip does where there is no wheel for a system; quickly.
///
/// # Errors
/// When one cannot be built.
pub fn sources(packages: &Path) -> Result<(), String> {
    let python = Python::within(paths::target().join("rehearsal/python/venv"))?;
    let built = empty("rehearsal/from-sources")?;
    let unpacked = empty("rehearsal/sources")?;
    for archive in build::files(packages, "gz")? {
        Step::new(format!("unpacking {}", name(&archive)), python.interpreter())
            .args(["-m", "tarfile", "-e"])
            .args([&archive, &unpacked])
            .run()?;
        // A folder that is always the same, so that what was built before is known again.
        let folder = unpacked.join(name(&archive).trim_end_matches(".tar.gz"));
        Step::new(format!("building {} by pip", name(&archive)), python.interpreter())
            .args(["-m", "pip", "--disable-pip-version-check", "--quiet", "wheel", "--no-deps", "--wheel-dir"])
            .args([&built, &folder])
            .env("MATURIN_PEP517_ARGS", "--profile dev")
            .env("CARGO_TARGET_DIR", paths::target())
            .run()?;
    }
    match build::files(&built, "whl")?.len() {
        2 => Ok(()),
        count => Err(format!("{} holds {count} wheels, not those of two archives", built.display())),
    }
}
