//! The page tree, walked with bounds, and what a page inherits.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::problem::PdfProblem;
use super::size::Size;

/// So many pages are far above every limit; counting on would tell nothing.
const MAX_PAGES: usize = 5_000;

/// What a page takes from the nodes above it where it has none of its own.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// How many values and bytes pages may inherit, counted for each page: so many are written when pages are copied.
const MAX_INHERITED: Size = Size { values: 1_000_000, bytes: 64 << 20 };

/// US Letter, which viewers take where a file names no size.
const LETTER: [f32; 4] = [0.0, 0.0, 612.0, 792.0];

/// What a node of the tree passes on: a key and its value. In the order in which nodes above set them, which is the order of
/// the entries in a page that is copied.
#[derive(Clone, Default)]
struct Inherited<'a>(Vec<(&'static [u8], &'a Object, Size)>);

/// A page, with everything that it inherits.
pub(crate) struct Page<'a> {
    node: &'a Dictionary,
    inherited: Inherited<'a>,
    shown: [f32; 4],
    turned: bool,
}

impl<'a> Page<'a> {
    /// A value of its own, or inherited.
    pub(crate) fn get(&self, key: &[u8]) -> Option<&'a Object> {
        self.node.get(key).ok().or_else(|| self.inherited.get(key))
    }

    /// The same, where it stands if it is a reference.
    pub(crate) fn get_deref(&self, key: &[u8], document: &'a Document) -> Option<&'a Object> {
        document.dereference(self.get(key)?).ok().map(|(_, object)| object)
    }

    /// Its dictionary with everything that it inherits.
    pub(crate) fn dictionary(&self) -> Dictionary {
        let mut dictionary = Dictionary::new();
        for (key, value, _) in &self.inherited.0 {
            dictionary.set(*key, (*value).clone());
        }
        for (key, value) in self.node {
            dictionary.set(key.clone(), value.clone());
        }
        dictionary
    }

    /// Width and height as shown, in points.
    pub(crate) fn size(&self) -> (f32, f32) {
        let [left, bottom, right, top] = self.shown;
        let (width, height) = ((right - left).abs(), (top - bottom).abs());
        if self.turned { (height, width) } else { (width, height) }
    }
}

/// The pages in their order.
pub(crate) fn pages(document: &Document) -> Result<Vec<Page<'_>>, PdfProblem> {
    let damaged = |what: &str| PdfProblem::Damaged(what.to_owned());
    let catalog = document.catalog().map_err(|_| damaged("it has no catalog"))?;
    let root = catalog.get(b"Pages").and_then(Object::as_reference).map_err(|_| damaged("it has no page tree"))?;
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut copied = Size::default();
    let mut waiting = vec![(root, Inherited::default())];
    while let Some((id, inherited)) = waiting.pop() {
        if !seen.insert(id) {
            return Err(PdfProblem::CyclicPageTree);
        }
        let Ok(node) = document.get_dictionary(id) else {
            return Err(damaged("a page cannot be read"));
        };
        let own = inherited.below(node);
        if let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) {
            if seen.len() + waiting.len() + kids.len() > MAX_PAGES {
                return Err(PdfProblem::TooComplex("more pages than a check counts"));
            }
            for kid in kids.iter().rev() {
                let kid = kid.as_reference().map_err(|_| damaged("its page tree cannot be read"))?;
                waiting.push((kid, own.clone()));
            }
        } else {
            copied.add(own.size());
            if copied.values > MAX_INHERITED.values || copied.bytes > MAX_INHERITED.bytes {
                return Err(PdfProblem::TooComplex("more that pages inherit than a check counts"));
            }
            found.push(page(document, node, own));
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

impl<'a> Inherited<'a> {
    fn get(&self, key: &[u8]) -> Option<&'a Object> {
        self.0.iter().find(|(known, ..)| *known == key).map(|(_, value, _)| *value)
    }

    /// With what this node sets itself.
    fn below(mut self, node: &'a Dictionary) -> Self {
        for key in INHERITED {
            let Ok(value) = node.get(key) else { continue };
            let entry = (key, value, Size::of(value));
            match self.0.iter_mut().find(|(known, ..)| *known == key) {
                Some(known) => *known = entry,
                None => self.0.push(entry),
            }
        }
        self
    }

    fn size(&self) -> Size {
        let mut all = Size::default();
        self.0.iter().for_each(|(.., size)| all.add(*size));
        all
    }
}

fn page<'a>(document: &'a Document, node: &'a Dictionary, inherited: Inherited<'a>) -> Page<'a> {
    let mut page = Page { node, inherited, shown: LETTER, turned: false };
    let shown = rectangle(document, &page, b"CropBox").or_else(|| rectangle(document, &page, b"MediaBox"));
    let unit = page.get_deref(b"UserUnit", document).and_then(|unit| unit.as_float().ok()).unwrap_or(1.0);
    let rotated = page.get_deref(b"Rotate", document).and_then(|by| by.as_i64().ok());
    page.turned = rotated.is_some_and(|by| by.rem_euclid(180) == 90);
    page.shown = shown.unwrap_or(LETTER).map(|side| side * unit);
    page
}

fn rectangle(document: &Document, page: &Page<'_>, key: &[u8]) -> Option<[f32; 4]> {
    let sides = page.get_deref(key, document)?.as_array().ok()?;
    let side = |at: usize| document.dereference(sides.get(at)?).ok()?.1.as_float().ok().filter(|side| side.is_finite());
    Some([side(0)?, side(1)?, side(2)?, side(3)?])
}
