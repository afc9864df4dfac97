"""Claim, work, commit: in the one order that loses nothing."""

from __future__ import annotations

import inspect
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, NoReturn, Protocol, overload

from rebuttal._dedup.claims import (
    AsyncDeduplicator,
    Claimed,
    Deduplicator,
    Done,
    InProgress,
    millis,
)
from rebuttal._native import check_claim, claim_lost, in_progress
from rebuttal._runtime.hints import passes
from rebuttal.errors import DeduplicatorError, InvalidArgumentError


@passes
class Keyed(Protocol):
    """A message that was received, or made from a dict."""

    @property
    def dedup_key(self) -> str | None: ...


class Claiming(AbstractContextManager[bool, None]):
    """A claim for the time of a `with`."""


class AsyncClaiming(AbstractAsyncContextManager[bool, None]):
    """A claim for the time of an `async with`."""


LEASE = timedelta(minutes=5)
"""How long a claim holds unless another time is given."""


@overload
def claimed(
    store: Deduplicator,
    message: Keyed | str | None,
    *,
    lease: float | timedelta = LEASE,
) -> Claiming: ...
@overload
def claimed(
    store: AsyncDeduplicator,
    message: Keyed | str | None,
    *,
    lease: float | timedelta = LEASE,
) -> AsyncClaiming: ...
def claimed(
    store: Any,
    message: Keyed | str | None,
    *,
    lease: float | timedelta = LEASE,
) -> Any:
    """Claims a message for the time of a `with` (or `async with`), which gives whether to process it.

    True: process it here. When the block ends well the message counts as processed; when it raises, the
    claim is released and the exception goes on. False: it was processed before. A message without a key
    is to be processed each time. Acknowledge after the `with`, and only if it raised nothing.

    Args:
        store: A deduplicator of this module or of your own; with `async with` one for asyncio.
        message: A message, or its key; of one that comes from a queue as a dict, the receiver's
            `dedup_key` gives it. None is the key of a message that has none.
        lease: How long the claim holds if this process dies, in seconds or as a `timedelta`: longer than
            the block ever takes, for nobody else works on the message meanwhile.

    Raises:
        InProgressError: Another worker is processing it. Don't acknowledge it, so that it comes again.
        ClaimLostError: The block took longer than the lease and another worker took over.
        DeduplicatorError: The store failed, or gave something that its protocol does not have.
        InvalidArgumentError: `message` is neither a message nor a key, or `lease` is no time.
    """
    return _Claiming(store, key_of(message), lease)


class _Claiming:
    """Does both: only at run time it shows whether the store wants to be awaited."""

    def __init__(self, store: Any, key: str | None, lease: float | timedelta) -> None:
        self._store = store
        self._key = key
        self._token: str | None = None
        lease_ms = millis("lease", lease)
        self._lease = timedelta(milliseconds=lease_ms)
        if key is not None:
            check_claim(key, lease_ms)

    def __enter__(self) -> bool:
        if self._key is None:
            return True
        claim = self._store.claim(self._key, self._lease)
        if inspect.isawaitable(claim):
            _abandon(claim)
            _wrong_store("is one for asyncio: use `async with`")
        return self._take(claim)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._key is None or self._token is None:
            return
        if error is None:
            _committed(self._store.commit(self._key, self._token))
            return
        try:
            self._store.release(self._key, self._token)
        except Exception as failed:
            _note(error, failed)

    async def __aenter__(self) -> bool:
        if self._key is None:
            return True
        claim = self._store.claim(self._key, self._lease)
        if not inspect.isawaitable(claim):
            if isinstance(claim, Claimed):
                self._store.release(self._key, claim.token)
            _wrong_store("would block the event loop: use one for asyncio, or `with` in a thread")
        return self._take(await claim)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._key is None or self._token is None:
            return
        if error is None:
            _committed(await self._store.commit(self._key, self._token))
            return
        try:
            await self._store.release(self._key, self._token)
        except Exception as failed:
            _note(error, failed)

    def _take(self, claim: Any) -> bool:
        if isinstance(claim, Claimed) and isinstance(claim.token, str):
            self._token = claim.token
            return True
        if isinstance(claim, Done):
            return False
        if isinstance(claim, InProgress) and isinstance(claim.until, datetime):
            raise in_progress(epoch_ms(claim.until))
        raise DeduplicatorError(
            f"the store's `claim` gave a {type(claim).__name__} that is no claim there is",
            outcome="not_done",
            retryable=True,
        )


_NOTHING = object()


def key_of(message: Any) -> str | None:
    """The key of a message, or the key that was given in its place.

    Raises:
        InvalidArgumentError: It is neither.
    """
    if message is None or isinstance(message, str):
        return message
    key: Any = getattr(message, "dedup_key", _NOTHING)
    if key is None or isinstance(key, str):
        return key
    raise InvalidArgumentError(
        f"`message` is a {type(message).__name__}, neither a message nor a key; for one that went "
        "through a queue as a dict give `hooks.dedup_key(message)`",
        outcome="not_done",
        field="message",
    )


def _committed(answer: Any) -> None:
    if answer is True:
        return
    if answer is False:
        raise claim_lost()
    raise DeduplicatorError(
        f"the store's `commit` gave a {type(answer).__name__}, not whether the claim still stood",
        outcome="unknown",
        retryable=True,
    )


def epoch_ms(until: datetime) -> int:
    """Milliseconds since 1970."""
    return max(0, int(until.timestamp() * 1000))


def _note(error: BaseException, failed: Exception) -> None:
    error.add_note(
        f"The message's claim could not be released either ({type(failed).__name__}); its lease ends it."
    )


def _abandon(awaitable: Any) -> None:
    close = getattr(awaitable, "close", None)
    if close is not None:
        close()


def _wrong_store(problem: str) -> NoReturn:
    raise InvalidArgumentError(f"`store` {problem}", outcome="not_done", field="store")
