"""Claim and commit inside the caller's transaction: the message counts as processed exactly if that commits."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from rebuttal._dedup import postgres, sqlite
from rebuttal._dedup.claiming import AsyncClaiming, Claiming, Keyed, epoch_ms, key_of
from rebuttal._dedup.claims import Claim, Claimed, InProgress
from rebuttal._dedup.statements import (
    RELEASE,
    ROLLBACK,
    TABLE,
    Statements,
    Steps,
    failed,
    new_token,
)
from rebuttal._native import check_claim, in_progress
from rebuttal.errors import InvalidArgumentError

if TYPE_CHECKING:
    import psycopg

T = TypeVar("T")


@overload
def claimed_in(
    connection: sqlite3.Connection | psycopg.Connection[Any],
    message: Keyed | str | None,
    *,
    table: str = TABLE,
) -> Claiming: ...
@overload
def claimed_in(
    connection: psycopg.AsyncConnection[Any],
    message: Keyed | str | None,
    *,
    table: str = TABLE,
) -> AsyncClaiming: ...
def claimed_in(connection: Any, message: Keyed | str | None, *, table: str = TABLE) -> Any:
    """Claims a message inside your transaction, for the time of a `with`, which gives whether to process it.

    Your work and the claim are committed together, or neither is: a crash at any moment processes the
    message exactly once. There is no lease; a second worker waits until the first one's transaction has
    ended. If the block raises, what it did on this connection is undone (by a savepoint), the claim too.
    You commit the transaction after the `with`, and acknowledge after that.

    Args:
        connection: A `sqlite3.Connection`, or psycopg's `Connection` or, with `async with`,
            `AsyncConnection`, in a transaction or in a mode that begins one by itself. On SQLite begin with
            `BEGIN IMMEDIATE`.
        message: A message, or its key, as for `claimed`.
        table: What the store's table is called. It must be there: `create_table()` of a store makes it.

    Raises:
        InProgressError: A worker that uses `claimed` is processing it. Don't acknowledge it.
        DeduplicatorError: The database could not; its exception is the cause.
        InvalidArgumentError: `connection` is not one of these, or would commit each statement by itself;
            or `message` is neither a message nor a key.
        ConfigError: `table` cannot be the name of a table.
    """
    kind = _kind(connection)
    statements = Statements("sqlite" if kind == "sqlite" else "postgres", table)
    key = key_of(message)
    if key is not None:
        check_claim(key, 1)
    return _Within(connection, kind, statements, key)


class _Within:
    """Does all three kinds of connection."""

    def __init__(self, connection: Any, kind: str, statements: Statements, key: str | None) -> None:
        self._connection = connection
        self._kind = kind
        self._statements = statements
        self._key = key
        self._held = False

    def __enter__(self) -> bool:
        if self._kind == "async":
            raise InvalidArgumentError(
                "`connection` is one for asyncio: use `async with`",
                outcome="not_done",
                field="connection",
            )
        if self._key is None:
            return True
        self._check()
        try:
            claim = self._steps(self._statements.take(self._key, new_token()))
        except self._errors() as error:
            raise _explained(error) from error
        return self._take(claim)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._held:
            return
        try:
            self._steps(_run(RELEASE) if error is None else _run(ROLLBACK, RELEASE))
        except self._errors() as problem:
            if error is None:
                raise failed("end its savepoint", problem, outcome="unknown") from problem
            _note(error, problem)

    async def __aenter__(self) -> bool:
        if self._kind != "async":
            raise InvalidArgumentError(
                "`connection` would block the event loop: use psycopg's AsyncConnection, or `with` in a thread",
                outcome="not_done",
                field="connection",
            )
        if self._key is None:
            return True
        self._check()
        try:
            claim = await self._async_steps(self._statements.take(self._key, new_token()))
        except self._errors() as error:
            raise _explained(error) from error
        return self._take(claim)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._held:
            return
        try:
            await self._async_steps(_run(RELEASE) if error is None else _run(ROLLBACK, RELEASE))
        except self._errors() as problem:
            if error is None:
                raise failed("end its savepoint", problem, outcome="unknown") from problem
            _note(error, problem)

    def _take(self, claim: Claim) -> bool:
        if isinstance(claim, InProgress):
            raise in_progress(epoch_ms(claim.until))
        self._held = isinstance(claim, Claimed)
        return self._held

    def _steps(self, steps: Steps[T]) -> T:
        if self._kind == "sqlite":
            cursor = self._connection.cursor()
            cursor.row_factory = None  # the connection's may give what has no order
            with contextlib.closing(cursor):
                return sqlite.step_through(cursor, steps)
        with self._connection.cursor(row_factory=postgres.tuples()) as cursor:
            return postgres.step_through(cursor, steps)

    async def _async_steps(self, steps: Steps[T]) -> T:
        async with self._connection.cursor(row_factory=postgres.tuples()) as cursor:
            return await postgres.async_step_through(cursor, steps)

    def _errors(self) -> Any:
        return sqlite3.Error if self._kind == "sqlite" else sys.modules["psycopg"].Error

    def _check(self) -> None:
        """Refuses a connection on which the claim would be committed before the work is done."""
        connection = self._connection
        if self._kind != "sqlite":
            idle = connection.info.transaction_status.name == "IDLE"
            alone = idle and connection.autocommit
        elif connection.in_transaction:
            return
        else:
            autocommit = getattr(
                connection, "autocommit", -1
            )  # since Python 3.12; -1: see the level
            alone = autocommit is True or (
                autocommit is not False and connection.isolation_level is None
            )
            if not alone:
                # As the module would with the first change, but at once for writing: nobody can come between.
                try:
                    connection.execute("BEGIN IMMEDIATE")
                except sqlite3.Error as error:
                    raise _explained(error) from error
        if alone:
            raise InvalidArgumentError(
                "`connection` commits each statement by itself and is in no transaction: the message would count "
                "as processed before it is; begin a transaction, and commit it after the `with`",
                outcome="not_done",
                field="connection",
            )


def _run(*texts: str) -> Steps[None]:
    for text in texts:
        yield text, {}


def _kind(connection: Any) -> str:
    if isinstance(connection, sqlite3.Connection):
        return "sqlite"
    psycopg = sys.modules.get("psycopg")
    if psycopg is not None and isinstance(connection, psycopg.Connection):
        return "sync"
    if psycopg is not None and isinstance(connection, psycopg.AsyncConnection):
        return "async"
    raise InvalidArgumentError(
        f"`connection` is a {type(connection).__name__}; give a sqlite3.Connection or a Connection or "
        "AsyncConnection of psycopg, such as a library above them wraps",
        outcome="not_done",
        field="connection",
    )


def _explained(error: Any) -> Exception:
    missing = getattr(error, "sqlstate", None) == "42P01" or "no such table" in str(error)
    what = (
        "claim: its table is not there; call `create_table()` of a store once"
        if missing
        else "claim"
    )
    return failed(what, error)


def _note(error: BaseException, problem: BaseException) -> None:
    error.add_note(
        f"The claim's savepoint could not be undone either ({type(problem).__name__}): roll the transaction back."
    )
