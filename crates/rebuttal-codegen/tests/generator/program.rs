//! `rebuttal-codegen`, as its users run it.

use std::fs;
use std::path::Path;

use rebuttal_codegen::program::run;

use crate::support::{Scratch, files, repository, tests};

fn arguments(out: &Path, more: &[&str]) -> Vec<String> {
    let document = tests("overlays").join("square.yaml");
    let overlay = repository().join("spec/overlays/square.yaml");
    let path = |path: &Path| path.to_string_lossy().into_owned();
    let mut words = vec!["--document".to_owned(), path(&document), "--overlay".to_owned(), path(&overlay)];
    words.extend(["--out".to_owned(), path(out)]);
    words.extend(more.iter().map(|&word| word.to_owned()));
    words
}

#[test]
fn it_writes_what_was_asked_for_says_what_it_did_and_checks_that_it_stays() {
    let scratch = Scratch::new("program");
    let out = scratch.path().join("out");
    let said = run(&arguments(&out, &["--languages", "python,node"])).unwrap();
    for wanted in [
        "acceptDispute: POST /v2/disputes/{dispute_id}/accept, never repeated",
        "left out: 1",
        "1 operations and webhooks that x-slice does not name",
        "assumed private, until an overlay has x-public there",
    ] {
        assert!(said.contains(wanted), "no {wanted:?} in\n{said}");
    }
    let folders: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(folders.len(), 3, "two languages and the lock: {folders:?}");
    for file in files(&out).iter().filter(|file| file.extension().is_none_or(|end| end != "json")) {
        let text = fs::read_to_string(file).unwrap();
        let first = text.lines().next().unwrap();
        assert!(first.contains("square.yaml") && first.contains("run `rebuttal-codegen`"), "{first}");
    }
    let checked = run(&arguments(&out, &["--languages", "python,node", "--check"])).unwrap();
    assert!(checked.ends_with("files are up to date"), "{checked}");
    let stale = run(&arguments(&out, &["--check"])).unwrap_err();
    assert!(stale.contains("rust/square/types.rs"), "{stale}");
}

#[test]
fn what_was_not_generated_is_neither_written_over_nor_removed() {
    let scratch = Scratch::new("program-foreign");
    let own = scratch.path().join("python/square/notes.py");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    fs::write(&own, "# Mine.\n").unwrap();
    run(&arguments(scratch.path(), &["--languages", "python"])).unwrap();
    assert_eq!(fs::read_to_string(&own).unwrap(), "# Mine.\n");
    let generated = files(&scratch.path().join("python")).into_iter().find(|file| *file != own).unwrap();
    fs::write(&generated, "# Mine, too.\n").unwrap();
    let refused = run(&arguments(scratch.path(), &["--languages", "python"])).unwrap_err();
    assert!(refused.contains("was not generated: move it away"), "{refused}");
    assert_eq!(fs::read_to_string(&generated).unwrap(), "# Mine, too.\n");
}

#[test]
fn what_is_wrong_on_the_command_line_is_said() {
    let run = |words: &[&str]| run(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>()).unwrap_err();
    assert!(run(&[]).contains("give --document and --out"));
    assert!(run(&["--out"]).contains("--out lacks its value"));
    assert!(run(&["--frobnicate", "1"]).contains("there is no --frobnicate"));
    assert!(run(&["--document", "a", "--out", "b", "--languages", "cobol"]).contains("there is no language cobol"));
    let scratch = Scratch::new("program-lock");
    fs::write(scratch.path().join("rebuttal-codegen.lock.json"), "[").unwrap();
    let broken = super::program::run(&arguments(scratch.path(), &[])).unwrap_err();
    assert!(broken.contains("it is no lock of names"), "{broken}");
    let missing = run(&["--document", "nowhere.yaml", "--out", "b"]);
    assert!(missing.contains("nowhere.yaml#") && missing.contains("nothing was written"), "{missing}");
}
