/** A deduplicator for one process. */

import { millis } from './dedup.js';
import type { Claim, Deduplicator } from './dedup.js';
import { ConfigError } from './errors.js';
import { unwrap } from './failure.js';
import { native } from './native.js';
import type { NativeClaims } from './native.js';
import { checkedObject } from './options.js';
import { kindOf } from './values.js';

/** How a `MemoryDeduplicator` is made. */
export interface MemoryDeduplicatorOptions {
  /** How many messages it knows at once. Without it 100,000, which take some 25 MB. */
  readonly capacity?: number | undefined;
  /**
   * How long it remembers that a message was processed, in milliseconds. Without it 7 days, which is longer than any provider
   * sends one again by itself.
   */
  readonly remember?: number | undefined;
  /** Gives the time in milliseconds since any moment, for tests. Without it `performance.now`. */
  readonly clock?: (() => number) | undefined;
}

/**
 * Remembers in memory which messages are being processed and which were, for programs of one process. What it knows ends
 * with the process. It is bounded: when it is full, claims whose lease has ended are forgotten first, then the oldest
 * commits, never a claim that stands.
 */
export class MemoryDeduplicator implements Deduplicator {
  readonly #claims: NativeClaims;
  readonly #clock: () => number;

  /** @throws `ConfigError` if an option is not usable; `field` names it */
  constructor(options: MemoryDeduplicatorOptions = {}) {
    checkedObject(options, ConfigError);
    const { capacity = 100_000, remember = 7 * 86_400_000, clock = () => performance.now(), ...others } = options;
    const [unknown] = Object.keys(others);
    if (unknown !== undefined) {
      throw new ConfigError(`\`${unknown}\` is not an option; there are capacity, remember, clock`, {
        outcome: 'not_done',
        field: unknown,
      });
    }
    if (typeof clock !== 'function') {
      throw new ConfigError(`the option \`clock\` must be a function, not ${kindOf(clock)}`, {
        outcome: 'not_done',
        field: 'clock',
      });
    }
    if (!Number.isInteger(capacity) || capacity < 0 || capacity > 2 ** 32) {
      throw new ConfigError('the option `capacity` must be a whole number more than 0', {
        outcome: 'not_done',
        field: 'capacity',
      });
    }
    this.#claims = unwrap(native.openClaims(capacity, millis('remember', remember, ConfigError)));
    this.#clock = clock;
  }

  /**
   * Claims a key until `lease` milliseconds from now.
   *
   * @throws `DeduplicatorFullError` if all that there is room for is being processed
   * @throws `InvalidArgumentError` if the key is empty, or the lease no time
   */
  claim(key: string, lease: number): Claim {
    const { token, rest } = unwrap(this.#claims.claim(key, millis('lease', lease), this.#now()));
    if (token !== undefined) return { state: 'claimed', token: String(token) };
    return rest === undefined ? { state: 'done' } : { state: 'inProgress', until: new Date(Date.now() + rest) };
  }

  /** Makes a claim last; false if another has claimed the key since. */
  commit(key: string, token: string): boolean {
    return isToken(token) && this.#claims.commit(key, Number(token), this.#now());
  }

  /** Gives a claim up, unless it is another's by now or committed. */
  release(key: string, token: string): void {
    if (isToken(token)) this.#claims.release(key, Number(token), this.#now());
  }

  #now(): number {
    const now: unknown = this.#clock();
    if (typeof now === 'number' && Number.isFinite(now)) return Math.max(0, Math.trunc(now));
    throw new ConfigError(`the option \`clock\` must give milliseconds, not ${kindOf(now)}`, {
      outcome: 'not_done',
      field: 'clock',
    });
  }
}

function isToken(token: unknown): boolean {
  return typeof token === 'string' && /^[0-9]{1,15}$/.test(token);
}
