"""What the stores over a database have in common: each runs the same statements, blocking or for asyncio."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
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

    def _open(self, dialect: str, table: str, remember: float | timedelta) -> None:
        self._statements = Statements(dialect, table)
        self._remember = millis("remember", remember, ConfigError, least=1)
        self._cleanup = Cleanup()

    def _claim(self, key: str, lease: timedelta) -> Work[Claim]:
        return partial(self._statements.claim, key, new_token(), millis("lease", lease))

    def _delete_expired(self) -> Steps[None]:
        return self._statements.delete_expired(self._remember)


class Store(_Table):
    """A store that blocks."""

    def _run(self, what: str, work: Work[T], outcome: str = "not_done") -> T:
        """Runs the statements in a transaction; a failure of the database is a `DeduplicatorError`."""
        raise NotImplementedError

    def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorError: The database failed; the driver's exception is the cause.
        """
        return self._run("claim", self._claim(key, lease))

    def commit(self, key: str, token: str) -> bool:
        """Makes a claim permanent; False if another worker has claimed the key since."""
        stood = self._run("commit", partial(self._statements.commit, key, token), "unknown")
        if stood and self._cleanup.due():
            # The message is committed, whether old rows can be deleted or not.
            with contextlib.suppress(Exception):
                self.delete_expired()
        return stood

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

    async def _run(self, what: str, work: Work[T], outcome: str = "not_done") -> T:
        raise NotImplementedError

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
                releasing = asyncio.ensure_future(self._release_late(key, task))
                _RELEASING.add(releasing)
                releasing.add_done_callback(_RELEASING.discard)
            raise

    async def _release_late(self, key: str, task: asyncio.Future[Claim]) -> None:
        # If this fails too, the lease ends the claim.
        with contextlib.suppress(Exception):
            claim = await task
            if isinstance(claim, Claimed):
                await self.release(key, claim.token)

    async def commit(self, key: str, token: str) -> bool:
        """Makes a claim permanent; False if another worker has claimed the key since."""
        stood = await self._run("commit", partial(self._statements.commit, key, token), "unknown")
        if stood and self._cleanup.due():
            # The message is committed, whether old rows can be deleted or not.
            with contextlib.suppress(Exception):
                await self.delete_expired()
        return stood

    async def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless another worker has claimed the key since or it was committed."""
        await self._run("release", partial(self._statements.release, key, token))

    async def create_table(self) -> None:
        """Creates the table if it does not exist: for programs that only use `claimed_in`."""
        await self._run("create its table", self._statements.create_table)

    async def delete_expired(self) -> None:
        """Deletes rows of messages that were processed longer ago than `remember`, at most 1,000."""
        await self._run("delete old rows", self._delete_expired)


_RELEASING: set[asyncio.Future[None]] = set()


def step_through(cursor: Any, steps: Steps[T], **options: Any) -> T:
    """Runs statements with a cursor; `options` go to its `execute`."""
    row = None
    while True:
        try:
            statement = steps.send(row)
        except StopIteration as ended:
            result: T = ended.value
            return result
        cursor.execute(*statement, **options)
        row = cursor.fetchone() if cursor.description is not None else None


async def async_step_through(cursor: Any, steps: Steps[T], **options: Any) -> T:
    """The same with an asynchronous cursor."""
    row = None
    while True:
        try:
            statement = steps.send(row)
        except StopIteration as ended:
            result: T = ended.value
            return result
        await cursor.execute(*statement, **options)
        row = await cursor.fetchone() if cursor.description is not None else None
