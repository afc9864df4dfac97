//! Deduplicators over the program's own pool of sqlx.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::future::FutureExt as _;
use sqlx::Pool;

use crate::dedup::database::{StoreDatabase, is_transient};
use crate::dedup::sql::{Bound, Row, Statements, claim_of, failed, is_mine, new_token};
use crate::dedup::{Claim, Deduplicator, MemoryDeduplicator, StoreFuture};
use crate::generated::dedup::{CLEANUP_COMMITS, TABLE};
use crate::{Error, ErrorKind, Outcome};

/// Remembers in a SQLite file which messages are being processed and which were. Processes of one machine may share it.
#[cfg(feature = "sqlite")]
pub type SqliteDeduplicator = SqlDeduplicator<sqlx::Sqlite>;

/// Remembers in PostgreSQL which messages are being processed and which were, for any number of machines.
#[cfg(feature = "postgres")]
pub type PostgresDeduplicator = SqlDeduplicator<sqlx::Postgres>;

/// Remembers in a database which messages are being processed and which were: see `SqliteDeduplicator` and
/// `PostgresDeduplicator`. It works over your pool, in short transactions of its own, and makes its table on first use; to
/// work inside your transaction use [`once_in`](crate::dedup::once_in). All times are those of the database's clock.
///
/// For SQLite give the pool write-ahead logging (`journal_mode`) and a `busy_timeout`, as any that several processes share.
pub struct SqlDeduplicator<DB: StoreDatabase> {
    pool: Pool<DB>,
    statements: Statements,
    remember: Duration,
    commits: AtomicU64,
}

/// Makes a [`SqlDeduplicator`].
pub struct SqlDeduplicatorBuilder<DB: StoreDatabase> {
    pool: Pool<DB>,
    table: String,
    remember: Duration,
}

impl<DB: StoreDatabase> SqlDeduplicatorBuilder<DB> {
    /// What its table is called. Default: `rebuttal_claims`.
    pub fn table(mut self, table: impl Into<String>) -> Self {
        self.table = table.into();
        self
    }

    /// How long it remembers that a message was processed. Default: 7 days, which is longer than any provider sends one
    /// again by itself. Older rows are deleted, a few at a time.
    pub fn remember(mut self, remember: Duration) -> Self {
        self.remember = remember;
        self
    }

    /// Makes the deduplicator.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn build(self) -> Result<SqlDeduplicator<DB>, Error> {
        if self.remember.is_zero() {
            return Err(
                Error::new(ErrorKind::Config, "the option `remember` must be more than 0").with_field("remember")
            );
        }
        let statements = Statements::over(DB::DIALECT, &self.table)?;
        Ok(SqlDeduplicator { pool: self.pool, statements, remember: self.remember, commits: AtomicU64::new(0) })
    }
}

impl<DB: StoreDatabase> SqlDeduplicator<DB> {
    /// One over this pool, with the defaults.
    pub fn new(pool: Pool<DB>) -> Self {
        let statements = Statements::of(DB::DIALECT, TABLE);
        Self { pool, statements, remember: MemoryDeduplicator::REMEMBER, commits: AtomicU64::new(0) }
    }

    /// Starts with the defaults.
    pub fn builder(pool: Pool<DB>) -> SqlDeduplicatorBuilder<DB> {
        SqlDeduplicatorBuilder { pool, table: TABLE.to_owned(), remember: MemoryDeduplicator::REMEMBER }
    }

    /// Makes the table if there is none: for programs that only use [`once_in`](crate::dedup::once_in).
    ///
    /// # Errors
    /// `Deduplicator`: the database could not; its error is the source.
    pub async fn create_table(&self) -> Result<(), Error> {
        let made = self.attempt(&self.statements.create()).await;
        made.map(drop).map_err(|error| failed("create its table", Outcome::NotDone, error))
    }

    /// Deletes what was processed longer ago than it is remembered, at most 1,000 rows. It happens by itself after some
    /// commits; [`once_in`](crate::dedup::once_in) leaves it to you.
    ///
    /// # Errors
    /// `Deduplicator`: the database could not; its error is the source.
    pub async fn delete_expired(&self) -> Result<(), Error> {
        self.run("delete old rows", Outcome::NotDone, &[self.statements.delete_expired(self.remember)]).await.map(drop)
    }

    async fn run(&self, what: &str, outcome: Outcome, steps: &[Bound]) -> Result<Row, Error> {
        let mut created = false;
        // What it does has the same effect twice as once: a claim knows its own token.
        for _ in 0..2 {
            match self.attempt(steps).await {
                Err(error) if DB::lacks_table(&error) && !created => {
                    created = true;
                    self.create_table().await?;
                }
                Err(error) if is_transient(&error) => {}
                ended => return ended.map_err(|error| failed(what, outcome, error)),
            }
        }
        self.attempt(steps).await.map_err(|error| failed(what, outcome, error))
    }

    /// All steps on one connection; the row of the last.
    async fn attempt(&self, steps: &[Bound]) -> Result<Row, sqlx::Error> {
        let mut row = None;
        if let Some(begin) = DB::BEGIN {
            let mut transaction = self.pool.begin_with(begin).await?;
            for step in steps {
                row = DB::run(&mut transaction, step.clone()).await?;
            }
            transaction.commit().await?;
        } else {
            let mut connection = self.pool.acquire().await?;
            for step in steps {
                row = DB::run(&mut connection, step.clone()).await?;
            }
        }
        Ok(row)
    }
}

impl<DB: StoreDatabase> Deduplicator for SqlDeduplicator<DB> {
    fn claim<'a>(&'a self, key: &'a str, lease: Duration) -> StoreFuture<'a, Claim> {
        async move {
            crate::dedup::once::check_claim(key, lease)?;
            let token = new_token();
            let steps = [self.statements.claim(key, &token, lease), self.statements.find(key, &token)];
            Ok(claim_of(self.run("claim", Outcome::NotDone, &steps).await?, &token))
        }
        .boxed()
    }

    fn commit<'a>(&'a self, key: &'a str, token: &'a str) -> StoreFuture<'a, bool> {
        async move {
            let steps = [self.statements.commit(key, token), self.statements.find(key, token)];
            let stood = is_mine(&self.run("commit", Outcome::Unknown, &steps).await?);
            if stood && self.commits.fetch_add(1, Ordering::Relaxed).is_multiple_of(CLEANUP_COMMITS) {
                // What was done is done, whatever becomes of this.
                let _ = self.delete_expired().await;
            }
            Ok(stood)
        }
        .boxed()
    }

    fn release<'a>(&'a self, key: &'a str, token: &'a str) -> StoreFuture<'a, ()> {
        async move { Ok(self.run("release", Outcome::NotDone, &[self.statements.release(key, token)]).await.map(drop)?) }.boxed()
    }
}

impl<DB: StoreDatabase> fmt::Debug for SqlDeduplicator<DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqlDeduplicator").field("statements", &self.statements).finish_non_exhaustive()
    }
}

impl<DB: StoreDatabase> fmt::Debug for SqlDeduplicatorBuilder<DB> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqlDeduplicatorBuilder").field("table", &self.table).finish_non_exhaustive()
    }
}
