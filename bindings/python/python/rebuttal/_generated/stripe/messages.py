# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: kinds of messages."""

from __future__ import annotations

from typing import TypeAlias

from rebuttal._generated.stripe.types import DisputeEvent, Event, ThinDisputeEvent, ThinEvent
from rebuttal._runtime.messages import MessageKinds


class DisputeCreated(DisputeEvent, frozen=True, kw_only=True):
    """`charge.dispute.created`: a bank, or a customer through a wallet, disputes a payment;
    inquiries begin with it too.
    """


class DisputeUpdated(DisputeEvent, frozen=True, kw_only=True):
    """`charge.dispute.updated`: mostly because evidence was staged or submitted.
    `data.previous_attributes` has what it was before.
    """


class DisputeClosed(DisputeEvent, frozen=True, kw_only=True):
    """`charge.dispute.closed`: the dispute's `status` alone tells how it ended, that is `won`,
    `lost` or `warning_closed`.
    """


class DisputeFundsWithdrawn(DisputeEvent, frozen=True, kw_only=True):
    """`charge.dispute.funds_withdrawn`: the disputed amount and the fee are gone; the dispute's
    `balance_transactions` have them.
    """


class DisputeFundsReinstated(DisputeEvent, frozen=True, kw_only=True):
    """`charge.dispute.funds_reinstated`: after a dispute that was won, and in part where the
    payment was partly refunded.
    """


class ThinDisputeCreated(ThinDisputeEvent, frozen=True, kw_only=True):
    """`v1.charge.dispute.created`: retrieve the dispute that `related_object` names; what comes is
    as it is by then.
    """


class ThinDisputeUpdated(ThinDisputeEvent, frozen=True, kw_only=True):
    """`v1.charge.dispute.updated`: retrieve the dispute that `related_object` names; what comes is
    as it is by then.
    """


class ThinDisputeClosed(ThinDisputeEvent, frozen=True, kw_only=True):
    """`v1.charge.dispute.closed`: retrieve the dispute that `related_object` names; what comes is
    as it is by then.
    """


class ThinDisputeFundsWithdrawn(ThinDisputeEvent, frozen=True, kw_only=True):
    """`v1.charge.dispute.funds_withdrawn`: retrieve the dispute that `related_object` names; what
    comes is as it is by then.
    """


class ThinDisputeFundsReinstated(ThinDisputeEvent, frozen=True, kw_only=True):
    """`v1.charge.dispute.funds_reinstated`: retrieve the dispute that `related_object` names; what
    comes is as it is by then.
    """


StripeMessage: TypeAlias = (
    DisputeCreated
    | DisputeUpdated
    | DisputeClosed
    | DisputeFundsWithdrawn
    | DisputeFundsReinstated
    | ThinDisputeCreated
    | ThinDisputeUpdated
    | ThinDisputeClosed
    | ThinDisputeFundsWithdrawn
    | ThinDisputeFundsReinstated
    | ThinEvent
    | Event
)
"""Any message that is received or fetched; distinguish kinds with `isinstance` or `match`."""

KINDS: MessageKinds[StripeMessage] = MessageKinds(
    "stripe",
    {
        "disputeCreated": DisputeCreated,
        "disputeUpdated": DisputeUpdated,
        "disputeClosed": DisputeClosed,
        "disputeFundsWithdrawn": DisputeFundsWithdrawn,
        "disputeFundsReinstated": DisputeFundsReinstated,
        "thinDisputeCreated": ThinDisputeCreated,
        "thinDisputeUpdated": ThinDisputeUpdated,
        "thinDisputeClosed": ThinDisputeClosed,
        "thinDisputeFundsWithdrawn": ThinDisputeFundsWithdrawn,
        "thinDisputeFundsReinstated": ThinDisputeFundsReinstated,
        "thinEvent": ThinEvent,
        "event": Event,
    },
)
