//! Installs the packages as a user does, from indexes on this machine, where no compiler can be found, and tries them there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::build::{self, Python};
use super::super::step::{Finished, Step};
use super::super::{paths, say};
use super::files::{empty, name};

/// What the READMEs' programs need beside ours.
pub const PYTHON_PACKAGES: [&str; 3] = ["pytest", "fastapi", "httpx"];
const NODE_PACKAGE: &str = "vitest@3.2.4";

/// The wheels, from a folder that has nothing else than they and what they need.
///
/// # Errors
/// When they cannot be installed, or a program fails.
pub fn python(packages: &Path) -> Result<(), String> {
    let index = empty("rehearsal/wheels")?;
    let python = Python::within(empty("rehearsal/python")?.join("venv"))?;
    for wheel in build::files(packages, "whl")? {
        fs::copy(&wheel, index.join(name(&wheel))).map_err(|error| format!("{}: {error}", wheel.display()))?;
    }
    let pip = |title: &str, command: &str| {
        let step = Step::new(title, python.interpreter());
        step.args(["-m", "pip", "--disable-pip-version-check", "--quiet", command, "--find-links"]).args([&index])
    };
    pip("filling the index of wheels", "download")
        .args(["--only-binary", ":all:", "--dest"])
        .args([&index])
        .args(["rebuttal", "rebuttal-sandbox"])
        .args(PYTHON_PACKAGES)
        .run()?;
    let path = python.interpreter().parent().map(PathBuf::from).unwrap_or_default();
    without_compilers(&path)?;
    pip("installing the wheels, without a compiler", "install")
        .args(["--no-index", "--only-binary", ":all:", "rebuttal", "rebuttal-sandbox"])
        .args(PYTHON_PACKAGES)
        .env("PATH", &path)
        .run()?;
    let folder = empty("rehearsal/python/project")?;
    write_programs("bindings/sandbox/python/README.md", "python", &folder, "test_readme", "py")?;
    let tests = Step::new("the README of the sandbox, in pytest", python.interpreter())
        .args(["-m", "pytest", "-q", "-p", "no:cacheprovider"])
        .within(&folder)
        .env("PATH", &path)
        .without_env("PYTHONPATH")
        .without_env("REBUTTAL_SANDBOX");
    passed(&tests.run()?, "2 passed")
}

/// The npm packages, from an index that has nothing else.
///
/// # Errors
/// When they cannot be installed, a program fails, or another system gets the files of this one.
pub fn node(packages: &Path) -> Result<(), String> {
    let folder = empty("rehearsal/node")?;
    let path = empty("rehearsal/node-path")?;
    for (program, folder) in [("node", None), ("sh", Some("/bin"))] {
        let found = match folder {
            Some(folder) => Path::new(folder).join(program),
            None => {
                PathBuf::from(Step::new("looking for Node", program).args(["-p", "process.execPath"]).run()?.trim())
            }
        };
        link(&found, &path.join(program)).map_err(|error| format!("{}: {error}", found.display()))?;
    }
    without_compilers(&path)?;
    let manifest = "{ \"private\": true, \"type\": \"module\" }\n";
    fs::write(folder.join("package.json"), manifest).map_err(|error| error.to_string())?;
    let quiet = ["install", "--silent", "--no-audit", "--no-fund"];
    Step::npm("installing Vitest").args(quiet).args([NODE_PACKAGE]).within(&folder).run()?;
    let npm = npm()?;
    let from_index = |title: &str| {
        let index = paths::root().join("bindings/npm/index.mjs");
        Step::new(title, "node").args([index.as_path(), packages]).args(["node"]).args([&npm])
    };
    from_index("installing the npm packages, without a compiler")
        .args(quiet)
        .args(["rebuttal", "rebuttal-sandbox"])
        .within(&folder)
        .env("PATH", &path)
        .run()?;
    write_programs("bindings/sandbox/node/README.md", "ts", &folder, "readme.test", "ts")?;
    let tests = Step::new("the README of the sandbox, in Vitest", "node")
        .args(["node_modules/vitest/vitest.mjs", "run", "--no-color"])
        // A quick build of the sandbox takes its time to make its keys.
        .args(["--hookTimeout=120000", "--testTimeout=120000"])
        .within(&folder)
        .env("PATH", &path)
        .without_env("REBUTTAL_SANDBOX");
    passed(&tests.run()?, "2 passed")?;
    elsewhere(&from_index, &quiet)
}

/// Another system gets no file of this one: npm takes none for it, and on such a system refuses with a line that says why.
fn elsewhere(from_index: &dyn Fn(&str) -> Step, quiet: &[&str]) -> Result<(), String> {
    let manifest = |folder: &Path| {
        fs::write(folder.join("package.json"), "{ \"private\": true }\n").map_err(|error| error.to_string())
    };
    let folder = empty("rehearsal/elsewhere")?;
    manifest(&folder)?;
    let for_mac = ["--os=darwin", "--cpu=arm64", "rebuttal", "rebuttal-sandbox"];
    from_index("installing for a Mac").args(quiet).args(for_mac).within(&folder).run()?;
    let parts = folder.join("node_modules/@rebuttal");
    if parts.exists() {
        return Err(format!("{} is of this system, and was installed for another", parts.display()));
    }
    let folder = empty("rehearsal/mac")?;
    manifest(&folder)?;
    let mac = folder.join("mac.cjs");
    let pretends = "for (const [name, value] of [['platform', 'darwin'], ['arch', 'arm64']])\n  \
                    Object.defineProperty(process, name, { value });\n";
    fs::write(&mac, pretends).map_err(|error| format!("{}: {error}", mac.display()))?;
    let run: Finished = from_index("installing on what says that it is a Mac")
        .args(["install", "--no-audit", "--no-fund", "rebuttal"])
        .within(&folder)
        .env("NODE_OPTIONS", format!("--require={}", mac.display()))
        .finish()?;
    let line = run.output.lines().find(|line| line.contains("Unsupported platform for rebuttal@"));
    match line {
        Some(line) if !run.success => say(&format!("  {line}")),
        _ => return Err(format!("npm should have refused rebuttal on a Mac:\n{}", run.output)),
    }
    Ok(())
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to.with_extension("exe")).map(drop)
}

/// npm's own program, for a search path that has nothing but Node.
fn npm() -> Result<PathBuf, String> {
    let script = "const { execPath } = process; const { realpathSync } = require('node:fs'); const path = require('node:path'); \
                  const found = process.env.PATH.split(path.delimiter).map((folder) => path.join(folder, 'npm')) \
                  .find((file) => require('node:fs').existsSync(file)); console.log(realpathSync(found))";
    Ok(PathBuf::from(Step::new("looking for npm", "node").args(["-e", script]).run()?.trim()))
}

/// Fails if a search path leads to a compiler: the rehearsal would prove nothing.
fn without_compilers(path: &Path) -> Result<(), String> {
    let compilers = ["cargo", "rustc", "cc", "gcc", "clang", "zig"];
    match compilers.iter().find(|name| path.join(name).exists()) {
        Some(name) => Err(format!("{} has {name}; what is installed here must need no compiler", path.display())),
        None => Ok(()),
    }
}

/// Writes the programs of a README, each into a file.
fn write_programs(readme: &str, language: &str, to: &Path, stem: &str, ending: &str) -> Result<(), String> {
    let text = fs::read_to_string(paths::root().join(readme)).map_err(|error| format!("{readme}: {error}"))?;
    let fence = format!("```{language}\n");
    let programs: Vec<&str> = text.split(&fence).skip(1).filter_map(|part| part.split("```").next()).collect();
    if programs.is_empty() {
        return Err(format!("{readme} has no program in {language}"));
    }
    for (number, program) in programs.iter().enumerate() {
        let number = if number == 0 { String::new() } else { number.to_string() };
        let file = match stem.split_once('.') {
            Some((start, rest)) => to.join(format!("{start}{number}.{rest}.{ending}")),
            None => to.join(format!("{stem}{number}.{ending}")),
        };
        fs::write(&file, program).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

fn passed(output: &str, wanted: &str) -> Result<(), String> {
    if output.contains(wanted) { Ok(()) } else { Err(format!("expected `{wanted}` in\n{output}")) }
}
