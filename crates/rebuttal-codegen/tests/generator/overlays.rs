//! The overlays in `spec/overlays/`, over skeletons of their documents in our own words: of the documents themselves none is
//! in the repository. A skeleton has the names and places that the overlay changes, and those that tests call.

use rebuttal_codegen::api::{Api, Meaning, RetryClass};
use rebuttal_codegen::document::Lock;
use rebuttal_codegen::foreign::describe_files;
use serde_json::Value;

use crate::support::{files, repository, tests, yaml};

fn described(name: &str) -> Api {
    let skeleton = tests("overlays").join(format!("{name}.yaml"));
    let overlay = repository().join("spec/overlays").join(format!("{name}.yaml"));
    describe_files(&skeleton, &[&overlay], Lock::new()).unwrap_or_else(|refusals| panic!("{name}: {refusals:#?}")).1
}

fn names(folder: &std::path::Path) -> Vec<String> {
    files(folder).iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn every_overlay_matches_its_skeleton_in_all_its_actions() {
    let names = names(&repository().join("spec/overlays"));
    assert!(names.len() >= 4, "{names:?}");
    for name in &names {
        let api = described(name);
        assert_eq!(api.provider, *name);
        // Those who only send messages are not called.
        let options = match &api.receiver {
            Some(receiver) if api.operations.is_empty() => &receiver.options,
            _ => &api.client.options,
        };
        assert!(api.operations.is_empty() || api.host.is_some(), "{name}");
        assert!(options.iter().any(|option| option.required && option.env.is_some()), "{name}: no key");
    }
    assert_eq!(names, self::names(&tests("overlays")));
}

#[test]
fn every_overlay_names_the_document_that_it_was_made_for() {
    for path in files(&repository().join("spec/overlays")) {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 60, "{}: {lines} lines", path.display());
        let made_for = &yaml(&path)["info"]["x-document"];
        let sum = made_for["sha256"].as_str().unwrap();
        assert!(sum.len() == 64 && sum.chars().all(|c| c.is_ascii_hexdigit()), "{}", path.display());
        assert!(["title", "version"].iter().all(|key| made_for[key].is_string()), "{}", path.display());
    }
}

#[test]
fn what_cannot_be_undone_is_never_repeated_and_says_so() {
    for (name, id) in [
        ("adyen", "acceptDispute"),
        ("adyen", "defendDispute"),
        ("paypal", "disputesAcceptClaim"),
        ("square", "acceptDispute"),
        ("square", "submitEvidence"),
        ("paystack", "disputeResolve"),
    ] {
        let api = described(name);
        let operation = api.operations.iter().find(|operation| operation.id == id).unwrap();
        assert!(operation.irreversible && operation.retry == RetryClass::Never, "{name} {id}");
    }
}

#[test]
fn a_refusal_that_comes_with_a_success_of_http_is_one() {
    let rules = described("adyen").answer;
    let meaning = |status: &str| rules.statuses.iter().find(|(wire, _)| wire == status).map(|(_, meaning)| *meaning);
    assert_eq!((meaning("true"), meaning("false")), (Some(Meaning::Done), Some(Meaning::Refused)));
}

#[test]
fn another_version_of_the_document_is_noted() {
    let mut skeleton = yaml(&tests("overlays").join("square.yaml"));
    skeleton["info"]["version"] = Value::from("3.0");
    let scratch = crate::support::Scratch::new("overlays-version");
    let path = scratch.path().join("square.yaml");
    std::fs::write(&path, crate::support::to_yaml(&skeleton)).unwrap();
    let overlay = repository().join("spec/overlays/square.yaml");
    let (document, _) = describe_files(&path, &[&overlay], Lock::new()).unwrap();
    let notes = document.foreign.unwrap().notes;
    let wanted = "the overlay was made for version 2.0, and this is version 3.0";
    assert!(notes.iter().any(|note| note.text == wanted), "{notes:#?}");
}
