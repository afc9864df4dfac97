//! Texts in a font of the caller's: lines, pages, and the part of the font that they need.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};
use subsetter::GlyphRemapper;
use ttf_parser::{Face, GlyphId};

use super::sheet::{MARGIN, SIZE, plain};
use crate::font::{Font, glyph};

const LEADING: f32 = SIZE * 1.35;

/// A text in lines of glyphs.
pub(super) struct Typeset<'a> {
    font: &'a Font,
    face: Face<'a>,
    lines: Vec<Vec<(char, GlyphId)>>,
    lines_a_page: usize,
}

impl<'a> Typeset<'a> {
    /// The text on paper of this size; or the first character that cannot be set.
    pub(super) fn new(text: &str, font: &'a Font, (width, height): (f32, f32)) -> Result<Self, char> {
        let face = font.face().ok_or_else(|| text.chars().next().unwrap_or_default())?;
        let most = (width - 2.0 * MARGIN) / SIZE * f32::from(face.units_per_em());
        let mut lines = Vec::new();
        for paragraph in plain(text).split('\n') {
            let glyphs = paragraph.chars().map(|letter| Ok((letter, glyph(&face, letter).ok_or(letter)?)));
            broken(&glyphs.collect::<Result<Vec<_>, char>>()?, most, |glyph| advance(&face, glyph), &mut lines);
        }
        Ok(Self { font, face, lines, lines_a_page: ((height - 2.0 * MARGIN) / LEADING) as usize })
    }

    pub(super) fn count(&self) -> usize {
        self.lines.len().div_ceil(self.lines_a_page)
    }

    /// The content of each page, and the font, which is added to the document.
    pub(super) fn write(&self, height: f32, document: &mut Document) -> Result<(Vec<Vec<u8>>, ObjectId), String> {
        let mut remapper = GlyphRemapper::new();
        let mut used = BTreeMap::new();
        let top = height - MARGIN - SIZE;
        let pages = self.lines.chunks(self.lines_a_page).map(|lines| {
            let mut out = format!("BT /F1 {SIZE} Tf {LEADING} TL {MARGIN} {top} Td\n");
            for line in lines {
                out.push('<');
                for (letter, glyph) in line {
                    let new = remapper.remap(glyph.0);
                    used.entry(new).or_insert((*letter, *glyph));
                    out += &format!("{new:04X}");
                }
                out += "> Tj T*\n";
            }
            (out + "ET\n").into_bytes()
        });
        let pages = pages.collect();
        let subset = subsetter::subset(self.font.bytes(), 0, &remapper).map_err(|error| error.to_string())?;
        Ok((pages, self.embed(&used, subset, document)))
    }

    fn embed(&self, used: &BTreeMap<u16, (char, GlyphId)>, subset: Vec<u8>, document: &mut Document) -> ObjectId {
        let face = &self.face;
        let scaled = |units: i16| i64::from(units) * 1000 / i64::from(face.units_per_em());
        // The name of a subset begins with six letters; the part of the font says which they are.
        let tag: String =
            rebuttal_signing::sha256_hex(&subset).bytes().take(6).map(|digit| char::from(b'A' + digit % 26)).collect();
        let name = format!("{tag}+Text");
        let length = subset.len() as i64;
        let file = document.add_object(Stream::new(dictionary! { "Length1" => length }, subset));
        let frame = face.global_bounding_box();
        let frame = [frame.x_min, frame.y_min, frame.x_max, frame.y_max].map(|side| Object::Integer(scaled(side)));
        let descriptor = document.add_object(dictionary! {
            "Type" => "FontDescriptor", "FontName" => Object::Name(name.clone().into_bytes()), "Flags" => 4,
            "FontBBox" => frame.to_vec(), "ItalicAngle" => 0, "Ascent" => scaled(face.ascender()),
            "Descent" => scaled(face.descender()), "CapHeight" => scaled(face.ascender()), "StemV" => 80, "FontFile2" => file,
        });
        let widths = used.iter().flat_map(|(new, (_, glyph))| {
            let width =
                i64::from(face.glyph_hor_advance(*glyph).unwrap_or_default()) * 1000 / i64::from(face.units_per_em());
            [Object::Integer(i64::from(*new)), Object::Array(vec![Object::Integer(width)])]
        });
        let widths: Vec<Object> = widths.collect();
        let text = |text: &str| Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
        let descendant = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => dictionary! { "Registry" => text("Adobe"), "Ordering" => text("Identity"), "Supplement" => 0 },
            "FontDescriptor" => descriptor, "CIDToGIDMap" => "Identity", "DW" => 0, "W" => widths,
        });
        let unicode = document.add_object(Stream::new(lopdf::Dictionary::new(), to_unicode(used)));
        document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => Object::Name(name.into_bytes()), "Encoding" => "Identity-H",
            "DescendantFonts" => vec![descendant.into()], "ToUnicode" => unicode,
        })
    }
}

fn advance(face: &Face<'_>, glyph: GlyphId) -> f32 {
    f32::from(face.glyph_hor_advance(glyph).unwrap_or_default())
}

/// Lines no longer than `most`: broken at the last space, or where there is none, between letters.
fn broken(
    glyphs: &[(char, GlyphId)],
    most: f32,
    width: impl Fn(GlyphId) -> f32,
    lines: &mut Vec<Vec<(char, GlyphId)>>,
) {
    let (mut start, mut space, mut used) = (0, None, 0.0);
    let mut at = 0;
    while at < glyphs.len() {
        let (letter, glyph) = glyphs[at];
        used += width(glyph);
        if used > most && at > start && letter != ' ' {
            let end = space.map_or(at, |space| space);
            lines.push(glyphs[start..end].to_vec());
            start = space.map_or(at, |space| space + 1);
            (space, used, at) = (None, 0.0, start);
            continue;
        }
        if letter == ' ' {
            space = Some(at);
        }
        at += 1;
    }
    lines.push(glyphs[start..].to_vec());
}

/// Which character each glyph shows, so that the text can be searched and copied.
fn to_unicode(used: &BTreeMap<u16, (char, GlyphId)>) -> Vec<u8> {
    let mut out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n\
                   /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n".to_owned();
    let rows: Vec<String> = used
        .iter()
        .map(|(new, (letter, _))| {
            let mut units = [0; 2];
            let units: String = letter.encode_utf16(&mut units).iter().map(|unit| format!("{unit:04X}")).collect();
            format!("<{new:04X}> <{units}>\n")
        })
        .collect();
    // A block has at most a hundred.
    for block in rows.chunks(100) {
        out += &format!("{} beginbfchar\n{}endbfchar\n", block.len(), block.concat());
    }
    (out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_spaces_and_between_letters_where_there_are_none() {
        let lines = |text: &str, most: f32| {
            let glyphs: Vec<_> = text.chars().map(|letter| (letter, GlyphId(1))).collect();
            let mut lines = Vec::new();
            broken(&glyphs, most, |_| 1.0, &mut lines);
            lines.iter().map(|line| line.iter().map(|(letter, _)| *letter).collect::<String>()).collect::<Vec<_>>()
        };
        assert_eq!(lines("one two three", 7.0), ["one two", "three"]);
        assert_eq!(lines("один два три", 8.0), ["один два", "три"]);
        assert_eq!(lines("领收书领收书领", 3.0), ["领收书", "领收书", "领"]);
        assert_eq!(lines("", 3.0), [""]);
        assert_eq!(lines("a bcdefgh i", 3.0), ["a", "bcd", "efg", "h i"]);
        assert_eq!(lines("abc d", 3.0), ["abc", "d"]);
    }
}
