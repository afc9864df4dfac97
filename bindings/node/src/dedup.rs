//! Deduplication: the keys of messages, and the deduplicator in memory. Times are in milliseconds.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use napi::bindgen_prelude::Either;
use napi_derive::napi;
use rebuttal::dynamic::{self, Claimed, Claims};

use crate::failure::{Failure, either};
use crate::functions::Value;
use crate::receiver::Good;

/// The claims and commits of a deduplicator in memory.
#[napi]
pub struct NativeClaims(Claims);

/// The token of a claim, or how long another claim holds at most; neither if the key was committed.
#[napi(object, object_from_js = false)]
pub struct NativeClaim {
    pub token: Option<i64>,
    pub rest: Option<i64>,
}

/// A deduplicator for `capacity` keys, which are remembered for `remember` milliseconds after their commit.
#[napi(catch_unwind)]
pub(crate) fn open_claims(capacity: i64, remember: i64) -> Either<Failure, NativeClaims> {
    either(Claims::new(usize::try_from(capacity).unwrap_or_default(), unsigned(remember)), NativeClaims)
}

#[napi]
impl NativeClaims {
    /// Claims a key.
    #[napi(catch_unwind)]
    pub fn claim(&self, key: String, lease: i64, now: i64) -> Either<Failure, NativeClaim> {
        either(self.0.claim(&key, unsigned(lease), unsigned(now)), |claimed| match claimed {
            Claimed::Claimed(token) => NativeClaim { token: Some(signed(token)), rest: None },
            Claimed::InProgress(rest) => NativeClaim { token: None, rest: Some(signed(rest)) },
            Claimed::Done => NativeClaim { token: None, rest: None },
        })
    }

    /// Commits the claim with this token; false if another claim has replaced it.
    #[napi(catch_unwind)]
    pub fn commit(&self, key: String, token: i64, now: i64) -> bool {
        self.0.commit(&key, unsigned(token), unsigned(now))
    }

    /// Releases the claim with this token.
    #[napi(catch_unwind)]
    pub fn release(&self, key: String, token: i64, now: i64) {
        self.0.release(&key, unsigned(token), unsigned(now));
    }
}

/// The deduplication key of a message, from its JSON; no value if it has none.
#[napi(catch_unwind)]
pub(crate) fn dedup_key(provider: String, json: String) -> Either<Failure, Value> {
    either(dynamic::dedup_key(&provider, json.as_bytes()), |key| Value::text(key.map(Bytes::from)))
}

/// Refuses a key or lease that is not usable.
#[napi(catch_unwind)]
pub(crate) fn check_claim(key: String, lease: i64) -> Either<Failure, Good> {
    either(dynamic::check_claim(&key, Duration::from_millis(unsigned(lease))), |()| Good { good: true })
}

/// The error for a message that another worker is processing until then.
#[napi(catch_unwind)]
pub(crate) fn in_progress(until: i64) -> Failure {
    let until = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(unsigned(until)));
    dynamic::in_progress(until.unwrap_or(SystemTime::UNIX_EPOCH)).into()
}

/// The error for a message that another worker has taken over.
#[napi(catch_unwind)]
pub(crate) fn claim_lost() -> Failure {
    dynamic::claim_lost().into()
}

/// TypeScript passes no negative number.
fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
