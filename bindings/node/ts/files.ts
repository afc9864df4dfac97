/** Files that travel in requests: what is taken for one, and how it becomes bytes. */

import { fileURLToPath } from 'node:url';

import type { AbortSignalLike } from './client.js';
import { InvalidArgumentError } from './errors.js';
import type { NativeFile } from './native.js';

/** What is used of a `Blob` or `File`. */
export interface BlobLike {
  readonly size: number;
  slice(start?: number, end?: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** What is used of the web's `ReadableStream`. */
export interface ReadableStreamLike {
  getReader(): { read(): Promise<{ done: boolean; value?: unknown }>; cancel(reason?: unknown): Promise<void> };
}

/**
 * A file to send: its bytes, a `Blob` or `File`, a stream (Node's `Readable`, the web's `ReadableStream`, any async
 * iterable of bytes), or where it lies: `{ path: 'rebuttal.pdf' }`. A stream is read to its end before anything is sent;
 * the call's time limits count from then on.
 *
 * A bare string is refused: it may be a path or Base64.
 */
export type FileInput =
  | Uint8Array
  | ArrayBuffer
  | BlobLike
  | AsyncIterable<Uint8Array>
  | ReadableStreamLike
  | { readonly path: string | { readonly href: string } };

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
  readonly rule: FileRule;
}

/** A stream is opened only when it is read: one of a call that is refused before stays untouched. */
type FileSource = NativeFile | BlobLike | (() => Pull);

/** Gives the next piece of a stream. */
interface Pull {
  next(): Promise<{ done?: boolean | undefined; value?: unknown }>;
  stop(): unknown;
}

const TAKEN =
  'give a Uint8Array, ArrayBuffer, Blob, File, Readable, ReadableStream, async iterable of bytes, or `{ path }`';

/** What a parameter's value is as a file. Nothing is read yet. */
export function givenFile(field: string, value: unknown, rule: FileRule): GivenFile {
  return { field, source: source(field, value), rule };
}

function source(field: string, value: unknown): FileSource {
  if (typeof value === 'string') {
    const cure = "give `{ path: '…' }` for a path, `Buffer.from(text, 'base64')` for Base64";
    throw refused(field, `is a string, which may be a path or Base64: ${cure}`);
  }
  if (value === null) throw refused(field, `is null: ${TAKEN}`);
  if (typeof value !== 'object') throw refused(field, `is of type ${typeof value}: ${TAKEN}`);
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (isBuffer(value)) return new Uint8Array(value);
  // Before the iterator, whose `return` would wait for a read that is under way.
  if ('getReader' in value) return () => streamed(value as ReadableStreamLike);
  if (Symbol.asyncIterator in value) return () => iterated(value as AsyncIterable<unknown>);
  if ('arrayBuffer' in value && 'slice' in value && 'size' in value) return value as BlobLike;
  if ('path' in value) return path(field, value.path);
  throw refused(field, `is a ${value.constructor?.name ?? 'object'}: ${TAKEN}`);
}

/** An `ArrayBuffer` of another realm (a `vm` context, a test runner) is one too. */
function isBuffer(value: object): value is ArrayBuffer {
  return value instanceof ArrayBuffer || Object.prototype.toString.call(value) === '[object ArrayBuffer]';
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

function iterated(iterable: AsyncIterable<unknown> & { destroy?: unknown }): Pull {
  const iterator = iterable[Symbol.asyncIterator]();
  const { destroy } = iterable;
  return {
    next: () => iterator.next(),
    // A stream of Node's; its iterator's `return` would wait for a read that is under way.
    stop: () => (typeof destroy === 'function' ? destroy.call(iterable) : iterator.return?.()),
  };
}

function streamed(stream: ReadableStreamLike): Pull {
  const reader = stream.getReader();
  return { next: () => reader.read(), stop: () => reader.cancel() };
}

function opened(field: string, open: () => Pull): Pull {
  try {
    return open();
  } catch (cause) {
    throw refused(field, 'cannot be read: something else is reading it; give a stream that nobody has touched', cause);
  }
}

/**
 * Reads what must be read in JavaScript; the core reads paths.
 *
 * @param options - the client's, which may replace a rule's limit
 */
export async function readFiles(
  files: readonly GivenFile[],
  options: object,
  signal: AbortSignalLike | undefined,
): Promise<NativeFile[]> {
  const read: NativeFile[] = [];
  for (const { field, source, rule } of files) {
    const given = rule.option === undefined ? undefined : (options as Readonly<Record<string, unknown>>)[rule.option];
    const most = (typeof given === 'number' ? given : rule.most) ?? Infinity;
    if (typeof source === 'string' || source instanceof Uint8Array) read.push(source);
    else if (typeof source === 'function') read.push(await pulled(field, opened(field, source), most, signal));
    else read.push(await blob(field, source, most));
  }
  if (signal?.aborted === true) throw signal.reason;
  return read;
}

async function blob(field: string, source: BlobLike, most: number): Promise<Uint8Array> {
  try {
    const part = most < source.size ? source.slice(0, most + 1) : source.slice(0, source.size);
    return new Uint8Array(await part.arrayBuffer());
  } catch (cause) {
    throw refused(field, 'cannot be read', cause);
  }
}

/** Reads to the end, or a little further than is too much anyway. */
async function pulled(field: string, source: Pull, most: number, signal?: AbortSignalLike): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const aborted = new Abort(signal);
  try {
    while (size <= most) {
      const { done, value } = await aborted.or(source.next());
      if (done === true) return Buffer.concat(pieces, size);
      if (!(value instanceof Uint8Array)) {
        const found = typeof value === 'string' ? 'text: open it without an encoding' : `pieces of type ${typeof value}`;
        throw refused(field, `is a stream that gives ${found}, not bytes`);
      }
      pieces.push(value);
      size += value.byteLength;
    }
  } catch (cause) {
    stop(source);
    if (signal?.aborted === true || InvalidArgumentError.is(cause)) throw cause;
    throw refused(field, 'cannot be read to its end', cause);
  } finally {
    aborted.forget();
  }
  stop(source);
  return Buffer.concat(pieces, size);
}

/** Frees what the stream holds. That it fails changes nothing: the file is not wanted any more. */
function stop(source: Pull): void {
  void Promise.resolve()
    .then(() => source.stop())
    .catch(() => {});
}

/** A signal as something to wait for beside another. */
class Abort {
  readonly #signal: AbortSignalLike | undefined;
  readonly #listener = (): void => this.#reject?.(this.#signal?.reason);
  #reject: ((reason: unknown) => void) | undefined;

  constructor(signal: AbortSignalLike | undefined) {
    this.#signal = signal;
    signal?.addEventListener('abort', this.#listener, { once: true });
  }

  or<T>(work: Promise<T>): Promise<T> {
    if (this.#signal === undefined) return work;
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      work.then(resolve, reject);
      if (this.#signal?.aborted === true) this.#listener();
    });
  }

  forget(): void {
    this.#signal?.removeEventListener('abort', this.#listener);
  }
}

function refused(field: string, problem: string, cause?: unknown): InvalidArgumentError {
  return new InvalidArgumentError(`\`${field}\` ${problem}; nothing was sent`, { field, cause });
}
