// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import { valueIn } from '../../predicates.js';
import type { DisputeJudgedResult } from './enums.js';
import type { DisputeNotification } from './types.js';

/**
 * Whether the merchant wins.
 *
 * True for `ACCEPT_BY_CUSTOMER`; false for anything else.
 */
export function merchantWon(
  value: DisputeJudgedResult | Pick<DisputeNotification, 'disputeJudgedResult'> | null | undefined,
): boolean {
  const found = valueIn(value, 'disputeJudgedResult');
  return found === 'ACCEPT_BY_CUSTOMER';
}

/**
 * Whether the merchant bears the amount.
 *
 * True for `ACCEPT_BY_MERCHANT`; false for anything else.
 */
export function merchantLost(
  value: DisputeJudgedResult | Pick<DisputeNotification, 'disputeJudgedResult'> | null | undefined,
): boolean {
  const found = valueIn(value, 'disputeJudgedResult');
  return found === 'ACCEPT_BY_MERCHANT';
}

/**
 * Whether it says only how the material for a compliance request was, and nothing of the amount.
 *
 * True for `VALIDATE_SUCCESS`, `VALIDATE_FAIL`; false for anything else.
 */
export function undecided(
  value: DisputeJudgedResult | Pick<DisputeNotification, 'disputeJudgedResult'> | null | undefined,
): boolean {
  const found = valueIn(value, 'disputeJudgedResult');
  return found === 'VALIDATE_SUCCESS' || found === 'VALIDATE_FAIL';
}
