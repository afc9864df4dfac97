"""What a store of processed messages returns, and what it must be able to do."""

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
    """Identifies this claim in a later commit or release; each claim has another token."""


class InProgress(msgspec.Struct, frozen=True):
    """Another worker is processing the message."""

    until: datetime
    """When that worker's lease ends; with a time zone."""


class Done(msgspec.Struct, frozen=True):
    """The message was processed."""


Claim: TypeAlias = Claimed | InProgress | Done
"""The result of a claim."""


@passes
class Deduplicator(Protocol):
    """Records which messages are being processed and which were.

    `MemoryDeduplicator` does it for one process, `SqliteDeduplicator` for one machine and
    `PostgresDeduplicator` for many. Implement this protocol over another database. `claimed` passes on what
    its methods raise, and the message does not count as processed then.
    """

    def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now: if it is new, if its claim was released, or if the lease
        of its claim has ended without a commit. Of two concurrent claims one succeeds.
        """
        ...

    def commit(self, key: str, token: str) -> bool:
        """Makes a claim permanent: the key is `Done` from now on.

        True if the claim with this token is still the key's latest, even after its lease, or was committed
        before. False if another worker has claimed the key since: then nothing changes.
        """
        ...

    def release(self, key: str, token: str) -> None:
        """Gives a claim up, so that the next delivery is processed at once.

        Does nothing if another worker has claimed the key since, or if the claim was committed.
        """
        ...


@passes
class AsyncDeduplicator(Protocol):
    """The same for asyncio: its methods are awaited."""

    def claim(self, key: str, lease: timedelta) -> Awaitable[Claim]:
        """Claims a key; see `Deduplicator`."""
        ...

    def commit(self, key: str, token: str) -> Awaitable[bool]:
        """Makes a claim permanent; see `Deduplicator`."""
        ...

    def release(self, key: str, token: str) -> Awaitable[None]:
        """Gives a claim up; see `Deduplicator`."""
        ...


_CENTURY = 100 * 365 * 86_400
"""The longest time in seconds: every `datetime` can hold a time that far from now."""


def millis(
    name: str,
    given: float | timedelta,
    error: type[RebuttalError] = InvalidArgumentError,
    *,
    least: int = 0,
) -> int:
    """A time as whole milliseconds, rounded up, so that a short time does not become 0.

    Raises:
        RebuttalError: The given class; it is not a time, shorter than `least`, or longer than a century.
    """
    seconds = given.total_seconds() if isinstance(given, timedelta) else given
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    found = math.ceil(seconds * 1000) if number and 0 <= seconds <= _CENTURY else -1
    if found < least:
        raise error(
            f"`{name}` must be a number of seconds or a timedelta: greater than 0, at most a century",
            outcome="not_done",
            field=name,
        )
    return found
