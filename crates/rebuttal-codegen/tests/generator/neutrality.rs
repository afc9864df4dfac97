//! What is written for all providers names none of them.

use std::fs;

use rebuttal_codegen::write::is_generated;

use crate::support::{files, repository};

const NAMES: &[&str] = &["alipay", "antom", "stripe", "harbour"];

/// The lines of written files under a folder that name a provider.
fn named(folder: &str, ends: &[&str], skip: &[&str]) -> (usize, Vec<String>) {
    let root = repository();
    let (mut count, mut found) = (0, Vec::new());
    for path in files(&root.join(folder)) {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let wanted = ends.iter().any(|end| name.ends_with(end)) && !skip.iter().any(|part| name.contains(part));
        if !wanted {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // What is generated says what its document says.
        if is_generated(text.as_bytes()) {
            continue;
        }
        count += 1;
        for (index, line) in text.lines().enumerate() {
            // The standard library has a name that holds one of a provider.
            let lower = line.replace("PhantomData", "").to_lowercase();
            if NAMES.iter().any(|provider| lower.contains(provider)) {
                found.push(format!("{name}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    (count, found)
}

#[test]
fn the_generator_and_the_written_bindings_name_no_provider() {
    let places: [(&str, &[&str], &[&str]); 6] = [
        ("crates/rebuttal-codegen/src", &[".rs", ".jinja"], &[]),
        ("xtask/src", &[".rs"], &[]),
        ("bindings/python/src", &[".rs"], &[]),
        ("bindings/node/src", &[".rs"], &[]),
        ("bindings/python/python", &[".py", ".pyi"], &["/_generated/"]),
        ("bindings/node/ts", &[".ts"], &["/generated/"]),
    ];
    let mut all = Vec::new();
    for (folder, ends, skip) in places {
        let (count, found) = named(folder, ends, skip);
        assert!(count > 0, "{folder} holds nothing that was written");
        all.extend(found);
    }
    assert!(all.is_empty(), "these lines name a provider:\n{}", all.join("\n"));
}

#[test]
fn what_providers_share_in_the_core_names_none() {
    let (count, found) = named("crates/rebuttal-runtime/src", &[".rs"], &[]);
    assert!(count > 0 && found.is_empty(), "these lines name a provider:\n{}", found.join("\n"));
}

#[test]
fn a_provider_that_is_named_would_be_found() {
    let (count, found) = named("crates/rebuttal-codegen/tests/neutral", &["harbour.rs"], &[]);
    assert!(count == 1 && !found.is_empty());
}
