/** A deduplicator over PostgreSQL. */

import { millis } from './dedup.js';
import type { Claim, Deduplicator } from './dedup.js';
import type { Dialect, Statement, Values } from './dialect.js';
import { ConfigError } from './errors.js';
import { CLEANUP_ROWS, POSTGRES } from './generated/dedup.js';
import { checkedOptions, moreThanNothing } from './sqlite.js';
import type { StoreOptions } from './sqlite.js';
import { Cleanup, claimOf, failed, isMine, newToken, overTable } from './statements.js';
import { isError } from './values.js';

/** What the stores use of a `Pool`, `PoolClient` or `Client` of pg. */
export interface PostgresConnection {
  // biome-ignore lint/suspicious/noExplicitAny: as pg declares it
  query(text: string, values?: any[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/** 7 days. */
const REMEMBER = 7 * 86_400_000;

/**
 * Remembers in PostgreSQL which messages are being processed and which were, for any number of machines. It works over your
 * `Pool` of pg (or a `Client` that is in no transaction), and makes its table on first use; to work inside your transaction
 * use `onceIn`. All times are those of the database's clock.
 */
export class PostgresDeduplicator implements Deduplicator {
  readonly #pool: PostgresConnection;
  readonly #statements: Dialect;
  readonly #remember: number;
  readonly #cleanup = new Cleanup();

  /** @throws `ConfigError` if an option is not usable; `field` names it */
  constructor(pool: PostgresConnection, options: StoreOptions = {}) {
    const { table, remember = REMEMBER } = checkedOptions(options);
    if (!isPostgres(pool))
      throw new ConfigError('the option `pool` must be a Pool or Client of pg', { outcome: 'not_done', field: 'pool' });
    this.#pool = pool;
    this.#statements = overTable(POSTGRES, table);
    this.#remember = moreThanNothing('remember', remember);
  }

  /**
   * Claims a key until its lease ends.
   *
   * @throws `DeduplicatorError` if the database could not; `cause` is pg's error
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
    await create(this.#pool, this.#statements);
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
    let created = false;
    // What it does has the same effect twice as once: a claim knows its own token.
    for (let left = 2; ; left -= 1) {
      try {
        let row: unknown;
        for (const statement of statements) row = await run(this.#pool, statement, values);
        return row;
      } catch (error) {
        const code: string = codeOf(error);
        const missing: boolean = code === MISSING_TABLE && !created;
        if (left === 0 || !(missing || TRANSIENT.includes(code))) throw failed(what, error, outcome);
        if (missing) await create(this.#pool, this.#statements);
        created ||= missing;
      }
    }
  }
}

/** The table is not there. */
export const MISSING_TABLE = '42P01';

// A serialization failure; a deadlock; the server was shut down, as a pooled connection finds out late.
const TRANSIENT = ['40001', '40P01', '57P01', '57P02'];

/** Runs a statement; its first row, if it gives one. */
export async function run(
  connection: PostgresConnection,
  { sql, parameters }: Statement,
  values: Values,
): Promise<unknown> {
  return (
    await connection.query(
      sql,
      parameters.map((name) => values[name]),
    )
  ).rows[0];
}

/** Whether it is a connection or pool of the driver that is known. */
export function isPostgres(connection: unknown): connection is PostgresConnection {
  const { query } = (
    typeof connection === 'object' && connection !== null ? connection : {}
  ) as Partial<PostgresConnection>;
  return typeof query === 'function';
}

/** The database's own code of an error. */
export function codeOf(error: unknown): string {
  return isError(error) ? String((error as { readonly code?: unknown }).code) : '';
}

async function create(connection: PostgresConnection, { create: statements }: Dialect): Promise<void> {
  try {
    for (const sql of statements) await connection.query(sql);
  } catch (error) {
    throw failed('create its table', error);
  }
}
