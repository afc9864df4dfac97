//! Lays out a module: fills its docstrings, and breaks its long lines.

use crate::emit::layout::Layout;
use crate::emit::template::fill;

/// Where lines end.
pub(super) const WIDTH: usize = 100;
const LAYOUT: Layout = Layout { width: WIDTH, step: 4, hugs: false };
const QUOTES: &str = "\"\"\"";
/// Holds the place of the closing quotes while lines are filled.
const CLOSING: &str = "\u{e000}\u{e000}\u{e000}";

/// The text of a docstring as it stands in its source.
pub(super) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(QUOTES, "\\\"\\\"\\\"")
}

/// The module's text with its lines where they belong.
pub(super) fn laid_out(module: &str) -> String {
    let mut out = String::with_capacity(module.len());
    let mut lines = module.lines();
    while let Some(line) = lines.next() {
        let text = line.trim_start();
        if let Some(first) = text.strip_prefix(QUOTES) {
            let mut inside = vec![first];
            while !inside.last().is_some_and(|last| last.ends_with(QUOTES)) {
                inside.push(lines.next().unwrap_or(QUOTES));
            }
            docstring(&mut out, line.len() - text.len(), &inside.join("\n"));
        } else if text.starts_with("from ") {
            out.push_str(&import(line));
        } else if text.is_empty() || text.starts_with('#') {
            out.push_str(line.trim_end());
            out.push('\n');
        } else {
            out.push_str(&LAYOUT.broken(line));
        }
    }
    out
}

/// An import, in brackets where it is too long.
fn import(line: &str) -> String {
    match line.split_once(" import ") {
        Some((from, names)) if line.chars().count() > WIDTH => LAYOUT.broken(&format!("{from} import ({names},)")),
        _ => format!("{line}\n"),
    }
}

/// A docstring at a column; nothing if it says nothing. Lines keep their own indentation; further ones of an item hang,
/// and the code of an example is code.
fn docstring(out: &mut String, indent: usize, inside: &str) {
    let inside = inside.trim_end_matches(QUOTES).trim();
    if inside.is_empty() {
        return;
    }
    let pad = " ".repeat(indent);
    let alone = !inside.contains('\n');
    let mut filled: Vec<String> = Vec::new();
    for (index, line) in inside.lines().enumerate() {
        let text = line.trim_start();
        if text.is_empty() {
            if filled.last().is_some_and(|last| !last.is_empty()) {
                filled.push(String::new());
            }
            continue;
        }
        if let Some(code) = text.strip_prefix(">>> ") {
            let own = line.len() - text.len();
            let code = Layout { width: WIDTH - own - 4, ..LAYOUT }.broken(code);
            let prompts = std::iter::once(">>>").chain(std::iter::repeat("..."));
            filled
                .extend(prompts.zip(code.lines()).map(|(prompt, code)| format!("{}{prompt} {code}", " ".repeat(own))));
            continue;
        }
        if text.starts_with("... ") {
            filled.push(line.to_owned());
            continue;
        }
        let own = if index == 0 { indent } else { (line.len() - text.len()).max(indent) };
        let hang = own
            + if text.starts_with("- ") {
                2
            } else if own > indent {
                4
            } else {
                0
            };
        let opening = if index == 0 { QUOTES } else { "" };
        let closing = if alone { CLOSING } else { "" };
        let text = format!("{opening}{text}{closing}");
        filled.extend(fill(&text, WIDTH, &" ".repeat(own), &" ".repeat(hang)));
    }
    let text = filled.join("\n");
    match text.strip_suffix(CLOSING) {
        Some(line) if !line.contains('\n') && !line.ends_with('"') => out.push_str(&format!("{line}{QUOTES}\n")),
        Some(lines) => out.push_str(&format!("{lines}\n{pad}{QUOTES}\n")),
        None => out.push_str(&format!("{text}\n{pad}{QUOTES}\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_docstring_stays_within_the_width_and_says_everything() {
        let long = "word ".repeat(60);
        let made = laid_out(&format!("        {QUOTES}{long}\n\n        Second.\n        {QUOTES}\n"));
        assert!(made.lines().all(|line| line.chars().count() <= WIDTH), "{made}");
        assert_eq!(made.matches("word").count(), 60);
        assert!(made.starts_with("        \"\"\"word") && made.ends_with("\n        \"\"\"\n"), "{made}");
    }

    #[test]
    fn quotes_and_backslashes_survive() {
        let made = laid_out(&format!("{QUOTES}{}{QUOTES}\n", escaped(r#"A `\n` and """ and "end""#)));
        assert_eq!(made, "\"\"\"A `\\\\n` and \\\"\\\"\\\" and \"end\"\n\"\"\"\n");
    }

    #[test]
    fn examples_are_code_that_is_broken_as_code() {
        let call = format!("call({}, {})", "a".repeat(50), "b".repeat(50));
        let made = laid_out(&format!("{QUOTES}X.\n\nExample:\n    >>> {call}\n    ...     b\n{QUOTES}\n"));
        let lines = format!(
            "    >>> call(\n    ...     {},\n    ...     {},\n    ... )\n    ...     b\n",
            "a".repeat(50),
            "b".repeat(50)
        );
        assert!(made.contains(&lines), "{made}");
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        assert_eq!(laid_out("    a: int\n    \"\"\"\"\"\"\n"), "    a: int\n");
    }
}
