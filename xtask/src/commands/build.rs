//! What several commands need built: the sandbox, the installed wheel, the installed npm package, the known key.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::notices;
use super::paths;
use super::shipped;
use super::step::Step;

/// How the packages are built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quickly, for tests.
    Dev,
    /// As what is shipped.
    Release,
}

/// The sandbox's program.
///
/// # Errors
/// When it cannot be built.
pub fn sandbox() -> Result<PathBuf, String> {
    Step::cargo("building the sandbox").args(["build", "-p", "rebuttal-sandbox"]).run()?;
    Ok(paths::built("rebuttal-sandbox"))
}

/// The key of the known answers, as the one line that the example prints.
///
/// # Errors
/// When it cannot be derived.
pub fn known_key() -> Result<String, String> {
    let line = Step::cargo("deriving the key of the known answers")
        .args(["run", "--quiet", "-p", "rebuttal-signing", "--features", "known-key", "--example", "known_key", "--"])
        .args(["rebuttal known-answer key 1"])
        .run()?;
    line.lines().find(|line| line.starts_with('{')).map(str::to_owned).ok_or_else(|| "no key was printed".to_owned())
}

/// A virtual environment with the wheel that maturin built.
pub struct Python {
    pub venv: PathBuf,
}

impl Python {
    /// Its interpreter.
    pub fn interpreter(&self) -> PathBuf {
        paths::in_venv(&self.venv, "python")
    }

    fn at(folder: &str) -> Result<Self, String> {
        Self::within(paths::target().join("python").join(folder))
    }

    /// The environment in that folder, made if there is none.
    ///
    /// # Errors
    /// When there is no Python from 3.11 on.
    pub fn within(venv: PathBuf) -> Result<Self, String> {
        let python = Self { venv };
        if !python.interpreter().exists() {
            let program = system_python()?;
            Step::new("making a Python environment", program).args(["-m", "venv"]).args([&python.venv]).run()?;
        }
        Ok(python)
    }

    /// pip, without the packages to install.
    pub fn install(&self, title: &str) -> Step {
        Step::new(title, self.interpreter()).args(["-m", "pip", "--disable-pip-version-check", "--quiet", "install"])
    }
}

/// The version of maturin that builds the wheel.
const MATURIN: &str = "maturin==1.16.0";

/// The wheel, built once however many environments it goes into.
///
/// # Errors
/// When it cannot be built.
pub fn wheel(profile: Profile) -> Result<&'static Path, String> {
    type Once = OnceLock<Result<PathBuf, String>>;
    static DEV: Once = OnceLock::new();
    static RELEASE: Once = OnceLock::new();
    let (once, folder, name) = match profile {
        Profile::Dev => (&DEV, "wheels", "dev"),
        Profile::Release => (&RELEASE, "wheels-release", "release"),
    };
    once.get_or_init(|| build_wheel(folder, name)).as_deref().map_err(Clone::clone)
}

fn build_wheel(folder: &str, profile: &str) -> Result<PathBuf, String> {
    let tools = Python::at("tools")?;
    tools.install("installing maturin").args([MATURIN]).run()?;
    let wheels = paths::target().join(folder);
    // An older wheel would be as good a match for the installer.
    if wheels.exists() {
        fs::remove_dir_all(&wheels).map_err(|error| format!("{}: {error}", wheels.display()))?;
    }
    notices::beside("python")?;
    let maturin = paths::in_venv(&tools.venv, "maturin");
    let step = if profile == "release" {
        let environment = paths::root().join("bindings/release-environment.mjs");
        Step::new("building the wheel", "node").args([environment, maturin])
    } else {
        Step::new("building the wheel", maturin)
    };
    step.args(["build", "--profile", profile, "--manifest-path", "bindings/python/Cargo.toml", "--out"])
        .args([&wheels])
        .args(["--interpreter".as_ref(), tools.interpreter().as_os_str()])
        .env("CARGO_TARGET_DIR", paths::target())
        .run()?;
    let wheel = only_file(&wheels, "whl")?;
    if profile == "release" {
        inspect_wheel(&wheel)?;
    }
    Ok(wheel)
}

/// Looks at the library inside a wheel.
fn inspect_wheel(wheel: &Path) -> Result<(), String> {
    let unpacked = wheel.with_extension("unpacked");
    let step = Step::new("unpacking the wheel", system_python()?).args(["-m", "zipfile", "-e"]);
    step.args([wheel, unpacked.as_path()]).run()?;
    let library = only_file(&unpacked.join("rebuttal"), if cfg!(windows) { "pyd" } else { "so" })?;
    let found = shipped::inspect(&library);
    fs::remove_dir_all(&unpacked).map_err(|error| format!("{}: {error}", unpacked.display()))?;
    found
}

/// Installs the wheel, and what `requirements` names, into a virtual environment of its own.
///
/// # Errors
/// When there is no Python from 3.11 on, or a step fails.
pub fn python(folder: &str, requirements: Option<&Path>) -> Result<Python, String> {
    let python = Python::at(folder)?;
    once(&python.venv, || install_wheel(&python, Profile::Dev, requirements))?;
    Ok(python)
}

/// Makes what is in a folder once, however many parts of a command use it.
fn once(folder: &Path, make: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    static MADE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if !made.contains(folder) {
        make()?;
        made.insert(folder.to_path_buf());
    }
    Ok(())
}

/// Installs the wheel, and what `requirements` names, into an environment.
///
/// # Errors
/// When a step fails.
pub fn install_wheel(python: &Python, profile: Profile, requirements: Option<&Path>) -> Result<(), String> {
    let wheel = wheel(profile)?;
    let mut first = python.install("installing what the wheel and its tests need").args([wheel]);
    if let Some(requirements) = requirements {
        first = first.args(["-r".as_ref(), requirements.as_os_str()]);
    }
    first.run()?;
    // Again, because its version never changes and pip would keep the one of the last time.
    python.install("installing the wheel").args(["--force-reinstall", "--no-deps"]).args([wheel]).run()?;
    Ok(())
}

fn system_python() -> Result<&'static str, String> {
    let check = "import sys; sys.exit(sys.version_info < (3, 11))";
    let found = ["python3", "python"].into_iter().find(|program| {
        let run = std::process::Command::new(program).args(["-c", check]).output();
        run.is_ok_and(|output| output.status.success())
    });
    found.ok_or_else(|| "Python 3.11 or newer is needed: neither `python3` nor `python` is one".to_owned())
}

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
    Step::new("building the npm package's native half", "node")
        .args(["scripts/build-native.mjs"])
        .args((profile == Profile::Dev).then_some("--dev"))
        .within(&binding)
        .env("CARGO_TARGET_DIR", paths::target())
        .run()?;
    if profile == Profile::Release {
        shipped::inspect(&only_file(&binding, "node")?)?;
    }
    if clean.exists() {
        fs::remove_dir_all(clean).map_err(|error| format!("{}: {error}", clean.display()))?;
    }
    fs::create_dir_all(clean).map_err(|error| format!("{}: {error}", clean.display()))?;
    notices::beside("node")?;
    let packages = clean.join("packages");
    npm_script("packing the npm package", "pack.mjs").args([&binding, &packages]).run()?;
    fs::write(clean.join("package.json"), "{ \"private\": true }\n").map_err(|error| error.to_string())?;
    npm_script("installing the packed npm package", "index.mjs")
        .args([&packages])
        .args(["npm", "install", "--silent", "--no-audit", "--no-fund", "rebuttal"])
        .within(clean)
        .run()?;
    Ok(packages)
}

/// The tarball of the package itself among those from which a folder was filled.
///
/// # Errors
/// When it is not there.
pub fn node_package(installed: &Path) -> Result<PathBuf, String> {
    let package = installed.join("packages").join(concat!("rebuttal-", env!("CARGO_PKG_VERSION"), ".tgz"));
    if package.is_file() { Ok(package) } else { Err(format!("{} is missing", package.display())) }
}

/// A program of `bindings/npm`.
fn npm_script(title: &str, name: &str) -> Step {
    Step::new(title, "node").args([paths::root().join("bindings/npm").join(name)])
}

/// The one file of a kind in a folder.
///
/// # Errors
/// When there are none or several.
pub fn only_file(folder: &Path, kind: &str) -> Result<PathBuf, String> {
    let mut found = files(folder, kind)?;
    match (found.pop(), found.is_empty()) {
        (Some(path), true) => Ok(path),
        _ => Err(format!("{} should hold exactly one .{kind} file", folder.display())),
    }
}

/// The files of a kind in a folder.
///
/// # Errors
/// When it cannot be read.
pub fn files(folder: &Path, kind: &str) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|end| end == kind)).collect())
}
