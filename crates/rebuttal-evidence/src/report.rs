//! What preflight says: plain data, the same bytes for the same packet and moment.

use serde::Serialize;

use crate::rules::Severity;

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// What happens to the evidence as it is.
    pub severity: Severity,
    /// The field that it is about; none for the packet as a whole.
    pub field: Option<String>,
    /// The file that it is about.
    pub file: Option<String>,
    /// Its page, from 1.
    pub page: Option<usize>,
    /// What there is.
    pub found: String,
    /// What may be.
    pub allowed: Option<String>,
    /// What to do about it.
    pub what_to_do: String,
}

/// A file of the packet in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileTotal {
    /// Its field.
    pub field: String,
    /// Its name.
    pub file: String,
    /// What it is, by its content.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: u64,
    /// Its pages; none where they cannot be counted.
    pub pages: Option<usize>,
    /// The SHA-256 of its bytes in hexadecimal; empty if it could not be read.
    pub sha256: String,
}

/// The packet in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Each file, in the order given.
    pub files: Vec<FileTotal>,
    /// The bytes of all files.
    pub bytes: u64,
    /// The pages of all files that can be counted.
    pub pages: usize,
    /// An estimate of the pages of files and texts; the provider's formula is not public.
    pub estimated_pages: usize,
    /// The characters of all texts.
    pub characters: usize,
}

/// Something that the provider recommends for this dispute, and that the packet lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// By which row of the rules.
    pub rule: String,
    /// The field, or the provider's name of the evidence.
    pub field: String,
    /// What the provider says that it contributes.
    pub weight: Option<String>,
}

/// The result of a preflight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The provider.
    pub provider: &'static str,
    /// The dispute's id.
    pub dispute: String,
    /// The moment for which it holds, in Unix seconds.
    pub now: i64,
    /// What was found, the worst first.
    pub findings: Vec<Finding>,
    /// The packet in numbers.
    pub totals: Totals,
    /// What is recommended and not there.
    pub missing: Vec<Missing>,
    /// What could not be checked, and why.
    pub unchecked: Vec<String>,
}

impl Report {
    /// The findings of this severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.severity == severity)
    }

    /// The report as JSON, with its keys in a fixed order.
    ///
    /// # Panics
    /// Never: it holds only what JSON can say.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_else(|error| unreachable!("{error}"))
    }
}
