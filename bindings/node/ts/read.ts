/** Reads the files that only JavaScript can read: streams and blobs. */

import type { AbortSignalLike } from './call-options.js';
import { invalidParameter } from './checks.js';
import { InvalidArgumentError, RequestTimeoutError } from './errors.js';
import type { BlobLike, GivenFile, Pull } from './files.js';
import type { NativeFile } from './native.js';
import { Sink } from './sink.js';
import type { DiskTurn } from './sink.js';
import { bytesOf } from './values.js';

/** How files are read. */
export interface Reading extends Patience {
  /** The client's options, which can replace the limit of a rule. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The call's turn to keep large files on disk, if files are sent as they are. */
  readonly disk: DiskTurn | undefined;
}

/** How long a call waits for its files. */
export interface Patience {
  readonly signal: AbortSignalLike | undefined;
  /** How long reading all files may take, in milliseconds. */
  readonly limit: number;
}

/** Waits for the reading of files that outlives the call, such as that of a packet. */
export async function whilePatient<T>(reading: Promise<T>, patience: Patience): Promise<T> {
  const interrupt = new Interrupt(patience);
  try {
    return await interrupt.or(reading);
  } finally {
    interrupt.forget();
  }
}

/** How many bytes of a blob are in memory at a time. */
const PIECE = 1 << 20;

/** Reads the files of a call; the core reads those with a path. */
export async function readFiles(files: readonly GivenFile[], reading: Reading): Promise<NativeFile[]> {
  const read: NativeFile[] = [];
  const interrupt = new Interrupt(reading);
  try {
    for (const file of files) {
      const content = ready(file) ?? (await readFile(file, reading, interrupt));
      read.push(file.name === undefined ? content : { ...content, name: file.name });
    }
  } finally {
    interrupt.forget();
  }
  return read;
}

/** A file that need not be read here. It is not awaited, so that the core has copied the bytes when the call returns. */
function ready({ source }: GivenFile): NativeFile | undefined {
  if (typeof source === 'string') return { path: source };
  const bytes = bytesOf(source);
  return bytes === undefined ? undefined : { bytes };
}

async function readFile(file: GivenFile, reading: Reading, interrupt: Interrupt): Promise<NativeFile> {
  const { field, source } = file;
  const sink = new Sink(field, reading.disk);
  const pull = typeof source === 'function' ? opened(field, source) : pieces(source as BlobLike);
  await pulled(field, pull, most(file, reading), sink, interrupt);
  return sink.file();
}

/** The size limit of a file, beyond which it is not read. */
function most({ rule }: GivenFile, { options }: Reading): number {
  if (options['checkLimits'] === false) return Infinity;
  const given = rule.option === undefined ? undefined : options[rule.option];
  return (typeof given === 'number' ? given : rule.most) ?? Infinity;
}

function opened(field: string, open: () => Pull): Pull {
  try {
    return open();
  } catch (cause) {
    throw invalidParameter(
      field,
      'cannot be read: something else is reading it; pass a stream that nothing has read from',
      cause,
    );
  }
}

function pieces(blob: BlobLike): Pull {
  let from = 0;
  return {
    next: async () => {
      if (from >= blob.size) return { done: true };
      const piece = blob.slice(from, Math.min(from + PIECE, blob.size));
      from += PIECE;
      return { value: new Uint8Array(await contents(piece)) };
    },
    stop: () => {},
  };
}

interface FileReaderLike {
  readonly result: unknown;
  readonly error: unknown;
  onload: () => void;
  onerror: () => void;
  readAsArrayBuffer(blob: unknown): void;
}

/** The bytes of a blob. Those of jsdom need jsdom's `FileReader`. */
function contents(blob: Partial<ReturnType<BlobLike['slice']>>): Promise<ArrayBuffer> {
  if (typeof blob.arrayBuffer === 'function') return blob.arrayBuffer();
  const { FileReader } = globalThis as { readonly FileReader?: new () => FileReaderLike };
  if (FileReader === undefined)
    return Promise.reject(new TypeError('this Blob has neither `arrayBuffer` nor a FileReader'));
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error as Error);
    reader.readAsArrayBuffer(blob);
  });
}

/** Reads a stream to its end, or to the first piece beyond the limit. */
async function pulled(field: string, source: Pull, most: number, sink: Sink, interrupt: Interrupt): Promise<void> {
  let size = 0;
  try {
    while (size <= most) {
      const { done, value } = await interrupt.or(source.next());
      if (done === true) return;
      if (!ArrayBuffer.isView(value)) {
        const found =
          typeof value === 'string' ? 'text: open it without an encoding' : `pieces of type ${typeof value}`;
        throw invalidParameter(field, `is a stream of ${found}, not bytes`);
      }
      const piece = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      await interrupt.or(sink.take(piece));
      size += value.byteLength;
    }
  } catch (cause) {
    stop(source);
    if (interrupt.interrupted || InvalidArgumentError.is(cause)) throw cause;
    throw invalidParameter(field, 'cannot be read to its end', cause);
  }
  stop(source);
}

/** Frees the resources of a stream. Failures are ignored, because the file is not needed any more. */
function stop(source: Pull): void {
  void Promise.resolve()
    .then(() => source.stop())
    .catch(() => {});
}

/** Interrupts the reading of a call's files, by the call's signal or time limit. */
class Interrupt {
  readonly #signal: AbortSignalLike | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listener = (): void => this.#end(this.#signal?.reason);
  #ended: { readonly reason: unknown } | undefined;
  #reject: ((reason: unknown) => void) | undefined;

  constructor({ signal, limit }: Patience) {
    this.#signal = signal;
    signal?.addEventListener('abort', this.#listener, { once: true });
    if (limit === Infinity) return;
    // Node ends longer timers at once.
    this.#timer = setTimeout(() => this.#end(tooSlow()), Math.min(limit, 2 ** 31 - 1));
  }

  get interrupted(): boolean {
    return this.#ended !== undefined;
  }

  or<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      work.then(resolve, reject);
      if (this.#signal?.aborted === true) this.#listener();
      if (this.#ended !== undefined) reject(this.#ended.reason);
    });
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#listener);
  }

  #end(reason: unknown): void {
    this.#ended ??= { reason };
    this.#reject?.(this.#ended.reason);
  }
}

function tooSlow(): RequestTimeoutError {
  const problem = "the time limit passed while the request's files were being read; nothing was sent";
  return new RequestTimeoutError(problem, { outcome: 'not_done', retryable: true });
}
