//! A store that outlives processes: a file to which each claim, commit and release is added as a line.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rebuttal::dedup::{Claim, Deduplicator, StoreError, StoreFuture};
use serde_json::{Value, json};

pub(crate) struct FileStore {
    path: PathBuf,
    now: SystemTime,
}

impl FileStore {
    /// A store in which it is `now` for as long as it lives.
    pub(crate) fn open(path: &Path, now: SystemTime) -> Self {
        Self { path: path.to_owned(), now }
    }

    /// Locks the file, lets `change` see the last line of the key, and adds the line that it gives.
    fn change<T>(&self, key: &str, change: impl FnOnce(Option<Value>) -> (T, Option<Value>)) -> Result<T, StoreError> {
        let mut file: File = OpenOptions::new().read(true).append(true).create(true).open(&self.path)?;
        file.lock()?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let lines: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let (given, line) = change(lines.into_iter().rfind(|line| line["key"] == key));
        if let Some(line) = line {
            file.write_all(format!("{line}\n").as_bytes())?;
            file.sync_data()?;
        }
        Ok(given)
    }

    fn seconds(&self) -> u64 {
        self.now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
    }

    fn settle(&self, key: &str, token: &str, state: &str) -> Result<bool, StoreError> {
        self.change(key, |last| {
            let held = last.as_ref().is_some_and(|last| last["token"] == token && last["state"] == "claimed");
            let done = last.is_some_and(|last| last["token"] == token && last["state"] == "done");
            (held || done, held.then(|| json!({"key": key, "token": token, "state": state})))
        })
    }
}

impl Deduplicator for FileStore {
    fn claim<'a>(&'a self, key: &'a str, lease: Duration) -> StoreFuture<'a, Claim> {
        let claimed = self.change(key, |last| {
            let until = |line: &Value| line["until"].as_u64().unwrap_or_default();
            match last {
                Some(line) if line["state"] == "done" => (Claim::Done, None),
                Some(line) if line["state"] == "claimed" && until(&line) > self.seconds() => {
                    let until = SystemTime::UNIX_EPOCH + Duration::from_secs(until(&line));
                    (Claim::InProgress { until }, None)
                }
                _ => {
                    let token = format!("{}-{}", std::process::id(), self.seconds());
                    let until = self.seconds() + lease.as_secs();
                    let line = json!({"key": key, "token": token, "state": "claimed", "until": until});
                    (Claim::Claimed { token }, Some(line))
                }
            }
        });
        Box::pin(async { claimed })
    }

    fn commit<'a>(&'a self, key: &'a str, token: &'a str) -> StoreFuture<'a, bool> {
        Box::pin(async move { self.settle(key, token, "done") })
    }

    fn release<'a>(&'a self, key: &'a str, token: &'a str) -> StoreFuture<'a, ()> {
        Box::pin(async move { self.settle(key, token, "released").map(drop) })
    }
}
