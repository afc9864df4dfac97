/** What the clients of all providers have in common. */

import type { BytesTable } from './bytes.js';
import { optionSpelling, toError, unwrap } from './failure.js';
import type { FileRules } from './files.js';
import { native } from './native.js';
import type { NativeClient, NativeFile, NativeNews } from './native.js';
import { encodeOptions } from './options.js';
import type { OptionTable } from './options.js';
import { readFiles } from './read.js';
import { encodeRequest } from './request.js';
import { toAnswer } from './response.js';
import type { Answered } from './response.js';
import { checkedSigner, signing } from './signer.js';
import type { Signer } from './signer.js';
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
  /** Only those that need a rule. */
  readonly operations?: Readonly<Record<string, OperationRules>>;
  /** Where answers hold bytes. */
  readonly bytes?: BytesTable;
}

/** What an operation needs besides its name. */
export interface OperationRules {
  /** The parameters that are files. */
  readonly files?: FileRules;
  /** The type of the answer, if there are bytes in it. */
  readonly answer?: string;
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
  readonly #limits: object;
  readonly #signer: Signer | undefined;

  static {
    send = (client, operation, positional, params, options) => client.#send(operation, positional, params, options);
  }

  /** @internal */
  protected constructor(table: ClientTable, options: object) {
    const json = encodeOptions(table.options, options);
    this.#table = table;
    this.#limits = limits(table, options);
    this.#signer = checkedSigner(table.options.find((row) => row.type === 'signer')?.name, options);
    const opened = native.openClient(table.provider, json, this.#signer !== undefined);
    this.#native = unwrap(opened, optionSpelling(table.options));
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
    const { callOptions, operations } = this.#table;
    const rules = operations?.[operation];
    const { json, files } = encodeRequest(positional, params, rules?.files);
    const given = encodeOptions(callOptions, rest);
    if (signal?.aborted === true) throw signal.reason;
    const read = files.length === 0 ? [] : await readFiles(files, this.#limits, signal);
    const news = await this.#ended(operation, json, given, read, signal);
    if ('failure' in news) throw toError(news, optionSpelling(callOptions));
    if ('json' in news) return toAnswer<T>(news, this.#table.bytes, rules?.answer);
    if ('aborted' in news && signal !== undefined) throw signal.reason;
    throw new Error('a call ended in a way that it cannot; please report this as a bug');
  }

  async #ended(
    operation: string,
    json: string,
    options: string,
    files: readonly NativeFile[],
    signal: AbortSignalLike | undefined,
  ): Promise<NativeNews> {
    const signer = this.#signer;
    if (signal === undefined && signer === undefined) return this.#native.call(operation, json, options, files);
    const control = new native.Control();
    const abort = (): void => control.abort();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const call = this.#native.call(operation, json, options, files, control);
      if (signer === undefined) return await call;
      return await signing(call, control, signer, optionSpelling(this.#table.callOptions));
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }
}

/** The options that limit files, by which reading stops. */
function limits({ operations = {} }: ClientTable, options: object): object {
  const files = Object.values(operations).flatMap((rules) => Object.values(rules.files ?? {}));
  const given = Object.entries(options);
  return Object.fromEntries(given.filter(([name]) => files.some((rule) => rule.option === name)));
}
