//! `spec/README.md` defines every extension, and its examples are a document that can be generated.

use std::collections::BTreeSet;
use std::fs;

use proc_macro2::{TokenStream, TokenTree};
use rebuttal_codegen::generate::generate;
use rebuttal_codegen::read::{DEDUP, documents};
use serde_json::Value;

use crate::refusals::merge;
use crate::support::{Scratch, copy, files, repository, tests, to_yaml, yaml};

fn readme() -> String {
    fs::read_to_string(repository().join("spec/README.md")).unwrap()
}

/// The extensions that have a section of their own.
fn described() -> BTreeSet<String> {
    let headings = readme();
    let names = headings
        .lines()
        .filter_map(|line| line.strip_prefix("### `x-")?.strip_suffix('`').map(|name| format!("x-{name}")));
    names.collect()
}

/// Every key of a document that begins with `x-`.
fn used(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            into.extend(map.keys().filter(|key| key.starts_with("x-")).cloned());
            map.values().for_each(|inner| used(inner, into));
        }
        Value::Array(list) => list.iter().for_each(|inner| used(inner, into)),
        _ => {}
    }
}

/// Every extension that a literal of the passes' source names, alone or inside a pointer.
fn read(tokens: TokenStream, into: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => read(group.stream(), into),
            TokenTree::Literal(literal) => {
                let text =
                    syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value()).unwrap_or_default();
                // A sentence mentions; a key or a pointer reads. The bare prefix is that of them all, and a media type is
                // none of ours.
                if !text.contains(' ') && !text.starts_with("application/") {
                    into.extend(
                        text.split('/').filter(|part| part.starts_with("x-") && part.len() > 2).map(str::to_owned),
                    );
                }
            }
            _ => {}
        }
    }
}

#[test]
fn every_extension_that_a_document_uses_is_described() {
    let mut found = BTreeSet::new();
    documents(&repository()).unwrap().iter().for_each(|file| used(&yaml(&repository().join(file)), &mut found));
    used(&yaml(&tests("neutral/harbour.yaml")), &mut found);
    assert!(!found.is_empty());
    assert_eq!(found.difference(&described()).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn what_is_described_is_read_and_what_is_read_is_described() {
    let mut found = BTreeSet::new();
    for folder in ["describe", "lower"] {
        for source in files(&repository().join("crates/rebuttal-codegen/src").join(folder)) {
            read(fs::read_to_string(source).unwrap().parse().unwrap(), &mut found);
        }
    }
    let theirs: BTreeSet<String> = readme()
        .lines()
        .filter(|line| line.starts_with("| `x-"))
        .flat_map(|line| {
            line.split('|')
                .nth(1)
                .unwrap_or_default()
                .split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(theirs.is_disjoint(&described()));
    assert_eq!(found, described().union(&theirs).cloned().collect());
}

/// A key that is passed over in other documents must be none of ours.
#[test]
fn the_list_of_our_extensions_is_that_of_their_descriptions() {
    let listed: BTreeSet<String> = rebuttal_codegen::lower::EXTENSIONS.iter().map(|&name| name.to_owned()).collect();
    assert_eq!(listed, described());
}

#[test]
fn the_examples_are_a_document_that_can_be_generated() {
    let scratch = Scratch::new("examples");
    let text = readme();
    let blocks: Vec<&str> = text.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    // `x-origin` is never written, and `x-slice` not in documents of ours.
    assert_eq!(blocks.len(), described().len() - 2, "every extension has one example");
    let mut document = yaml(&tests("generator/base.yaml"));
    for block in blocks {
        merge(&mut document, &serde_saphyr::from_str(block).unwrap_or_else(|error| panic!("{error}\n{block}")));
    }
    copy(&repository().join(DEDUP), &scratch.path().join(DEDUP));
    fs::write(scratch.path().join("spec/acme.yaml"), to_yaml(&document)).unwrap();
    let made = generate(scratch.path()).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    assert!(made.iter().any(|file| file.contents.contains("Whether the merchant wins.")));
}
