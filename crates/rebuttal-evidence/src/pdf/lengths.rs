//! Lengths of streams that are written somewhere else in a file.
//!
//! `lopdf` looks such a number up while it parses, and unpacks for it whatever object stream it is in, which no budget sees. So
//! the numbers are written into the dictionaries before it reads the file: where a number stands in clear text, itself; else
//! nought, and then `lopdf` finds the end of the stream by its words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use lopdf::xref::XrefEntry;
use lopdf::{Document, Object};

use super::names;
use super::problem::PdfProblem;

/// A file without such lengths.
pub(super) struct Direct<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    /// What was written over.
    written: Vec<Range<usize>>,
}

impl<'a> Direct<'a> {
    /// # Errors
    /// If it is not known which lengths stand elsewhere.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, PdfProblem> {
        let found = references(bytes).collect::<Result<Vec<_>, _>>()?;
        if found.is_empty() {
            return Ok(Self { bytes: Cow::Borrowed(bytes), written: Vec::new() });
        }
        let numbers = numbers(bytes);
        let mut own = bytes.to_vec();
        for (object, place) in &found {
            let width = place.len();
            let digits = numbers.get(object).map(u32::to_string).filter(|digits| digits.len() <= width);
            let text = format!("{:<width$}", digits.as_deref().unwrap_or("0"));
            own[place.clone()].copy_from_slice(text.as_bytes());
        }
        Ok(Self { bytes: Cow::Owned(own), written: found.into_iter().map(|(_, place)| place).collect() })
    }

    /// Makes sure that nothing is lost by it: no stream whose end was not found, and no content that only reads like a dictionary.
    ///
    /// # Errors
    /// If there is any.
    pub(super) fn check(&self, document: &Document) -> Result<(), PdfProblem> {
        if self.written.is_empty() {
            return Ok(());
        }
        let bytes = &self.bytes[..];
        let (begins, streams) = (places(bytes, b" obj"), places(bytes, b"stream"));
        let pdf = places(bytes, b"%PDF-").first().copied().unwrap_or_default();
        for Range { start, .. } in &self.written {
            let Some(begin) = last(&begins, *start) else { continue };
            if last(&streams, *start).is_some_and(|stream| stream > begin) {
                return Err(PdfProblem::TooComplex("a length is written where only content should be"));
            }
            let Some((number, at)) = heading(bytes, begin) else { continue };
            match document.reference_table.get(number) {
                // One that was written anew later is not read.
                Some(XrefEntry::Normal { offset, generation }) if *offset as usize + pdf == at => {
                    document
                        .get_object((number, *generation))
                        .and_then(Object::as_stream)
                        .map_err(|_| PdfProblem::TooComplex("the end of a stream cannot be told"))?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The lengths that name an object: its number, and where that is written.
fn references(bytes: &[u8]) -> impl Iterator<Item = Result<(u32, Range<usize>), PdfProblem>> {
    names::places(bytes, b"Length").filter_map(|at| names::reference(bytes, at).transpose())
}

/// The objects that are nothing but a number, by their own numbers. The last one counts. One that is not
/// seen for all the space around it is as one that is packed.
fn numbers(bytes: &[u8]) -> BTreeMap<u32, u32> {
    let found = places(bytes, b" obj").into_iter().filter_map(|begin| {
        let (object, _) = heading(bytes, begin)?;
        let (number, end) = names::number(bytes, names::after_space(bytes, begin + b" obj".len()).ok()?)?;
        bytes[names::after_space(bytes, end).ok()?..].starts_with(b"endobj").then_some((object, number))
    });
    found.collect()
}

/// The number of the object whose ` obj` is here, and where that number is written.
fn heading(bytes: &[u8], begin: usize) -> Option<(u32, usize)> {
    let before =
        |end: usize, is: fn(&u8) -> bool| bytes[..end].iter().rposition(|byte| !is(byte)).map_or(0, |at| at + 1);
    let generation = before(begin, u8::is_ascii_digit);
    let end = before(generation, u8::is_ascii_whitespace);
    let start = before(end, u8::is_ascii_digit);
    let (number, _) = names::number(bytes, start)?;
    (start < end && end < generation && generation < begin).then_some((number, start))
}

fn places(bytes: &[u8], word: &[u8]) -> Vec<usize> {
    bytes.windows(word.len()).enumerate().filter(|(_, window)| *window == word).map(|(at, _)| at).collect()
}

fn last(places: &[usize], before: usize) -> Option<usize> {
    places[..places.partition_point(|place| *place < before)].last().copied()
}
