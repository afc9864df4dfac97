//! The proof that nothing is made for one provider only: an invented one is added to a copy of the workspace, exactly as
//! CONTRIBUTING says how to add one, and built and called in the three languages.
//!
//! What the copy gets is data and one written file: its document, `crates/rebuttal/src/<provider>.rs`, the line that
//! declares that module, and a cargo feature. No file of the bindings changes by hand.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::counts::{self, Counts};
use super::step::Step;
use super::{build, paths, say};
use rebuttal_codegen::write::is_generated;

/// Where the invented provider's files are.
pub(super) const FIXTURE: &str = "crates/rebuttal-codegen/tests/neutral";
/// The invented provider's name, which is that of its document and of its other files.
pub(super) static PROVIDER: LazyLock<String> = LazyLock::new(|| {
    let entries = fs::read_dir(paths::root().join(FIXTURE)).into_iter().flatten().filter_map(Result::ok);
    let mut documents =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    documents.find_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).unwrap_or_default()
});

/// Adds the invented provider to a copy of the workspace and runs its tests; gives how many there were in each language.
///
/// # Errors
/// The first step that failed.
pub fn neutral() -> Result<[(&'static str, Counts); 3], String> {
    let folder = paths::target().join("neutral");
    let (workspace, built) = (folder.join("workspace"), folder.join("build"));
    copy(&paths::root(), &workspace)?;
    seed(&paths::target().join("debug"), &built.join("debug"))
        .map_err(|error| format!("{}: {error}", built.display()))?;
    let cargo = |title: &str, arguments: &[&str]| {
        Step::cargo(title).args(arguments).within(&workspace).env("CARGO_TARGET_DIR", &built).run()
    };
    let xtask = ["run", "--quiet", "--package", "xtask", "--"];
    cargo(
        "an invented provider: generating its code in a copy of the workspace",
        &[&xtask[..], &["generate"]].concat(),
    )?;
    let rust = cargo("an invented provider: Rust", &["test", "-p", "rebuttal", "--test", &PROVIDER])?;
    let python = cargo("an invented provider: Python", &[&xtask[..], &["neutral", "python"]].concat())?;
    let node = cargo("an invented provider: Node", &[&xtask[..], &["neutral", "node"]].concat())?;
    Ok([("rust", counts::cargo(&rust)), ("python", counts::pytest(&python)), ("node", counts::node(&node))])
}

/// Inside the copy: builds the wheel, type-checks a program that uses it, calls it. Gives what the tests printed.
///
/// # Errors
/// The first step that failed.
pub fn python() -> Result<String, String> {
    let (fixture, provider) = (paths::root().join(FIXTURE), &*PROVIDER);
    let python = build::python("neutral", Some(&fixture.join("requirements.txt")))?;
    let module = |title: &str, arguments: &[&str], file: String| {
        let step = Step::new(title, python.interpreter()).args(["-m"]).args(arguments).args([file]);
        step.within(&fixture).env("PYTHONDONTWRITEBYTECODE", "1").without_env("PYTHONPATH").run()
    };
    module("types in Python", &["mypy", "--strict", "--no-incremental"], format!("{provider}_consumer.py"))?;
    let pytest = ["pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "--rootdir", "."];
    module("calls from Python", &pytest, format!("test_{provider}.py"))
}

/// Inside the copy: builds the npm package, type-checks a program that uses it, calls it. Gives what the tests printed.
///
/// # Errors
/// The first step that failed.
pub fn node() -> Result<String, String> {
    let (installed, provider) = (build::node("neutral")?, &*PROVIDER);
    for name in [format!("{provider}.test.mjs"), format!("{provider}_consumer.ts"), "tsconfig.json".to_owned()] {
        let copied = fs::copy(paths::root().join(FIXTURE).join(&name), installed.join(&name));
        copied.map_err(|error| format!("{name}: {error}"))?;
    }
    let tools = paths::root().join("bindings/node/node_modules");
    Step::new("types in TypeScript", "node")
        .args([tools.join("typescript/bin/tsc")])
        .args(["-p", "tsconfig.json", "--typeRoots"])
        .args([tools.join("@types")])
        .within(&installed)
        .run()?;
    let test = format!("{provider}.test.mjs");
    Step::new("calls from Node", "node").args(["--test", &test]).within(&installed).run()
}

/// Copies what the repository holds, but nothing generated, and adds the provider. Files that are the same are left
/// alone, so that a second build has little to do.
fn copy(root: &Path, workspace: &Path) -> Result<(), String> {
    say("» an invented provider: adding it to a copy of the workspace");
    let mut wanted = BTreeSet::new();
    for name in paths::listed(root)? {
        let to = workspace.join(&name);
        match fs::read(root.join(&name)) {
            // The copy shall make these itself.
            Ok(contents) if is_generated(&contents) => {}
            Ok(contents) => write(&to, &changed(&name, contents)?)?,
            // A file that was deleted is listed until the deletion is committed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(format!("{name}: {error}")),
        }
        wanted.insert(to);
    }
    let provider = &*PROVIDER;
    for (from, to) in [
        (format!("{provider}.yaml"), format!("spec/{provider}.yaml")),
        (format!("{provider}.rs"), format!("crates/rebuttal/src/{provider}.rs")),
        (format!("{provider}_rust.rs"), format!("crates/rebuttal/tests/{provider}.rs")),
    ] {
        let (from, to) = (root.join(FIXTURE).join(from), workspace.join(to));
        write(&to, &fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?)?;
        wanted.insert(to);
    }
    remove_others(workspace, &wanted).map_err(|error| format!("{}: {error}", workspace.display()))
}

/// The two lines outside the provider's own files.
fn changed(name: &str, contents: Vec<u8>) -> Result<Vec<u8>, String> {
    let provider = &*PROVIDER;
    let (before, after) = match name {
        "crates/rebuttal/src/lib.rs" => {
            ("pub mod dynamic;\n", format!("pub mod dynamic;\n#[cfg(feature = \"{provider}\")]\npub mod {provider};\n"))
        }
        "crates/rebuttal/Cargo.toml" => ("default = [", format!("{provider} = []\ndefault = [\"{provider}\", ")),
        _ => return Ok(contents),
    };
    let text = String::from_utf8(contents).map_err(|error| format!("{name}: {error}"))?;
    if text.matches(before).count() != 1 {
        return Err(format!("{name} has no one place with {before:?}: change `changed` in {}", file!()));
    }
    Ok(text.replacen(before, &after, 1).into_bytes())
}

/// Removes what an earlier copy left, apart from what is built or generated.
fn remove_others(folder: &Path, wanted: &BTreeSet<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !["node_modules", "dist", "generated", "_generated", "__pycache__"].contains(&&*name) {
                remove_others(&path, wanted)?;
            }
        } else if !wanted.contains(&path) && !name.ends_with(".node") && !is_generated(&fs::read(&path)?) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// To cargo two workspaces with the same members are the same, so the copy has a build folder of its own. What the
/// real workspace has built of other people's crates goes there as links: that is most of the work.
fn seed(from: &Path, to: &Path) -> io::Result<()> {
    if to.exists() {
        return Ok(());
    }
    for folder in ["deps", "build", ".fingerprint"].iter().filter(|folder| from.join(folder).is_dir()) {
        link(&from.join(folder), &to.join(folder))?;
    }
    Ok(())
}

fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, to) = (entry.file_name(), to.join(entry.file_name()));
        // Our own crates: the links would let one workspace write into the other's.
        let ours = ["rebuttal", "librebuttal", "xtask", "libxtask", "_native", "lib_native"];
        if ours.iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            link(&entry.path(), &to)?;
        } else if fs::hard_link(entry.path(), &to).is_err() {
            fs::copy(entry.path(), &to)?;
        }
    }
    Ok(())
}

fn write(path: &Path, contents: &[u8]) -> Result<(), String> {
    if fs::read(path).is_ok_and(|there| there == contents) {
        return Ok(());
    }
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, contents));
    written.map_err(|error| format!("{}: {error}", path.display()))
}
