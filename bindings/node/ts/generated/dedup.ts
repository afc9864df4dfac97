// Generated from spec/dedup.yaml by crates/rebuttal-codegen/src/emit/dedup.rs. Don't edit it: edit those and run `cargo xtask generate`.

import type { Dialect } from '../dialect.js';

export const TABLE = 'rebuttal_claims';
export const TABLE_PATTERN = /^[A-Za-z_][A-Za-z0-9_]{0,49}$/;
export const CLEANUP_ROWS = 1000;
export const CLEANUP_COMMITS = 100;

export const SQLITE: Dialect = {
  create: [
    'CREATE TABLE IF NOT EXISTS {table} (dedup_key TEXT NOT NULL PRIMARY KEY, token TEXT NOT NULL, done INTEGER NOT NULL, until_ms INTEGER NOT NULL)',
    'CREATE INDEX IF NOT EXISTS {index} ON {table} (until_ms)',
  ],
  claim: {
    sql: "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES (:key, :token, 0, CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) + :lease_ms) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)",
    parameters: ['key', 'token', 'lease_ms'],
  },
  take: {
    sql: "INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES (:key, :token, 1, CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, done = 1, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)",
    parameters: ['key', 'token'],
  },
  find: {
    sql: "SELECT CASE WHEN token = :token THEN 'mine' WHEN done = 1 THEN 'done' ELSE 'in_progress' END AS state, until_ms FROM {table} WHERE dedup_key = :key",
    parameters: ['token', 'key'],
  },
  commit: {
    sql: "UPDATE {table} SET until_ms = CASE WHEN done = 1 THEN until_ms ELSE CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) END, done = 1 WHERE dedup_key = :key AND token = :token",
    parameters: ['key', 'token'],
  },
  release: {
    sql: 'DELETE FROM {table} WHERE dedup_key = :key AND token = :token AND done = 0',
    parameters: ['key', 'token'],
  },
  deleteExpired: {
    sql: "DELETE FROM {table} WHERE dedup_key IN (SELECT dedup_key FROM {table} WHERE until_ms <= CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER) - :remember_ms ORDER BY until_ms LIMIT :rows)",
    parameters: ['remember_ms', 'rows'],
  },
};

export const POSTGRES: Dialect = {
  create: [
    "DO $$ BEGIN IF to_regclass('{table}') IS NULL THEN PERFORM pg_advisory_xact_lock(8243127645019427); CREATE TABLE IF NOT EXISTS {table} (dedup_key TEXT NOT NULL PRIMARY KEY, token TEXT NOT NULL, done INTEGER NOT NULL, until_ms BIGINT NOT NULL); CREATE INDEX IF NOT EXISTS {index} ON {table} (until_ms); END IF; END $$",
  ],
  claim: {
    sql: 'INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES ($1, $2, 0, CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) + CAST($3 AS BIGINT)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)',
    parameters: ['key', 'token', 'lease_ms'],
  },
  take: {
    sql: 'INSERT INTO {table} AS held (dedup_key, token, done, until_ms) VALUES ($1, $2, 1, CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)) ON CONFLICT (dedup_key) DO UPDATE SET token = excluded.token, done = 1, until_ms = excluded.until_ms WHERE held.done = 0 AND held.until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)',
    parameters: ['key', 'token'],
  },
  find: {
    sql: "SELECT CASE WHEN token = $1 THEN 'mine' WHEN done = 1 THEN 'done' ELSE 'in_progress' END AS state, until_ms FROM {table} WHERE dedup_key = $2",
    parameters: ['token', 'key'],
  },
  commit: {
    sql: 'UPDATE {table} SET until_ms = CASE WHEN done = 1 THEN until_ms ELSE CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) END, done = 1 WHERE dedup_key = $1 AND token = $2',
    parameters: ['key', 'token'],
  },
  release: {
    sql: 'DELETE FROM {table} WHERE dedup_key = $1 AND token = $2 AND done = 0',
    parameters: ['key', 'token'],
  },
  deleteExpired: {
    sql: 'DELETE FROM {table} WHERE dedup_key IN (SELECT dedup_key FROM {table} WHERE until_ms <= CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) - CAST($1 AS BIGINT) ORDER BY until_ms LIMIT CAST($2 AS BIGINT) FOR UPDATE SKIP LOCKED)',
    parameters: ['remember_ms', 'rows'],
  },
};
