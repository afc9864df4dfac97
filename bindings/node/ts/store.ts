/** The deduplicators over a database: all that they share, over a method that runs statements. */

import { checkOptions, millis, refused } from './checks.js';
import type { Claim, Deduplicator } from './dedup.js';
import type { Dialect, Statement, Values } from './dialect.js';
import { ConfigError } from './errors.js';
import { CLEANUP_COMMITS, CLEANUP_ROWS } from './generated/dedup.js';
import { claimOf, isMine, newToken, overTable } from './statements.js';
import type { FailureOutcome } from './statements.js';

/** The options of a store over a database. */
export interface StoreOptions {
  /** The name of its table. Default: `rebuttal_claims`. */
  readonly table?: string | undefined;
  /**
   * How long it remembers that a message was processed, in milliseconds. Default: 7 days, which is longer than any provider
   * sends a message again by itself. Older rows are deleted, a few at a time.
   */
  readonly remember?: number | undefined;
}

/** 7 days. */
const REMEMBER = 7 * 86_400_000;

/** A store over a database. */
export abstract class Store implements Deduplicator {
  readonly #statements: Dialect;
  readonly #remember: number;
  #commits = 0;

  /** @internal */
  protected constructor(dialect: Dialect, options: StoreOptions) {
    checkOptions(options, ConfigError, ['table', 'remember']);
    const { table, remember = REMEMBER } = options;
    this.#statements = overTable(dialect, table);
    this.#remember = millis('remember', remember, ConfigError);
    if (this.#remember === 0) throw refused(ConfigError, 'remember', 'the option `remember` must be more than 0');
  }

  /**
   * Claims a key until its lease ends.
   *
   * @throws `DeduplicatorError` if the database failed; `cause` is the driver's error
   */
  async claim(key: string, lease: number): Promise<Claim> {
    const token = newToken();
    const { claim, find } = this.#statements;
    return claimOf(await this.#run('claim', [claim, find], { key, token, lease_ms: millis('lease', lease) }), token);
  }

  /** Commits a claim; false if another claim has replaced it. */
  async commit(key: string, token: string): Promise<boolean> {
    const { commit, find } = this.#statements;
    const committed = isMine(await this.#run('commit', [commit, find], { key, token }, 'unknown'));
    if (committed) this.#commits += 1;
    // After the first commit and then after one in a hundred. Its failure does not undo the commit.
    if (committed && this.#commits % CLEANUP_COMMITS === 1) await this.deleteExpired().catch(() => {});
    return committed;
  }

  /** Releases a claim, unless another claim has replaced it or it was committed. */
  async release(key: string, token: string): Promise<void> {
    await this.#run('release', [this.#statements.release], { key, token });
  }

  /** Creates the table if it does not exist: for programs that only use `onceIn`. */
  async createTable(): Promise<void> {
    await this.create(this.#statements);
  }

  /**
   * Deletes the rows of messages that were processed longer ago than `remember`, at most 1,000 of them. This happens by
   * itself after some commits, but not with `onceIn`.
   */
  async deleteExpired(): Promise<void> {
    const values = { remember_ms: this.#remember, rows: CLEANUP_ROWS };
    await this.#run('delete old rows', [this.#statements.deleteExpired], values);
  }

  #run(
    action: string,
    statements: readonly Statement[],
    values: Values,
    outcome: FailureOutcome = 'not_done',
  ): Promise<unknown> {
    return this.run({ action, statements, values, outcome }, this.#statements);
  }

  /**
   * Runs statements, and creates the table first if it is missing.
   *
   * @internal
   */
  protected abstract run(work: Work, dialect: Dialect): Promise<unknown>;

  /** @internal */
  protected abstract create(dialect: Dialect): Promise<void>;
}

/** Statements to run, the last of which may return a row. */
export interface Work {
  /** What they do, for errors. */
  readonly action: string;
  readonly statements: readonly Statement[];
  readonly values: Values;
  /** The outcome if they fail. */
  readonly outcome: FailureOutcome;
}
