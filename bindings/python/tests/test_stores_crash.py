"""Threads and processes share a store and some are killed: no message is lost, and none is processed twice."""

from __future__ import annotations

import collections
import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from rebuttal.dedup import LEASE, Claimed, Done, SqliteDeduplicator, claimed
from stores import FORMS, Form

# Each thread of each process tries each message.
PROCESSES, THREADS, MESSAGES = 4, 4, 250
PATIENCE = 240

# `claimed_in` has no driver of SQLite for asyncio.
WAYS = [(name, "claimed") for name in FORMS] + [
    (name, "claimed_in") for name in FORMS if name != "async sqlite"
]


class Stage:
    """Workers over one store, and their results."""

    def __init__(self, form: Form, way: str, folder: Path) -> None:
        self.form = form
        self.way = way
        self.file = folder / "effects"
        form.run(form.open().create_table())
        form.query("CREATE TABLE effects (name TEXT)")

    def start(
        self, *, messages: int = MESSAGES, die: str = "", **more: Any
    ) -> subprocess.Popen[bytes]:
        task = {
            "form": self.form.name,
            "way": self.way,
            "where": self.form.where,
            "effects": str(self.file),
            "messages": messages,
            "threads": THREADS,
            "die": die,
            "passes": 0,
            "once": False,
            **more,
        }
        program = Path(__file__).with_name("store_child.py")
        return subprocess.Popen([sys.executable, str(program), json.dumps(task)])

    def done(self) -> collections.Counter[str]:
        """How often each message was processed."""
        if self.way == "claimed_in":
            return collections.Counter(
                name for (name,) in self.form.query("SELECT name FROM effects")
            )
        return collections.Counter(
            self.file.read_text().split("\n")[:-1] if self.file.exists() else []
        )


@pytest.fixture(params=WAYS, ids=" ".join)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Stage:
    name, way = request.param
    where = str(tmp_path / "rebuttal.db") if name.endswith("sqlite") else ""
    return Stage(Form(name, where or request.getfixturevalue("postgres")), way, tmp_path)


def all_end_well(*processes: subprocess.Popen[bytes]) -> None:
    assert [process.wait(timeout=PATIENCE) for process in processes] == [0] * len(processes)


def is_killed(process: subprocess.Popen[bytes]) -> None:
    assert process.wait(timeout=PATIENCE) == -signal.SIGKILL


def test_threads_and_processes_process_each_message_once(stage: Stage) -> None:
    all_end_well(*(stage.start() for _ in range(PROCESSES)))
    done = stage.done()
    assert len(done) == MESSAGES
    assert {key: times for key, times in done.items() if times > 1} == {}


@pytest.mark.parametrize("place", ["claimed", "worked"])
def test_a_message_whose_worker_was_killed_before_the_commit_is_processed_by_another(
    stage: Stage, place: str
) -> None:
    is_killed(stage.start(messages=1, threads=1, die=place))
    worked = stage.done()["message 0"]
    if stage.way == "claimed_in":
        # The database rolled back when the connection broke: no lease has to end.
        assert worked == 0
    else:
        assert worked == (place == "worked")
        # No other worker can claim it while the lease of the dead worker holds.
        all_end_well(stage.start(messages=1, threads=1, once=True))
        assert stage.done()["message 0"] == worked
        stage.form.end_leases()
    all_end_well(stage.start(messages=1, threads=1))
    assert stage.done()["message 0"] == (1 if stage.way == "claimed_in" else worked + 1)


def test_a_message_whose_worker_was_killed_after_the_commit_is_processed_no_more(
    stage: Stage,
) -> None:
    is_killed(stage.start(messages=1, threads=1, die="committed"))
    all_end_well(stage.start(messages=1, threads=1))
    assert stage.done() == {"message 0": 1}


def test_repeatedly_killed_workers_lose_no_message(stage: Stage) -> None:
    messages = 60
    # With one transaction there are no leases of dead workers to wait for, so others work meanwhile.
    steady = [stage.start(messages=messages)] if stage.way == "claimed_in" else []
    for number, place in enumerate(["claimed", "worked", "committed"] * 2):
        dies = stage.start(messages=messages, die=place, passes=3 * number, once=True)
        # All messages may be processed before it kills itself.
        assert dies.wait(timeout=PATIENCE) in (0, -signal.SIGKILL)
        if stage.way == "claimed":
            stage.form.end_leases()
    all_end_well(*steady, stage.start(messages=messages))
    done = stage.done()
    assert len(done) == messages
    twice = {key: times for key, times in done.items() if times > 1}
    # A worker that dies after the work and before the commit causes a repetition, unless both are one transaction: at most one
    # message of each thread of a killed process.
    assert len(twice) <= (0 if stage.way == "claimed_in" else 6 * THREADS)


def test_a_process_that_forks_and_its_children_share_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rebuttal.db"
    with SqliteDeduplicator(path) as store:
        with claimed(store, "before"):
            pass
        children = []
        for number in range(3):
            child = os.fork()
            if child == 0:
                status = 1
                try:
                    with claimed(store, "before") as first:
                        assert not first
                    with claimed(store, f"child {number}") as first:
                        assert first
                    status = 0
                finally:
                    os._exit(status)
            children.append(child)
            with claimed(store, f"parent {number}") as first:
                assert first
        for child in children:
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with SqliteDeduplicator(path) as reopened:
        for number in range(3):
            assert reopened.claim(f"child {number}", LEASE) == Done()
            assert reopened.claim(f"parent {number}", LEASE) == Done()


def test_a_child_outlives_its_parents_connection(tmp_path: Path) -> None:
    """In WAL mode the last connection to close removes the log: a child that had inherited the parent's locks would write into a
    file that is gone, and its commit with it."""
    path = tmp_path / "rebuttal.db"
    store = SqliteDeduplicator(path)
    with claimed(store, "first"):
        pass
    go, gone = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            assert isinstance(store.claim("in the child", LEASE), Claimed)
            assert os.read(go, 1) == b"!"
            with claimed(store, "last") as first:
                assert first
            status = 0
        finally:
            os._exit(status)
    store.close()
    os.write(gone, b"!")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(go), os.close(gone)
    with closing(sqlite3.connect(path)) as db:
        rows = dict(db.execute("SELECT dedup_key, done FROM rebuttal_claims"))
    assert rows == {"first": 1, "in the child": 0, "last": 1}


def test_a_fork_waits_for_a_transaction_in_progress(tmp_path: Path) -> None:
    """A child that is forked inside one would get "database is locked" for ever."""
    import threading

    store = SqliteDeduplicator(tmp_path / "rebuttal.db", busy_timeout=60)
    stop = threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            with claimed(store, f"thread {number}"):
                number += 1

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(20):
            child = os.fork()
            if child == 0:
                status = 1
                try:
                    with claimed(store, f"child {number}") as first:
                        assert first
                    status = 0
                finally:
                    os._exit(status)
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        stop.set()
        worker.join()
        store.close()


def test_processes_that_start_at_once_make_one_table(postgres: str, tmp_path: Path) -> None:
    for form in (Form("postgres", postgres), Form("sqlite", str(tmp_path / "x.db"))):
        program = (
            "import sys; from rebuttal.dedup import *\n"
            f"store = {type(form.open()).__name__}({form.where!r})\n"
            "sys.stdin.read(1)\n"
            "store.create_table(); store.claim(sys.argv[1], LEASE)\n"
        )
        started = [
            subprocess.Popen([sys.executable, "-c", program, str(number)], stdin=subprocess.PIPE)
            for number in range(6)
        ]
        for process in started:
            assert process.stdin
            process.stdin.write(b"!")
            process.stdin.close()
        all_end_well(*started)
        assert form.query("SELECT count(*) FROM rebuttal_claims") == [(6,)]
