//! Building the wheel and the npm package of a workspace and installing them into clean folders; each step says what it
//! does, and what it printed is shown when it fails.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a step failed, in words for a person.
pub struct Said(pub String);

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One command, with what it is for.
pub struct Step {
    what: String,
    command: Command,
}

impl Step {
    /// `what` reads as an order: "build the wheel".
    pub fn new(what: &str, program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null());
        Self { what: what.to_owned(), command }
    }

    /// Runs it in this folder.
    #[must_use]
    pub fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// With an environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it.
    ///
    /// # Errors
    /// When it cannot be started or ends badly, with what it printed.
    pub fn run(self) -> Result<(), Said> {
        self.output().map(drop)
    }

    /// Runs it and gives what it printed to standard output.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn output(mut self) -> Result<String, Said> {
        eprintln!("· {}", self.what);
        let program = self.command.get_program().to_string_lossy().into_owned();
        let output = self.command.output().map_err(|error| {
            Said(format!("to {what}, `{program}` is needed, but it cannot be started: {error}", what = self.what))
        })?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(printed);
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(Said(format!("{printed}{errors}\nfailed to {what}: `{program}` ended with {status}", what = self.what, status = output.status)))
    }
}

/// The folder that cargo builds into.
pub fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

/// A virtual environment with these packages; gives its interpreter.
///
/// # Errors
/// The step that failed.
pub fn python(folder: &Path, packages: &[&str]) -> Result<PathBuf, Said> {
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let list = packages.join("\n");
    let stamp = folder.join("packages.txt");
    if fs::read_to_string(&stamp).is_ok_and(|made| made == list) {
        return Ok(python);
    }
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| Said(format!("{}: {error}", folder.display())))?;
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    Step::new("make a virtual environment", system, &["-m", "venv", &folder.to_string_lossy()]).run()?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    Step::new(&format!("install {}", packages.join(", ")), &python, &[&install[..], packages].concat()).run()?;
    fs::write(&stamp, list).map_err(|error| Said(format!("{}: {error}", stamp.display())))?;
    Ok(python)
}

/// Builds the wheel of a workspace into `folder`, with cargo working in `build`; `root` is the repository whose build
/// environment serves.
///
/// # Errors
/// The step that failed.
pub fn wheel(root: &Path, workspace: &Path, build: &Path, folder: &Path) -> Result<PathBuf, Said> {
    let python = python(&target(root).join("venv-build"), &["maturin>=1.16,<2"])?;
    empty(folder)?;
    let out = folder.to_string_lossy();
    let arguments = ["-m", "maturin", "build", "--quiet", "--profile", "dev", "--out", &*out];
    Step::new("build the wheel", &python, &arguments)
        .within(&workspace.join("bindings/python"))
        .env("CARGO_TARGET_DIR", build)
        .run()?;
    only(folder, "whl")
}

/// Installs a wheel in the place of an older one.
///
/// # Errors
/// The step that failed.
pub fn install_wheel(python: &Path, wheel: &Path) -> Result<(), Said> {
    let wheel = wheel.to_string_lossy();
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps", &*wheel];
    Step::new("install the wheel", python, &install).run()
}

/// Builds and packs the npm package of a workspace into `folder`, with cargo working in `build`.
///
/// # Errors
/// The step that failed.
pub fn tarball(workspace: &Path, build: &Path, folder: &Path) -> Result<PathBuf, Said> {
    let package = workspace.join("bindings/node");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    // npm writes this file when it has finished.
    let (lock, done) = (package.join("package-lock.json"), package.join("node_modules/.package-lock.json"));
    let time = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    if time(&done).is_none_or(|made| time(&lock).is_some_and(|asked| asked > made)) {
        Step::new("install what the npm package is built with", npm, &["ci", "--silent", "--no-audit", "--no-fund"])
            .within(&package)
            .run()?;
    }
    Step::new("build the npm package", npm, &["run", "--silent", "build"])
        .within(&package)
        .env("CARGO_TARGET_DIR", build)
        .run()?;
    empty(folder)?;
    let out = folder.to_string_lossy();
    Step::new("pack the npm package", npm, &["pack", "--silent", "--pack-destination", &*out]).within(&package).run()?;
    only(folder, "tgz")
}

/// Installs a packed npm package into an empty folder of its own.
///
/// # Errors
/// The step that failed.
pub fn install_tarball(tarball: &Path, folder: &Path) -> Result<(), Said> {
    empty(folder)?;
    let manifest = folder.join("package.json");
    fs::write(&manifest, "{ \"private\": true }\n").map_err(|error| Said(format!("{}: {error}", manifest.display())))?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let tarball = tarball.to_string_lossy();
    let arguments = ["install", "--silent", "--no-audit", "--no-fund", &*tarball];
    Step::new("install the npm package", npm, &arguments).within(folder).run()
}

fn empty(folder: &Path) -> Result<(), Said> {
    let emptied = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    emptied.and_then(|()| fs::create_dir_all(folder)).map_err(|error| Said(format!("{}: {error}", folder.display())))
}

/// The one file of that kind in a folder.
fn only(folder: &Path, extension: &str) -> Result<PathBuf, Said> {
    let entries = fs::read_dir(folder).map_err(|error| Said(format!("{}: {error}", folder.display())))?;
    let paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    match paths.iter().filter(|path| path.extension().is_some_and(|it| it == extension)).collect::<Vec<_>>().as_slice() {
        [path] => Ok((*path).clone()),
        others => Err(Said(format!("{} holds {} files of kind {extension}; one is expected", folder.display(), others.len()))),
    }
}
