/** Checks of what programs pass, and the errors of what is refused before anything is sent. */

import type { ConfigError } from './errors.js';
import { InvalidArgumentError } from './errors.js';
import { isPlain, kindOf } from './values.js';

/** What a wrong option is: a `ConfigError` of a constructor, an `InvalidArgumentError` of a call. */
export type Refusal = typeof ConfigError | typeof InvalidArgumentError;

/** The error of an option; `field` names it. */
export function refused(Class: Refusal, field: string, problem: string): ConfigError | InvalidArgumentError {
  return fromCaller(new Class(problem, { outcome: 'not_done', field }), refused);
}

/** The error of an argument; `field` names it. */
export function invalid(field: string, problem: string, cause?: unknown): InvalidArgumentError {
  return fromCaller(new InvalidArgumentError(problem, { outcome: 'not_done', field, cause }), invalid);
}

/** The error of a parameter of a request. */
export function invalidParameter(field: string, problem: string, cause?: unknown): InvalidArgumentError {
  return fromCaller(invalid(field, `\`${field}\` ${problem}; nothing was sent`, cause), invalidParameter);
}

/** A stack has ten frames, so one of these functions would push out one of the program. */
function fromCaller<T extends Error>(error: T, helper: (...given: never) => Error): T {
  Error.captureStackTrace(error, helper);
  return error;
}

/** Options must be a plain object, because the members of another one would be missed; and have only these names. */
export function checkOptions(options: unknown, Class: Refusal, names?: readonly string[]): void {
  if (!isPlain(options)) {
    throw refused(Class, 'options', `\`options\` must be a plain object of options, not ${kindOf(options)}`);
  }
  const unknown = names && Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw refused(Class, unknown, `\`${unknown}\` is not an option; known options: ${names?.join(', ')}`);
}

// No calendar ends before that.
const CENTURY = 100 * 365 * 86_400_000;

/** A duration in whole milliseconds, rounded up, so that half a millisecond is not nothing. */
export function millis(name: string, given: unknown, Class: Refusal = InvalidArgumentError): number {
  if (typeof given === 'number' && given >= 0 && given <= CENTURY) return Math.ceil(given);
  throw refused(Class, name, `\`${name}\` must be a number of milliseconds: more than 0, at most a century`);
}

/** `work` must be a function. */
export function checkWork(work: unknown): void {
  if (typeof work !== 'function') throw invalid('work', `\`work\` must be a function, not ${kindOf(work)}`);
}
