/** The options of calls that all providers' clients take. */

/** The part of `AbortSignal` that is used here. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Options that every call of every provider takes. */
export interface BaseCallOptions {
  /**
   * Aborts the call: its connection is closed and its promise rejected with the signal's reason, as with `fetch`. What was
   * sent may have happened. With a signal that is already aborted nothing is sent.
   */
  readonly signal?: AbortSignalLike | undefined;
}

/** Receives how many bytes of a request's files were sent, of how many. */
export type OnProgress = (sent: number, total: number) => void;

/** Options of a call that sends files as they are. */
export interface ProgressOptions {
  /**
   * Receives the progress of the upload when it has changed; it starts again when the request is repeated. If it throws, the
   * call is aborted and its promise rejected with what was thrown.
   */
  readonly onProgress?: OnProgress | undefined;
}
