//! What the generator cannot express, it refuses with an address and a cure. Each file of `refusals/` has a piece of a
//! document, which is merged into `base.yaml` (null takes a key away), or a whole `text`, and the refusals expected.
//! `UPDATE_GOLDENS=1 cargo test -p rebuttal-codegen` writes the latter anew: read them then.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use rebuttal_codegen::document::{Lock, Refusal};
use rebuttal_codegen::foreign::describe_files;
use rebuttal_codegen::generate::generate;
use rebuttal_codegen::read::DEDUP;
use serde_json::{Value, json};

use crate::support::{Scratch, copy, difference, files, repository, tests, to_yaml, update, yaml};

const SPEC: &str = "spec/acme.yaml";

/// The refusals of a document, through all passes.
fn refusals(scratch: &Path, case: &Value) -> Vec<Refusal> {
    if case.get("foreign").is_some() {
        return foreign_refusals(scratch, case);
    }
    let text = case.get("text").map(|text| text.as_str().unwrap().to_owned()).unwrap_or_else(|| {
        let mut document = yaml(&tests("generator/base.yaml"));
        merge(&mut document, &case["document"]);
        to_yaml(&document)
    });
    fs::create_dir_all(scratch.join("spec")).unwrap();
    fs::write(scratch.join(SPEC), text).unwrap();
    copy(&repository().join(DEDUP), &scratch.join(DEDUP));
    if let Some(missing) = case.get("missing") {
        fs::remove_file(scratch.join(missing.as_str().unwrap())).unwrap();
    }
    generate(scratch).err().unwrap_or_default()
}

/// Those of a document that was not written for us, with an overlay and a file beside it where the case has them.
fn foreign_refusals(scratch: &Path, case: &Value) -> Vec<Refusal> {
    let write = |name: &str, key: &str| {
        let text = case.get(key)?.as_str().map_or_else(|| to_yaml(&case[key]), str::to_owned);
        let path = scratch.join(name);
        fs::write(&path, text).unwrap();
        Some(path)
    };
    let document = write("ferry.yaml", "foreign").unwrap();
    write("beside.yaml", "beside");
    let overlay = write("overlay.yaml", "overlay");
    let overlays: Vec<&Path> = overlay.iter().map(|path| path.as_path()).collect();
    if case.get("missing").is_some() {
        fs::remove_file(&document).unwrap();
    }
    describe_files(&document, &overlays, Lock::new()).err().unwrap_or_default()
}

/// Maps are merged, null takes away, anything else is put in the place of what was there.
pub(crate) fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                if value.is_null() {
                    into.shift_remove(key);
                } else {
                    merge(into.entry(key.clone()).or_insert_with(|| json!({})), value);
                }
            }
        }
        (into, from) => *into = from.clone(),
    }
}

fn as_json(refusals: &[Refusal]) -> Value {
    let one = |refusal: &Refusal| json!({ "at": refusal.address, "problem": refusal.problem, "cure": refusal.cure });
    refusals.iter().map(one).collect()
}

#[test]
fn every_kind_of_schema_that_cannot_be_expressed_is_refused_with_its_place_and_a_cure() {
    let scratch = Scratch::new("refusals");
    let mut differences = String::new();
    for path in files(&tests("refusals")) {
        let mut case = yaml(&path);
        let found = as_json(&refusals(scratch.path(), &case));
        if update() {
            let text = fs::read_to_string(&path).unwrap();
            let kept = text.split("\nrefusals:").next().unwrap().trim_end().to_owned();
            case = json!({ "refusals": found });
            fs::write(&path, format!("{kept}\n{}", to_yaml(&case))).unwrap();
        }
        assert!(case["refusals"].as_array().is_some_and(|list| !list.is_empty()), "{} expects nothing", path.display());
        differences.extend(difference(&path.to_string_lossy(), &to_yaml(&case["refusals"]), &to_yaml(&found)));
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn what_every_case_is_merged_into_is_not_refused() {
    let scratch = Scratch::new("refusals-base");
    assert_eq!(refusals(scratch.path(), &json!({ "document": {} })), []);
}

/// An address is of no use unless a person finds the place in the file.
#[test]
fn addresses_name_places_of_the_document_as_it_was_written() {
    for path in files(&tests("refusals")) {
        let case = yaml(&path);
        if case.get("text").is_some() || case["foreign"].is_string() {
            continue;
        }
        let mut document = yaml(&tests("generator/base.yaml"));
        merge(&mut document, &case["document"]);
        if let Some(foreign) = case.get("foreign") {
            document = foreign.clone();
        }
        for refusal in case["refusals"].as_array().into_iter().flatten() {
            let at = refusal["at"].as_str().unwrap();
            let (file, pointer) = at.split_once('#').unwrap();
            let root = match file {
                SPEC | "ferry.yaml" => &document,
                _ => &case["overlay"],
            };
            // What is missing has no place yet: then that which should hold it.
            let up = |pointer: &'_ str| pointer.rsplit_once('/').map_or(String::new(), |(holder, _)| holder.to_owned());
            let places = [pointer.to_owned(), up(pointer), up(&up(pointer))];
            assert!(
                places.iter().any(|place| root.pointer(place).is_some()),
                "{}: {at} names no place",
                path.display()
            );
        }
    }
}

/// Every sentence in the passes' source must occur in some expected refusal.
#[test]
fn every_refusal_in_the_source_is_shown_by_a_file() {
    let shown: Vec<String> = files(&tests("refusals"))
        .iter()
        .flat_map(|path| yaml(path)["refusals"].as_array().cloned().unwrap_or_default())
        .flat_map(|refusal| ["problem", "cure"].map(|key| refusal[key].as_str().unwrap().to_owned()))
        .collect();
    let in_code = |sentence: &str| crate::hostile::SHOWN.contains(&sentence);
    let mut missing = BTreeSet::new();
    for folder in ["describe", "lower", "read.rs", "foreign.rs", "overlay.rs"] {
        let path = repository().join("crates/rebuttal-codegen/src").join(folder);
        let sources = if path.is_dir() { files(&path) } else { vec![path] };
        for source in sources {
            let tokens: TokenStream = fs::read_to_string(&source).unwrap().parse().unwrap();
            missing.extend(
                sentences(tokens)
                    .into_iter()
                    .filter(|sentence| !in_code(sentence) && !shown.iter().any(|text| has(text, sentence))),
            );
        }
    }
    assert!(missing.is_empty(), "no file of crates/rebuttal-codegen/tests/refusals shows these: {missing:#?}");
}

fn sentences(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => found.extend(sentences(group.stream())),
            TokenTree::Literal(literal) => {
                let text =
                    syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value()).unwrap_or_default();
                let sentence = text.starts_with(|c: char| c.is_uppercase() || c == '{') && text.ends_with(['.', '?']);
                found.extend((sentence && text.contains(' ')).then_some(text));
            }
            _ => {}
        }
    }
    found
}

/// Whether a text has what stands between a sentence's placeholders, in its order.
fn has(text: &str, sentence: &str) -> bool {
    let mut rest = text;
    sentence.replace("{{", "\u{1}").replace("}}", "\u{2}").split('{').enumerate().all(|(index, part)| {
        let fixed = if index == 0 { part } else { part.split_once('}').map_or(part, |(_, fixed)| fixed) };
        let fixed = fixed.replace('\u{1}', "{").replace('\u{2}', "}");
        match rest.find(&fixed) {
            Some(at) => {
                rest = &rest[at + fixed.len()..];
                true
            }
            None => false,
        }
    })
}

#[test]
fn all_refusals_of_all_documents_come_at_once() {
    let scratch = Scratch::new("refusals-together");
    let wrong = |schema: Value| json!({ "components": { "schemas": { "Case": { "properties": { "id": schema } } } } });
    fs::create_dir_all(scratch.path().join("spec")).unwrap();
    for (name, schema) in [("a", json!({ "format": "color" })), ("b", json!({ "type": "tuple" }))] {
        let mut document = yaml(&tests("generator/base.yaml"));
        merge(&mut document, &wrong(schema));
        merge(&mut document, &json!({ "info": { "title": "" } }));
        fs::write(scratch.path().join(format!("spec/{name}.yaml")), to_yaml(&document)).unwrap();
    }
    let found = generate(scratch.path()).unwrap_err();
    let addresses: Vec<&str> = found.iter().map(|refusal| refusal.address.as_str()).collect();
    let id = "components/schemas/Case/properties/id";
    let expected = [
        "spec/a.yaml#/info/title".to_owned(),
        format!("spec/a.yaml#/{id}/format"),
        "spec/b.yaml#/info/title".to_owned(),
        format!("spec/b.yaml#/{id}"),
    ];
    assert_eq!(addresses, expected);
}
