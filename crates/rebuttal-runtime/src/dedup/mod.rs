//! Messages that come twice are processed once, and none is lost when processing crashes.
//!
//! A provider sends a message again until it is acknowledged, and sometimes after that. A worker therefore **claims** the
//! message's key for a while (the lease), processes the message, and **commits** the key; if it fails it **releases** it.
//! A worker that dies in between does neither: its lease ends and the next delivery is processed. [`once`] does all of
//! that:
//!
//! ```
//! use rebuttal::dedup::{MemoryDeduplicator, once};
//!
//! # use rebuttal::WebhookMessage;
//! # async fn defend(_: &impl WebhookMessage) -> Result<(), rebuttal::Error> { Ok(()) }
//! async fn process(seen: &MemoryDeduplicator, message: impl WebhookMessage) -> Result<(), rebuttal::Error> {
//!     once(seen, &message, || defend(&message)).await?; // None if it was done before
//!     Ok(()) // only now acknowledge it
//! }
//! ```
//!
//! **Acknowledge after `once` has ended well, and only then**: what it refuses must come again. It also ends well for a
//! message that was processed before. The work may as well be to put the message into a queue that survives a crash.
//!
//! Processes that share the work need one store for all of them. With the features `sqlite` and `postgres` there are
//! `SqliteDeduplicator` and `PostgresDeduplicator` over your pool of sqlx, and `once_in`, which does work and commit in one
//! transaction of yours. For another database see [`Deduplicator`].

pub mod claims;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod database;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) mod dialect;
mod key;
mod memory;
mod once;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod once_in;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) mod sql;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod store;

use std::time::{Duration, SystemTime};

use futures_util::future::BoxFuture;

#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub use database::StoreDatabase;
pub use key::DedupKey;
pub use memory::{Clock, MemoryDeduplicator, MemoryDeduplicatorBuilder};
pub use once::{LEASE, check_claim, claim_lost, in_progress, once, once_within};
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub use once_in::{once_in, once_in_table};
#[cfg(feature = "postgres")]
pub use store::PostgresDeduplicator;
#[cfg(feature = "sqlite")]
pub use store::SqliteDeduplicator;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub use store::{SqlDeduplicator, SqlDeduplicatorBuilder};

/// Why a store of one's own could not do what it was asked.
pub type StoreError = Box<dyn std::error::Error + Send + Sync>;

/// What a store gives when it has the answer.
pub type StoreFuture<'a, T> = BoxFuture<'a, Result<T, StoreError>>;

/// What became of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The caller has the message until the lease ends.
    Claimed {
        /// Proves that a later commit or release is this claim's and not that of whoever came after it. Each claim has
        /// another.
        token: String,
    },
    /// Somebody else is processing it.
    InProgress {
        /// When that one's lease ends.
        until: SystemTime,
    },
    /// It was processed.
    Done,
}

/// Remembers which messages are being processed and which were. Share one among all workers: in one process a
/// [`MemoryDeduplicator`], otherwise a `SqliteDeduplicator` or `PostgresDeduplicator` (features `sqlite` and `postgres`), or
/// one of your own over another database.
///
/// On SQL it is one table and four statements; times are milliseconds since 1970, for which no time zone matters:
///
/// ```sql
/// CREATE TABLE claims (key VARCHAR(500) PRIMARY KEY, token VARCHAR(36) NOT NULL, done BOOLEAN NOT NULL, until BIGINT NOT NULL);
/// -- claim: one statement, so that of two workers one wins. One row changed: claimed
/// INSERT INTO claims VALUES (:key, :token, FALSE, :now + :lease)
///     ON CONFLICT (key) DO UPDATE SET token = excluded.token, until = excluded.until
///     WHERE NOT claims.done AND claims.until <= :now;
/// -- none: look why. No row at all: it was released this moment, so say InProgress until now
/// SELECT done, until FROM claims WHERE key = :key;
/// -- commit: whether one row changed
/// UPDATE claims SET done = TRUE, until = :now WHERE key = :key AND token = :token;
/// -- release
/// DELETE FROM claims WHERE key = :key AND token = :token AND NOT done;
/// ```
///
/// Take `:now` from the database where replicas' clocks may differ, and delete what was done longer ago than the provider
/// sends messages again; a week is enough for all of them.
pub trait Deduplicator: Send + Sync {
    /// Claims a key until `lease` from now: if it is new, if its claim was released, or if the lease of its claim has
    /// ended without a commit.
    ///
    /// # Errors
    /// Whatever went wrong. The message is not processed then, and comes again.
    fn claim<'a>(&'a self, key: &'a str, lease: Duration) -> StoreFuture<'a, Claim>;

    /// Makes a claim last: the key is [`Claim::Done`] from now on. True if the claim with this token still stood, its
    /// lease over or not, or was committed before. False if another has claimed the key since: then nothing changes.
    ///
    /// # Errors
    /// Whatever went wrong. Nobody knows then whether it is committed.
    fn commit<'a>(&'a self, key: &'a str, token: &'a str) -> StoreFuture<'a, bool>;

    /// Gives a claim up, so that the next delivery is processed at once. Does nothing if the claim with this token no
    /// longer stands or was committed.
    ///
    /// # Errors
    /// Whatever went wrong. The lease ends the claim then.
    fn release<'a>(&'a self, key: &'a str, token: &'a str) -> StoreFuture<'a, ()>;
}
