/** Reads the files of a request that only JavaScript can read: streams and blobs. */

import type { AbortSignalLike } from './client.js';
import { InvalidArgumentError } from './errors.js';
import { refused } from './files.js';
import type { BlobLike, GivenFile, Pull } from './files.js';
import type { NativeFile } from './native.js';

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
      if (!ArrayBuffer.isView(value)) {
        const found = typeof value === 'string' ? 'text: open it without an encoding' : `pieces of type ${typeof value}`;
        throw refused(field, `is a stream that gives ${found}, not bytes`);
      }
      pieces.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
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
