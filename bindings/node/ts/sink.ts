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
  readonly pieces: Uint8Array[] = [];

  take(piece: Uint8Array): void {
    // A copy: whoever gave it may write into it again.
    this.pieces.push(new Uint8Array(piece));
  }

  file(): NativeFile {
    return { bytes: Buffer.concat(this.pieces) };
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

  close(): void {
    this.#spool.close();
  }
}

/** What a file may hold in memory; most evidence is smaller. */
const IN_MEMORY = 1 << 20;

/** In memory while it is small, and no longer. */
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

/** How many calls of this process keep files on disk at a time: each takes one of the files that it may have open. */
const TURNS = 16;

let free = TURNS;
const waiting: (() => void)[] = [];

/** A call's turn to keep files on disk, which it has until it ends. */
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

  /** The call has ended, in whichever way. */
  leave(): void {
    for (const file of this.#files) file.close();
    const had = this.#state === 'taken';
    this.#state = 'left';
    if (had) next();
  }
}

/** Gives a turn that is free to whoever waits longest. */
function next(): void {
  const take = waiting.shift();
  if (take === undefined) free += 1;
  else take();
}

const KEPT = 'cannot be kept in a temporary file; give its path, or make room where temporary files go';
