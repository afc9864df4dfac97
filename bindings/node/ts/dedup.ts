/** Processes messages that are delivered repeatedly once, and loses none when processing crashes. */

import { checkOptions, checkWork, invalid, millis } from './checks.js';
import { DeduplicatorError, InvalidArgumentError } from './errors.js';
import { toError, unwrap } from './failure.js';
import { receivedKey } from './messages.js';
import { native } from './native.js';
import { isDate } from './values.js';

/** The result of a claim. */
export type Claim =
  | {
      /** The caller has the message until its lease ends. */
      readonly state: 'claimed';
      /** Identifies this claim in its commit or release. No other claim has the same token. */
      readonly token: string;
    }
  | {
      /** Another worker is processing the message. */
      readonly state: 'inProgress';
      /** When that worker's lease ends. */
      readonly until: Date;
    }
  | {
      /** The message was processed. */
      readonly state: 'done';
    };

/**
 * Remembers which messages are being processed and which were. `MemoryDeduplicator` does it for one process,
 * `SqliteDeduplicator` for one machine and `PostgresDeduplicator` for many. Implement it for another database. `once` passes
 * errors of its methods on, and the message does not count as processed.
 */
export interface Deduplicator {
  /**
   * Claims a key until `lease` milliseconds from now: if it is new, if its claim was released, or if the lease of its claim
   * has ended without a commit. Of two workers that claim a key at the same time, one gets it.
   */
  claim(key: string, lease: number): Claim | PromiseLike<Claim>;
  /**
   * Commits a claim: the key is done from now on.
   *
   * @returns true if the key still has the claim with this token, its lease over or not, or if that was committed before;
   *   false if another claim has replaced it: then nothing changes
   */
  commit(key: string, token: string): boolean | PromiseLike<boolean>;
  /**
   * Releases a claim, so that the next delivery is processed at once. Does nothing if another claim has replaced it or it
   * was committed.
   */
  release(key: string, token: string): unknown;
}

/** Whether this call ran the work, and what the work returned. */
export type Processed<T> = { readonly first: true; readonly value: T } | { readonly first: false };

/** The options of `once`. */
export interface OnceOptions {
  /**
   * How long the claim holds if this process dies, in milliseconds. It must be longer than the work ever takes: until then
   * no other worker processes the message. Default: 300,000, which is five minutes.
   */
  readonly lease?: number | undefined;
}

/** The default lease, in milliseconds. */
export const LEASE = 300_000;

/**
 * Processes a message unless it was processed before: claims it, runs `work`, commits. If `work` throws, the claim is
 * released and the error is thrown again. Acknowledge the message if this succeeds, whether or not `work` ran, and never
 * otherwise.
 *
 * @param store - a deduplicator of this package or of your own
 * @param message - a received message or a key; for a message that went through a queue as JSON, the key is
 *   `hooks.dedupKey(message)`. Undefined is the key of a message that has none: `work` runs each time
 * @param work - processes the message
 * @throws `InProgressError` if another worker is processing it: don't acknowledge it, so that it is sent again
 * @throws `ClaimLostError` if the work took longer than the lease and another worker has claimed the message
 * @throws `DeduplicatorError` if the store failed, or returned something that its interface does not allow
 * @throws `InvalidArgumentError` if `message` is neither a received message nor a key, or `lease` is not a duration
 */
export async function once<T>(
  store: Deduplicator,
  message: object | string | undefined,
  work: () => T | PromiseLike<T>,
  options: OnceOptions = {},
): Promise<Processed<T>> {
  checkOptions(options, InvalidArgumentError, ['lease']);
  const methods = (store ?? {}) as unknown as Readonly<Record<string, unknown>>;
  if (!['claim', 'commit', 'release'].every((name) => typeof methods[name] === 'function')) {
    throw invalid('store', '`store` must be a Deduplicator: with the methods claim, commit and release');
  }
  checkWork(work);
  const lease = millis('lease', options.lease ?? LEASE);
  const key = claimedKey(message, lease);
  if (key === undefined) return { first: true, value: await work() };
  const claim: unknown = await store.claim(key, lease);
  const token = tokenOf(claim);
  if (token === undefined) return { first: false };
  let value: T;
  try {
    value = await work();
  } catch (error) {
    // If the release fails too, the lease ends the claim; the caller gets the work's error.
    await Promise.resolve()
      .then(() => store.release(key, token))
      .catch(() => {});
    throw error;
  }
  checkCommitted(await store.commit(key, token));
  return { first: true, value };
}

/** The key to claim: of a message, or given in its place. */
export function claimedKey(message: object | string | undefined, lease = LEASE): string | undefined {
  const key = keyOf(message);
  if (key !== undefined) unwrap(native.checkClaim(key, lease));
  return key;
}

function keyOf(message: object | string | undefined): string | undefined {
  if (message === undefined || typeof message === 'string') return message;
  const known = typeof message === 'object' && message !== null ? receivedKey(message) : undefined;
  if (known !== undefined) return known.key;
  throw invalid(
    'message',
    '`message` is neither a received message nor a key; for a copy, or one that went through a queue, pass ' +
      '`hooks.dedupKey(message)`',
  );
}

/** The token of a claim; none if the message was processed. */
function tokenOf(claim: unknown): string | undefined {
  const { state, token, until } = (claim ?? {}) as Partial<Record<string, unknown>>;
  if (state === 'claimed' && typeof token === 'string') return token;
  if (state === 'done') return undefined;
  const end = isDate(until) ? until.getTime() : Number.NaN;
  if (state === 'inProgress' && !Number.isNaN(end)) throw inProgress(new Date(end));
  const problem = "the store's `claim` returned something that is not a Claim";
  throw new DeduplicatorError(problem, { outcome: 'not_done', retryable: true });
}

/** The error for a message that another worker is processing. */
export function inProgress(until: Date): Error {
  return toError(native.inProgress(until.getTime()));
}

function checkCommitted(returned: unknown): void {
  if (returned === true) return;
  if (returned === false) throw toError(native.claimLost());
  const problem = `the store's \`commit\` returned a value of type ${typeof returned} in place of a boolean`;
  throw new DeduplicatorError(problem, { outcome: 'unknown', retryable: true });
}
