//! Uploaded files: what they are by their content, and what the API shows of them.

use bytes::Bytes;
use serde_json::Value;

use super::pdf;
use super::store::StoredObject;

#[derive(Debug)]
pub(super) struct File {
    pub(super) id: String,
    pub(super) account: Option<String>,
    pub(super) created: i64,
    pub(super) kind: Option<Kind>,
    pub(super) bytes: Bytes,
    /// How many pages the sandbox takes it for.
    pub(super) pages: u64,
    /// The object as the API shows it.
    pub(super) object: Value,
}

impl StoredObject for File {
    fn id(&self) -> &str {
        &self.id
    }

    fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    fn created(&self) -> i64 {
        self.created
    }
}

/// A kind of file that evidence may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Jpeg,
    Png,
}

impl Kind {
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        // Readers of PDF look for the header in the first kilobyte: some programs write a line before it.
        let head = &bytes[..bytes.len().min(1024)];
        if head.windows(5).any(|window| window == b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else {
            None
        }
    }

    /// The value of `type`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// One page for a picture, and for a PDF as many as it has.
pub(super) fn pages(kind: Option<Kind>, bytes: &[u8]) -> u64 {
    if kind == Some(Kind::Pdf) { pdf::pages(bytes) } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_kind_and_the_pages() {
        for (bytes, kind, count) in [
            (&b"%PDF-1.7 1 0 obj<</Type /Page>>endobj 2 0 obj<</Type/Page>>endobj"[..], Some(Kind::Pdf), 2),
            (b"\n%PDF-1.7", Some(Kind::Pdf), 1),
            (b"\xff\xd8\xff\xe0", Some(Kind::Jpeg), 1),
            (b"\x89PNG\r\n\x1a\n", Some(Kind::Png), 1),
            (b"GIF89a", None, 1),
            (b"%PDF", None, 1),
        ] {
            assert_eq!((Kind::of(bytes), pages(kind, bytes)), (kind, count), "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
