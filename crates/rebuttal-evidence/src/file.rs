//! A file of a packet: its bytes, and what is known of them.

use std::fmt;
use std::sync::Arc;

use rebuttal_signing::sha256_hex;

use crate::input::{Input, ReadProblem};
use crate::kind::Kind;
use crate::pdf::{self, PdfFacts, PdfProblem};
use crate::picture::{self, PictureFacts};

/// What is in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A PDF that can be read.
    Pdf(PdfFacts),
    /// A PDF with something wrong.
    BadPdf(PdfProblem),
    /// A picture whose header can be read.
    Picture(PictureFacts),
    /// A picture with something wrong.
    BadPicture(String),
    /// Another kind of file, into which nothing looks.
    Other,
    /// It could not be read.
    Unread(ReadProblem),
}

/// A file, read once: what is checked is what is sent, whatever happens to the original in between.
#[derive(Clone)]
pub struct EvidenceFile {
    name: String,
    /// Shared by the copies of a packet.
    bytes: Arc<Vec<u8>>,
    sha256: String,
    kind: Kind,
    content: Content,
}

impl EvidenceFile {
    /// Reads and examines a file. What is wrong with it is part of the result: a check reports it with the rest.
    #[must_use]
    pub fn read(input: Input) -> Self {
        let name = input.name();
        match input.read() {
            Ok(bytes) => {
                let kind = Kind::of(&bytes);
                let content = examine(kind, &bytes);
                Self { name, sha256: sha256_hex(&bytes), kind, content, bytes: Arc::new(bytes) }
            }
            Err(problem) => {
                let content = Content::Unread(problem);
                Self { name, bytes: Arc::default(), sha256: String::new(), kind: Kind::Unknown, content }
            }
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is, by its content.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What is known of it.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Its bytes; none if it could not be read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The SHA-256 of its bytes, in hexadecimal; empty if it could not be read.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// How many pages it is or becomes; `None` if that is not known.
    #[must_use]
    pub fn pages(&self) -> Option<usize> {
        match &self.content {
            Content::Pdf(facts) => Some(facts.pages.len()),
            Content::Picture(_) => Some(1),
            _ => None,
        }
    }
}

fn examine(kind: Kind, bytes: &[u8]) -> Content {
    match kind {
        Kind::Pdf => pdf::facts(bytes).map_or_else(Content::BadPdf, Content::Pdf),
        kind if kind.is_picture() => picture::facts(kind, bytes).map_or_else(Content::BadPicture, Content::Picture),
        _ => Content::Other,
    }
}

/// Shows no content.
impl fmt::Debug for EvidenceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, sha256, kind, .. } = self;
        f.debug_struct("EvidenceFile")
            .field("name", name)
            .field("kind", kind)
            .field("sha256", sha256)
            .finish_non_exhaustive()
    }
}
