/** Bytes inside responses and messages: Base64 text on the wire, a `Uint8Array` here. */

import { fieldsOf } from './field-paths.js';
import type { FieldPath, FieldPathTable } from './field-paths.js';

/** Decodes the bytes in a value of the type, in place. The core has checked the Base64. */
export function decodeBytes(table: FieldPathTable, type: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const fields = fieldsOf(table, type, value);
  if (fields === undefined) return;
  const object = value as Record<string, unknown>;
  for (const [name, path] of Object.entries(fields)) {
    if (name in object) object[name] = decoded(table, path, object[name]);
  }
}

function decoded(table: FieldPathTable, path: FieldPath, value: unknown): unknown {
  if (path === false) return value;
  if (path === true) return typeof value === 'string' ? toBytes(value) : value;
  if (typeof path === 'string') {
    decodeBytes(table, path, value);
  } else if (typeof value === 'object' && value !== null) {
    const items = value as Record<string, unknown>;
    for (const key of Object.keys(items)) items[key] = decoded(table, path[0], items[key]);
  }
  return value;
}

const INSPECT = Symbol.for('nodejs.util.inspect.custom');

function toBytes(base64: string): Uint8Array {
  // Not `Buffer.from`, whose small buffers share memory with others.
  const bytes = new Uint8Array(Buffer.byteLength(base64, 'base64'));
  Buffer.from(bytes.buffer).write(base64, 'base64');
  return hidden(bytes, base64);
}

/** Bytes may be evidence, so logs only show how many there are. Their JSON is Base64, as on the wire. */
export function hidden(bytes: Uint8Array, base64?: string): Uint8Array {
  Object.defineProperty(bytes, INSPECT, { value: () => `Uint8Array(${bytes.length}) [not shown]` });
  Object.defineProperty(bytes, 'toJSON', { value: () => base64 ?? Buffer.from(bytes).toString('base64') });
  return bytes;
}
