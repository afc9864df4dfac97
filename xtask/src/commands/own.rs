//! Packages that `rebuttal-codegen` wrote, beside what this workspace publishes: the built wheel, the packed npm package, and
//! the crates by their paths.

use std::fs;
use std::path::Path;

use rebuttal_codegen::program;

use super::step::{Finished, Step};
use super::{build, paths};

/// Has the program write its packages into an empty folder, as users do; gives what it says.
///
/// # Errors
/// What it says when it refuses the document, or when the folder cannot be emptied.
pub fn generate(document: &Path, overlays: &[impl AsRef<Path>], out: &Path, more: &[&str]) -> Result<String, String> {
    let emptied = if out.exists() { fs::remove_dir_all(out) } else { Ok(()) };
    emptied.map_err(|error| format!("{}: {error}", out.display()))?;
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut words = vec!["--document".to_owned(), text(document), "--out".to_owned(), text(out)];
    words.extend(overlays.iter().flat_map(|path| ["--overlay".to_owned(), text(path.as_ref())]));
    words.extend(more.iter().map(|&word| word.to_owned()));
    program::run(&words)
}

/// cargo over a generated crate, which is in the folder `rust` of `out`.
///
/// # Errors
/// When a file cannot be written.
pub fn cargo(title: &str, command: &str, out: &Path) -> Result<Step, String> {
    workspace(title, command, out, "rust")
}

/// cargo over a crate and those that it names by their paths: a workspace of its own, in which the crates of this one stand in
/// for the published ones.
///
/// # Errors
/// When a file cannot be written.
pub fn workspace(title: &str, command: &str, folder: &Path, member: &str) -> Result<Step, String> {
    let crates = ["rebuttal-runtime", "rebuttal-schema"]
        .map(|name| format!("{name} = {{ path = {:?} }}\n", paths::root().join("crates").join(name)));
    let manifest =
        format!("[workspace]\nresolver = \"3\"\nmembers = [{member:?}]\n\n[patch.crates-io]\n{}", crates.concat());
    // The same versions as here, so that what was built is used again.
    let locked = fs::copy(paths::root().join("Cargo.lock"), folder.join("Cargo.lock"));
    let written = locked.and_then(|_| fs::write(folder.join("Cargo.toml"), manifest));
    written.map_err(|error| format!("{}: {error}", folder.display()))?;
    let step = Step::cargo(title).args([command, "--quiet"]).within(&folder.join(member));
    Ok(step.env("CARGO_TARGET_DIR", paths::target()))
}

/// An interpreter that finds a generated package.
pub fn interpreter(python: &build::Python, title: &str, out: &Path) -> Step {
    Step::new(title, python.interpreter())
        .env("PYTHONPATH", out.join("python"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .within(out)
}

/// Imports every module of a generated package.
///
/// # Errors
/// When the interpreter cannot be started.
pub fn import(python: &build::Python, out: &Path, provider: &str) -> Result<Finished, String> {
    let program = "import importlib, pathlib, sys\n\
                   for file in sorted(pathlib.Path(sys.argv[1], sys.argv[2]).glob('*.py')):\n    \
                   importlib.import_module(f'{sys.argv[2]}.{file.stem}'.removesuffix('.__init__'))";
    let step = interpreter(python, "import", out).args(["-W", "error", "-c", program]).args([out.join("python")]);
    step.args([format!("rebuttal_{provider}")]).finish()
}

/// The types of a generated package.
///
/// # Errors
/// When the interpreter cannot be started.
pub fn mypy(python: &build::Python, out: &Path, provider: &str) -> Result<Finished, String> {
    let step = interpreter(python, "mypy --strict", out).args(["-m", "mypy", "--strict", "--cache-dir"]);
    step.args([paths::target().join("python/mypy")]).args(["-p", &format!("rebuttal_{provider}")]).finish()
}

/// TypeScript's compiler over a project in a folder of the npm package's installation.
pub fn tsc(project: &Path) -> Step {
    let compiler = paths::root().join("bindings/node/node_modules/typescript/bin/tsc");
    Step::new("tsc --strict", "node").args([compiler]).args(["-p", "tsconfig.json", "--strict"]).within(project)
}
