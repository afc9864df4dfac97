//! Deduplication of messages: their keys, the times in them, and the deduplicator in memory.

use std::time::{Duration, SystemTime};

use pyo3::prelude::*;
use rebuttal::dynamic;

use crate::errors::{self, OrRaise as _};

/// The claims and commits of a deduplicator in memory. Its calls are short and never wait, so they keep the GIL: no call is
/// in progress when a process forks.
#[pyclass(frozen, module = "rebuttal._native")]
pub(crate) struct Claims(dynamic::Claims);

#[pymethods]
impl Claims {
    #[new]
    fn new(py: Python<'_>, capacity: usize, remember_ms: u64) -> PyResult<Self> {
        dynamic::Claims::new(capacity, remember_ms).map(Self).or_raise(py)
    }

    /// The token of the claim, or the rest of another one's lease in milliseconds; neither if the key was committed.
    fn claim(&self, py: Python<'_>, key: &str, lease_ms: u64, now_ms: u64) -> PyResult<(Option<u64>, Option<u64>)> {
        Ok(match self.0.claim(key, lease_ms, now_ms).or_raise(py)? {
            dynamic::Claimed::Claimed(token) => (Some(token), None),
            dynamic::Claimed::InProgress(rest) => (None, Some(rest)),
            dynamic::Claimed::Done => (None, None),
        })
    }

    /// False if another worker has claimed the key since.
    fn commit(&self, key: &str, token: u64, now_ms: u64) -> bool {
        self.0.commit(key, token, now_ms)
    }

    /// Gives the claim with this token up.
    fn release(&self, key: &str, token: u64, now_ms: u64) {
        self.0.release(key, token, now_ms);
    }
}

/// The key of a message, from its JSON under the provider's own names.
#[pyfunction]
pub(crate) fn dedup_key(py: Python<'_>, provider: &str, json: &[u8]) -> PyResult<Option<String>> {
    dynamic::dedup_key(provider, json).or_raise(py)
}

/// A time in the form that `datetime` reads; none if the text is not a time.
#[pyfunction]
pub(crate) fn canonical_time(text: &str) -> Option<String> {
    dynamic::moment(text)
}

/// Raises if the key or the lease is not usable.
#[pyfunction]
pub(crate) fn check_claim(py: Python<'_>, key: &str, lease_ms: u64) -> PyResult<()> {
    dynamic::check_claim(key, Duration::from_millis(lease_ms)).or_raise(py)
}

/// The exception for a message that another worker is processing until then, in milliseconds since 1970.
#[pyfunction]
pub(crate) fn in_progress(py: Python<'_>, until_ms: u64) -> PyErr {
    let until = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(until_ms));
    errors::to_python(py, &dynamic::in_progress(until.unwrap_or(SystemTime::UNIX_EPOCH)))
}

/// The exception for a message that another worker has taken over.
#[pyfunction]
pub(crate) fn claim_lost(py: Python<'_>) -> PyErr {
    errors::to_python(py, &dynamic::claim_lost())
}
