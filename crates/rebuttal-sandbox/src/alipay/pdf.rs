//! Makes small PDF documents: one page with a few lines, always the same bytes for the same lines.

use std::fmt::Write as _;

use super::evidence::{Document, Kind};

/// A PDF whose page shows these lines. Characters beyond ASCII become question marks, as the font has no others.
pub(super) fn pdf(lines: &[String]) -> Document {
    let mut content = String::from("BT /F1 12 Tf 14 TL 72 770 Td");
    for line in lines {
        content = format!("{content}\n({}) Tj T*", escaped(line));
    }
    content.push_str("\nET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut table = String::from("0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = writeln!(table, "{:010} 00000 n ", text.len());
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = text.len();
    let size = objects.len() + 1;
    let _ = write!(text, "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    Document { bytes: text.into_bytes(), kind: Kind::Pdf }
}

fn escaped(line: &str) -> String {
    let mut text = String::new();
    for character in line.chars() {
        match character {
            '(' | ')' | '\\' => text.extend(['\\', character]),
            ' '..='~' => text.push(character),
            _ => text.push('?'),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_points_at_the_objects() {
        let text = String::from_utf8(pdf(&["a (b) \\ \u{e9}".to_owned()]).bytes).unwrap();
        assert!(text.contains("(a \\(b\\) \\\\ ?) Tj"), "{text}");
        let start: usize = text.lines().rev().nth(1).unwrap().parse().unwrap();
        let mut lines = text[start..].lines();
        assert_eq!((lines.next(), lines.next()), (Some("xref"), Some("0 6")));
        for (number, line) in lines.take(6).enumerate().skip(1) {
            let offset: usize = line[..10].parse().unwrap();
            assert!(text[offset..].starts_with(&format!("{number} 0 obj\n")), "{line}");
            assert_eq!(line.len(), 19, "with its line feed an entry has 20 bytes");
        }
        let stream = text.split("stream\n").nth(1).unwrap().trim_end_matches("\nend");
        assert!(text.contains(&format!("/Length {} ", stream.len())), "{text}");
    }
}
