//! Names that documents don't have, or that languages don't take.

use std::collections::BTreeSet;

use crate::document::{Document, Lock};

/// What no function, type or field of ours can be called, whatever stands in front: words of the three languages.
const RESERVED: &[&str] = &[
    "abstract", "and", "arguments", "as", "assert", "async", "await", "become", "box", "break", "builder", "case",
    "catch", "class", "clone", "close", "const", "constructor", "continue", "crate", "debugger", "def", "default",
    "del", "delete", "do", "dyn", "elif", "else", "enum", "eval", "except", "export", "extends", "extern", "false",
    "final", "finally", "fn", "for", "from", "fromEnv", "function", "gen", "global", "if", "impl", "implements",
    "import", "in", "instanceof", "interface", "is", "lambda", "let", "loop", "macro", "match", "mod", "move", "mut",
    "new", "none", "nonlocal", "not", "null", "options", "or", "override", "package", "pass", "priv", "private",
    "protected", "pub", "public", "raise", "ref", "return", "self", "Self", "static", "struct", "super", "switch",
    "then", "this", "throw", "toJson", "toString", "trait", "true", "try", "type", "typeof", "unsafe", "unsized",
    "use", "valueOf", "var", "virtual", "void", "where", "while", "with", "yield",
];

/// Names of one sort, each given once.
pub(super) struct Names {
    sort: &'static str,
    lock: Lock,
    chosen: Lock,
    /// In lower case: some of our names become files.
    taken: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(document: &Document, sort: &'static str) -> Self {
        let lock = document.foreign.as_ref().map(|foreign| foreign.lock.clone()).unwrap_or_default();
        // What is locked belongs to its place, also before that is reached.
        let locked = lock.iter().filter(|(key, _)| key.starts_with(&format!("{sort} ")));
        let taken = locked.map(|(_, name)| name.to_lowercase()).collect();
        Self { sort, lock, chosen: Lock::new(), taken }
    }

    /// The locked name of a place, or else the wanted one, with a number where that is taken.
    pub(super) fn choose(&mut self, place: &str, wanted: &str, unfit: impl Fn(&str) -> bool) -> String {
        let key = format!("{} {place}", self.sort);
        if let Some(name) = self.lock.get(&key).or_else(|| self.chosen.get(&key)) {
            return name.clone();
        }
        let mut name = wanted.to_owned();
        if name.starts_with(|c: char| !c.is_ascii_alphabetic()) || name.is_empty() {
            let upper = self.sort == "type";
            name = format!("{}{name}", if upper { "N" } else { "n" });
        }
        let reserved = |name: &str| RESERVED.contains(&name) || self.taken.contains(&name.to_lowercase());
        let mut tried = name.clone();
        let mut number = 2;
        while reserved(&tried) || unfit(&tried) {
            tried = format!("{name}{number}");
            number += 1;
        }
        self.taken.insert(tried.to_lowercase());
        self.chosen.insert(key, tried.clone());
        tried
    }

    /// Lets the document remember what was chosen.
    pub(super) fn keep(self, document: &mut Document) {
        if let Some(foreign) = &mut document.foreign {
            foreign.lock.extend(self.chosen);
        }
    }
}

/// The parts of a text that names can be made of.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
