//! TypeScript text: names and literals.

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
}
