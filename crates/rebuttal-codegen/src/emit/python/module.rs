//! A Python module in the making: what it imports is gathered while its text is written.

use std::collections::{BTreeMap, BTreeSet};

use super::text;
use crate::api::Api;
use crate::emit::{File, header};

/// Where the generated packages are.
pub(super) const ROOT: &str = "bindings/python/python/rebuttal";

/// A module's imports and text.
#[derive(Default)]
pub(super) struct Module {
    imports: BTreeMap<String, BTreeSet<String>>,
    typing_only: BTreeMap<String, BTreeSet<String>>,
    text: String,
}

impl Module {
    /// Imports a name.
    pub(super) fn import(&mut self, from: &str, name: &str) {
        self.imports.entry(from.to_owned()).or_default().insert(name.to_owned());
    }

    /// Imports a name for type checkers only: hints that mention it cannot be resolved at run time.
    pub(super) fn import_for_checkers(&mut self, from: &str, name: &str) {
        self.typing_only.entry(from.to_owned()).or_default().insert(name.to_owned());
    }

    /// Imports what a hint mentions of the standard library and of ours.
    pub(super) fn import_hint(&mut self, hint: &str) {
        const KNOWN: [(&str, &str); 11] = [
            ("Any", "typing"),
            ("AsyncSigner", "rebuttal._runtime.signing"),
            ("Callable", "collections.abc"),
            ("FileLike", "rebuttal._runtime.files"),
            ("Mapping", "collections.abc"),
            ("Observer", "rebuttal._runtime.observing"),
            ("PathLike", "os"),
            ("Sequence", "collections.abc"),
            ("Signer", "rebuttal._runtime.signing"),
            ("datetime", "datetime"),
            ("timedelta", "datetime"),
        ];
        let words: BTreeSet<&str> = hint.split(|sign: char| !sign.is_alphanumeric() && sign != '_').collect();
        for (name, from) in KNOWN.into_iter().filter(|(name, _)| words.contains(name)) {
            self.import(from, name);
        }
    }

    /// Imports nothing of that module after all.
    pub(super) fn forget(&mut self, from: &str) {
        self.imports.remove(from);
    }

    /// Adds text.
    pub(super) fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The file `path` below [`ROOT`].
    pub(super) fn file(mut self, api: &Api, path: &str, description: &str) -> File {
        if !self.typing_only.is_empty() {
            self.import("typing", "TYPE_CHECKING");
        }
        for (from, names) in &self.imports {
            if let Some(lazy) = self.typing_only.get_mut(from) {
                lazy.retain(|name| !names.contains(name));
            }
        }
        self.typing_only.retain(|_, names| !names.is_empty());
        let mut contents = first_line(&api.document);
        contents.push_str(&text::docstring(0, &[description.to_owned()]));
        contents.push_str("\nfrom __future__ import annotations\n");
        contents.push_str(&groups(0, &self.imports));
        if !self.typing_only.is_empty() {
            contents.push_str("\nif TYPE_CHECKING:");
            contents.push_str(&groups(4, &self.typing_only));
        }
        contents.push_str(&self.text);
        File { path: format!("{ROOT}/{path}"), contents }
    }
}

/// The line that every generated file begins with.
pub(super) fn first_line(documents: &str) -> String {
    header("#", documents, "crates/rebuttal-codegen/src/emit/python")
}

/// Import statements: the standard library's first, then ours.
fn groups(indent: usize, imports: &BTreeMap<String, BTreeSet<String>>) -> String {
    let (ours, standard): (Vec<_>, Vec<_>) = imports.iter().partition(|(from, _)| from.starts_with("rebuttal"));
    let mut blocks = Vec::new();
    for group in [standard, ours].into_iter().filter(|group| !group.is_empty()) {
        let lines = group.into_iter().map(|(from, names)| {
            let names = text::sorted(names.iter().cloned().collect());
            let line = text::spread(indent, &format!("from {from} import "), &names, "");
            if line.lines().count() == 1 {
                line
            } else {
                text::tall(indent, &format!("from {from} import ("), &names, ")")
            }
        });
        blocks.push(lines.collect::<String>());
    }
    if blocks.is_empty() { String::new() } else { format!("\n{}", blocks.join("\n")) }
}
