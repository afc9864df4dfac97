//! What programs that link this crate get with it: no feature of `serde_json` that would change their own JSON.

use std::fs;
use std::path::Path;
use std::process::Command;

fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).args(arguments).current_dir(folder).output().expect("cargo can be started");
    let (printed, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "cargo {arguments:?}: {errors}");
    printed.into_owned()
}

/// Features of one crate unify in a build, so what we ask for would hold for the whole program.
#[test]
fn no_feature_of_serde_json_changes_what_programs_write() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = cargo(
        here,
        &["tree", "--offline", "-p", "rebuttal", "--all-features", "-e", "normal,features", "--prefix", "none"],
    );
    assert!(tree.contains("serde_json feature \"raw_value\""), "{tree}");
    for feature in ["preserve_order", "float_roundtrip", "arbitrary_precision"] {
        let line = tree.lines().find(|line| line.contains(&format!("serde_json feature \"{feature}\"")));
        assert_eq!(line, None);
    }
    assert_eq!(tree.lines().find(|line| line.contains("progenitor")), None, "only the generator needs it");
}

/// The example that only verifies, as a program of its own: what else a workspace builds adds no feature to it.
#[test]
fn a_service_that_only_verifies_links_neither_tokio_nor_reqwest() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verify");
    fs::create_dir_all(&folder).expect("a folder");
    let program = here.join("examples/verify.rs");
    let manifest = MANIFEST
        .replace("REBUTTAL", &here.to_string_lossy())
        .replace("beside", "verify")
        .replace("serde_json", "http")
        .replace("[workspace]", &format!("[[bin]]\nname = \"verify\"\npath = {program:?}\n\n[workspace]"));
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    fs::copy(here.join("../../Cargo.lock"), folder.join("Cargo.lock")).expect("versions");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..").to_string_lossy().into_owned();
    cargo(&folder, &["build", "--offline", "--quiet", "--target-dir", &target]);
    let tree = cargo(&folder, &["tree", "--offline", "-e", "normal", "--prefix", "none"]);
    assert!(tree.contains("rebuttal-signing "), "{tree}");
    for linked in ["tokio ", "reqwest ", "hyper ", "sqlx "] {
        assert_eq!(tree.lines().find(|line| line.starts_with(linked)), None);
    }
}

const MANIFEST: &str = r#"
[package]
name = "beside"
version = "0.0.0"
edition = "2024"

[dependencies]
rebuttal = { path = "REBUTTAL", default-features = false, features = ["stripe"] }
serde_json = "1"

[workspace]

[profile.dev]
debug = "line-tables-only"
"#;

const PROGRAM: &str = r##"
fn main() -> Result<(), serde_json::Error> {
    let theirs: serde_json::Value = serde_json::from_str(r#"{"z":1.10,"a":1}"#)?;
    println!("{theirs}");
    let json = r#"{"id":"du_1","type":"dispute","z":1.10,"a":{"y":1E2,"b":null}}"#;
    let ours: rebuttal::stripe::RelatedObject = serde_json::from_str(json)?;
    println!("{}", serde_json::to_string(&ours)?);
    Ok(())
}
"##;

#[test]
fn a_program_has_its_own_serde_json_beside_ours() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("beside");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(folder.join("Cargo.toml"), MANIFEST.replace("REBUTTAL", &here.to_string_lossy())).expect("a manifest");
    fs::write(folder.join("src/main.rs"), PROGRAM).expect("a program");
    // The versions of the workspace, which are here already.
    fs::copy(here.join("../../Cargo.lock"), folder.join("Cargo.lock")).expect("versions");
    // The folder and the profile of the workspace, too, so that most of what it needs is built already.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..").to_string_lossy().into_owned();
    let printed = cargo(&folder, &["run", "--offline", "--quiet", "--target-dir", &target]);
    let theirs = r#"{"a":1,"z":1.1}"#;
    let ours = r#"{"id":"du_1","type":"dispute","z":1.10,"a":{"y":1E2,"b":null}}"#;
    assert_eq!(printed.lines().collect::<Vec<_>>(), [theirs, ours], "plain `serde_json` sorts keys and reads numbers");
}
