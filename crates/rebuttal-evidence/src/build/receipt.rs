//! What was made of what.

use serde::Serialize;

/// Which page of which file became which page: proof of what was sent, without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The dispute's id.
    pub dispute: String,
    /// The version of the form of packets. The same input gives the same bytes as long as it is the same.
    pub format: u32,
    /// The files that are sent.
    pub files: Vec<FileReceipt>,
}

/// A file that is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReceipt {
    /// Its field.
    pub field: String,
    /// Its bytes.
    pub bytes: usize,
    /// The SHA-256 of its bytes in hexadecimal.
    pub sha256: String,
    /// Its pages in their order.
    pub pages: Vec<PageReceipt>,
}

/// A page that is sent, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageReceipt {
    /// The name of the file that was given; none for a text.
    pub original: Option<String>,
    /// The SHA-256 of the file, or of the text, that was given.
    pub original_sha256: String,
    /// Which page of it, from 1.
    pub original_page: usize,
}

impl Receipt {
    /// The receipt as JSON, with its keys in a fixed order.
    ///
    /// # Panics
    /// Never: it holds only what JSON can say.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_else(|error| unreachable!("{error}"))
    }
}
