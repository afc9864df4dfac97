"""Claim, process, commit: the order in which no message is lost."""

from __future__ import annotations

import inspect
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Protocol, overload

from rebuttal._dedup.claims import (
    AsyncDeduplicator,
    Claimed,
    Deduplicator,
    Done,
    InProgress,
    millis,
)
from rebuttal._dedup.store import blocking
from rebuttal._native import check_claim, claim_lost, in_progress
from rebuttal._runtime.hints import passes
from rebuttal.errors import DeduplicatorError, InvalidArgumentError


@passes
class HasDedupKey(Protocol):
    """A message that was received, or made from a dict."""

    @property
    def dedup_key(self) -> str | None: ...


class Claiming(AbstractContextManager[bool, None]):
    """A claim that holds during a `with` block."""


class AsyncClaiming(AbstractAsyncContextManager[bool, None]):
    """A claim that holds during an `async with` block."""


LEASE = timedelta(minutes=5)
"""The default lease of a claim."""


@overload
def claimed(
    store: Deduplicator,
    message: HasDedupKey | str | None,
    *,
    lease: float | timedelta = LEASE,
) -> Claiming: ...
@overload
def claimed(
    store: AsyncDeduplicator,
    message: HasDedupKey | str | None,
    *,
    lease: float | timedelta = LEASE,
) -> AsyncClaiming: ...
def claimed(
    store: Any,
    message: HasDedupKey | str | None,
    *,
    lease: float | timedelta = LEASE,
) -> Any:
    """Claims a message for a `with` (or `async with`) block. `as` says whether to process it.

    True: process it here. When the block ends without an exception, the message counts as processed;
    otherwise the claim is released and the exception is passed on. False: it was processed before. A
    message without a key is processed each time. Acknowledge after the block, and only if it raised
    nothing.

    Args:
        store: A deduplicator of this module or of your own; with `async with` one for asyncio.
        message: A message, or its key. For a message from a queue as a dict, the receiver's `dedup_key`
            returns the key. None stands for a message without a key.
        lease: How long the claim holds if this process dies, in seconds or as a `timedelta`. Make it
            longer than the block ever takes: no other worker processes the message meanwhile.

    Raises:
        InProgressError: Another worker is processing it. Don't acknowledge it, so that it is sent again.
        ClaimLostError: The block took longer than the lease and another worker took over.
        DeduplicatorError: The store failed, or returned a value outside its protocol.
        InvalidArgumentError: `message` is neither a message nor a key, or `lease` is not a time.
    """
    return ClaimBlock(store, key_of(message), lease)


class ClaimBlock:
    """Both forms in one class: only a call shows whether the store has to be awaited."""

    _note = "The message's claim could not be released either ({}); it ends with its lease."
    _keyless = False
    """Whether the store has something to do for a message without a key."""

    def __init__(self, store: Any, key: str | None, lease: float | timedelta) -> None:
        self._store = store
        self._key = key
        self._token: str | None = None
        lease_ms = millis("lease", lease)
        self._lease = timedelta(milliseconds=lease_ms)
        if key is not None:
            check_claim(key, lease_ms)

    def __enter__(self) -> bool:
        if self._key is None and not self._keyless:
            return True
        claim = self._store.claim(self._key, self._lease)
        if inspect.isawaitable(claim):
            getattr(claim, "close", lambda: None)()
            raise wrong("store", "is one for asyncio: use `async with`")
        return self._take(claim)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        blocking(self._leave(error, awaited=False))

    async def __aenter__(self) -> bool:
        if self._key is None and not self._keyless:
            return True
        claim = self._store.claim(self._key, self._lease)
        if not inspect.isawaitable(claim):
            if isinstance(claim, Claimed):
                self._store.release(self._key, claim.token)
            problem = "would block the event loop: use one for asyncio, or `with` in a thread"
            raise wrong("store", problem)
        return self._take(await claim)

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        await self._leave(error, awaited=True)

    async def _leave(self, error: BaseException | None, *, awaited: bool) -> None:
        if self._token is None:
            return
        if error is None:
            stood = self._store.commit(self._key, self._token)
            _check_commit(await stood if awaited else stood)
            return
        try:
            released = self._store.release(self._key, self._token)
            if awaited:
                await released
        except Exception as failed:
            error.add_note(self._note.format(type(failed.__cause__ or failed).__name__))

    def _take(self, claim: Any) -> bool:
        if isinstance(claim, Claimed) and isinstance(claim.token, str):
            self._token = claim.token
            return True
        if isinstance(claim, Done):
            return False
        if isinstance(claim, InProgress) and isinstance(claim.until, datetime):
            raise in_progress(max(0, int(claim.until.timestamp() * 1000)))
        raise DeduplicatorError(
            f"the store's `claim` returned a {type(claim).__name__}, not Claimed, InProgress or Done",
            outcome="not_done",
            retryable=True,
        )


def key_of(message: Any) -> str | None:
    """The key of a message, or the key itself.

    Raises:
        InvalidArgumentError: It is neither.
    """
    key = message if isinstance(message, str) else getattr(message, "dedup_key", message)
    if key is None or isinstance(key, str):
        return key
    raise wrong(
        "message",
        f"is a {type(message).__name__}, neither a message nor a key; for one that went through a queue as a "
        "dict give `hooks.dedup_key(message)`",
    )


def wrong(field: str, problem: str) -> InvalidArgumentError:
    """The error for an argument."""
    return InvalidArgumentError(f"`{field}` {problem}", outcome="not_done", field=field)


def _check_commit(stood: Any) -> None:
    if stood is False:
        raise claim_lost()
    if stood is not True:
        raise DeduplicatorError(
            f"the store's `commit` returned a {type(stood).__name__}, not True or False",
            outcome="unknown",
            retryable=True,
        )
