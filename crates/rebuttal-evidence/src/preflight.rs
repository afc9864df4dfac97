//! Preflight: what is wrong with a packet before it is sent. Pure: no network, no clock, no file.

use std::collections::BTreeSet;

use crate::checks;
use crate::packet::EvidencePacket;
use crate::report::{FileTotal, Missing, Report, Totals};
use crate::rules::Rule;

impl EvidencePacket {
    /// Checks everything that can be checked before sending, for a moment in Unix seconds.
    #[must_use]
    pub fn preflight(&self, now: i64) -> Report {
        self.preflight_by(self.rules.rules, now)
    }

    /// The same by other rules.
    #[must_use]
    pub fn preflight_by(&self, rules: &[Rule], now: i64) -> Report {
        let (findings, unchecked) = checks::run(self, &self.rules_that_hold(rules), now);
        Report {
            provider: self.rules.provider,
            dispute: self.dispute.id.clone(),
            now,
            findings,
            totals: self.totals(),
            missing: self.missing(),
            unchecked,
        }
    }

    fn totals(&self) -> Totals {
        let files = self.files.iter().map(|placed| FileTotal {
            field: placed.field.clone(),
            file: placed.file.name().to_owned(),
            kind: placed.file.kind().name(),
            bytes: placed.file.bytes().len() as u64,
            pages: placed.file.pages(),
            sha256: placed.file.sha256().to_owned(),
        });
        let files: Vec<FileTotal> = files.collect();
        Totals {
            bytes: files.iter().map(|file| file.bytes).sum(),
            pages: checks::counted(self),
            estimated_pages: checks::estimated(self),
            characters: self.texts.iter().map(|(_, text)| text.chars().count()).sum(),
            files,
        }
    }

    /// What is recommended for this reason and product and not given: first what is special to them.
    fn missing(&self) -> Vec<Missing> {
        let reason = self.dispute.reason.as_deref();
        let product = self.product_type.map(crate::ProductType::name);
        let given = |field: &str| {
            self.files.iter().any(|placed| placed.field == field)
                || self.texts.iter().any(|(known, text)| known == field && !text.trim().is_empty())
        };
        let rows =
            self.rules.recommended.iter().filter(|row| reason.is_some_and(|reason| row.reasons.contains(&reason)));
        let rows = rows.filter(|row| product.is_none_or(|product| row.product_types.contains(&product)));
        let special = rows.flat_map(|row| row.fields.iter().map(|field| (row.id.to_owned(), *field)));
        let background = format!("{}.background", self.rules.provider);
        let all = special.chain(self.rules.background.iter().map(|field| (background.clone(), *field)));
        let mut seen = BTreeSet::new();
        let missing = all.filter(|(_, field)| !given(field) && seen.insert(*field));
        let mut missing: Vec<Missing> =
            missing.map(|(rule, field)| Missing { rule, field: field.to_owned(), weight: None }).collect();
        let suggested = format!("{}.suggested", self.rules.provider);
        missing.extend(self.suggested.iter().map(|(tag, weight)| Missing {
            rule: suggested.clone(),
            field: tag.clone(),
            weight: weight.clone(),
        }));
        missing
    }
}
