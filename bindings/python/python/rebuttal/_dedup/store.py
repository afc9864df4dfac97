"""What the stores over a database have in common: each runs the same statements, blocking or for asyncio."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias, TypeVar

from rebuttal._dedup.claims import Claim, Claimed, millis
from rebuttal._dedup.statements import Cleanup, Statements, Steps, new_token
from rebuttal.errors import ConfigError

T = TypeVar("T")
Work: TypeAlias = Callable[[], Steps[T]]
"""Begins the statements anew, so that a failed transaction can be repeated."""


class _Table:
    _statements: Statements
    _remember: int
    _cleanup: Cleanup
    _run: Callable[..., Any]
    """Runs statements in a transaction; a failure of the database is a `DeduplicatorError`."""

    def _open(self, dialect: str, table: str, remember: float | timedelta) -> None:
        self._statements = Statements(dialect, table)
        self._remember = millis("remember", remember, ConfigError, least=1)
        self._cleanup = Cleanup()

    def _claim(self, key: str, lease: timedelta) -> Work[Claim]:
        return partial(self._statements.claim, key, new_token(), millis("lease", lease))

    async def _commit(self, key: str, token: str) -> bool:
        work = partial(self._statements.commit, key, token)
        stood: bool = await settled(self._run("commit", work, "unknown"))
        if stood and self._cleanup.due():
            # The message is committed, whether old rows can be deleted or not.
            with contextlib.suppress(Exception):
                await settled(self._run("delete old rows", self._delete_expired))
        return stood

    def _delete_expired(self) -> Steps[None]:
        return self._statements.delete_expired(self._remember)


class Store(_Table):
    """A store that blocks."""

    def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorError: The database failed; the driver's exception is the cause.
        """
        claim: Claim = self._run("claim", self._claim(key, lease))
        return claim

    def commit(self, key: str, token: str) -> bool:
        """Makes a claim permanent; False if another worker has claimed the key since."""
        return blocking(self._commit(key, token))

    def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless another worker has claimed the key since or it was committed."""
        self._run("release", partial(self._statements.release, key, token))

    def create_table(self) -> None:
        """Creates the table if it does not exist: for programs that only use `claimed_in`."""
        self._run("create its table", self._statements.create_table)

    def delete_expired(self) -> None:
        """Deletes rows of messages that were processed longer ago than `remember`, at most 1,000.

        A store calls it after some commits; with `claimed_in` alone call it yourself.
        """
        self._run("delete old rows", self._delete_expired)


class AsyncStore(_Table):
    """The same for asyncio."""

    async def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        If the task is cancelled meanwhile, a claim that succeeds all the same is released.

        Raises:
            DeduplicatorError: The database failed; the driver's exception is the cause.
        """
        task = asyncio.ensure_future(self._run("claim", self._claim(key, lease)))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if not task.cancelled():
                _kept(self._release_late(key, task))
            raise

    async def _release_late(self, key: str, task: asyncio.Future[Claim]) -> None:
        # If this fails too, the lease ends the claim.
        with contextlib.suppress(Exception):
            claim = await task
            if isinstance(claim, Claimed):
                await self.release(key, claim.token)

    async def commit(self, key: str, token: str) -> bool:
        """Makes a claim permanent; False if another worker has claimed the key since.

        It goes on if the task is cancelled meanwhile: the work is done.
        """
        return await _outliving(self._commit(key, token))

    async def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless another worker has claimed the key since or it was committed.

        It goes on if the task is cancelled meanwhile: else nobody could claim the key until the lease ends.
        """
        await _outliving(self._run("release", partial(self._statements.release, key, token)))

    async def create_table(self) -> None:
        """Creates the table if it does not exist: for programs that only use `claimed_in`."""
        await self._run("create its table", self._statements.create_table)

    async def delete_expired(self) -> None:
        """Deletes rows of messages that were processed longer ago than `remember`, at most 1,000."""
        await self._run("delete old rows", self._delete_expired)


_UNDER_WAY: set[asyncio.Future[Any]] = set()


def _kept(work: Coroutine[Any, Any, T]) -> asyncio.Future[T]:
    """Work in a task of its own, which the event loop alone would forget."""
    task = asyncio.ensure_future(work)
    _UNDER_WAY.add(task)
    task.add_done_callback(_UNDER_WAY.discard)
    return task


async def _outliving(work: Coroutine[Any, Any, T]) -> T:
    """The result of work that goes on when the task that waits for it is cancelled, as scopes of anyio do at each wait."""
    return await asyncio.shield(_kept(work))


def blocking(work: Coroutine[Any, Any, T]) -> T:
    """Runs work that is written once for blocking code and for asyncio, and has nothing to wait for here."""
    try:
        work.send(None)
    except StopIteration as ended:
        result: T = ended.value
        return result
    raise RuntimeError("blocking work waits for an event loop")


async def settled(value: Any) -> Any:
    """The value itself, or the awaited one."""
    return await value if inspect.isawaitable(value) else value


async def step_through(cursor: Any, steps: Steps[T], **options: Any) -> T:
    """Runs statements with a cursor of either kind; `options` go to its `execute`."""
    row = None
    while True:
        try:
            statement = steps.send(row)
        except StopIteration as ended:
            result: T = ended.value
            return result
        await settled(cursor.execute(*statement, **options))
        row = await settled(cursor.fetchone()) if cursor.description is not None else None
