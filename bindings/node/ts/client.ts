/** The part that the clients of all providers share. */

import { controlled, runCall } from './call.js';
import type { AbortSignalLike, BaseCallOptions, OnProgress, ProgressOptions } from './call-options.js';
import { checkOptions, invalid } from './checks.js';
import { asyncDispose, dispose } from './dispose.js';
import { InvalidArgumentError } from './errors.js';
import { toError, unwrap } from './failure.js';
import type { FieldPathTable } from './field-paths.js';
import type { GivenFile } from './files.js';
import { native } from './native.js';
import type { Control, NativeClient, NativeFile, NativeResponse } from './native.js';
import { checkedObserver, publishUnreadable } from './observe.js';
import type { Observer } from './observe.js';
import { encodeOptions } from './options.js';
import { EvidencePacket, checkedText, loaded } from './packets.js';
import type { EvidenceReceipt, PacketOptions, PacketResponse } from './packets.js';
import { Pages } from './pages.js';
import type { Fetched } from './pages.js';
import { readFiles, whilePatient } from './read.js';
import { encodeRequest } from './request.js';
import type { RequestRules } from './request.js';
import { toResponse } from './response.js';
import type { Answered, ResponseRules, ResponseTables } from './response.js';
import { checkedSigner } from './signer.js';
import type { Signer } from './signer.js';
import { DiskTurn } from './sink.js';
import { kindOf } from './values.js';

/** What must be known of a provider to make its client. */
export interface ClientTable extends ResponseTables {
  readonly provider: string;
  /** The options that are not data. */
  readonly signer?: string;
  readonly observer?: string;
  /** The operations that need a rule. */
  readonly operations?: Readonly<Record<string, OperationRules>>;
  /** The fields of requests that hold Unix times (`true`) or files (`false`). */
  readonly conversions?: FieldPathTable;
}

/** What must be known of an operation besides its name. */
export interface OperationRules extends RequestRules, ResponseRules {
  /** Whether files are sent as they are, as parts of their own. */
  readonly multipart?: true;
  /** The field of the response that holds the items, if it is one page of a list. */
  readonly items?: string;
}

/** A call whose arguments were converted. */
interface Prepared {
  readonly operation: string;
  readonly rules: OperationRules;
  readonly json: string;
  readonly files: readonly GivenFile[];
  readonly options: string;
  readonly signal: AbortSignalLike | undefined;
  readonly onProgress: OnProgress | undefined;
}

/** The arguments of a generated method: the operation, its parameters by position and by name, and the call's options. */
type CallArguments = [
  operation: string,
  positional: Readonly<Record<string, unknown>>,
  params: object,
  options: BaseCallOptions & ProgressOptions,
];

/** Calls an operation of a client. */
export let send: <T>(client: Client, ...call: CallArguments) => Promise<Answered<T>>;

/** Calls an operation of a client that returns one page of a list. */
export let paged: <Item, Page>(client: Client, ...call: CallArguments) => Pages<Item, Page>;

/**
 * Sends a packet by an operation of a client.
 *
 * @internal
 */
export let sendPacket: <T>(
  client: Client,
  operation: string,
  packet: EvidencePacket,
  options: BaseCallOptions & PacketOptions,
) => Promise<PacketResponse<T>>;

/** A client. It takes any number of calls at a time, over one pool of connections: create one and keep it. */
export abstract class Client {
  // Private to the language, so that no inspection, log or serialisation shows the contents.
  readonly #native: NativeClient;
  readonly #table: ClientTable;
  readonly #limits: Readonly<Record<string, unknown>>;
  readonly #signer: Signer | undefined;
  readonly #observer: Observer | undefined;

  static {
    send = async <T>(client: Client, ...call: CallArguments) => {
      const prepared = client.#prepared(...call);
      return client.#value<T>(prepared, await client.#call(prepared, prepared.json));
    };
    sendPacket = (client, operation, packet, options) => client.#packet(operation, packet, options);
    paged = <Item, Page>(client: Client, ...call: CallArguments) => client.#paged<Item, Page>(call);
  }

  /** For generated code, which has the table. */
  protected constructor(table: ClientTable, options: object) {
    const json = encodeOptions(options);
    this.#table = table;
    this.#limits = limits(table, options);
    this.#signer = checkedSigner(table.signer, options);
    this.#observer = checkedObserver(table.observer, options);
    this.#native = unwrap(native.openClient(table.provider, json));
  }

  /**
   * Closes the client and its connections: calls in flight continue, and later calls fail with a `TransportError`, which is
   * retryable because another client can make the call. A process also ends without this.
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

  #prepared(...[operation, positional, params, given]: CallArguments): Prepared {
    checkOptions(given, InvalidArgumentError);
    const { signal, onProgress, ...rest } = given;
    checkSignal(signal);
    const { operations, conversions } = this.#table;
    const rules = operations?.[operation] ?? {};
    const { json, files } = encodeRequest(positional, params, rules, conversions);
    // Without an upload `onProgress` is an unknown option.
    const others = rules.multipart === true ? rest : { ...rest, onProgress };
    const options = encodeOptions(others, InvalidArgumentError);
    checkProgress(onProgress);
    return { operation, rules, json, files, options, signal, onProgress };
  }

  async #call(prepared: Prepared, json: string): Promise<NativeResponse> {
    const { operation, rules, files, options, signal, onProgress } = prepared;
    if (signal?.aborted === true) throw signal.reason;
    const disk = new DiskTurn();
    try {
      let read: readonly NativeFile[] = [];
      let spent = 0;
      if (files.length > 0) {
        const limit = this.#timeLimit(options);
        const started = performance.now();
        const turn = rules.multipart === true ? disk : undefined;
        read = await readFiles(files, { options: this.#limits, signal, disk: turn, limit });
        spent = performance.now() - started;
      }
      const context = { signal, signer: this.#signer, onProgress, observer: this.#observer };
      const end = await runCall(this.#native, [operation, json, options, read, spent], context);
      if ('failure' in end) throw toError(end);
      return end;
    } finally {
      disk.leave();
    }
  }

  /** The time limit of a call with these options, in milliseconds: reading its files counts, too. */
  #timeLimit(options: string): number {
    const limit = this.#native.timeLimit(options);
    if (typeof limit !== 'number') throw toError(limit);
    return limit;
  }

  #value<T>({ operation, rules }: Pick<Prepared, 'operation' | 'rules'>, response: NativeResponse): Answered<T> {
    publishUnreadable(this.#table.provider, { operation }, response.more?.unreadable ?? []);
    return toResponse<T>(response, this.#table, rules);
  }

  async #packet<T>(
    operation: string,
    packet: EvidencePacket,
    given: BaseCallOptions & PacketOptions,
  ): Promise<PacketResponse<T>> {
    checkOptions(given, InvalidArgumentError);
    const { signal, onProgress, acceptFindings = [], ...rest } = given;
    checkSignal(signal);
    checkProgress(onProgress);
    if (!(packet instanceof EvidencePacket)) {
      throw invalid('packet', `\`packet\` must be an EvidencePacket, not ${kindOf(packet)}`);
    }
    if (!Array.isArray(acceptFindings)) {
      throw invalid('acceptFindings', `the option \`acceptFindings\` must be an array, not ${kindOf(acceptFindings)}`);
    }
    const rules = acceptFindings.map((rule) => checkedText('acceptFindings', rule));
    const options = encodeOptions(rest, InvalidArgumentError);
    if (signal?.aborted === true) throw signal.reason;
    const limit = this.#timeLimit(options);
    const started = performance.now();
    const ready = await whilePatient(loaded(packet), { signal, limit });
    const spent = performance.now() - started;
    const result = new native.PacketResult();
    const context = { signal, signer: this.#signer, onProgress, observer: this.#observer };
    const start = (control: Control) =>
      this.#native.callPacket(operation, ready, rules, options, spent, result, control);
    const end = await controlled(start, context);
    if ('failure' in end) throw toError(end);
    const prepared = { operation, rules: this.#table.operations?.[operation] ?? {} };
    const sent = JSON.parse(result.json()) as { receipt: EvidenceReceipt; already_submitted: boolean };
    return {
      value: this.#value<T>(prepared, end),
      receipt: sent.receipt,
      alreadySubmitted: sent.already_submitted,
    };
  }

  #paged<Item, Page>([operation, positional, params, options]: CallArguments): Pages<Item, Page> {
    // The arguments are converted now, because the program may change them later. An error waits for the first page.
    let prepared: Prepared;
    let refusal: { readonly error: unknown } | undefined;
    try {
      prepared = this.#prepared(operation, positional, params, options);
    } catch (error) {
      refusal = { error };
    }
    const fetch = async (request?: string): Promise<Fetched<Page>> => {
      if (refusal !== undefined) throw refusal.error;
      const response = await this.#call(prepared, request ?? prepared.json);
      return { page: this.#value<Page>(prepared, response), native: response.page };
    };
    const items = this.#table.operations?.[operation]?.items ?? '';
    return new Pages<Item, Page>({ fetch, items, signal: options?.signal });
  }
}

function checkProgress(onProgress: unknown): void {
  if (onProgress === undefined || typeof onProgress === 'function') return;
  throw invalid('onProgress', 'the option `onProgress` must be a function');
}

/** Any other object as `signal` would never stop the call. */
function checkSignal(signal: unknown): void {
  if (signal === undefined) return;
  const { aborted, addEventListener, removeEventListener } = (signal ?? {}) as Partial<AbortSignalLike>;
  const listens = typeof addEventListener === 'function' && typeof removeEventListener === 'function';
  if (listens && typeof aborted === 'boolean') return;
  const controller = typeof signal === 'object' && signal !== null && 'signal' in signal;
  const cure = controller ? '; pass `controller.signal`' : '';
  throw invalid(
    'signal',
    `the option \`signal\` must be an AbortSignal, not ${kindOf(signal)}${cure}; nothing was sent`,
  );
}

/** The options that limit the size of files, beyond which no file is read. */
function limits({ operations = {} }: ClientTable, options: object): Readonly<Record<string, unknown>> {
  const rules = Object.values(operations).flatMap(({ files = {} }) => Object.values(files));
  const names = ['checkLimits', ...rules.map((rule) => rule.option)];
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name)));
}
