"""Claim and commit inside the caller's transaction: the message counts as processed exactly if that commits."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar, overload

from rebuttal._dedup import postgres
from rebuttal._dedup.claimed import (
    LEASE,
    AsyncClaiming,
    ClaimBlock,
    Claiming,
    HasDedupKey,
    key_of,
    wrong,
)
from rebuttal._dedup.statements import (
    RELEASE,
    ROLLBACK,
    TABLE,
    Statements,
    Steps,
    failed,
    new_token,
)
from rebuttal._dedup.store import blocking, settled, step_through

if TYPE_CHECKING:
    import psycopg

T = TypeVar("T")


@overload
def claimed_in(
    connection: sqlite3.Connection | psycopg.Connection[Any],
    message: HasDedupKey | str | None,
    *,
    table: str = TABLE,
) -> Claiming: ...
@overload
def claimed_in(
    connection: psycopg.AsyncConnection[Any],
    message: HasDedupKey | str | None,
    *,
    table: str = TABLE,
) -> AsyncClaiming: ...
def claimed_in(connection: Any, message: HasDedupKey | str | None, *, table: str = TABLE) -> Any:
    """Claims a message inside your transaction, for a `with` block. `as` says whether to process it.

    Your work and the claim are committed together, or neither is: whenever the process crashes, the
    message is processed exactly once. There is no lease; a second worker waits until the first one's
    transaction has ended. If the block raises, its changes on this connection and the claim are undone
    (by a savepoint). Commit the transaction after the block, and acknowledge after that. A message without a
    key is processed each time, in a savepoint too.

    One connection processes one message at a time: a second block is refused while one is open, unless it is
    inside of that.

    Args:
        connection: A `sqlite3.Connection`, or psycopg's `Connection` or, with `async with`,
            `AsyncConnection`, in a transaction or in a mode that begins one automatically. On SQLite begin
            with `BEGIN IMMEDIATE`.
        message: A message, or its key, as for `claimed`.
        table: The name of the store's table. It must exist: `create_table()` of a store creates it.

    Raises:
        InProgressError: A worker that uses `claimed` is processing it. Don't acknowledge it.
        DeduplicatorError: The database failed; the driver's exception is the cause.
        InvalidArgumentError: `connection` is not one of these, commits each statement separately or is
            processing another message; or `message` is neither a message nor a key.
        ConfigError: `table` cannot be the name of a table.
    """
    return _ClaimBlock(_Transaction(connection, table), key_of(message), LEASE)


_open: dict[int, frozenset[object]] = {}
"""The blocks that are open, by their connection, which lives as long."""
_opening = threading.Lock()

_around: ContextVar[frozenset[object]] = ContextVar("rebuttal_claims", default=frozenset())
"""The blocks that the running code is inside of."""


class _ClaimBlock(ClaimBlock):
    _note = "The claim's savepoint could not be undone either ({}): roll the transaction back."
    _keyless = True

    def __enter__(self) -> bool:
        if self._store.awaited:
            raise wrong("connection", "is one for asyncio: use `async with`")
        self._begin()
        try:
            return super().__enter__()
        except BaseException:
            self._end()
            raise

    def __exit__(self, *raised: Any) -> None:
        try:
            super().__exit__(*raised)
        finally:
            self._end()

    async def __aenter__(self) -> bool:
        if not self._store.awaited:
            problem = (
                "would block the event loop: use psycopg's AsyncConnection, or `with` in a thread"
            )
            raise wrong("connection", problem)
        self._begin()
        try:
            return await super().__aenter__()
        except BaseException:
            self._end()
            raise

    async def __aexit__(self, *raised: Any) -> None:
        try:
            await super().__aexit__(*raised)
        finally:
            self._end()

    def _begin(self) -> None:
        """Refuses a block beside another one: savepoints are inside of each other, so what undoes the first one's
        work would undo the second one's too, after that has ended well."""
        around = _around.get()
        with _opening:
            blocks = _open.get(self._store.id, frozenset())
            if blocks - around:
                problem = (
                    "is processing another message: end that first, or process this one on a "
                    "connection of its own"
                )
                raise wrong("connection", problem)
            _open[self._store.id] = blocks | {self}
        _around.set(around | {self})

    def _end(self) -> None:
        _around.set(_around.get() - {self})
        with _opening:
            blocks = _open.pop(self._store.id, frozenset()) - {self}
            if blocks:
                _open[self._store.id] = blocks


class _Transaction:
    """The caller's connection as a store, whose claims are part of the caller's transaction."""

    def __init__(self, connection: Any, table: str) -> None:
        self._connection = connection
        psycopg = sys.modules.get("psycopg")
        self.awaited = psycopg is not None and isinstance(connection, psycopg.AsyncConnection)
        self._errors: Any = sqlite3.Error
        self._sqlite = isinstance(connection, sqlite3.Connection)
        if not self._sqlite:
            if psycopg is None or not (self.awaited or isinstance(connection, psycopg.Connection)):
                raise wrong(
                    "connection",
                    f"is a {type(connection).__name__}; give a sqlite3.Connection or a Connection or "
                    "AsyncConnection of psycopg, such as a library above them wraps",
                )
            self._errors = psycopg.Error
        self._statements = Statements("sqlite" if self._sqlite else "postgres", table)

    @property
    def id(self) -> int:
        return id(self._connection)

    def claim(self, key: str | None, lease: object) -> Any:
        self._check()
        return self._run(self._statements.take(key, new_token()))

    def commit(self, key: str | None, token: str) -> Any:
        return self._run(_statements(RELEASE), "end its savepoint", "unknown")

    def release(self, key: str | None, token: str) -> Any:
        return self._run(_statements(ROLLBACK, RELEASE), "undo its savepoint")

    def _run(self, steps: Steps[Any], what: str = "claim", outcome: str = "not_done") -> Any:
        running = self._running(steps, what, outcome)
        return running if self.awaited else blocking(running)

    async def _running(self, steps: Steps[T], what: str, outcome: str) -> T:
        with self._explained(what, outcome):
            cursor = self._connection.cursor()
            # The connection's may return rows without an order.
            cursor.row_factory = None if self._sqlite else postgres.tuples()
            try:
                return await (step_through if self._sqlite else postgres.execute)(cursor, steps)
            finally:
                await settled(cursor.close())

    @contextlib.contextmanager
    def _explained(self, what: str, outcome: str) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            missing = getattr(error, "sqlstate", None) == "42P01" or "no such table" in str(error)
            cure = ": its table does not exist; call `create_table()` of a store once"
            raise failed(f"{what}{cure if missing else ''}", error, outcome=outcome) from error

    def _check(self) -> None:
        """Refuses a connection on which the claim would be committed before the work is done."""
        connection = self._connection
        if not self._sqlite:
            if connection.info.pipeline_status.name != "OFF":
                problem = "is in a pipeline, in which nothing is known of a claim before the end; leave it first"
                raise wrong("connection", problem)
            idle = connection.info.transaction_status.name == "IDLE"
            alone = idle and connection.autocommit
        elif connection.in_transaction:
            return
        else:
            # -1, also before Python 3.12: the isolation level decides.
            autocommit = getattr(connection, "autocommit", -1)
            alone = autocommit is True or (
                autocommit is not False and connection.isolation_level is None
            )
            if not alone:
                # The module would do it at the first change; now, no other writer can come between.
                with self._explained("claim", "not_done"):
                    connection.execute("BEGIN IMMEDIATE")
        if alone:
            raise wrong(
                "connection",
                "commits each statement separately and is in no transaction: the message would count as processed "
                "before it is; begin a transaction, and commit it after the `with` block",
            )


def _statements(*texts: str) -> Steps[bool]:
    for text in texts:
        yield (text,)
    return True
