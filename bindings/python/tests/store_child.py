"""A worker in a process of its own, for `test_stores_crash.py`: several threads (or tasks) that process the same messages.

What it is to do comes as JSON in its only argument; it writes a line for each effect into a file, or a row into a table in
the claim's own transaction.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import psycopg
import psycopg_pool
from rebuttal import InProgressError
from rebuttal.dedup import (
    AsyncPostgresDeduplicator,
    AsyncSqliteDeduplicator,
    PostgresDeduplicator,
    SqliteDeduplicator,
    claimed,
    claimed_in,
)

TASK: dict[str, Any] = json.loads(sys.argv[1])
SQLITE = TASK["form"].endswith("sqlite")
EFFECTS = os.open(TASK["effects"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_passed = 0


def effect(key: str) -> None:
    os.write(EFFECTS, f"{key}\n".encode())


def pass_by(place: str) -> None:
    """Kills the process here, when this step is reached for the last permitted time."""
    global _passed
    if TASK["die"] == place:
        _passed += 1
        if _passed > TASK["passes"]:
            os.kill(os.getpid(), signal.SIGKILL)


def keys(worker: int) -> list[str]:
    """All messages, by each worker in another order."""
    all_keys = [f"message {number}" for number in range(TASK["messages"])]
    start = worker * 37 % len(all_keys)
    return all_keys[start:] + all_keys[:start]


def threads(lend: Any) -> None:
    errors: list[BaseException] = []

    def work(worker: int) -> None:
        try:
            left = keys(worker)
            while left:
                left = [key for key in left if not lend(key)]
        except BaseException as error:
            errors.append(error)
            raise

    started = [threading.Thread(target=work, args=(number,)) for number in range(TASK["threads"])]
    for one in started:
        one.start()
    for one in started:
        one.join()
    if errors:
        raise errors[0]


def with_store(store: Any, key: str) -> bool:
    """Whether the message is finished."""
    try:
        with claimed(store, key) as first:
            if first:
                pass_by("claimed")
                effect(key)
                pass_by("worked")
    except InProgressError:
        return TASK["once"]
    pass_by("committed")
    return True


async def with_async_store(store: Any, key: str) -> bool:
    try:
        async with claimed(store, key) as first:
            if first:
                pass_by("claimed")
                effect(key)
                pass_by("worked")
    except InProgressError:
        await asyncio.sleep(0)
        return TASK["once"]
    pass_by("committed")
    return True


class Transactions:
    """Work in the caller's transaction, on a connection for each thread."""

    def __init__(self) -> None:
        self._own = threading.local()

    def __call__(self, key: str) -> bool:
        with self._begun() as db, claimed_in(db, key) as first:
            if first:
                pass_by("claimed")
                db.execute(
                    "INSERT INTO effects VALUES ({})".format("?" if SQLITE else "%s"), (key,)
                )
                pass_by("worked")
        pass_by("committed")
        return True

    @contextmanager
    def _begun(self) -> Iterator[Any]:
        if not hasattr(self._own, "db"):
            if SQLITE:
                self._own.db = sqlite3.connect(TASK["where"], isolation_level=None, timeout=60)
            else:
                self._own.db = psycopg.connect(TASK["where"])
        if not SQLITE:
            with self._own.db.transaction():
                yield self._own.db
            return
        self._own.db.execute("BEGIN IMMEDIATE")
        yield self._own.db
        self._own.db.execute("COMMIT")


async def tasks() -> None:
    async def work(worker: int, lend: Any) -> None:
        left = keys(worker)
        while left:
            left = [key for key in left if not await lend(key)]

    async def gather(lend: Any) -> None:
        await asyncio.gather(*(work(number, lend) for number in range(TASK["threads"])))

    if SQLITE:
        async with AsyncSqliteDeduplicator(TASK["where"], busy_timeout=60) as store:
            await gather(lambda key: with_async_store(store, key))
        return
    size = TASK["threads"]
    async with psycopg_pool.AsyncConnectionPool(
        TASK["where"], min_size=1, max_size=size, open=False
    ) as pool:
        if TASK["way"] == "claimed":
            store = AsyncPostgresDeduplicator(pool)
            await gather(lambda key: with_async_store(store, key))
            return

        @asynccontextmanager
        async def begun() -> Any:
            async with pool.connection() as db:
                yield db

        async def lend(key: str) -> bool:
            async with begun() as db, claimed_in(db, key) as first:
                if first:
                    pass_by("claimed")
                    await db.execute("INSERT INTO effects VALUES (%s)", (key,))
                    pass_by("worked")
            pass_by("committed")
            return True

        await gather(lend)


def main() -> None:
    if TASK["form"].startswith("async"):
        asyncio.run(tasks())
    elif TASK["way"] == "claimed_in":
        threads(Transactions())
    elif SQLITE:
        with SqliteDeduplicator(TASK["where"], busy_timeout=60) as store:
            threads(lambda key: with_store(store, key))
    else:
        with psycopg_pool.ConnectionPool(TASK["where"], min_size=1, max_size=4) as pool:
            store = PostgresDeduplicator(pool)
            threads(lambda key: with_store(store, key))


if __name__ == "__main__":
    main()
