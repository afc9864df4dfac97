/** The values that are accepted as files of requests. `read.ts` reads them. */

import { fileURLToPath } from 'node:url';

import { invalidParameter } from './checks.js';
import { InvalidArgumentError } from './errors.js';
import { bytesOf, kindOf } from './values.js';

/** The part of `Blob` and `File` that is used here. A `File` has a name. */
export interface BlobLike {
  readonly size: number;
  readonly name?: string | undefined;
  slice(start?: number, end?: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** The part of the web's `ReadableStream` that is used here. */
export interface ReadableStreamLike {
  getReader(): { read(): Promise<{ done: boolean; value?: unknown }>; cancel(reason?: unknown): Promise<void> };
}

/** The content of a file: bytes, a `Blob` or `File`, or a stream. */
export type FileData = Uint8Array | ArrayBuffer | BlobLike | AsyncIterable<Uint8Array> | ReadableStreamLike;

/**
 * A file to send: its bytes, a `Blob` or `File`, a stream (Node's `Readable`, the web's `ReadableStream`, any async
 * iterable of bytes), or its path: `{ path: 'rebuttal.pdf' }`. A stream is read to its end before anything is sent; the
 * call's time limit includes that.
 *
 * A `File` and a path have a name, and `{ name: 'rebuttal.pdf', data }` names anything else. The last part of the name is
 * sent, if the provider takes names.
 *
 * A bare string is refused, because it may be a path or Base64.
 */
export type FileInput =
  | FileData
  | { readonly path: string | { readonly href: string }; readonly name?: string | undefined }
  | { readonly name: string; readonly data: FileData }
  | UploadedFile;

/**
 * An upload as middleware represents it: multer (`originalname` with `buffer` or `path`), `@fastify/multipart` (`filename`
 * with `file` or `filepath`) and formidable (`originalFilename` with `filepath`). The name from the browser is kept.
 */
export type UploadedFile =
  | { readonly originalname: string; readonly buffer: Uint8Array }
  | { readonly originalname: string; readonly path: string }
  | { readonly filename: string; readonly file: FileData }
  | { readonly filename: string; readonly filepath: string }
  | { readonly originalFilename: string | null; readonly filepath: string };

/** The members of uploads with the name, the path and the content. */
const UPLOADS = [
  { name: 'originalname', path: 'path', data: 'buffer' },
  { name: 'originalFilename', path: 'filepath', data: undefined },
  { name: 'filename', path: 'filepath', data: 'file' },
] as const;

/** The size limit of a file. The core refuses a larger file, so nothing beyond the limit is read. */
export interface FileRule {
  readonly most?: number;
  /** The client's option that replaces `most`. */
  readonly option?: string;
}

/** The rules by the names of the parameters. */
export type FileRules = Readonly<Record<string, FileRule>>;

/** A file of a call, before it is read. */
export interface GivenFile {
  readonly field: string;
  readonly source: FileSource;
  readonly name: string | undefined;
  readonly rule: FileRule;
}

/** Reads a stream piece by piece. */
export interface Pull {
  next(): Promise<{ done?: boolean | undefined; value?: unknown }>;
  stop(): unknown;
}

/** A stream is opened only when it is read, so that a call that is refused before leaves it untouched. */
export type FileSource = Uint8Array | string | BlobLike | (() => Pull);

const DATA = 'a Uint8Array, ArrayBuffer, Blob, File, Readable, ReadableStream or async iterable of bytes';
const ACCEPTED = `pass ${DATA}, \`{ name, data }\` or \`{ path }\``;

/** The file that a parameter's value represents. Nothing is read yet. */
export function givenFile(field: string, value: unknown, rule: FileRule): GivenFile {
  try {
    return { field, rule, ...named(field, value) };
  } catch (cause) {
    // Memory that was transferred to another thread, or an object with a getter that throws.
    throw InvalidArgumentError.is(cause) ? cause : invalidParameter(field, 'cannot be read', cause);
  }
}

function named(field: string, value: unknown): Pick<GivenFile, 'source' | 'name'> {
  if (typeof value === 'string') {
    const cure = "pass `{ path: '…' }` for a path, `Buffer.from(text, 'base64')` for Base64";
    throw invalidParameter(field, `is a string, which may be a path or Base64: ${cure}`);
  }
  if (value === null) throw invalidParameter(field, `is null: ${ACCEPTED}`);
  if (typeof value !== 'object') throw invalidParameter(field, `is ${kindOf(value)}: ${ACCEPTED}`);
  const found = content(value);
  // A `File` has a name; `name` of other content may be anything.
  if (found !== undefined) return { source: found, name: isBlob(value) ? textOf(value, 'name') : undefined };
  const given: { readonly path?: unknown; readonly data?: unknown; readonly name?: unknown } = upload(value);
  if ('path' in given && 'data' in given)
    throw invalidParameter(field, 'has both a `path` and `data`: pass one of them');
  const name = textOf(given, 'name');
  if (name === undefined && given.name !== undefined)
    throw invalidParameter(field, 'has a `name` that is not a string');
  if ('path' in given) return { source: path(field, given.path), name };
  if ('data' in given) return { source: data(field, given.data), name };
  throw invalidParameter(field, `is ${kindOf(value)}: ${ACCEPTED}`);
}

/** A framework's upload as `{ name, path }` or `{ name, data }`; anything else unchanged. */
function upload(value: object): object {
  const members = value as Readonly<Record<string, unknown>>;
  const kind = UPLOADS.find(
    ({ name, path, data }) => name in value && (path in value || (data !== undefined && data in value)),
  );
  if (kind === undefined) return value;
  const name = textOf(value, kind.name);
  // The path first, because the stream may have been read to write the file.
  if (kind.path in value) return { name, path: members[kind.path] };
  return { name, data: members[kind.data ?? ''] };
}

function textOf(value: object, name: string): string | undefined {
  const found = (value as Readonly<Record<string, unknown>>)[name];
  return typeof found === 'string' ? found : undefined;
}

function data(field: string, value: unknown): FileSource {
  const found = typeof value === 'object' && value !== null ? content(value) : undefined;
  if (found === undefined)
    throw invalidParameter(field, `has \`data\` that is not the content of a file: pass ${DATA}`);
  return found;
}

function content(value: object): FileSource | undefined {
  const bytes = bytesOf(value);
  if (bytes !== undefined) return bytes;
  // Before the iterator, whose `return` would wait for a pending read.
  if ('getReader' in value) return () => streamed(value as ReadableStreamLike);
  if (Symbol.asyncIterator in value) {
    // One that fails before its turn would end the process; its iterator still says so then.
    if ('on' in value && typeof value.on === 'function') value.on('error', () => {});
    return () => iterated(value as AsyncIterable<unknown>);
  }
  return isBlob(value) ? value : undefined;
}

/** By its members, because jsdom's blobs have no `arrayBuffer`. */
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
      throw invalidParameter(field, 'has a `path` that is not a file URL; pass one that starts with `file:`', cause);
    }
  }
  if (typeof given === 'string' && given !== '' && !given.includes('\0')) return given;
  throw invalidParameter(field, 'has no usable `path`: pass a path, or a `file:` URL');
}

/** Reads an async iterable, such as Node's `Readable`. */
function iterated(iterable: AsyncIterable<unknown> & { destroy?: unknown }): Pull {
  const iterator = iterable[Symbol.asyncIterator]();
  const { destroy } = iterable;
  return {
    next: () => iterator.next(),
    // Node's streams are destroyed, because their iterator's `return` would wait for a pending read.
    stop: () => (typeof destroy === 'function' ? destroy.call(iterable) : iterator.return?.()),
  };
}

/** Reads a web stream. */
function streamed(stream: ReadableStreamLike): Pull {
  const reader = stream.getReader();
  return { next: () => reader.read(), stop: () => reader.cancel() };
}
