/**
 * The types of values from any realm. Test runners such as Jest and Vitest run programs in a realm of their own, with other
 * classes `Uint8Array` and `Date` than Node's, so that `instanceof` fails.
 */

import { types } from 'node:util';

/** The bytes of a typed array, a `Buffer`, a `DataView`, an `ArrayBuffer` or a shared one; undefined for anything else. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (types.isUint8Array(value)) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return types.isAnyArrayBuffer(value) ? new Uint8Array(value) : undefined;
}

/** Whether text has no half characters, which UTF-8 cannot express. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** Whether it is a `Date`, valid or not. */
export function isDate(value: unknown): value is Date {
  return types.isDate(value);
}

/**
 * Whether it is an error, also of another realm. By its members, because some errors of database drivers don't count as
 * errors for Node.
 */
export function isError(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false;
  const { name, message } = value as { readonly name?: unknown; readonly message?: unknown };
  return typeof name === 'string' && typeof message === 'string';
}

/** Whether it is a plain object, which has no members from a class. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The kind of a value for error messages: `a function`, `an array`, `a Map`. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : String(value);
  const name = typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value;
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}
