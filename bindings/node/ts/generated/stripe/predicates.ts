// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/node. Don't edit it: edit those and run `cargo xtask generate`.

import { valueIn } from '../../predicates.js';
import type { DisputeStatus } from './enums.js';
import type { Dispute } from './types.js';

/**
 * Whether the merchant is expected to send evidence now. Where an appeal is expected, evidence is refused: see
 * `needsAppeal`.
 *
 * True for `needs_response`, `warning_needs_response`; false for anything else.
 */
export function needsEvidence(value: DisputeStatus | Pick<Dispute, 'status'> | null | undefined): boolean {
  const found = valueIn(value, 'status');
  return found === 'needs_response' || found === 'warning_needs_response';
}

/**
 * Whether the merchant can appeal now. An appeal has its own part of the evidence, `appeal`; the rest is refused.
 *
 * True for `appeal_needs_response`; false for anything else.
 */
export function needsAppeal(value: DisputeStatus | Pick<Dispute, 'status'> | null | undefined): boolean {
  const found = valueIn(value, 'status');
  return found === 'appeal_needs_response';
}

/**
 * Whether it has ended. A lost dispute may still come back with `appeal_needs_response`.
 *
 * True for `won`, `lost`, `warning_closed`, `prevented`, `charge_refunded`; false for anything else.
 */
export function isFinal(value: DisputeStatus | Pick<Dispute, 'status'> | null | undefined): boolean {
  const found = valueIn(value, 'status');
  return (
    found === 'won' ||
    found === 'lost' ||
    found === 'warning_closed' ||
    found === 'prevented' ||
    found === 'charge_refunded'
  );
}

/**
 * Whether the merchant won. An inquiry that was closed and a dispute that was prevented had no winner.
 *
 * True for `won`; false for anything else.
 */
export function merchantWon(value: DisputeStatus | Pick<Dispute, 'status'> | null | undefined): boolean {
  const found = valueIn(value, 'status');
  return found === 'won';
}

/**
 * Whether the merchant lost. A lost dispute may still come back with `appeal_needs_response`.
 *
 * True for `lost`; false for anything else.
 */
export function merchantLost(value: DisputeStatus | Pick<Dispute, 'status'> | null | undefined): boolean {
  const found = valueIn(value, 'status');
  return found === 'lost';
}

/**
 * Whether nobody has won: it is still open, or it ended without a winner, as inquiries and prevented disputes do.
 *
 * True for `warning_needs_response`, `warning_under_review`, `warning_closed`, `needs_response`, `under_review`,
 * `prevented`, `appeal_needs_response`, `appeal_under_review`, `charge_refunded`; false for anything else.
 */
export function undecided(value: DisputeStatus | Pick<Dispute, 'status'> | null | undefined): boolean {
  const found = valueIn(value, 'status');
  return (
    found === 'warning_needs_response' ||
    found === 'warning_under_review' ||
    found === 'warning_closed' ||
    found === 'needs_response' ||
    found === 'under_review' ||
    found === 'prevented' ||
    found === 'appeal_needs_response' ||
    found === 'appeal_under_review' ||
    found === 'charge_refunded'
  );
}
