"""A deduplicator for one process."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from rebuttal._dedup.claims import Claim, Claimed, Done, InProgress, millis
from rebuttal._dedup.statements import REMEMBER
from rebuttal._native import Claims
from rebuttal.errors import ConfigError


class MemoryDeduplicator:
    """Records in memory which messages are being processed and which were, for programs of one process.

    Its data ends with the process. It is bounded: when it is full, it first forgets claims whose lease has
    ended, then the oldest commits, never a claim that holds. Threads may share it. For asyncio there is
    `AsyncMemoryDeduplicator`.
    """

    def __init__(
        self,
        *,
        capacity: int = 100_000,
        remember: float | timedelta = REMEMBER,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Makes an empty one.

        Args:
            capacity: How many messages it records at once. The default takes about 25 MB.
            remember: How long it remembers that a message was processed, in seconds or as a
                `timedelta`. 7 days are longer than any provider goes on sending a message.
            clock: Returns the time in seconds from any fixed point; for tests.

        Raises:
            ConfigError: `capacity` or `remember` is not greater than 0; `field` names it.
        """
        whole = isinstance(capacity, int) and not isinstance(capacity, bool)
        if not whole or not 0 <= capacity < 2**32:
            raise ConfigError(
                "the option `capacity` must be a whole number greater than 0",
                outcome="not_done",
                field="capacity",
            )
        self._claims = Claims(capacity, millis("remember", remember, ConfigError))
        self._clock = clock

    def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorFullError: As many messages as it can record are being processed.
            InvalidArgumentError: The key is empty, or the lease is not a time.
        """
        token, rest = self._claims.claim(key, millis("lease", lease), self._now())
        if token is not None:
            return Claimed(str(token))
        if rest is None:
            return Done()
        return InProgress(datetime.now(UTC) + timedelta(milliseconds=rest))

    def commit(self, key: str, token: str) -> bool:
        """Makes a claim permanent; False if another worker has claimed the key since."""
        return token.isdecimal() and self._claims.commit(key, int(token), self._now())

    def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless another worker has claimed the key since or it was committed."""
        if token.isdecimal():
            self._claims.release(key, int(token), self._now())

    def _now(self) -> int:
        return max(0, int(self._clock() * 1000))


class AsyncMemoryDeduplicator:
    """The same for asyncio, where `claimed` awaits its store. It never blocks."""

    def __init__(
        self,
        *,
        capacity: int = 100_000,
        remember: float | timedelta = REMEMBER,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Makes an empty one; see `MemoryDeduplicator`."""
        self._memory = MemoryDeduplicator(capacity=capacity, remember=remember, clock=clock)

    async def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now; see `MemoryDeduplicator`."""
        return self._memory.claim(key, lease)

    async def commit(self, key: str, token: str) -> bool:
        """Makes a claim permanent; False if another worker has claimed the key since."""
        return self._memory.commit(key, token)

    async def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless another worker has claimed the key since or it was committed."""
        self._memory.release(key, token)
