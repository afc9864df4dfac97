/** Observers and diagnostics channels, which receive the facts of calls. */

import { channel } from 'node:diagnostics_channel';

import { refused } from './checks.js';
import { ConfigError } from './errors.js';
import type { Outcome, RebuttalError } from './errors.js';
import { toFacts } from './facts.js';
import { unwrap } from './failure.js';
import { native } from './native.js';

/** How an operation may be repeated. */
export type RetryClass = 'never' | 'read' | 'keyed' | 'confirm';

interface SharedFacts {
  /** The provider, by the name of its module. */
  readonly provider: string;
  /** The operation's id, such as `closeDispute`. */
  readonly operation: string;
  /** How the operation may be repeated. */
  readonly retryClass: RetryClass;
  /** The HTTP method. */
  readonly method: string;
  /** The path, with names in braces in place of identifiers, and without the query. */
  readonly urlTemplate: string;
  /** The host. */
  readonly serverAddress: string;
  /** Its port. */
  readonly serverPort: number;
  /** The start, in milliseconds since 1970, like `Date.now()`. */
  readonly startedAt: number;
  /** The duration in milliseconds: of an attempt with signing, of a call with its retries and waits. */
  readonly duration: number;
  /** Did it happen at the provider? Of an attempt: what is known from this attempt alone. */
  readonly outcome: Outcome;
  /** The name of the class of the error, if there was one. */
  readonly errorClass: string | undefined;
  /** Whether it was aborted before its end. */
  readonly cancelled: boolean;
  /** The HTTP status, of a call that of the last response. */
  readonly httpStatus: number | undefined;
  /** The provider's identifier of the request, of a call that of the last one. */
  readonly requestId: string | undefined;
}

/** One attempt of a call. It has no key, evidence, personal data or dispute id. */
export interface AttemptFacts extends SharedFacts {
  /** Its number, from 1. */
  readonly attempt: number;
  /** The version of HTTP of the response: `1.1` or `2`. */
  readonly httpVersion: string | undefined;
  /** The size of the request's body. */
  readonly requestBytes: number;
  /** The size of the response's body, if all of it was received. */
  readonly responseBytes: number | undefined;
  /**
   * Why another attempt follows, if one does: `never_sent`, `lost`, `unknown`, `busy`, `conflict`, `garbled`, or
   * `advised` by the provider.
   */
  readonly retryReason: string | undefined;
  /** The wait before that attempt, in milliseconds. */
  readonly retryWait: number | undefined;
}

/** One call; each page of a list is one. It has no key, evidence, personal data or dispute id. */
export interface CallFacts extends SharedFacts {
  /** How many requests it started; 0 if it was refused before. */
  readonly attempts: number;
  /** The provider's own code for a refusal. */
  readonly code: string | undefined;
}

/**
 * Receives the facts of each attempt and each call of a client, for metrics and traces: when the call has ended, before its
 * promise is settled. What it throws becomes a warning of the process and changes no call.
 */
export interface Observer {
  /** An attempt has ended: with a response, with an error, or because it was aborted. */
  attempt?(facts: AttemptFacts): void;
  /** A call has ended. */
  call?(facts: CallFacts): void;
}

/** For programs that observe the calls of all clients. */
const CHANNELS = {
  attempt: channel('rebuttal:attempt'),
  call: channel('rebuttal:call'),
  unreadable: channel('rebuttal:unreadable'),
  webhook: channel('rebuttal:webhook'),
};

/** The observer among the options, by its option's name. */
export function checkedObserver(name: string | undefined, options: object): Observer | undefined {
  const observer = (options as Readonly<Record<string, unknown>>)[name ?? ''];
  if (name === undefined || observer === undefined) return undefined;
  // Every function has a method `call`, which is another one.
  const { attempt, call } = (typeof observer === 'object' && observer !== null ? observer : {}) as Partial<Observer>;
  const methods = [attempt, call].filter((method) => method !== undefined);
  if (methods.length > 0 && methods.every((method) => typeof method === 'function')) return observer as Observer;
  throw refused(ConfigError, name, `the option \`${name}\` must be an object with a method \`call\` or \`attempt\``);
}

/** Whether the facts of a call that starts now are wanted. */
export function isObserved(observer: Observer | undefined): boolean {
  return observer !== undefined || CHANNELS.attempt.hasSubscribers || CHANNELS.call.hasSubscribers;
}

/** Passes on the facts of a call that has ended; `json` is a list of them. */
export function notify(observer: Observer | undefined, json: string | null): void {
  for (const { type, ...native } of JSON.parse(json ?? '[]') as ({ readonly type: 'attempt' | 'call' } & object)[]) {
    const facts = Object.freeze(toFacts(native as Record<string, unknown>));
    try {
      // TypeScript allows an `async` method. Its rejection must not end the process.
      const returned: unknown = observer?.[type]?.(facts as never);
      if (isThenable(returned)) void Promise.resolve(returned).catch(warn);
    } catch (error) {
      warn(error);
    }
    CHANNELS[type].publish(facts);
  }
}

/** Publishes the result of a webhook: its kind, or why it was refused. */
export function publishWebhook(provider: string, webhook: string | undefined, error?: RebuttalError): void {
  if (!CHANNELS.webhook.hasSubscribers) return;
  CHANNELS.webhook.publish(Object.freeze({ provider, webhook, errorClass: error?.name, reason: error?.reason }));
}

/** Publishes the paths of what could not be read of a webhook or a response, but neither its values nor keys of maps. */
export function publishUnreadable(
  provider: string,
  of: { readonly webhook: string } | { readonly operation: string },
  fields: readonly string[],
): void {
  if (fields.length === 0 || !CHANNELS.unreadable.hasSubscribers) return;
  const { shown } = unwrap(native.unreadableShown(provider, fields));
  CHANNELS.unreadable.publish(Object.freeze({ provider, ...of, unreadableFields: Object.freeze(shown) }));
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function warn(error: unknown): void {
  try {
    process.emitWarning(error as Error);
  } catch {
    // Node refuses what is not an error, and errors of another realm, such as a test runner's.
    const { message } = (error ?? {}) as { readonly message?: unknown };
    process.emitWarning(typeof message === 'string' ? message : String(error));
  }
}
