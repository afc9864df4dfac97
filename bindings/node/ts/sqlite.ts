/** A deduplicator over SQLite. */

import { setTimeout } from 'node:timers/promises';

import { millis } from './dedup.js';
import type { Claim, Deduplicator } from './dedup.js';
import type { Dialect, Statement, Values } from './dialect.js';
import { ConfigError, DeduplicatorError } from './errors.js';
import { CLEANUP_ROWS, SQLITE } from './generated/dedup.js';
import { checkedObject } from './options.js';
import { Cleanup, claimOf, failed, isMine, newToken, overTable } from './statements.js';
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

/** How a store over a database is made. */
export interface StoreOptions {
  /** What its table is called. Without it `rebuttal_claims`. */
  readonly table?: string | undefined;
  /**
   * How long it remembers that a message was processed, in milliseconds. Without it 7 days, which is longer than any
   * provider sends one again by itself. Older rows are deleted, a few at a time.
   */
  readonly remember?: number | undefined;
}

/** 7 days. */
const REMEMBER = 7 * 86_400_000;

/**
 * Remembers in a SQLite database which messages are being processed and which were. Processes of one machine may share the
 * file. It works on your connection, of better-sqlite3 or `node:sqlite`, in short transactions of its own, and makes its
 * table on first use; to work inside your transaction use `onceIn`. A connection that would not wait for others who write
 * (`busy_timeout` 0, as `node:sqlite` has it) is set to wait 1 second, during which the event loop stands still as in
 * all that SQLite does here; after that the store waits without holding it up.
 */
export class SqliteDeduplicator implements Deduplicator {
  readonly #connection: SqliteConnection;
  readonly #statements: Dialect;
  readonly #remember: number;
  readonly #cleanup = new Cleanup();

  /** @throws `ConfigError` if an option is not usable; `field` names it */
  constructor(connection: SqliteConnection, options: StoreOptions = {}) {
    const { table, remember = REMEMBER } = checkedOptions(options);
    if (!isSqlite(connection)) {
      const problem = 'the option `connection` must be a Database of better-sqlite3 or a DatabaseSync of node:sqlite';
      throw new ConfigError(problem, { outcome: 'not_done', field: 'connection' });
    }
    this.#connection = connection;
    this.#statements = overTable(SQLITE, table);
    this.#remember = moreThanNothing('remember', remember);
    try {
      const row = connection.prepare('PRAGMA busy_timeout').get({});
      const [wait] = Array.isArray(row) ? row : Object.values(row as object);
      if (Number(wait) === 0) connection.exec('PRAGMA busy_timeout = 1000');
    } catch (error) {
      throw failed('use the connection', error);
    }
  }

  /**
   * Claims a key until its lease ends.
   *
   * @throws `DeduplicatorError` if SQLite could not; `cause` is its error
   */
  async claim(key: string, lease: number): Promise<Claim> {
    const token = newToken();
    const values = { key, token, lease_ms: millis('lease', lease) };
    return claimOf(await this.#run('claim', [this.#statements.claim, this.#statements.find], values), token);
  }

  /** Makes a claim last; false if another has claimed the key since. */
  async commit(key: string, token: string): Promise<boolean> {
    const { commit, find } = this.#statements;
    const stood = isMine(await this.#run('commit', [commit, find], { key, token }, 'unknown'));
    // What was done is done, whatever becomes of this.
    if (stood && this.#cleanup.due()) await this.deleteExpired().catch(() => {});
    return stood;
  }

  /** Gives a claim up, unless it is another's by now or committed. */
  async release(key: string, token: string): Promise<void> {
    await this.#run('release', [this.#statements.release], { key, token });
  }

  /** Makes the table if there is none: for programs that only use `onceIn`. */
  async createTable(): Promise<void> {
    await this.#patiently('create its table', () => create(this.#connection, this.#statements));
  }

  /**
   * Deletes what was processed longer ago than `remember`, at most 1,000 rows. It happens by itself after some commits;
   * `onceIn` leaves it to you.
   */
  async deleteExpired(): Promise<void> {
    await this.#run('delete old rows', [this.#statements.deleteExpired], {
      remember_ms: this.#remember,
      rows: CLEANUP_ROWS,
    });
  }

  async #run(
    what: string,
    statements: readonly Statement[],
    values: Values,
    outcome: 'not_done' | 'unknown' = 'not_done',
  ): Promise<unknown> {
    const steps = (): unknown => statements.map((one) => run(this.#connection, one, values)).at(-1);
    return this.#patiently(
      what,
      () => {
        try {
          return steps();
        } catch (error) {
          if (!isMissingTable(error)) throw error;
          create(this.#connection, this.#statements);
          return steps();
        }
      },
      outcome,
    );
  }

  /**
   * Runs steps, which don't wait, in a transaction. SQLite itself looks once in 100 ms after a while whether others still
   * write: between processes that do so all the time, that can take longer than any limit. So this looks again, often, and
   * lets other work go on meanwhile.
   */
  async #patiently<T>(what: string, steps: () => T, outcome: 'not_done' | 'unknown' = 'not_done'): Promise<T> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      try {
        return inTransaction(this.#connection, what, steps, outcome);
      } catch (error) {
        if (!isBusy((error as Error).cause) || performance.now() >= end) throw error;
        // Not all at the same moments.
        await setTimeout(1 + Math.random() * 4);
      }
    }
  }
}

/** How long others who write are waited for, beyond the connection's own `busy_timeout`; in milliseconds. */
const PATIENCE = 10_000;

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { readonly code?: unknown; readonly errcode?: unknown };
  return String(code).startsWith('SQLITE_BUSY') || (typeof errcode === 'number' && (errcode & 0xff) === SQLITE_BUSY);
}

/** Runs a statement; the row, if it gives one. */
export function run(connection: SqliteConnection, { sql, parameters }: Statement, values: Values): unknown {
  const statement = connection.prepare(sql);
  // Whole numbers as such: a number of JavaScript's may arrive as a float.
  const given = Object.fromEntries(parameters.map((name) => [name, whole(values[name])]));
  return sql.startsWith('SELECT') ? statement.get(given) : statement.run(given);
}

/** Whether it is a connection of one of the drivers that are known. */
export function isSqlite(connection: unknown): connection is SqliteConnection {
  const { prepare, exec } = (
    typeof connection === 'object' && connection !== null ? connection : {}
  ) as Partial<SqliteConnection>;
  return typeof prepare === 'function' && typeof exec === 'function';
}

/** Whether the connection is in a transaction; undefined if its driver does not say. */
export function isOpen(connection: SqliteConnection): boolean | undefined {
  const { inTransaction: better, isTransaction: builtIn } = connection as Transactional;
  return better ?? builtIn;
}

interface Transactional {
  readonly inTransaction?: boolean;
  readonly isTransaction?: boolean;
}

/** Whether SQLite says that there is no such table. */
export function isMissingTable(error: unknown): boolean {
  return isError(error) && error.message.includes('no such table');
}

/** The options of a store, if they are that and no others. */
export function checkedOptions(options: StoreOptions): StoreOptions {
  checkedObject(options, ConfigError);
  const unknown = Object.keys(options).find((name) => name !== 'table' && name !== 'remember');
  if (unknown === undefined) return options;
  throw new ConfigError(`\`${unknown}\` is not an option; there are table, remember`, {
    outcome: 'not_done',
    field: unknown,
  });
}

/** A time of an option as whole milliseconds. */
export function moreThanNothing(name: string, given: unknown): number {
  const found = millis(name, given, ConfigError);
  if (found === 0)
    throw new ConfigError(`the option \`${name}\` must be more than 0`, { outcome: 'not_done', field: name });
  return found;
}

function create(connection: SqliteConnection, { create: statements }: Dialect): void {
  for (const sql of statements) connection.exec(sql);
}

function inTransaction<T>(
  connection: SqliteConnection,
  what: string,
  steps: () => T,
  outcome: 'not_done' | 'unknown',
): T {
  if (isOpen(connection) === true) {
    const problem =
      `the store of processed messages could not ${what}: the connection has a transaction open, with which it would be undone; ` +
      'use `onceIn` inside a transaction, or give the store a connection of its own';
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
    throw failed(what, error, outcome);
  }
}

/** Runs what may as well fail. */
export function tryExec(connection: SqliteConnection, sql: string): void {
  try {
    connection.exec(sql);
  } catch {
    // SQLite has ended the transaction already.
  }
}

function whole(value: string | number | undefined): string | bigint | undefined {
  return typeof value === 'number' ? BigInt(value) : value;
}
