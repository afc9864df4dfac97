/** The tree of errors, with the same classes as in Rust and Python. `outcome` says whether it happened at the provider. */

import { isError } from './values.js';

/** Did it happen? `'not_done'`: no. `'done'`: yes, although the call failed. `'unknown'`: it may have. */
export type Outcome = 'not_done' | 'done' | 'unknown';

// A bundler may put two copies of this file into one program. `instanceof` fails between them; this property does not.
const CLASSES = Symbol.for('rebuttal.error.classes');

interface HasClasses {
  readonly [CLASSES]?: readonly string[];
}

/** The facts that `fromJSON` reads, with their types; it reads objects apart. */
const STORED = {
  outcome: 'string',
  retryable: 'boolean',
  retryAfter: 'number',
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
} as const;

type Fact = keyof typeof STORED | 'providerMessage' | 'details' | 'raw' | 'cause';

/** The properties of an error besides its message. */
export type ErrorFacts = { readonly [Name in Fact]?: RebuttalError[Name] | undefined };

function isOutcome(value: unknown): value is Outcome {
  return value === 'not_done' || value === 'done' || value === 'unknown';
}

/** The base class of all errors of this package. */
export class RebuttalError extends Error {
  /** The class's name, such as `'AlreadyAnsweredError'`. */
  declare readonly name: string;
  /** Did it happen at the provider? */
  readonly outcome: Outcome;
  /**
   * Whether calling again in the same way is safe and can help, by the provider's published rules. Where an idempotency key
   * makes it safe, pass a key of your own: a call without one gets a new one.
   */
  readonly retryable: boolean;
  /**
   * How many milliseconds the provider asks to wait before the next request, if it says so. A call waits by itself while its
   * time limit allows it.
   */
  declare readonly retryAfter?: number;
  /** How many requests this call started; 0 if it was refused before. */
  readonly attempts: number;
  /** The provider, by the name of its module; absent if no client and no receiver was involved, or if no call began with what was given. */
  declare readonly provider?: string;
  /** The operation that was called, by the name in the provider's document, such as `'closeDispute'`. */
  declare readonly operation?: string;
  /** The HTTP status of the response. */
  declare readonly httpStatus?: number;
  /**
   * The provider's own code. Like all texts of the provider it is unchanged, except that control characters are escaped and
   * that it is cut after 256 characters. `raw` has the bytes.
   */
  declare readonly code?: string;
  /**
   * The provider's own message, escaped as `code` is, and cut after 1,500 characters. It may name people, so it is not
   * enumerable and logs don't show it.
   */
  declare readonly providerMessage?: string;
  /** The provider's identifier of the request. */
  declare readonly requestId?: string;
  /** The name of the wrong parameter or option, as the caller wrote it. */
  declare readonly field?: string;
  /** The path on the wire, as a JSON pointer. */
  declare readonly path?: string;
  /** The idempotency key of the call, if the operation takes one. */
  declare readonly idempotencyKey?: string;
  /** Other details of the provider, by its own names; empty if there are none. */
  declare readonly details: Readonly<Record<string, string | undefined>>;
  /** A fixed word for what is wrong with a signature, such as `'mismatch'`, or the provider's reason for its refusal. */
  declare readonly reason?: string;
  /** An earlier attempt of this call was sent and its response lost, so that this call has probably done it. */
  declare readonly afterLostAttempt?: boolean;
  /** The unexpected value that was found, capped and without private values. */
  declare readonly excerpt?: string;
  /** The response's bytes as received. They may hold personal data, so they are not enumerable: don't log them. */
  declare readonly raw?: Uint8Array;

  static {
    Object.defineProperty(this.prototype, 'details', { value: Object.freeze({}) });
  }

  /** Without an outcome in `facts`, `outcome` is `'unknown'`. */
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
   * `RebuttalError.fromJSON` restores the error. `structuredClone` and `postMessage` make a plain `Error` that has only the
   * message, so send this instead.
   */
  toJSON(): Record<string, unknown> {
    const stored: Record<string, unknown> = { name: this.name, message: this.message };
    for (const [fact, value] of Object.entries(this)) stored[fact] = value;
    if (isError(this.cause)) stored['cause'] = this.cause.message;
    return stored;
  }

  /**
   * Restores an error, with its class, from the result of its `toJSON`. From any other data it makes an error with the
   * outcome `'unknown'`.
   */
  static fromJSON(data: unknown): RebuttalError {
    const { name, message, cause, ...facts } = Object(data) as Record<string, unknown>;
    const known: Record<string, unknown> = {};
    for (const [fact, type] of Object.entries(STORED)) if (typeof facts[fact] === type) known[fact] = facts[fact];
    const details = facts['details'];
    if (typeof details === 'object' && details !== null) known['details'] = { ...details };
    if (typeof cause === 'string') known['cause'] = new Error(cause);
    // Bundlers would rename a class that names itself in its own body.
    const Class = (BY_NAME.get(String(name)) ?? BY_NAME.get('RebuttalError')) as ErrorClass;
    return new Class(typeof message === 'string' ? message : 'an error that lost its message', known);
  }

  /**
   * Whether `error` is of this class or a subclass: `SignatureError.is(error)`. Unlike `instanceof` it also holds where a
   * bundler made two copies of the class.
   */
  static is<T extends RebuttalError>(this: { readonly prototype: T }, error: unknown): error is T {
    if (typeof error !== 'object' || error === null) return false;
    return (error as HasClasses)[CLASSES]?.includes(this.prototype.name) ?? false;
  }
}

/** An option, such as a key or URL, of a client, receiver, key or store is not usable; `field` names it. */
export class ConfigError extends RebuttalError {
  declare readonly name: 'ConfigError';
}

/** An argument was refused before anything was sent; `field` names it. */
export class InvalidArgumentError extends RebuttalError {
  declare readonly name: 'InvalidArgumentError';
  declare readonly field: string;
}

/** The client could not connect, or lost the connection; `outcome` tells which. */
export class TransportError extends RebuttalError {}

/** A time limit passed: connecting, one attempt, or the whole call. */
export class RequestTimeoutError extends TransportError {
  declare readonly name: 'RequestTimeoutError';
}

/** The provider responded with a failure. */
export class ApiError extends RebuttalError {
  declare readonly httpStatus: number;

  /** The provider's type of the failure, which is coarser than its code, if the response has one. */
  get type(): string | undefined {
    return this.details['type'];
  }

  /** The wrong parameter as the provider names it, if the response does. */
  get param(): string | undefined {
    return this.details['param'];
  }
}

/** The provider does not accept the key or the signature. */
export class AuthenticationError extends ApiError {
  declare readonly name: 'AuthenticationError';
}

/** The key has no permission for this. */
export class PermissionDeniedError extends ApiError {
  declare readonly name: 'PermissionDeniedError';
}

/** The object does not exist, or belongs to another account. */
export class NotFoundError extends ApiError {
  declare readonly name: 'NotFoundError';
}

/** The provider refuses a parameter. */
export class InvalidRequestError extends ApiError {
  declare readonly name: 'InvalidRequestError';
}

/** The provider refuses the action for a reason of its own. */
export class RejectedError extends ApiError {
  declare readonly name: 'RejectedError';
}

/** The dispute was answered before; `afterLostAttempt` tells whether an earlier attempt of this call may have done it. */
export class AlreadyAnsweredError extends ApiError {
  declare readonly name: 'AlreadyAnsweredError';
  declare readonly afterLostAttempt: boolean;
}

/** The deadline has passed. */
export class DeadlinePassedError extends ApiError {
  declare readonly name: 'DeadlinePassedError';
}

/** Another request is changing the same object. */
export class ConflictError extends ApiError {
  declare readonly name: 'ConflictError';
}

/** Too many requests. */
export class RateLimitedError extends ApiError {
  declare readonly name: 'RateLimitedError';
}

/** The provider has an internal error. */
export class ServerError extends ApiError {
  declare readonly name: 'ServerError';
}

/** The provider says that it may have happened. */
export class OutcomeUnknownError extends ApiError {
  declare readonly name: 'OutcomeUnknownError';
}

/** A response or message is not what the provider's document promises; `path` says where. */
export class DecodeError extends RebuttalError {
  declare readonly name: 'DecodeError';
}

/** A signature is missing, malformed, wrong, too old or too new; `reason` says which. */
export class SignatureError extends RebuttalError {
  declare readonly name: 'SignatureError';
  declare readonly reason: string;
}

/**
 * A message could not be deduplicated: don't acknowledge it, so that it is sent again. Of this class itself: the store
 * failed, or returned something that its interface does not allow.
 */
export class DeduplicatorError extends RebuttalError {}

/**
 * Another worker is processing the message: don't acknowledge it, so that it is sent again. `details.until` is when that
 * worker's lease ends, in ISO 8601.
 */
export class InProgressError extends DeduplicatorError {
  declare readonly name: 'InProgressError';
}

/** The work took longer than its lease and another worker has the message now, so it may be processed twice. */
export class ClaimLostError extends DeduplicatorError {
  declare readonly name: 'ClaimLostError';
}

/** The deduplicator in memory is full of messages that are being processed. */
export class DeduplicatorFullError extends DeduplicatorError {
  declare readonly name: 'DeduplicatorFullError';
}

type ErrorClass = new (message: string, facts: ErrorFacts) => RebuttalError;

/** The classes by their names, each after its parent. Bundlers and minifiers rename classes, but no properties. */
const BY_NAME = new Map<string, ErrorClass>(
  Object.entries({
    RebuttalError,
    ConfigError,
    InvalidArgumentError,
    TransportError,
    RequestTimeoutError,
    ApiError,
    AuthenticationError,
    PermissionDeniedError,
    NotFoundError,
    InvalidRequestError,
    RejectedError,
    AlreadyAnsweredError,
    DeadlinePassedError,
    ConflictError,
    RateLimitedError,
    ServerError,
    OutcomeUnknownError,
    DecodeError,
    SignatureError,
    DeduplicatorError,
    InProgressError,
    ClaimLostError,
    DeduplicatorFullError,
  }),
);

for (const [name, { prototype }] of BY_NAME) {
  const parents = (Object.getPrototypeOf(prototype) as HasClasses)[CLASSES] ?? [];
  Object.defineProperty(prototype, 'name', { value: name, configurable: true, writable: true });
  Object.defineProperty(prototype, CLASSES, { value: [...parents, name] });
}
