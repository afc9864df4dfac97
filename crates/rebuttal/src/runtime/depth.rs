//! How deep JSON nests that no document describes.
//!
//! Who reads it recurses: Python's and Rust's readers stop at some depth with errors of their own, others overflow their
//! stacks. What nests deeper than this is refused in the core, in the same way for all.

/// Lists and objects inside each other, below what a document describes. Readers take at least 128 in all.
pub(crate) const MOST: usize = 100;

/// Whether a whole JSON value nests no deeper than [`MOST`]. One pass over its bytes, which are known to be JSON.
pub(crate) fn fits(json: &str) -> bool {
    let (mut depth, mut bytes) = (0_usize, json.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            b'"' => skip_text(&mut bytes),
            _ => {}
        }
        if depth > MOST {
            return false;
        }
    }
    true
}

/// To the end of a text whose first quote was read.
fn skip_text(bytes: &mut std::str::Bytes<'_>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            b'"' => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_outside_of_texts_only() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(fits(&nested(MOST)) && !fits(&nested(MOST + 1)));
        let text = format!("[\"{}\\\"{}\"]", "[".repeat(500), "{".repeat(500));
        assert!(fits(&text));
        assert!(!fits(&format!("[\"\\\\\",{}]", nested(MOST))));
    }
}
