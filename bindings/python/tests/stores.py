"""The stores in all their forms, for tests: each over a database of the test's own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from typing import Any

import psycopg
from rebuttal.dedup import (
    AsyncPostgresDeduplicator,
    AsyncSqliteDeduplicator,
    PostgresDeduplicator,
    SqliteDeduplicator,
    claimed,
    claimed_in,
)

FORMS = ["sqlite", "async sqlite", "postgres", "async postgres"]


class Form:
    """One of the stores; those for asyncio are called through `asyncio.run`."""

    def __init__(self, name: str, where: str) -> None:
        self.name = name
        self.where = where
        self.is_async = name.startswith("async")
        self.is_sqlite = name.endswith("sqlite")

    def open(self, **options: Any) -> Any:
        """A store."""
        if self.is_sqlite:
            made = AsyncSqliteDeduplicator if self.is_async else SqliteDeduplicator
            return made(self.where, **options)
        kind = AsyncPostgresDeduplicator if self.is_async else PostgresDeduplicator
        return kind(self.where, **options)

    def run(self, answer: Any) -> Any:
        """The result of a method of the store."""
        return asyncio.run(_awaited(answer)) if self.is_async else answer

    def claimed(
        self, store: Any, message: Any, work: Callable[[], object] = lambda: None, **options: Any
    ) -> bool:
        """Whether it was the first; `work` runs then."""
        if self.is_async:
            return asyncio.run(self._claimed(store, message, work, options))
        with claimed(store, message, **options) as first:
            if first:
                work()
        return first

    async def _claimed(self, store: Any, message: Any, work: Any, options: Any) -> bool:
        async with claimed(store, message, **options) as first:
            if first:
                await asyncio.to_thread(work)
        return first

    def claimed_in(
        self, message: Any, statement: str | None = None, *, end: str = "commit", fail: bool = False
    ) -> bool:
        """One transaction of the test's own connection."""
        if self.is_async and not self.is_sqlite:
            return asyncio.run(self._claimed_in(message, statement, end, fail))
        if self.is_sqlite:
            with closing(sqlite3.connect(self.where, isolation_level=None, timeout=30)) as db:
                db.execute("BEGIN IMMEDIATE")
                first = _claimed_in(db, message, statement, fail)
                db.execute(end.upper())
                return first
        with psycopg.connect(self.where) as db:
            first = _claimed_in(db, message, statement, fail)
            getattr(db, end)()
            return first

    async def _claimed_in(self, message: Any, statement: str | None, end: str, fail: bool) -> bool:
        async with await psycopg.AsyncConnection.connect(self.where) as db:
            first = False
            try:
                async with claimed_in(db, message) as first:
                    if first and statement:
                        await db.execute(statement)
                    if fail:
                        raise Refused
            except Refused:
                pass
            await getattr(db, end)()
            return first

    def query(self, sql: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """Runs a statement in a separate transaction; returns its rows."""
        if self.is_sqlite:
            with closing(sqlite3.connect(self.where, isolation_level=None, timeout=30)) as db:
                return db.execute(sql, values).fetchall()
        with psycopg.connect(self.where, autocommit=True) as db:
            cursor = db.execute(sql.replace("?", "%s"), values or None)
            return cursor.fetchall() if cursor.description else []

    def end_leases(self) -> None:
        """Ends every lease."""
        self.query("UPDATE rebuttal_claims SET until_ms = 0 WHERE done = 0")

    def grow_old(self, by: timedelta) -> None:
        """Makes every row older."""
        self.query(
            "UPDATE rebuttal_claims SET until_ms = until_ms - ?", (by // timedelta(milliseconds=1),)
        )


class Refused(Exception):
    """The exception of a test's work."""


def _claimed_in(db: Any, message: Any, statement: str | None, fail: bool) -> bool:
    first = False
    try:
        with claimed_in(db, message) as first:
            if first and statement:
                db.execute(statement)
            if fail:
                raise Refused
    except Refused:
        pass
    return first


async def _awaited(answer: Any) -> Any:
    return await answer
