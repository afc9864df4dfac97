//! What is measured and what it has to reach: `tests/bench/targets.yaml`.

use serde::Deserialize;

use super::arithmetic::Bound;
use xtask::commands::paths;

/// One measurement.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub id: String,
    /// The row of the table of targets that it belongs to, from 1.
    pub row: u32,
    pub work: String,
    pub unit: String,
    pub better: Better,
    /// What ours is compared with; `none` if nothing.
    pub peer: String,
    pub limit: String,
    pub targets: Vec<Bound>,
    /// What could not be made equal.
    pub note: String,
    /// Why it misses a target, and what was tried; shown only for those that do.
    #[serde(default)]
    pub missed: Option<String>,
    /// How many rounds, if not as many as all others.
    #[serde(default)]
    pub rounds: Option<usize>,
}

/// Which values are good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    More,
    Less,
}

/// How many rows the table of targets has.
#[cfg(test)]
const ROWS: u32 = 21;

/// All measurements in their order.
///
/// # Errors
/// When the file is not as it should be.
pub fn read() -> Result<Vec<Target>, String> {
    let path = paths::root().join("tests/bench/targets.yaml");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_saphyr::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Those that are named, or all.
///
/// # Errors
/// A name that there is not, with those that there are.
pub fn select(all: Vec<Target>, only: Option<&str>) -> Result<Vec<Target>, String> {
    let Some(only) = only else { return Ok(all) };
    let names: Vec<&str> = only.split(',').map(str::trim).collect();
    if let Some(name) = names.iter().find(|name| all.iter().all(|target| target.id != **name)) {
        let known: Vec<&str> = all.iter().map(|target| target.id.as_str()).collect();
        return Err(format!("bench: nothing is called `{name}`; there are {}", known.join(", ")));
    }
    Ok(all.into_iter().filter(|target| names.contains(&target.id.as_str())).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::arithmetic::Of;
    use super::super::rows;
    use super::*;

    #[test]
    fn every_row_of_the_table_is_measured_and_nothing_else_is() {
        let targets = read().unwrap();
        let ids: BTreeSet<&str> = targets.iter().map(|target| target.id.as_str()).collect();
        assert_eq!(ids.len(), targets.len(), "an id is there twice");
        let rows: BTreeSet<u32> = targets.iter().map(|target| target.row).collect();
        assert_eq!(rows, (1..=ROWS).collect());
        assert_eq!(ids, rows::KNOWN.iter().map(|(id, _)| *id).collect(), "targets.yaml and the rows in code differ");
    }

    #[test]
    fn every_target_can_be_judged() {
        for target in read().unwrap() {
            let id = &target.id;
            assert!(!target.targets.is_empty() && !target.note.is_empty(), "{id}");
            for bound in &target.targets {
                assert!(bound.at_least.is_some() != bound.at_most.is_some(), "{id}: one bound each");
                assert!(bound.of != Of::Peer || target.peer != "none", "{id}: there is no peer");
                assert!(bound.of != Of::Limit || target.limit != "none", "{id}: there is no limit");
                assert_eq!(bound.at_least.is_some(), target.better == Better::More, "{id}: which way is better?");
            }
        }
    }

    #[test]
    fn a_name_that_there_is_not_is_answered_with_those_that_there_are() {
        let problem = select(read().unwrap(), Some("python-sign,nothing")).unwrap_err();
        assert!(problem.contains("`nothing`") && problem.contains("node-cold"), "{problem}");
        let found = select(read().unwrap(), Some("node-sign, python-sign")).unwrap();
        assert_eq!(found.iter().map(|target| &*target.id).collect::<Vec<_>>(), ["python-sign", "node-sign"]);
    }
}
