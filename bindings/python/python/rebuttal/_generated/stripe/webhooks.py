# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: StripeWebhooks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Self

from rebuttal._generated.stripe.messages import KINDS, StripeMessage
from rebuttal._runtime.receiver import Ack, Body, Headers, WebhookReceiver


class StripeWebhooks(WebhookReceiver):
    """Verifies and reads the events that Stripe posts to the merchant. It holds no API key and does
    no I/O.

    Threads may share it, and it works after a fork.
    """

    _provider = "stripe"
    _ack = Ack(
        status_code=200,
        content="ok",
        media_type="text/plain",
    )
    _kinds = KINDS

    def __init__(
        self,
        *,
        webhook_secret: str | Sequence[str],
        tolerance: float | timedelta | None = None,
        future_tolerance: float | timedelta | None = None,
    ) -> None:
        """Checks the options; nothing is sent.

        Args:
            webhook_secret: The endpoint's signing secret, whole, with its `whsec_`. Several while
                secrets are exchanged, or where one address receives for several endpoints: an event
                is good if any of them verifies it. `from_env` reads `STRIPE_WEBHOOK_SECRET`.
            tolerance: How long ago an event may have been signed. One that is sent again is signed
                anew. In seconds, or a `timedelta`. Default: `300`.
            future_tolerance: How far the time of a signature may lie ahead of now. Without it
                nothing limits that. In seconds, or a `timedelta`.

        Raises:
            ConfigError: An option is missing or unusable; `field` names it.
        """
        self._open(
            {
                "webhook_secret": webhook_secret,
                "tolerance": tolerance,
                "future_tolerance": future_tolerance,
            }
        )

    @classmethod
    def from_env(
        cls,
        *,
        webhook_secret: str | Sequence[str] | None = None,
        tolerance: float | timedelta | None = None,
        future_tolerance: float | timedelta | None = None,
    ) -> Self:
        """Makes a receiver from environment variables; arguments override them.

        - `STRIPE_WEBHOOK_SECRET`: `webhook_secret`

        Raises:
            ConfigError: A variable is missing or can't be read; the message names it.
        """
        return cls(
            **cls._read_env(
                {
                    "webhook_secret": webhook_secret,
                    "tolerance": tolerance,
                    "future_tolerance": future_tolerance,
                }
            )
        )

    def receive(self, headers: Headers, body: Body) -> StripeMessage:
        """Verifies a message, then reads it.

        `charge.dispute.created`: a bank, or a customer through a wallet, disputes a payment;
        inquiries begin with it too.

        `charge.dispute.updated`: mostly because evidence was staged or submitted.
        `data.previous_attributes` has what it was before.

        `charge.dispute.closed`: the dispute's `status` alone tells how it ended, that is `won`,
        `lost` or `warning_closed`.

        `charge.dispute.funds_withdrawn`: the disputed amount and the fee are gone; the dispute's
        `balance_transactions` have them.

        `charge.dispute.funds_reinstated`: after a dispute that was won, and in part where the
        payment was partly refunded.

        `v1.charge.dispute.created`: retrieve the dispute that `related_object` names; what comes is
        as it is by then.

        `v1.charge.dispute.updated`: retrieve the dispute that `related_object` names; what comes is
        as it is by then.

        `v1.charge.dispute.closed`: retrieve the dispute that `related_object` names; what comes is
        as it is by then.

        `v1.charge.dispute.funds_withdrawn`: retrieve the dispute that `related_object` names; what
        comes is as it is by then.

        `v1.charge.dispute.funds_reinstated`: retrieve the dispute that `related_object` names; what
        comes is as it is by then.

        A thin event of any other type, or one that lacks what its type needs; `unreadable_fields`
        tells which.

        A snapshot event of any other type, or one whose dispute has no id or status that could be
        read: see `unreadable_fields`. The object is kept as it came.

        Fields and values that this version does not know are kept.

        A value that cannot be read is None, and its path is in `unreadable_fields`. Every signed
        JSON object is at least a message of the last kind.

        Args:
            headers: The request's headers: any mapping, a framework's headers, or pairs.
            body: The body exactly as it was received; a signature does not match JSON that was
                parsed and written anew.

        Raises:
            SignatureError: It is not what the provider signed; `reason` says why. Nothing was
                parsed.
            DecodeError: Its signature is valid, but it is not a JSON object; `raw` has its bytes.
            InvalidArgumentError: `headers` or `body` is not of the accepted types.
        """
        return KINDS.build(self._receive(headers, body))

    def parse(self, body: Body) -> StripeMessage:
        """Reads a message that `verify` has accepted.

        Args:
            body: The body exactly as it was received; a signature does not match JSON that was
                parsed and written anew.

        Raises:
            DecodeError: Its signature is valid, but it is not a JSON object; `raw` has its bytes.
            InvalidArgumentError: `headers` or `body` is not of the accepted types.
        """
        return KINDS.build(self._parse(body))
