//! Loading with bounds.

use lopdf::{Document, LoadOptions};

use super::budget::{self, MAX_STREAM_BYTES};
use super::lengths::Direct;
use super::names;
use super::problem::PdfProblem;
use crate::kind::contains;

/// Where the end mark must be: viewers accept some bytes after it.
const END_WITHIN: usize = 2048;

/// Loads a file.
pub(crate) fn load(bytes: &[u8]) -> Result<Document, PdfProblem> {
    let words = budget::words_of(bytes)?;
    // Objects of an encrypted file are unpacked past the budget's filter, and the provider gets no encrypted file to read anyway.
    for at in names::places(bytes, b"Encrypt") {
        let is_dictionary = bytes[names::after_space(bytes, at)?..].starts_with(b"<<");
        if is_dictionary || names::reference(bytes, at)?.is_some() {
            return Err(PdfProblem::Encrypted);
        }
    }
    let options = LoadOptions {
        max_decompressed_size: Some(MAX_STREAM_BYTES),
        filter: Some(budget::filter),
        ..LoadOptions::default()
    };
    let direct = Direct::of(bytes)?;
    let loaded = budget::within(bytes.len(), words, || Document::load_mem_with_options(&direct.bytes, options))?;
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
