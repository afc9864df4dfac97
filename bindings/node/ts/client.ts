/** What the clients of all providers have in common. */

import { ended } from './call.js';
import type { AbortSignalLike, BaseCallOptions, OnProgress, ProgressOptions } from './call-options.js';
import { InvalidArgumentError } from './errors.js';
import { toError, unwrap } from './failure.js';
import type { NameStyle } from './failure.js';
import type { FileRules, GivenFile } from './files.js';
import { native } from './native.js';
import type { NativeResponse, NativeClient, NativeFile } from './native.js';
import type { MessageTable } from './messages.js';
import { checkedObserver, publishUnreadable } from './observe.js';
import type { Observer } from './observe.js';
import { checkedObject, encodeOptions } from './options.js';
import { callOptionNames, optionNames } from './option-table.js';
import type { OptionTable } from './option-table.js';
import { Pages } from './pages.js';
import type { Fetched } from './pages.js';
import type { FieldPathTable, FieldPaths } from './field-paths.js';
import { readFiles } from './read.js';
import { encodeRequest } from './request.js';
import { toResponse } from './response.js';
import type { Answered } from './response.js';
import { checkedSigner } from './signer.js';
import type { Signer } from './signer.js';
import { DiskTurn } from './sink.js';
import { asyncDispose, dispose } from './dispose.js';
import { kindOf } from './values.js';

/** What a provider's client is made of. */
export interface ClientTable {
  readonly provider: string;
  readonly options: OptionTable;
  readonly callOptions: OptionTable;
  /** Only those that need a rule. */
  readonly operations?: Readonly<Record<string, OperationRules>>;
  /** Where answers hold bytes. */
  readonly bytes?: FieldPathTable;
  /** Where answers hold what logs don't show. */
  readonly hidden?: FieldPathTable;
  /** What is known of the messages that answers hold. */
  readonly messages?: MessageTable;
  /** Where requests hold Unix times. */
  readonly times?: FieldPathTable;
}

/** What an operation needs besides its name. */
export interface OperationRules {
  /** The parameters that are files. */
  readonly files?: FileRules;
  /** Whether files go as they are, each a part of its own. */
  readonly multipart?: true;
  /** The parameters that are Unix times, or have some inside. */
  readonly times?: FieldPaths;
  /** The type of the answer, if there are bytes in it, or what logs don't show. */
  readonly answer?: string;
  /** The field of the answer that holds the items, if it is one page of a list. */
  readonly items?: string;
  /** The field of the answer that holds messages, or that the answer is one. */
  readonly messages?: string | true;
}

/** A call, checked as far as it is here. */
interface Prepared {
  readonly operation: string;
  readonly rules: OperationRules;
  readonly json: string;
  readonly files: readonly GivenFile[];
  readonly options: string;
  readonly signal: AbortSignalLike | undefined;
  readonly onProgress: OnProgress | undefined;
}

/** What the generated methods give: the operation, its parameters by position and by name, and the call's options. */
type CallOf = [
  operation: string,
  positional: Readonly<Record<string, unknown>>,
  params: object,
  options: BaseCallOptions & ProgressOptions,
];

/**
 * Calls an operation of a client's.
 *
 * @internal
 */
export let send: <T>(client: Client, ...call: CallOf) => Promise<Answered<T>>;

/**
 * Calls an operation of a client's that answers with one page of a list.
 *
 * @internal
 */
export let paged: <Item, Page>(client: Client, ...call: CallOf) => Pages<Item, Page>;

/** A client: safe for any number of calls at once, with one pool of connections. Make one and keep it. */
export abstract class Client {
  // Private to the language: no inspection, log or serialisation shows what is in here.
  readonly #native: NativeClient;
  readonly #table: ClientTable;
  readonly #limits: Readonly<Record<string, unknown>>;
  readonly #signer: Signer | undefined;
  readonly #observer: Observer | undefined;
  readonly #names: NameStyle;

  static {
    send = async <T>(client: Client, ...call: CallOf) => {
      const prepared = client.#prepared(...call);
      return client.#value<T>(prepared, await client.#response(prepared, prepared.json));
    };
    paged = <Item, Page>(client: Client, ...call: CallOf) => client.#paged<Item, Page>(call);
  }

  /** @internal */
  protected constructor(table: ClientTable, options: object) {
    const json = encodeOptions(table.options, options);
    this.#table = table;
    this.#limits = limits(table, options);
    this.#names = callOptionNames(table.callOptions, table.options);
    this.#signer = checkedSigner(table.options.find((row) => row.type === 'signer')?.name, options);
    this.#observer = checkedObserver(table.options.find((row) => row.type === 'observer')?.name, options);
    const opened = native.openClient(table.provider, json, this.#signer !== undefined);
    this.#native = unwrap(opened, optionNames(table.options));
  }

  /**
   * Ends the client and closes its connections: later calls are refused, those in flight go on. A process ends without it,
   * too. A refused call ends with a `TransportError` that is retryable, because another client can make it.
   */
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

  #prepared(...[operation, positional, params, given]: CallOf): Prepared {
    checkedObject(given, InvalidArgumentError);
    const { signal, onProgress, ...rest } = given;
    checkSignal(signal);
    const { callOptions, operations, times } = this.#table;
    const rules = operations?.[operation] ?? {};
    const { json, files } = encodeRequest(positional, params, rules, times);
    const others = rules.multipart === true ? rest : { ...rest, onProgress };
    const encoded = encodeOptions(callOptions, others, InvalidArgumentError);
    if (onProgress !== undefined && typeof onProgress !== 'function') {
      throw new InvalidArgumentError('the option `onProgress` must be a function', {
        outcome: 'not_done',
        field: 'onProgress',
      });
    }
    return { operation, rules, json, files, options: encoded, signal, onProgress };
  }

  async #response(prepared: Prepared, json: string): Promise<NativeResponse> {
    const { operation, rules, files, options, signal, onProgress } = prepared;
    if (signal?.aborted === true) throw signal.reason;
    const disk = new DiskTurn();
    try {
      let read: readonly NativeFile[] = [];
      let spent = 0;
      if (files.length > 0) {
        const limit = this.#native.timeLimit(options);
        if (typeof limit !== 'number') throw toError(limit, this.#names);
        const started = performance.now();
        read = await readFiles(files, {
          options: this.#limits,
          multipart: rules.multipart === true,
          signal,
          disk,
          limit,
        });
        spent = performance.now() - started;
      }
      const context = { signal, signer: this.#signer, onProgress, observer: this.#observer, names: this.#names };
      const end = await ended(this.#native, [operation, json, options, read, spent], context);
      if ('failure' in end) throw toError(end, this.#names);
      return end;
    } finally {
      disk.leave();
    }
  }

  #value<T>({ operation, rules }: Prepared, answer: NativeResponse): Answered<T> {
    const unreadable = answer.more?.unreadable ?? [];
    if (unreadable.length > 0) publishUnreadable(this.#table.provider, { operation }, unreadable);
    return toResponse<T>(answer, this.#table, rules);
  }

  #paged<Item, Page>([operation, positional, params, options]: CallOf): Pages<Item, Page> {
    // Now, and not when the first page is wanted: the program may change its parameters by then. What is refused waits.
    let prepared: Prepared;
    let refused: { readonly error: unknown } | undefined;
    try {
      prepared = this.#prepared(operation, positional, params, options);
    } catch (error) {
      refused = { error };
    }
    const fetch = async (request?: string): Promise<Fetched<Page>> => {
      if (refused !== undefined) throw refused.error;
      const answer = await this.#response(prepared, request ?? prepared.json);
      return { page: this.#value<Page>(prepared, answer), native: answer.page };
    };
    const items = this.#table.operations?.[operation]?.items ?? '';
    return new Pages<Item, Page>({ fetch, items, signal: options?.signal });
  }
}

/** An option that is no signal would never stop anything. */
function checkSignal(signal: unknown): void {
  if (signal === undefined) return;
  const { aborted, addEventListener, removeEventListener } = (signal ?? {}) as Partial<AbortSignalLike>;
  const listens = typeof addEventListener === 'function' && typeof removeEventListener === 'function';
  if (listens && typeof aborted === 'boolean') return;
  const controller = typeof signal === 'object' && signal !== null && 'signal' in signal;
  const cure = controller ? '; give `controller.signal`' : '';
  const problem = `the option \`signal\` must be an AbortSignal, not ${kindOf(signal)}${cure}; nothing was sent`;
  throw new InvalidArgumentError(problem, { outcome: 'not_done', field: 'signal' });
}

/** The options that limit files, by which reading stops. */
function limits({ operations = {} }: ClientTable, options: object): Readonly<Record<string, unknown>> {
  const files = Object.values(operations).flatMap((rules) => Object.values(rules.files ?? {}));
  const limit = (name: string): boolean => name === 'checkLimits' || files.some((rule) => rule.option === name);
  return Object.fromEntries(Object.entries(options).filter(([name]) => limit(name)));
}
