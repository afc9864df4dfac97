/** Options of a call that every provider's client takes. */

/** What is used of an `AbortSignal`. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Options that every call of every provider takes. */
export interface BaseCallOptions {
  /**
   * Takes the call back: its connection is closed and the promise is rejected with the signal's reason, as `fetch`
   * does. What was sent may have happened. A signal that is aborted already sends nothing.
   */
  readonly signal?: AbortSignalLike | undefined;
}

/** Is told how many bytes of a request's files were sent, and how many there are. */
export type OnProgress = (sent: number, total: number) => void;

/** Options of a call that sends files as they are. */
export interface ProgressOptions {
  /**
   * Is told how far the files are, whenever that has changed; it begins again when the request is repeated. If it
   * throws, the call is taken back and its promise rejected with what was thrown.
   */
  readonly onProgress?: OnProgress | undefined;
}
