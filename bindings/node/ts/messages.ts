/** Messages, whether they were received or fetched: which kind one is, its key, and what of it could not be read. */

import { decodeBytes } from './bytes.js';
import { unwrap } from './failure.js';
import { hide, hideOthers } from './inspect.js';
import { native } from './native.js';
import type { NativeMessage } from './native.js';
import type { FieldPathTable } from './field-paths.js';

/** What is known of a provider's messages. */
export interface MessageTable {
  readonly provider: string;
  /** The kinds of message that are known by values: the name of each one's type, by the kind's id. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** Where messages hold bytes. */
  readonly bytes?: FieldPathTable;
  /** Where messages hold what logs don't show. */
  readonly hidden?: FieldPathTable;
  /** Of the types that take any message, the fields that are known: nobody can say what the others hold. */
  readonly open?: Readonly<Record<string, readonly string[]>>;
}

/** What every message has with it, whatever its kind; it is not enumerable. */
export interface Received {
  /**
   * JSON pointers of what is in the message and absent here, because it could not be read; `JSON.stringify` writes it all
   * the same. If the message is of a general kind although its type names another, the first says why. A message that a
   * program made by itself has none.
   */
  readonly unreadableFields?: readonly string[];
}

const TYPE = Symbol.for('rebuttal.message.type');
const PROVIDER = Symbol.for('rebuttal.message.provider');
const NONE: readonly string[] = Object.freeze([]);

/** The name of a message's type, such as this package exports it; none for what was neither received nor fetched. */
export function messageType(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  return (message as { readonly [TYPE]?: string })[TYPE];
}

/** The key of a message, or that it has none; undefined for anything else, copies too. */
export function receivedKey(message: object): { readonly key: string | undefined } | undefined {
  const provider = (message as { readonly [PROVIDER]?: string })[PROVIDER];
  return provider === undefined ? undefined : { key: keyOf(provider, message) };
}

/** The core makes the key from the message's JSON, in which bytes are Base64 again. */
export function keyOf(provider: string, message: object): string | undefined {
  return unwrap(native.dedupKey(provider, JSON.stringify(message) ?? '')).value;
}

/** Whether a message was received or fetched, and with a type of one of these names. */
export function isOneOf(message: unknown, names: readonly (string | undefined)[]): boolean {
  const type = messageType(message);
  return type !== undefined && names.includes(type);
}

/** Makes a message of what the core has read. */
export function toMessage<Message>({ id, type, json, unreadable, raw }: NativeMessage, table: MessageTable): Message {
  const { kinds = {}, bytes = {}, hidden = {}, open = {} } = table;
  const message = JSON.parse(json) as object;
  decodeBytes(bytes, type, message);
  hide(hidden, type, message);
  if (open[type] !== undefined) hideOthers(message, open[type]);
  const beside = (key: PropertyKey, value: unknown): void => {
    Object.defineProperty(message, key, { value, enumerable: false });
  };
  beside(TYPE, kinds[id] ?? type);
  beside(PROVIDER, table.provider);
  beside('unreadableFields', unreadable === undefined ? NONE : Object.freeze(unreadable));
  // Through a queue it goes as it came.
  if (raw !== undefined) beside('toJSON', () => JSON.parse(raw) as unknown);
  return message as Message;
}
