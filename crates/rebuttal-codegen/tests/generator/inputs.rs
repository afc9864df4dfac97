//! What documents of others have, in a table: each row is generated in three languages or refused with its place.

use std::fs;

use rebuttal_codegen::document::Lock;
use rebuttal_codegen::emit::tables::tables;
use rebuttal_codegen::emit::{File, node, python, rust};
use rebuttal_codegen::foreign::describe_files;
use rebuttal_schema::OwnedProvider;
use serde_json::Value;

use crate::refusals::merge;
use crate::support::{Scratch, tests, to_yaml, yaml};

#[test]
fn every_input_is_generated_in_three_languages_with_a_table_that_is_taken_or_refused_with_its_place() {
    let scratch = Scratch::new("inputs");
    let path = scratch.path().join("acme.yaml");
    let mut wrong = Vec::new();
    for row in yaml(&tests("inputs.yaml")).as_array().unwrap() {
        let name = row["name"].as_str().unwrap();
        let mut document = yaml(&tests("generator/base.yaml"));
        merge(&mut document, &row["add"]);
        fs::write(&path, to_yaml(&document)).unwrap();
        match (describe_files(&path, &[], Lock::new()), row["refused"].as_str()) {
            (Err(refusals), Some(at)) => {
                let found: Vec<&str> = refusals.iter().map(|refusal| refusal.address.as_str()).collect();
                if !found.iter().any(|found| found.starts_with(at)) {
                    wrong.push(format!("{name}: refused at {found:?}, not at {at}"));
                }
            }
            (Err(refusals), None) => wrong.push(format!("{name}: {}", refusals[0])),
            (Ok(_), Some(at)) => wrong.push(format!("{name}: not refused at {at}")),
            (Ok((document, api)), None) => {
                if let Err(error) = OwnedProvider::from_json(&tables(&api).to_json()) {
                    wrong.push(format!("{name}: {error}"));
                }
                let made = [
                    ("rust", rust::emit(&document, &api).unwrap()),
                    ("python", python::emit(&api)),
                    ("node", node::emit(&api)),
                ];
                for (language, files) in made {
                    wrong.extend(
                        lacking(&row["has"][language], &files).map(|text| format!("{name}, {language}: no {text}")),
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The texts that none of the files has.
fn lacking<'r>(texts: &'r Value, files: &[File]) -> impl Iterator<Item = &'r str> {
    let texts = texts.as_array().into_iter().flatten().map(|text| text.as_str().unwrap());
    texts.filter(|text| !files.iter().any(|file| file.contents.contains(text)))
}
