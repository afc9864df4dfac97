/** The headers and body of a webhook, in the forms that frameworks have. */

import { types } from 'node:util';

import { invalid } from './checks.js';
import { bytesOf } from './values.js';

/**
 * Headers: the web's `Headers`, Node's `request.headers`, a `Map`, a plain object or a list of pairs. The case of names
 * does not matter, names of CGI (`HTTP_…`) are accepted, and values that are not text are ignored.
 */
export type HeadersInput =
  | Iterable<readonly [unknown, unknown]>
  | Readonly<Record<string, unknown>>
  | { forEach(callback: (value: string, name: string) => void): void };

/** A body as received: text or bytes, never a parsed object. */
export type BodyInput = string | Uint8Array | ArrayBuffer;

const CURES =
  'The signature covers the exact bytes of the body, so pass it as received. ' +
  "Express: `express.raw({ type: '*/*' })` on this route, then `request.body`. " +
  'Next.js and other web-standard handlers: `await request.text()`. ' +
  "Fastify: `addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => done(null, body))`. " +
  'NestJS: `NestFactory.create(AppModule, { rawBody: true })`, then `request.rawBody`';

/** Names and values in turn, with a NUL between any two: one text crosses to the core much faster than a list. */
export function joinedHeaders(headers: HeadersInput): string {
  if (typeof headers !== 'object' || headers === null) {
    throw invalid('headers', '`headers` must be the headers of the request, such as `request.headers`');
  }
  let joined = '';
  let ignored = false;
  const add = (name: unknown, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) for (const one of value) add(name, one);
    else if (isPart(name) && isPart(value)) joined += joined === '' ? `${name}\0${value}` : `\0${name}\0${value}`;
    else ignored = true;
  };
  if (Symbol.iterator in headers) {
    for (const pair of headers) {
      if (!Array.isArray(pair) || pair.length !== 2)
        throw invalid('headers', '`headers` as a list must hold pairs of name and value');
      add(pair[0], pair[1]);
    }
  } else if (typeof headers.forEach === 'function') {
    const each: (callback: (value: unknown, name: unknown) => void) => void = headers.forEach.bind(headers);
    each((value, name) => add(name, value));
  } else {
    for (const name of Object.keys(headers)) add(name, (headers as Readonly<Record<string, unknown>>)[name]);
  }
  // Headers that are not text don't matter here, unless there are no others.
  if (ignored && joined === '') throw invalid('headers', '`headers` must hold names and values that are text');
  return joined;
}

/** Whether it is text that a header can hold: HTTP has no NUL. */
function isPart(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

/** The body's bytes, a copy if another thread could change them between verifying and reading. */
export function bodyBytes(body: BodyInput): Uint8Array {
  if (typeof body === 'string') return Buffer.from(body, 'utf8');
  const bytes = bytesOf(body);
  if (bytes !== undefined) return types.isSharedArrayBuffer(bytes.buffer) ? Uint8Array.from(bytes) : bytes;
  if (body === undefined || body === null) throw invalid('body', `\`body\` is missing: it was not read yet. ${CURES}`);
  if (typeof body === 'object' && isStream(body))
    throw invalid('body', `\`body\` is a stream: read it first. ${CURES}`);
  throw invalid('body', `\`body\` has been parsed already. ${CURES}`);
}

/** The text of bytes that are ASCII; such as these are copied as they are. */
export function asciiText(bytes: Uint8Array): string {
  return buffered(bytes).toString('latin1');
}

/** The text of bytes that are UTF-8. */
export function utf8Text(bytes: Uint8Array): string {
  return buffered(bytes).toString('utf8');
}

function buffered(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isStream(body: object): boolean {
  return 'getReader' in body || 'pipe' in body || 'then' in body;
}
