/** The statements of the stores, and the meaning of the rows that they return. No I/O. */

import { randomUUID } from 'node:crypto';

import { refused } from './checks.js';
import type { Claim } from './dedup.js';
import type { Dialect, Statement } from './dialect.js';
import { ConfigError, DeduplicatorError } from './errors.js';
import { TABLE, TABLE_PATTERN } from './generated/dedup.js';
import { isError } from './values.js';

/** The outcome of a statement that failed. */
export type FailureOutcome = 'not_done' | 'unknown';

/** The statements for one table. */
export function overTable({ create, ...statements }: Dialect, table: unknown = TABLE): Dialect {
  if (typeof table !== 'string' || !TABLE_PATTERN.test(table)) {
    const problem =
      'the option `table` must be a name of at most 50 ASCII letters, digits and `_` that does not begin with a digit; ' +
      "for another schema set the connection's search_path";
    throw refused(ConfigError, 'table', problem);
  }
  const named = (sql: string): string =>
    sql.replaceAll('{table}', `"${table}"`).replaceAll('{index}', `"${table}_until_ms"`);
  const entries = Object.entries<Statement>(statements);
  const over = entries.map(([name, { sql, parameters }]) => [name, { sql: named(sql), parameters }]);
  return { create: create.map(named), ...(Object.fromEntries(over) as typeof statements) };
}

/** The claim with this token, by the row that `find` returned. */
export function claimOf(row: unknown, token: string): Claim {
  const { state, until } = read(row);
  if (state === 'mine') return { state: 'claimed', token };
  if (state === 'done') return { state: 'done' };
  // Without a row the other claim was released just now.
  return { state: 'inProgress', until: new Date(until ?? Date.now()) };
}

/** Whether the row that `find` returned belongs to the claim with its token. */
export function isMine(row: unknown): boolean {
  return read(row).state === 'mine';
}

function read(row: unknown): { readonly state: string; readonly until: number | undefined } {
  if (typeof row !== 'object' || row === null) return { state: 'inProgress', until: undefined };
  // Drivers can be set to return rows as arrays, and whole numbers as texts or bigints.
  const { state, until_ms } = row as { readonly state?: unknown; readonly until_ms?: unknown };
  const [first, second] = Array.isArray(row) ? row : [state, until_ms];
  return { state: String(first), until: Number(second) };
}

/** A token that no other claim has. */
export const newToken = (): string => randomUUID();

/** The error of a database that failed. */
export function failed(action: string, cause: unknown, outcome: FailureOutcome = 'not_done'): DeduplicatorError {
  const words = isError(cause) ? `${cause.name}: ${cause.message}`.split('\n', 1)[0] : String(cause);
  const problem =
    `the store of processed messages could not ${action} (${words}); don't acknowledge this message, ` +
    'so that it is sent again';
  return new DeduplicatorError(problem, { outcome, retryable: true, cause });
}
