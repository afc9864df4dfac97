//! Loading with bounds.

use std::cell::Cell;

use lopdf::{Document, LoadOptions, Object, ObjectId};

use super::lengths::Direct;
use super::names;
use super::problem::PdfProblem;
use crate::kind::contains;

/// To how many bytes one stream may unpack: what is read into memory at once.
pub(super) const MAX_STREAM_BYTES: usize = 16 << 20;

/// To how many bytes all object streams together may unpack.
const MAX_OBJECT_STREAM_BYTES: usize = 32 << 20;

/// How many words (numbers, names, brackets) may be parsed. One takes 120 bytes of memory and more, so a small file of nothing
/// but numbers would take gigabytes. Compressed content has a word every 16 bytes or so by chance.
const MAX_WORDS: usize = 400_000;

/// Where the end mark must be: viewers accept some bytes after it.
const END_WITHIN: usize = 2048;

const WORDS: &str = "more objects than a check reads";

/// What object streams have unpacked to so far in the file that this thread loads. `lopdf` takes a plain function as its filter,
/// which shows it every object stream before it is unpacked.
#[derive(Clone, Copy, Default)]
struct Spent {
    bytes: usize,
    words: usize,
    exceeded: bool,
}

thread_local! {
    static SPENT: Cell<Spent> = const { Cell::new(Spent { bytes: 0, words: 0, exceeded: false }) };
}

/// Loads a file.
pub(crate) fn load(bytes: &[u8]) -> Result<Document, PdfProblem> {
    let words = words(bytes);
    if words > MAX_WORDS {
        return Err(PdfProblem::TooComplex(WORDS));
    }
    // Objects of an encrypted file are unpacked past the filter below, and the provider gets no encrypted file to read anyway.
    for at in names::places(bytes, b"Encrypt") {
        let is_dictionary = bytes[names::after_space(bytes, at)?..].starts_with(b"<<");
        if is_dictionary || names::reference(bytes, at)?.is_some() {
            return Err(PdfProblem::Encrypted);
        }
    }
    SPENT.set(Spent { words, ..Spent::default() });
    let options = LoadOptions {
        max_decompressed_size: Some(MAX_STREAM_BYTES),
        filter: Some(within_budget),
        ..LoadOptions::default()
    };
    let direct = Direct::of(bytes)?;
    let loaded = Document::load_mem_with_options(&direct.bytes, options);
    if SPENT.get().exceeded {
        return Err(PdfProblem::TooComplex(WORDS));
    }
    let document = match loaded {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return Err(PdfProblem::Encrypted),
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            return Err(PdfProblem::TooComplex("a stream unpacks to more than a check reads"));
        }
        Err(_) if !ends(bytes) => return Err(PdfProblem::CutOff),
        Err(error) => return Err(PdfProblem::Damaged(error.to_string())),
    };
    // An empty password opens a file, and `lopdf` tries it; the provider still gets an encrypted file.
    if document.is_encrypted() || document.was_encrypted() {
        return Err(PdfProblem::Encrypted);
    }
    if !ends(bytes) {
        return Err(PdfProblem::CutOff);
    }
    direct.check(&document)?;
    Ok(document)
}

fn ends(bytes: &[u8]) -> bool {
    contains(&bytes[bytes.len().saturating_sub(END_WITHIN)..], b"%%EOF")
}

/// Drops object streams over the budget, and remembers that there was one.
fn within_budget(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let mut spent = SPENT.get();
    if let Ok(stream) = object.as_stream()
        && stream.dict.has_type(b"ObjStm")
        && !spent.exceeded
    {
        let left = MAX_STREAM_BYTES.min(MAX_OBJECT_STREAM_BYTES - spent.bytes);
        match stream.get_plain_content_with_limit(left) {
            Ok(content) => {
                spent.bytes += content.len();
                spent.words += words(&content);
                spent.exceeded = spent.words > MAX_WORDS;
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => spent.exceeded = true,
            // The loader meets the same error, and skips the stream.
            Err(_) => {}
        }
        SPENT.set(spent);
    }
    if spent.exceeded {
        return None;
    }
    // Of an object of an object stream the loader keeps what is returned, of any other what it showed. Streams, which can be
    // large, are never in object streams.
    Some((id, if object.as_stream().is_ok() { Object::Null } else { object.clone() }))
}

/// How many words begin in these bytes.
fn words(bytes: &[u8]) -> usize {
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
