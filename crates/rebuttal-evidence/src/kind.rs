//! What a file is, by its content. Its name proves nothing.

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// TIFF, in either order of bytes.
    Tiff,
    /// WebP.
    Webp,
    /// HEIC, as telephones take pictures.
    Heic,
    /// GIF.
    Gif,
    /// Word's older format, and others in the same container.
    Doc,
    /// A ZIP archive that is a Word document.
    Docx,
    /// Sound.
    Audio,
    /// Film.
    Video,
    /// No byte at all.
    Empty,
    /// Something else.
    Unknown,
}

/// How far into a file a PDF may begin, as viewers take it.
const PDF_HEADER_WITHIN: usize = 1024;

impl Kind {
    /// The kind of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let brand = bytes.get(8..12).unwrap_or_default();
        match bytes {
            [] => Self::Empty,
            [0xFF, 0xD8, 0xFF, ..] => Self::Jpeg,
            _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Self::Png,
            _ if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") => Self::Tiff,
            _ if bytes.starts_with(b"RIFF") && brand == b"WEBP" => Self::Webp,
            _ if bytes.starts_with(b"RIFF") && brand == b"WAVE" => Self::Audio,
            _ if bytes.starts_with(b"RIFF") && brand == b"AVI " => Self::Video,
            _ if bytes.starts_with(b"GIF8") => Self::Gif,
            _ if bytes.get(4..8) == Some(b"ftyp") => match brand {
                b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => Self::Heic,
                b"M4A " | b"M4B " => Self::Audio,
                _ => Self::Video,
            },
            _ if bytes.starts_with(b"ID3") || bytes.starts_with(b"OggS") || bytes.starts_with(b"fLaC") => Self::Audio,
            [0xFF, 0xFB | 0xF3 | 0xF2, ..] => Self::Audio,
            _ if bytes.starts_with(b"\x1A\x45\xDF\xA3") => Self::Video,
            _ if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") => Self::Doc,
            _ if bytes.starts_with(b"PK\x03\x04") && contains(bytes, b"word/") => Self::Docx,
            _ if contains(&bytes[..bytes.len().min(PDF_HEADER_WITHIN)], b"%PDF-") => Self::Pdf,
            _ => Self::Unknown,
        }
    }

    /// Its name in rules and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Tiff => "tiff",
            Self::Webp => "webp",
            Self::Heic => "heic",
            Self::Gif => "gif",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Empty => "empty",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it is a picture that becomes a page.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Tiff | Self::Webp)
    }
}

pub(crate) fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
