//! What the runners say of the matrix's cells: counted, and shown as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Matrix;

/// How a cell ended in one runner; the last one is the worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Held,
    Misreported,
    Doubled,
    Lost,
}

impl Verdict {
    fn of(row: &Value, writes: bool) -> Self {
        let calls = row["calls"].as_array().map_or(&[][..], Vec::as_slice);
        let any = |wrong: fn(&str, u64) -> bool| {
            calls.iter().any(|call| {
                wrong(call["told"].as_str().unwrap_or_default(), call["effects"].as_u64().unwrap_or_default())
            })
        };
        if writes && any(|told, effects| matches!(told, "success" | "done") && effects == 0) {
            Self::Lost
        } else if any(|_, effects| effects > 1) {
            Self::Doubled
        } else if row["held"] != true || writes && any(|told, effects| told == "not_done" && effects > 0) {
            Self::Misreported
        } else {
            Self::Held
        }
    }

    fn sign(self) -> char {
        match self {
            Self::Held => '·',
            Self::Misreported => 'M',
            Self::Doubled => 'D',
            Self::Lost => 'L',
        }
    }
}

/// The matrix as a table and, for each runner, how many cells it ran and what came of them.
///
/// # Errors
/// When a runner left a cell out, or a cell did not hold; the table says which.
pub fn show(matrix: &Matrix, report: &Path) -> Result<String, String> {
    let summary = Summary::read(matrix, report)?;
    let table: String = summary.lines(matrix).iter().map(|line| format!("{line}\n")).collect();
    if summary.tally.whole { Ok(table) } else { Err(format!("{table}the fault matrix does not hold")) }
}

/// The counts of all runners together.
///
/// # Errors
/// When the report cannot be read.
pub fn tally(matrix: &Matrix, report: &Path) -> Result<Tally, String> {
    Summary::read(matrix, report).map(|summary| summary.tally)
}

/// Counts over all runners.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Cells that were run.
    pub cells: u64,
    /// Told as done, and nothing was done.
    pub lost: u64,
    /// Done twice.
    pub doubled: u64,
    /// Told otherwise than it was.
    pub misreported: u64,
    /// Whether every runner ran every cell, and all of them held.
    pub whole: bool,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cells, lost, doubled, misreported, whole } = self;
        let missing = if *whole { "" } else { "; NOT all as it should be" };
        write!(f, "{cells} cells run; lost, doubled, misreported: {lost}, {doubled}, {misreported}{missing}")
    }
}

struct Summary {
    cells: BTreeMap<(String, String), Verdict>,
    runners: Vec<String>,
    tally: Tally,
}

impl Summary {
    fn read(matrix: &Matrix, report: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(report).map_err(|error| format!("{}: {error}", report.display()))?;
        Self::of(matrix, &text)
    }

    fn of(matrix: &Matrix, report: &str) -> Result<Self, String> {
        let mut cells = BTreeMap::new();
        let mut by_runner: BTreeMap<String, Vec<(String, String, Verdict)>> = BTreeMap::new();
        for line in report.lines() {
            let row: Value =
                serde_json::from_str(line).map_err(|error| format!("a line of the matrix's report: {error}"))?;
            let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            let verdict = Verdict::of(&row, matrix.writes(&text("operation")));
            let worst = cells.entry((text("operation"), text("fault"))).or_insert(verdict);
            *worst = verdict.max(*worst);
            by_runner.entry(text("runner")).or_default().push((text("operation"), text("fault"), verdict));
        }
        let can_be = |operation| matrix.faults().filter(|fault| matrix.reason(operation, *fault).is_none()).count();
        let all = matrix.operations().map(can_be).sum::<usize>();
        let mut tally = Tally { whole: !by_runner.is_empty(), ..Tally::default() };
        let mut runners = Vec::new();
        for (runner, rows) in by_runner {
            let run = rows.iter().map(|(operation, fault, _)| (operation, fault)).collect::<BTreeSet<_>>().len();
            let count = |wanted| rows.iter().filter(|(_, _, verdict)| *verdict == wanted).count();
            let bad = [Verdict::Lost, Verdict::Doubled, Verdict::Misreported].map(count);
            tally.whole &= run == all && bad == [0; 3];
            let [lost, doubled, misreported] = bad;
            tally.cells += run as u64;
            tally.lost += lost as u64;
            tally.doubled += doubled as u64;
            tally.misreported += misreported as u64;
            runners.push(format!(
                "{runner:<14}{run} of {all} cells run; lost, doubled, misreported: {lost}, {doubled}, {misreported}"
            ));
        }
        Ok(Self { cells, runners, tally })
    }

    fn lines(&self, matrix: &Matrix) -> Vec<String> {
        let mut lines = vec![String::new(), "The fault matrix (· as it should be, - cannot be, ? not run)".to_owned()];
        let faults: Vec<_> = matrix.faults().collect();
        lines.extend(faults.iter().enumerate().map(|(index, (name, _))| format!("  {:>2} {name}", index + 1)));
        let numbers: String = (1..=faults.len()).map(|number| format!("{number:>3}")).collect();
        lines.push(format!("{:<26}{numbers}", ""));
        let mut reasons = BTreeSet::new();
        for operation in matrix.operations() {
            let mut line = format!("{:<26}", operation.0);
            for fault in &faults {
                let reason = matrix.reason(operation, *fault);
                reasons.extend(reason);
                let found = self.cells.get(&(operation.0.to_owned(), fault.0.to_owned()));
                let sign = if reason.is_some() { '-' } else { found.map_or('?', |verdict| verdict.sign()) };
                line.push_str(&format!("{sign:>3}"));
            }
            lines.push(line);
        }
        lines.extend(reasons.iter().map(|reason| format!("  - {reason}")));
        lines.extend(self.runners.iter().cloned());
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn verdict(held: bool, told: &str, effects: u64, writes: bool) -> char {
        Verdict::of(&json!({"held": held, "calls": [{"told": told, "effects": effects}]}), writes).sign()
    }

    #[test]
    fn what_was_told_is_held_against_what_was_done() {
        assert_eq!(verdict(true, "success", 1, true), '·');
        assert_eq!(verdict(true, "success", 0, false), '·');
        assert_eq!(verdict(true, "unknown", 0, true), '·');
        assert_eq!(verdict(false, "done", 0, true), 'L');
        assert_eq!(verdict(true, "success", 2, true), 'D');
        assert_eq!(verdict(true, "not_done", 1, true), 'M');
        assert_eq!(verdict(false, "unknown", 1, true), 'M');
    }

    #[test]
    fn a_cell_that_was_not_run_is_no_good_one() {
        let matrix = Matrix::read().expect("the matrix");
        let row = r#"{"runner":"x","operation":"o","fault":"f","held":true,"calls":[]}"#;
        assert!(!Summary::of(&matrix, row).expect("a summary").tally.whole);
        assert!(!Summary::of(&matrix, "").expect("a summary").tally.whole);
    }
}
