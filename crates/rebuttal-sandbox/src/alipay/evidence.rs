//! Documents: out of Base64, and what they are by their content, as the provider gets neither name nor media type.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The type of a file, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Pdf,
    /// The Office format before 2007, an OLE2 container.
    Doc,
    /// A ZIP archive with a folder `word/`.
    Docx,
    Zip,
    Jpg,
}

impl Kind {
    /// The value of `disputeEvidenceFormat`.
    pub(crate) fn format(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Doc | Self::Docx => "WORD",
            Self::Zip => "ZIP",
            Self::Jpg => "JPG",
        }
    }

    /// How names of such files end.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Zip => "zip",
            Self::Jpg => "jpg",
        }
    }

    /// Whether a merchant may defend itself with it.
    fn is_defence(self) -> bool {
        matches!(self, Self::Pdf | Self::Doc | Self::Docx)
    }

    fn of(bytes: &[u8]) -> Option<Self> {
        // Readers of PDF look for the header in the first kilobyte: some programs write a line before it.
        let head = &bytes[..bytes.len().min(1024)];
        if contains(head, b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            Some(Self::Doc)
        } else if bytes.starts_with(b"PK\x03\x04") {
            // Names of entries are not compressed.
            Some(if contains(bytes, b"word/") { Self::Docx } else { Self::Zip })
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpg)
        } else {
            None
        }
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// A file of a kind that the provider knows.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(crate) bytes: Vec<u8>,
    pub(crate) kind: Kind,
}

impl Document {
    /// Reads Base64 of the standard alphabet, padded. The error is one sentence.
    pub(crate) fn from_base64(text: &str) -> Result<Self, String> {
        let bytes = STANDARD.decode(text).map_err(|error| format!("no Base64 of the standard alphabet: {error}"))?;
        if bytes.is_empty() {
            return Err("an empty document".to_owned());
        }
        match Kind::of(&bytes) {
            Some(kind) => Ok(Self { bytes, kind }),
            None => Err("no PDF, Word, ZIP or JPG file by its content".to_owned()),
        }
    }

    /// The same, for documents that merchants supply.
    pub(crate) fn defence(text: &str) -> Result<Self, String> {
        let document = Self::from_base64(text)?;
        if document.kind.is_defence() {
            Ok(document)
        } else {
            Err(format!("a {} by its content, and neither a PDF nor a Word document", document.kind.format()))
        }
    }

    pub(crate) fn to_base64(&self) -> String {
        STANDARD.encode(&self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_kind() {
        let zip = |name: &[u8]| [b"PK\x03\x04", &[0; 26][..], name].concat();
        for (bytes, kind) in [
            (b"%PDF-1.7\n".to_vec(), Some(Kind::Pdf)),
            (b"\n\n%PDF-1.7\n".to_vec(), Some(Kind::Pdf)),
            ([&[b' '; 1020], &b"%PDF-1.7"[..]].concat(), None),
            (b"%PDF".to_vec(), None),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(), Some(Kind::Doc)),
            (zip(b"word/document.xml"), Some(Kind::Docx)),
            (zip(b"xl/workbook.xml"), Some(Kind::Zip)),
            (b"PK".to_vec(), None),
            (b"\xff\xd8\xff\xe0".to_vec(), Some(Kind::Jpg)),
        ] {
            assert_eq!(Kind::of(&bytes), kind, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn only_whole_padded_standard_base64_is_read() {
        let document = Document::defence("JVBERi0xLjcK").unwrap();
        assert_eq!((document.bytes.as_slice(), document.kind), (&b"%PDF-1.7\n"[..], Kind::Pdf));
        assert_eq!(document.to_base64(), "JVBERi0xLjcK");
        for (text, part) in [
            ("", "empty"),
            ("JVBERi0xLjc", "Base64"),
            ("JVBERi0xLjcK\n", "Base64"),
            ("JVBERi0x_jcK", "Base64"),
            ("test", "by its content"),
            ("/9j/4A==", "JPG"),
        ] {
            let error = Document::defence(text).unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
