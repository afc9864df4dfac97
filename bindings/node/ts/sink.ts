/** Collects the pieces of a file while it is read, in memory or on disk. */

import { invalidParameter } from './checks.js';
import { native } from './native.js';
import type { NativeFile, Spool } from './native.js';

/** How many bytes of a file are kept in memory, if it can be on disk; most evidence is smaller. */
const IN_MEMORY = 1 << 20;

/** The pieces of one file. With a turn, a large file goes to disk; without one it becomes part of a JSON or form body. */
export class Sink {
  readonly #field: string;
  readonly #disk: DiskTurn | undefined;
  readonly #pieces: Uint8Array[] = [];
  #size = 0;
  #spool: Spool | undefined;

  constructor(field: string, disk: DiskTurn | undefined) {
    this.#field = field;
    this.#disk = disk;
  }

  async take(piece: Uint8Array): Promise<void> {
    this.#size += piece.length;
    // A copy, because the stream may reuse its buffer.
    if (this.#disk === undefined || this.#size <= IN_MEMORY) return void this.#pieces.push(new Uint8Array(piece));
    if (this.#spool === undefined) {
      await this.#disk.wait();
      try {
        this.#spool = this.#disk.keep(new native.Spool());
      } catch (cause) {
        throw this.#notKept(cause);
      }
      for (const earlier of this.#pieces.splice(0)) await this.#write(this.#spool, earlier);
    }
    await this.#write(this.#spool, piece);
  }

  file(): NativeFile {
    return this.#spool === undefined ? { bytes: Buffer.concat(this.#pieces) } : { spool: this.#spool };
  }

  async #write(spool: Spool, piece: Uint8Array): Promise<void> {
    const problem = await spool.write(piece);
    if (problem !== null) throw this.#notKept(new Error(problem));
  }

  #notKept(cause: unknown): Error {
    const problem = 'cannot be kept in a temporary file; pass its path, or free space for temporary files';
    return invalidParameter(this.#field, problem, cause);
  }
}

/** How many calls of this process keep files on disk at a time, because open files are limited. */
const TURNS = 16;

let free = TURNS;
const waiting: (() => void)[] = [];

/** A call's turn to keep files on disk, until the call ends. */
export class DiskTurn {
  #state: 'none' | 'taken' | 'left' = 'none';
  #waits: Promise<void> | undefined;
  readonly #files: Spool[] = [];

  /** Waits for the turn, once. */
  wait(): Promise<void> {
    this.#waits ??= new Promise((resolve) => {
      const take = (): void => {
        if (this.#state === 'left') {
          next();
        } else {
          this.#state = 'taken';
          resolve();
        }
      };
      if (free > 0) {
        free -= 1;
        take();
      } else {
        waiting.push(take);
      }
    });
    return this.#waits;
  }

  /** Keeps a file until the call ends. */
  keep(file: Spool): Spool {
    this.#files.push(file);
    return file;
  }

  /** Closes the files and ends the turn. */
  leave(): void {
    for (const file of this.#files) file.close();
    const had = this.#state === 'taken';
    this.#state = 'left';
    if (had) next();
  }
}

/** Passes a free turn to the call that waits longest. */
function next(): void {
  const take = waiting.shift();
  if (take === undefined) free += 1;
  else take();
}
