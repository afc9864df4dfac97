//! A font of the caller's, for texts in letters that PDF's standard fonts lack. It meets nothing but our own texts.

use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use rebuttal_signing::sha256_hex;
use ttf_parser::{Face, GlyphId, Permissions};

use crate::input::Input;
use crate::latin;

/// What is said of a font whose reader gave up.
pub(crate) const DAMAGED: &str = "a damaged font";

/// More tables of characters than a font has; each is searched for each letter.
const MAX_SUBTABLES: u16 = 64;

/// A font, read once.
#[derive(Clone)]
pub(crate) struct Font {
    pub(crate) name: String,
    pub(crate) sha256: String,
    bytes: Arc<Vec<u8>>,
    /// Why no text can be set in it.
    pub(crate) problem: Option<String>,
}

impl Font {
    pub(crate) fn read(input: Input) -> Self {
        let name = input.name();
        match input.read() {
            Ok(bytes) => {
                let problem = guarded(|| problem(&bytes)).unwrap_or_else(|| Some(DAMAGED.to_owned()));
                Self { name, sha256: sha256_hex(&bytes), bytes: Arc::new(bytes), problem }
            }
            Err(problem) => {
                Self { name, sha256: String::new(), bytes: Arc::default(), problem: Some(problem.to_string()) }
            }
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The font, if texts can be set in it.
    pub(crate) fn face(&self) -> Option<Face<'_>> {
        if self.problem.is_some() { None } else { Face::parse(&self.bytes, 0).ok() }
    }
}

/// Shows no content.
impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Font({:?})", self.name)
    }
}

fn problem(bytes: &[u8]) -> Option<String> {
    let face = match Face::parse(bytes, 0) {
        Ok(face) => face,
        Err(error) => return Some(format!("no font: {error}")),
    };
    let tables = face.tables();
    let subtables = tables.cmap.map_or(0, |cmap| cmap.subtables.len());
    if tables.glyf.is_none() {
        Some("a font without TrueType outlines".to_owned())
    } else if subtables == 0 || subtables > MAX_SUBTABLES {
        Some(format!("a font with {subtables} tables of characters"))
    } else if tables
        .os2
        .is_some_and(|os2| os2.permissions() == Some(Permissions::Restricted) || !os2.is_subsetting_allowed())
    {
        Some("a font whose licence does not let a document contain it".to_owned())
    } else {
        None
    }
}

/// What was made of a font, unless its reader gave up: `ttf-parser` asserts in debug builds what a damaged font breaks.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    panic::catch_unwind(AssertUnwindSafe(work)).ok()
}

/// The glyph of a letter that is drawn as it stands, after the one before.
pub(crate) fn glyph(face: &Face<'_>, letter: char) -> Option<GlyphId> {
    let glyph = if needs_shaping(letter) { None } else { face.glyph_index(letter) };
    glyph.filter(|glyph| glyph.0 != 0)
}

/// Whether letters of this script change with their neighbours, or run from right to left.
fn needs_shaping(letter: char) -> bool {
    matches!(u32::from(letter),
        0x0300..=0x036F | 0x0590..=0x08FF | 0x0900..=0x0DFF | 0x0F00..=0x109F | 0x1780..=0x18AF | 0x1900..=0x1CFF
        | 0x1DC0..=0x1DFF | 0x200E..=0x200F | 0x202A..=0x202E | 0x2066..=0x2069 | 0xA800..=0xABFF | 0xFB1D..=0xFDFF
        | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xFE70..=0xFEFF | 0x10800..=0x11FFF | 0x1E800..=0x1EFFF
    )
}

/// The first character of a text that pages cannot show: in a standard font, or else all of it in the caller's.
pub(crate) fn unshown(text: &str, font: Option<&Font>) -> Option<char> {
    let letters = || text.chars().filter(|letter| !matches!(letter, '\n' | '\r' | '\t'));
    let first = letters().find(|letter| latin::encode(*letter).is_none())?;
    let searched = guarded(|| match font.and_then(Font::face) {
        Some(face) => letters().find(|letter| glyph(&face, *letter).is_none()),
        None => Some(first),
    });
    searched.unwrap_or(Some(first))
}
