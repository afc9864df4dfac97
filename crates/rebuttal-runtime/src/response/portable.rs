//! JSON that no document describes, and what readers can make of it.
//!
//! Who reads it recurses: Python's and Rust's readers stop at some depth with errors of their own, others overflow their
//! stacks. Half a character and a number beyond all bounds are JSON by its grammar, but some readers refuse them, and
//! others make something else of them. All that is refused in the core, in the same way for all.

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
