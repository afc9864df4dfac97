"""A typed program with deduplication; a type checker must refuse the lines with `error`."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any, assert_type

import psycopg
from psycopg_pool import AsyncConnectionPool, ConnectionPool
from rebuttal import AlipayWebhooks, InProgressError, StripeWebhooks
from rebuttal.alipay import AlipayMessage
from rebuttal.dedup import (
    AsyncDeduplicator,
    AsyncMemoryDeduplicator,
    AsyncPostgresDeduplicator,
    AsyncSqliteDeduplicator,
    Claim,
    Claimed,
    Deduplicator,
    Done,
    InProgress,
    MemoryDeduplicator,
    PostgresDeduplicator,
    SqliteDeduplicator,
    claimed,
    claimed_in,
)
from rebuttal.stripe import StripeMessage


class Rows:
    """A store of the application's own."""

    def claim(self, key: str, lease: timedelta) -> Claim:
        return Claimed(key) if lease else Done()

    def commit(self, key: str, token: str) -> bool:
        return key == token

    def release(self, key: str, token: str) -> None: ...


class AsyncRows:
    """The same for asyncio."""

    async def claim(self, key: str, lease: timedelta) -> Claim:
        return Claimed(key) if lease else Done()

    async def commit(self, key: str, token: str) -> bool:
        return key == token

    async def release(self, key: str, token: str) -> None: ...


class Silent(Rows):
    """It does not return whether the claim still held."""

    def commit(self, key: str, token: str) -> None: ...  # type: ignore[override]  # pyright: ignore


def keys(
    hooks: AlipayWebhooks, alipay: AlipayMessage, stripe: StripeMessage, queued: dict[str, Any]
) -> None:
    assert_type(alipay.dedup_key, str | None)
    assert_type(stripe.dedup_key, str | None)
    assert_type(hooks.dedup_key(queued), str | None)
    assert_type(hooks.dedup_key(alipay), str | None)
    hooks.dedup_key("D-1")  # error: arg-type
    alipay.dedup_key = "mine"  # error: misc


def blocking(message: AlipayMessage, queued: dict[str, Any]) -> int:
    store: Deduplicator = MemoryDeduplicator(capacity=10, remember=timedelta(days=1))
    for one in (store, Rows()):
        with claimed(one, message, lease=60) as first:
            assert_type(first, bool)
    with claimed(store, message.dedup_key), claimed(store, None):
        pass
    claimed(store, queued)  # error: call-overload
    claimed(Silent(), message)  # error: call-overload
    claimed(store, message, lease="long")  # error: call-overload
    MemoryDeduplicator(10)  # error: call-arg
    try:
        with claimed(store, message):
            return 1
    except InProgressError:
        return 2


async def asynchronous(hooks: StripeWebhooks, message: StripeMessage) -> None:
    store: AsyncDeduplicator = AsyncMemoryDeduplicator()
    for one in (store, AsyncRows()):
        async with claimed(one, message, lease=timedelta(minutes=1)) as first:
            assert_type(first, bool)
    with claimed(store, message):  # error: attr-defined
        pass
    async with claimed(Rows(), message):  # error: attr-defined
        pass
    wrong: Deduplicator = AsyncMemoryDeduplicator()  # error: assignment
    print(wrong, hooks)


def over_databases(pool: ConnectionPool, message: AlipayMessage) -> None:
    stores: list[Deduplicator] = [
        SqliteDeduplicator(Path("rebuttal.db"), table="own", remember=timedelta(days=1)),
        SqliteDeduplicator("rebuttal.db", busy_timeout=2),
        PostgresDeduplicator(pool),
        PostgresDeduplicator("host=db"),
    ]
    for store in stores:
        with claimed(store, message) as first:
            assert_type(first, bool)
    with sqlite3.connect("rebuttal.db") as db, claimed_in(db, message) as first:
        assert_type(first, bool)
    with psycopg.connect() as other, claimed_in(other, message, table="own") as first:
        assert_type(first, bool)
    PostgresDeduplicator(7)  # error: arg-type
    claimed_in(pool, message)  # error: call-overload


async def over_databases_async(pool: AsyncConnectionPool, message: AlipayMessage) -> None:
    stores: list[AsyncDeduplicator] = [
        AsyncSqliteDeduplicator("rebuttal.db"),
        AsyncPostgresDeduplicator(pool),
    ]
    for store in stores:
        async with claimed(store, message) as first:
            assert_type(first, bool)
    async with pool.connection() as db, claimed_in(db, message) as first:
        assert_type(first, bool)
    wrong: Deduplicator = AsyncSqliteDeduplicator("rebuttal.db")  # error: assignment
    print(wrong)


def describe(claim: Claim) -> str:
    match claim:
        case Claimed(token):
            return token
        case InProgress(until):
            return until.isoformat()
        case Done():
            return "done"
