//! The page tree, walked with bounds, and what a page inherits.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::problem::PdfProblem;

/// So many pages are far above every limit; counting on would tell nothing.
const MAX_PAGES: usize = 5_000;

/// What a page takes from the nodes above it where it has none of its own.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// US Letter, which viewers take where a file names no size.
const LETTER: [f32; 4] = [0.0, 0.0, 612.0, 792.0];

/// A page, with everything that it inherits in its own dictionary.
pub(crate) struct Page {
    pub(crate) dictionary: Dictionary,
    shown: [f32; 4],
    turned: bool,
}

impl Page {
    /// Width and height as shown, in points.
    pub(crate) fn size(&self) -> (f32, f32) {
        let [left, bottom, right, top] = self.shown;
        let (width, height) = ((right - left).abs(), (top - bottom).abs());
        if self.turned { (height, width) } else { (width, height) }
    }
}

/// The pages in their order.
pub(crate) fn pages(document: &Document) -> Result<Vec<Page>, PdfProblem> {
    let damaged = |what: &str| PdfProblem::Damaged(what.to_owned());
    let catalog = document.catalog().map_err(|_| damaged("it has no catalog"))?;
    let root = catalog.get(b"Pages").and_then(Object::as_reference).map_err(|_| damaged("it has no page tree"))?;
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut waiting = vec![(root, Dictionary::new())];
    while let Some((id, inherited)) = waiting.pop() {
        if !seen.insert(id) {
            return Err(PdfProblem::CyclicPageTree);
        }
        let Ok(node) = document.get_dictionary(id) else {
            return Err(damaged("a page cannot be read"));
        };
        let mut own = inherited;
        for key in INHERITED {
            if let Ok(value) = node.get(key) {
                own.set(key, value.clone());
            }
        }
        if let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) {
            if seen.len() + waiting.len() + kids.len() > MAX_PAGES {
                return Err(PdfProblem::TooComplex("more pages than a check counts"));
            }
            for kid in kids.iter().rev() {
                let kid = kid.as_reference().map_err(|_| damaged("its page tree cannot be read"))?;
                waiting.push((kid, own.clone()));
            }
        } else {
            found.push(page(document, node, &own));
        }
    }
    let counted = document.get_dictionary(root).and_then(|root| root.get_deref(b"Count", document));
    let counted = counted.and_then(Object::as_i64).unwrap_or(-1);
    match found.len() {
        0 => Err(PdfProblem::NoPages),
        found if i64::try_from(found) != Ok(counted) => Err(PdfProblem::PageCount { counted, found }),
        _ => Ok(found),
    }
}

fn page(document: &Document, node: &Dictionary, inherited: &Dictionary) -> Page {
    let mut dictionary = inherited.clone();
    for (key, value) in node {
        dictionary.set(key.clone(), value.clone());
    }
    let shown = rectangle(document, &dictionary, b"CropBox").or_else(|| rectangle(document, &dictionary, b"MediaBox"));
    let unit = dictionary.get_deref(b"UserUnit", document).and_then(Object::as_float).unwrap_or(1.0);
    let turned =
        dictionary.get_deref(b"Rotate", document).and_then(Object::as_i64).is_ok_and(|by| by.rem_euclid(180) == 90);
    Page { shown: shown.unwrap_or(LETTER).map(|side| side * unit), turned, dictionary }
}

fn rectangle(document: &Document, page: &Dictionary, key: &[u8]) -> Option<[f32; 4]> {
    let sides = page.get_deref(key, document).and_then(Object::as_array).ok()?;
    let side = |at: usize| document.dereference(sides.get(at)?).ok()?.1.as_float().ok().filter(|side| side.is_finite());
    Some([side(0)?, side(1)?, side(2)?, side(3)?])
}
