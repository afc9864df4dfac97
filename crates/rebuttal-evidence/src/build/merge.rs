//! One PDF of pages from several files.

use std::collections::BTreeMap;
use std::fmt;

use image::metadata::Orientation;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::form;
use super::picture::Embedded;
use super::strip;
use super::text::{self, TextPages, TextProblem};
use crate::font::Font;
use crate::pdf::{self, PdfProblem};

/// The dictionaries of resources whose keys are names that a page gives them.
const RESOURCES: [&[u8]; 7] = [b"ColorSpace", b"ExtGState", b"Font", b"Pattern", b"Properties", b"Shading", b"XObject"];

/// What pages say about themselves, or lead to other than their look.
const DROPPED: [&[u8]; 8] =
    [b"Metadata", b"PieceInfo", b"LastModified", b"AA", b"Thumb", b"StructParents", b"StructParent", b"PresSteps"];
/// The same, in pages and what is attached to them.
const DROPPED_FROM_PAGES: [&[u8]; 4] = [b"Parent", b"B", b"Tabs", b"Dur"];
const DROPPED_FROM_ANNOTATIONS: [&[u8]; 6] = [b"A", b"P", b"Parent", b"Popup", b"Dest", b"T"];

/// The space around a picture, in points.
const MARGIN: f32 = 36.0;

/// Why the pages of a file cannot be taken over.
pub(super) enum MergeProblem {
    /// It cannot be read.
    Pdf(PdfProblem),
    /// It has fields whose values only a viewer draws, and no appearance that could be copied.
    UndrawnField,
}

impl From<PdfProblem> for MergeProblem {
    fn from(problem: PdfProblem) -> Self {
        Self::Pdf(problem)
    }
}

impl fmt::Display for MergeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pdf(problem) => write!(f, "{problem:?}"),
            Self::UndrawnField => f.write_str("it has form fields without an appearance: print it to a new PDF"),
        }
    }
}

/// What a dictionary is, as far as that decides what is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Page,
    Resources,
    /// What an annotation looks like, in its states.
    Appearances,
    /// Its keys are names that the file chose.
    Names,
    Other,
}

impl Part {
    /// What the value of this key is.
    fn of(self, key: &[u8]) -> Self {
        match (self, key) {
            (Self::Names, _) => Self::Other,
            (_, b"Resources" | b"DR") => Self::Resources,
            (Self::Resources, key) if RESOURCES.contains(&key) => Self::Names,
            (_, b"AP") => Self::Appearances,
            (Self::Appearances, b"N" | b"R" | b"D") | (_, b"CharProcs" | b"Colorants") => Self::Names,
            _ => Self::Other,
        }
    }
}

/// A document that grows by pages.
pub(super) struct Merge {
    document: Document,
    root: ObjectId,
    pages: Vec<Object>,
    /// What is referred to and not copied yet: its old and its new number, and what it is.
    waiting: Vec<(ObjectId, ObjectId, Part)>,
}

impl Merge {
    pub(super) fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let root = document.new_object_id();
        Self { document, root, pages: Vec::new(), waiting: Vec::new() }
    }

    /// Adds all pages of a file.
    pub(super) fn pdf(&mut self, bytes: &[u8]) -> Result<usize, MergeProblem> {
        let source = pdf::load(bytes)?;
        let pages = pdf::pages(&source)?;
        let count = pages.len();
        let mut copied = BTreeMap::new();
        for page in pages {
            if form::has_undrawn_field(&source, &page) {
                return Err(MergeProblem::UndrawnField);
            }
            let mut dictionary = page.dictionary();
            for key in DROPPED_FROM_PAGES {
                dictionary.remove(key);
            }
            let Object::Dictionary(mut dictionary) =
                self.copy(&source, &Object::Dictionary(dictionary), &mut copied, Part::Page)
            else {
                return Err(PdfProblem::Damaged("a page cannot be copied".to_owned()).into());
            };
            dictionary.set("Type", "Page");
            self.add(dictionary);
            // A list, and not a call in a call: a file can be a chain of a hundred thousand objects.
            while let Some((old, new, part)) = self.waiting.pop() {
                let object = source.get_object(old).cloned().unwrap_or(Object::Null);
                let object = self.copy(&source, &object, &mut copied, part);
                self.document.set_object(new, object);
            }
        }
        Ok(count)
    }

    /// Copies a value, and notes what it refers to; other pages and the tree above them are not part of a look.
    fn copy(
        &mut self,
        source: &Document,
        value: &Object,
        copied: &mut BTreeMap<ObjectId, Object>,
        part: Part,
    ) -> Object {
        match value {
            Object::Reference(id) => {
                if let Some(known) = copied.get(id) {
                    return known.clone();
                }
                let Ok(object) = source.get_object(*id) else { return Object::Null };
                let elsewhere = [&b"Page"[..], b"Pages", b"Catalog", b"Metadata"];
                if object.type_name().is_ok_and(|name| elsewhere.contains(&name)) {
                    return Object::Null;
                }
                let new = self.document.new_object_id();
                copied.insert(*id, Object::Reference(new));
                self.waiting.push((*id, new, part));
                Object::Reference(new)
            }
            Object::Array(values) => {
                Object::Array(values.iter().map(|value| self.copy(source, value, copied, Part::Other)).collect())
            }
            Object::Dictionary(dictionary) => {
                Object::Dictionary(self.copy_dictionary(source, dictionary, copied, part))
            }
            Object::Stream(stream) => {
                let dictionary = self.copy_dictionary(source, &stream.dict, copied, Part::Other);
                let is_jpeg =
                    dictionary.get(b"Filter").and_then(Object::as_name).is_ok_and(|name| name == b"DCTDecode");
                let plain = if is_jpeg { strip::jpeg(&stream.content) } else { None };
                let mut stream = Stream { dict: dictionary, ..stream.clone() };
                if let Some(plain) = plain {
                    stream.set_content(plain);
                }
                Object::Stream(stream)
            }
            other => other.clone(),
        }
    }

    fn copy_dictionary(
        &mut self,
        source: &Document,
        dictionary: &Dictionary,
        copied: &mut BTreeMap<ObjectId, Object>,
        part: Part,
    ) -> Dictionary {
        let subtype = dictionary.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        let is_annotation = part == Part::Other && dictionary.has(b"Rect") && !subtype.is_empty();
        let mut out = Dictionary::new();
        for (key, value) in dictionary {
            let dropped = DROPPED.contains(&key.as_slice())
                || (is_annotation && DROPPED_FROM_ANNOTATIONS.contains(&key.as_slice()));
            if part == Part::Names || !dropped {
                let value = self.copy(source, value, copied, part.of(key));
                out.set(key.clone(), value);
            }
        }
        out
    }

    /// Adds a page with a picture, as large as fits, and upright.
    pub(super) fn picture(&mut self, embedded: Embedded, (short, long): (f32, f32)) {
        let Embedded { stream, size: (width, height), orientation } = embedded;
        let turned = orientation.to_exif() >= 5;
        let shown = if turned { (height as f32, width as f32) } else { (width as f32, height as f32) };
        let (page_width, page_height) = if shown.0 > shown.1 { (long, short) } else { (short, long) };
        let scale = ((page_width - 2.0 * MARGIN) / shown.0).min((page_height - 2.0 * MARGIN) / shown.1);
        let (wide, high) = (shown.0 * scale, shown.1 * scale);
        let (left, bottom) = ((page_width - wide) / 2.0, (page_height - high) / 2.0);
        // The unit square of the picture, first turned within itself.
        let [a, b, c, d, e, f] = matrix(orientation);
        let content = format!("q {wide} 0 0 {high} {left} {bottom} cm {a} {b} {c} {d} {e} {f} cm /P Do Q\n");
        let picture = self.document.add_object(stream);
        let resources = dictionary! { "XObject" => dictionary! { "P" => picture } };
        self.written(content.into_bytes(), resources, page_width, page_height);
    }

    /// Adds the pages of a text.
    pub(super) fn text(&mut self, text: &str, font: Option<&Font>, paper: (f32, f32)) -> Result<(), TextProblem> {
        let TextPages { contents, font } = text::write(text, font, paper, &mut self.document)?;
        for content in contents {
            let resources = dictionary! { "Font" => dictionary! { "F1" => font } };
            self.written(content, resources, paper.0, paper.1);
        }
        Ok(())
    }

    fn written(&mut self, content: Vec<u8>, resources: Dictionary, width: f32, height: f32) {
        let content = self.document.add_object(Stream::new(Dictionary::new(), content));
        let frame: Vec<Object> = vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)];
        self.add(
            dictionary! { "Type" => "Page", "MediaBox" => frame, "Contents" => content, "Resources" => resources },
        );
    }

    fn add(&mut self, mut page: Dictionary) {
        page.set("Parent", self.root);
        self.pages.push(self.document.add_object(page).into());
    }

    /// The file. It has no date, no author and no id, so the same pages are the same bytes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, String> {
        let count = i64::try_from(self.pages.len()).unwrap_or(i64::MAX);
        let root = dictionary! { "Type" => "Pages", "Kids" => self.pages, "Count" => count };
        self.document.set_object(self.root, root);
        let catalog = self.document.add_object(dictionary! { "Type" => "Catalog", "Pages" => self.root });
        self.document.trailer.set("Root", catalog);
        self.document.compress();
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}

/// How the unit square is turned or mirrored for a picture that is stored in another direction.
fn matrix(orientation: Orientation) -> [i8; 6] {
    match orientation.to_exif() {
        2 => [-1, 0, 0, 1, 1, 0],
        3 => [-1, 0, 0, -1, 1, 1],
        4 => [1, 0, 0, -1, 0, 1],
        5 => [0, -1, -1, 0, 1, 1],
        6 => [0, -1, 1, 0, 0, 1],
        7 => [0, 1, 1, 0, 0, 0],
        8 => [0, 1, -1, 0, 1, 0],
        _ => [1, 0, 0, 1, 0, 0],
    }
}
