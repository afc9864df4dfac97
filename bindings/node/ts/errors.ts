/**
 * The one tree of errors, the same classes as in Rust and Python.
 *
 * `outcome` answers the question that matters: did it happen at the provider?
 */

import { isError } from './values.js';

/** Did it happen? `'not_done'`: no. `'done'`: yes, although the call failed. `'unknown'`: nobody here can tell. */
export type Outcome = 'not_done' | 'done' | 'unknown';

/** What an error may know besides its message. */
export interface ErrorFacts {
  readonly outcome?: Outcome | undefined;
  readonly retryable?: boolean | undefined;
  readonly retryAfter?: number | undefined;
  readonly afterLostAttempt?: boolean | undefined;
  readonly attempts?: number | undefined;
  readonly provider?: string | undefined;
  readonly operation?: string | undefined;
  readonly httpStatus?: number | undefined;
  readonly field?: string | undefined;
  readonly path?: string | undefined;
  readonly code?: string | undefined;
  readonly providerMessage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly details?: Readonly<Record<string, string>> | undefined;
  readonly reason?: string | undefined;
  readonly excerpt?: string | undefined;
  readonly raw?: Uint8Array | undefined;
  readonly cause?: unknown;
}

// A bundler may put two copies of this file into one program. `instanceof` fails between them; the brand does not.
const CLASSES = Symbol.for('rebuttal.error.classes');

interface Branded {
  readonly [CLASSES]?: readonly string[];
}

/** The facts that are stored, with their types; those of an object's own are read apart. */
const STORED: Readonly<Record<string, string>> = {
  outcome: 'string',
  retryable: 'boolean',
  afterLostAttempt: 'boolean',
  attempts: 'number',
  provider: 'string',
  operation: 'string',
  httpStatus: 'number',
  field: 'string',
  path: 'string',
  code: 'string',
  requestId: 'string',
  idempotencyKey: 'string',
  reason: 'string',
  excerpt: 'string',
};

/** The classes by the names that are stored. */
const BY_NAME = new Map<string, new (message: string, facts: ErrorFacts) => RebuttalError>();

function isOutcome(value: unknown): value is Outcome {
  return value === 'not_done' || value === 'done' || value === 'unknown';
}

/** Gives a class its name, which no minifier changes, and the names of the classes above it. */
function brand(ctor: new (message: string, facts: ErrorFacts) => RebuttalError, name: string): void {
  const above = (Object.getPrototypeOf(ctor.prototype) as Branded)[CLASSES] ?? [];
  Object.defineProperty(ctor.prototype, 'name', { value: name, configurable: true, writable: true });
  Object.defineProperty(ctor.prototype, CLASSES, { value: [...above, name] });
  BY_NAME.set(name, ctor);
}

/** What every failure of this package is. */
export class RebuttalError extends Error {
  /** The class's name, such as `'AlreadyAnsweredError'`. */
  declare readonly name: string;
  /** Did it happen at the provider? */
  readonly outcome: Outcome;
  /**
   * Whether calling again in the same way is both safe and of use, by the provider's published rules. Where an idempotency
   * key makes it safe, that takes a key of your own: a call without one gets a new one.
   */
  readonly retryable: boolean;
  /**
   * How many milliseconds the provider asks to wait before it is asked again, where it says so. A call waits by itself while
   * its time limit allows it.
   */
  declare readonly retryAfter?: number;
  /** How many requests were started for this call; 0 if it was refused before. */
  readonly attempts: number;
  /** The provider, by the name of its module; none where no client or receiver had a part in it. */
  declare readonly provider?: string;
  /** The operation that was called, by the name in the provider's document, such as `'closeDispute'`. */
  declare readonly operation?: string;
  /** The HTTP status of the answer. */
  declare readonly httpStatus?: number;
  /**
   * The provider's own code. As all its texts here it is as it came, but for control characters, which are escaped, and
   * for what no provider writes: beyond 256 characters it is cut. `raw` has the bytes.
   */
  declare readonly code?: string;
  /**
   * The provider's own words, escaped and cut as `code` is, after 1,500 characters. They may name people, so they are not
   * enumerable: logs don't show them.
   */
  declare readonly providerMessage?: string;
  /** The provider's identifier of the request. */
  declare readonly requestId?: string;
  /** The caller's name of the parameter or option at fault. */
  declare readonly field?: string;
  /** The place on the wire, as a JSON pointer. */
  declare readonly path?: string;
  /** The key by which the provider knows a repetition of the call, where it takes one. */
  declare readonly idempotencyKey?: string;
  /** What else the provider says, by names of its own; empty if it says no more. */
  declare readonly details: Readonly<Record<string, string | undefined>>;
  /** A fixed word for what is wrong with a signature, such as `'mismatch'`, or the provider's for why it refused. */
  declare readonly reason?: string;
  /** An earlier attempt of this very call was sent and its answer lost, so that it was probably this call that did it. */
  declare readonly afterLostAttempt?: boolean;
  /** What was found where something else was expected: capped, without private values. */
  declare readonly excerpt?: string;
  /** The answer's bytes as they came. They may hold personal data, so they are not enumerable: don't log them. */
  declare readonly raw?: Uint8Array;

  static {
    brand(this, 'RebuttalError');
    Object.defineProperty(this.prototype, 'details', { value: Object.freeze({}) });
  }

  /** Without facts nobody knows what became of the request: `outcome` is `'unknown'` then. */
  constructor(message: string, facts: ErrorFacts = {}) {
    const { outcome, retryable = false, attempts = 0, raw, cause, ...known } = facts;
    super(message, cause === undefined ? undefined : { cause });
    this.outcome = isOutcome(outcome) ? outcome : 'unknown';
    this.retryable = retryable;
    this.attempts = attempts;
    for (const [name, value] of Object.entries(known)) {
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: name !== 'providerMessage' });
    }
    if (raw !== undefined) Object.defineProperty(this, 'raw', { value: raw, enumerable: false });
  }

  /**
   * What may be stored and shown, as plain data: for `JSON.stringify`, and for other threads and processes, where
   * `RebuttalError.fromJSON` makes the error again. A copy by `structuredClone` or `postMessage` is a plain `Error`
   * that has lost all but its message, so send this instead.
   */
  toJSON(): Record<string, unknown> {
    const stored: Record<string, unknown> = { name: this.name, message: this.message };
    for (const [fact, value] of Object.entries(this)) stored[fact] = value;
    if (isError(this.cause)) stored['cause'] = this.cause.message;
    return stored;
  }

  /**
   * The error that `toJSON` was called of, of the same class. Of anything else it makes what it can, with the outcome
   * `'unknown'`.
   */
  static fromJSON(data: unknown): RebuttalError {
    const { name, message, cause, ...facts } = (typeof data === 'object' && data !== null ? data : {}) as Record<
      string,
      unknown
    >;
    const known: Record<string, unknown> = {};
    for (const [fact, type] of Object.entries(STORED)) if (typeof facts[fact] === type) known[fact] = facts[fact];
    const details = facts['details'];
    if (typeof details === 'object' && details !== null) known['details'] = { ...details };
    if (typeof cause === 'string') known['cause'] = new Error(cause);
    // `this` may be a class below; naming this class inside itself would have bundlers rename it.
    const Class = (BY_NAME.get(String(name)) ?? BY_NAME.get('RebuttalError')) as new (
      said: string,
      facts: ErrorFacts,
    ) => RebuttalError;
    return new Class(typeof message === 'string' ? message : 'an error that lost its message', known);
  }

  /**
   * Whether `error` is of this class or one below it: `SignatureError.is(error)`. Unlike `instanceof` it also holds
   * where a bundler made two copies of the class.
   */
  static is<T extends RebuttalError>(this: { readonly prototype: T }, error: unknown): error is T {
    if (typeof error !== 'object' || error === null) return false;
    return (error as Branded)[CLASSES]?.includes(this.prototype.name) ?? false;
  }
}

/** A key, URL or option that no client, receiver or key can be made with. */
export class ConfigError extends RebuttalError {
  declare readonly name: 'ConfigError';
  static {
    brand(this, 'ConfigError');
  }
}

/** A parameter was refused here, before anything was sent; `field` names it. */
export class InvalidArgumentError extends RebuttalError {
  declare readonly name: 'InvalidArgumentError';
  declare readonly field: string;
  static {
    brand(this, 'InvalidArgumentError');
  }
}

/** Never connected, or the connection was lost; `outcome` tells which. */
export class TransportError extends RebuttalError {
  static {
    brand(this, 'TransportError');
  }
}

/** A time limit passed: connecting, one attempt, or the whole call. */
export class RequestTimeoutError extends TransportError {
  declare readonly name: 'RequestTimeoutError';
  static {
    brand(this, 'RequestTimeoutError');
  }
}

/** The provider answered with a failure. */
export class ApiError extends RebuttalError {
  declare readonly httpStatus: number;

  /** The provider's type of the failure, coarser than its code, where its answers have one. */
  get type(): string | undefined {
    return this.details['type'];
  }

  /** The parameter at fault as the provider names it, where its answers do. */
  get param(): string | undefined {
    return this.details['param'];
  }

  static {
    brand(this, 'ApiError');
  }
}

/** The provider does not know the key, or refuses the signature. */
export class AuthenticationError extends ApiError {
  declare readonly name: 'AuthenticationError';
  static {
    brand(this, 'AuthenticationError');
  }
}

/** The key is known but may not do this. */
export class PermissionDeniedError extends ApiError {
  declare readonly name: 'PermissionDeniedError';
  static {
    brand(this, 'PermissionDeniedError');
  }
}

/** There is no such object, or it belongs to another account. */
export class NotFoundError extends ApiError {
  declare readonly name: 'NotFoundError';
  static {
    brand(this, 'NotFoundError');
  }
}

/** The provider refuses a parameter. */
export class InvalidRequestError extends ApiError {
  declare readonly name: 'InvalidRequestError';
  static {
    brand(this, 'InvalidRequestError');
  }
}

/** The provider refuses the action for a reason of its own. */
export class RejectedError extends ApiError {
  declare readonly name: 'RejectedError';
  static {
    brand(this, 'RejectedError');
  }
}

/** It had been done before; `afterLostAttempt` tells whether an earlier attempt of this call may have done it. */
export class AlreadyAnsweredError extends ApiError {
  declare readonly name: 'AlreadyAnsweredError';
  declare readonly afterLostAttempt: boolean;
  static {
    brand(this, 'AlreadyAnsweredError');
  }
}

/** The time to answer is over. */
export class DeadlinePassedError extends ApiError {
  declare readonly name: 'DeadlinePassedError';
  static {
    brand(this, 'DeadlinePassedError');
  }
}

/** Another request is at work on the same thing. */
export class ConflictError extends ApiError {
  declare readonly name: 'ConflictError';
  static {
    brand(this, 'ConflictError');
  }
}

/** Too many requests. */
export class RateLimitedError extends ApiError {
  declare readonly name: 'RateLimitedError';
  static {
    brand(this, 'RateLimitedError');
  }
}

/** The provider failed. */
export class ServerError extends ApiError {
  declare readonly name: 'ServerError';
  static {
    brand(this, 'ServerError');
  }
}

/** The provider says that it may have happened. */
export class OutcomeUnknownError extends ApiError {
  declare readonly name: 'OutcomeUnknownError';
  static {
    brand(this, 'OutcomeUnknownError');
  }
}

/** An answer or message that is not what its document promises; `path` says where. */
export class DecodeError extends RebuttalError {
  declare readonly name: 'DecodeError';
  static {
    brand(this, 'DecodeError');
  }
}

/** A signature is missing, malformed, wrong, too old or too new; `reason` says which. */
export class SignatureError extends RebuttalError {
  declare readonly name: 'SignatureError';
  declare readonly reason: string;
  static {
    brand(this, 'SignatureError');
  }
}

/**
 * A message that may have been processed before could not be: don't acknowledge it. This class itself: the store gave
 * something that its interface does not have.
 */
export class DeduplicatorError extends RebuttalError {
  static {
    brand(this, 'DeduplicatorError');
  }
}

/**
 * Another worker is processing the message: don't acknowledge it, so that it comes again. `details.until` is when that
 * one's lease ends, in ISO 8601.
 */
export class InProgressError extends DeduplicatorError {
  declare readonly name: 'InProgressError';
  static {
    brand(this, 'InProgressError');
  }
}

/** The work took longer than its lease and another worker has the message now: it may be processed twice. */
export class ClaimLostError extends DeduplicatorError {
  declare readonly name: 'ClaimLostError';
  static {
    brand(this, 'ClaimLostError');
  }
}

/** A deduplicator in memory is full of messages that are being processed. */
export class DeduplicatorFullError extends DeduplicatorError {
  declare readonly name: 'DeduplicatorFullError';
  static {
    brand(this, 'DeduplicatorFullError');
  }
}
