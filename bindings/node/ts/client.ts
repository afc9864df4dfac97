/** What the clients of all providers have in common. */

import { optionSpelling, toError, unwrap } from './failure.js';
import { native } from './native.js';
import type { Cancel, NativeClient } from './native.js';
import { encodeOptions } from './options.js';
import type { OptionTable } from './options.js';
import { encodeRequest } from './request.js';
import { toAnswer } from './response.js';
import type { Answered } from './response.js';
import { asyncDispose, dispose } from './dispose.js';

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

/** What a provider's client is made of. */
export interface ClientTable {
  readonly provider: string;
  readonly options: OptionTable;
  readonly callOptions: OptionTable;
}

/**
 * Calls an operation of a client's.
 *
 * @internal
 */
export let send: <T>(
  client: Client,
  operation: string,
  positional: Readonly<Record<string, unknown>>,
  params: object,
  options: BaseCallOptions,
) => Promise<Answered<T>>;

/** A client: safe for any number of calls at once, with one pool of connections. Make one and keep it. */
export abstract class Client {
  // Private to the language: no inspection, log or serialisation shows what is in here.
  readonly #native: NativeClient;
  readonly #table: ClientTable;

  static {
    send = (client, operation, positional, params, options) => client.#send(operation, positional, params, options);
  }

  /** @internal */
  protected constructor(table: ClientTable, options: object) {
    this.#table = table;
    this.#native = unwrap(
      native.openClient(table.provider, encodeOptions(table.options, options)),
      optionSpelling(table.options),
    );
  }

  /** Ends the client: later calls are refused, those in flight go on. A process ends without it, too. */
  close(): void {
    this.#native.close();
  }

  /** Closes the client at the end of a `using` block. */
  [dispose](): void {
    this.close();
  }

  /** Closes the client at the end of an `await using` block. */
  [asyncDispose](): Promise<void> {
    this.close();
    return Promise.resolve();
  }

  async #send<T>(
    operation: string,
    positional: Readonly<Record<string, unknown>>,
    params: object,
    options: BaseCallOptions,
  ): Promise<Answered<T>> {
    const { signal, ...rest } = options;
    const { callOptions } = this.#table;
    const request = encodeRequest(positional, params);
    const given = encodeOptions(callOptions, rest);
    if (signal === undefined) return this.#finish<T>(await this.#native.call(operation, request, given));
    if (signal.aborted) throw signal.reason;
    const cancel: Cancel = new native.Cancel();
    const abort = (): void => cancel.abort();
    signal.addEventListener('abort', abort, { once: true });
    try {
      const result = await this.#native.call(operation, request, given, cancel);
      if ('aborted' in result) throw signal.reason;
      return this.#finish<T>(result);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  #finish<T>(result: Awaited<ReturnType<NativeClient['call']>>): Answered<T> {
    if ('failure' in result) throw toError(result, optionSpelling(this.#table.callOptions));
    if ('aborted' in result) throw new Error('a call was taken back that has no signal; please report this as a bug');
    return toAnswer<T>(result);
  }
}
