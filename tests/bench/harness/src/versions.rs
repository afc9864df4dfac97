//! With which versions it was measured.

use std::fs;

use serde_json::Value;

use super::lab::Lab;
use super::machine::said;
use xtask::commands::paths;

/// The commit, with a plus sign if there is more than it has; `unknown` outside of git.
pub fn commit() -> String {
    let root = paths::root();
    let git = |arguments: &[&str]| said("git", &[&["-C", &root.to_string_lossy()], arguments].concat());
    let Some(commit) = git(&["rev-parse", "--short=10", "HEAD"]) else { return "unknown".to_owned() };
    let more = git(&["status", "--porcelain", "--untracked-files=no"]).is_some();
    format!("{commit}{}", if more { "+" } else { "" })
}

/// Toolchains, then peers.
pub fn all(lab: &Lab) -> Vec<(String, String)> {
    let mut versions = vec![("rebuttal".to_owned(), env!("CARGO_PKG_VERSION").to_owned())];
    let mut add = |name: &str, version: Option<String>| {
        versions.extend(version.map(|version| (name.to_owned(), version)));
    };
    add("rustc", said("rustc", &["--version"]).and_then(|line| second_word(&line)));
    let python = lab.python_if_used().map_or("python3".into(), |python| python.to_string_lossy());
    add("Python", said(&python, &["--version"]).and_then(|line| second_word(&line)));
    add("Node", said("node", &["--version"]).map(|version| version.trim_start_matches('v').to_owned()));
    let peers = [("Python", python_pins()), ("Node", node_pins()), ("Rust", rust_pins())];
    for (language, pins) in peers {
        pins.into_iter().for_each(|(name, version)| add(&format!("{name} ({language})"), Some(version)));
    }
    let lock = text("rust/Cargo.lock");
    for name in ["reqwest", "aws-lc-rs"] {
        add(&format!("{name} (Rust)"), locked(&lock, name));
    }
    versions
}

fn text(path: &str) -> String {
    fs::read_to_string(paths::root().join("tests/bench").join(path)).unwrap_or_default()
}

/// The peers in Python with their versions, in the order of their file.
pub fn python_pins() -> Vec<(String, String)> {
    let text = text("peers/python/requirements.txt");
    let pins = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once("=="));
    pins.map(|(name, version)| (name.trim().to_owned(), version.trim().to_owned())).collect()
}

/// The peers in Node.
pub fn node_pins() -> Vec<(String, String)> {
    let package: Value = serde_json::from_str(&text("peers/node/package.json")).unwrap_or_default();
    let pins = package["dependencies"].as_object().into_iter().flatten();
    pins.filter_map(|(name, version)| Some((name.clone(), version.as_str()?.to_owned()))).collect()
}

/// The peers in Rust.
fn rust_pins() -> Vec<(String, String)> {
    let text = text("peers/rust/Cargo.toml");
    let pins = text.lines().filter_map(|line| line.split_once(" = { version = \"="));
    pins.filter_map(|(name, rest)| Some((name.to_owned(), rest.split('"').next()?.to_owned()))).collect()
}

fn second_word(line: &str) -> Option<String> {
    line.split_whitespace().nth(1).map(str::to_owned)
}

/// The version that a lock file of cargo's has for a crate.
fn locked(lock: &str, name: &str) -> Option<String> {
    let (_, rest) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    rest.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_peer_has_one_exact_version() {
        for pins in [python_pins(), node_pins(), rust_pins()] {
            assert!(!pins.is_empty());
            for (name, version) in pins {
                let exact =
                    version.starts_with(|first: char| first.is_ascii_digit()) && !version.contains([',', '*', ' ']);
                assert!(exact, "{name} {version}");
            }
        }
    }

    /// The names under `[dependencies]` that a build with the client and the providers has.
    fn dependencies(manifest: &str) -> Vec<&str> {
        let (_, rest) = manifest.split_once("[dependencies]\n").unwrap();
        let section = rest.split("\n[").next().unwrap();
        let lines = section.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
        // Nothing that is measured has the features that ask for the others.
        lines
            .filter(|line| !line.contains("optional = true"))
            .filter_map(|line| line.split(['.', ' ', '=']).next())
            .collect()
    }

    #[test]
    fn the_lock_file_of_the_programs_knows_what_our_crates_depend_on() {
        let lock = text("rust/Cargo.lock");
        for name in ["rebuttal", "rebuttal-signing"] {
            let manifest = paths::root().join("crates").join(name).join("Cargo.toml");
            let manifest = fs::read_to_string(manifest).unwrap();
            let (_, entry) = lock.split_once(&format!("name = \"{name}\"\n")).unwrap();
            let entry = entry.split("[[package]]").next().unwrap();
            for dependency in dependencies(&manifest) {
                let known =
                    entry.contains(&format!(" \"{dependency}\"")) || entry.contains(&format!(" \"{dependency} "));
                assert!(
                    known,
                    "{name} needs {dependency}: run `cargo metadata` in tests/bench/rust and commit its Cargo.lock"
                );
            }
        }
    }

    #[test]
    fn the_lock_file_says_which_version_a_crate_has() {
        let lock = "[[package]]\nname = \"reqwest-x\"\nversion = \"9.0.0\"\n\n[[package]]\nname = \"reqwest\"\nversion = \"0.13.5\"\n";
        assert_eq!(locked(lock, "reqwest").as_deref(), Some("0.13.5"));
        assert_eq!(locked(lock, "hyper"), None);
    }
}
