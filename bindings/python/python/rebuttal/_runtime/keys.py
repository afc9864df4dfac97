"""The keys by which messages are known when they are sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rebuttal import _native

if TYPE_CHECKING:
    from rebuttal._runtime.model import Model


def of(provider: str, message: Model) -> str | None:
    """The key of a message; the core makes it from the message's JSON."""
    return _native.dedup_key(provider, message.to_json())
