//! The providers' own SDKs against our sandbox; those of providers that have an overlay beside the package that is generated
//! with it. Each SDK has a folder and an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};

use super::counts::{self, Counts};
use super::shared::Shared;
use super::step::Step;
use super::{build, generated, paths, say};

/// Runs the SDKs for Python: the folders with a `requirements.txt`.
///
/// # Errors
/// When one cannot be run, finds fault, or does not say how many checks it made.
pub fn python(shared: &Shared) -> Result<Counts, String> {
    sum("requirements.txt", |folder, name| {
        let python = build::python(name, Some(&folder.join("requirements.txt")))?;
        let step = Step::new(title(name), python.interpreter())
            .args(["-m", "pytest", "-c"])
            .args([folder.join("pytest.ini")])
            .args([folder])
            .within(&python.venv)
            .env("PYTHONDONTWRITEBYTECODE", "1");
        let provider = name.trim_end_matches("_python");
        let step = if paths::root().join(generated::OVERLAYS).join(format!("{provider}.yaml")).exists() {
            let package = generated::published(provider, &python.venv.join("generated"), "python")?;
            step.env("PYTHONPATH", package.join("python"))
        } else {
            step.without_env("PYTHONPATH")
        };
        Ok(counts::pytest(&said(name, shared.give(step))?))
    })
}

/// Runs the SDKs for Node: the folders with a `package.json`. `package` is the folder in which ours is installed.
///
/// # Errors
/// As for [`python`].
pub fn node(shared: &Shared, package: &Path) -> Result<Counts, String> {
    sum("package.json", |folder, name| {
        build::node_modules(folder)?;
        let step = Step::npm(title(name))
            .args(["test", "--silent"])
            .within(folder)
            .env("REBUTTAL_NODE_PACKAGE", package)
            .without_env("NODE_PATH");
        Ok(counts::node(&said(name, shared.give(step))?))
    })
}

fn title(name: &str) -> String {
    format!("interop: the official SDK of {name}")
}

/// The counts of all SDKs whose folder has this file.
fn sum(mark: &str, run: impl Fn(&Path, &str) -> Result<Counts, String>) -> Result<Counts, String> {
    let folder = paths::root().join("tests/interop");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.join(mark).exists());
    folders.sort();
    let counts = folders.iter().map(|folder| run(folder, &folder.file_name().unwrap_or_default().to_string_lossy()));
    counts.sum()
}

/// What a run printed; the line with the number of its checks is shown.
fn said(name: &str, step: Step) -> Result<String, String> {
    let output = step.run()?;
    let line = output.lines().find(|line| line.starts_with("interop:"));
    let line = line.ok_or_else(|| format!("interop: {name} printed no number of checks"))?;
    say(&format!("  {line}"));
    Ok(output)
}
