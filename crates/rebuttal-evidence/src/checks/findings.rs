//! Where checks put what they find.

use crate::report::Finding;
use crate::rules::Rule;

/// Collects findings of one rule.
pub(super) struct Findings<'a> {
    rule: &'a Rule,
    all: &'a mut Vec<Finding>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(rule: &'a Rule, all: &'a mut Vec<Finding>) -> Self {
        Self { rule, all }
    }

    /// About the packet as a whole, or a field of it.
    pub(super) fn add(&mut self, field: Option<&str>, found: impl Into<String>, allowed: Option<String>) {
        self.add_at(field, None, None, found, allowed);
    }

    pub(super) fn add_at(
        &mut self,
        field: Option<&str>,
        file: Option<&str>,
        page: Option<usize>,
        found: impl Into<String>,
        allowed: Option<String>,
    ) {
        self.all.push(Finding {
            rule: self.rule.id.to_owned(),
            severity: self.rule.severity,
            field: field.map(str::to_owned),
            file: file.map(str::to_owned),
            page,
            found: found.into(),
            allowed,
            what_to_do: self.rule.cure.to_owned(),
        });
    }
}
