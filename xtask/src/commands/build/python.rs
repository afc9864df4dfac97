//! The wheels, and the virtual environments into which they are installed.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::super::step::Step;
use super::super::{notices, paths, shipped};
use super::made::{Profile, ZIG, once, only_file};

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

    /// The search path with its programs first, as if it were activated.
    ///
    /// # Errors
    /// When the path cannot be joined.
    pub fn path(&self) -> Result<OsString, String> {
        let own = self.interpreter().parent().map(PathBuf::from).unwrap_or_default();
        let rest = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(iter::once(own).chain(std::env::split_paths(&rest))).map_err(|error| error.to_string())
    }

    /// pip, without the packages to install.
    pub fn install(&self, title: &str) -> Step {
        Step::new(title, self.interpreter()).args(["-m", "pip", "--disable-pip-version-check", "--quiet", "install"])
    }
}

/// The version of maturin that builds the wheel.
const MATURIN: &str = "maturin==1.16.0";
/// The versions of zig, and of what runs cargo with it.
const ZIGLANG: &str = "ziglang==0.17.1";
const ZIGBUILD: &str = "cargo-zigbuild==0.24.1";

/// The two wheels.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wheel {
    Rebuttal,
    Sandbox,
}

impl Wheel {
    /// The folder of its project, below `bindings`.
    fn folder(self) -> &'static str {
        match self {
            Self::Rebuttal => "python",
            Self::Sandbox => "sandbox/python",
        }
    }
}

/// A wheel, built once however many environments it goes into.
///
/// # Errors
/// When it cannot be built.
pub fn wheel_of(wheel: Wheel, profile: Profile) -> Result<PathBuf, String> {
    static BUILT: Mutex<BTreeMap<(Wheel, Profile), PathBuf>> = Mutex::new(BTreeMap::new());
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(path) = built.get(&(wheel, profile)) {
        return Ok(path.clone());
    }
    let path = build_wheel(wheel, profile)?;
    built.insert((wheel, profile), path.clone());
    Ok(path)
}

fn build_wheel(wheel: Wheel, profile: Profile) -> Result<PathBuf, String> {
    let tools = tools(profile)?;
    let folder = if profile == Profile::Portable { "portable" } else { profile.name() };
    let wheels = paths::target().join("wheels").join(folder).join(wheel.folder());
    // An older wheel would be as good a match for the installer.
    if wheels.exists() {
        fs::remove_dir_all(&wheels).map_err(|error| format!("{}: {error}", wheels.display()))?;
    }
    notices::beside(wheel.folder())?;
    let title = match wheel {
        Wheel::Rebuttal => "building the wheel",
        Wheel::Sandbox => "building the sandbox's wheel",
    };
    let maturin = paths::in_venv(&tools.venv, "maturin");
    let step = if profile == Profile::Dev {
        Step::new(title, maturin)
    } else {
        let environment = paths::root().join("bindings/release-environment.mjs");
        Step::new(title, "node").args([environment, maturin])
    };
    let portable = ZIG.filter(|_| profile == Profile::Portable);
    let zig = portable.map(|target| ["--zig", "--target", target, "--compatibility", "manylinux2014"]);
    step.args(["build", "--profile", profile.name(), "--out"])
        .args([&wheels])
        .args(["--interpreter".as_ref(), tools.interpreter().as_os_str()])
        .args(zig.into_iter().flatten())
        .within(&paths::root().join("bindings").join(wheel.folder()))
        .env("CARGO_TARGET_DIR", paths::target())
        .env("PATH", tools.path()?)
        .run()?;
    let path = only_file(&wheels, "whl")?;
    if profile != Profile::Dev {
        let native = unpacked(wheel, &path)?;
        shipped::inspect(&native, portable.is_some())?;
    }
    Ok(path)
}

/// The sources of a wheel, from which pip builds one where there is none for its system.
///
/// # Errors
/// When they cannot be packed.
pub fn sources(wheel: Wheel, profile: Profile) -> Result<PathBuf, String> {
    let tools = tools(profile)?;
    let folder = paths::target().join("sources").join(wheel.folder());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    notices::beside(wheel.folder())?;
    Step::new("packing the sources of a wheel", paths::in_venv(&tools.venv, "maturin"))
        .args(["sdist", "--out"])
        .args([&folder])
        .within(&paths::root().join("bindings").join(wheel.folder()))
        .run()?;
    only_file(&folder, "gz")
}

/// The environment with the tools that build: maturin, and for old systems zig.
///
/// # Errors
/// When they cannot be installed.
pub fn tools(profile: Profile) -> Result<Python, String> {
    let tools = Python::at("tools")?;
    let zig = profile == Profile::Portable && ZIG.is_some();
    let zig = zig.then_some([ZIGLANG, ZIGBUILD]);
    tools.install("installing maturin").args([MATURIN]).args(zig.into_iter().flatten()).run()?;
    Ok(tools)
}

/// Unpacks a wheel beside itself, and gives the library or program in it.
///
/// # Errors
/// When it is not there.
pub fn unpacked(wheel: Wheel, path: &Path) -> Result<PathBuf, String> {
    let folder = path.with_extension("unpacked");
    let step = Step::new("unpacking the wheel", system_python()?).args(["-m", "zipfile", "-e"]);
    step.args([path, folder.as_path()]).run()?;
    match wheel {
        Wheel::Rebuttal => only_file(&folder.join("rebuttal"), if cfg!(windows) { "pyd" } else { "so" }),
        Wheel::Sandbox => {
            let scripts = format!("rebuttal_sandbox-{}.data/scripts", env!("CARGO_PKG_VERSION"));
            let program = folder.join(scripts).join(format!("rebuttal-sandbox{}", std::env::consts::EXE_SUFFIX));
            let made = executable(&program);
            made.map(|()| program.clone()).map_err(|error| format!("{}: {error}", program.display()))
        }
    }
}

/// Python's zipfile forgets which files are programs.
#[cfg(unix)]
fn executable(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_: &Path) -> io::Result<()> {
    Ok(())
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

/// Installs the sandbox's wheel into an environment as well.
///
/// # Errors
/// When a step fails.
pub fn install_sandbox(python: &Python) -> Result<(), String> {
    let wheel = wheel_of(Wheel::Sandbox, Profile::Dev)?;
    python.install("installing the sandbox's wheel").args(["--force-reinstall", "--no-deps"]).args([wheel]).run()?;
    Ok(())
}

/// Installs the wheel, and what `requirements` names, into an environment.
///
/// # Errors
/// When a step fails.
pub fn install_wheel(python: &Python, profile: Profile, requirements: Option<&Path>) -> Result<(), String> {
    let wheel = wheel_of(Wheel::Rebuttal, profile)?;
    let mut first = python.install("installing what the wheel and its tests need").args([&wheel]);
    if let Some(requirements) = requirements {
        first = first.args(["-r".as_ref(), requirements.as_os_str()]);
    }
    first.run()?;
    // Again, because its version never changes and pip would keep the one of the last time.
    python.install("installing the wheel").args(["--force-reinstall", "--no-deps"]).args([&wheel]).run()?;
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
