/** Runs a provider's functions in the core, and checks the types of their arguments. */

import { invalid } from './checks.js';
import type { InvalidArgumentError } from './errors.js';
import { unwrap } from './failure.js';
import { native } from './native.js';
import type { NativeArgument, NativeReturned } from './native.js';
import { bytesOf, kindOf } from './values.js';

/** Runs a function without a handle. */
export function run(provider: string, name: string, given: readonly NativeArgument[]): NativeReturned {
  return native.runFunction(provider, name, given);
}

/** The text that a function returned. */
export function toText(returned: NativeReturned): string {
  return unwrap(returned).value as string;
}

/** The bytes that a function returned. */
export function toBytes(returned: NativeReturned): Uint8Array {
  return unwrap(returned).value as Uint8Array;
}

/** Throws the failure of a function that returns nothing. */
export function toNothing(returned: NativeReturned): void {
  unwrap(returned);
}

/** An argument that must be text. */
export function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw wrong(name, 'must be text', value);
}

/** An argument that must be bytes. Text is refused, because it may be Base64, hexadecimal or plain. */
export function bytes(name: string, value: unknown): Uint8Array {
  const found = bytesOf(value);
  if (found !== undefined) return found;
  throw wrong(name, "must be bytes (a Uint8Array; for text, `Buffer.from(text, 'utf8')` or 'base64')", value);
}

/** An argument that must be a whole number. */
export function integer(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw wrong(name, 'must be a whole number below 2^53', value);
}

function wrong(name: string, problem: string, value: unknown): InvalidArgumentError {
  return invalid(name, `\`${name}\` ${problem}; it is ${kindOf(value)}`);
}
