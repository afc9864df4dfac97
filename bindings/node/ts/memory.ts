/** A deduplicator for one process. */

import { checkOptions, millis, refused } from './checks.js';
import type { Claim, Deduplicator } from './dedup.js';
import { ConfigError } from './errors.js';
import { unwrap } from './failure.js';
import { native } from './native.js';
import type { NativeClaims } from './native.js';
import { kindOf } from './values.js';

/** The options of a `MemoryDeduplicator`. */
export interface MemoryDeduplicatorOptions {
  /** How many messages it remembers at a time. Default: 100,000, which take some 25 MB. */
  readonly capacity?: number | undefined;
  /**
   * How long it remembers that a message was processed, in milliseconds. Default: 7 days, which is longer than any provider
   * sends a message again by itself.
   */
  readonly remember?: number | undefined;
  /** The time in milliseconds since any moment, for tests. Default: `performance.now`. */
  readonly clock?: (() => number) | undefined;
}

/**
 * Remembers in memory which messages are being processed and which were, for programs of one process. It is bounded: when it
 * is full, it first forgets claims whose lease has ended, then the oldest commits, and never a claim that holds.
 */
export class MemoryDeduplicator implements Deduplicator {
  readonly #claims: NativeClaims;
  readonly #clock: () => number;

  /** @throws `ConfigError` if an option is not usable; `field` names it */
  constructor(options: MemoryDeduplicatorOptions = {}) {
    checkOptions(options, ConfigError, ['capacity', 'remember', 'clock']);
    const { capacity = 100_000, remember = 7 * 86_400_000, clock = () => performance.now() } = options;
    if (typeof clock !== 'function') {
      throw refused(ConfigError, 'clock', `the option \`clock\` must be a function, not ${kindOf(clock)}`);
    }
    if (!Number.isInteger(capacity) || capacity < 0 || capacity > 2 ** 32) {
      throw refused(ConfigError, 'capacity', 'the option `capacity` must be a whole number more than 0');
    }
    this.#claims = unwrap(native.openClaims(capacity, millis('remember', remember, ConfigError)));
    this.#clock = clock;
  }

  /**
   * Claims a key until `lease` milliseconds from now.
   *
   * @throws `DeduplicatorFullError` if it is full of messages that are being processed
   * @throws `InvalidArgumentError` if the key is empty, or the lease is not a duration
   */
  claim(key: string, lease: number): Claim {
    const { token, rest } = unwrap(this.#claims.claim(key, millis('lease', lease), this.#now()));
    if (token !== undefined) return { state: 'claimed', token: String(token) };
    return rest === undefined ? { state: 'done' } : { state: 'inProgress', until: new Date(Date.now() + rest) };
  }

  /** Commits a claim; false if another claim has replaced it. */
  commit(key: string, token: string): boolean {
    return isToken(token) && this.#claims.commit(key, Number(token), this.#now());
  }

  /** Releases a claim, unless another claim has replaced it or it was committed. */
  release(key: string, token: string): void {
    if (isToken(token)) this.#claims.release(key, Number(token), this.#now());
  }

  #now(): number {
    const now: unknown = this.#clock();
    if (typeof now === 'number' && Number.isFinite(now)) return Math.max(0, Math.trunc(now));
    throw refused(ConfigError, 'clock', `the option \`clock\` must return milliseconds, not ${kindOf(now)}`);
  }
}

function isToken(token: unknown): boolean {
  return typeof token === 'string' && /^[0-9]{1,15}$/.test(token);
}
