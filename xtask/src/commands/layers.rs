//! Which of our crates may depend on which: the map in one direction. Tests of several crates and dependencies of tests
//! are free.

use serde_json::Value;

use super::paths;
use super::step::Step;

/// What each crate may depend on, of ours. Those that nothing outside the workspace uses are not here.
const ALLOWED: &[(&str, &[&str])] = &[
    ("rebuttal-signing", &[]),
    ("rebuttal-schema", &[]),
    ("rebuttal-runtime", &["rebuttal-signing", "rebuttal-schema"]),
    ("rebuttal-evidence", &["rebuttal-signing"]),
    ("rebuttal", &["rebuttal-signing", "rebuttal-schema", "rebuttal-runtime", "rebuttal-evidence"]),
    // The provider's side knows nothing of the client.
    ("rebuttal-sandbox", &["rebuttal-signing", "rebuttal-schema"]),
    ("rebuttal-codegen", &["rebuttal-schema"]),
    ("rebuttal-python", &["rebuttal", "rebuttal-signing", "rebuttal-schema", "rebuttal-runtime"]),
    ("rebuttal-node", &["rebuttal", "rebuttal-signing", "rebuttal-schema", "rebuttal-runtime"]),
    ("xtask", &["rebuttal-schema", "rebuttal-codegen"]),
];

/// Looks at what the crates of the workspace depend on.
///
/// # Errors
/// Each dependency that is not allowed, and each crate of which nothing is said here.
pub fn check() -> Result<String, String> {
    let arguments = ["metadata", "--no-deps", "--format-version", "1", "--quiet"];
    let printed = Step::cargo("dependencies of our crates on each other").args(arguments).run()?;
    let line = printed.lines().find(|line| line.starts_with('{')).unwrap_or_default();
    let metadata: Value = serde_json::from_str(line).map_err(|error| format!("cargo metadata: {error}"))?;
    let tests = paths::root().join("tests");
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let packages = packages.filter(|package| {
        !package["manifest_path"].as_str().is_some_and(|path| path.starts_with(&*tests.to_string_lossy()))
    });
    let problems: Vec<String> = packages.flat_map(problems).collect();
    if problems.is_empty() {
        Ok("our crates depend on each other in one direction".to_owned())
    } else {
        Err(problems.join("\n"))
    }
}

/// What is wrong with the dependencies of one package.
fn problems(package: &Value) -> Vec<String> {
    let name = package["name"].as_str().unwrap_or_default();
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
        return vec![format!("{name}: say in {} which of our crates it may depend on", file!())];
    };
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    let own = dependencies.filter(|dependency| dependency["path"].is_string() && dependency["kind"] != "dev");
    let names = own.filter_map(|dependency| dependency["name"].as_str()).filter(|name| !allowed.contains(name));
    names.map(|other| format!("{name} depends on {other}, which is not below it: see {}", file!())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_dependencies_that_point_down_are_allowed() {
        let package = |name: &str, kind: Value, other: &str| json!({"name": name, "dependencies": [{"name": other, "path": "/x", "kind": kind}, {"name": "serde", "kind": null}]});
        assert_eq!(problems(&package("rebuttal", Value::Null, "rebuttal-signing")), [""; 0]);
        assert_eq!(problems(&package("rebuttal", json!("dev"), "rebuttal-sandbox")), [""; 0]);
        assert_eq!(problems(&package("rebuttal-sandbox", Value::Null, "rebuttal")).len(), 1);
        assert_eq!(problems(&package("rebuttal-new", Value::Null, "rebuttal")).len(), 1);
    }

    #[test]
    fn the_table_has_no_circle() {
        for (at, (name, allowed)) in ALLOWED.iter().enumerate() {
            for other in *allowed {
                let below = ALLOWED.iter().position(|(known, _)| known == other);
                assert!(below.is_some_and(|below| below < at), "{name} may depend on {other}, which comes after it");
            }
        }
    }
}
