//! What was found: `target/bench/results.json`. `tests/bench/README.md` describes it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::arithmetic::{Bound, Of, Ratio, median};
use super::lab;
use super::machine::Machine;
use super::targets::{Better, Target};

/// What readers of the file rely on.
pub const SCHEMA: u32 = 1;

/// A run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Results {
    pub schema: u32,
    /// The day, in UTC.
    pub date: String,
    /// The commit, with a plus sign if there was more than it has.
    pub commit: String,
    pub quick: bool,
    /// Whether every measurement that there is was made.
    pub complete: bool,
    pub machine: Machine,
    /// Names and versions of toolchains and peers.
    pub versions: Vec<(String, String)>,
    pub rows: Vec<Row>,
}

/// A measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub id: String,
    /// The row of the table of targets.
    pub row: u32,
    pub work: String,
    pub unit: String,
    pub better: Better,
    /// What ours is compared with; `none` if nothing.
    pub peer: String,
    pub limit: String,
    pub note_equal: String,
    /// Why it misses a target, if it does and the reason is known.
    #[serde(default)]
    pub missed: Option<String>,
    pub rounds: Rounds,
    pub medians: Medians,
    /// Ours, divided by the peer's.
    pub of_peer: Option<Ratio>,
    /// Ours, divided by the limit.
    pub of_limit: Option<Ratio>,
    pub targets: Vec<Bound>,
    /// Whether all targets are met, by the medians of the ratios.
    pub met: bool,
}

/// The value of each round.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rounds {
    pub ours: Vec<f64>,
    pub peer: Vec<f64>,
    pub limit: Vec<f64>,
}

/// The median of each side's rounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Medians {
    pub ours: f64,
    pub peer: Option<f64>,
    pub limit: Option<f64>,
}

impl Row {
    /// Works out what the rounds say.
    ///
    /// # Errors
    /// When there is no round.
    pub fn judge(target: &Target, rounds: Rounds) -> Result<Self, String> {
        let ours = median(&rounds.ours).ok_or_else(|| format!("{}: there is no round", target.id))?;
        let medians = Medians { ours, peer: median(&rounds.peer), limit: median(&rounds.limit) };
        let of_peer = Ratio::of(&rounds.ours, &rounds.peer);
        let of_limit = Ratio::of(&rounds.ours, &rounds.limit);
        let met = target.targets.iter().all(|bound| {
            let found = match bound.of {
                Of::Peer => of_peer.map(|ratio| ratio.median),
                Of::Limit => of_limit.map(|ratio| ratio.median),
                Of::One => Some(ours),
            };
            found.is_some_and(|found| bound.is_met(found))
        });
        Ok(Self {
            id: target.id.clone(),
            row: target.row,
            work: target.work.clone(),
            unit: target.unit.clone(),
            better: target.better,
            peer: target.peer.clone(),
            limit: target.limit.clone(),
            note_equal: target.note.clone(),
            missed: target.missed.clone(),
            rounds,
            medians,
            of_peer,
            of_limit,
            targets: target.targets.clone(),
            met,
        })
    }
}

/// Where the last run is kept.
pub fn path() -> PathBuf {
    lab::folder().join("results.json")
}

impl Results {
    /// Reads a run.
    ///
    /// # Errors
    /// When there is none, or it is of another version of this program.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let results: Self = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        if results.schema != SCHEMA {
            return Err(format!("{}: its schema is {}, not {SCHEMA}", path.display(), results.schema));
        }
        Ok(results)
    }

    /// Keeps it.
    ///
    /// # Errors
    /// When the file fails.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text + "\n"));
        written.map_err(|error| format!("{}: {error}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(bounds: &[(Of, Option<f64>, Option<f64>)]) -> Target {
        Target {
            id: "x".to_owned(),
            row: 1,
            work: "some work".to_owned(),
            unit: "/s".to_owned(),
            better: Better::More,
            peer: "peer".to_owned(),
            limit: "limit".to_owned(),
            targets: bounds.iter().map(|&(of, at_least, at_most)| Bound { of, at_least, at_most }).collect(),
            note: "nothing".to_owned(),
            missed: None,
            rounds: None,
        }
    }

    fn rounds() -> Rounds {
        Rounds { ours: vec![30.0, 33.0, 27.0], peer: vec![10.0, 11.0, 9.0], limit: vec![40.0, 33.0, 36.0] }
    }

    #[test]
    fn a_row_is_met_if_all_its_targets_are() {
        let judged = |bounds: &[_]| Row::judge(&target(bounds), rounds()).unwrap().met;
        assert!(judged(&[(Of::Peer, Some(3.0), None), (Of::Limit, Some(0.75), None)]));
        assert!(!judged(&[(Of::Peer, Some(3.0), None), (Of::Limit, Some(0.76), None)]));
        assert!(judged(&[(Of::One, None, Some(30.0))]));
        assert!(!judged(&[(Of::One, None, Some(29.0))]));
    }

    #[test]
    fn a_target_against_nobody_is_not_met() {
        let alone = Rounds { ours: vec![1.0], ..Rounds::default() };
        assert!(!Row::judge(&target(&[(Of::Peer, Some(0.0), None)]), alone).unwrap().met);
        assert!(Row::judge(&target(&[]), Rounds::default()).is_err());
    }
}
