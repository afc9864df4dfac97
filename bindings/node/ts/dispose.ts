/** `Symbol.dispose` and `Symbol.asyncDispose`, which the first releases of Node 20 lack. */

/// <reference lib="esnext.disposable" preserve="true" />

export const dispose: typeof Symbol.dispose = Symbol.dispose ?? (Symbol.for('nodejs.dispose') as typeof Symbol.dispose);

export const asyncDispose: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? (Symbol.for('nodejs.asyncDispose') as typeof Symbol.asyncDispose);
