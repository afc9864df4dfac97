//! The proof that nothing is made for one provider only: an invented one is added to a copy of the workspace, exactly as
//! CONTRIBUTING tells a person to add one, and built and called in the three languages.
//!
//! What the copy gets is data and one written file: its document, `crates/rebuttal/src/<provider>.rs`, the line that
//! declares that module, a cargo feature, and a line in `generate::SPECS`. No file of the bindings changes by hand.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::packages::{self, Said, Step};

/// Where the invented provider's files are.
const FIXTURE: &str = "xtask/tests/neutral";
/// Its name, as its document has it.
const PROVIDER: &str = "harbour";

/// Adds the invented provider to a copy of the workspace under `target/neutral` and runs its tests in three languages.
///
/// # Errors
/// The first step that failed, with what it printed.
pub fn run(root: &Path) -> Result<(), Said> {
    let folder = packages::target(root).join("neutral");
    let workspace = folder.join("workspace");
    copy(root, &workspace)?;
    let build = folder.join("build");
    seed(&packages::target(root).join("debug"), &build.join("debug"))?;
    let cargo = |what: &str, arguments: &[&str]| {
        Step::new(what, "cargo", arguments).within(&workspace).env("CARGO_TARGET_DIR", &build).run()
    };
    cargo("generate from the invented document", &["xtask", "generate"])?;
    cargo("test it in Rust", &["test", "--quiet", "-p", "rebuttal", "--test", PROVIDER])?;
    python(root, &workspace, &folder)?;
    node(root, &workspace, &folder)
}

/// Type-checks and calls the wheel that is built from the copy.
///
/// # Errors
/// The first step that failed.
pub fn python(root: &Path, workspace: &Path, folder: &Path) -> Result<(), Said> {
    let fixture = root.join(FIXTURE);
    let python = packages::python(&folder.join("venv"), &["msgspec>=0.22", "mypy>=1.18,<2", "pytest>=8"])?;
    let wheel = packages::wheel(root, workspace, &folder.join("build"), &folder.join("wheels"))?;
    packages::install_wheel(&python, &wheel)?;
    let checked = format!("{PROVIDER}_consumer.py");
    Step::new("type-check it in Python", &python, &["-m", "mypy", "--strict", "--no-incremental", &checked])
        .within(&fixture)
        .run()?;
    let test = format!("test_{PROVIDER}.py");
    let arguments = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", &test];
    Step::new("test it in Python", &python, &arguments).within(&fixture).env("PYTHONDONTWRITEBYTECODE", "1").run()
}

/// Type-checks and calls the npm package that is packed from the copy.
///
/// # Errors
/// The first step that failed.
pub fn node(root: &Path, workspace: &Path, folder: &Path) -> Result<(), Said> {
    let installed = folder.join("node");
    let tarball = packages::tarball(workspace, &folder.join("build"), &folder.join("tarball"))?;
    packages::install_tarball(&tarball, &installed)?;
    for name in [format!("{PROVIDER}.test.mjs"), format!("{PROVIDER}_consumer.ts"), "tsconfig.json".to_owned()] {
        write(&installed.join(&name), &read(&root.join(FIXTURE).join(&name))?)?;
    }
    let tsc = workspace.join("bindings/node/node_modules/typescript/bin/tsc");
    let types = workspace.join("bindings/node/node_modules/@types");
    let arguments = [text(&tsc)?, "-p", "tsconfig.json", "--typeRoots", text(&types)?];
    Step::new("type-check it in TypeScript", "node", &arguments).within(&installed).run()?;
    let test = format!("{PROVIDER}.test.mjs");
    Step::new("test it in Node", "node", &["--test", &test]).within(&installed).run()
}

/// Copies what the repository holds, but nothing generated, and adds the provider. Files that are the same are left
/// alone, so that a second build has little to do.
///
/// # Errors
/// When a file cannot be read or written, or a place to add to is not found.
pub fn copy(root: &Path, workspace: &Path) -> Result<(), Said> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = Step::new("list the workspace's files", "git", &arguments).within(root).output()?;
    let mut wanted = BTreeSet::new();
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (root.join(name), workspace.join(name));
        // A file that was deleted is listed until the deletion is committed.
        let Ok(contents) = fs::read(&from) else { continue };
        if !is_generated(&contents) {
            write(&to, &changed(name, contents)?)?;
        }
        wanted.insert(to);
    }
    let fixture = root.join(FIXTURE);
    for (from, to) in [
        (format!("{PROVIDER}.yaml"), format!("spec/{PROVIDER}.yaml")),
        (format!("{PROVIDER}.rs"), format!("crates/rebuttal/src/{PROVIDER}.rs")),
        (format!("{PROVIDER}_rust.rs"), format!("crates/rebuttal/tests/{PROVIDER}.rs")),
    ] {
        let to = workspace.join(to);
        write(&to, &read(&fixture.join(from))?)?;
        wanted.insert(to);
    }
    remove_others(workspace, &wanted)
}

/// Cargo tells two workspaces with the same members apart by nothing, so the copy has a build folder of its own. What the
/// real workspace has built of other people's crates goes there as links: that is most of the work.
fn seed(from: &Path, to: &Path) -> Result<(), Said> {
    if to.exists() {
        return Ok(());
    }
    let ours = |name: &str| ["rebuttal", "librebuttal", "xtask", "libxtask", "lib_native", "_native"].iter().any(|it| name.starts_with(it));
    for folder in ["deps", "build", ".fingerprint"].iter().filter(|folder| from.join(folder).is_dir()) {
        link(&from.join(folder), &to.join(folder), &ours).map_err(|error| Said(format!("{}: {error}", to.display())))?;
    }
    Ok(())
}

fn link(from: &Path, to: &Path, skip: &dyn Fn(&str) -> bool) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if skip(&entry.file_name().to_string_lossy()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            link(&entry.path(), &to, skip)?;
        } else if fs::hard_link(entry.path(), &to).is_err() {
            fs::copy(entry.path(), &to)?;
        }
    }
    Ok(())
}

/// The three lines outside the provider's own files.
fn changed(name: &str, contents: Vec<u8>) -> Result<Vec<u8>, Said> {
    let (before, after) = match name {
        "crates/rebuttal/src/lib.rs" => {
            ("pub mod dynamic;\n", format!("pub mod dynamic;\n#[cfg(feature = \"{PROVIDER}\")]\npub mod {PROVIDER};\n"))
        }
        "crates/rebuttal/Cargo.toml" => ("default = [", format!("{PROVIDER} = []\ndefault = [\"{PROVIDER}\", ")),
        "xtask/src/generate.rs" => ("SPECS: &[&str] = &[", format!("SPECS: &[&str] = &[\"spec/{PROVIDER}.yaml\", ")),
        _ => return Ok(contents),
    };
    let text = String::from_utf8(contents).map_err(|error| Said(format!("{name}: {error}")))?;
    if text.matches(before).count() != 1 {
        return Err(Said(format!("{name}: there is no one place with {before:?}; tell {FIXTURE}'s runner the new one")));
    }
    Ok(text.replacen(before, &after, 1).into_bytes())
}

/// What `cargo xtask generate` writes; in the copy it shall write these itself.
pub fn is_generated(contents: &[u8]) -> bool {
    let first = contents.split(|byte| *byte == b'\n').next().unwrap_or_default();
    first.windows(GENERATED.len()).any(|window| window == GENERATED)
}

const GENERATED: &[u8] = b"Don't edit it: edit those and run `cargo xtask generate`.";

/// Removes what an earlier copy left, apart from what is built or generated.
fn remove_others(folder: &Path, wanted: &BTreeSet<PathBuf>) -> Result<(), Said> {
    let failed = |error: std::io::Error| Said(format!("{}: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !["node_modules", "dist", "generated", "_generated", "target", "__pycache__"].contains(&name) {
                remove_others(&path, wanted)?;
            }
        } else if !wanted.contains(&path) && !name.ends_with(".node") && !fs::read(&path).is_ok_and(|it| is_generated(&it)) {
            fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, Said> {
    fs::read(path).map_err(|error| Said(format!("{}: {error}", path.display())))
}

fn write(path: &Path, contents: &[u8]) -> Result<(), Said> {
    if fs::read(path).is_ok_and(|there| there == contents) {
        return Ok(());
    }
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, contents));
    written.map_err(|error| Said(format!("{}: {error}", path.display())))
}

fn text(path: &Path) -> Result<&str, Said> {
    path.to_str().ok_or_else(|| Said(format!("{}: the path is not Unicode", path.display())))
}
