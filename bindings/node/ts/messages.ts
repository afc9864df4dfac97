/** Received and fetched messages: their kinds, their keys, and what could not be read of them. */

import { decodeBytes } from './bytes.js';
import { unwrap } from './failure.js';
import { hide, planOf } from './inspect.js';
import type { Plan } from './inspect.js';
import { native } from './native.js';
import type { NativeMessage } from './native.js';
import type { FieldPathTable } from './field-paths.js';

/** What is known of a provider's messages. */
export interface MessageTable {
  readonly provider: string;
  /** The kinds of message that are known by values: the name of the type by the id of the kind. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** The fields that hold bytes. */
  readonly bytes?: FieldPathTable;
  /** The fields that logs don't show. */
  readonly hidden?: FieldPathTable;
}

/** The properties of every message, whatever its kind. They are not enumerable. */
export interface Received {
  /**
   * JSON pointers of what could not be read and is absent here; `JSON.stringify` writes it as it was received. If the message
   * is of a general kind although its type names another one, the first pointer says why. Messages that a program made by
   * itself don't have this.
   */
  readonly unreadableFields?: readonly string[];
  /**
   * JSON pointers of what is in the message and was not signed, where the provider signs only some fields of it: anybody who can
   * reach the receiver may have written that. Empty where whole bodies are signed. Messages that a program made by itself don't
   * have this.
   */
  readonly unsignedFields?: readonly string[];
}

/** What a received or fetched message is known by, also to another copy of this package. */
interface Mark {
  readonly type: string;
  readonly provider: string;
}

const MARK = Symbol.for('rebuttal.message');

/** The name of a message's type, as this package exports it; undefined for what was neither received nor fetched. */
export function messageType(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  return (message as { readonly [MARK]?: Mark })[MARK]?.type;
}

/** The key of a message, which may have none; undefined for anything else, such as a copy. */
export function receivedKey(message: object): { readonly key: string | undefined } | undefined {
  const mark = (message as { readonly [MARK]?: Mark })[MARK];
  return mark === undefined ? undefined : { key: keyOf(mark.provider, message) };
}

/** The key of a message, from its JSON, in which bytes are Base64. */
export function keyOf(provider: string, message: object): string | undefined {
  return unwrap(native.dedupKey(provider, exact(JSON.stringify(message) ?? ''))).value;
}

/**
 * JSON without whole numbers that JavaScript has rounded: two messages whose numbers became one must not get one key, or the second
 * would be lost.
 */
function exact(json: string): string {
  if (!ROUNDED.test(json)) return json;
  const known = (_: string, value: unknown): unknown =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) ? null : value;
  return JSON.stringify(JSON.parse(json), known);
}

/** As long numbers are written, and what only looks like one. */
const ROUNDED = /\d{16}|\de\+/;

/** Whether it is a received or fetched message of one of these types. */
export function isOneOf(message: unknown, names: readonly (string | undefined)[]): boolean {
  const type = messageType(message);
  return type !== undefined && names.includes(type);
}

/** How a kind of message becomes an object, worked out once. */
export interface MessageKind {
  /** The webhook's id. */
  readonly webhook: string;
  readonly type: string;
  readonly mark: PropertyDescriptor;
  readonly hidden: Plan | undefined;
}

const KINDS = new WeakMap<MessageTable, Map<string, MessageKind>>();

/** What is known of a kind of message. */
export function kindOf(table: MessageTable, webhook: string, type: string): MessageKind {
  let known = KINDS.get(table);
  if (known === undefined) {
    known = new Map();
    KINDS.set(table, known);
  }
  let kind = known.get(webhook);
  if (kind === undefined) {
    const { provider, kinds = {}, hidden = {} } = table;
    const mark: Mark = Object.freeze({ type: kinds[webhook] ?? type, provider });
    kind = { webhook, type, mark: { value: mark, enumerable: false }, hidden: planOf(hidden, type) };
    known.set(webhook, kind);
  }
  return kind;
}

const NONE: PropertyDescriptor = { value: Object.freeze([]), enumerable: false };

/** The message for what the core has read. */
export function toMessage<Message>(read: NativeMessage, table: MessageTable): Message {
  const kind = kindOf(table, read[0], read[1]);
  // What has no more is just what the document describes.
  if (read.length === 3) return describedMessage(read[2], kind, table);
  const [, , json, unreadable, raw, unsigned] = read;
  const message = marked(json, kind, table, false);
  Object.defineProperty(message, 'unreadableFields', { value: Object.freeze(unreadable), enumerable: false });
  Object.defineProperty(message, 'unsignedFields', { value: Object.freeze(unsigned), enumerable: false });
  // A queue gets the message as received.
  if (raw !== null) {
    Object.defineProperty(message, 'toJSON', { value: () => JSON.parse(raw) as unknown, enumerable: false });
  }
  return message as Message;
}

/** The message for JSON that is just what the document describes. */
export function describedMessage<Message>(json: string, kind: MessageKind, table: MessageTable): Message {
  const message = marked(json, kind, table, true);
  Object.defineProperty(message, 'unreadableFields', NONE);
  Object.defineProperty(message, 'unsignedFields', NONE);
  return message as Message;
}

function marked(json: string, { type, hidden, mark }: MessageKind, { bytes }: MessageTable, known: boolean): object {
  const message = JSON.parse(json) as object;
  if (bytes !== undefined) decodeBytes(bytes, type, message);
  if (hidden !== undefined) hide(hidden, message, known);
  return Object.defineProperty(message, MARK, mark);
}
