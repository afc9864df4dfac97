//! Texts as pages, in a standard font that every viewer has.

use lopdf::{Document, ObjectId, dictionary};

use super::sheet::{MARGIN, SIZE, plain};
use super::typeset::Typeset;
use crate::font::{DAMAGED, Font, guarded};
use crate::latin;

/// Courier's letters are 0.6 of their size wide.
const LETTER: f32 = SIZE * 0.6;
const LEADING: f32 = 14.4;

/// Why a text cannot become pages.
pub(super) enum TextProblem {
    /// It has a character that the font lacks.
    Letter(char),
    /// No part of the caller's font can be made.
    Font(String),
}

/// Pages of a text, and the font that is called `F1` there.
pub(super) struct TextPages {
    pub(super) contents: Vec<Vec<u8>>,
    pub(super) font: ObjectId,
}

/// The pages of a text: in a standard font, or in the caller's if that lacks a letter.
pub(super) fn write(
    text: &str,
    font: Option<&Font>,
    paper: (f32, f32),
    document: &mut Document,
) -> Result<TextPages, TextProblem> {
    match (pages(text, paper), font) {
        (Ok(contents), _) => {
            let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "Encoding" => "WinAnsiEncoding" };
            Ok(TextPages { contents, font: document.add_object(font) })
        }
        (Err(_), Some(font)) => guarded(|| {
            let typeset = Typeset::new(text, font, paper).map_err(TextProblem::Letter)?;
            let (contents, font) = typeset.write(paper.1, document).map_err(TextProblem::Font)?;
            Ok(TextPages { contents, font })
        })
        .unwrap_or_else(|| Err(TextProblem::Font(DAMAGED.to_owned()))),
        (Err(letter), None) => Err(TextProblem::Letter(letter)),
    }
}

/// How many pages that are.
pub(super) fn count(text: &str, font: Option<&Font>, paper: (f32, f32)) -> Result<usize, char> {
    match (pages(text, paper), font) {
        (Err(letter), Some(font)) => {
            guarded(|| Typeset::new(text, font, paper).map(|typeset| typeset.count())).unwrap_or(Err(letter))
        }
        (pages, _) => pages.map(|pages| pages.len()),
    }
}

/// The pages of a text in the standard font, each the content of a PDF page; or the first character that it lacks.
fn pages(text: &str, (width, height): (f32, f32)) -> Result<Vec<Vec<u8>>, char> {
    let columns = ((width - 2.0 * MARGIN) / LETTER) as usize;
    let lines_a_page = ((height - 2.0 * MARGIN) / LEADING) as usize;
    let text = plain(text);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        lines.extend(wrapped(paragraph, columns));
    }
    lines.chunks(lines_a_page).map(|lines| page(lines, height)).collect()
}

/// The paragraph in lines: broken at spaces, and inside a word only where it is longer than a line.
fn wrapped(paragraph: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in paragraph.split(' ') {
        let letters: Vec<char> = word.chars().collect();
        let begins = lines.len() == 1 && used == 0;
        if !begins && used + 1 + letters.len() <= columns {
            push(&mut lines, " ");
            used += 1;
        } else if !begins {
            lines.push(String::new());
            used = 0;
        }
        for (at, piece) in letters.chunks(columns).enumerate() {
            if at > 0 {
                lines.push(String::new());
                used = 0;
            }
            push(&mut lines, &piece.iter().collect::<String>());
            used += piece.len();
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

fn page(lines: &[String], height: f32) -> Result<Vec<u8>, char> {
    let top = height - MARGIN - SIZE;
    let mut out = format!("BT /F1 {SIZE} Tf {LEADING} TL {MARGIN} {top} Td\n").into_bytes();
    for line in lines {
        out.push(b'(');
        for c in line.chars() {
            let byte = latin::encode(c).ok_or(c)?;
            if matches!(byte, b'(' | b')' | b'\\') {
                out.push(b'\\');
            }
            out.push(byte);
        }
        out.extend(b") Tj T*\n");
    }
    out.extend(b"ET\n");
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_spaces_and_nothing_is_lost() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrapped("", 4), [""]);
        let long = "word ".repeat(1_000);
        assert_eq!(wrapped(&long, 60).join(" "), long);
        let count = pages(&"line\n".repeat(120), (595.0, 842.0)).map(|pages| pages.len());
        assert_eq!(count, Ok(3));
        assert_eq!(pages("领", (595.0, 842.0)), Err('领'));
    }
}
