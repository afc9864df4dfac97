//! Whether something is drawn on a page.

use lopdf::{DecompressError, Document, Error, Object};

use super::budget::MAX_STREAM_BYTES;
use super::names::{after_string, is_regular, word_end};
use super::pages::Page;
use super::problem::PdfProblem;

/// To how many bytes the content of all pages together may unpack.
pub(super) const BUDGET: usize = 64 << 20;

/// The operators that leave ink: paths, texts, pictures and shadings.
const DRAWING: [&[u8]; 16] =
    [b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"Tj", b"TJ", b"'", b"\"", b"sh", b"EI"];

/// Whether nothing is drawn on the page; `None` if its content cannot be read. What is drawn may still be white.
pub(super) fn is_blank(document: &Document, page: &Page<'_>, budget: &mut usize) -> Result<Option<bool>, PdfProblem> {
    let annotations = page.get_deref(b"Annots", document).and_then(|all| all.as_array().ok());
    if annotations.is_some_and(|all| !all.is_empty()) {
        return Ok(Some(false));
    }
    let mut known = true;
    for object in contents(document, page) {
        let Ok((_, Object::Stream(stream))) = document.dereference(&object) else {
            known = false;
            continue;
        };
        match stream.get_plain_content_with_limit(MAX_STREAM_BYTES.min(*budget)) {
            Ok(content) => {
                *budget -= content.len();
                if draws(&content) {
                    return Ok(Some(false));
                }
            }
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(PdfProblem::TooComplex("a page's content unpacks to more than a check reads"));
            }
            Err(_) => known = false,
        }
    }
    Ok(known.then_some(true))
}

fn contents(document: &Document, page: &Page<'_>) -> Vec<Object> {
    let Some(contents) = page.get(b"Contents") else { return Vec::new() };
    match document.dereference(contents) {
        Ok((_, Object::Array(parts))) => parts.clone(),
        _ => vec![contents.clone()],
    }
}

/// Whether an operator that draws is among these words. Strings are skipped; a string's words could look like operators.
fn draws(content: &[u8]) -> bool {
    let mut rest = content;
    while let Some((&byte, after)) = rest.split_first() {
        rest = match byte {
            b'(' => after_string(after),
            b'%' => &after[after.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(after.len())..],
            b'/' => &after[word_end(after)..],
            _ if is_regular(byte) => {
                let end = 1 + word_end(after);
                if DRAWING.contains(&&rest[..end]) {
                    return true;
                }
                &rest[end..]
            }
            _ => after,
        };
    }
    false
}
