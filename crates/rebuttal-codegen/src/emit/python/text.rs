//! Python as text: docstrings, literals, and lines of at most a hundred columns.

use serde_json::Value;

/// Where lines end.
pub(super) const WIDTH: usize = 100;

/// A docstring from Markdown paragraphs, ready to stand at `indent`.
pub(super) fn docstring(indent: usize, paragraphs: &[String]) -> String {
    let pad = " ".repeat(indent);
    let text = paragraphs.iter().map(|text| escape(text.trim())).filter(|text| !text.is_empty());
    let mut blocks: Vec<String> = text.collect();
    let Some(first) = blocks.first_mut() else { return String::new() };
    // The quotes take columns too: marks hold their places while the lines are filled.
    first.insert_str(0, OPENING);
    let alone = blocks.len() == 1 && !blocks[0].contains('\n');
    if alone {
        blocks[0].push_str(CLOSING);
    }
    let body = blocks.iter().map(|text| wrap(indent, text)).collect::<Vec<_>>().join("\n\n");
    let body = body.trim_start().replace(['\u{1}', '\u{2}'], "");
    if body.contains('\n') || body.ends_with('"') {
        format!("{pad}\"\"\"{body}\n{pad}\"\"\"\n")
    } else {
        format!("{pad}\"\"\"{body}\"\"\"\n")
    }
}

const OPENING: &str = "\u{1}\u{1}\u{1}";
const CLOSING: &str = "\u{2}\u{2}\u{2}";

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"")
}

/// Wraps a paragraph; its lines that begin with `- ` or blanks keep their own beginnings, and hang below them.
pub(super) fn wrap(indent: usize, paragraph: &str) -> String {
    let lines = paragraph.lines().map(|line| {
        let own = line.chars().take_while(|sign| *sign == ' ').count();
        let hang = own + if line[own..].starts_with("- ") { 2 } else { 0 };
        fold(&line[own..], indent + own, indent + hang)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Fills lines with words: the first begins at `first`, the others at `others`.
fn fold(text: &str, first: usize, others: usize) -> String {
    let mut out = " ".repeat(first);
    let mut column = first;
    let mut empty = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !empty && column + 1 + length > WIDTH {
            out.push('\n');
            out.push_str(&" ".repeat(others));
            column = others;
            empty = true;
        }
        if !empty {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
        empty = false;
    }
    out.trim_end().to_owned()
}

/// An entry of a Google-style section: `name: text`, its further lines hanging.
pub(super) fn entry(name: &str, text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("    {name}: {text}")
}

/// A section of a docstring; its entries are wrapped with a hanging indent. Empty without entries.
pub(super) fn section(indent: usize, title: &str, entries: &[String]) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let entries = entries.iter().map(|entry| fold(&escape(entry), indent + 4, indent + 8));
    format!("\n{}{title}:\n{}\n", " ".repeat(indent), entries.collect::<Vec<_>>().join("\n"))
}

/// A docstring with sections behind its paragraphs.
pub(super) fn docstring_with(indent: usize, paragraphs: &[String], sections: &[String]) -> String {
    let sections: String = sections.concat();
    if sections.is_empty() {
        return docstring(indent, paragraphs);
    }
    let plain = docstring(indent, paragraphs);
    let end = plain.rfind("\"\"\"").unwrap_or(plain.len());
    format!("{}\n{sections}{}\"\"\"\n", plain[..end].trim_end(), " ".repeat(indent))
}

/// `head(items)tail` on one line if it fits, else with one item a line.
pub(super) fn spread(indent: usize, head: &str, items: &[String], close: &str) -> String {
    let pad = " ".repeat(indent);
    let line = format!("{pad}{head}{}{close}", items.join(", "));
    if items.is_empty() || line.chars().count() <= WIDTH {
        return line + "\n";
    }
    tall(indent, head, items, close)
}

/// The same with one item a line always.
pub(super) fn tall(indent: usize, head: &str, items: &[String], close: &str) -> String {
    let pad = " ".repeat(indent);
    let items: String = items.iter().map(|item| format!("{pad}    {item},\n")).collect();
    format!("{pad}{head}\n{items}{pad}{close}\n")
}

/// A string literal.
pub(super) fn quote(text: &str) -> String {
    // JSON's escapes are Python's.
    Value::from(text).to_string()
}

/// A literal.
pub(super) fn literal(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quote(text),
        Value::Array(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Value::Object(items) => {
            let items = items.iter().map(|(key, item)| format!("{}: {}", quote(key), literal(item)));
            format!("{{{}}}", items.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A sentence with its full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', ':', '`']) { text.to_owned() } else { format!("{text}.") }
}

/// Names in the order in which linters want them: constants, classes, the rest.
pub(super) fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_by_key(|name| {
        let lower = name.chars().any(char::is_lowercase);
        let rank = if !lower { 0 } else { 1 + u8::from(!name.starts_with(char::is_uppercase)) };
        (rank, name.clone())
    });
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_docstring_stays_within_the_width_and_says_everything() {
        let long = "word ".repeat(60);
        let made = docstring(8, &[long.clone(), "Second.".into()]);
        assert!(made.lines().all(|line| line.chars().count() <= WIDTH), "{made}");
        assert_eq!(made.matches("word").count(), 60);
        assert!(made.starts_with("        \"\"\"word") && made.ends_with("\n        \"\"\"\n"), "{made}");
    }

    #[test]
    fn quotes_and_backslashes_survive() {
        let made = docstring(0, &[r#"A `\n` and """ and "end""#.into()]);
        assert_eq!(made, "\"\"\"A `\\\\n` and \\\"\\\"\\\" and \"end\"\n\"\"\"\n");
        assert_eq!(quote("a\"\n"), r#""a\"\n""#);
    }

    #[test]
    fn names_are_sorted_as_linters_want_them() {
        let names = ["run", "Zed", "ALL", "Abc"].map(str::to_owned).to_vec();
        assert_eq!(sorted(names), ["ALL", "Abc", "Zed", "run"]);
    }
}
