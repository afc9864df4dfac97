//! What all of it came to, in one line.

use std::time::Duration;

use serde_json::Value;

/// Counts and worst measures, and what was found.
#[derive(Debug, Default)]
pub struct Totals {
    pub targets: u64,
    pub executions: u64,
    pub cells: u64,
    pub lost: u64,
    pub doubled: u64,
    pub misreported: u64,
    pub histories: u64,
    /// Histories with a statement that was not true, or a message that was lost or handled twice.
    pub untrue: u64,
    pub calls: u64,
    /// Seconds.
    pub late: f64,
    /// Seconds.
    pub interrupt: f64,
    pub memory: f64,
    pub exits: u64,
    pub clean: u64,
    pub findings: Vec<String>,
}

impl Totals {
    pub fn add(&mut self, other: Self) {
        self.targets += other.targets;
        self.executions += other.executions;
        self.cells += other.cells;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.misreported += other.misreported;
        self.histories += other.histories;
        self.untrue += other.untrue;
        self.calls += other.calls;
        self.late = self.late.max(other.late);
        self.interrupt = self.interrupt.max(other.interrupt);
        self.memory = self.memory.max(other.memory);
        self.exits += other.exits;
        self.clean += other.clean;
        self.findings.extend(other.findings);
    }

    /// The closing line.
    ///
    /// # Errors
    /// The same with what was found. What was not looked at is a finding too.
    pub fn close(mut self, took: Duration) -> Result<String, String> {
        let looked = [
            (self.targets, "no target was fuzzed"),
            (self.executions, "no input was tried"),
            (self.cells, "no cell of the matrix was run"),
            (self.histories, "no history was played"),
            (self.calls, "no calls were made"),
            (self.exits, "no program ended"),
        ];
        self.findings.extend(looked.iter().filter(|(count, _)| *count == 0).map(|(_, what)| (*what).to_owned()));
        for (measured, what) in [(self.late, "deadlines"), (self.interrupt, "Ctrl-C"), (self.memory, "memory")] {
            if measured <= 0.0 {
                self.findings.push(format!("{what}: nothing was measured"));
            }
        }
        let line = self.line(took);
        match self.findings.as_slice() {
            [] => Ok(format!("{line}; no finding")),
            found => Err(format!("{}\n{line}; {} FINDINGS, see above", found.join("\n"), found.len())),
        }
    }

    fn line(&self, took: Duration) -> String {
        format!(
            "soak: {} targets, {} executions; {} matrix cells, {} lost, {} doubled, {} misreported; {} histories, {} \
             false or lost; {} calls, worst memory ratio {:.3}; worst deadline {:.0} ms late, worst Ctrl-C {:.0} ms; {} of {} \
             exits clean; {} s",
            self.targets,
            self.executions,
            self.cells,
            self.lost,
            self.doubled,
            self.misreported,
            self.histories,
            self.untrue,
            self.calls,
            self.memory,
            self.late * 1000.0,
            self.interrupt * 1000.0,
            self.clean,
            self.exits,
            took.as_secs()
        )
    }
}

/// The largest `max` in a report, wherever it stands.
pub fn largest(report: &Value) -> f64 {
    let inside = |value: &Value| match value {
        Value::Object(_) => largest(value),
        _ => 0.0,
    };
    report.as_object().into_iter().flatten().fold(0.0, |worst: f64, (name, value)| {
        worst.max(if name == "max" { value.as_f64().unwrap_or(f64::INFINITY) } else { inside(value) })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn good() -> Totals {
        Totals {
            targets: 1,
            executions: 1,
            cells: 1,
            histories: 1,
            calls: 1,
            exits: 1,
            clean: 1,
            late: 0.1,
            interrupt: 0.1,
            memory: 1.0,
            ..Totals::default()
        }
    }

    #[test]
    fn only_what_was_looked_at_and_held_has_no_finding() {
        assert!(good().close(Duration::ZERO).is_ok_and(|line| line.ends_with("no finding") && !line.contains('\n')));
        let mut blind = good();
        blind.executions = 0;
        assert!(blind.close(Duration::ZERO).is_err_and(|text| text.starts_with("no input was tried")));
        let mut found = good();
        found.add(Totals { findings: vec!["keys: see there".to_owned()], ..Totals::default() });
        assert!(found.close(Duration::ZERO).is_err_and(|text| text.starts_with("keys: see there\nsoak: ")));
    }

    #[test]
    fn the_worst_measure_is_found_wherever_it_stands() {
        let report = json!({ "limit": 9, "sync": { "raised": { "max": 0.2 } }, "asyncio": { "raised": { "max": 0.3, "n": 20 } } });
        assert!((largest(&report) - 0.3).abs() < 1e-9);
        assert!(largest(&json!({ "a": { "max": "?" } })).is_infinite());
    }
}
