//! Where the program keeps its work if it may die: a SQLite file, in whose transactions messages are claimed too.

use rebuttal::dedup::{SqliteDeduplicator, once_in};
use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{Row as _, SqlitePool};

use crate::refused::{Refused, die};

/// The file.
pub(crate) struct Store(SqlitePool);

impl Store {
    pub(crate) async fn open(path: &str) -> Self {
        let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
        SqliteDeduplicator::new(pool.clone()).create_table().await.unwrap();
        sqlx::query("CREATE TABLE IF NOT EXISTS work (message TEXT, dispute TEXT)").execute(&pool).await.unwrap();
        Self(pool)
    }

    pub(crate) async fn forget(&self) {
        sqlx::query("DELETE FROM work").execute(&self.0).await.unwrap();
        sqlx::query("DELETE FROM rebuttal_claims").execute(&self.0).await.unwrap();
    }

    /// Does the work and the claim in one transaction; gives the work if it was done now.
    pub(crate) async fn handle(&self, key: Option<String>, done: Value, how: &str) -> Result<Option<Value>, Refused> {
        let mut transaction = self.0.begin_with("BEGIN IMMEDIATE").await?;
        let handled = once_in(&mut transaction, key, async |transaction| {
            if how == "fails" {
                return Err(Refused::Ordered);
            }
            let work = sqlx::query("INSERT INTO work (message, dispute) VALUES (?, ?)");
            work.bind(done["message"].as_str()).bind(done["dispute"].as_str()).execute(&mut **transaction).await?;
            if how == "dies_before" {
                die();
            }
            Ok(done)
        })
        .await?;
        transaction.commit().await?;
        Ok(handled)
    }

    /// Everything that was ever done.
    pub(crate) async fn work(&self) -> Vec<Value> {
        let all = sqlx::query("SELECT message, max(dispute), count(*) FROM work GROUP BY message");
        let rows = all.fetch_all(&self.0).await.unwrap();
        let row = |row: &sqlx::sqlite::SqliteRow| {
            let (message, dispute, count): (String, Option<String>, i64) = (row.get(0), row.get(1), row.get(2));
            json!({"message": message, "dispute": dispute, "count": count})
        };
        rows.iter().map(row).collect()
    }
}
