/** What observers and diagnostics channels are told of calls. */

import { channel } from 'node:diagnostics_channel';

import { ConfigError } from './errors.js';
import type { Outcome, RebuttalError } from './errors.js';

/** How an operation may be repeated. */
export type RetryClass = 'never' | 'read' | 'keyed' | 'confirm';

/** One attempt at a call. It holds no key, no evidence, no personal data and no id of a dispute. */
export interface AttemptFacts {
  /** The provider, by the name of its module. */
  readonly provider: string;
  /** The operation's id, such as `closeDispute`. */
  readonly operation: string;
  /** How the operation may be repeated. */
  readonly retryClass: RetryClass;
  /** The HTTP method. */
  readonly method: string;
  /** The path, with names in braces where it holds identifiers, and without the query. */
  readonly urlTemplate: string;
  /** The host. */
  readonly serverAddress: string;
  /** Its port. */
  readonly serverPort: number;
  /** Its number, from 1. */
  readonly attempt: number;
  /** When it began, in milliseconds since 1970, as `Date.now()` gives them. */
  readonly startedAt: number;
  /** How many milliseconds it took, signing included. */
  readonly duration: number;
  /** What is known of this attempt alone. */
  readonly outcome: Outcome;
  /** The name of the class of error, if something went wrong. */
  readonly errorClass: string | undefined;
  /** Whether the call was taken back while this attempt was under way. */
  readonly cancelled: boolean;
  /** The HTTP status, where an answer came. */
  readonly httpStatus: number | undefined;
  /** The version of HTTP that answered: `1.1` or `2`. */
  readonly httpVersion: string | undefined;
  /** The provider's identifier of the request, where it gives one. */
  readonly requestId: string | undefined;
  /** The size of the request's body. */
  readonly requestBytes: number;
  /** The size of the answer's body, where the whole of it came. */
  readonly responseBytes: number | undefined;
  /**
   * Why another attempt follows, if one does: `never_sent`, `lost`, `unknown`, `busy`, `conflict`, `garbled`, or
   * `advised` where the provider asks for it.
   */
  readonly retryReason: string | undefined;
  /** How many milliseconds are waited before that. */
  readonly retryWait: number | undefined;
}

/**
 * One call; each page of a list is one. It holds no key, no evidence, no personal data and no id of a dispute.
 */
export interface CallFacts {
  /** The provider, by the name of its module. */
  readonly provider: string;
  /** The operation's id, such as `closeDispute`. */
  readonly operation: string;
  /** How the operation may be repeated. */
  readonly retryClass: RetryClass;
  /** The HTTP method. */
  readonly method: string;
  /** The path, with names in braces where it holds identifiers, and without the query. */
  readonly urlTemplate: string;
  /** The host. */
  readonly serverAddress: string;
  /** Its port. */
  readonly serverPort: number;
  /** How many requests were started for it; 0 where it was refused before. */
  readonly attempts: number;
  /** When it began, in milliseconds since 1970, as `Date.now()` gives them. */
  readonly startedAt: number;
  /** How many milliseconds it took, repetitions and waits included. */
  readonly duration: number;
  /** Did it happen at the provider? */
  readonly outcome: Outcome;
  /** The name of the class of error that it ended with, if it did. */
  readonly errorClass: string | undefined;
  /** Whether it was taken back before its end. */
  readonly cancelled: boolean;
  /** The HTTP status of the last answer. */
  readonly httpStatus: number | undefined;
  /** The provider's own code for a refusal. */
  readonly code: string | undefined;
  /** The provider's identifier of the last request, where it gives one. */
  readonly requestId: string | undefined;
}

/**
 * Is told what became of each attempt and each call of a client, for metrics and traces: when the call has ended, and
 * before its promise is settled. What it throws becomes a warning of the process and changes no call.
 */
export interface Observer {
  /** An attempt has ended: it was answered, it failed, or it was taken back. */
  attempt?(facts: AttemptFacts): void;
  /** A call has ended. */
  call?(facts: CallFacts): void;
}

/** For programs that want the calls of all clients, whoever made them. */
const CHANNELS = {
  attempt: channel('rebuttal:attempt'),
  call: channel('rebuttal:call'),
  unreadable: channel('rebuttal:unreadable'),
  webhook: channel('rebuttal:webhook'),
};

/** The observer among the options, by its option's name. */
export function checkedObserver(name: string | undefined, options: object): Observer | undefined {
  const observer = name === undefined ? undefined : (options as Readonly<Record<string, unknown>>)[name];
  if (observer === undefined) return undefined;
  // Every function has a method `call`, which is another one.
  const { attempt, call } = (typeof observer === 'object' && observer !== null ? observer : {}) as Partial<Observer>;
  const methods = [attempt, call].filter((method) => method !== undefined);
  if (methods.length > 0 && methods.every((method) => typeof method === 'function')) return observer as Observer;
  throw new ConfigError(`the option \`${name}\` must be an object with a method \`call\` or \`attempt\``, {
    outcome: 'not_done',
    field: name,
  });
}

/** Whether anybody wants to be told of a call that begins now. */
export function isObserved(observer: Observer | undefined): boolean {
  return observer !== undefined || CHANNELS.attempt.hasSubscribers || CHANNELS.call.hasSubscribers;
}

/** Tells the facts of a call that has ended; `json` is a list of them. */
export function notify(observer: Observer | undefined, json: string | null): void {
  if (json === null) return;
  for (const { type, ...native } of JSON.parse(json) as ({ readonly type: 'attempt' | 'call' } & NativeFacts)[]) {
    const facts = toFacts(native);
    try {
      // An `async` one is no mistake of the types: what it rejects with must not end the process.
      const told: unknown = observer?.[type]?.(facts as never);
      if (isThenable(told)) void Promise.resolve(told).catch(warn);
    } catch (error) {
      warn(error);
    }
    if (CHANNELS[type].hasSubscribers) CHANNELS[type].publish(facts);
  }
}

/** Tells what became of a webhook: which kind it is, or why it was refused. */
export function publishWebhook(provider: string, webhook: string | undefined, error?: RebuttalError): void {
  if (!CHANNELS.webhook.hasSubscribers) return;
  CHANNELS.webhook.publish(Object.freeze({ provider, webhook, errorClass: error?.name, reason: error?.reason }));
}

/** Tells what of a webhook or an answer could not be read: where it stands, never what it is. */
export function publishUnreadable(
  provider: string,
  of: { readonly webhook: string } | { readonly operation: string },
  fields: readonly string[],
): void {
  if (!CHANNELS.unreadable.hasSubscribers) return;
  CHANNELS.unreadable.publish(Object.freeze({ provider, ...of, unreadableFields: Object.freeze([...fields]) }));
}

type NativeFacts = Readonly<Record<string, unknown>>;

/** What the core counts in seconds. */
const TIMES = ['started_at', 'duration', 'retry_wait', 'retry_after'];

const camel = (native: string): string => native.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

function toFacts(native: NativeFacts): object {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(native)) {
    const inSeconds = typeof value === 'number' && TIMES.includes(name);
    facts[camel(name)] = inSeconds ? value * 1000 : (value ?? undefined);
  }
  return Object.freeze(facts);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function warn(error: unknown): void {
  try {
    process.emitWarning(error as Error);
  } catch {
    // It is no error, or one of another realm, such as a test runner's: those are refused.
    const { message } = (error ?? {}) as { readonly message?: unknown };
    process.emitWarning(typeof message === 'string' ? message : String(error));
  }
}
