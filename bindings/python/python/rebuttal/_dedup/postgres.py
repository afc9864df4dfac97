"""Deduplicators over PostgreSQL, with psycopg 3. It is imported on first use alone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from datetime import timedelta
from typing import Any, Protocol, TypeVar

from rebuttal._dedup.claims import Claim, millis
from rebuttal._dedup.sqlite import claim_whole, more_than_nothing
from rebuttal._dedup.statements import (
    REMEMBER,
    TABLE,
    Cleanup,
    Statements,
    Steps,
    failed,
    new_token,
)
from rebuttal._runtime.hints import passes
from rebuttal.errors import ConfigError


@passes
class ConnectionPool(Protocol):
    """What a `psycopg_pool.ConnectionPool` can do."""

    def connection(self) -> AbstractContextManager[Any]:
        """Lends a connection, and commits when it comes back."""
        ...


@passes
class AsyncConnectionPool(Protocol):
    """What a `psycopg_pool.AsyncConnectionPool` can do."""

    def connection(self) -> AbstractAsyncContextManager[Any]:
        """Lends a connection, and commits when it comes back."""
        ...


T = TypeVar("T")


def step_through(cursor: Any, steps: Steps[T]) -> T:
    """Runs statements with a cursor of psycopg; what they come to."""
    row = None
    while True:
        try:
            sql, values = steps.send(row)
        except StopIteration as ended:
            result: T = ended.value
            return result
        # Not prepared: a pooler between us and the database may not keep what is.
        cursor.execute(sql, values or None, prepare=False)
        row = cursor.fetchone() if cursor.description is not None else None


async def async_step_through(cursor: Any, steps: Steps[T]) -> T:
    """The same with an asynchronous cursor."""
    row = None
    while True:
        try:
            sql, values = steps.send(row)
        except StopIteration as ended:
            result: T = ended.value
            return result
        await cursor.execute(sql, values or None, prepare=False)
        row = await cursor.fetchone() if cursor.description is not None else None


class PostgresDeduplicator:
    """Remembers in PostgreSQL which messages are being processed and which were, for any number of machines.

    Needs psycopg 3: `pip install rebuttal[postgres]`. Threads may share it, and it makes its table on
    first use. All times are those of the database's clock. For asyncio there is
    `AsyncPostgresDeduplicator`; to work on a connection of your own, inside your transaction,
    `claimed_in`.
    """

    def __init__(
        self,
        pool: ConnectionPool | str,
        *,
        table: str = TABLE,
        remember: float | timedelta = REMEMBER,
    ) -> None:
        """Connects to nothing yet.

        Args:
            pool: A `psycopg_pool.ConnectionPool`, or a connection string; with that it connects for
                each claim and each commit anew.
            table: What its table is called.
            remember: How long it remembers that a message was processed, in seconds or as a
                `timedelta`. Older rows are deleted, a few at a time.

        Raises:
            ConfigError: An option is not usable, or there is no psycopg; `field` names it.
        """
        psycopg = _psycopg()
        self._open: Callable[[], AbstractContextManager[Any]] = (
            (lambda: psycopg.Connection.connect(pool))
            if isinstance(pool, str)
            else _lender(pool, "ConnectionPool")
        )
        self._statements = Statements("postgres", table)
        self._remember = more_than_nothing("remember", remember)
        self._cleanup = Cleanup()

    def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorError: The database could not; psycopg's exception is the cause.
        """
        token, lease_ms = new_token(), millis("lease", lease)
        return self._run("claim", lambda: self._statements.claim(key, token, lease_ms))

    def commit(self, key: str, token: str) -> bool:
        """Makes a claim last; False if another has claimed the key since."""
        commit = lambda: self._statements.commit(key, token)  # noqa: E731
        stood = self._run("commit", commit, outcome="unknown")
        if stood and self._cleanup.due():
            # What was done is done, whatever becomes of this.
            with contextlib.suppress(Exception):
                self.delete_expired()
        return stood

    def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless it is another's by now or committed."""
        self._run("release", lambda: self._statements.release(key, token))

    def create_table(self) -> None:
        """Makes the table if there is none: for programs that only use `claimed_in`."""
        self._run("create its table", self._statements.create_table)

    def delete_expired(self) -> None:
        """Deletes what was processed longer ago than `remember`, at most 1,000 rows.

        It happens by itself after some commits; `claimed_in` leaves it to you.
        """
        self._run("delete old rows", lambda: self._statements.delete_expired(self._remember))

    def _run(self, what: str, steps: Callable[[], Steps[T]], *, outcome: str = "not_done") -> T:
        psycopg = _psycopg()
        plan = Attempts()
        while True:
            try:
                return self._attempt(steps)
            except psycopg.Error as error:
                plan.after(error)
                if not plan.again:
                    raise failed(what, error, outcome=outcome) from error
            if plan.create:
                try:
                    self._attempt(self._statements.create_table)
                except psycopg.Error as error:
                    raise failed("create its table", error) from error

    def _attempt(self, steps: Callable[[], Steps[T]]) -> T:
        with self._open() as connection, connection.cursor(row_factory=tuples()) as cursor:
            return step_through(cursor, steps())


class AsyncPostgresDeduplicator:
    """The same for asyncio, over a `psycopg_pool.AsyncConnectionPool`."""

    def __init__(
        self,
        pool: AsyncConnectionPool | str,
        *,
        table: str = TABLE,
        remember: float | timedelta = REMEMBER,
    ) -> None:
        """Connects to nothing yet; see `PostgresDeduplicator`.

        Raises:
            ConfigError: An option is not usable, or there is no psycopg; `field` names it.
        """
        psycopg = _psycopg()
        self._open: Callable[[], Any] = (
            (lambda: _Connecting(psycopg.AsyncConnection.connect, pool))
            if isinstance(pool, str)
            else _lender(pool, "AsyncConnectionPool")
        )
        self._statements = Statements("postgres", table)
        self._remember = more_than_nothing("remember", remember)
        self._cleanup = Cleanup()

    async def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorError: The database could not; psycopg's exception is the cause.
        """
        token, lease_ms = new_token(), millis("lease", lease)
        return await claim_whole(
            self._run("claim", lambda: self._statements.claim(key, token, lease_ms)),
            lambda token: self.release(key, token),
        )

    async def commit(self, key: str, token: str) -> bool:
        """Makes a claim last; False if another has claimed the key since."""
        commit = lambda: self._statements.commit(key, token)  # noqa: E731
        stood = await self._run("commit", commit, outcome="unknown")
        if stood and self._cleanup.due():
            # What was done is done, whatever becomes of this.
            with contextlib.suppress(Exception):
                await self.delete_expired()
        return stood

    async def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless it is another's by now or committed."""
        await self._run("release", lambda: self._statements.release(key, token))

    async def create_table(self) -> None:
        """Makes the table if there is none: for programs that only use `claimed_in`."""
        await self._run("create its table", self._statements.create_table)

    async def delete_expired(self) -> None:
        """Deletes what was processed longer ago than `remember`, at most 1,000 rows."""
        await self._run("delete old rows", lambda: self._statements.delete_expired(self._remember))

    async def _run(
        self, what: str, steps: Callable[[], Steps[T]], *, outcome: str = "not_done"
    ) -> T:
        psycopg = _psycopg()
        plan = Attempts()
        while True:
            try:
                return await self._attempt(steps)
            except psycopg.Error as error:
                plan.after(error)
                if not plan.again:
                    raise failed(what, error, outcome=outcome) from error
            if plan.create:
                try:
                    await self._attempt(self._statements.create_table)
                except psycopg.Error as error:
                    raise failed("create its table", error) from error

    async def _attempt(self, steps: Callable[[], Steps[T]]) -> T:
        async with (
            self._open() as connection,
            connection.cursor(row_factory=tuples()) as cursor,
        ):
            return await async_step_through(cursor, steps())


class Attempts:
    """Whether what failed is tried once more. A claim, a commit and a release have the same effect twice as once."""

    def __init__(self) -> None:
        self._left = 3
        self._created = False
        self.again = False
        self.create = False

    def after(self, error: Any) -> None:
        """Decides after an attempt that failed."""
        self._left -= 1
        state = getattr(error, "sqlstate", None)
        self.create = state == "42P01" and not self._created
        self._created = self._created or self.create
        # No table; a serialization failure; a deadlock; the server went away, as pooled connections find out late.
        transient = self.create or state in ("40001", "40P01", "57P01", "57P02") or _lost(error)
        self.again = transient and self._left > 0


def _lost(error: Any) -> bool:
    # Without a state it is libpq's own: the connection broke. Those of pools have types of their own.
    return type(error) is _psycopg().OperationalError and error.sqlstate is None


class _Connecting:
    """`async with` over a connection that has to be awaited first."""

    def __init__(self, connect: Any, conninfo: str) -> None:
        self._connect = connect
        self._conninfo = conninfo
        self._connection: Any = None

    async def __aenter__(self) -> Any:
        self._connection = await self._connect(self._conninfo)
        return await self._connection.__aenter__()

    async def __aexit__(self, *raised: Any) -> Any:
        return await self._connection.__aexit__(*raised)


def _lender(pool: Any, kind: str) -> Any:
    lend = getattr(pool, "connection", None)
    if not callable(lend):
        raise ConfigError(
            f"the option `pool` must be a psycopg_pool.{kind} or a connection string; to work on a connection "
            "of your own use `claimed_in`",
            outcome="not_done",
            field="pool",
        )
    return lend


def _psycopg() -> Any:
    try:
        import psycopg
    except ImportError as error:
        raise ConfigError(
            "PostgreSQL needs psycopg 3: pip install 'rebuttal[postgres]'",
            outcome="not_done",
            field="pool",
        ) from error
    return psycopg


def tuples() -> Any:
    """The form of rows that our steps read, whatever the connection gives by itself."""
    from psycopg.rows import tuple_row

    return tuple_row
