/** Where the pieces of a file go while it is read. */

import { refused } from './files.js';
import { native } from './native.js';
import type { NativeFile, Spool } from './native.js';

/** Takes the pieces of one file. */
export interface Sink {
  take(piece: Uint8Array): Promise<void> | void;
  file(): NativeFile;
}

/** For a file that becomes part of a text in memory anyway. */
export class Memory implements Sink {
  readonly #pieces: Uint8Array[] = [];

  take(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }

  file(): NativeFile {
    return { bytes: Buffer.concat(this.#pieces) };
  }
}

/** For a file that is sent as it is: it need not be in memory at once, and can be read again. */
export class TemporaryFile implements Sink {
  readonly #field: string;
  readonly #spool: Spool;

  constructor(field: string) {
    this.#field = field;
    try {
      this.#spool = new native.Spool();
    } catch (cause) {
      throw refused(field, KEPT, cause);
    }
  }

  async take(piece: Uint8Array): Promise<void> {
    const problem = await this.#spool.write(piece);
    if (problem !== null) throw refused(this.#field, KEPT, new Error(problem));
  }

  file(): NativeFile {
    return { spool: this.#spool };
  }
}

const KEPT = 'cannot be kept in a temporary file; give its path, or make room where temporary files go';
