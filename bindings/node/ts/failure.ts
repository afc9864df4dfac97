/** Failures cross from the core as data, and are thrown here as errors of the tree, with the caller's stack. */

import * as errors from './errors.js';
import type { ErrorFacts, RebuttalError } from './errors.js';
import { toFacts } from './facts.js';
import type { Failure } from './native.js';

type ErrorClass = new (message: string, facts: ErrorFacts) => RebuttalError;

const CLASSES = errors as unknown as Readonly<Record<string, ErrorClass | undefined>>;

/** The error of a failure; `cause` is the original error, if it arose in JavaScript. */
export function toError(failure: Failure, cause?: unknown): RebuttalError {
  const { class: name, message, causes, details, after_lost_attempt, ...others } = JSON.parse(failure.failure);
  const Class = CLASSES[name] ?? errors.RebuttalError;
  return new Class(message, {
    ...toFacts(others),
    // Of any other error it would be noise in logs.
    afterLostAttempt: Class === errors.AlreadyAnsweredError ? after_lost_attempt === true : undefined,
    // Without details an error has the empty ones of its class, which logs don't show.
    details: Object.keys(details ?? {}).length > 0 ? details : undefined,
    raw: failure.raw,
    cause: cause ?? toCause(causes ?? []),
  });
}

/** Returns `result`, or throws its failure. */
export function unwrap<T extends object>(result: T | Failure): T {
  if ('failure' in result) throw toError(result);
  return result;
}

function toCause([message, ...deeper]: readonly string[]): Error | undefined {
  if (message === undefined) return undefined;
  // The cause arose in Rust: a JavaScript stack would only point at this line.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const cause = toCause(deeper);
    return new Error(message, cause === undefined ? undefined : { cause });
  } finally {
    Error.stackTraceLimit = limit;
  }
}
