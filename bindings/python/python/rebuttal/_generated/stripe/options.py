# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: the options."""

from __future__ import annotations

from datetime import timedelta
from typing import TypedDict

from rebuttal._runtime import hints


class CallOptions(TypedDict, total=False):
    """Options of one call; they override those of the client."""

    timeout: float | timedelta | None
    """The longest that this call may take. In seconds, or a `timedelta`."""
    attempt_timeout: float | timedelta | None
    """The longest that one attempt of this call may take. In seconds, or a `timedelta`."""
    max_attempts: int | None
    """How many requests this call may start, from 1 to 10."""
    idempotency_key: str | None
    """The key by which the provider tells a repetition from a new request, for a POST: from 1 to
    255 characters. Without it each call gets a new one. A second call with the same key gets the
    first one's answer and has no effect of its own; with other parameters it is refused.
    """
    account: str | None
    """The connected account (`acct_…`) for which this call acts."""
    context: str | None
    """The account for which this call acts, as a thin event names it in its `context`. It may not
    stand beside `account`.
    """
    request_trigger: str | None
    """What made the program send this request; for a thin event `event=` and the event's id."""
    api_version: str | None
    """The API version that this call asks for."""


hints.parameters(CallOptions)
