# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: the options."""

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


hints.parameters(CallOptions)
