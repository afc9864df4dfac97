//! `cargo xtask generate [--check]`, on copies of the documents.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rebuttal_codegen::generate::run;
use rebuttal_codegen::read::documents;
use rebuttal_codegen::write::Mode;

use crate::support::{Scratch, copy, files, repository};

const COMMAND: &str = "run `cargo xtask generate` and commit them";

fn generated(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    copy(&repository().join("spec"), &scratch.path().join("spec"));
    run(scratch.path(), Mode::Write).unwrap();
    scratch
}

fn check(scratch: &Scratch) -> Result<String, String> {
    run(scratch.path(), Mode::Check)
}

fn state(folder: &Path) -> BTreeMap<PathBuf, (SystemTime, Vec<u8>)> {
    files(folder)
        .into_iter()
        .map(|path| {
            let modified = fs::metadata(&path).unwrap().modified().unwrap();
            let contents = fs::read(&path).unwrap();
            (path, (modified, contents))
        })
        .collect()
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} does not have {from:?}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn what_is_committed_is_what_the_documents_say() {
    let said = run(&repository(), Mode::Check);
    assert!(said.is_ok(), "{}", said.unwrap_err());
}

#[test]
fn running_twice_changes_nothing_and_touches_no_file() {
    let scratch = generated("twice");
    let before = state(scratch.path());
    let said = run(scratch.path(), Mode::Write).unwrap();
    assert!(said.starts_with("generate: 0 of "), "{said}");
    assert_eq!(before, state(scratch.path()));
    assert!(check(&scratch).unwrap().contains("up to date"));
}

#[test]
fn a_changed_description_fails_the_check_and_then_stands_in_three_languages() {
    let scratch = generated("description");
    let document = scratch.path().join(&documents(scratch.path()).unwrap()[0]);
    let spec = fs::read_to_string(&document).unwrap();
    let first = spec.lines().find_map(|line| line.trim().strip_prefix("summary: ")).unwrap().to_owned();
    edit(&document, &first, "Quite another sentence.");
    let before = state(scratch.path());
    let said = check(&scratch).unwrap_err();
    assert!(said.ends_with(COMMAND), "{said}");
    assert_eq!(before, state(scratch.path()), "a check writes nothing");
    let named: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    for end in [".rs", ".py", ".ts"] {
        let with_end: Vec<&&str> = named.iter().filter(|path| path.ends_with(end)).collect();
        assert!(!with_end.is_empty(), "no {end} file is named: {said}");
    }
    run(scratch.path(), Mode::Write).unwrap();
    let holds = |path: &str| fs::read_to_string(scratch.path().join(path)).unwrap().contains("Quite another sentence.");
    for end in ["/client.rs", "/client.py", "/async_client.py", "/client.ts"] {
        let path =
            named.iter().find(|path| path.ends_with(end)).unwrap_or_else(|| panic!("{end} is not named: {said}"));
        assert!(holds(path), "{path}");
    }
    assert!(check(&scratch).is_ok());
}

#[test]
fn a_file_that_nothing_makes_any_more_is_reported_and_removed() {
    let scratch = generated("stale");
    let folders = [
        "crates/rebuttal/src/generated",
        "crates/rebuttal-sandbox/src/generated",
        "bindings/python/python/rebuttal/_generated",
        "bindings/node/ts/generated",
    ];
    for folder in folders {
        fs::create_dir_all(scratch.path().join(folder).join("gone")).unwrap();
        fs::write(scratch.path().join(folder).join("gone/old.txt"), "").unwrap();
    }
    let said = check(&scratch).unwrap_err();
    for folder in folders {
        assert!(said.contains(&format!("  {folder}/gone/old.txt\n")), "{said}");
        assert!(scratch.path().join(folder).join("gone/old.txt").exists());
    }
    let said = run(scratch.path(), Mode::Write).unwrap();
    assert!(said.contains("4 removed"), "{said}");
    assert!(folders.iter().all(|folder| !scratch.path().join(folder).join("gone/old.txt").exists()));
    assert!(check(&scratch).is_ok());
}

#[test]
fn a_module_of_a_provider_that_left_is_reported_and_removed() {
    let scratch = generated("left");
    // Public modules stand beside written ones, outside the generated folders.
    let modules = scratch.path().join("bindings/python/python/rebuttal");
    let made = files(&modules).into_iter().find(|path| path.parent() == Some(&modules)).unwrap();
    let (gone, written) = (modules.join("gone.py"), modules.join("errors.py"));
    fs::copy(made, &gone).unwrap();
    fs::write(&written, "# Written.\n").unwrap();
    let said = check(&scratch).unwrap_err();
    assert!(said.contains("rebuttal/gone.py\n") && !said.contains("errors.py"), "{said}");
    run(scratch.path(), Mode::Write).unwrap();
    assert!(!gone.exists() && written.exists());
}

#[test]
fn a_generated_file_that_was_edited_by_hand_is_reported_and_put_right() {
    let scratch = generated("edited");
    let folder = scratch.path().join("crates/rebuttal/src/generated");
    let path = files(&folder).into_iter().find(|path| path.ends_with("enums.rs")).unwrap();
    let before = fs::read(&path).unwrap();
    edit(&path, "pub enum", "pub(crate) enum");
    let said = check(&scratch).unwrap_err();
    let name = path.strip_prefix(scratch.path()).unwrap().to_string_lossy().into_owned();
    assert_eq!(said, format!("  {name}\ngenerate: these files are out of date; {COMMAND}"));
    run(scratch.path(), Mode::Write).unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn every_generated_file_says_what_it_was_made_from() {
    let scratch = generated("headers");
    fs::remove_dir_all(scratch.path().join("spec")).unwrap();
    for path in files(scratch.path()) {
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap_or_default();
        let named = first.contains("Generated from spec/")
            && first.contains(" by crates/rebuttal-codegen/src/emit/")
            && first.contains("cargo xtask generate");
        assert!(named, "{}: {first}", path.display());
        assert!(text.lines().count() < 1500, "{} is long: split it", path.display());
    }
}
