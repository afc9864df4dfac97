# Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Stripe disputes: lists of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rebuttal._generated.stripe.messages import KINDS
from rebuttal._runtime import shapes
from rebuttal._runtime.model import Response

if TYPE_CHECKING:
    from rebuttal._generated.stripe.messages import StripeMessage as Message
else:
    Message = shapes.any_message(KINDS)


class EventList(Response, frozen=True, kw_only=True):
    """A page of events."""

    object: str | None = None
    """Always `list`."""
    data: list[Message]
    """The events, the newest first."""
    has_more: bool
    """Whether there is another page in this direction."""
    url: str | None = None
    """The path of the list."""
