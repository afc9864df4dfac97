//! Lays out a file: fills its comments, and breaks its long lines.

use std::collections::BTreeSet;

use super::text::camel;
use crate::emit::layout::Layout;
use crate::emit::template::{fill, line};

/// The longest line.
pub const WIDTH: usize = 120;
const LAYOUT: Layout = Layout { width: WIDTH, step: 2, hugs: true };

/// The text of a comment, a paragraph a line; it cannot end its comment.
pub fn text(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(line).filter(|text| !text.is_empty());
    paragraphs.collect::<Vec<_>>().join("\n * ").replace("*/", "*\\/")
}

/// The file's text with its lines where they belong. In comments, names that are in snake_case in descriptions are in
/// camelCase.
pub fn laid_out(file: &str, names: &BTreeSet<&str>) -> String {
    let mut out = String::with_capacity(file.len());
    let mut lines = file.lines();
    while let Some(line) = lines.next() {
        let text = line.trim_start();
        if let Some(first) = text.strip_prefix("/**") {
            let mut inside = vec![first];
            while !inside.last().is_some_and(|last| last.ends_with("*/")) {
                inside.push(lines.next().unwrap_or("*/"));
            }
            comment(&mut out, line.len() - text.len(), &inside.join("\n"), names);
        } else if text.is_empty() || text.starts_with("//") {
            out.push_str(line.trim_end());
            out.push('\n');
        } else {
            out.push_str(&alternatives(line).unwrap_or_else(|| LAYOUT.broken(line)));
        }
    }
    out
}

/// A union or a disjunction that is too long, with an alternative a line.
fn alternatives(line: &str) -> Option<String> {
    if line.chars().count() <= WIDTH {
        return None;
    }
    if let Some((head, union)) = line.split_once(" = ").filter(|_| line.starts_with("export type ")) {
        let parts: Vec<&str> = union.split(" | ").collect();
        return (parts.len() > 1).then(|| format!("{head} =\n  | {}\n", parts.join("\n  | ")));
    }
    let (pad, tests) = line.trim_end_matches(';').split_once("return ").filter(|(_, tests)| tests.contains(" || "))?;
    Some(format!("{pad}return (\n{pad}  {}\n{pad});\n", tests.replace(" || ", &format!(" ||\n{pad}  "))))
}

/// A TSDoc comment at a column; nothing if it says nothing. A blank line separates paragraphs, but neither list items nor
/// tags; code keeps its lines.
fn comment(out: &mut String, indent: usize, inside: &str, names: &BTreeSet<&str>) {
    let inside = inside.trim_end_matches("*/");
    let blocks = inside.lines().map(|line| line.trim().trim_start_matches('*').trim()).filter(|line| !line.is_empty());
    let blocks: Vec<String> = blocks.map(|block| renamed(block, names)).collect();
    let pad = " ".repeat(indent);
    match &blocks[..] {
        [] => return,
        [only] if indent + only.chars().count() + 7 <= WIDTH => {
            out.push_str(&format!("{pad}/** {only} */\n"));
            return;
        }
        _ => out.push_str(&format!("{pad}/**\n")),
    }
    let (mut before, mut verbatim) = (None, false);
    for block in &blocks {
        let fence = block.starts_with("```");
        if fence || verbatim {
            verbatim ^= fence;
            let code = Layout { width: WIDTH - indent - 3, ..LAYOUT }.broken(block);
            code.lines().for_each(|line| out.push_str(&format!("{pad} * {line}\n")));
            continue;
        }
        let item = block.starts_with("- ") || block.starts_with('@');
        if before.is_some_and(|before| !(before && item)) {
            out.push_str(&format!("{pad} *\n"));
        }
        before = Some(item);
        let others = if item { "  " } else { "" };
        for line in fill(block, WIDTH - indent - 3, "", others) {
            out.push_str(&format!("{pad} * {line}\n"));
        }
    }
    out.push_str(&format!("{pad} */\n"));
}

/// `` `public_key` `` becomes `` `publicKey` ``.
fn renamed(text: &str, names: &BTreeSet<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, part) in text.split('`').enumerate() {
        if index > 0 {
            out.push('`');
        }
        let words = part.split('.').map(|word| if names.contains(word) { camel(word) } else { word.to_owned() });
        out += &if index % 2 == 1 { words.collect::<Vec<_>>().join(".") } else { part.to_owned() };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str) -> String {
        laid_out(file, &BTreeSet::from(["public_key"]))
    }

    #[test]
    fn a_short_comment_takes_one_line_and_a_long_one_is_wrapped() {
        assert_eq!(of("  /**\n   * One line.\n   */\n"), "  /** One line. */\n");
        let long = of(&format!("/** {}\n * - first\n * - second\n * @throws x\n */\n", "word ".repeat(40)));
        assert!(long.lines().all(|line| line.len() <= WIDTH), "{long}");
        assert!(long.ends_with(" *\n * - first\n * - second\n * @throws x\n */\n"), "{long}");
    }

    #[test]
    fn names_in_comments_are_spelled_as_in_the_code() {
        let source =
            "/** See `PrivateKey.public_key`, not public_key or `other_key`. */\nrun('public_key', `public_key`);\n";
        let expected =
            "/** See `PrivateKey.publicKey`, not public_key or `other_key`. */\nrun('public_key', `public_key`);\n";
        assert_eq!(of(source), expected);
    }

    #[test]
    fn text_cannot_end_its_comment() {
        assert_eq!(of(&format!("/** {} */\n", text("a */ b"))), "/** a *\\/ b */\n");
    }

    #[test]
    fn code_keeps_its_lines() {
        let code = "/**\n * @example\n * ```ts\n * a();\n * - b;\n * ```\n */\n";
        assert_eq!(of(code), code);
    }

    #[test]
    fn alternatives_that_are_too_long_have_a_line_each() {
        let (one, two) = ("a".repeat(70), "b".repeat(70));
        assert_eq!(of(&format!("export type X = {one} | {two};")), format!("export type X =\n  | {one}\n  | {two};\n"));
        assert_eq!(of(&format!("  return {one} || {two};")), format!("  return (\n    {one} ||\n    {two}\n  );\n"));
    }
}
