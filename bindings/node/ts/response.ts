/** Responses: the provider's object, and what is known of its transport. */

import { decodeBytes, hidden } from './bytes.js';
import { alone, hide, hideItems, planOf } from './inspect.js';
import { toMessage } from './messages.js';
import type { MessageTable } from './messages.js';
import type { NativeResponse } from './native.js';
import type { FieldPathTable } from './field-paths.js';

/** The transport of a response. */
export interface ResponseInfo {
  /** The HTTP status. */
  readonly httpStatus: number;
  /** The headers, with names in lower case; repeated ones are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The provider's identifier of the request. */
  readonly requestId: string | undefined;
  /** How many requests the call started. */
  readonly attempts: number;
  /** The idempotency key of the call, if the operation takes one. */
  readonly idempotencyKey: string | undefined;
  /** The response's exact bytes. They may hold personal data: don't log them. */
  readonly raw: Uint8Array;
  /** JSON pointers of what could not be read: it is in `raw`, and absent from the object. */
  readonly unreadableFields: readonly string[];
}

/**
 * The provider's object, with the provider's names. `response` describes the transport; it is not enumerable, so that
 * spreading, comparing or serialising the object leaves it out.
 */
export type Answered<T> = T & { readonly response: ResponseInfo };

/** The value of a response that is a map or a scalar, which has no place for `response` beside it. */
export interface ResponseValue<T> {
  readonly value: T;
}

/** The response of a call that was done and says nothing else: only `response` has something to tell. */
export interface NoContent {
  readonly noContent: true;
}

class Info implements ResponseInfo {
  readonly httpStatus: number;
  readonly requestId: string | undefined;
  readonly attempts: number;
  readonly idempotencyKey: string | undefined;
  readonly unreadableFields: readonly string[];
  readonly #response: NativeResponse;

  constructor(response: NativeResponse) {
    this.httpStatus = response.httpStatus;
    this.requestId = response.requestId;
    this.attempts = response.attempts;
    this.idempotencyKey = response.idempotencyKey;
    this.unreadableFields = Object.freeze(response.more?.unreadable ?? []);
    this.#response = response;
  }

  get headers(): Readonly<Record<string, string>> {
    const headers: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [name, value] of JSON.parse(this.#response.headers) as [string, string][]) {
      headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
    }
    return headers;
  }

  get raw(): Uint8Array {
    // Absent if it is the parsed text, which saves each call a copy.
    const { raw, body } = this.#response;
    return raw ?? (typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
  }
}

/** What must be known of a provider's responses. */
export interface ResponseTables {
  /** The fields of responses that hold bytes. */
  readonly bytes?: FieldPathTable;
  /** The fields of responses that logs don't show. */
  readonly hidden?: FieldPathTable;
  /** What is known of the provider's messages. */
  readonly messages?: MessageTable;
}

/** What must be known of an operation's response. */
export interface ResponseRules {
  /** The type of the response, or of the items of the list or map that it is, if a table has it. */
  readonly response?: string;
  /** Whether it is a map or a scalar. */
  readonly value?: true;
  /** The field that holds messages; true if the response is a message. */
  readonly messages?: string | true;
}

/**
 * Parses a response, if it is not bytes. An integer beyond 2^53 loses digits in JavaScript; `response.raw` has all of them.
 */
export function toResponse<T>(
  response: NativeResponse,
  tables: ResponseTables = {},
  rules: ResponseRules = {},
): Answered<T> {
  const { response: type, messages, value: isAlone = false } = rules;
  const read = (response.more?.messages ?? []).map((message) =>
    toMessage<object>(message, tables.messages as MessageTable),
  );
  const value = messages === true ? (read[0] as object) : parsed(response.body, isAlone);
  if (typeof messages === 'string') {
    const page = value as Record<string, number[] | undefined>;
    Object.assign(page, { [messages]: page[messages]?.map((number) => read[number]) });
  }
  const many = isAlone ? (value as Partial<ResponseValue<unknown>>).value : Array.isArray(value) ? value : undefined;
  const isMany = typeof many === 'object' && many !== null;
  if (type !== undefined) {
    const plan = tables.hidden && planOf(tables.hidden, type);
    const known = response.more?.unknown !== true;
    for (const one of isMany ? Object.values(many) : [value]) {
      if (tables.bytes !== undefined) decodeBytes(tables.bytes, type, one);
      if (plan !== undefined && typeof one === 'object' && one !== null) hide(plan, one as object, known);
    }
  }
  if (isMany) hideItems(many);
  Object.defineProperty(value, 'response', { value: new Info(response), enumerable: false });
  return value as Answered<T>;
}

function parsed(body: string | Uint8Array, isAlone: boolean): object {
  if (typeof body === 'string') {
    const value = JSON.parse(body) as object | null;
    const nothing: NoContent = { noContent: true };
    return value === null ? nothing : isAlone ? alone(value) : value;
  }
  // The same memory without `Buffer`, whose `slice` and `toString` differ from those of `Uint8Array`.
  return hidden(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
}
