// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type { OtherText } from '../../open.js';
import type * as types from './types.js';

/**
 * `charge.dispute.created`: a bank, or a customer through a wallet, disputes a payment; inquiries begin with it too.
 */
export type DisputeCreated = types.DisputeEvent & { type: 'charge.dispute.created' };

/**
 * `charge.dispute.updated`: mostly because evidence was staged or submitted. `data.previous_attributes` has what it was
 * before.
 */
export type DisputeUpdated = types.DisputeEvent & { type: 'charge.dispute.updated' };

/**
 * `charge.dispute.closed`: the dispute's `status` alone tells how it ended, that is `won`, `lost` or `warning_closed`.
 */
export type DisputeClosed = types.DisputeEvent & { type: 'charge.dispute.closed' };

/**
 * `charge.dispute.funds_withdrawn`: the disputed amount and the fee are gone; the dispute's `balance_transactions` have
 * them.
 */
export type DisputeFundsWithdrawn = types.DisputeEvent & { type: 'charge.dispute.funds_withdrawn' };

/**
 * `charge.dispute.funds_reinstated`: after a dispute that was won, and in part where the payment was partly refunded.
 */
export type DisputeFundsReinstated = types.DisputeEvent & { type: 'charge.dispute.funds_reinstated' };

/** `v1.charge.dispute.created`: retrieve the dispute that `related_object` names; what comes is as it is by then. */
export type ThinDisputeCreated = types.ThinDisputeEvent & { type: 'v1.charge.dispute.created' };

/** `v1.charge.dispute.updated`: retrieve the dispute that `related_object` names; what comes is as it is by then. */
export type ThinDisputeUpdated = types.ThinDisputeEvent & { type: 'v1.charge.dispute.updated' };

/** `v1.charge.dispute.closed`: retrieve the dispute that `related_object` names; what comes is as it is by then. */
export type ThinDisputeClosed = types.ThinDisputeEvent & { type: 'v1.charge.dispute.closed' };

/**
 * `v1.charge.dispute.funds_withdrawn`: retrieve the dispute that `related_object` names; what comes is as it is by
 * then.
 */
export type ThinDisputeFundsWithdrawn = types.ThinDisputeEvent & { type: 'v1.charge.dispute.funds_withdrawn' };

/**
 * `v1.charge.dispute.funds_reinstated`: retrieve the dispute that `related_object` names; what comes is as it is by
 * then.
 */
export type ThinDisputeFundsReinstated = types.ThinDisputeEvent & { type: 'v1.charge.dispute.funds_reinstated' };

/**
 * A thin event of any other type, or one that lacks what its type needs; `unreadableFields` tells which. It has none of
 * the values of the other kinds.
 */
export type OtherThinEvent = types.ThinEvent & { type?: OtherText };

/**
 * A snapshot event of any other type, or one whose dispute has no id or status that could be read: see
 * `unreadableFields`. The object is kept as it came. It has none of the values of the other kinds.
 */
export type OtherEvent = types.Event & { type?: OtherText };

/**
 * A received or fetched message.
 *
 * - `DisputeCreated`: `charge.dispute.created`: a bank, or a customer through a wallet, disputes a payment; inquiries
 *   begin with it too.
 * - `DisputeUpdated`: `charge.dispute.updated`: mostly because evidence was staged or submitted.
 *   `data.previous_attributes` has what it was before.
 * - `DisputeClosed`: `charge.dispute.closed`: the dispute's `status` alone tells how it ended, that is `won`, `lost` or
 *   `warning_closed`.
 * - `DisputeFundsWithdrawn`: `charge.dispute.funds_withdrawn`: the disputed amount and the fee are gone; the dispute's
 *   `balance_transactions` have them.
 * - `DisputeFundsReinstated`: `charge.dispute.funds_reinstated`: after a dispute that was won, and in part where the
 *   payment was partly refunded.
 * - `ThinDisputeCreated`: `v1.charge.dispute.created`: retrieve the dispute that `related_object` names; what comes is
 *   as it is by then.
 * - `ThinDisputeUpdated`: `v1.charge.dispute.updated`: retrieve the dispute that `related_object` names; what comes is
 *   as it is by then.
 * - `ThinDisputeClosed`: `v1.charge.dispute.closed`: retrieve the dispute that `related_object` names; what comes is as
 *   it is by then.
 * - `ThinDisputeFundsWithdrawn`: `v1.charge.dispute.funds_withdrawn`: retrieve the dispute that `related_object` names;
 *   what comes is as it is by then.
 * - `ThinDisputeFundsReinstated`: `v1.charge.dispute.funds_reinstated`: retrieve the dispute that `related_object`
 *   names; what comes is as it is by then.
 * - `ThinEvent`: A thin event of any other type, or one that lacks what its type needs; `unreadableFields` tells which.
 * - `Event`: A snapshot event of any other type, or one whose dispute has no id or status that could be read: see
 *   `unreadableFields`. The object is kept as it came.
 */
export type StripeMessage =
  | DisputeClosed
  | DisputeCreated
  | DisputeFundsReinstated
  | DisputeFundsWithdrawn
  | DisputeUpdated
  | OtherEvent
  | OtherThinEvent
  | ThinDisputeClosed
  | ThinDisputeCreated
  | ThinDisputeFundsReinstated
  | ThinDisputeFundsWithdrawn
  | ThinDisputeUpdated;

/** A page of events. */
export interface EventList {
  /** Always `list`. */
  object?: string;
  /** The events, the newest first. */
  data: StripeMessage[];
  /** Whether there is another page in this direction. */
  has_more: boolean;
  /** The path of the list. */
  url?: string;
}
