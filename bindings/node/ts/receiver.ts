/** The part that the webhook receivers of all providers share. */

import { checkOptions, invalid } from './checks.js';
import { DecodeError, InvalidArgumentError } from './errors.js';
import type { RebuttalError } from './errors.js';
import { toError, unwrap } from './failure.js';
import { text } from './functions.js';
import { asciiText, bodyBytes, joinedHeaders, utf8Text } from './incoming.js';
import type { BodyInput, HeadersInput } from './incoming.js';
import { describedMessage, keyOf, kindOf, toMessage } from './messages.js';
import type { MessageKind, MessageTable } from './messages.js';
import { native } from './native.js';
import type { Failure, NativeMessage, NativeReceiver } from './native.js';
import { publishUnreadable, publishWebhook } from './observe.js';
import { encodeOptions } from './options.js';
import { isDate, isPlain } from './values.js';

/** The response that acknowledges a message: `new Response(ack.body, ack)`. */
export interface Acknowledgement {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What must be known of a provider to make its receiver. */
export interface ReceiverTable {
  readonly provider: string;
  readonly ack: Acknowledgement;
  readonly messages: MessageTable;
}

/** Another time than now, for tests. */
export interface Moment {
  /** The time of verifying or signing, as a `Date` or in milliseconds since 1970. */
  readonly now?: Date | number | undefined;
}

/** A receiver of webhooks. It has no private key and does no I/O. */
export abstract class Receiver<Message> {
  readonly #native: NativeReceiver;
  readonly #table: ReceiverTable;
  #kinds: readonly MessageKind[] | undefined;

  /** The response that acknowledges a message: `new Response(ack.body, ack)`. After any other, the message is sent again. */
  readonly ack: Acknowledgement;

  /** For generated code, which has the table. */
  protected constructor(table: ReceiverTable, options: object) {
    this.ack = table.ack;
    this.#table = table;
    this.#native = unwrap(native.openReceiver(table.provider, encodeOptions(options)));
  }

  /**
   * Verifies the signature over a message's exact bytes, then reads the message.
   *
   * @param headers - the request's headers
   * @param body - the request's body as received, not parsed
   * @throws `SignatureError` if the provider did not sign it: answer 401 and do nothing
   * @throws `DecodeError` if it is signed but not a JSON object
   * @throws `InvalidArgumentError` if the body was parsed already; the message says what to change
   */
  receive(headers: HeadersInput, body: BodyInput, moment?: Moment): Message {
    const bytes = bodyBytes(body);
    return this.#message(this.#native.receive(joinedHeaders(headers), bytes, timeOf(moment)), bytes);
  }

  /**
   * Verifies a message without reading it.
   *
   * @throws `SignatureError` if the provider did not sign it
   */
  verify(headers: HeadersInput, body: BodyInput, moment?: Moment): void {
    const result = this.#native.verify(joinedHeaders(headers), bodyBytes(body), timeOf(moment));
    if ('failure' in result) throw this.#refused(result);
    publishWebhook(this.#table.provider, undefined);
  }

  /**
   * Reads a message that was verified before, such as one from a queue.
   *
   * @throws `DecodeError` if it is not a JSON object
   */
  parse(body: BodyInput): Message {
    const bytes = bodyBytes(body);
    return this.#message(this.#native.parse(bytes), bytes);
  }

  #message(result: NativeMessage | Failure | number, bytes: Uint8Array): Message {
    const { provider, messages } = this.#table;
    if (typeof result === 'number') {
      // Before any other code of the program can change the bytes.
      const json = result > 0 ? asciiText(bytes) : utf8Text(bytes);
      this.#kinds ??= this.#native.kinds().map(([webhook, type]) => kindOf(messages, webhook, type));
      const kind = this.#kinds[Math.abs(result) - 1] as MessageKind;
      publishWebhook(provider, kind.webhook);
      return describedMessage(json, kind, messages);
    }
    if ('failure' in result) throw this.#refused(result);
    const [webhook, , , unreadable = []] = result;
    publishWebhook(provider, webhook);
    if (unreadable.length > 0) publishUnreadable(provider, { webhook }, unreadable);
    return toMessage<Message>(result, messages);
  }

  #refused(failure: Failure): RebuttalError {
    const error = toError(failure);
    publishWebhook(this.#table.provider, undefined, error);
    return error;
  }

  /**
   * The deduplication key of a message, which is the same when the message is sent again: for `once`, if the message went
   * through a queue as JSON. `once` knows the key of a received message. The key holds no personal data.
   *
   * @param message - a message, or its parsed JSON
   * @returns undefined for a message without a key, such as one of an unknown type: process it each time
   * @throws `InvalidArgumentError` if it is not a message of this provider
   */
  dedupKey(message: object): string | undefined {
    try {
      return keyOf(this.#table.provider, message);
    } catch (cause) {
      if (!DecodeError.is(cause)) throw cause;
      const problem = `this is not a message of ${this.#table.provider}: ${cause.message}`;
      throw invalid('message', problem, cause);
    }
  }

  /**
   * Signs a message like the provider, for tests of your handler.
   *
   * @param body - the message's body
   * @param signingKey - the webhook secret, or the private key of the receiver's public key
   * @returns the headers
   * @throws `ConfigError` if the key is not usable
   */
  signTestMessage(body: BodyInput, signingKey: string, moment?: Moment): Record<string, string> {
    const { headers } = unwrap(
      this.#native.signTestMessage(text('signingKey', signingKey), bodyBytes(body), timeOf(moment)),
    );
    const signed: Record<string, string> = {};
    for (let index = 0; index < headers.length; index += 2)
      signed[headers[index] as string] = headers[index + 1] as string;
    return signed;
  }

  /**
   * The body of such a message: `body` itself, but where the provider's signature stands in the body, with that in the place of
   * the text that is there.
   *
   * @param body - the message's body
   * @param signingKey - the webhook secret, or the private key of the receiver's public key
   * @throws `ConfigError` if the key is not usable
   * @throws `InvalidArgumentError` if the body has no place for the signature
   */
  signTestBody(body: BodyInput, signingKey: string, moment?: Moment): Uint8Array {
    const signed = this.#native.signTestBody(text('signingKey', signingKey), bodyBytes(body), timeOf(moment));
    const { buffer, byteOffset, byteLength } = unwrap(signed).body;
    return new Uint8Array(buffer, byteOffset, byteLength);
  }
}

/** The latest time that a `Date` can have. */
const LATEST = 8_640_000_000_000_000;

function timeOf(moment: Moment | undefined): number {
  if (moment === undefined) return Date.now();
  if (!isPlain(moment)) throw invalid('moment', '`moment` must be an object such as `{ now }`');
  checkOptions(moment, InvalidArgumentError, ['now']);
  const { now = Date.now() } = moment as { readonly now?: unknown };
  const time = isDate(now) ? now.getTime() : now;
  if (typeof time === 'number' && Math.abs(time) <= LATEST) return Math.trunc(time);
  throw invalid('now', '`now` must be a valid Date, or milliseconds since 1970');
}
