// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import type * as types from './types.js';

/**
 * A received or fetched message.
 *
 * - `DisputeNotification`: Sent when a dispute is opened, about to expire, defended, accepted, cancelled or judged.
 *   Until it is acknowledged it is sent again, up to 8 times within 24 hours. There is no event id and no promised
 *   order.
 * - `DefenseStrategySuggestionNotification`: Says how likely a defence is to win and which evidence would help. A
 *   re-sent one has the same `notifyTime`.
 * - `DefenseDocumentNotification`: The document itself is downloaded with the type `DISPUTE_EVIDENCE_AI`. A re-sent one
 *   has the same `notifyTime`.
 * - `Notification`: A notification of any other kind at the same address, such as that of a payment or refund, or one
 *   of a dispute that lacks what its kind needs. Its fields are kept as they came.
 */
export type AlipayMessage =
  | types.DefenseDocumentNotification
  | types.DefenseStrategySuggestionNotification
  | types.DisputeNotification
  | types.Notification;
