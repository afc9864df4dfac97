"""What a store of processed messages answers, and what it must be able to do."""

from __future__ import annotations

import math
from collections.abc import Awaitable
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

import msgspec

from rebuttal._runtime.hints import passes
from rebuttal.errors import InvalidArgumentError, RebuttalError


class Claimed(msgspec.Struct, frozen=True):
    """The caller has the message until its lease ends."""

    token: str
    """Proves that a later commit or release is this claim's and not that of whoever came after it: each
    claim has another."""


class InProgress(msgspec.Struct, frozen=True):
    """Somebody else is processing the message."""

    until: datetime
    """When that one's lease ends; with a time zone."""


class Done(msgspec.Struct, frozen=True):
    """The message was processed."""


Claim: TypeAlias = Claimed | InProgress | Done
"""What became of a claim."""


@passes
class Deduplicator(Protocol):
    """Remembers which messages are being processed and which were.

    `MemoryDeduplicator` does it for one process, `SqliteDeduplicator` for one machine and
    `PostgresDeduplicator` for many. This is what one of your own must do, over another database. What its
    methods raise goes through `claimed` to the caller, and nothing counts as processed by that.
    """

    def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now: if it is new, if its claim was released, or if the lease
        of its claim has ended without a commit. Of two that claim at a time one gets it.
        """
        ...

    def commit(self, key: str, token: str) -> bool:
        """Makes a claim last: the key is `Done` from now on.

        True if the claim with this token still stood, its lease over or not, or was committed before.
        False if another has claimed the key since: then nothing changes.
        """
        ...

    def release(self, key: str, token: str) -> None:
        """Gives a claim up, so that the next delivery is processed at once.

        Does nothing if the claim with this token no longer stands or was committed.
        """
        ...


@passes
class AsyncDeduplicator(Protocol):
    """The same for asyncio: its methods are awaited."""

    def claim(self, key: str, lease: timedelta) -> Awaitable[Claim]:
        """Claims a key; see `Deduplicator`."""
        ...

    def commit(self, key: str, token: str) -> Awaitable[bool]:
        """Makes a claim last; see `Deduplicator`."""
        ...

    def release(self, key: str, token: str) -> Awaitable[None]:
        """Gives a claim up; see `Deduplicator`."""
        ...


# No calendar ends before that.
_CENTURY = 100 * 365 * 86_400


def millis(
    name: str,
    given: float | timedelta,
    error: type[RebuttalError] = InvalidArgumentError,
) -> int:
    """A time as whole milliseconds, rounded up: a little is not nothing.

    Raises:
        RebuttalError: The given class; it is no time, less than nothing, or more than a century.
    """
    seconds = given.total_seconds() if isinstance(given, timedelta) else given
    right = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if not right or not 0 <= seconds <= _CENTURY:
        raise error(
            f"`{name}` must be a number of seconds or a timedelta: more than nothing, at most a century",
            outcome="not_done",
            field=name,
        )
    return math.ceil(seconds * 1000)
