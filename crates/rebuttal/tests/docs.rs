//! The documentation of this crate speaks Rust: its own names and types, not those of Python and Node.

use std::fs;
use std::path::Path;

use rebuttal::ErrorKind;

/// Every line of documentation in the sources: the file, the line's number, its text.
fn documentation() -> Vec<(String, usize, String)> {
    fn walk(folder: &Path, out: &mut Vec<(String, usize, String)>) {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("a readable file");
                let lines = text.lines().enumerate();
                out.extend(lines.filter_map(|(index, line)| {
                    let line = line.trim_start();
                    let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))?;
                    Some((path.display().to_string(), index + 1, text.to_owned()))
                }));
            }
        }
    }
    let mut out = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut out);
    assert!(out.len() > 1000, "the sources were not found");
    out
}

/// Fails with every line that `wrong` finds.
fn none_of(documentation: &[(String, usize, String)], what: &str, wrong: impl Fn(&str) -> bool) {
    let found: Vec<_> = documentation
        .iter()
        .filter(|(_, _, text)| wrong(text))
        .map(|(file, line, text)| format!("{file}:{line}:{text}"))
        .collect();
    assert!(found.is_empty(), "{} lines {what}:\n{}", found.len(), found.join("\n"));
}

#[test]
fn documentation_names_kinds_of_errors_and_not_classes_of_other_languages() {
    let documentation = documentation();
    none_of(&documentation, "name a class that Rust has not", |text| {
        ErrorKind::ALL.iter().any(|kind| text.contains(&format!("`{}`", kind.class())))
    });
    none_of(&documentation, "speak of raising", |text| text.contains("Raises") || text.contains("raises `"));
    none_of(&documentation, "name CLEAR, which Rust has not", |text| text.contains("CLEAR"));
}

#[test]
fn durations_have_no_unit_because_their_type_has_one() {
    none_of(&documentation(), "give a duration a unit", |text| {
        text.contains("in seconds") || text.contains("in milliseconds. Default") || text.contains("Default: `30`")
    });
}

#[test]
fn no_list_of_errors_is_announced_and_missing() {
    let documentation = documentation();
    let empty = documentation.windows(2).filter(|pair| {
        let [(file, line, text), (next_file, next_line, next)] = pair else { return false };
        let announced = text.trim_end().ends_with(':') && text.contains("call can end with");
        // A list may stand one empty line below.
        announced && (file != next_file || *next_line != line + 1 || !next.trim().is_empty())
    });
    let found: Vec<_> = empty.map(|pair| format!("{}:{}", pair[0].0, pair[0].1)).collect();
    assert!(found.is_empty(), "errors are announced and not listed:\n{}", found.join("\n"));
}

#[test]
fn an_empty_text_is_refused_with_the_cure_of_this_language() {
    let client = rebuttal::stripe::Client::builder().api_key("sk_test_1").build().expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let evidence = rebuttal::stripe::Evidence::new().customer_name("");
    let error =
        runtime.block_on(client.stage_dispute_evidence("du_1").evidence(evidence).send()).expect_err("a refusal");
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    let text = error.to_string();
    assert!(text.contains("Field::Clear") && !text.contains("CLEAR"), "{text}");

    let metadata = [("case", "")];
    let error =
        runtime.block_on(client.stage_dispute_evidence("du_1").metadata(metadata).send()).expect_err("a refusal");
    let text = error.to_string();
    assert!(text.contains("Field::Clear") && !text.contains("CLEAR"), "{text}");
}
