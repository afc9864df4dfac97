//! The names that generated code uses, from which follows what it imports.

use std::collections::BTreeSet;

use super::layout::code;

/// The identifiers of code, without those that follow a dot, those in strings, in imports and between the marks of
/// documentation, and those that `given` finds to be names of something here, by the word and what follows it. One before
/// a dot is there with its dot, too, and one before a bracket with it.
pub fn used(body: &str, open: &str, close: &str, given: fn(&str, &str) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut inside = false;
    for line in body.lines() {
        let text = line.trim();
        let opened = text.strip_prefix(open).filter(|_| !inside);
        inside |= opened.is_some();
        if inside {
            inside = !opened.unwrap_or(text).ends_with(close);
        } else if !text.starts_with("from ") {
            words(text, given, &mut found);
        }
    }
    found
}

fn words(line: &str, given: fn(&str, &str) -> bool, found: &mut BTreeSet<String>) {
    let code: String = code(line).map(|(_, sign)| sign).collect();
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let (mut rest, mut before) = (code.as_str(), ' ');
    while let Some(start) = rest.find(is_word) {
        before = rest[..start].chars().next_back().unwrap_or(before);
        let after = &rest[start..];
        let end = after.find(|sign| !is_word(sign)).unwrap_or(after.len());
        let (word, next) = (&after[..end], after[end..].trim_start());
        if before != '.' && !given(word, next) {
            found.insert(word.to_owned());
            if next.starts_with('.') {
                found.insert(format!("{word}."));
            }
            if next.starts_with(['(', '<']) {
                found.insert(format!("{word}("));
            }
        }
        before = ' ';
        rest = &after[end..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_code_uses_are_found_and_no_others() {
        let body = "    any: x\n    \"\"\"About Mapping.\n    Pages\n    \"\"\"\n    a: Clear = f(Time, datetime=\"Body\", it.Self)\n    \
                    hints.x\n    from a import Gone\n    \"\"\"One line of Text.\"\"\"\n    last";
        let found = used(body, "\"\"\"", "\"\"\"", |word, next| {
            next.starts_with([':', '=']) && word.starts_with(char::is_lowercase)
        });
        let names = ["Clear", "Time", "f", "f(", "hints", "hints.", "it", "it.", "last", "x"];
        assert_eq!(found, names.map(str::to_owned).into());
    }
}
