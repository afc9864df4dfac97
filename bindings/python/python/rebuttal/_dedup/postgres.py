"""Deduplicators over PostgreSQL, with psycopg 3, which is imported on first use."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from datetime import timedelta
from typing import Any, Protocol, TypeVar

from rebuttal._dedup.statements import REMEMBER, TABLE, Steps, failed
from rebuttal._dedup.store import AsyncStore, Store, Work, async_step_through, step_through
from rebuttal._runtime.hints import passes
from rebuttal.errors import ConfigError


@passes
class ConnectionPool(Protocol):
    """The part of a `psycopg_pool.ConnectionPool` that is used."""

    def connection(self) -> AbstractContextManager[Any]:
        """Lends a connection, and commits when it is returned."""
        ...


@passes
class AsyncConnectionPool(Protocol):
    """The part of a `psycopg_pool.AsyncConnectionPool` that is used."""

    def connection(self) -> AbstractAsyncContextManager[Any]:
        """Lends a connection, and commits when it is returned."""
        ...


T = TypeVar("T")


class PostgresDeduplicator(Store):
    """Records in PostgreSQL which messages are being processed and which were, for any number of machines.

    Needs psycopg 3: `pip install rebuttal[postgres]`. Threads may share it, and it creates its table on
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
        """Checks the options; it connects on first use.

        Args:
            pool: A `psycopg_pool.ConnectionPool`, or a connection string; with that it makes a new
                connection for each claim and each commit.
            table: The name of its table.
            remember: How long it remembers that a message was processed, in seconds or as a
                `timedelta`. Older rows are deleted, a few at a time.

        Raises:
            ConfigError: An option is not usable, or psycopg is not installed; `field` names it.
        """
        self._connect = _connector(pool, "Connection")
        self._open("postgres", table, remember)

    def _run(self, what: str, work: Work[T], outcome: str = "not_done") -> T:
        plan = _Attempts(what, work, outcome, self._statements.create_table)
        while True:
            with (
                plan.attempt(),
                self._connect() as connection,
                connection.cursor(row_factory=tuples()) as cursor,
            ):
                result: T = execute(cursor, plan.steps())
                return result


class AsyncPostgresDeduplicator(AsyncStore):
    """The same for asyncio, over a `psycopg_pool.AsyncConnectionPool`."""

    def __init__(
        self,
        pool: AsyncConnectionPool | str,
        *,
        table: str = TABLE,
        remember: float | timedelta = REMEMBER,
    ) -> None:
        """Checks the options; see `PostgresDeduplicator`.

        Raises:
            ConfigError: An option is not usable, or psycopg is not installed; `field` names it.
        """
        self._connect = _connector(pool, "AsyncConnection")
        self._open("postgres", table, remember)

    async def _run(self, what: str, work: Work[T], outcome: str = "not_done") -> T:
        plan = _Attempts(what, work, outcome, self._statements.create_table)
        while True:
            with plan.attempt():
                async with (
                    self._connect() as connection,
                    connection.cursor(row_factory=tuples()) as cursor,
                ):
                    result: T = await async_execute(cursor, plan.steps())
                    return result


class _Attempts:
    """Repeats a transaction after failures that may pass, at most twice: a claim, a commit and a release that run
    twice have the same effect as one."""

    def __init__(self, what: str, work: Work[Any], outcome: str, create: Work[None]) -> None:
        self._what = what
        self._work = work
        self._outcome = outcome
        self._create = create
        self._creates = False
        self._left = 3

    def steps(self) -> Steps[Any]:
        """The statements of the next attempt."""
        if self._creates:
            yield from self._create()
        return (yield from self._work())

    @contextlib.contextmanager
    def attempt(self) -> Iterator[None]:
        """Ends without an exception after a failure if there is to be another attempt.

        Raises:
            DeduplicatorError: The database failed for good.
        """
        try:
            yield
        except _psycopg().Error as error:
            self._left -= 1
            state = getattr(error, "sqlstate", None)
            missing = state == "42P01" and not self._creates
            self._creates = self._creates or missing
            # No table; a serialization failure; a deadlock; the server shut down, as pools notice late.
            passes = missing or state in ("40001", "40P01", "57P01", "57P02") or _lost(error)
            if not passes or self._left == 0:
                raise failed(self._what, error, outcome=self._outcome) from error


def _lost(error: Any) -> bool:
    # libpq's own errors have no state: the connection broke. Pools have types of their own.
    return type(error) is _psycopg().OperationalError and error.sqlstate is None


def execute(cursor: Any, steps: Steps[T]) -> T:
    """Runs statements with a cursor of psycopg. They are not prepared: a pooler before the database may not keep
    prepared statements."""
    return step_through(cursor, steps, prepare=False)


async def async_execute(cursor: Any, steps: Steps[T]) -> T:
    """The same with an asynchronous cursor."""
    return await async_step_through(cursor, steps, prepare=False)


def _connector(pool: Any, kind: str) -> Callable[[], Any]:
    """Opens a connection from a pool, or a new one with a connection string."""
    connection = getattr(_psycopg(), kind)
    if isinstance(pool, str):
        return lambda: (
            _Connecting(connection, pool) if kind == "AsyncConnection" else connection.connect(pool)
        )
    lend: Any = getattr(pool, "connection", None)
    if not callable(lend):
        raise ConfigError(
            f"the option `pool` must be a psycopg_pool.{kind}Pool or a connection string; to work on a connection "
            "of your own use `claimed_in`",
            outcome="not_done",
            field="pool",
        )
    connector: Callable[[], Any] = lend
    return connector


class _Connecting:
    """`async with` over a connection that has to be awaited first."""

    def __init__(self, kind: Any, conninfo: str) -> None:
        self._opening = kind.connect(conninfo)

    async def __aenter__(self) -> Any:
        self._connection = await self._opening
        return await self._connection.__aenter__()

    async def __aexit__(self, *raised: Any) -> Any:
        return await self._connection.__aexit__(*raised)


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
    """The row factory that the statements need, whichever the connection has."""
    from psycopg.rows import tuple_row

    return tuple_row
