# Generated from spec/dedup.yaml by crates/rebuttal-codegen/src/emit/dedup.rs. Don't edit it: edit those and run `cargo xtask generate`.
"""The statements of the stores of processed messages."""

from __future__ import annotations

TABLE = "rebuttal_claims"
TABLE_PATTERN = "^[A-Za-z_][A-Za-z0-9_]{0,49}$"
CLEANUP_ROWS = 1000
CLEANUP_COMMITS = 100

SQLITE_CREATE: tuple[str, ...] = (
    "CREATE TABLE IF NOT EXISTS {table} (dedup_key TEXT NOT NULL PRIMARY KEY, token TEXT NOT NULL, done INTEGER NOT NULL, until_ms INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS {index} ON {table} (until_ms)",
)
SQLITE: dict[str, str] = {
    "claim": "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES (:key, :token, 0, CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) + :lease_ms) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)",
    "take": "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES (:key, :token, 1, CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, done = 1, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)",
    "find": "SELECT CASE WHEN token = :token THEN 'mine' WHEN done = 1 THEN 'done' ELSE 'in_progress' END AS state, until_ms FROM {table} WHERE dedup_key = :key",
    "commit": "UPDATE {table} SET until_ms = CASE WHEN done = 1 THEN until_ms ELSE CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) END, done = 1 WHERE dedup_key = :key AND token = :token",
    "release": "DELETE FROM {table} WHERE dedup_key = :key AND token = :token AND done = 0",
    "delete_expired": "DELETE FROM {table} WHERE dedup_key IN (SELECT dedup_key FROM {table} WHERE until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) - :remember_ms ORDER BY until_ms LIMIT :rows)",
}

POSTGRES_CREATE: tuple[str, ...] = (
    "DO $$ BEGIN IF to_regclass('{table}') IS NULL THEN PERFORM pg_advisory_xact_lock(8243127645019427); CREATE TABLE IF NOT EXISTS {table} (dedup_key TEXT NOT NULL PRIMARY KEY, token TEXT NOT NULL, done INTEGER NOT NULL, until_ms BIGINT NOT NULL); CREATE INDEX IF NOT EXISTS {index} ON {table} (until_ms); END IF; END $$",
)
POSTGRES: dict[str, str] = {
    "claim": "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES (%(key)s, %(token)s, 0, CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) + CAST(%(lease_ms)s AS BIGINT)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)",
    "take": "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES (%(key)s, %(token)s, 1, CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, done = 1, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)",
    "find": "SELECT CASE WHEN token = %(token)s THEN 'mine' WHEN done = 1 THEN 'done' ELSE 'in_progress' END AS state, until_ms FROM {table} WHERE dedup_key = %(key)s",
    "commit": "UPDATE {table} SET until_ms = CASE WHEN done = 1 THEN until_ms ELSE CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) END, done = 1 WHERE dedup_key = %(key)s AND token = %(token)s",
    "release": "DELETE FROM {table} WHERE dedup_key = %(key)s AND token = %(token)s AND done = 0",
    "delete_expired": "DELETE FROM {table} WHERE dedup_key IN (SELECT dedup_key FROM {table} WHERE until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) - CAST(%(remember_ms)s AS BIGINT) ORDER BY until_ms LIMIT CAST(%(rows)s AS BIGINT) FOR UPDATE SKIP LOCKED)",
}
