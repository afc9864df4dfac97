//! With which versions it was measured.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::super::paths;
use super::lab::Lab;
use super::machine::said;

/// The commit, with a plus sign if there is more than it has; `unknown` outside of git.
pub fn commit() -> String {
    let root = paths::root();
    let git = |arguments: &[&str]| said("git", &[&["-C", &root.to_string_lossy()], arguments].concat());
    let Some(commit) = git(&["rev-parse", "--short=10", "HEAD"]) else { return "unknown".to_owned() };
    let more = git(&["status", "--porcelain", "--untracked-files=no"]).is_some();
    format!("{commit}{}", if more { "+" } else { "" })
}

/// Toolchains, then peers. What was not needed is left out.
pub fn all(lab: &Lab) -> Vec<(String, String)> {
    let mut versions = vec![("rebuttal".to_owned(), env!("CARGO_PKG_VERSION").to_owned())];
    let mut add = |name: &str, version: Option<String>| {
        versions.extend(version.map(|version| (name.to_owned(), version)));
    };
    add("rustc", said("rustc", &["--version"]).and_then(|line| second_word(&line)));
    add(
        "Python",
        lab.python()
            .ok()
            .and_then(|python| said(&python.to_string_lossy(), &["--version"]))
            .and_then(|line| second_word(&line)),
    );
    add("Node", said("node", &["--version"]).map(|version| version.trim_start_matches('v').to_owned()));
    if let Ok(python) = lab.python_peers() {
        for name in ["stripe", "requests", "httpx", "global-open-sdk-python", "cryptography"] {
            let ask = format!("from importlib.metadata import version; print(version('{name}'))");
            add(&format!("{name} (Python)"), said(&python.to_string_lossy(), &["-c", &ask]));
        }
    }
    if let Ok(packages) = lab.node_peers() {
        for name in ["stripe", "undici"] {
            add(&format!("{name} (Node)"), installed(&packages.join("node_modules").join(name)));
        }
    }
    for (workspace, names) in [("peers/rust", &["async-stripe"][..]), ("rust", &["reqwest", "aws-lc-rs"])] {
        let lock = fs::read_to_string(paths::root().join("tests/bench").join(workspace).join("Cargo.lock"));
        let lock = lock.unwrap_or_default();
        for name in names {
            add(&format!("{name} (Rust)"), locked(&lock, name));
        }
    }
    versions
}

fn second_word(line: &str) -> Option<String> {
    line.split_whitespace().nth(1).map(str::to_owned)
}

fn installed(package: &Path) -> Option<String> {
    let json: Value = serde_json::from_str(&fs::read_to_string(package.join("package.json")).ok()?).ok()?;
    json["version"].as_str().map(str::to_owned)
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
    fn the_lock_file_says_which_version_a_crate_has() {
        let lock = "[[package]]\nname = \"reqwest-x\"\nversion = \"9.0.0\"\n\n[[package]]\nname = \"reqwest\"\nversion = \"0.13.5\"\n";
        assert_eq!(locked(lock, "reqwest").as_deref(), Some("0.13.5"));
        assert_eq!(locked(lock, "hyper"), None);
    }
}
