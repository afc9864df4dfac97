//! JSON that no document describes, and what readers can make of it.
//!
//! Who reads it recurses: Python's and Rust's readers stop at some depth with errors of their own, others overflow their
//! stacks. Half a character and a number beyond all bounds are JSON by its grammar, but some readers refuse them, and
//! others make something else of them. All that is refused in the core, in the same way for all.

use crate::json::scan::Scanner;

/// Lists and objects inside each other, below what a document describes. Readers take at least 128 in all.
pub(crate) const MAX_DEPTH: usize = 100;

/// The same of what a document describes: objects that may hold their like would go on without end.
pub(crate) const MAX_DESCRIBED_DEPTH: usize = 24;

/// What some reader cannot make anything of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotPortable {
    /// It is no JSON.
    Grammar,
    /// It nests deeper than [`MAX_DEPTH`].
    Nesting,
    /// A text has one half of a character that is written in two.
    Text,
    /// A number is beyond what floating-point numbers reach.
    Number,
}

impl NotPortable {
    /// What was expected, and what was found instead.
    pub(crate) fn words(self) -> (String, &'static str) {
        match self {
            Self::Grammar => ("JSON".to_owned(), "something else"),
            Self::Nesting => (format!("JSON of at most {MAX_DEPTH} levels"), "a deeper nesting"),
            Self::Text => ("text".to_owned(), "half a character"),
            Self::Number => ("a number".to_owned(), "one beyond all bounds"),
        }
    }
}

/// Whether so few brackets open, in texts or not, that nothing can nest deeper than [`MAX_DEPTH`].
pub(crate) fn is_shallow(json: &[u8]) -> bool {
    // One bit tells them apart. In pieces whose numbers fit a byte, which processors add up many at a time.
    let few = |piece: &[u8]| piece.iter().fold(0_u8, |count, byte| count + u8::from(byte | 0x20 == b'{'));
    json.chunks(240).map(|piece| usize::from(few(piece))).sum::<usize>() <= MAX_DEPTH
}

/// What makes a JSON value unfit, if anything does.
pub(crate) fn check(json: &str) -> Result<(), NotPortable> {
    let mut scanner = Scanner::new(json);
    scanner.skip()?;
    scanner.ends().then_some(()).ok_or(NotPortable::Grammar)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_outside_of_texts_only() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!((check(&nested(MAX_DEPTH)), check(&nested(MAX_DEPTH + 1))), (Ok(()), Err(NotPortable::Nesting)));
        let text = format!("[\"{}\\\"{}\"]", "[".repeat(500), "{".repeat(500));
        assert_eq!((check(&text), is_shallow(text.as_bytes())), (Ok(()), false));
        assert!(is_shallow(nested(MAX_DEPTH).as_bytes()) && !is_shallow(nested(MAX_DEPTH + 1).as_bytes()));
        assert_eq!(check(&format!("[\"\\\\\",{}]", nested(MAX_DEPTH))), Err(NotPortable::Nesting));
    }

    #[test]
    fn texts_and_numbers_that_some_reader_refuses_are_found_wherever_they_stand() {
        let long = "9".repeat(400);
        for bad in [r#""\ud800""#, r#""\udc00\ud800""#, r#"{"\ud800":1}"#, r#"[{"a":["\\\ud83d\\"]}]"#] {
            assert_eq!(check(bad), Err(NotPortable::Text), "{bad}");
        }
        for bad in ["1e400", "[-1E+999]", r#"{"a":1.5e309}"#, &long] {
            assert_eq!(check(bad), Err(NotPortable::Number), "{bad}");
        }
        for good in [r#""\ud83d\udcb3 \\ud800""#, "[1e300,-0,1e-999]", r#"{"1e400":"1e400"}"#, &long[..300]] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }
}
