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
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import TracebackType
from typing import Any, TypeVar

from rebuttal._dedup.claims import Claim, Claimed, millis
from rebuttal._dedup.statements import (
    REMEMBER,
    TABLE,
    Cleanup,
    Statements,
    Steps,
    failed,
    new_token,
)
from rebuttal.errors import ConfigError

T = TypeVar("T")

# How long SQLite waits by itself before we look again.
_POLL = 0.004


def step_through(cursor: Any, steps: Steps[T]) -> T:
    """Runs statements with a cursor; what they come to."""
    row = None
    while True:
        try:
            sql, values = steps.send(row)
        except StopIteration as ended:
            result: T = ended.value
            return result
        cursor.execute(sql, values)
        row = cursor.fetchone() if cursor.description is not None else None


class SqliteDeduplicator:
    """Remembers in a SQLite file which messages are being processed and which were.

    Threads and processes of one machine may share the file, and threads one of these. It makes its
    table on first use. A process that forks may go on using it: it holds no connection during a fork.
    For asyncio there is `AsyncSqliteDeduplicator`; to work on a connection of your own, inside your
    transaction, `claimed_in`.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        table: str = TABLE,
        remember: float | timedelta = REMEMBER,
        busy_timeout: float | timedelta = 10,
    ) -> None:
        """Opens nothing yet.

        Args:
            path: The file; it may be the application's own database.
            table: What its table is called.
            remember: How long it remembers that a message was processed, in seconds or as a
                `timedelta`. Older rows are deleted, a few at a time.
            busy_timeout: How long it waits for others who write to the file.

        Raises:
            ConfigError: An option is not usable; `field` names it.
        """
        self._path = _absolute(path)
        self._statements = Statements("sqlite", table)
        self._remember = more_than_nothing("remember", remember)
        self._timeout = millis("busy_timeout", busy_timeout, ConfigError) / 1000
        self._cleanup = Cleanup()
        # One connection, used by one thread at a time: SQLite has one writer anyhow.
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None
        self._pid = 0
        _STORES.add(self)

    def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorError: SQLite could not; its exception is the cause.
        """
        return self._run("claim", self._statements.claim(key, new_token(), millis("lease", lease)))

    def commit(self, key: str, token: str) -> bool:
        """Makes a claim last; False if another has claimed the key since."""
        stood = self._run("commit", self._statements.commit(key, token), outcome="unknown")
        if stood and self._cleanup.due():
            # What was done is done, whatever becomes of this.
            with contextlib.suppress(Exception):
                self.delete_expired()
        return stood

    def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless it is another's by now or committed."""
        self._run("release", self._statements.release(key, token))

    def create_table(self) -> None:
        """Makes the table if there is none: for programs that only use `claimed_in`."""
        self._run("create its table", self._statements.create_table())

    def delete_expired(self) -> None:
        """Deletes what was processed longer ago than `remember`, at most 1,000 rows.

        It happens by itself after some commits; `claimed_in` leaves it to you.
        """
        self._run("delete old rows", self._statements.delete_expired(self._remember))

    def close(self) -> None:
        """Closes the file. It is opened again if the store is used again."""
        with self._lock:
            self._close()

    def __enter__(self) -> SqliteDeduplicator:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(Exception):
            self._close()

    def _run(self, what: str, steps: Steps[T], *, outcome: str = "not_done") -> T:
        with self._lock:
            try:
                db = self._connection()
                self._patiently(db, "BEGIN IMMEDIATE")
                result = step_through(db.cursor(), steps)
                self._patiently(db, "COMMIT")
                return result
            except sqlite3.Error as error:
                # Whatever is wrong with it, a new connection is free of it. Closing rolls back.
                self._close()
                raise failed(what, error, outcome=outcome) from error
            except BaseException:
                self._close()
                raise

    def _connection(self) -> sqlite3.Connection:
        if self._db is not None and self._pid != os.getpid():
            # The parent's, forked behind Python's back: to close it would let go of the parent's locks.
            _INHERITED.append(self._db)
            self._db = None
        if self._db is None:
            self._db = sqlite3.connect(
                self._path, timeout=_POLL, isolation_level=None, check_same_thread=False
            )
            self._pid = os.getpid()
            # Another process may be changing the mode at this moment, and it is a matter of speed alone.
            with contextlib.suppress(sqlite3.OperationalError):
                self._db.execute("PRAGMA journal_mode = WAL").fetchall()
            # It reads the file, too, so it may have to wait.
            self._patiently(self._db, "PRAGMA synchronous = FULL")
            self._patiently(self._db, "BEGIN IMMEDIATE")
            step_through(self._db.cursor(), self._statements.create_table())
            self._patiently(self._db, "COMMIT")
        return self._db

    def _patiently(self, db: sqlite3.Connection, sql: str) -> None:
        """Runs what may have to wait for others.

        SQLite itself looks once in 100 ms after a while: between processes that write all the time, that can
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
                # Not all at the same moments.
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


class AsyncSqliteDeduplicator:
    """The same for asyncio: SQLite works in a thread, and the event loop goes on meanwhile."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        table: str = TABLE,
        remember: float | timedelta = REMEMBER,
        busy_timeout: float | timedelta = 10,
    ) -> None:
        """Opens nothing yet; see `SqliteDeduplicator`.

        Raises:
            ConfigError: An option is not usable; `field` names it.
        """
        self._store = SqliteDeduplicator(
            path, table=table, remember=remember, busy_timeout=busy_timeout
        )

    async def claim(self, key: str, lease: timedelta) -> Claim:
        """Claims a key until `lease` from now.

        Raises:
            DeduplicatorError: SQLite could not; its exception is the cause.
        """
        return await claim_whole(
            asyncio.to_thread(self._store.claim, key, lease),
            lambda token: self.release(key, token),
        )

    async def commit(self, key: str, token: str) -> bool:
        """Makes a claim last; False if another has claimed the key since."""
        return await asyncio.to_thread(self._store.commit, key, token)

    async def release(self, key: str, token: str) -> None:
        """Gives a claim up, unless it is another's by now or committed."""
        await asyncio.to_thread(self._store.release, key, token)

    async def create_table(self) -> None:
        """Makes the table if there is none: for programs that only use `claimed_in`."""
        await asyncio.to_thread(self._store.create_table)

    async def delete_expired(self) -> None:
        """Deletes what was processed longer ago than `remember`, at most 1,000 rows."""
        await asyncio.to_thread(self._store.delete_expired)

    async def close(self) -> None:
        """Closes the file. It is opened again if the store is used again."""
        await asyncio.to_thread(self._store.close)

    async def __aenter__(self) -> AsyncSqliteDeduplicator:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


async def claim_whole(
    claiming: Awaitable[Claim], release: Callable[[str], Awaitable[None]]
) -> Claim:
    """Awaits a claim. If the task is cancelled meanwhile, a claim that comes about all the same is released:
    nobody would have its token.
    """
    task = asyncio.ensure_future(claiming)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.cancelled():
            cleaning = asyncio.ensure_future(_give_back(task, release))
            _CLEANING.add(cleaning)
            cleaning.add_done_callback(_CLEANING.discard)
        raise


async def _give_back(
    task: asyncio.Future[Claim], release: Callable[[str], Awaitable[None]]
) -> None:
    # If this fails too, the lease ends the claim.
    with contextlib.suppress(Exception):
        claim = await task
        if isinstance(claim, Claimed):
            await release(claim.token)


_CLEANING: set[asyncio.Future[None]] = set()


def _absolute(path: Any) -> str:
    text = os.fspath(path) if isinstance(path, str | os.PathLike) else None
    if not isinstance(text, str) or text in ("", ":memory:") or text.startswith("file:"):
        raise ConfigError(
            "the option `path` must be the path of a file; what ends with the process is "
            "`MemoryDeduplicator`",
            outcome="not_done",
            field="path",
        )
    return os.path.abspath(text)  # noqa: PTH100 - it must stay the same file if the folder changes


def more_than_nothing(name: str, given: float | timedelta) -> int:
    """A time of an option as whole milliseconds.

    Raises:
        ConfigError: It is no time, or none at all.
    """
    found = millis(name, given, ConfigError)
    if found == 0:
        raise ConfigError(
            f"the option `{name}` must be more than 0", outcome="not_done", field=name
        )
    return found


# What SQLite knows of its locks is one for the process, and a child inherits it: opened in the parent, a connection makes
# the child believe that it holds the parent's locks. So there is none open while a process forks.
_STORES: weakref.WeakSet[SqliteDeduplicator] = weakref.WeakSet()
_INHERITED: list[sqlite3.Connection] = []
_FORKING = threading.Lock()
_held: list[SqliteDeduplicator] = []


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


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork
    )
