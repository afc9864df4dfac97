//! Claim, work, commit: in the one order that loses nothing.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, SecondsFormat, Utc};

use crate::dedup::{Claim, DedupKey, Deduplicator, StoreError};
use crate::{Error, ErrorKind, Outcome};

/// How long a claim holds unless another time is given: 5 minutes. If a worker dies, its message is processed with the
/// first delivery after that.
pub const LEASE: Duration = Duration::from_secs(300);

/// Processes a message unless that was done before: claims its key, runs `work`, commits. If `work` fails, the claim is
/// released. `Ok(None)` if the message was processed before: acknowledge it like one that was processed now. Without a key
/// there is nothing to know a repetition by, and `work` runs each time.
///
/// If the future is dropped or `work` panics, the claim stays until its lease ends.
///
/// # Errors
/// What `work` gives, and these as [`Error`]s; the message must not be acknowledged then, so that it comes again:
/// `InProgress` if another worker has it (its `details` have `until`, when that one's lease ends), `ClaimLost` if `work`
/// took longer than its lease and another worker took over, `Deduplicator` or the store's own [`Error`] if the store
/// failed, `InvalidArgument` for a key or lease of nothing.
pub async fn once<T, E: From<Error>, W: Future<Output = Result<T, E>>>(
    store: &(impl Deduplicator + ?Sized),
    message: impl DedupKey,
    work: impl FnOnce() -> W,
) -> Result<Option<T>, E> {
    once_within(store, message, LEASE, work).await
}

/// The same with a lease of one's own: longer than the work ever takes, for nobody else works on the message while it
/// lasts, and shorter than the provider keeps on sending.
///
/// # Errors
/// As [`once`].
pub async fn once_within<T, E: From<Error>, W: Future<Output = Result<T, E>>>(
    store: &(impl Deduplicator + ?Sized),
    message: impl DedupKey,
    lease: Duration,
    work: impl FnOnce() -> W,
) -> Result<Option<T>, E> {
    let Some(key) = message.into_key() else { return work().await.map(Some) };
    check_claim(&key, lease)?;
    let token = match store.claim(&key, lease).await.map_err(|error| failed(error, Outcome::NotDone))? {
        Claim::Claimed { token } => token,
        Claim::InProgress { until } => return Err(in_progress(until).into()),
        Claim::Done => return Ok(None),
    };
    let value = match work().await {
        Ok(value) => value,
        Err(error) => {
            // The work's error is what the caller must hear of. If this fails too, the lease ends the claim.
            let _ = store.release(&key, &token).await;
            return Err(error);
        }
    };
    match store.commit(&key, &token).await {
        Ok(true) => Ok(Some(value)),
        Ok(false) => Err(claim_lost().into()),
        Err(error) => Err(failed(error, Outcome::Unknown).into()),
    }
}

/// Refuses what would make all messages one, or have nobody hold a claim.
///
/// # Errors
/// `ErrorKind::InvalidArgument` whose field is `key` or `lease`.
pub fn check_claim(key: &str, lease: Duration) -> Result<(), Error> {
    let refuse = |field: &str, problem: &str| Err(Error::new(ErrorKind::InvalidArgument, problem).with_field(field));
    if key.is_empty() {
        return refuse("key", "the key is empty: all messages would be one; give none for a message without a key");
    }
    if lease.is_zero() {
        return refuse("lease", "the lease is no time at all: everybody would have the message at once");
    }
    Ok(())
}

/// The error for a message that another worker is processing.
pub fn in_progress(until: SystemTime) -> Error {
    let millis = until.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    let until =
        i64::try_from(millis).ok().and_then(DateTime::from_timestamp_millis).unwrap_or(DateTime::<Utc>::MAX_UTC);
    let until = until.to_rfc3339_opts(SecondsFormat::Millis, true);
    let message = "another worker is processing this message; don't acknowledge it, so that it comes again";
    Error::new(ErrorKind::InProgress, message)
        .with_outcome(Outcome::Unknown)
        .with_retryable(true)
        .with_details([("until".to_owned(), until)].into())
}

/// The error for a message that another worker has taken over.
pub fn claim_lost() -> Error {
    let message = "the message was processed, but that took longer than its lease and another worker has it now: it may \
                   be processed twice; give a longer lease, and don't acknowledge it";
    Error::new(ErrorKind::ClaimLost, message).with_outcome(Outcome::Unknown).with_retryable(true)
}

/// A store may fail with an error of this crate's own; any other is the cause of one.
fn failed(error: StoreError, outcome: Outcome) -> Error {
    match error.downcast::<Error>() {
        Ok(own) => *own,
        Err(other) => {
            let message =
                "the store of processed messages failed; don't acknowledge this message, so that it comes again";
            Error::new(ErrorKind::Deduplicator, message).with_outcome(outcome).with_retryable(true).with_source(other)
        }
    }
}
