//! What a test can change about the provider as a whole.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Spec;
use super::operation::Operation;
use crate::control::{Fields, Refusal, expected};
use crate::wire::MOST_BODY_BYTES;

/// The most pages of an evidence, as the provider advises.
const PAGES: u64 = 50;

#[derive(Debug)]
pub(crate) struct Settings {
    /// The most pages of an evidence.
    pub(super) pages: u64,
    /// The most bytes of a file for evidence.
    pub(super) file_bytes: u64,
    /// The operations for which the merchant's key lacks the permission.
    pub(super) denied: BTreeSet<String>,
}

impl Default for Settings {
    fn default() -> Self {
        let file_bytes = Spec::built_in().map_or(0, Spec::most_bytes);
        Self { pages: PAGES, file_bytes, denied: BTreeSet::new() }
    }
}

impl Settings {
    /// Reads an order; what is left out is as at the start.
    pub(crate) fn parse(mut fields: Fields) -> Result<Self, Refusal> {
        let mut settings = Self::default();
        if let Some(pages) = fields.count("pages", 0, 1_000_000)? {
            settings.pages = pages;
        }
        if let Some(bytes) = fields.count("file_bytes", 1, MOST_BODY_BYTES as u64)? {
            settings.file_bytes = bytes;
        }
        for name in fields.value("denied").iter().flat_map(|value| value.as_array().cloned().unwrap_or_default()) {
            let known = Operation::ALL.map(Operation::name);
            let name = name.as_str().filter(|name| known.contains(name));
            let name =
                name.ok_or_else(|| expected("denied", &format!("a list of {}", known.join(", ")), &json!(name)))?;
            settings.denied.insert(name.to_owned());
        }
        fields.finish()?;
        Ok(settings)
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({"pages": self.pages, "file_bytes": self.file_bytes, "denied": self.denied})
    }
}
