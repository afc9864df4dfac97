"""Deduplicators over PostgreSQL, with psycopg 3, which is imported on first use."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from datetime import timedelta
from typing import Any, Protocol, TypeVar

from rebuttal._dedup.statements import REMEMBER, TABLE, Statements, Steps, failed
from rebuttal._dedup.store import AsyncStore, Store, Work, blocking, settled, step_through
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


class _Database:
    """Where the connections come from, and transactions on them."""

    _statements: Statements
    _connect: Callable[[], Any]

    async def _transaction(self, what: str, work: Work[T], outcome: str) -> T:
        """Repeats after failures that may pass, at most twice: a claim, a commit and a release that run twice have the
        same effect as one."""
        creates = False
        for left in (2, 1, 0):
            try:
                async with (
                    _entered(self._connect()) as connection,
                    _entered(connection.cursor(row_factory=tuples())) as cursor,
                ):
                    if creates:
                        await execute(cursor, self._statements.create_table())
                    result: T = await execute(cursor, work())
                    # The block ends with the transaction's commit, which may fail.
                return result
            except _psycopg().Error as error:
                state = getattr(error, "sqlstate", None)
                missing = state == "42P01" and not creates
                creates = creates or missing
                # No table; a serialization failure; a deadlock; the server shut down, as pools notice late.
                passes = missing or state in ("40001", "40P01", "57P01", "57P02") or _lost(error)
                if not passes or left == 0:
                    raise failed(what, error, outcome=outcome) from error
        raise AssertionError("the last attempt returns or raises")


class PostgresDeduplicator(_Database, Store):
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
        return blocking(self._transaction(what, work, outcome))


class AsyncPostgresDeduplicator(_Database, AsyncStore):
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
        return await self._transaction(what, work, outcome)


@contextlib.asynccontextmanager
async def _entered(manager: Any) -> AsyncIterator[Any]:
    """`with` or `async with`, whichever it takes; a connection for asyncio may have to be awaited first."""
    manager = await settled(manager)
    if hasattr(manager, "__aenter__"):
        async with manager as entered:
            yield entered
    else:
        with manager as entered:
            yield entered


def _lost(error: Any) -> bool:
    # libpq's own errors have no state: the connection broke. Pools have types of their own.
    return type(error) is _psycopg().OperationalError and error.sqlstate is None


def execute(cursor: Any, steps: Steps[T]) -> Coroutine[Any, Any, T]:
    """Runs statements with a cursor of psycopg. They are not prepared: a pooler before the database may not keep
    prepared statements."""
    return step_through(cursor, steps, prepare=False)


def _connector(pool: Any, kind: str) -> Callable[[], Any]:
    """Opens a connection from a pool, or a new one with a connection string."""
    connection = getattr(_psycopg(), kind)
    if isinstance(pool, str):
        return lambda: connection.connect(pool)
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
