//! Each lowering rule has a document before and after it: `lowering/RULE.before.yaml` and `RULE.after.yaml`.
//! `UPDATE_GOLDENS=1 cargo test -p rebuttal-codegen` writes the latter anew.

use std::collections::BTreeSet;
use std::fs;

use rebuttal_codegen::document::{Document, Foreign};
use rebuttal_codegen::lower::{FOR_PROGENITOR, FOREIGN, GENERAL, Rule};
use serde_json::Value;

use crate::support::{difference, files, tests, to_yaml, update, yaml};

fn rules() -> impl Iterator<Item = &'static Rule> {
    FOREIGN.iter().chain(GENERAL).chain(FOR_PROGENITOR)
}

fn apply(rule: &Rule, root: Value) -> Value {
    let ours = GENERAL.iter().chain(FOR_PROGENITOR).any(|(name, _)| *name == rule.0);
    let foreign = (!ours).then(Foreign::default);
    let document = Document { file: format!("{}.before.yaml", rule.0), root, common: Value::Null, foreign };
    let refused = |refusals: Vec<_>| panic!("{} refuses its own golden: {refusals:#?}", rule.0);
    rule.1(document).unwrap_or_else(refused).root
}

#[test]
fn every_rule_makes_of_its_golden_what_stands_beside_it() {
    let mut differences = String::new();
    for rule in rules() {
        let after = tests("lowering").join(format!("{}.after.yaml", rule.0));
        let found = to_yaml(&apply(rule, yaml(&tests("lowering").join(format!("{}.before.yaml", rule.0)))));
        if update() {
            fs::write(&after, &found).unwrap();
        }
        differences.extend(difference(rule.0, &to_yaml(&yaml(&after)), &found));
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn a_rule_changes_nothing_the_second_time() {
    let mut differences = String::new();
    for rule in rules() {
        let once = apply(rule, yaml(&tests("lowering").join(format!("{}.before.yaml", rule.0))));
        let twice = apply(rule, once.clone());
        differences.extend(difference(rule.0, &to_yaml(&once), &to_yaml(&twice)));
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn a_rule_changes_its_golden() {
    for rule in rules() {
        let before = yaml(&tests("lowering").join(format!("{}.before.yaml", rule.0)));
        assert_ne!(to_yaml(&before), to_yaml(&apply(rule, before)), "{} has nothing to do in its golden", rule.0);
    }
}

#[test]
fn every_golden_belongs_to_a_rule() {
    let named: BTreeSet<_> =
        rules().flat_map(|(name, _)| [format!("{name}.before.yaml"), format!("{name}.after.yaml")]).collect();
    let found =
        files(&tests("lowering")).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(named, found);
}
