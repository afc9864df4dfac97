"""The stores over a database: results, refusals, and deleted rows."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import anyio
import psycopg
import psycopg_pool
import pytest
from psycopg.rows import dict_row
from rebuttal import (
    ClaimLostError,
    ConfigError,
    DeduplicatorError,
    InProgressError,
    InvalidArgumentError,
    _native,
)
from rebuttal.dedup import (
    LEASE,
    AsyncPostgresDeduplicator,
    AsyncSqliteDeduplicator,
    Claimed,
    Done,
    InProgress,
    PostgresDeduplicator,
    SqliteDeduplicator,
    claimed,
    claimed_in,
)
from stores import FORMS, Form, Refused


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest, tmp_path: Path) -> Form:
    if request.param.endswith("sqlite"):
        return Form(request.param, str(tmp_path / "rebuttal.db"))
    return Form(request.param, request.getfixturevalue("postgres"))


def fail() -> None:
    raise Refused


def test_a_message_is_processed_once_whatever_opens_the_store(form: Form) -> None:
    assert form.claimed(form.open(), "k")
    assert not form.claimed(form.open(), "k")
    assert form.claimed(form.open(), "another")
    assert form.claimed(form.open(), None) and form.claimed(form.open(), None)


def test_a_claim_stands_until_it_is_committed_released_or_its_lease_ends(form: Form) -> None:
    store = form.open()

    def claim() -> Any:
        return form.run(store.claim("k", LEASE))

    first = claim()
    assert isinstance(first, Claimed)
    standing = claim()
    assert isinstance(standing, InProgress)
    assert timedelta() < standing.until - datetime.now(UTC) <= LEASE
    form.end_leases()
    second = claim()
    assert isinstance(second, Claimed) and second.token != first.token
    assert form.run(store.commit("k", first.token)) is False
    form.run(store.release("k", first.token))
    assert isinstance(claim(), InProgress)
    form.run(store.release("k", second.token))
    third = claim()
    assert isinstance(third, Claimed)
    assert form.run(store.commit("k", third.token)) is True
    assert form.run(store.commit("k", third.token)) is True
    form.run(store.release("k", third.token))
    form.end_leases()
    assert claim() == Done()
    assert form.run(store.commit("nobody's", third.token)) is False


def test_work_that_raises_is_not_done_and_work_that_takes_too_long_is_lost(form: Form) -> None:
    store = form.open()
    with pytest.raises(Refused):
        form.claimed(store, "k", fail)

    def slow() -> None:
        with pytest.raises(InProgressError):
            form.claimed(form.open(), "k")
        form.end_leases()
        assert form.claimed(form.open(), "k")

    with pytest.raises(ClaimLostError):
        form.claimed(store, "k", slow)
    assert not form.claimed(store, "k")


def test_a_lease_of_a_few_milliseconds_ends_by_the_database_clock(form: Form) -> None:
    store = form.open()
    assert isinstance(form.run(store.claim("k", timedelta(milliseconds=1))), Claimed)
    for _ in range(10_000):
        if isinstance(form.run(store.claim("k", timedelta(milliseconds=1))), Claimed):
            break
    else:
        raise AssertionError("the lease never ended")


def test_work_in_the_same_transaction_is_committed_with_the_claim_or_not_at_all(form: Form) -> None:
    form.run(form.open().create_table())
    form.query("CREATE TABLE effects (name TEXT)")
    work = "INSERT INTO effects VALUES ('done')"
    assert form.claimed_in("k", work, end="rollback")
    assert form.claimed_in("k", work, fail=True)
    assert form.query("SELECT * FROM effects") == []
    assert form.claimed_in("k", work)
    assert not form.claimed_in("k", work)
    assert form.query("SELECT * FROM effects") == [("done",)]
    assert form.claimed_in(None, work) and form.claimed_in(None, work)
    # What such a message's work did is undone, too.
    assert form.claimed_in(None, work, fail=True)
    assert len(form.query("SELECT * FROM effects")) == 3
    # `claimed` finds it, too.
    assert form.run(form.open().claim("k", LEASE)) == Done()


def test_a_transaction_respects_a_lease_and_takes_over_when_it_has_ended(form: Form) -> None:
    store = form.open()
    held = form.run(store.claim("k", LEASE))
    with pytest.raises(InProgressError) as caught:
        form.claimed_in("k")
    left = datetime.fromisoformat(caught.value.details["until"]) - datetime.now(UTC)
    assert timedelta() < left <= LEASE
    form.end_leases()
    assert form.claimed_in("k")
    assert form.run(store.commit("k", held.token)) is False


def test_old_rows_are_deleted_a_few_at_a_time(form: Form) -> None:
    store = form.open(remember=timedelta(hours=1))
    for key in "abc":
        assert form.claimed(store, key)
    form.grow_old(timedelta(minutes=59))
    form.run(store.delete_expired())
    assert not form.claimed(store, "a")
    form.grow_old(timedelta(minutes=2))
    # The first commit of a store cleans up, then one in a hundred.
    assert form.claimed(form.open(remember=timedelta(hours=1)), "d")
    assert form.query("SELECT dedup_key FROM rebuttal_claims") == [("d",)]
    form.query(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)"
        " INSERT INTO rebuttal_claims SELECT 'old ' || i, 't', 1, 0 FROM n"
        if not form.is_sqlite
        else "INSERT INTO rebuttal_claims WITH RECURSIVE n (i) AS"
        " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) SELECT 'old ' || i, 't', 1, 0 FROM n"
    )
    form.run(store.delete_expired())
    assert form.query("SELECT count(*) FROM rebuttal_claims") == [(501,)]


def test_a_table_of_another_name_is_another_store(form: Form) -> None:
    assert form.claimed(form.open(table="Order"), "k")
    assert form.claimed(form.open(), "k")
    assert not form.claimed(form.open(table="Order"), "k")
    assert form.query('SELECT dedup_key FROM "Order"') == [("k",)]


@pytest.mark.parametrize("table", ["", "a b", 'a"b', "a;b", "1a", "a.b", "t" * 51, "tä", None, 7])
def test_an_invalid_name_of_a_table_is_refused(form: Form, table: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        form.open(table=table)
    assert caught.value.field == "table"


@pytest.mark.parametrize("remember", [0, -1, "long", None])
def test_a_store_that_remembers_for_no_time_is_refused(form: Form, remember: Any) -> None:
    with pytest.raises(ConfigError) as caught:
        form.open(remember=remember)
    assert caught.value.field == "remember"


@pytest.mark.parametrize("path", ["", ":memory:", "file:x.db", None, b"x.db", 7])
def test_a_value_that_is_not_a_file_is_refused(path: Any) -> None:
    for kind in (SqliteDeduplicator, AsyncSqliteDeduplicator):
        with pytest.raises(ConfigError) as caught:
            kind(path)
        assert caught.value.field == "path"


def test_a_locked_or_invalid_file_is_an_error_of_the_store_with_its_cause(
    tmp_path: Path,
) -> None:
    path = tmp_path / "rebuttal.db"
    store = SqliteDeduplicator(path, busy_timeout=0.01)
    store.create_table()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(DeduplicatorError, match="database is locked") as caught,
            claimed(store, "k"),
        ):
            raise AssertionError("it ran")
        assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
        assert (caught.value.outcome, caught.value.retryable) == ("not_done", True)
    with claimed(store, "k") as first:
        assert first
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeduplicatorError) as caught:
            store.commit("k", "t")
        assert caught.value.outcome == "unknown"
        other.close()
    with pytest.raises(DeduplicatorError, match="unable to open"):
        SqliteDeduplicator(tmp_path / "nowhere" / "rebuttal.db").claim("k", LEASE)
    (tmp_path / "text").write_text("no database at all, whatever its name says" * 50)
    with pytest.raises(DeduplicatorError, match="not a database"):
        SqliteDeduplicator(tmp_path / "text").claim("k", LEASE)


def test_a_server_that_is_away_is_an_error_of_the_store_with_its_cause(tmp_path: Path) -> None:
    away = f"host={tmp_path} user=postgres"
    for answer in (
        lambda: PostgresDeduplicator(away).claim("k", LEASE),
        lambda: asyncio.run(_claim(AsyncPostgresDeduplicator(away))),
    ):
        with pytest.raises(DeduplicatorError) as caught:
            answer()
        assert isinstance(caught.value.__cause__, psycopg.OperationalError)
        assert (caught.value.outcome, caught.value.retryable) == ("not_done", True)


async def _claim(store: Any) -> Any:
    return await store.claim("k", LEASE)


def test_the_error_for_a_missing_table_in_a_transaction_says_how_to_create_it(form: Form) -> None:
    with pytest.raises(DeduplicatorError, match="create_table"):
        form.claimed_in("k")


def test_a_connection_that_commits_by_itself_is_refused_before_anything_counts(form: Form) -> None:
    form.run(form.open().create_table())

    async def alone() -> None:
        async with (
            await psycopg.AsyncConnection.connect(form.where, autocommit=True) as db,
            claimed_in(db, "k"),
        ):
            raise AssertionError("it ran")

    with pytest.raises(InvalidArgumentError) as caught:
        if form.is_sqlite:
            with (
                closing(sqlite3.connect(form.where, isolation_level=None)) as db,
                claimed_in(db, "k"),
            ):
                raise AssertionError("it ran")
        elif form.is_async:
            asyncio.run(alone())
        else:
            with psycopg.connect(form.where, autocommit=True) as db, claimed_in(db, "k"):
                raise AssertionError("it ran")
    assert caught.value.field == "connection"
    assert form.query("SELECT * FROM rebuttal_claims") == []


def test_a_connection_of_another_kind_is_refused(form: Form) -> None:
    for wrong in (None, "rebuttal.db", form.open()):
        with pytest.raises(InvalidArgumentError) as caught:
            claimed_in(wrong, "k")
        assert caught.value.field == "connection"
    for wrong in (None, 7, object()):
        with pytest.raises(ConfigError):
            PostgresDeduplicator(wrong)  # type: ignore[arg-type]


def test_the_modules_own_transactions_and_rows_do(form: Form) -> None:
    form.run(form.open().create_table())
    if form.is_sqlite:
        with closing(sqlite3.connect(form.where)) as db:
            db.row_factory = lambda cursor, row: dict(zip("abcdefgh", row, strict=False))
            db.text_factory = bytes
            for expected in (True, False):
                with db, claimed_in(db, "k") as first:
                    assert first is expected
    else:
        with psycopg.connect(form.where, row_factory=dict_row) as db:
            for expected in (True, False):
                with db.transaction(), claimed_in(db, "k") as first:
                    assert first is expected
        with (
            psycopg.connect(form.where, row_factory=dict_row, autocommit=True) as db,
            db.transaction(),
            claimed_in(db, "l") as first,
        ):
            assert first
    assert not form.claimed_in("k")


def test_an_error_in_a_transaction_leaves_it_of_use(form: Form) -> None:
    form.run(form.open().create_table())
    if form.is_sqlite or form.is_async:
        assert form.claimed_in("k", fail=True)
        return
    with psycopg.connect(form.where) as db:
        with pytest.raises(psycopg.errors.UndefinedTable), claimed_in(db, "k"):
            db.execute("SELECT * FROM nowhere")
        with claimed_in(db, "l") as first:
            assert first
    assert form.query("SELECT dedup_key FROM rebuttal_claims") == [("l",)]


def test_sessions_in_different_zones_agree_on_every_lease(postgres: str) -> None:
    def of(zone: str) -> PostgresDeduplicator:
        return PostgresDeduplicator(f"{postgres} options='-c TimeZone={zone}'")

    zones = ["Pacific/Kiritimati", "UTC", "America/Los_Angeles", "Asia/Kathmandu"]
    for key, zone in enumerate(zones):
        held = of(zone).claim(str(key), LEASE)
        assert isinstance(held, Claimed)
        for other in zones:
            standing = of(other).claim(str(key), LEASE)
            assert isinstance(standing, InProgress)
            assert timedelta() < standing.until - datetime.now(UTC) <= LEASE
        assert of(zones[0]).commit(str(key), held.token)
        assert [of(other).claim(str(key), LEASE) for other in zones] == [Done()] * 4


@pytest.mark.parametrize("autocommit", [True, False])
def test_a_pool_is_used_in_either_mode(postgres: str, autocommit: bool) -> None:
    options = {"autocommit": autocommit, "row_factory": dict_row}
    with psycopg_pool.ConnectionPool(postgres, min_size=1, max_size=2, kwargs=options) as pool:
        store = PostgresDeduplicator(pool)
        for expected in (True, False):
            with claimed(store, "k") as first:
                assert first is expected
        # The server ends the pool's connections, as in a restart.
        with psycopg.connect(postgres) as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with claimed(store, "l") as first:
            assert first

    async def main() -> list[bool]:
        found = []
        async with psycopg_pool.AsyncConnectionPool(
            postgres, min_size=1, max_size=2, kwargs=options, open=False
        ) as pool:
            for _ in range(2):
                async with claimed(AsyncPostgresDeduplicator(pool), "m") as first:
                    found.append(first)
        return found

    assert asyncio.run(main()) == [True, False]


def test_a_task_that_is_cancelled_during_a_claim_releases_it(form: Form) -> None:
    if not form.is_async:
        form = Form(f"async {form.name}", form.where)

    async def main() -> None:
        store = form.open()
        await store.create_table()
        claiming = [asyncio.create_task(_hold(store, str(key))) for key in range(20)]
        await asyncio.sleep(0)
        for task in claiming:
            task.cancel()
        await asyncio.gather(*claiming, return_exceptions=True)
        # The work in the background ends.
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        await asyncio.gather(*others, return_exceptions=True)
        for key in range(20):
            assert isinstance(await store.claim(str(key), LEASE), Claimed), key

    asyncio.run(main())


@pytest.mark.parametrize("fails", [True, False])
def test_a_scope_that_cancels_at_each_wait_ends_no_claim_halfway(form: Form, fails: bool) -> None:
    if not form.is_async:
        form = Form(f"async {form.name}", form.where)

    async def main() -> Claimed | Done | InProgress:
        store = form.open()
        await store.create_table()
        with anyio.CancelScope() as scope:
            async with claimed(store, "k") as first:
                assert first
                scope.cancel()
                if fails:
                    await anyio.sleep_forever()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        await asyncio.gather(*others, return_exceptions=True)
        found: Claimed | Done | InProgress = await store.claim("k", LEASE)
        return found

    assert isinstance(asyncio.run(main()), Claimed if fails else Done)


def test_a_connection_processes_one_message_at_a_time(postgres: str) -> None:
    PostgresDeduplicator(postgres).create_table()

    async def main() -> list[Any]:
        async with await psycopg.AsyncConnection.connect(postgres) as db:
            begun, refused = asyncio.Event(), asyncio.Event()

            async def outer() -> bool:
                async with claimed_in(db, "outer") as first:
                    async with claimed_in(db, "inner") as inner:
                        assert inner
                    begun.set()
                    await refused.wait()
                return first

            async def beside() -> None:
                await begun.wait()
                try:
                    async with claimed_in(db, "beside"):
                        raise AssertionError("it ran")
                finally:
                    refused.set()

            found = await asyncio.gather(outer(), beside(), return_exceptions=True)
            async with claimed_in(db, "beside") as first:
                found.append(first)
            return found

    outer, beside, later = asyncio.run(main())
    assert (outer, later) == (True, True)
    assert isinstance(beside, InvalidArgumentError) and beside.field == "connection"


def test_a_pipeline_is_refused(postgres: str) -> None:
    PostgresDeduplicator(postgres).create_table()
    with (
        psycopg.connect(postgres) as db,
        db.pipeline(),
        pytest.raises(InvalidArgumentError, match="pipeline") as raised,
        claimed_in(db, "k"),
    ):
        raise AssertionError("it ran")
    assert raised.value.field == "connection"


async def _hold(store: Any, key: str) -> None:
    async with claimed(store, key):
        await asyncio.Event().wait()


def test_the_other_form_of_a_connection_is_refused(postgres: str, tmp_path: Path) -> None:
    async def main() -> None:
        async with await psycopg.AsyncConnection.connect(postgres) as db:
            with pytest.raises(InvalidArgumentError, match="async with"), claimed_in(db, "k"):  # type: ignore[attr-defined]
                raise AssertionError("it ran")
        with (
            closing(sqlite3.connect(tmp_path / "x.db")) as db,
            pytest.raises(InvalidArgumentError, match="block the event loop"),
        ):
            async with claimed_in(db, "k"):  # type: ignore[attr-defined]
                raise AssertionError("it ran")

    asyncio.run(main())


def test_all_but_postgres_works_without_psycopg(tmp_path: Path) -> None:
    program = f"""
import sys
sys.modules["psycopg"] = None
from rebuttal import ConfigError
from rebuttal.dedup import AsyncPostgresDeduplicator, PostgresDeduplicator, SqliteDeduplicator, claimed
with claimed(SqliteDeduplicator({str(tmp_path / "x.db")!r}), "k") as first:
    assert first
for kind in (PostgresDeduplicator, AsyncPostgresDeduplicator):
    try:
        kind("host=nowhere")
    except ConfigError as error:
        assert "rebuttal[postgres]" in str(error), error
    else:
        raise AssertionError(kind)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_the_wheel_brings_no_copy_of_sqlite() -> None:
    """Two copies in one process break each other's locks."""
    assert b"SQLite format 3" not in Path(_native.__file__).read_bytes()
