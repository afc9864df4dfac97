//! Every seed that is kept goes through its target: those that tools made, and those that found something once.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rebuttal_hostile::TARGETS;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn every_seed_holds() {
    for (target, run) in TARGETS {
        let folder = seeds().join(target);
        let names = names(&folder);
        assert!(names.len() >= 5, "{target} has no seeds");
        for name in names {
            // Shown if it fails: which one it was.
            eprintln!("{target}/{name}");
            run(&fs::read(folder.join(name)).unwrap());
        }
    }
}

#[test]
fn every_target_has_a_program_and_seeds_and_nothing_else_has() {
    let known: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&seeds()), known);
    let programs = names(&seeds().join("../fuzz_targets"));
    let programs: BTreeSet<String> = programs.iter().map(|name| name.trim_end_matches(".rs").to_owned()).collect();
    assert_eq!(programs, known);
}
