"""A deduplicator for one process."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from rebuttal._dedup.claims import Claim, Claimed, Done, InProgress, millis
from rebuttal._native import Claims
from rebuttal.errors import ConfigError


class MemoryDeduplicator:
    """Remembers in memory which messages are being processed and which were, for programs of one process.

    What it knows ends with the process. It is bounded: when it is full, claims whose lease has ended
    are forgotten first, then the oldest commits, never a claim that stands. Threads may share it. For
    asyncio there is `AsyncMemoryDeduplicator`.
    """

    def __init__(
        self,
        *,
        capacity: int = 100_000,
        remember: float | timedelta = timedelta(days=7),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Makes one that knows nothing yet.

        Args:
            capacity: How many messages it knows at once. All of them take some 25 MB.
            remember: How long it remembers that a message was processed, in seconds or as a
                `timedelta`. 7 days are longer than any provider sends one again by itself.
            clock: Gives the time in seconds since any moment; for tests.

        Raises:
            ConfigError: `capacity` or `remember` is not more than 0; `field` names it.
        """
        whole = isinstance(capacity, int) and not isinstance(capacity, bool)
        if not whole or not 0 <= capacity < 2**32:
            raise ConfigError(
                "the option `capacity` must be a whole number more than 0",
                outcome="not_done",
                field="capacity",
            )
        self._claims = Claims(capacity, millis("remember", remember, ConfigError))
        self._clock = clock

    def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorFullError: All that there is room for is being processed.
            InvalidArgumentError: The key is empty, or the lease no time.
        """
        token, rest = self._claims.claim(key, millis("lease", lease), self._now())
        if token is not None:
            return Claimed(str(token))
        if rest is None:
            return Done()
        return InProgress(datetime.now(UTC) + timedelta(milliseconds=rest))

    def commit(self, key: str, token: str) -> bool:
        """Makes a claim last; False if another has claimed the key since."""
        return token.isdecimal() and self._claims.commit(key, int(token), self._now())

    def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless it is another's by now or committed."""
        if token.isdecimal():
            self._claims.release(key, int(token), self._now())

    def _now(self) -> int:
        return max(0, int(self._clock() * 1000))


class AsyncMemoryDeduplicator:
    """The same for asyncio, where `claimed` awaits its store. It never waits for anything."""

    def __init__(
        self,
        *,
        capacity: int = 100_000,
        remember: float | timedelta = timedelta(days=7),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Makes one that knows nothing yet; see `MemoryDeduplicator`.

        Raises:
            ConfigError: `capacity` or `remember` is not more than 0; `field` names it.
        """
        self._memory = MemoryDeduplicator(capacity=capacity, remember=remember, clock=clock)

    async def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorFullError: All that there is room for is being processed.
            InvalidArgumentError: The key is empty, or the lease no time.
        """
        return self._memory.claim(key, lease)

    async def commit(self, key: str, token: str) -> bool:
        """Makes a claim last; False if another has claimed the key since."""
        return self._memory.commit(key, token)

    async def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless it is another's by now or committed."""
        self._memory.release(key, token)
