//! Files in requests.

use serde::{Deserialize, Serialize};

use crate::data::{plain, tables};

tables! {
    /// What a file field takes.
    pub struct FileRule / OwnedFileRule {
        /// Told by the content; empty for any.
        pub kinds: &'static [FileKind],
        /// The most bytes of the file itself.
        pub max_bytes: Option<u64>,
        /// The client option that replaces `max_bytes`.
        pub max_bytes_option: Option<&'static str>,
    }
}

/// A kind of file, told by its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// Portable Document Format.
    #[default]
    Pdf,
    /// Word, up to 2003.
    Doc,
    /// Word, from 2007 on.
    Docx,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

plain!(FileKind = FileKind::Pdf);

impl FileKind {
    /// All of them. Those with their mark at the very beginning come first: a PDF's may stand further in.
    pub const ALL: [Self; 5] = [Self::Jpeg, Self::Png, Self::Doc, Self::Docx, Self::Pdf];

    /// For messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Doc => "DOC",
            Self::Docx => "DOCX",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        }
    }

    /// The kind of a file that begins with `head`, if it is one of these.
    pub fn of(head: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.fits(head))
    }

    /// What a name of such a file ends with.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Doc => "application/msword",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// Whether content begins as this kind does. Readers of PDF allow up to 1024 bytes before the mark, and scanners
    /// make use of it.
    pub fn fits(self, content: &[u8]) -> bool {
        let head = &content[..content.len().min(1024)];
        match self {
            Self::Pdf => head.windows(5).any(|window| window == b"%PDF-"),
            Self::Doc => content.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            // A zip archive that names Word's folder; the name stands uncompressed in it.
            Self::Docx => content.starts_with(b"PK\x03\x04") && content.windows(5).any(|window| window == b"word/"),
            Self::Jpeg => content.starts_with(&[0xFF, 0xD8, 0xFF]),
            Self::Png => content.starts_with(b"\x89PNG\r\n\x1a\n"),
        }
    }
}
