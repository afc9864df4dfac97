//! Other people's crates that are linked into what we ship: their notices, each with its licence's text, and the bill of
//! materials for programs that look for advisories (CycloneDX).
//!
//! Both are written when a package is built, so that they name exactly what is in that package, on that platform.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::paths;
use super::step::Step;

/// The notices' name in every package.
pub const NOTICES: &str = "THIRD-PARTY-NOTICES.txt";
/// The bill's.
pub const BILL: &str = "sbom.cdx.json";

/// Writes both for everything that is linked into `package` (a crate of the workspace).
fn write(package: &str, folder: &Path) -> Result<String, String> {
    let crates = linked(package)?;
    for (name, text) in [(NOTICES, text(&crates)?), (BILL, bill(package, &crates))] {
        let to = folder.join(name);
        fs::write(&to, &text).map_err(|error| format!("{}: {error}", to.display()))?;
    }
    Ok(format!("notices: {} crates in {}", crates.len(), folder.display()))
}

/// A crate of another project.
struct Linked {
    name: String,
    version: String,
    title: String,
    licence: String,
    source: String,
    texts: Vec<String>,
}

fn linked(package: &str) -> Result<Vec<Linked>, String> {
    let version = Step::new("asking for the platform", "rustc").args(["-vV"]).run()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc names no host")?;
    let output = Step::cargo(format!("asking what is linked into {package}"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host])
        .run()?;
    let json = output.lines().find(|line| line.starts_with('{')).ok_or("cargo metadata printed no JSON")?;
    let metadata: Value = serde_json::from_str(json).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = by_id(&metadata["packages"]);
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let root = packages.iter().find(|(_, it)| it["name"] == package).map(|(id, _)| *id);
    let mut waiting = vec![root.ok_or_else(|| format!("the workspace has no crate {package}"))?];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        // A procedural macro works while others are compiled, and so does what is linked into it.
        if !is_macro(packages[id]) && seen.insert(id) {
            let kinds = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            waiting.extend(list(&nodes[id]["deps"]).iter().filter(kinds).filter_map(|dep| dep["pkg"].as_str()));
        }
    }
    let strangers = seen.iter().map(|id| packages[id]).filter(|it| !it["source"].is_null());
    let mut crates = strangers.map(read).collect::<Result<Vec<_>, _>>()?;
    crates.sort_by(|a, b| a.title.cmp(&b.title));
    if crates.is_empty() { Err(format!("nothing is linked into {package}")) } else { Ok(crates) }
}

fn by_id(values: &Value) -> BTreeMap<&str, &Value> {
    list(values).iter().filter_map(|value| Some((value["id"].as_str()?, value))).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word<'v>(package: &'v Value, key: &str) -> &'v str {
    package[key].as_str().unwrap_or_default()
}

fn is_macro(package: &Value) -> bool {
    list(&package["targets"]).iter().any(|target| list(&target["kind"]).iter().any(|kind| kind == "proc-macro"))
}

fn read(package: &Value) -> Result<Linked, String> {
    let title = format!("{} {}", word(package, "name"), word(package, "version"));
    let folder = Path::new(word(package, "manifest_path")).parent().ok_or("a manifest without a folder")?;
    let mut texts = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.is_file() && is_notice(file)) {
        let text = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        texts.push(String::from_utf8_lossy(&text).replace('\r', "").trim().to_owned());
    }
    if texts.is_empty() {
        texts = standard(package).map_err(|problem| format!("{title}: {problem}"))?;
    }
    Ok(Linked {
        name: word(package, "name").to_owned(),
        version: word(package, "version").to_owned(),
        title,
        licence: word(package, "license").to_owned(),
        source: word(package, "repository").to_owned(),
        texts,
    })
}

fn is_notice(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
    ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"].iter().any(|it| name.starts_with(it))
}

/// The texts of the licences that a crate names where it has no file of them.
fn standard(package: &Value) -> Result<Vec<String>, String> {
    let expression = spdx::Expression::parse(word(package, "license")).map_err(|error| error.to_string())?;
    let authors: Vec<_> = list(&package["authors"]).iter().filter_map(Value::as_str).collect();
    let holders =
        if authors.is_empty() { format!("the authors of {}", word(package, "name")) } else { authors.join(", ") };
    let texts = expression.requirements().map(|it| {
        let id = it.req.license.id().ok_or("a licence that has no standard text: say in `standard` where it is")?;
        Ok(id.text().trim().replace("Copyright (c) <year> <copyright holders>", &format!("Copyright (c) {holders}")))
    });
    texts.collect()
}

fn text(crates: &[Linked]) -> Result<String, String> {
    let mut out = String::from(
        "This package contains the following software of others, unmodified. The texts of the licences follow below.\n\n",
    );
    let mut texts: BTreeMap<Vec<&str>, (&str, Vec<&str>)> = BTreeMap::new();
    for linked in crates {
        if linked.source.is_empty() && linked.licence.contains("MPL") {
            return Err(format!("{} does not say where its source is, which its licence asks for", linked.title));
        }
        out += &format!("{}: {}\n", linked.title, linked.licence);
        if linked.licence.contains("MPL") {
            out += "  Its source code is available under the terms of that licence at the address behind it.\n";
        }
        if !linked.source.is_empty() {
            out += &format!("  {}\n", linked.source);
        }
        for text in &linked.texts {
            // The same but for how its lines are broken.
            let words = text.split_whitespace().collect();
            texts.entry(words).or_insert((text, Vec::new())).1.push(&linked.title);
        }
    }
    let mut texts: Vec<_> = texts.into_values().collect();
    texts.sort_by(|(_, a), (_, b)| a.cmp(b));
    for (text, titles) in texts {
        out += &format!("\n{}\n{}\n\n{text}\n", "-".repeat(100), titles.join(", "));
    }
    Ok(out)
}

/// The bill of materials: no time and no path, so that it is the same wherever it is made.
fn bill(package: &str, crates: &[Linked]) -> String {
    let components: Vec<Value> = crates
        .iter()
        .map(|linked| {
            let (name, version) = (&linked.name, &linked.version);
            json!({
                "type": "library",
                "name": name,
                "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{"expression": linked.licence}],
            })
        })
        .collect();
    let subject = json!({"type": "library", "name": package, "version": env!("CARGO_PKG_VERSION")});
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": subject},
        "components": components,
    });
    format!("{bill:#}\n")
}

/// The files beside a package's own licences, for the tools that pack them; `folder` is below `bindings`.
///
/// # Errors
/// When cargo cannot list the crates, or the text of a crate's licence is not known.
pub fn beside(folder: &str) -> Result<String, String> {
    let linked = if folder.starts_with("sandbox") { "sandbox" } else { folder };
    write(&format!("rebuttal-{linked}"), &paths::root().join("bindings").join(folder))
}
