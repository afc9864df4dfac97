// Generated from spec/stripe.yaml by xtask/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import { optionsFromEnv } from '../../options.js';
import { Receiver, messageType } from '../../receiver.js';
import type { ReceiverTable } from '../../receiver.js';
import type * as types from './types.js';

/** The options of `StripeWebhooks`. */
export interface StripeWebhooksOptions {
  /**
   * The endpoint's signing secret, whole, with its `whsec_`. Several while secrets are exchanged, or where one address
   * receives for several endpoints: an event is good if any of them verifies it. In the environment:
   * `STRIPE_WEBHOOK_SECRET`.
   */
  readonly webhookSecret: string | readonly string[];
  /** How long ago an event may have been signed, in seconds. One that is sent again is signed anew. Default: `300`. */
  readonly tolerance?: number | undefined;
  /** How far the time of a signature may lie ahead of now, in seconds. Without it nothing limits that. */
  readonly futureTolerance?: number | undefined;
}

/**
 * What the receiver gives.
 *
 * - `DisputeEvent`: `charge.dispute.created`: a bank, or a customer through a wallet, disputes a payment; inquiries
 *   begin with it too.
 * - `DisputeEvent`: `charge.dispute.updated`: mostly because evidence was staged or submitted.
 *   `data.previous_attributes` has what it was before.
 * - `DisputeEvent`: `charge.dispute.closed`: the dispute's `status` alone tells how it ended, that is `won`, `lost` or
 *   `warning_closed`.
 * - `DisputeEvent`: `charge.dispute.funds_withdrawn`: the disputed amount and the fee are gone; the dispute's
 *   `balance_transactions` have them.
 * - `DisputeEvent`: `charge.dispute.funds_reinstated`: after a dispute that was won, and in part where the payment was
 *   partly refunded.
 * - `ThinDisputeEvent`: `v1.charge.dispute.created`: retrieve the dispute that `related_object` names; what comes is as
 *   it is by then.
 * - `ThinDisputeEvent`: `v1.charge.dispute.updated`: retrieve the dispute that `related_object` names; what comes is as
 *   it is by then.
 * - `ThinDisputeEvent`: `v1.charge.dispute.closed`: retrieve the dispute that `related_object` names; what comes is as
 *   it is by then.
 * - `ThinDisputeEvent`: `v1.charge.dispute.funds_withdrawn`: retrieve the dispute that `related_object` names; what
 *   comes is as it is by then.
 * - `ThinDisputeEvent`: `v1.charge.dispute.funds_reinstated`: retrieve the dispute that `related_object` names; what
 *   comes is as it is by then.
 * - `Event`: A snapshot event of any other type, or one whose object is of an API version that does not fit these
 *   types. The object is kept as it came.
 * - `ThinEvent`: A thin event of any other type.
 */
export type StripeMessage = types.DisputeEvent | types.Event | types.ThinDisputeEvent | types.ThinEvent;

const TABLE: ReceiverTable = {
  provider: 'stripe',
  options: [
    { name: 'webhookSecret', native: 'webhook_secret', type: 'strings', required: true, env: 'STRIPE_WEBHOOK_SECRET' },
    { name: 'tolerance', native: 'tolerance', type: 'seconds' },
    { name: 'futureTolerance', native: 'future_tolerance', type: 'seconds' },
  ],
  ack: {
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body: 'ok',
  },
};

/** Verifies and reads the events that Stripe posts to the merchant. It holds no API key and does no I/O. */
export class StripeWebhooks extends Receiver<StripeMessage> {
  /** @throws `ConfigError` if an option is missing, unknown or not usable; `field` names it */
  constructor(options: StripeWebhooksOptions) {
    super(TABLE, options);
  }

  /** Makes a receiver from environment variables, with `options` over them. */
  static fromEnv(options: Partial<StripeWebhooksOptions> = {}): StripeWebhooks {
    return new StripeWebhooks(optionsFromEnv(TABLE.options, options) as StripeWebhooksOptions);
  }
}

/** Whether the receiver gave `message`, and as a `DisputeEvent`. A copy of one does not count. */
export function isDisputeEvent(message: unknown): message is types.DisputeEvent {
  return messageType(message) === 'DisputeEvent';
}

/** Whether the receiver gave `message`, and as a `Event`. A copy of one does not count. */
export function isEvent(message: unknown): message is types.Event {
  return messageType(message) === 'Event';
}

/** Whether the receiver gave `message`, and as a `ThinDisputeEvent`. A copy of one does not count. */
export function isThinDisputeEvent(message: unknown): message is types.ThinDisputeEvent {
  return messageType(message) === 'ThinDisputeEvent';
}

/** Whether the receiver gave `message`, and as a `ThinEvent`. A copy of one does not count. */
export function isThinEvent(message: unknown): message is types.ThinEvent {
  return messageType(message) === 'ThinEvent';
}
