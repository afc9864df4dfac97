# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: predicates."""

from __future__ import annotations

from rebuttal._generated.stripe.enums import DisputeStatus
from rebuttal._generated.stripe.types import Dispute
from rebuttal._runtime.predicates import among


def needs_evidence(value: Dispute | DisputeStatus | None) -> bool:
    """Whether the merchant is expected to send evidence now. Where an appeal is expected, evidence
    is refused: see `needs_appeal`.

    True for `needs_response`, `warning_needs_response`; false for any other value and for None.

    Of a `Dispute`, it uses the `status`.
    """
    if isinstance(value, Dispute):
        value = value.status
    return among(value, {"needs_response", "warning_needs_response"})


def needs_appeal(value: Dispute | DisputeStatus | None) -> bool:
    """Whether the merchant can appeal now. An appeal has its own part of the evidence, `appeal`;
    the rest is refused.

    True for `appeal_needs_response`; false for any other value and for None.

    Of a `Dispute`, it uses the `status`.
    """
    if isinstance(value, Dispute):
        value = value.status
    return among(value, {"appeal_needs_response"})


def is_final(value: Dispute | DisputeStatus | None) -> bool:
    """Whether it has ended. A lost dispute may still come back with `appeal_needs_response`.

    True for `won`, `lost`, `warning_closed`, `prevented`, `charge_refunded`; false for any other
    value and for None.

    Of a `Dispute`, it uses the `status`.
    """
    if isinstance(value, Dispute):
        value = value.status
    return among(value, {"won", "lost", "warning_closed", "prevented", "charge_refunded"})


def merchant_won(value: Dispute | DisputeStatus | None) -> bool:
    """Whether the merchant won. An inquiry that was closed and a dispute that was prevented had no
    winner.

    True for `won`; false for any other value and for None.

    Of a `Dispute`, it uses the `status`.
    """
    if isinstance(value, Dispute):
        value = value.status
    return among(value, {"won"})


def merchant_lost(value: Dispute | DisputeStatus | None) -> bool:
    """Whether the merchant lost. A lost dispute may still come back with `appeal_needs_response`.

    True for `lost`; false for any other value and for None.

    Of a `Dispute`, it uses the `status`.
    """
    if isinstance(value, Dispute):
        value = value.status
    return among(value, {"lost"})


def undecided(value: Dispute | DisputeStatus | None) -> bool:
    """Whether nobody has won: it is still open, or it ended without a winner, as inquiries and
    prevented disputes do.

    True for `warning_needs_response`, `warning_under_review`, `warning_closed`, `needs_response`,
    `under_review`, `prevented`, `appeal_needs_response`, `appeal_under_review`, `charge_refunded`;
    false for any other value and for None.

    Of a `Dispute`, it uses the `status`.
    """
    if isinstance(value, Dispute):
        value = value.status
    return among(
        value,
        {
            "warning_needs_response",
            "warning_under_review",
            "warning_closed",
            "needs_response",
            "under_review",
            "prevented",
            "appeal_needs_response",
            "appeal_under_review",
            "charge_refunded",
        },
    )
