/** Claim and commit inside the caller's transaction: the message counts as processed exactly if that transaction commits. */

import { AsyncLocalStorage } from 'node:async_hooks';

import { checkOptions, checkWork, invalid } from './checks.js';
import { claimedKey, inProgress } from './dedup.js';
import type { Claim, Processed } from './dedup.js';
import type { Dialect } from './dialect.js';
import { InvalidArgumentError } from './errors.js';
import { POSTGRES, SQLITE } from './generated/dedup.js';
import * as postgres from './postgres.js';
import type { PostgresConnection } from './postgres.js';
import * as sqlite from './sqlite.js';
import type { SqliteConnection } from './sqlite.js';
import { claimOf, failed, newToken, overTable } from './statements.js';

/** The options of `onceIn`. */
export interface OnceInOptions {
  /** The name of the store's table. Default: `rebuttal_claims`. It must exist: a store's `createTable` creates it. */
  readonly table?: string | undefined;
}

const SAVEPOINT = 'SAVEPOINT rebuttal';
const RELEASE = 'RELEASE SAVEPOINT rebuttal';
const ROLLBACK = 'ROLLBACK TO SAVEPOINT rebuttal';

/**
 * Processes a message inside your transaction, unless it was processed before. Your work and the claim are committed
 * together or not at all, so the message is processed exactly once, also after a crash. There is no lease; a second worker
 * waits until the first one's transaction has ended. If `work` throws, a savepoint undoes its changes on this connection
 * and the claim, and the error is thrown again. Commit the transaction afterwards, and then acknowledge. A message without a
 * key is processed each time, in a savepoint too.
 *
 * One connection processes one message at a time: a second call is refused while one is under way, unless its `work` makes it.
 *
 * On SQLite everything is synchronous, `work` too, so that nothing else uses the connection in between: call it inside
 * better-sqlite3's `transaction(…).immediate()` or after `BEGIN IMMEDIATE`.
 *
 * @param connection - a `Client` or `PoolClient` of pg, a `Database` of better-sqlite3 or a `DatabaseSync` of `node:sqlite`,
 *   in a transaction
 * @param message - a received message or a key, as for `once`
 * @param work - processes the message, on that connection
 * @throws `InProgressError` if a worker that uses `once` is processing it: don't acknowledge it
 * @throws `DeduplicatorError` if the database failed; `cause` is the driver's error
 * @throws `InvalidArgumentError` if `connection` is none of these, in no transaction or processing another message, or
 *   `message` is neither a received message nor a key
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
  checkOptions(options, InvalidArgumentError, ['table']);
  checkWork(work);
  if (sqlite.isSqlite(connection)) {
    return onceInSqlite(connection, claimedKey(message), work as () => T, overTable(SQLITE, options.table));
  }
  if (postgres.isPostgres(connection)) return alone(connection, message, work, options);
  throw invalid('connection', '`connection` must be one of pg, better-sqlite3 or node:sqlite');
}

function onceInSqlite<T>(
  connection: SqliteConnection,
  key: string | undefined,
  work: () => T,
  statements: Dialect,
): Processed<T> {
  if (!isInTransaction(connection)) throw noTransaction();
  const token = newToken();
  let claim: Claim = { state: 'claimed', token };
  try {
    connection.exec(SAVEPOINT);
    if (key !== undefined) {
      sqlite.run(connection, statements.take, { key, token });
      claim = claimOf(sqlite.run(connection, statements.find, { key, token }), token);
    }
    if (claim.state !== 'claimed') connection.exec(RELEASE);
  } catch (error) {
    throw notClaimed(error, sqlite.isMissingTable(error));
  }
  if (!isClaimed(claim)) return { first: false };
  let value: T;
  try {
    value = synchronously(work);
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

/** The calls that are under way on a connection. */
const underWay = new WeakMap<object, Set<object>>();

/** The calls whose work is running. */
const around = new AsyncLocalStorage<readonly object[]>();

/**
 * Refuses a call beside another one on the same connection: savepoints are inside of each other, so what undoes the first
 * one's work would undo the second one's too, after that was reported as done.
 */
async function alone<T>(
  connection: PostgresConnection,
  message: object | string | undefined,
  work: () => T | PromiseLike<T>,
  options: OnceInOptions,
): Promise<Processed<T>> {
  const outer = around.getStore() ?? [];
  const calls = underWay.get(connection) ?? new Set();
  for (const call of calls) if (!outer.includes(call)) throw taken();
  const call = {};
  underWay.set(connection, calls.add(call));
  try {
    return await onceInPostgres(connection, message, () => around.run([...outer, call], work), options);
  } finally {
    calls.delete(call);
  }
}

async function onceInPostgres<T>(
  connection: PostgresConnection,
  message: object | string | undefined,
  work: () => T | PromiseLike<T>,
  options: OnceInOptions,
): Promise<Processed<T>> {
  const statements = overTable(POSTGRES, options.table);
  const key = claimedKey(message);
  const token = newToken();
  let claim: Claim = { state: 'claimed', token };
  try {
    await connection.query(SAVEPOINT);
    if (key !== undefined) {
      await postgres.run(connection, statements.take, { key, token });
      claim = claimOf(await postgres.run(connection, statements.find, { key, token }), token);
    }
    if (claim.state !== 'claimed') await connection.query(RELEASE);
  } catch (error) {
    // Savepoints need a transaction. A pool is never in one, because it uses any connection for each query.
    if (postgres.codeOf(error) === NO_TRANSACTION) throw noTransaction();
    throw notClaimed(error, postgres.codeOf(error) === postgres.MISSING_TABLE);
  }
  if (!isClaimed(claim)) return { first: false };
  let value: T;
  try {
    value = await work();
  } catch (error) {
    // If this fails, the connection is lost, and the database rolls back.
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

function isClaimed(claim: Claim): boolean {
  if (claim.state === 'inProgress') throw inProgress(claim.until);
  return claim.state === 'claimed';
}

/** The value of work that must not return a promise. */
function synchronously<T>(work: () => T): T {
  const value = work();
  if (typeof (value as { readonly then?: unknown } | null | undefined)?.then !== 'function') return value;
  // Its rejection must not end the process.
  (value as PromiseLike<unknown>).then(undefined, () => {});
  const problem =
    '`work` returned a promise: on SQLite it must be synchronous, or other work would get into this transaction';
  throw invalid('work', problem);
}

function isInTransaction(connection: SqliteConnection): boolean {
  const known = sqlite.isOpen(connection);
  if (known !== undefined) return known;
  // The driver does not say, but SQLite refuses to begin a second transaction.
  try {
    connection.exec('BEGIN');
  } catch {
    return true;
  }
  connection.exec('ROLLBACK');
  return false;
}

function taken(): InvalidArgumentError {
  const problem =
    '`connection` is processing another message: await that first, or process this one on a connection of its own';
  return invalid('connection', problem);
}

function noTransaction(): InvalidArgumentError {
  const problem =
    '`connection` is in no transaction, so the message would count as processed before it is; begin one, and commit it ' +
    'after `onceIn` (of a pool, `connect()` a client first)';
  return invalid('connection', problem);
}

function notClaimed(error: unknown, tableIsMissing: boolean): Error {
  return failed(tableIsMissing ? 'claim: its table is missing; call `createTable()` of a store once' : 'claim', error);
}
