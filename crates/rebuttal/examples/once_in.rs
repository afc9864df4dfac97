//! Work in the same transaction as the claim, as the README shows it.
#![allow(clippy::print_stdout, reason = "it tells what happens")]

use rebuttal::dedup::{SqliteDeduplicator, once_in};
use rebuttal::stripe::{Message, Webhooks};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool};
use sqlx::{Sqlite, Transaction};

type Failure = Box<dyn std::error::Error + Send + Sync>;

async fn store(tx: &mut Transaction<'_, Sqlite>, message: &Message) -> Result<(), Failure> {
    let key = message.dedup_key();
    sqlx::query("INSERT INTO inbox (message) VALUES (?)").bind(key).execute(&mut **tx).await?;
    Ok(())
}

async fn process(db: &SqlitePool, message: &Message) -> Result<bool, Failure> {
    let mut tx = db.begin_with("BEGIN IMMEDIATE").await?;
    let first = once_in(&mut tx, message, async |tx| store(tx, message).await).await?;
    tx.commit().await?; // work and claim, or neither
    Ok(first.is_some()) // only now acknowledge it
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let file = std::env::args().nth(1).unwrap_or_else(|| "rebuttal.db".to_owned());
    let options =
        SqliteConnectOptions::new().filename(file).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    let db = SqlitePool::connect_with(options).await?;
    SqliteDeduplicator::new(db.clone()).create_table().await?; // once; or in a migration of yours
    sqlx::query("CREATE TABLE IF NOT EXISTS inbox (message TEXT NOT NULL)").execute(&db).await?;

    let hooks = Webhooks::builder().webhook_secret("whsec_1").build()?;
    let body = r#"{"id": "evt_1", "object": "event", "type": "charge.dispute.created", "created": 1767225600}"#;
    let message = hooks.parse(body.as_bytes())?; // in a service: hooks.receive(&headers, &body)?
    println!("{} {}", process(&db, &message).await?, process(&db, &message).await?);
    Ok(())
}
