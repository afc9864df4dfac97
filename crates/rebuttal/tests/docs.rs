//! The documentation of this crate speaks Rust: its own names and types, not those of Python and Node.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use rebuttal::ErrorKind;
use serde_json::Value;

/// The sources below a folder of this crate: each with its path.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, out: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|end| end == "rs") {
                out.push((path.display().to_string(), fs::read_to_string(&path).expect("a readable file")));
            }
        }
    }
    let mut out = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut out);
    out
}

/// The text of a line of documentation.
fn documented(line: &str) -> Option<&str> {
    let line = line.trim_start();
    line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))
}

/// Every line of documentation in the sources: the file, the line's number, its text.
fn documentation() -> Vec<(String, usize, String)> {
    let mut out = Vec::new();
    for (path, text) in sources("src") {
        let lines = text.lines().enumerate();
        out.extend(lines.filter_map(|(index, line)| Some((path.clone(), index + 1, documented(line)?.to_owned()))));
    }
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

/// Whether a line of a generated file declares something that users see. Macros declare the values of an enumeration, its
/// predicates, and ids.
fn declares(path: &str, line: &str) -> bool {
    let (indent, line) = (line.len() - line.trim_start().len(), line.trim_start());
    let by_macro = match path.rsplit('/').next() {
        Some("enums.rs") => indent == 8 && line.ends_with(',') || indent == 4 && line.ends_with(';'),
        Some("ids.rs") => indent == 4,
        // The kinds of messages.
        _ => indent == 4 && line.contains("(Received<"),
    };
    by_macro && documented(line).is_none()
        || line.starts_with("pub ") && !line.starts_with("pub use ") && !line.starts_with("pub mod ")
}

#[test]
fn every_public_item_of_generated_code_is_documented() {
    let (mut declared, mut bare) = (0, Vec::new());
    for (path, text) in sources("src/generated") {
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| declares(&path, line)) {
            declared += 1;
            let above = lines[..index].iter().rev().find(|line| !line.trim_start().starts_with("#["));
            if above.is_none_or(|above| documented(above).is_none()) {
                bare.push(format!("{path}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    assert!(declared > 700, "only {declared} public items were found");
    assert!(bare.is_empty(), "{} public items have no documentation:\n{}", bare.len(), bare.join("\n"));
}

/// What a document has, but for its prose, and for the names of operations, which are not Rust's.
fn wire(value: &Value, key: &str, out: &mut HashSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, inner)| {
            out.insert(name.clone());
            wire(inner, name, out);
        }),
        Value::Array(items) => items.iter().for_each(|inner| wire(inner, key, out)),
        Value::String(text) if !["description", "summary", "advice", "operationId"].contains(&key) => {
            out.insert(text.clone());
        }
        _ => {}
    }
}

#[test]
fn names_in_the_documentation_of_generated_code_exist() {
    // Environment variables of others, and what documents give as examples of values that they do not list.
    let examples = [
        "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE", "PAYMENT_RESULT", "SANDBOX_",
        "balance_transaction", "dispute_reversal", "eur", "file_link", "jpg", "tax", "whsec_",
    ];
    let mut known: HashSet<String> = examples.map(str::to_owned).into();
    for (_, text) in ["src", "../rebuttal-runtime/src", "../rebuttal-schema/src"].iter().flat_map(|of| sources(of)) {
        for line in text.lines().filter(|line| documented(line).is_none()) {
            known.extend(line.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
        }
    }
    for provider in ["alipay", "stripe"] {
        let path = format!("{}/../../spec/{provider}.yaml", env!("CARGO_MANIFEST_DIR"));
        let document = serde_saphyr::from_str(&fs::read_to_string(path).expect("the document")).expect("YAML");
        wire(&document, "", &mut known);
    }
    let is_name = |part: &str| {
        part.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    let mut missing = Vec::new();
    for (path, text) in sources("src/generated") {
        for (index, line) in text.lines().enumerate() {
            // A name does not go on to the next line, and a fence is none.
            let quoted = documented(line)
                .filter(|text| !text.contains("```"))
                .into_iter()
                .flat_map(|text| text.split('`').skip(1).step_by(2));
            let strange = quoted.filter(|name| {
                let mut parts = name.split("::").flat_map(|part| part.split('.'));
                !known.contains(*name) && parts.clone().all(is_name) && parts.any(|part| !known.contains(part))
            });
            missing.extend(strange.map(|name| format!("{path}:{}: {name}", index + 1)));
        }
    }
    assert!(missing.is_empty(), "{} names do not exist:\n{}", missing.len(), missing.join("\n"));
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
