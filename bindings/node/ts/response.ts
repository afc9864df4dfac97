/** How an answer came: what is known of it besides its content. */

import { decodeBytes, hidden } from './bytes.js';
import { hide } from './inspect.js';
import { toMessage } from './messages.js';
import type { MessageTable } from './messages.js';
import type { NativeResponse } from './native.js';
import type { FieldPathTable } from './field-paths.js';

/** How an answer came. */
export interface ResponseInfo {
  /** The HTTP status. */
  readonly httpStatus: number;
  /** The headers, names in lower case; a repeated one is joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The provider's identifier of the request. */
  readonly requestId: string | undefined;
  /** How many requests were started for it. */
  readonly attempts: number;
  /** The key by which the provider knows a repetition of this call, where it takes one. */
  readonly idempotencyKey: string | undefined;
  /** The answer's exact bytes. They may hold personal data: don't log them. */
  readonly raw: Uint8Array;
  /** JSON pointers of what could not be read: it is in `raw`, and absent from the answer. */
  readonly unreadableFields: readonly string[];
}

/**
 * An answer: the provider's object with its own names. `response` tells how it came; it is not enumerable, so that
 * spreading, comparing or serialising the answer leaves it out.
 */
export type Answered<T> = T & { readonly response: ResponseInfo };

class Info implements ResponseInfo {
  readonly httpStatus: number;
  readonly requestId: string | undefined;
  readonly attempts: number;
  readonly idempotencyKey: string | undefined;
  readonly unreadableFields: readonly string[];
  readonly #response: NativeResponse;

  constructor(answer: NativeResponse) {
    this.httpStatus = answer.httpStatus;
    this.requestId = answer.requestId;
    this.attempts = answer.attempts;
    this.idempotencyKey = answer.idempotencyKey;
    this.unreadableFields = Object.freeze(answer.more?.unreadable ?? []);
    this.#response = answer;
  }

  get headers(): Readonly<Record<string, string>> {
    const headers: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [name, value] of JSON.parse(this.#response.headers) as [string, string][]) {
      headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
    }
    return headers;
  }

  get raw(): Uint8Array {
    // Absent when it is what was parsed, which spares each call a copy.
    const { raw, body } = this.#response;
    return raw ?? (typeof body === 'string' ? Buffer.from(body, 'utf8') : body);
  }
}

/** What answers may hold that JSON does not tell. */
export interface ResponseTables {
  readonly bytes?: FieldPathTable;
  readonly hidden?: FieldPathTable;
  /** What is known of the provider's messages. */
  readonly messages?: MessageTable;
}

/** Of one operation: the answer's type, if one of the tables may have it, and where it holds messages. */
export interface ResponseRules {
  readonly answer?: string;
  /** The field that holds them, or that the answer is one. */
  readonly messages?: string | true;
}

/**
 * Parses an answer, if it is not bytes. An integer beyond 2^53 loses digits in JavaScript; `response.raw` has them all.
 */
export function toResponse<T>(
  answer: NativeResponse,
  tables: ResponseTables = {},
  rules: ResponseRules = {},
): Answered<T> {
  const { answer: type, messages } = rules;
  const read = (answer.more?.messages ?? []).map((message) =>
    toMessage<object>(message, tables.messages as MessageTable),
  );
  const value = messages === true ? (read[0] as object) : parsed(answer.body);
  if (typeof messages === 'string') {
    const page = value as Record<string, number[] | undefined>;
    Object.assign(page, { [messages]: page[messages]?.map((number) => read[number]) });
  }
  if (type !== undefined) {
    if (tables.bytes !== undefined) decodeBytes(tables.bytes, type, value);
    if (tables.hidden !== undefined) hide(tables.hidden, type, value);
  }
  Object.defineProperty(value, 'response', { value: new Info(answer), enumerable: false });
  return value as Answered<T>;
}

function parsed(body: string | Uint8Array): object {
  if (typeof body === 'string') return JSON.parse(body) as object;
  // The same memory, but no `Buffer`, whose `slice` and `toString` are others.
  return hidden(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
}
