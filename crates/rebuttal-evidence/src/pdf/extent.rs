//! How much of a text of objects a parser reads: counted before it does, because parsed words take far more memory.

use super::names::{after_all_space, after_string, is_regular, word_end};

/// How many words begin in these bytes: numbers, names, brackets. What the parser takes for several values is several words, though
/// no space is between them.
pub(super) fn words(bytes: &[u8]) -> usize {
    let (mut count, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        let end = at + 1 + word_end(&bytes[at + 1..]);
        (count, at) = match byte {
            b'(' | b'<' | b'[' => (count + 1, at + 1),
            b'/' => (count + 1, end),
            _ if is_regular(byte) => (count + values(&bytes[at..end]).max(1), end),
            _ => (count, at + 1),
        };
    }
    count
}

/// How many values the parser reads in a word before something that is none: `1-2` are two.
fn values(word: &[u8]) -> usize {
    let mut rest = word;
    let mut count = 0;
    while let Some(length) = value(rest) {
        rest = &rest[length..];
        count += 1;
    }
    count
}

/// How long the value is that begins here.
fn value(word: &[u8]) -> Option<usize> {
    if let Some(constant) = [&b"null"[..], b"true", b"false"].into_iter().find(|constant| word.starts_with(constant)) {
        return Some(constant.len());
    }
    let digits = |from: usize| word[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(matches!(word.first(), Some(b'+' | b'-')));
    let whole = digits(sign);
    let end = sign + whole;
    if word.get(end) == Some(&b'.') && whole + digits(end + 1) > 0 {
        // As some programs write it, a minus can be among the decimals.
        let decimals = word[end + 1..].iter().take_while(|byte| matches!(byte, b'-' | b'0'..=b'9')).count();
        return Some(end + 1 + decimals);
    }
    (whole > 0).then_some(end)
}

/// Where the parser ends at the latest that reads an object from here, with the space around it.
pub(super) fn object_end(bytes: &[u8], start: usize) -> usize {
    let mut at = after_all_space(bytes, start);
    if bytes.get(at).is_some_and(u8::is_ascii_digit) {
        // Whether a number begins a reference only shows two words later.
        for _ in 0..2 {
            at = after_all_space(bytes, at + word_end(&bytes[at..]));
            if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
                break;
            }
        }
        return at;
    }
    let mut depth = 0_usize;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let (step, closes) = match byte {
            b'(' => (rest.len() - after_string(&rest[1..]).len(), false),
            b'<' if rest.starts_with(b"<<") => {
                depth += 1;
                (2, false)
            }
            b'<' => (rest.iter().position(|byte| *byte == b'>').map_or(rest.len(), |end| end + 1), false),
            b'[' => {
                depth += 1;
                (1, false)
            }
            b'>' if rest.starts_with(b">>") => (2, true),
            b']' | b'>' => (1, true),
            _ => (1 + word_end(&rest[1..]), false),
        };
        depth = depth.saturating_sub(usize::from(closes));
        at = after_all_space(bytes, at + step);
        if depth == 0 {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_without_space_between_them_are_counted() {
        for (text, count) in [
            ("1 0 obj <</A/B/C[-1.5 .5 +2]>> endobj", 13),
            ("0.00-41 12 0 R", 4),
            ("1-2", 2),
            ("-1-1+1", 3),
            (".1.1.1", 3),
            ("1.1.-1", 1),
            ("nulltruefalse1", 4),
            ("Tf true1x1 %a\x00\x01", 5),
            ("- . +- 12ab34", 4),
            ("", 0),
        ] {
            assert_eq!(words(text.as_bytes()), count, "{text}");
        }
    }

    #[test]
    fn an_object_ends_with_the_space_behind_it() {
        for (object, after) in [
            ("[1 [2] (a]\\)) <5D> /B]", " 3"),
            ("<</A<</B(>>)>>/C<41>>>", ""),
            ("% a comment ]\n[% another ]\n1]", "[2]"),
            ("/Name", "/Other"),
            ("(a (b) \\( c)", "/Other"),
            ("null", "[]"),
            ("]", "[1]"),
            ("12", ""),
            ("12 0 R", ""),
            ("[[1 2", ""),
        ] {
            let text = format!(" {object} {after}");
            let end = object_end(text.as_bytes(), 0);
            let expected = text.len() - after.trim_start().len();
            assert!(end == expected || (object == "12 0 R" && end == expected - 2), "{object}: {end} {expected}");
        }
    }
}
