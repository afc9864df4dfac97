//! TypeScript text: names, literals and TSDoc comments, in the layout of the formatter.

use std::collections::BTreeSet;

/// The longest line.
pub const WIDTH: usize = 120;

/// The reserved words of JavaScript, which cannot name an argument of a method.
const RESERVED: &[&str] = &[
    "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete",
    "do", "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements",
    "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public",
    "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with",
    "yield",
];

/// `client_id` -> `clientId`.
pub fn camel(snake: &str) -> String {
    let mut out = String::new();
    for (index, part) in snake.split('_').enumerate() {
        if index == 0 { out.push_str(part) } else { out.push_str(&capital(part)) }
    }
    out
}

/// The name of an argument: in camelCase, with an underscore after a reserved word.
pub fn argument(snake: &str) -> String {
    let name = camel(snake);
    if RESERVED.contains(&name.as_str()) { name + "_" } else { name }
}

/// `acceptDispute` -> `AcceptDispute`.
pub fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
}

/// A string literal, in double quotes if the text has more single quotes than double ones.
pub fn quoted(text: &str) -> String {
    let count = |quote| text.chars().filter(|c| *c == quote).count();
    let quote = if count('\'') > count('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            c if c == quote => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

/// The key of a property: quoted where it is no identifier.
pub fn key(name: &str) -> String {
    let mut chars = name.chars();
    let starts = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || c == '$');
    if starts && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$') {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A value of JSON as a literal.
pub fn literal(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), quoted)
}

/// A list between `head` and `tail`: on one line if it fits, or else an item a line.
pub fn bracketed(indent: usize, head: &str, items: &[String], tail: &str) -> String {
    let pad = " ".repeat(indent);
    let line = format!("{pad}{head}{}{tail}\n", items.join(", "));
    if line.chars().count() <= WIDTH + 1 || items.is_empty() {
        return line;
    }
    format!("{pad}{head}\n{pad}  {},\n{pad}{tail}\n", items.join(&format!(",\n{pad}  ")))
}

/// A TSDoc comment, indented by `indent` spaces. No blank line separates list items or tags.
pub fn doc(indent: usize, blocks: &[String]) -> String {
    let blocks: Vec<_> = blocks.iter().map(|block| block.trim()).filter(|block| !block.is_empty()).collect();
    let pad = " ".repeat(indent);
    if let [only] = blocks[..] {
        let line = format!("{pad}/** {} */\n", safe(&flat(only)));
        if line.chars().count() <= WIDTH + 1 && !only.contains("\n\n") {
            return line;
        }
    }
    let mut out = format!("{pad}/**\n");
    let mut before = None;
    for block in blocks.iter().flat_map(|block| block.split("\n\n")) {
        let close = is_item(block);
        if before.is_some_and(|before| !(before && close)) {
            out += &format!("{pad} *\n");
        }
        before = Some(close);
        for line in wrap(&safe(&flat(block)), WIDTH - indent - 3, if close { 2 } else { 0 }) {
            out += &format!("{pad} * {line}\n");
        }
    }
    out + &format!("{pad} */\n")
}

fn is_item(block: &str) -> bool {
    block.starts_with("- ") || block.starts_with('@')
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that cannot end its comment.
fn safe(text: &str) -> String {
    text.replace("*/", "*\\/")
}

fn wrap(text: &str, width: usize, hanging: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.trim().is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, " ".repeat(hanging)));
            line.push_str(word);
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.push(line);
    lines
}

/// Renames identifiers in comments: `` `public_key` `` becomes `` `publicKey` ``.
pub fn rename(source: &str, names: &BTreeSet<&str>) -> String {
    let comment = |line: &&str| line.trim_start().starts_with(['*', '/']);
    let mut out = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let Some(line) = Some(line).filter(comment) else {
            out.push_str(line);
            continue;
        };
        for (index, part) in line.split('`').enumerate() {
            if index > 0 {
                out.push('`');
            }
            let renamed = part.split('.').map(|word| if names.contains(word) { camel(word) } else { word.to_owned() });
            out += &if index % 2 == 1 { renamed.collect::<Vec<_>>().join(".") } else { part.to_owned() };
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_their_case_and_literals_are_escaped() {
        assert_eq!(camel("other_public_key"), "otherPublicKey");
        assert_eq!(capital("acceptDispute"), "AcceptDispute");
        assert_eq!((argument("key_version").as_str(), argument("default").as_str()), ("keyVersion", "default_"));
        assert_eq!(quoted("it's \\ a\nline"), "\"it's \\\\ a\\nline\"");
        assert_eq!(quoted("\"it's\""), "'\"it\\'s\"'");
        assert_eq!(
            (key("a_1").as_str(), key("created[gte]").as_str(), key("1a").as_str()),
            ("a_1", "'created[gte]'", "'1a'")
        );
    }

    #[test]
    fn a_short_comment_takes_one_line_and_a_long_one_is_wrapped() {
        assert_eq!(doc(2, &["One\nline.".to_owned()]), "  /** One line. */\n");
        let long = doc(0, &["word ".repeat(40), "- first".to_owned(), "- second".to_owned(), "@throws x".to_owned()]);
        assert!(long.lines().all(|line| line.len() <= WIDTH), "{long}");
        assert!(long.ends_with(" *\n * - first\n * - second\n * @throws x\n */\n"), "{long}");
    }

    #[test]
    fn names_in_comments_are_spelled_as_in_the_code() {
        let names = BTreeSet::from(["public_key"]);
        let source =
            "/** See `PrivateKey.public_key`, not public_key or `other_key`. */\nrun('public_key', `public_key`);\n";
        let expected =
            "/** See `PrivateKey.publicKey`, not public_key or `other_key`. */\nrun('public_key', `public_key`);\n";
        assert_eq!(rename(source, &names), expected);
    }

    #[test]
    fn text_cannot_end_its_comment() {
        assert_eq!(doc(0, &["a */ b".to_owned()]), "/** a *\\/ b */\n");
    }
}
