//! Claim and commit inside the caller's transaction: the message counts as processed exactly if that commits.

use sqlx::{Acquire as _, Transaction};

use crate::dedup::database::StoreDatabase;
use crate::dedup::once::{check_claim, in_progress};
use crate::dedup::sql::{Statements, claim_of, failed, new_token};
use crate::dedup::{Claim, DedupKey};
use crate::generated::dedup::TABLE;
use crate::{Error, Outcome};

/// Processes a message inside your transaction, unless that was done before. Your work and the claim are committed together,
/// or neither is: a crash at any moment processes the message exactly once. There is no lease; a second worker waits until
/// the first one's transaction has ended. If `work` fails, what it did is undone (by a savepoint), the claim too. Commit the
/// transaction afterwards, and acknowledge after that.
///
/// `Ok(None)` if the message was processed before. Without a key there is nothing to know a repetition by, and `work` runs
/// each time, in a savepoint too. The store's table must be there: `create_table` of a store makes it.
///
/// ```no_run
/// # #[cfg(feature = "sqlite")] mod example {
/// use rebuttal::{Error, WebhookMessage, dedup::once_in};
/// use sqlx::{Sqlite, SqlitePool, Transaction};
///
/// async fn store(tx: &mut Transaction<'_, Sqlite>, message: &impl WebhookMessage) -> Result<(), anyhow_like::Error> {
///     sqlx::query("INSERT INTO inbox (kind) VALUES (?)").bind(format!("{message:?}")).execute(&mut **tx).await?;
///     Ok(())
/// }
///
/// async fn process(db: &SqlitePool, message: &impl WebhookMessage) -> Result<(), anyhow_like::Error> {
///     let mut tx = db.begin_with("BEGIN IMMEDIATE").await?;
///     once_in(&mut tx, message, async |tx| store(tx, message).await).await?;
///     tx.commit().await?;
///     Ok(()) // only now acknowledge it
/// }
/// # mod anyhow_like {
/// #     #[derive(Debug)]
/// #     pub struct Error;
/// #     impl<E: std::error::Error> From<E> for Error { fn from(_: E) -> Self { Self } }
/// # }
/// # }
/// ```
///
/// # Errors
/// What `work` gives, and these as [`Error`]s; the message must not be acknowledged then, so that it comes again:
/// `InProgress` if a worker that uses [`once`](crate::dedup::once) has it, `Deduplicator` if the database failed, with its error as
/// the source, `InvalidArgument` for an empty key.
pub async fn once_in<DB, T, E, W>(
    transaction: &mut Transaction<'_, DB>,
    message: impl DedupKey,
    work: W,
) -> Result<Option<T>, E>
where
    DB: StoreDatabase,
    E: From<Error>,
    W: AsyncFnOnce(&mut Transaction<'_, DB>) -> Result<T, E>,
{
    once_in_table(transaction, TABLE, message, work).await
}

/// The same with a table of another name.
///
/// # Errors
/// As [`once_in`], and `Config` for what cannot name a table.
pub async fn once_in_table<DB, T, E, W>(
    transaction: &mut Transaction<'_, DB>,
    table: &str,
    message: impl DedupKey,
    work: W,
) -> Result<Option<T>, E>
where
    DB: StoreDatabase,
    E: From<Error>,
    W: AsyncFnOnce(&mut Transaction<'_, DB>) -> Result<T, E>,
{
    let statements = Statements::over(DB::DIALECT, table)?;
    let key = message.into_key();
    key.as_deref().map_or(Ok(()), |key| check_claim(key, crate::dedup::LEASE))?;
    let mut savepoint = transaction.begin().await.map_err(explained::<DB>)?;
    if let Some(key) = key {
        match take(&mut savepoint, &statements, &key).await.map_err(explained::<DB>)? {
            Claim::Claimed { .. } => {}
            Claim::Done => {
                savepoint.commit().await.map_err(explained::<DB>)?;
                return Ok(None);
            }
            Claim::InProgress { until } => {
                savepoint.commit().await.map_err(explained::<DB>)?;
                return Err(in_progress(until).into());
            }
        }
    }
    match work(&mut savepoint).await {
        Ok(value) => {
            savepoint.commit().await.map_err(|error| failed("end its savepoint", Outcome::Unknown, error))?;
            Ok(Some(value))
        }
        Err(error) => {
            // The work's error is what the caller must hear of. If this fails too, the connection is gone, and the database
            // undoes all of it.
            let _ = savepoint.rollback().await;
            Err(error)
        }
    }
}

async fn take<DB: StoreDatabase>(
    savepoint: &mut Transaction<'_, DB>,
    statements: &Statements,
    key: &str,
) -> Result<Claim, sqlx::Error> {
    let token = new_token();
    DB::run(savepoint, statements.take(key, &token)).await?;
    Ok(claim_of(DB::run(savepoint, statements.find(key, &token)).await?, &token))
}

fn explained<DB: StoreDatabase>(error: sqlx::Error) -> Error {
    let lacks = DB::lacks_table(&error);
    let what = if lacks { "claim: its table is not there; call `create_table` of a store once" } else { "claim" };
    failed(what, Outcome::NotDone, error)
}
