//! What a test can change about the provider as a whole.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Op;
use crate::control::{Fields, Refusal, expected};
use crate::generated::stripe::CREATE_FILE_REQUEST;
use crate::tables::{Kind, Operations as _};
use crate::wire::MOST_BODY_BYTES;

/// The most pages of an evidence, as the provider advises; and over networks that take fewer.
const PAGES: u64 = 50;
const PAGES_OVER: [(&str, u64); 1] = [("mastercard", 19)];

/// The most bytes that all files of an evidence have together: 4.5 MB, as the provider advises. Which megabyte it means
/// is not documented.
const EVIDENCE_BYTES: u64 = 4_500_000;

/// The most bytes of a file for evidence.
const MOST_BYTES: u64 = match CREATE_FILE_REQUEST.field("file").kind {
    Kind::File { most } => most,
    _ => panic!("the document has no file there"),
};

#[derive(Debug)]
pub(crate) struct Settings {
    /// The most pages of an evidence, if not what the network takes.
    pages: Option<u64>,
    /// The most bytes of a file for evidence, if not what the document says.
    file_bytes: Option<u64>,
    /// The most bytes of all files of an evidence.
    pub(super) evidence_bytes: u64,
    /// The operations for which the merchant's key lacks the permission.
    pub(super) denied: BTreeSet<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { pages: None, file_bytes: None, evidence_bytes: EVIDENCE_BYTES, denied: BTreeSet::new() }
    }
}

impl Settings {
    /// Reads an order; what is left out is as at the start.
    pub(crate) fn parse(mut fields: Fields) -> Result<Self, Refusal> {
        let pages = fields.count("pages", 0, 1_000_000)?;
        let file_bytes = fields.count("file_bytes", 1, MOST_BODY_BYTES as u64)?;
        let mut settings = Self { pages, file_bytes, ..Self::default() };
        if let Some(bytes) = fields.count("evidence_bytes", 1, 1_000_000_000)? {
            settings.evidence_bytes = bytes;
        }
        if let Some(denied) = fields.value("denied") {
            settings.denied = operations(&denied)?;
        }
        fields.finish()?;
        Ok(settings)
    }

    /// The most pages of an evidence over a card network.
    pub(super) fn most_pages(&self, network: &str) -> u64 {
        let fewer = PAGES_OVER.iter().find(|(known, _)| *known == network).map(|(_, pages)| *pages);
        self.pages.or(fewer).unwrap_or(PAGES)
    }

    pub(super) fn most_bytes(&self) -> u64 {
        self.file_bytes.unwrap_or(MOST_BYTES)
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "pages": self.pages.unwrap_or(PAGES),
            "file_bytes": self.most_bytes(),
            "evidence_bytes": self.evidence_bytes,
            "denied": self.denied,
        })
    }
}

/// Reads a list of operations.
fn operations(given: &Value) -> Result<BTreeSet<String>, Refusal> {
    let known: Vec<_> = Op::ALL.iter().filter(|op| op.table().variant_of.is_none()).map(|op| op.id()).collect();
    let refused = |found: &Value| expected("denied", &format!("a list of {}", known.join(", ")), found);
    let names = given.as_array().ok_or_else(|| refused(given))?.iter();
    let names = names.map(|name| name.as_str().filter(|text| known.contains(text)).ok_or_else(|| refused(name)));
    names.map(|name| name.map(ToOwned::to_owned)).collect()
}
