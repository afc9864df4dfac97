// Generated from spec/dedup.yaml by crates/rebuttal-codegen/src/emit/dedup.rs. Don't edit it: edit those and run `cargo xtask generate`.

use crate::dedup::dialect::{Dialect, Statement};

pub(crate) const TABLE: &str = "rebuttal_claims";
pub(crate) const CLEANUP_ROWS: i64 = 1000;
pub(crate) const CLEANUP_COMMITS: u64 = 100;

#[cfg(feature = "sqlite")]
pub(crate) static SQLITE: Dialect = Dialect {
    create: &["CREATE TABLE IF NOT EXISTS {table} (dedup_key TEXT NOT NULL PRIMARY KEY, token TEXT NOT NULL, done INTEGER NOT NULL, until_ms INTEGER NOT NULL)", "CREATE INDEX IF NOT EXISTS {index} ON {table} (until_ms)"],
    claim: Statement { sql: "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES ($1, $2, 0, CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) + $3) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)", parameters: &["key", "token", "lease_ms"] },
    take: Statement { sql: "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES ($1, $2, 1, CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, done = 1, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)", parameters: &["key", "token"] },
    find: Statement { sql: "SELECT CASE WHEN token = $1 THEN 'mine' WHEN done = 1 THEN 'done' ELSE 'in_progress' END AS state, until_ms FROM {table} WHERE dedup_key = $2", parameters: &["token", "key"] },
    commit: Statement { sql: "UPDATE {table} SET until_ms = CASE WHEN done = 1 THEN until_ms ELSE CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) END, done = 1 WHERE dedup_key = $1 AND token = $2", parameters: &["key", "token"] },
    release: Statement { sql: "DELETE FROM {table} WHERE dedup_key = $1 AND token = $2 AND done = 0", parameters: &["key", "token"] },
    delete_expired: Statement { sql: "DELETE FROM {table} WHERE dedup_key IN (SELECT dedup_key FROM {table} WHERE until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) - $1 ORDER BY until_ms LIMIT $2)", parameters: &["remember_ms", "rows"] },
};

#[cfg(feature = "postgres")]
pub(crate) static POSTGRES: Dialect = Dialect {
    create: &["DO $$ BEGIN IF to_regclass('{table}') IS NULL THEN PERFORM pg_advisory_xact_lock(8243127645019427); CREATE TABLE IF NOT EXISTS {table} (dedup_key TEXT NOT NULL PRIMARY KEY, token TEXT NOT NULL, done INTEGER NOT NULL, until_ms BIGINT NOT NULL); CREATE INDEX IF NOT EXISTS {index} ON {table} (until_ms); END IF; END $$"],
    claim: Statement { sql: "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES ($1, $2, 0, CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) + CAST($3 AS BIGINT)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)", parameters: &["key", "token", "lease_ms"] },
    take: Statement { sql: "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES ($1, $2, 1, CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, done = 1, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)", parameters: &["key", "token"] },
    find: Statement { sql: "SELECT CASE WHEN token = $1 THEN 'mine' WHEN done = 1 THEN 'done' ELSE 'in_progress' END AS state, until_ms FROM {table} WHERE dedup_key = $2", parameters: &["token", "key"] },
    commit: Statement { sql: "UPDATE {table} SET until_ms = CASE WHEN done = 1 THEN until_ms ELSE CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) END, done = 1 WHERE dedup_key = $1 AND token = $2", parameters: &["key", "token"] },
    release: Statement { sql: "DELETE FROM {table} WHERE dedup_key = $1 AND token = $2 AND done = 0", parameters: &["key", "token"] },
    delete_expired: Statement { sql: "DELETE FROM {table} WHERE dedup_key IN (SELECT dedup_key FROM {table} WHERE until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) - CAST($1 AS BIGINT) ORDER BY until_ms LIMIT CAST($2 AS BIGINT) FOR UPDATE SKIP LOCKED)", parameters: &["remember_ms", "rows"] },
};
