//! What it was measured on.

use std::fs;
use std::process::Command;

use serde::{Deserialize, Serialize};

/// The machine, as far as it decides about speed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Machine {
    pub cpu: String,
    pub cores: usize,
    pub memory_gb: u64,
    pub system: String,
    /// The core of what answers; none if nothing could be kept on a core.
    pub responder_core: Option<usize>,
    /// The core of what is measured.
    pub client_core: Option<usize>,
}

impl Machine {
    /// This one.
    pub fn here() -> Self {
        let cores = allowed_cores();
        // With fewer than two, or without the program that does it, everything shares what there is.
        let pinned = cores.len() > 1 && said("taskset", &["--version"]).is_some();
        let core = |index: usize| cores.get(index).copied().filter(|_| pinned);
        Self {
            cpu: field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown".to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory_gb: memory(),
            system: said("uname", &["-srm"]).unwrap_or_else(|| std::env::consts::OS.to_owned()),
            responder_core: core(0),
            client_core: core(1),
        }
    }
}

/// The first line that a program prints.
pub fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout);
    Some(text.lines().next()?.trim().to_owned())
}

/// The first value of a name in one of the system's files of `name: value`.
fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let mut pairs = text.lines().filter_map(|line| line.split_once(':'));
    pairs.find(|(found, _)| found.trim() == name).map(|(_, value)| value.trim().to_owned())
}

fn memory() -> u64 {
    let kilobytes = field("/proc/meminfo", "MemTotal");
    let kilobytes = kilobytes.and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
    kilobytes.map_or(0, |kilobytes| (kilobytes + 512 * 1024) / (1024 * 1024))
}

/// The cores that this process may run on, such as those of a container.
fn allowed_cores() -> Vec<usize> {
    field("/proc/self/status", "Cpus_allowed_list").map_or_else(Vec::new, |list| expand(&list))
}

/// `0-2,5` in full.
fn expand(list: &str) -> Vec<usize> {
    let number = |text: &str| text.trim().parse::<usize>().ok();
    list.split(',')
        .filter_map(|part| match part.split_once('-') {
            Some((from, to)) => number(from).zip(number(to)),
            None => number(part).map(|one| (one, one)),
        })
        .flat_map(|(from, to)| from..=to)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_cores_is_read_in_full() {
        assert_eq!(expand("0-2,5"), [0, 1, 2, 5]);
        assert_eq!(expand("7"), [7]);
        assert_eq!(expand(""), [0; 0]);
    }
}
