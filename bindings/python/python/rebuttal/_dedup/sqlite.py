"""Deduplicators over a SQLite file."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Self, TypeVar

from rebuttal._dedup.claims import millis
from rebuttal._dedup.statements import REMEMBER, TABLE, Statements, failed
from rebuttal._dedup.store import AsyncStore, Store, Work, blocking, step_through
from rebuttal._runtime.forks import at_fork
from rebuttal.errors import ConfigError

T = TypeVar("T")

_POLL = 0.004
"""How long SQLite itself waits for a lock before this module tries again."""


class _File:
    """The file, and transactions on it."""

    _statements: Statements
    _open: Callable[[str, str, float | timedelta], None]

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        table: str = TABLE,
        remember: float | timedelta = REMEMBER,
        busy_timeout: float | timedelta = 10,
    ) -> None:
        """Checks the options; the file is opened on first use.

        Args:
            path: The file; it may be the application's own database.
            table: The name of its table.
            remember: How long it remembers that a message was processed, in seconds or as a
                `timedelta`. Older rows are deleted, a few at a time.
            busy_timeout: How long it waits for other writers of the file.

        Raises:
            ConfigError: An option is not usable; `field` names it.
        """
        self._path = _absolute(path)
        self._open("sqlite", table, remember)
        self._timeout = millis("busy_timeout", busy_timeout, ConfigError) / 1000
        # One connection, used by one thread at a time: SQLite has one writer anyway.
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None
        self._pid = 0
        _STORES.add(self)

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self._close()

    def _close_unused(self) -> None:
        with self._lock:
            self._close()

    def _locked(self, what: str, work: Work[T], outcome: str) -> T:
        with self._lock:
            try:
                return self._transaction(self._connection(), work)
            except sqlite3.Error as error:
                # A new connection is free of whatever is wrong. Closing rolls back.
                self._close()
                raise failed(what, error, outcome=outcome) from error
            except BaseException:
                self._close()
                raise

    def _transaction(self, db: sqlite3.Connection, work: Work[T]) -> T:
        self._retry(db, "BEGIN IMMEDIATE")
        result = blocking(step_through(db.cursor(), work()))
        self._retry(db, "COMMIT")
        return result

    def _connection(self) -> sqlite3.Connection:
        if self._db is not None and self._pid != os.getpid():
            # The parent's, forked without Python's knowledge: closing it would release the parent's locks.
            _INHERITED.append(self._db)
            self._db = None
        if self._db is None:
            self._db = sqlite3.connect(
                self._path, timeout=_POLL, isolation_level=None, check_same_thread=False
            )
            self._pid = os.getpid()
            # Another process may be changing the mode right now, and only speed depends on it.
            with contextlib.suppress(sqlite3.OperationalError):
                self._db.execute("PRAGMA journal_mode = WAL").fetchall()
            # It reads the file, too, so it may have to wait.
            self._retry(self._db, "PRAGMA synchronous = FULL")
            self._transaction(self._db, self._statements.create_table)
        return self._db

    def _retry(self, db: sqlite3.Connection, sql: str) -> None:
        """Runs a statement that may have to wait for other connections.

        SQLite itself tries once in 100 ms after a while: between processes that write all the time, that can
        take longer than any limit.
        """
        end = time.monotonic() + self._timeout
        while True:
            try:
                db.execute(sql)
            except sqlite3.OperationalError as error:
                busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() >= end:
                    raise
                # At random, so that several do not try at the same time.
                time.sleep(random.uniform(0, _POLL))
            else:
                return

    def _close(self) -> None:
        db, self._db = self._db, None
        if db is None:
            return
        if self._pid != os.getpid():
            _INHERITED.append(db)
            return
        with contextlib.suppress(sqlite3.Error):
            db.close()


class SqliteDeduplicator(_File, Store):
    """Records in a SQLite file which messages are being processed and which were.

    Threads and processes of one machine may share the file, and threads may share an instance. It creates
    its table on first use. A process that forks may go on using it: no connection is open during a fork.
    For asyncio there is `AsyncSqliteDeduplicator`; to work on a connection of your own, inside your
    transaction, `claimed_in`.
    """

    def close(self) -> None:
        """Closes the file. It is opened again if the store is used again."""
        self._close_unused()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _run(self, what: str, work: Work[T], outcome: str = "not_done") -> T:
        return self._locked(what, work, outcome)


class AsyncSqliteDeduplicator(_File, AsyncStore):
    """The same for asyncio: SQLite works in a thread, so that the event loop is not blocked."""

    async def close(self) -> None:
        """Closes the file. It is opened again if the store is used again."""
        await asyncio.to_thread(self._close_unused)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self.close()

    async def _run(self, what: str, work: Work[T], outcome: str = "not_done") -> T:
        return await asyncio.to_thread(self._locked, what, work, outcome)


def _absolute(path: Any) -> str:
    text = os.fspath(path) if isinstance(path, str | os.PathLike) else None
    if not isinstance(text, str) or text in ("", ":memory:") or text.startswith("file:"):
        raise ConfigError(
            "the option `path` must be the path of a file; `MemoryDeduplicator` keeps its data in memory",
            outcome="not_done",
            field="path",
        )
    return os.path.abspath(text)  # noqa: PTH100 - it must stay the same file if the folder changes


# SQLite keeps its locks per process, and a child inherits that record: with a connection opened in the parent, the child
# would believe that it holds the parent's locks. So none is open while a process forks.
_STORES: weakref.WeakSet[_File] = weakref.WeakSet()
_INHERITED: list[sqlite3.Connection] = []
_FORKING = threading.Lock()
_held: list[_File] = []


def _before_fork() -> None:
    _FORKING.acquire()
    _held.extend(_STORES)
    for store in _held:
        store._lock.acquire()
        store._close()


def _after_fork() -> None:
    for store in _held:
        store._lock.release()
    _held.clear()
    _FORKING.release()


at_fork(before=_before_fork, in_parent=_after_fork, in_child=_after_fork)
