/** A failure is a value until here: it becomes an error of the tree, with the caller's stack. */

import * as errors from './errors.js';
import type { ErrorFacts, Outcome, RebuttalError } from './errors.js';
import type { Failure } from './native.js';

/** What crosses, as the core writes it. */
interface Facts {
  readonly class: string;
  readonly message: string;
  readonly outcome: Outcome;
  readonly retryable: boolean;
  /** In seconds. */
  readonly retry_after?: number | null;
  readonly after_lost_attempt?: boolean;
  readonly attempts?: number;
  readonly provider?: string | null;
  readonly operation?: string | null;
  readonly http_status?: number | null;
  readonly field?: string | null;
  readonly path?: string | null;
  readonly code?: string | null;
  readonly provider_message?: string | null;
  readonly request_id?: string | null;
  readonly idempotency_key?: string | null;
  readonly details?: Readonly<Record<string, string>>;
  readonly reason?: string | null;
  readonly excerpt?: string | null;
  readonly causes?: readonly string[];
}

type Class = new (message: string, facts: ErrorFacts) => RebuttalError;

const CLASSES = new Map<string, Class>(
  Object.values(errors).map((ctor) => [(ctor as Class).prototype.name, ctor as Class]),
);

/** How the caller writes what the core knows in snake_case. */
export interface NameStyle {
  /** What an error's `field` names. */
  field(native: string): string;
  /** What stands between backticks in its message. */
  word(native: string): string;
}

const camel = (native: string): string => native.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The caller's names of arguments, none of which is a name of the wire. */
export const argumentNames: NameStyle = { field: camel, word: camel };

const asItIs: NameStyle = { field: (native) => native, word: (native) => native };

/** The error that a failure stands for; `cause` is the original of one that arose in JavaScript. */
export function toError(failure: Failure, names: NameStyle = asItIs, cause?: unknown): RebuttalError {
  const facts = JSON.parse(failure.failure) as Facts;
  const Class = CLASSES.get(facts.class) ?? errors.RebuttalError;
  const words = (name: string): string => (name === 'provider_message' ? 'providerMessage' : names.word(name));
  const message = facts.message.replace(/`([a-z0-9_]+)`/g, (_, name: string) => `\`${words(name)}\``);
  return new Class(message, {
    outcome: facts.outcome,
    retryable: facts.retryable,
    retryAfter: typeof facts.retry_after === 'number' ? facts.retry_after * 1000 : undefined,
    // Only here it means anything; on other errors it would be noise in every log.
    afterLostAttempt: Class === errors.AlreadyAnsweredError ? facts.after_lost_attempt === true : undefined,
    attempts: facts.attempts,
    provider: facts.provider ?? undefined,
    operation: facts.operation ?? undefined,
    httpStatus: facts.http_status ?? undefined,
    field: typeof facts.field === 'string' ? names.field(facts.field) : undefined,
    path: facts.path ?? undefined,
    code: facts.code ?? undefined,
    providerMessage: facts.provider_message ?? undefined,
    requestId: facts.request_id ?? undefined,
    idempotencyKey: facts.idempotency_key ?? undefined,
    // An error that has none has the class's empty ones, which no log shows.
    details: Object.keys(facts.details ?? {}).length > 0 ? facts.details : undefined,
    reason: facts.reason ?? undefined,
    excerpt: facts.excerpt ?? undefined,
    raw: failure.raw,
    cause: cause ?? toCause(facts.causes ?? []),
  });
}

/** Gives `result`, or throws what it stands for. */
export function unwrap<T extends object>(result: T | Failure, names?: NameStyle): T {
  if ('failure' in result) throw toError(result, names);
  return result;
}

function toCause([message, ...deeper]: readonly string[]): Error | undefined {
  if (message === undefined) return undefined;
  const cause = toCause(deeper);
  // It happened in Rust: a JavaScript stack would point at this line and help nobody.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return new Error(message, cause === undefined ? undefined : { cause });
  } finally {
    Error.stackTraceLimit = limit;
  }
}
