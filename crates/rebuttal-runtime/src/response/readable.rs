//! JSON that no document describes, and what readers can make of it.
//!
//! Who reads it recurses: Python's and Rust's readers stop at some depth with errors of their own, others overflow their
//! stacks. Half a character and a number beyond all bounds are JSON by its grammar, but some readers refuse them, and
//! others make something else of them. All that is refused in the core, in the same way for all.

/// Lists and objects inside each other, below what a document describes. Readers take at least 128 in all.
pub(crate) const MOST: usize = 100;

/// What some reader cannot make anything of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It nests deeper than [`MOST`].
    Nesting,
    /// A text has one half of a character that is written in two.
    Text,
    /// A number is beyond what floating-point numbers reach.
    Number,
}

impl Trouble {
    /// What was expected, and what was found instead.
    pub(crate) fn words(self) -> (String, &'static str) {
        match self {
            Self::Nesting => (format!("JSON of at most {MOST} levels"), "a deeper nesting"),
            Self::Text => ("text".to_owned(), "half a character"),
            Self::Number => ("a number".to_owned(), "one beyond all bounds"),
        }
    }
}

/// Whether so few brackets open, in texts or not, that nothing can nest deeper than [`MOST`].
pub(crate) fn flat(json: &[u8]) -> bool {
    // One bit tells them apart. In pieces whose numbers fit a byte, which processors add up many at a time.
    let few = |piece: &[u8]| piece.iter().fold(0_u8, |count, byte| count + u8::from(byte | 0x20 == b'{'));
    json.chunks(240).map(|piece| usize::from(few(piece))).sum::<usize>() <= MOST
}

/// The first trouble with a whole JSON value. One pass over its bytes, which are known to be JSON.
pub(crate) fn check(json: &str) -> Result<(), Trouble> {
    let (bytes, mut depth, mut at) = (json.as_bytes(), 0_usize, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'[' | b'{' if depth == MOST => return Err(Trouble::Nesting),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            b'"' => at = end_of_text(json, at)?,
            b'-' | b'0'..=b'9' => at = end_of_number(json, at - 1)?,
            _ => {}
        }
    }
    Ok(())
}

/// Behind the text whose first quote stands before `start`.
fn end_of_text(json: &str, start: usize) -> Result<usize, Trouble> {
    let (bytes, mut at, mut escaped) = (json.as_bytes(), start, false);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => {
                escaped |= bytes.get(at) == Some(&b'u');
                at += 1;
            }
            b'"' => break,
            _ => {}
        }
    }
    let whole = !escaped || serde_json::from_str::<String>(&json[start - 1..at]).is_ok();
    whole.then_some(at).ok_or(Trouble::Text)
}

fn end_of_number(json: &str, start: usize) -> Result<usize, Trouble> {
    let part_of_one = |byte: &u8| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
    let end =
        json.as_bytes()[start..].iter().position(|byte| !part_of_one(byte)).map_or(json.len(), |length| start + length);
    let number = &json[start..end];
    // Short ones without an exponent are far from any bound.
    let large = number.len() > 300 || number.contains(['e', 'E']);
    let fits = !large || number.parse::<f64>().is_ok_and(f64::is_finite);
    fits.then_some(end).ok_or(Trouble::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_outside_of_texts_only() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!((check(&nested(MOST)), check(&nested(MOST + 1))), (Ok(()), Err(Trouble::Nesting)));
        let text = format!("[\"{}\\\"{}\"]", "[".repeat(500), "{".repeat(500));
        assert_eq!((check(&text), flat(text.as_bytes())), (Ok(()), false));
        assert!(flat(nested(MOST).as_bytes()) && !flat(nested(MOST + 1).as_bytes()));
        assert_eq!(check(&format!("[\"\\\\\",{}]", nested(MOST))), Err(Trouble::Nesting));
    }

    #[test]
    fn texts_and_numbers_that_some_reader_refuses_are_found_wherever_they_stand() {
        let long = "9".repeat(400);
        for bad in [r#""\ud800""#, r#""\udc00\ud800""#, r#"{"\ud800":1}"#, r#"[{"a":["\\\ud83d\\"]}]"#] {
            assert_eq!(check(bad), Err(Trouble::Text), "{bad}");
        }
        for bad in ["1e400", "[-1E+999]", r#"{"a":1.5e309}"#, &long] {
            assert_eq!(check(bad), Err(Trouble::Number), "{bad}");
        }
        for good in [r#""\ud83d\udcb3 \\ud800""#, "[1e300,-0,1e-999]", r#"{"1e400":"1e400"}"#, &long[..300]] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }
}
