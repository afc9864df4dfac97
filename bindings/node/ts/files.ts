/** Files that travel in requests: what is taken for one. `read.ts` makes bytes of it. */

import { fileURLToPath } from 'node:url';

import { InvalidArgumentError } from './errors.js';
import { bytesOf, kindOf } from './values.js';

/** What is used of a `Blob` or `File`, which has a name. */
export interface BlobLike {
  readonly size: number;
  readonly name?: string | undefined;
  slice(start?: number, end?: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** What is used of the web's `ReadableStream`. */
export interface ReadableStreamLike {
  getReader(): { read(): Promise<{ done: boolean; value?: unknown }>; cancel(reason?: unknown): Promise<void> };
}

/** What a file holds: bytes, a `Blob` or `File`, or a stream. */
export type FileData = Uint8Array | ArrayBuffer | BlobLike | AsyncIterable<Uint8Array> | ReadableStreamLike;

/**
 * A file to send: its bytes, a `Blob` or `File`, a stream (Node's `Readable`, the web's `ReadableStream`, any async
 * iterable of bytes), or where it lies: `{ path: 'rebuttal.pdf' }`. A stream is read to its end before anything is sent;
 * the call's time limit counts from the beginning.
 *
 * A `File` and a path have a name, and `{ name: 'rebuttal.pdf', data }` gives one to anything else; where the provider
 * takes names, it is told the last part of it.
 *
 * A bare string is refused: it may be a path or Base64.
 */
export type FileInput =
  | FileData
  | { readonly path: string | { readonly href: string }; readonly name?: string | undefined }
  | { readonly name: string; readonly data: FileData }
  | UploadedFile;

/**
 * What middleware makes of an upload: multer's file (`originalname` with `buffer` or `path`), `@fastify/multipart`'s
 * (`filename` with `file` or `filepath`) and formidable's (`originalFilename` with `filepath`). The name that the browser
 * gave is kept.
 */
export type UploadedFile =
  | { readonly originalname: string; readonly buffer: Uint8Array }
  | { readonly originalname: string; readonly path: string }
  | { readonly filename: string; readonly file: FileData }
  | { readonly filename: string; readonly filepath: string }
  | { readonly originalFilename: string | null; readonly filepath: string };

/** By what gives the name away: where such a file lies, and where its content is. */
const UPLOADS = [
  { name: 'originalname', path: 'path', data: 'buffer' },
  { name: 'originalFilename', path: 'filepath', data: undefined },
  { name: 'filename', path: 'filepath', data: 'file' },
] as const;

/** How large a file may be; the core refuses what is larger, so nothing beyond is read. */
export interface FileRule {
  readonly most?: number;
  /** The client's option that replaces `most`. */
  readonly option?: string;
}

/** By the name of the parameter. */
export type FileRules = Readonly<Record<string, FileRule>>;

/** A file of a call that has not been read. */
export interface GivenFile {
  readonly field: string;
  readonly source: FileSource;
  readonly name: string | undefined;
  readonly rule: FileRule;
}

/** Gives the next piece of a stream. */
export interface Pull {
  next(): Promise<{ done?: boolean | undefined; value?: unknown }>;
  stop(): unknown;
}

/** A stream is opened only when it is read: one of a call that is refused before stays untouched. */
export type FileSource = Uint8Array | string | BlobLike | (() => Pull);

const DATA = 'a Uint8Array, ArrayBuffer, Blob, File, Readable, ReadableStream or async iterable of bytes';
const TAKEN = `give ${DATA}, \`{ name, data }\` or \`{ path }\``;

/** What a parameter's value is as a file. Nothing is read yet. */
export function givenFile(field: string, value: unknown, rule: FileRule): GivenFile {
  try {
    return { field, rule, ...named(field, value) };
  } catch (cause) {
    // Memory that was given to another thread, or an object that throws when it is looked at.
    throw InvalidArgumentError.is(cause) ? cause : refused(field, 'cannot be read', cause);
  }
}

function named(field: string, value: unknown): Pick<GivenFile, 'source' | 'name'> {
  if (typeof value === 'string') {
    const cure = "give `{ path: '…' }` for a path, `Buffer.from(text, 'base64')` for Base64";
    throw refused(field, `is a string, which may be a path or Base64: ${cure}`);
  }
  if (value === null) throw refused(field, `is null: ${TAKEN}`);
  if (typeof value !== 'object') throw refused(field, `is ${kindOf(value)}: ${TAKEN}`);
  const found = content(value);
  // A `File` has a name; what other content calls so may be anything.
  if (found !== undefined) return { source: found, name: isBlob(value) ? textOf(value, 'name') : undefined };
  const given: { readonly path?: unknown; readonly data?: unknown; readonly name?: unknown } = spelled(value);
  if ('path' in given && 'data' in given) throw refused(field, 'has both a `path` and `data`: give one of them');
  const name = textOf(given, 'name');
  if (name === undefined && given.name !== undefined) throw refused(field, 'has a `name` that is no text');
  if ('path' in given) return { source: path(field, given.path), name };
  if ('data' in given) return { source: data(field, given.data), name };
  throw refused(field, `is ${kindOf(value)}: ${TAKEN}`);
}

/** An upload of a framework's as `{ name, path }` or `{ name, data }`; anything else as it is. */
function spelled(value: object): object {
  const upload = value as Readonly<Record<string, unknown>>;
  const kind = UPLOADS.find(
    ({ name, path, data }) => name in value && (path in value || (data !== undefined && data in value)),
  );
  if (kind === undefined) return value;
  const name = textOf(value, kind.name);
  // Of one that is on the disk the stream may have been read.
  if (kind.path in value) return { name, path: upload[kind.path] };
  return { name, data: upload[kind.data ?? ''] };
}

function textOf(value: object, name: string): string | undefined {
  const found = (value as Readonly<Record<string, unknown>>)[name];
  return typeof found === 'string' ? found : undefined;
}

function data(field: string, value: unknown): FileSource {
  const found = typeof value === 'object' && value !== null ? content(value) : undefined;
  if (found === undefined) throw refused(field, `has \`data\` that is no content of a file: give ${DATA}`);
  return found;
}

function content(value: object): FileSource | undefined {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  // Before the iterator, whose `return` would wait for a read that is under way.
  if ('getReader' in value) return () => streamed(value as ReadableStreamLike);
  if (Symbol.asyncIterator in value) return () => iterated(value as AsyncIterable<unknown>);
  return isBlob(value) ? value : undefined;
}

/** Those of jsdom have no method that gives their bytes. */
function isBlob(value: object): value is BlobLike {
  if (!('slice' in value && 'size' in value)) return false;
  return 'arrayBuffer' in value || /^\[object (Blob|File)\]$/.test(Object.prototype.toString.call(value));
}

function path(field: string, given: unknown): string {
  const href = typeof given === 'object' && given !== null && 'href' in given ? given.href : undefined;
  if (typeof href === 'string') {
    try {
      return fileURLToPath(href);
    } catch (cause) {
      throw refused(field, 'has a `path` that is a URL of no file; give one that starts with `file:`', cause);
    }
  }
  if (typeof given === 'string' && given !== '' && !given.includes('\0')) return given;
  throw refused(field, 'has no usable `path`: give the text of a path, or a `file:` URL');
}

/** Reads an async iterable, such as Node's `Readable`. */
function iterated(iterable: AsyncIterable<unknown> & { destroy?: unknown }): Pull {
  const iterator = iterable[Symbol.asyncIterator]();
  const { destroy } = iterable;
  return {
    next: () => iterator.next(),
    // A stream of Node's; its iterator's `return` would wait for a read that is under way.
    stop: () => (typeof destroy === 'function' ? destroy.call(iterable) : iterator.return?.()),
  };
}

/** Reads a stream of the web's. */
function streamed(stream: ReadableStreamLike): Pull {
  const reader = stream.getReader();
  return { next: () => reader.read(), stop: () => reader.cancel() };
}

/** A file that is refused before anything is sent. */
export function refused(field: string, problem: string, cause?: unknown): InvalidArgumentError {
  return new InvalidArgumentError(`\`${field}\` ${problem}; nothing was sent`, { outcome: 'not_done', field, cause });
}
