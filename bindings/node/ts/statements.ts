/** What the stores over a database run, and what its rows mean. No I/O: the stores do that over their drivers. */

import { randomUUID } from 'node:crypto';

import type { Claim } from './dedup.js';
import type { Dialect, Statement } from './dialect.js';
import { ConfigError, DeduplicatorError } from './errors.js';
import { CLEANUP_COMMITS, TABLE, TABLE_PATTERN } from './generated/dedup.js';
import { isError } from './values.js';

/** The statements over one table. */
export function overTable(dialect: Dialect, table: unknown = TABLE): Dialect {
  if (typeof table !== 'string' || !TABLE_PATTERN.test(table)) {
    const problem =
      'the option `table` must be a name of at most 50 ASCII letters, digits and `_` that does not begin with a digit; ' +
      "for another schema set the connection's search_path";
    throw new ConfigError(problem, { outcome: 'not_done', field: 'table' });
  }
  const named = (sql: string): string =>
    sql.replaceAll('{table}', `"${table}"`).replaceAll('{index}', `"${table}_until_ms"`);
  const over = ({ sql, parameters }: Statement): Statement => ({ sql: named(sql), parameters });
  return {
    create: dialect.create.map(named),
    claim: over(dialect.claim),
    take: over(dialect.take),
    find: over(dialect.find),
    commit: over(dialect.commit),
    release: over(dialect.release),
    deleteExpired: over(dialect.deleteExpired),
  };
}

/** What the row that `find` gives says of the claim with this token. */
export function claimOf(row: unknown, token: string): Claim {
  const { state, until } = read(row);
  if (state === 'mine') return { state: 'claimed', token };
  if (state === 'done') return { state: 'done' };
  // No row: it was released this moment.
  return { state: 'inProgress', until: new Date(until ?? Date.now()) };
}

/** Whether the row that `find` gives is of the claim with its token. */
export function isMine(row: unknown): boolean {
  return read(row).state === 'mine';
}

function read(row: unknown): { readonly state: string; readonly until: number | undefined } {
  if (typeof row !== 'object' || row === null) return { state: 'inProgress', until: undefined };
  // A driver may be set to give rows as arrays, and whole numbers as texts or bigints.
  const [state, until] = Array.isArray(row) ? row : [(row as Row).state, (row as Row).until_ms];
  return { state: String(state), until: Number(until) };
}

interface Row {
  readonly state?: unknown;
  readonly until_ms?: unknown;
}

/** Says after which commits old rows are deleted: the first, and then one in a hundred. */
export class Cleanup {
  #commits = 0;

  /** Counts a commit. */
  due(): boolean {
    this.#commits += 1;
    return this.#commits % CLEANUP_COMMITS === 1;
  }
}

/** What tells a claim from all others. */
export const newToken = (): string => randomUUID();

/** The error for a database that could not do it. */
export function failed(what: string, cause: unknown, outcome: 'not_done' | 'unknown' = 'not_done'): DeduplicatorError {
  const words = isError(cause) ? `${cause.name}: ${cause.message}`.split('\n', 1)[0] : String(cause);
  const problem = `the store of processed messages could not ${what} (${words}); don't acknowledge this message, so that it comes again`;
  return new DeduplicatorError(problem, { outcome, retryable: true, cause });
}
