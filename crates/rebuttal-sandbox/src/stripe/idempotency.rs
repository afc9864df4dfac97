//! Idempotency keys: the first result of each is remembered and given again.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;
use serde_json::{Map, Value};

use super::failure::Failure;
use super::multipart::Part;

/// How long a key is remembered; the provider promises at least this.
const HOURS: i64 = 24;

/// The longest key.
pub(super) const MOST_CHARACTERS: usize = 255;

/// What has to be the same in all requests of a key.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) path: String,
    pub(super) params: Map<String, Value>,
    pub(super) files: Vec<Part>,
}

/// A result, and the request that it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
    pub(super) request_id: String,
}

#[derive(Debug)]
struct Entry {
    asked: Asked,
    at: DateTime<Utc>,
    /// While its first answer is still held back, the request counts as being at work.
    busy_until: Option<Instant>,
    stored: Stored,
}

/// Results by account and key.
#[derive(Debug, Default)]
pub(super) struct Replays {
    entries: HashMap<(Option<String>, String), Entry>,
}

impl Replays {
    /// The result to give again; none for a new key.
    pub(super) fn find(
        &self,
        account: Option<&str>,
        key: &str,
        asked: &Asked,
        now: DateTime<Utc>,
    ) -> Result<Option<Stored>, Failure> {
        let entry = self.entries.get(&(account.map(ToOwned::to_owned), key.to_owned()));
        let Some(entry) = entry.filter(|entry| now - entry.at < TimeDelta::hours(HOURS)) else { return Ok(None) };
        if entry.busy_until.is_some_and(|end| Instant::now() < end) {
            let message = "There is currently another in-progress request using this Idempotency-Key.";
            return Err(Failure::of_key(StatusCode::CONFLICT, Some("idempotency_key_in_use"), message));
        }
        if entry.asked != *asked {
            let message = "Keys for idempotent requests can only be used with the same parameters they were first used \
                           with. Use another key for another request.";
            return Err(Failure::of_key(StatusCode::BAD_REQUEST, None, message));
        }
        Ok(Some(entry.stored.clone()))
    }

    /// Remembers a result. `held` is how long its answer is still held back, in real time.
    pub(super) fn store(
        &mut self,
        account: Option<&str>,
        key: &str,
        asked: Asked,
        stored: Stored,
        (now, held): (DateTime<Utc>, Option<Duration>),
    ) {
        let busy_until = held.and_then(|time| Instant::now().checked_add(time));
        let entry = Entry { asked, at: now, busy_until, stored };
        self.entries.insert((account.map(ToOwned::to_owned), key.to_owned()), entry);
    }
}
