//! What is signed: a template over body, headers and options.

use std::borrow::Cow;

use rebuttal_schema::{ContentPiece, PieceKind};

use super::headers::header;
use crate::options::Options;
use crate::provider::{Failure, Headers};

/// A template with the values of options in it.
pub(super) struct Template(Vec<Piece>);

enum Piece {
    Fixed(String),
    Body,
    Crc32,
    Header(&'static str),
    Time,
}

impl Template {
    pub(super) fn new(pieces: &'static [ContentPiece], options: &Options) -> Self {
        let piece = |piece: &ContentPiece| match piece.kind {
            PieceKind::Text => Piece::Fixed(piece.text.to_owned()),
            PieceKind::Option => Piece::Fixed(options.text(piece.text).trim().to_owned()),
            PieceKind::Body => Piece::Body,
            PieceKind::Crc32 => Piece::Crc32,
            PieceKind::Header => Piece::Header(piece.text),
            PieceKind::Time => Piece::Time,
        };
        Self(pieces.iter().map(piece).collect())
    }

    /// The parts of what was signed. The body is not copied.
    ///
    /// # Errors
    /// If a header is missing, or something holds what would let the content be taken apart in another way.
    pub(super) fn fill<'a>(
        &'a self,
        headers: &Headers<'a>,
        body: &'a [u8],
        time: &'a str,
    ) -> Result<Vec<Cow<'a, [u8]>>, Failure> {
        let fixed = |index: Option<usize>| match index.and_then(|index| self.0.get(index)) {
            Some(Piece::Fixed(text)) => text.as_str(),
            _ => "",
        };
        let mut parts = Vec::with_capacity(self.0.len());
        for (index, piece) in self.0.iter().enumerate() {
            let (name, text) = match piece {
                Piece::Fixed(text) => ("", text.as_str()),
                Piece::Body => {
                    let is_time =
                        |index: Option<usize>| matches!(index.and_then(|index| self.0.get(index)), Some(Piece::Time));
                    let text = body.trim_ascii();
                    let begins = text.starts_with(b"{") || !is_time(index.checked_sub(1));
                    let ends = text.ends_with(b"}") || !is_time(Some(index + 1));
                    if !(begins && ends) {
                        let message = "the body is no JSON object, and the time stands beside it in what is signed, so \
                                       another message would have the same signature";
                        return Err(Failure::new("malformed", message));
                    }
                    parts.push(Cow::Borrowed(body));
                    continue;
                }
                Piece::Crc32 => {
                    parts.push(Cow::Owned(crc32fast::hash(body).to_string().into_bytes()));
                    continue;
                }
                Piece::Header(name) => (*name, header(headers, name)?),
                Piece::Time => ("time", time),
            };
            if !name.is_empty() && !delimited(fixed(index.checked_sub(1)), text, fixed(Some(index + 1))) {
                let message = format!(
                    "the {name} of the message holds the text that separates it from what is signed beside it, so another \
                     message would have the same signature"
                );
                return Err(Failure::new("malformed", message));
            }
            parts.push(Cow::Borrowed(text.as_bytes()));
        }
        Ok(parts)
    }

    /// The headers that it names.
    pub(super) fn headers(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Header(name) => Some(*name),
            _ => None,
        })
    }
}

/// Whether a value ends where the text after it begins, and begins where the text before it ends, and nowhere else.
fn delimited(before: &str, value: &str, after: &str) -> bool {
    let ends = after.is_empty() || format!("{value}{after}").find(after) == Some(value.len());
    let begins = before.is_empty() || format!("{before}{value}").rfind(before) == Some(0);
    ends && begins
}

#[cfg(test)]
mod tests {
    use super::delimited;

    #[test]
    fn a_value_that_could_end_elsewhere_is_found() {
        assert!(delimited("", "1700000000", ".") && delimited("|", "a", "|") && delimited("", "", ""));
        assert!(!delimited("", "17.5", ".") && !delimited("|", "a|b", "") && !delimited("", "a|", "|"));
        // The beginning of the text after it is enough, if it repeats itself.
        assert!(!delimited("", "a-x", "-x-") && !delimited("-x-", "x-a", ""));
    }
}
