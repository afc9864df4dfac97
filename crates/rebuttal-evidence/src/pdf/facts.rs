//! Reading what is known of a PDF file.

use super::content;
use super::load::load;
use super::pages::pages;
use super::problem::{PageFacts, PdfFacts, PdfProblem};

/// Reads the facts, or says what is wrong.
pub(crate) fn facts(bytes: &[u8]) -> Result<PdfFacts, PdfProblem> {
    let document = load(bytes)?;
    let found = pages(&document)?;
    let mut budget = content::BUDGET;
    let mut facts = Vec::with_capacity(found.len());
    for page in &found {
        let (width, height) = page.size();
        facts.push(PageFacts { width, height, blank: content::is_blank(&document, page, &mut budget)? });
    }
    Ok(PdfFacts { pages: facts, metadata: has_metadata(&document) })
}

/// Whether the file says more about itself than by which program it was written.
fn has_metadata(document: &lopdf::Document) -> bool {
    let info = document.trailer.get_deref(b"Info", document).and_then(lopdf::Object::as_dict);
    let named = info.is_ok_and(|info| {
        let personal: [&[u8]; 4] = [b"Author", b"Title", b"Subject", b"Keywords"];
        personal
            .iter()
            .any(|key| info.get_deref(key, document).and_then(lopdf::Object::as_str).is_ok_and(|it| !it.is_empty()))
    });
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    named || streams.into_iter().any(|stream| stream.dict.has_type(b"Metadata"))
}
