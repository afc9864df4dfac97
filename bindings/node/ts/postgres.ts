/** A deduplicator over PostgreSQL. */

import { refused } from './checks.js';
import type { Dialect, Statement, Values } from './dialect.js';
import { ConfigError } from './errors.js';
import { POSTGRES } from './generated/dedup.js';
import { failed } from './statements.js';
import { Store } from './store.js';
import type { StoreOptions, Work } from './store.js';
import { isError } from './values.js';

/** What the stores use of a `Pool`, `PoolClient` or `Client` of pg. */
export interface PostgresConnection {
  // biome-ignore lint/suspicious/noExplicitAny: as pg declares it
  query(text: string, values?: any[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/**
 * Remembers in PostgreSQL which messages are being processed and which were, for any number of machines. It uses your `Pool`
 * of pg, or a `Client` that is in no transaction, and creates its table on first use; to work inside your transaction use
 * `onceIn`. All times are from the database's clock.
 */
export class PostgresDeduplicator extends Store {
  readonly #pool: PostgresConnection;

  /** @throws `ConfigError` if an option is not usable; `field` names it */
  constructor(pool: PostgresConnection, options: StoreOptions = {}) {
    super(POSTGRES, options);
    if (!isPostgres(pool)) throw refused(ConfigError, 'pool', 'the option `pool` must be a Pool or Client of pg');
    this.#pool = pool;
  }

  /** @internal */
  protected async run({ action, statements, values, outcome }: Work, dialect: Dialect): Promise<unknown> {
    let created = false;
    // Repeating the statements is safe: a claim recognises its own token.
    for (let left = 2; ; left -= 1) {
      try {
        let row: unknown;
        for (const statement of statements) row = await run(this.#pool, statement, values);
        return row;
      } catch (error) {
        const code: string = codeOf(error);
        const missing: boolean = code === MISSING_TABLE && !created;
        if (left === 0 || !(missing || TRANSIENT.includes(code))) throw failed(action, error, outcome);
        if (missing) await this.create(dialect);
        created ||= missing;
      }
    }
  }

  /** @internal */
  protected async create({ create: statements }: Dialect): Promise<void> {
    try {
      for (const sql of statements) await this.#pool.query(sql);
    } catch (error) {
      throw failed('create its table', error);
    }
  }
}

/** PostgreSQL's code for a missing table. */
export const MISSING_TABLE = '42P01';

// A serialization failure; a deadlock; a server that was shut down, which a pooled connection notices late.
const TRANSIENT = ['40001', '40P01', '57P01', '57P02'];

/** Runs a statement and returns its first row. */
export async function run(
  connection: PostgresConnection,
  { sql, parameters }: Statement,
  values: Values,
): Promise<unknown> {
  const { rows } = await connection.query(
    sql,
    parameters.map((name) => values[name]),
  );
  return rows[0];
}

/** Whether it is a connection or pool of pg. */
export function isPostgres(connection: unknown): connection is PostgresConnection {
  return typeof (connection as Partial<PostgresConnection> | null)?.query === 'function';
}

/** The database's code of an error. */
export function codeOf(error: unknown): string {
  return isError(error) ? String((error as { readonly code?: unknown }).code) : '';
}
