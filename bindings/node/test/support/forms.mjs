// Every form of a file that a program can pass.

import { createReadStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';

/** Makers of each form by its name: of these bytes, which also lie at this path. */
export function forms(bytes, path) {
  async function* pieces() {
    yield bytes.subarray(0, 10);
    yield new Uint8Array(0);
    yield new Uint8Array(bytes.subarray(10));
  }

  /** A stream as polyfills have it: without an async iterator. */
  function bareStream() {
    const stream = new Blob([bytes]).stream();
    return { getReader: () => stream.getReader() };
  }

  return {
    Buffer: () => bytes,
    'a Uint8Array': () => new Uint8Array(bytes),
    'a part of a larger buffer': () => {
      const whole = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]);
      return new Uint8Array(new Uint8Array(whole).buffer, 6, bytes.length);
    },
    'a DataView': () => new DataView(new Uint8Array(bytes).buffer),
    ArrayBuffer: () => new Uint8Array(bytes).buffer,
    'an ArrayBuffer of another realm': () => {
      const buffer = runInNewContext(`new ArrayBuffer(${bytes.length})`);
      new Uint8Array(buffer).set(bytes);
      return buffer;
    },
    Blob: () => new Blob([bytes.subarray(0, 10), bytes.subarray(10)]),
    File: () => new File([bytes], 'rebuttal.pdf'),
    openAsBlob: () => openAsBlob(path),
    Readable: () => createReadStream(path, { highWaterMark: 100 }),
    'Readable.from': () => Readable.from(pieces()),
    ReadableStream: () => new Blob([bytes]).stream(),
    'a stream without an async iterator': bareStream,
    'an async generator': pieces,
    'a path': () => ({ path }),
    'a file URL': () => ({ path: pathToFileURL(path) }),
    'a named path': () => ({ path, name: 'x.pdf' }),
    'named bytes': () => ({ name: 'x.pdf', data: bytes }),
    'a named stream': () => ({ name: 'x.pdf', data: createReadStream(path) }),
    'a named Blob': () => ({ name: 'x.pdf', data: new Blob([bytes]) }),
  };
}
