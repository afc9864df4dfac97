/** What the webhook receivers of all providers have in common. */

import { DecodeError, InvalidArgumentError, RebuttalError } from './errors.js';
import { argumentNames, unwrap } from './failure.js';
import { text } from './functions.js';
import { bodyBytes, flatHeaders } from './incoming.js';
import type { BodyInput, HeadersInput } from './incoming.js';
import { keyOf, toMessage } from './messages.js';
import type { MessageTable } from './messages.js';
import { native } from './native.js';
import type { Failure, NativeReceiver } from './native.js';
import { publishUnreadable, publishWebhook } from './observe.js';
import { optionNames } from './option-table.js';
import type { OptionTable } from './option-table.js';
import { encodeOptions } from './options.js';
import { isDate, isPlain } from './values.js';

/** What to answer to a message that was taken: `new Response(ack.body, ack)`. */
export interface Acknowledgement {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a provider's receiver is made of. */
export interface ReceiverTable {
  readonly provider: string;
  readonly options: OptionTable;
  readonly ack: Acknowledgement;
  readonly messages: MessageTable;
}

/** For tests: another time than now. */
export interface Moment {
  /** The time at which to judge or to sign, as a `Date` or in milliseconds since 1970. */
  readonly now?: Date | number | undefined;
}

/** A receiver of webhooks: it holds no private key and does no I/O. */
export abstract class Receiver<Message> {
  readonly #native: NativeReceiver;
  readonly #table: ReceiverTable;

  /** What to answer to a message that was taken: `new Response(ack.body, ack)`. Anything else is sent again. */
  readonly ack: Acknowledgement;

  /** @internal */
  protected constructor(table: ReceiverTable, options: object) {
    this.ack = table.ack;
    this.#table = table;
    this.#native = unwrap(
      native.openReceiver(table.provider, encodeOptions(table.options, options)),
      optionNames(table.options),
    );
  }

  /**
   * Verifies a message over its exact bytes, then reads it.
   *
   * @param headers - the request's headers
   * @param body - the request's body as it came, not parsed
   * @throws `SignatureError` if the provider did not sign it: answer 401 and do nothing
   * @throws `DecodeError` if it is signed but no JSON object
   * @throws `InvalidArgumentError` if the body was parsed already; the message says what to change
   */
  receive(headers: HeadersInput, body: BodyInput, moment: Moment = {}): Message {
    const message = this.#native.receive(flatHeaders(headers), bodyBytes(body), millis(moment));
    return toMessage<Message>(this.#published(message), this.#table.messages);
  }

  /**
   * Verifies a message without reading it.
   *
   * @throws `SignatureError` if the provider did not sign it
   */
  verify(headers: HeadersInput, body: BodyInput, moment: Moment = {}): void {
    this.#published(this.#native.verify(flatHeaders(headers), bodyBytes(body), millis(moment)));
  }

  /**
   * Reads a message that was verified before, such as one from a queue of your own.
   *
   * @throws `DecodeError` if it is no JSON object
   */
  parse(body: BodyInput): Message {
    return toMessage<Message>(this.#published(this.#native.parse(bodyBytes(body))), this.#table.messages);
  }

  #published<T extends object>(result: T | Failure): T {
    const { provider } = this.#table;
    try {
      const good = unwrap(result);
      const { id, unreadable } = good as { readonly id?: string; readonly unreadable?: readonly string[] };
      publishWebhook(provider, id);
      if (id !== undefined && unreadable !== undefined) publishUnreadable(provider, { webhook: id }, unreadable);
      return good;
    } catch (error) {
      if (RebuttalError.is(error)) publishWebhook(provider, undefined, error);
      throw error;
    }
  }

  /**
   * What tells a message from all others, and is the same when it is sent again: for `once`, where the message went
   * through a queue as JSON. A received message has it with it. It holds no personal data.
   *
   * @param message - a message, or what JSON made of one
   * @returns undefined if nobody can tell a repetition of it from another message, such as one of a type that is not
   *   known yet: that one is to be processed
   * @throws `InvalidArgumentError` if it is no message of this provider's
   */
  dedupKey(message: object): string | undefined {
    try {
      return keyOf(this.#table.provider, message);
    } catch (cause) {
      if (!DecodeError.is(cause)) throw cause;
      const problem = `this is no message of ${this.#table.provider}: ${cause.message}`;
      throw new InvalidArgumentError(problem, { outcome: 'not_done', field: 'message', cause });
    }
  }

  /**
   * The headers of a message signed as the provider would, for tests of your own handler.
   *
   * @param body - the message's body
   * @param signingKey - the key whose other half, or which itself, the receiver verifies with
   * @throws `ConfigError` if the key is not usable
   */
  signTestMessage(body: BodyInput, signingKey: string, moment: Moment = {}): Record<string, string> {
    const { headers } = unwrap(
      this.#native.signTestMessage(text('signingKey', signingKey), bodyBytes(body), millis(moment)),
      argumentNames,
    );
    const signed: Record<string, string> = {};
    for (let index = 0; index < headers.length; index += 2)
      signed[headers[index] as string] = headers[index + 1] as string;
    return signed;
  }
}

/** The latest moment that a `Date` can be. */
const LATEST = 8_640_000_000_000_000;

function millis(moment: Moment): number {
  if (!isPlain(moment))
    throw new InvalidArgumentError('`moment` must be an object such as `{ now }`', {
      outcome: 'not_done',
      field: 'moment',
    });
  const unknown = Object.keys(moment).find((name) => name !== 'now');
  if (unknown !== undefined)
    throw new InvalidArgumentError(`\`${unknown}\` is not known here; there is now`, {
      outcome: 'not_done',
      field: unknown,
    });
  const { now = Date.now() } = moment as { readonly now?: unknown };
  const time = isDate(now) ? now.getTime() : now;
  if (typeof time === 'number' && Math.abs(time) <= LATEST) return Math.trunc(time);
  throw new InvalidArgumentError('`now` must be a valid Date, or milliseconds since 1970', {
    outcome: 'not_done',
    field: 'now',
  });
}
