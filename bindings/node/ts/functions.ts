/** Functions of a provider's, run in the core, and the check of what they are given. */

import { InvalidArgumentError } from './errors.js';
import { argumentNames, unwrap } from './failure.js';
import { native } from './native.js';
import type { NativeArgument, NativeReturned } from './native.js';
import { bytesOf, kindOf } from './values.js';

/** Runs a function that needs no handle. */
export function run(provider: string, name: string, given: readonly NativeArgument[]): NativeReturned {
  return native.runFunction(provider, name, given);
}

/** What a function gave, as text. */
export function toText(returned: NativeReturned): string {
  return unwrap(returned, argumentNames).value as string;
}

/** What a function gave, as bytes. */
export function toBytes(returned: NativeReturned): Uint8Array {
  return unwrap(returned, argumentNames).value as Uint8Array;
}

/** Only that it did not fail. */
export function toNothing(returned: NativeReturned): void {
  unwrap(returned, argumentNames);
}

/** An argument that must be text. */
export function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw refused(name, 'must be text', value);
}

/** An argument that must be bytes. Text is refused: it may be Base64, hexadecimal or what it says. */
export function bytes(name: string, value: unknown): Uint8Array {
  const found = bytesOf(value);
  if (found !== undefined) return found;
  throw refused(name, "must be bytes (a Uint8Array; for text, `Buffer.from(text, 'utf8')` or 'base64')", value);
}

/** An argument that must be a whole number. */
export function integer(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw refused(name, 'must be a whole number below 2^53', value);
}

function refused(field: string, problem: string, value: unknown): InvalidArgumentError {
  return new InvalidArgumentError(`\`${field}\` ${problem}; it is ${kindOf(value)}`, { outcome: 'not_done', field });
}
