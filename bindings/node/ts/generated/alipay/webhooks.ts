// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import { optionsFromEnv } from '../../options.js';
import { messageType } from '../../messages.js';
import { Receiver } from '../../receiver.js';
import type { ReceiverTable } from '../../receiver.js';
import { MESSAGES } from './message-table.js';
import type { AlipayMessage } from './messages.js';
import type * as types from './types.js';

/** The options of `AlipayWebhooks`. */
export interface AlipayWebhooksOptions {
  /**
   * The path of the notification URL as Antom knows it, with its query if it has one. It is part of what is signed, and
   * a proxy may have rewritten the one that reaches the program. In the environment: `ALIPAY_WEBHOOK_PATH`.
   */
  readonly path: string;
  /** The merchant's client id. A notification for another one is refused. In the environment: `ALIPAY_CLIENT_ID`. */
  readonly clientId: string;
  /**
   * Antom's public key as its Dashboard shows it; several while keys are exchanged. In the environment:
   * `ALIPAY_PUBLIC_KEY`.
   */
  readonly alipayPublicKey: string | readonly string[];
  /**
   * How far the time in a notification may lie from now. Off unless set: Antom re-sends for a day, and whether a
   * re-sent notification carries a new time is not documented. In milliseconds.
   */
  readonly tolerance?: number | undefined;
}

const TABLE: ReceiverTable = {
  provider: 'alipay',
  ack: {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}',
  },
  messages: MESSAGES,
};

/** Verifies and reads the notifications that Antom posts to the merchant. It holds no private key and does no I/O. */
export class AlipayWebhooks extends Receiver<AlipayMessage> {
  /** @throws `ConfigError` if an option is missing, unknown or not usable; `field` names it */
  constructor(options: AlipayWebhooksOptions) {
    super(TABLE, options);
  }

  /** Creates a receiver from environment variables; `options` take precedence. */
  static fromEnv<Made extends AlipayWebhooks>(
    this: new (
      options: AlipayWebhooksOptions,
    ) => Made,
    options: Partial<AlipayWebhooksOptions> = {},
  ): Made {
    return new this(optionsFromEnv(TABLE.provider, 'receiver', options) as AlipayWebhooksOptions);
  }
}

/** Whether `message` is a received or fetched message of the type `DefenseDocumentNotification`. False for a copy. */
export function isDefenseDocumentNotification(message: unknown): message is types.DefenseDocumentNotification {
  return messageType(message) === 'DefenseDocumentNotification';
}

/**
 * Whether `message` is a received or fetched message of the type `DefenseStrategySuggestionNotification`. False for a
 * copy.
 */
export function isDefenseStrategySuggestionNotification(
  message: unknown,
): message is types.DefenseStrategySuggestionNotification {
  return messageType(message) === 'DefenseStrategySuggestionNotification';
}

/** Whether `message` is a received or fetched message of the type `DisputeNotification`. False for a copy. */
export function isDisputeNotification(message: unknown): message is types.DisputeNotification {
  return messageType(message) === 'DisputeNotification';
}

/** Whether `message` is a received or fetched message of the type `Notification`. False for a copy. */
export function isNotification(message: unknown): message is types.Notification {
  return messageType(message) === 'Notification';
}
