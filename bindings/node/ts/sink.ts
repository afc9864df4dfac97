/** Collects the pieces of a file while it is read, in memory or on disk. */

import { invalidParameter } from './checks.js';
import { native } from './native.js';
import type { NativeFile, Spool } from './native.js';

/** Takes the pieces of one file. */
export interface Sink {
  take(piece: Uint8Array): Promise<void> | void;
  file(): NativeFile;
}

/** In memory: for a file that becomes part of a JSON or form body. */
export class Memory implements Sink {
  readonly pieces: Uint8Array[] = [];

  take(piece: Uint8Array): void {
    // A copy, because the stream may reuse its buffer.
    this.pieces.push(new Uint8Array(piece));
  }

  file(): NativeFile {
    return { bytes: Buffer.concat(this.pieces) };
  }
}

/** In a temporary file: for a large file that is sent as it is. */
export class TemporaryFile implements Sink {
  readonly #field: string;
  readonly #spool: Spool;

  constructor(field: string) {
    this.#field = field;
    try {
      this.#spool = new native.Spool();
    } catch (cause) {
      throw invalidParameter(field, KEPT, cause);
    }
  }

  async take(piece: Uint8Array): Promise<void> {
    const problem = await this.#spool.write(piece);
    if (problem !== null) throw invalidParameter(this.#field, KEPT, new Error(problem));
  }

  file(): NativeFile {
    return { spool: this.#spool };
  }

  close(): void {
    this.#spool.close();
  }
}

/** How many bytes of a file are kept in memory; most evidence is smaller. */
const IN_MEMORY = 1 << 20;

/** In memory while it is small, and then in a temporary file. */
export class Spooled implements Sink {
  readonly #field: string;
  readonly #disk: DiskTurn;
  #memory: Memory | undefined = new Memory();
  #file: TemporaryFile | undefined;
  #size = 0;

  constructor(field: string, disk: DiskTurn) {
    this.#field = field;
    this.#disk = disk;
  }

  async take(piece: Uint8Array): Promise<void> {
    this.#size += piece.length;
    if (this.#file === undefined && this.#size <= IN_MEMORY) return this.#memory?.take(piece);
    if (this.#file === undefined) {
      await this.#disk.wait();
      this.#file = this.#disk.keep(new TemporaryFile(this.#field));
      for (const earlier of this.#memory?.pieces ?? []) await this.#file.take(earlier);
      this.#memory = undefined;
    }
    return this.#file.take(piece);
  }

  file(): NativeFile {
    return (this.#file ?? this.#memory ?? new Memory()).file();
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
  readonly #files: TemporaryFile[] = [];

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
  keep(file: TemporaryFile): TemporaryFile {
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

const KEPT = 'cannot be kept in a temporary file; pass its path, or free space for temporary files';
