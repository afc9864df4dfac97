/** Claim and commit inside the caller's transaction: the message counts as processed exactly if that commits. */

import { inProgress, keyOf } from './dedup.js';
import type { Claim, Processed } from './dedup.js';
import type { Dialect } from './dialect.js';
import { InvalidArgumentError } from './errors.js';
import { unwrap } from './failure.js';
import { POSTGRES, SQLITE } from './generated/dedup.js';
import { native } from './native.js';
import { checkedObject } from './options.js';
import * as postgres from './postgres.js';
import type { PostgresConnection } from './postgres.js';
import * as sqlite from './sqlite.js';
import type { SqliteConnection } from './sqlite.js';
import { claimOf, failed, newToken, overTable } from './statements.js';
import { kindOf } from './values.js';

/** How `onceIn` works. */
export interface OnceInOptions {
  /** What the store's table is called. Without it `rebuttal_claims`. It must be there: a store's `createTable` makes it. */
  readonly table?: string | undefined;
}

const SAVEPOINT = 'SAVEPOINT rebuttal';
const RELEASE = 'RELEASE SAVEPOINT rebuttal';
const ROLLBACK = 'ROLLBACK TO SAVEPOINT rebuttal';

/**
 * Processes a message inside your transaction, unless that was done before. Your work and the claim are committed together,
 * or neither is: a crash at any moment processes the message exactly once. There is no lease; a second worker waits until
 * the first one's transaction has ended. If `work` throws, what it did on this connection is undone (by a savepoint), the
 * claim too, and the error goes on. You commit the transaction afterwards, and acknowledge after that.
 *
 * On SQLite all of it is synchronous, `work` too, so that nothing else comes between on the connection: use it inside
 * better-sqlite3's `transaction(…).immediate()` or after `BEGIN IMMEDIATE`.
 *
 * @param connection - a `Client` or `PoolClient` of pg, a `Database` of better-sqlite3 or a `DatabaseSync` of `node:sqlite`,
 *   in a transaction
 * @param message - a received message or a key, as for `once`
 * @param work - what there is to do, on that connection
 * @throws `InProgressError` if a worker that uses `once` is processing it: don't acknowledge it
 * @throws `DeduplicatorError` if the database could not; `cause` is its error
 * @throws `InvalidArgumentError` if `connection` is none of these or in no transaction, or `message` is neither a received
 *   message nor a key
 */
export function onceIn<T>(
  connection: SqliteConnection,
  message: object | string | undefined,
  work: () => T,
  options?: OnceInOptions,
): Processed<T>;
export function onceIn<T>(
  connection: PostgresConnection,
  message: object | string | undefined,
  work: () => T | PromiseLike<T>,
  options?: OnceInOptions,
): Promise<Processed<T>>;
export function onceIn<T>(
  connection: SqliteConnection | PostgresConnection,
  message: object | string | undefined,
  work: () => T | PromiseLike<T>,
  options: OnceInOptions = {},
): Processed<T> | Promise<Processed<T>> {
  checkedObject(options, InvalidArgumentError);
  const unknown = Object.keys(options).find((name) => name !== 'table');
  if (unknown !== undefined)
    throw new InvalidArgumentError(`\`${unknown}\` is not an option; there is table`, {
      outcome: 'not_done',
      field: unknown,
    });
  if (typeof work !== 'function') {
    throw new InvalidArgumentError(`\`work\` must be a function, not ${kindOf(work)}`, {
      outcome: 'not_done',
      field: 'work',
    });
  }
  if (sqlite.isSqlite(connection)) {
    return onceInSqlite(connection, checked(message), work as () => T, overTable(SQLITE, options.table));
  }
  if (postgres.isPostgres(connection)) return onceInPostgres(connection, message, work, options);
  throw new InvalidArgumentError('`connection` must be one of pg, better-sqlite3 or node:sqlite', {
    outcome: 'not_done',
    field: 'connection',
  });
}

function onceInSqlite<T>(
  connection: SqliteConnection,
  key: string | undefined,
  work: () => T,
  statements: Dialect,
): Processed<T> {
  if (key === undefined) return { first: true, value: now(work) };
  if (!isInTransaction(connection)) throw inNone();
  const token = newToken();
  let claim: Claim;
  try {
    connection.exec(SAVEPOINT);
    sqlite.run(connection, statements.take, { key, token });
    claim = claimOf(sqlite.run(connection, statements.find, { key, token }), token);
    if (claim.state !== 'claimed') connection.exec(RELEASE);
  } catch (error) {
    throw explained(error, sqlite.isMissingTable(error));
  }
  if (claim.state === 'inProgress') throw inProgress(claim.until);
  if (claim.state === 'done') return { first: false };
  let value: T;
  try {
    value = now(work);
  } catch (error) {
    sqlite.tryExec(connection, ROLLBACK);
    sqlite.tryExec(connection, RELEASE);
    throw error;
  }
  try {
    connection.exec(RELEASE);
  } catch (error) {
    throw failed('end its savepoint', error, 'unknown');
  }
  return { first: true, value };
}

async function onceInPostgres<T>(
  connection: PostgresConnection,
  message: object | string | undefined,
  work: () => T | PromiseLike<T>,
  options: OnceInOptions,
): Promise<Processed<T>> {
  const statements = overTable(POSTGRES, options.table);
  const key = checked(message);
  if (key === undefined) return { first: true, value: await work() };
  const token = newToken();
  let claim: Claim;
  try {
    await connection.query(SAVEPOINT);
    await postgres.run(connection, statements.take, { key, token });
    claim = claimOf(await postgres.run(connection, statements.find, { key, token }), token);
    if (claim.state !== 'claimed') await connection.query(RELEASE);
  } catch (error) {
    // The database lets nobody set a savepoint outside a transaction, nor a pool, which lends another connection each time.
    if (postgres.codeOf(error) === NO_TRANSACTION) throw inNone();
    throw explained(error, postgres.codeOf(error) === postgres.MISSING_TABLE);
  }
  if (claim.state === 'inProgress') throw inProgress(claim.until);
  if (claim.state === 'done') return { first: false };
  let value: T;
  try {
    value = await work();
  } catch (error) {
    // If this fails too, the connection is gone, and the database undoes all of it.
    await connection
      .query(ROLLBACK)
      .then(() => connection.query(RELEASE))
      .catch(() => {});
    throw error;
  }
  await connection.query(RELEASE).catch((error: unknown) => {
    throw failed('end its savepoint', error, 'unknown');
  });
  return { first: true, value };
}

const NO_TRANSACTION = '25P01';

function checked(message: object | string | undefined): string | undefined {
  const key = keyOf(message);
  if (key !== undefined) unwrap(native.checkClaim(key, 1));
  return key;
}

/** What work gives that must not wait. */
function now<T>(work: () => T): T {
  const value = work();
  if (typeof (value as { readonly then?: unknown } | null | undefined)?.then !== 'function') return value;
  // Nobody hears of it any more.
  (value as PromiseLike<unknown>).then(undefined, () => {});
  const problem =
    '`work` gave a promise: on SQLite it must be synchronous, or other work would get into this transaction';
  throw new InvalidArgumentError(problem, { outcome: 'not_done', field: 'work' });
}

function isInTransaction(connection: SqliteConnection): boolean {
  const known = sqlite.isOpen(connection);
  if (known !== undefined) return known;
  // A driver that does not say: SQLite refuses to begin a second transaction.
  try {
    connection.exec('BEGIN');
  } catch {
    return true;
  }
  connection.exec('ROLLBACK');
  return false;
}

function inNone(): InvalidArgumentError {
  const problem =
    '`connection` is in no transaction: the message would count as processed before it is; begin one, and commit it ' +
    'after `onceIn` (of a pool, `connect()` a client first)';
  return new InvalidArgumentError(problem, { outcome: 'not_done', field: 'connection' });
}

function explained(error: unknown, missing: boolean): Error {
  return failed(missing ? 'claim: its table is not there; call `createTable()` of a store once' : 'claim', error);
}
