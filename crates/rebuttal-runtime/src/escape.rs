//! Text from outside made fit to be shown: on one line, in the order in which it stands, and not without end.
//!
//! Whoever answers decides what its codes and messages hold. Unescaped, a line break or a terminal's control sequence
//! forges lines of a log, and one code may fill it.

use std::borrow::Cow;

/// The most characters of what names something, such as a code, a parameter or the id of a request.
pub(crate) const NAME: usize = 256;

/// The most characters of sentences.
pub(crate) const SENTENCES: usize = 1500;

/// The text with its control characters, line ends and marks of direction escaped as in Rust, and cut after `most`
/// characters; the same text if there are none and it is short.
pub(crate) fn escaped(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most && !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    let mut rest = most;
    for character in text.chars() {
        let length = if is_hidden(character) { character.escape_default().count() } else { 1 };
        let Some(left) = rest.checked_sub(length) else {
            return Cow::Owned(format!("{shown}… ({} characters in all)", text.chars().count()));
        };
        rest = left;
        if is_hidden(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// The same of a text that is owned.
pub(crate) fn owned(text: String, most: usize) -> String {
    match escaped(&text, most) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => shown,
    }
}

/// Whether a character ends a line, changes the order of others, or is seen by no reader.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_would_not_see_is_escaped() {
        let cases = [
            ("card_declined", "card_declined"),
            ("Müller «日本» 😀 \\n", "Müller «日本» 😀 \\n"),
            ("a\r\n\tb", r"a\r\n\tb"),
            ("\u{1b}[31m\0\u{7f}\u{9b}", r"\u{1b}[31m\u{0}\u{7f}\u{9b}"),
            ("a\u{202e}b\u{2066}\u{2028}\u{feff}", r"a\u{202e}b\u{2066}\u{2028}\u{feff}"),
            ("\u{e0041}", r"\u{e0041}"),
        ];
        for (text, shown) in cases {
            assert_eq!(escaped(text, NAME), shown);
        }
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        assert_eq!(escaped(&"é".repeat(4), 4), "éééé");
        assert_eq!(escaped(&"é".repeat(5), 4), "éééé… (5 characters in all)");
        // Escaping does not make it longer than that.
        assert_eq!(escaped("ab\u{1b}", 4), "ab… (3 characters in all)");
    }
}
