// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import { optionsFromEnv } from '../../options.js';
import { isOneOf, messageType } from '../../messages.js';
import { Receiver } from '../../receiver.js';
import type { ReceiverTable } from '../../receiver.js';
import { MESSAGES } from './message-table.js';
import type {
  DisputeClosed,
  DisputeCreated,
  DisputeFundsReinstated,
  DisputeFundsWithdrawn,
  DisputeUpdated,
  StripeMessage,
  ThinDisputeClosed,
  ThinDisputeCreated,
  ThinDisputeFundsReinstated,
  ThinDisputeFundsWithdrawn,
  ThinDisputeUpdated,
} from './messages.js';
import type * as types from './types.js';

/** The options of `StripeWebhooks`. */
export interface StripeWebhooksOptions {
  /**
   * The endpoint's signing secret, whole, with its `whsec_`. Several while secrets are exchanged, or where one address
   * receives for several endpoints: an event is good if any of them verifies it. In the environment:
   * `STRIPE_WEBHOOK_SECRET`.
   */
  readonly webhookSecret: string | readonly string[];
  /**
   * How long ago an event may have been signed. One that is sent again is signed anew. In milliseconds. Default:
   * `300000`.
   */
  readonly tolerance?: number | undefined;
  /** How far the time of a signature may lie ahead of now. Without it nothing limits that. In milliseconds. */
  readonly futureTolerance?: number | undefined;
}

const TABLE: ReceiverTable = {
  provider: 'stripe',
  ack: {
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body: 'ok',
  },
  messages: MESSAGES,
};

/** Verifies and reads the events that Stripe posts to the merchant. It holds no API key and does no I/O. */
export class StripeWebhooks extends Receiver<StripeMessage> {
  /** @throws `ConfigError` if an option is missing, unknown or not usable; `field` names it */
  constructor(options: StripeWebhooksOptions) {
    super(TABLE, options);
  }

  /** Creates a receiver from environment variables; `options` take precedence. */
  static fromEnv<Made extends StripeWebhooks>(
    this: new (
      options: StripeWebhooksOptions,
    ) => Made,
    options: Partial<StripeWebhooksOptions> = {},
  ): Made {
    return new this(optionsFromEnv(TABLE.provider, 'receiver', options) as StripeWebhooksOptions);
  }
}

/** Whether `message` is a received or fetched message of the type `DisputeEvent`. False for a copy. */
export function isDisputeEvent(message: unknown): message is types.DisputeEvent {
  return isOneOf(message, [
    'DisputeClosed',
    'DisputeCreated',
    'DisputeFundsReinstated',
    'DisputeFundsWithdrawn',
    'DisputeUpdated',
  ]);
}

/** Whether `message` is a received or fetched message of the type `ThinDisputeEvent`. False for a copy. */
export function isThinDisputeEvent(message: unknown): message is types.ThinDisputeEvent {
  return isOneOf(message, [
    'ThinDisputeClosed',
    'ThinDisputeCreated',
    'ThinDisputeFundsReinstated',
    'ThinDisputeFundsWithdrawn',
    'ThinDisputeUpdated',
  ]);
}

/** Whether `message` is a received or fetched message of the type `ThinEvent`. False for a copy. */
export function isThinEvent(message: unknown): message is types.ThinEvent {
  return messageType(message) === 'ThinEvent';
}

/** The types of the kinds of message. */
interface Kinds {
  'charge.dispute.created': DisputeCreated;
  'charge.dispute.updated': DisputeUpdated;
  'charge.dispute.closed': DisputeClosed;
  'charge.dispute.funds_withdrawn': DisputeFundsWithdrawn;
  'charge.dispute.funds_reinstated': DisputeFundsReinstated;
  'v1.charge.dispute.created': ThinDisputeCreated;
  'v1.charge.dispute.updated': ThinDisputeUpdated;
  'v1.charge.dispute.closed': ThinDisputeClosed;
  'v1.charge.dispute.funds_withdrawn': ThinDisputeFundsWithdrawn;
  'v1.charge.dispute.funds_reinstated': ThinDisputeFundsReinstated;
}

const KINDS: Readonly<Record<string, string>> = {
  'charge.dispute.created': 'DisputeCreated',
  'charge.dispute.updated': 'DisputeUpdated',
  'charge.dispute.closed': 'DisputeClosed',
  'charge.dispute.funds_withdrawn': 'DisputeFundsWithdrawn',
  'charge.dispute.funds_reinstated': 'DisputeFundsReinstated',
  'v1.charge.dispute.created': 'ThinDisputeCreated',
  'v1.charge.dispute.updated': 'ThinDisputeUpdated',
  'v1.charge.dispute.closed': 'ThinDisputeClosed',
  'v1.charge.dispute.funds_withdrawn': 'ThinDisputeFundsWithdrawn',
  'v1.charge.dispute.funds_reinstated': 'ThinDisputeFundsReinstated',
};

/**
 * Whether `message` is a received or fetched message of this kind: `isEvent(message, 'charge.dispute.created')`. False
 * for a copy.
 */
export function isEvent<Kind extends keyof Kinds>(message: unknown, kind: Kind): message is Kinds[Kind];
/** Whether `message` is a received or fetched message of the type `Event`. False for a copy. */
export function isEvent(message: unknown): message is types.Event;
export function isEvent(message: unknown, ...kind: [string?]): boolean {
  if (kind.length > 0) return isOneOf(message, [KINDS[kind[0] ?? '']]);
  return messageType(message) === 'Event';
}
