/**
 * The one tree of errors, the same classes as in Rust and Python.
 *
 * `outcome` answers the question that matters: did it happen at the provider?
 */

/** Did it happen? `'not_done'`: no. `'done'`: yes, although the call failed. `'unknown'`: nobody here can tell. */
export type Outcome = 'not_done' | 'done' | 'unknown';

/** What an error may know besides its message. */
export interface ErrorFacts {
  readonly outcome?: Outcome | undefined;
  readonly retryable?: boolean | undefined;
  readonly retryAfter?: number | undefined;
  readonly afterLostAttempt?: boolean | undefined;
  readonly attempts?: number | undefined;
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

/** Gives a class its name, which no minifier changes, and the names of the classes above it. */
function brand(ctor: { readonly prototype: object }, name: string): void {
  const above = (Object.getPrototypeOf(ctor.prototype) as Branded)[CLASSES] ?? [];
  Object.defineProperty(ctor.prototype, 'name', { value: name, configurable: true, writable: true });
  Object.defineProperty(ctor.prototype, CLASSES, { value: [...above, name] });
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
  /** The HTTP status of the answer. */
  declare readonly httpStatus?: number;
  /** The provider's own code, as it came. */
  declare readonly code?: string;
  /** The provider's own words, as they came. They may name people, so they are not enumerable: logs don't show them. */
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

  constructor(message: string, facts: ErrorFacts = {}) {
    const { outcome = 'not_done', retryable = false, attempts = 0, raw, cause, ...known } = facts;
    super(message, cause === undefined ? undefined : { cause });
    this.outcome = outcome;
    this.retryable = retryable;
    this.attempts = attempts;
    for (const [name, value] of Object.entries(known)) {
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: name !== 'providerMessage' });
    }
    if (raw !== undefined) Object.defineProperty(this, 'raw', { value: raw, enumerable: false });
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
