/** A deduplicator over SQLite. */

import { setTimeout } from 'node:timers/promises';

import { refused } from './checks.js';
import type { Dialect, Statement, Values } from './dialect.js';
import { ConfigError, DeduplicatorError } from './errors.js';
import { SQLITE } from './generated/dedup.js';
import { failed } from './statements.js';
import type { FailureOutcome } from './statements.js';
import { Store } from './store.js';
import type { StoreOptions, Work } from './store.js';
import { isError } from './values.js';

/** What the stores use of better-sqlite3's `Database` and of `DatabaseSync` of `node:sqlite`. */
export interface SqliteConnection {
  exec(sql: string): unknown;
  prepare(sql: string): {
    // biome-ignore lint/suspicious/noExplicitAny: the two drivers take values of different types
    get(values: any): unknown;
    // biome-ignore lint/suspicious/noExplicitAny: see above
    run(values: any): unknown;
  };
}

/**
 * Remembers in a SQLite database which messages are being processed and which were. Processes of one machine may share the
 * file. It uses your connection, of better-sqlite3 or `node:sqlite`, in short transactions of its own, and creates its
 * table on first use; to work inside your transaction use `onceIn`. A connection that does not wait for other writers
 * (`busy_timeout` 0, the default of `node:sqlite`) is set to wait 1 second. That blocks the event loop, as all work of these
 * drivers does; after it the store waits without blocking.
 */
export class SqliteDeduplicator extends Store {
  readonly #connection: SqliteConnection;

  /** @throws `ConfigError` if an option is not usable; `field` names it */
  constructor(connection: SqliteConnection, options: StoreOptions = {}) {
    super(SQLITE, options);
    if (!isSqlite(connection)) {
      const problem = 'the option `connection` must be a Database of better-sqlite3 or a DatabaseSync of node:sqlite';
      throw refused(ConfigError, 'connection', problem);
    }
    this.#connection = connection;
    try {
      const row = connection.prepare('PRAGMA busy_timeout').get({});
      const [wait] = Array.isArray(row) ? row : Object.values(row as object);
      if (Number(wait) === 0) connection.exec('PRAGMA busy_timeout = 1000');
    } catch (error) {
      throw failed('use the connection', error);
    }
  }

  /** @internal */
  protected run({ action, statements, values, outcome }: Work, dialect: Dialect): Promise<unknown> {
    const steps = (): unknown => statements.map((one) => run(this.#connection, one, values)).at(-1);
    const creating = (): unknown => {
      try {
        return steps();
      } catch (error) {
        if (!isMissingTable(error)) throw error;
        createTable(this.#connection, dialect);
        return steps();
      }
    };
    return this.#whileBusy(action, creating, outcome);
  }

  /** @internal */
  protected create(dialect: Dialect): Promise<void> {
    return this.#whileBusy('create its table', () => createTable(this.#connection, dialect));
  }

  /**
   * Runs synchronous steps in a transaction, and again while other writers hold the lock. SQLite itself retries only every
   * 100 ms after a while, which can take for ever between busy writers. This retries more often, and lets other work run
   * meanwhile.
   */
  async #whileBusy<T>(action: string, steps: () => T, outcome: FailureOutcome = 'not_done'): Promise<T> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      try {
        return inTransaction(this.#connection, action, steps, outcome);
      } catch (error) {
        if (!isBusy((error as Error).cause) || performance.now() >= end) throw error;
        // At random, so that writers don't retry in step.
        await setTimeout(1 + Math.random() * 4);
      }
    }
  }
}

/** How long to wait for other writers, beyond the connection's own `busy_timeout`; in milliseconds. */
const PATIENCE = 10_000;

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { readonly code?: unknown; readonly errcode?: unknown };
  return String(code).startsWith('SQLITE_BUSY') || (typeof errcode === 'number' && (errcode & 0xff) === SQLITE_BUSY);
}

/** Runs a statement; returns its row, if it selects one. */
export function run(connection: SqliteConnection, { sql, parameters }: Statement, values: Values): unknown {
  const statement = connection.prepare(sql);
  // As a bigint, because a driver may store a number as a float.
  const whole = (value: string | number | undefined): unknown => (typeof value === 'number' ? BigInt(value) : value);
  const given = Object.fromEntries(parameters.map((name) => [name, whole(values[name])]));
  return sql.startsWith('SELECT') ? statement.get(given) : statement.run(given);
}

/** Whether it is a connection of a known driver. */
export function isSqlite(connection: unknown): connection is SqliteConnection {
  const { prepare, exec } = (connection ?? {}) as Partial<SqliteConnection>;
  return typeof prepare === 'function' && typeof exec === 'function';
}

/** Whether the connection is in a transaction; undefined if its driver does not say. */
export function isOpen(connection: SqliteConnection): boolean | undefined {
  const drivers = connection as { readonly inTransaction?: boolean; readonly isTransaction?: boolean };
  return drivers.inTransaction ?? drivers.isTransaction;
}

/** Whether SQLite reports a missing table. */
export function isMissingTable(error: unknown): boolean {
  return isError(error) && error.message.includes('no such table');
}

function createTable(connection: SqliteConnection, { create: statements }: Dialect): void {
  for (const sql of statements) connection.exec(sql);
}

function inTransaction<T>(connection: SqliteConnection, action: string, steps: () => T, outcome: FailureOutcome): T {
  if (isOpen(connection) === true) {
    const problem =
      `the store of processed messages could not ${action}: the connection has an open transaction, and rolling that back ` +
      'would undo it; use `onceIn` inside a transaction, or give the store a connection of its own';
    throw new DeduplicatorError(problem, { outcome, retryable: true });
  }
  let begun = false;
  try {
    connection.exec('BEGIN IMMEDIATE');
    begun = true;
    const result = steps();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (begun) tryExec(connection, 'ROLLBACK');
    throw failed(action, error, outcome);
  }
}

/** Runs a statement that may fail, because SQLite has already ended the transaction. */
export function tryExec(connection: SqliteConnection, sql: string): void {
  try {
    connection.exec(sql);
  } catch {
    // See above.
  }
}
