/** Messages that come twice are processed once, and none is lost when processing crashes. */

import { DeduplicatorError, InvalidArgumentError } from './errors.js';
import { toError, unwrap } from './failure.js';
import { native } from './native.js';
import { receivedKey } from './messages.js';
import { checkedObject } from './options.js';
import { isDate, kindOf } from './values.js';

/** What became of a claim. */
export type Claim =
  | {
      /** The caller has the message until its lease ends. */
      readonly state: 'claimed';
      /** Proves that a later commit or release is this claim's and not a later one's: each claim has another. */
      readonly token: string;
    }
  | {
      /** Somebody else is processing the message. */
      readonly state: 'inProgress';
      /** When that one's lease ends. */
      readonly until: Date;
    }
  | {
      /** The message was processed. */
      readonly state: 'done';
    };

/**
 * Remembers which messages are being processed and which were. `MemoryDeduplicator` does it for one process,
 * `SqliteDeduplicator` for one machine and `PostgresDeduplicator` for many. This is what one of your own must do, over
 * another database. What its methods throw goes through `once` to the caller, and nothing counts as processed by that.
 */
export interface Deduplicator {
  /**
   * Claims a key until `lease` milliseconds from now: if it is new, if its claim was released, or if the lease of its claim
   * has ended without a commit. Of two that claim at a time one gets it.
   */
  claim(key: string, lease: number): Claim | PromiseLike<Claim>;
  /**
   * Makes a claim last: the key is done from now on.
   *
   * @returns true if the claim with this token still stood, its lease over or not, or was committed before; false if
   *   another has claimed the key since: then nothing changes
   */
  commit(key: string, token: string): boolean | PromiseLike<boolean>;
  /**
   * Gives a claim up, so that the next delivery is processed at once. Does nothing if the claim with this token no
   * longer stands or was committed.
   */
  release(key: string, token: string): unknown;
}

/** Whether the work ran now, and what it gave. */
export type Processed<T> = { readonly first: true; readonly value: T } | { readonly first: false };

/** How `once` works. */
export interface OnceOptions {
  /**
   * How long the claim holds if this process dies, in milliseconds: longer than the work ever takes, for nobody else
   * works on the message meanwhile. Without it 300,000, which are five minutes.
   */
  readonly lease?: number | undefined;
}

/** How long a claim holds unless another time is given, in milliseconds. */
export const LEASE = 300_000;

// No calendar ends before that.
const CENTURY = 100 * 365 * 86_400_000;

/**
 * Processes a message unless that was done before: claims it, runs `work`, commits. If `work` throws, the claim is
 * released and the error goes on. Acknowledge after it has ended well, also if it ran nothing, and never otherwise.
 *
 * @param store - a deduplicator of this package or of your own
 * @param message - a received message or a key; of a message that went through a queue as JSON, `hooks.dedupKey(message)`
 *   gives it. Undefined is the key of a message that has none: `work` runs each time
 * @param work - what there is to do
 * @throws `InProgressError` if another worker is processing it: don't acknowledge it, so that it comes again
 * @throws `ClaimLostError` if the work took longer than the lease and another worker took over
 * @throws `DeduplicatorError` if the store failed, or gave something that its interface does not have
 * @throws `InvalidArgumentError` if `message` is neither a received message nor a key, or `lease` is no time
 */
export async function once<T>(
  store: Deduplicator,
  message: object | string | undefined,
  work: () => T | PromiseLike<T>,
  options: OnceOptions = {},
): Promise<Processed<T>> {
  checkedObject(options, InvalidArgumentError);
  const unknown = Object.keys(options).find((name) => name !== 'lease');
  if (unknown !== undefined)
    throw new InvalidArgumentError(`\`${unknown}\` is not an option; there is lease`, {
      outcome: 'not_done',
      field: unknown,
    });
  const has = (name: string): boolean =>
    typeof (store as unknown as Readonly<Record<string, unknown>> | null)?.[name] === 'function';
  if (!['claim', 'commit', 'release'].every(has)) {
    throw new InvalidArgumentError('`store` must be a Deduplicator: with the methods claim, commit and release', {
      outcome: 'not_done',
      field: 'store',
    });
  }
  if (typeof work !== 'function') {
    throw new InvalidArgumentError(`\`work\` must be a function, not ${kindOf(work)}`, {
      outcome: 'not_done',
      field: 'work',
    });
  }
  const key = keyOf(message);
  const lease = millis('lease', options.lease ?? LEASE);
  if (key === undefined) return { first: true, value: await work() };
  unwrap(native.checkClaim(key, lease));
  const claim: unknown = await store.claim(key, lease);
  const token = tokenOf(claim);
  if (token === undefined) return { first: false };
  let value: T;
  try {
    value = await work();
  } catch (error) {
    // The work's error is what the caller must hear of. If this fails too, the lease ends the claim.
    await settled(() => store.release(key, token));
    throw error;
  }
  committed(await store.commit(key, token));
  return { first: true, value };
}

/** The key of a message, or the key that was given in its place. */
export function keyOf(message: object | string | undefined): string | undefined {
  if (message === undefined || typeof message === 'string') return message;
  const known = typeof message === 'object' && message !== null ? receivedKey(message) : undefined;
  if (known !== undefined) return known.key;
  throw new InvalidArgumentError(
    '`message` is neither a received message nor a key; for a copy, or one that went through a queue, give ' +
      '`hooks.dedupKey(message)`',
    { outcome: 'not_done', field: 'message' },
  );
}

/** The token of a claim; none if the message was processed. */
function tokenOf(claim: unknown): string | undefined {
  const found = (typeof claim === 'object' && claim !== null ? claim : {}) as Partial<Record<string, unknown>>;
  const { state, token, until } = found;
  if (state === 'claimed' && typeof token === 'string') return token;
  if (state === 'done') return undefined;
  const end = isDate(until) ? until.getTime() : Number.NaN;
  if (state === 'inProgress' && !Number.isNaN(end)) throw inProgress(new Date(end));
  throw new DeduplicatorError("the store's `claim` gave no claim that there is", {
    outcome: 'not_done',
    retryable: true,
  });
}

/** The error for a message that another worker is processing. */
export function inProgress(until: Date): Error {
  return toError(native.inProgress(until.getTime()));
}

function committed(answer: unknown): void {
  if (answer === true) return;
  if (answer === false) throw toError(native.claimLost());
  const problem = `the store's \`commit\` gave a value of type ${typeof answer}, not whether the claim still stood`;
  throw new DeduplicatorError(problem, { outcome: 'unknown', retryable: true });
}

async function settled(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch {
    // See its caller.
  }
}

/** A duration in whole milliseconds, rounded up: half a millisecond is more than nothing. */
export function millis(name: string, given: unknown, Class = InvalidArgumentError as ErrorClass): number {
  if (typeof given === 'number' && given >= 0 && given <= CENTURY) return Math.ceil(given);
  const problem = `\`${name}\` must be a number of milliseconds: more than 0, at most a century`;
  throw new Class(problem, { field: name });
}

type ErrorClass = new (message: string, facts: { readonly field: string }) => Error;
