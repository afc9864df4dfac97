"""A consumer that is killed: before the commit no message is lost, after the commit none is repeated."""

from __future__ import annotations

import json
import queue
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from rebuttal.dedup import LEASE, Claimed, InProgress, SqliteDeduplicator
from sandbox import REPOSITORY, Sandbox

PATIENCE = 20


class Consumer:
    """A running consumer, to which the sandbox sends notifications."""

    def __init__(self, sandbox: Sandbox, form: str, folder: Path, stop: str) -> None:
        keys = sandbox.json["alipay"]
        task = {
            "receiver": {name: keys[name] for name in ("client_id", "alipay_public_key")},
            "form": form,
            "folder": str(folder),
            "stop": stop,
        }
        program = [
            sys.executable,
            str(Path(__file__).with_name("dedup_child.py")),
            json.dumps(task),
        ]
        self._process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        sandbox.control("/_sandbox/alipay/webhook", {"url": self.line()}, "PUT")

    def _read(self) -> None:
        assert self._process.stdout
        with self._process.stdout as lines:
            for line in lines:
                self._lines.put(line.strip())

    def line(self) -> str:
        """Its next line of output."""
        return self._lines.get(timeout=PATIENCE)

    def kill(self) -> None:
        """SIGKILL: no `finally`, no `__exit__`, nothing is flushed."""
        self._process.kill()
        self._process.wait(timeout=PATIENCE)
        self._reader.join(timeout=PATIENCE)


@pytest.fixture(params=["sync", "async"])
def start(
    request: pytest.FixtureRequest, sandbox: Sandbox, tmp_path: Path
) -> Iterator[Callable[[str], Consumer]]:
    """Starts consumers of one store, which stop at a given step."""
    started: list[Consumer] = []

    def start(stop: str) -> Consumer:
        started.append(Consumer(sandbox, request.param, tmp_path, stop))
        return started[-1]

    yield start
    for consumer in started:
        consumer.kill()


def effects(folder: Path) -> int:
    file = folder / "effects"
    return len(file.read_text().splitlines()) if file.exists() else 0


def attempts(sandbox: Sandbox) -> tuple[list[int | None], bool]:
    """The statuses of the only notification's attempts, and whether it was finally acknowledged."""
    (one,) = sandbox.get("/_sandbox/notifications")["notifications"]
    return [attempt["http_status"] for attempt in one["attempts"]], one["acknowledged"]


def pass_time(folder: Path, by: timedelta) -> None:
    """Ends all leases."""
    with closing(sqlite3.connect(folder / "claims.db", isolation_level=None)) as db:
        db.execute(
            "UPDATE rebuttal_claims SET until_ms = until_ms - ?", (by // timedelta(milliseconds=1),)
        )


def advance(sandbox: Sandbox, seconds: int) -> None:
    sandbox.control("/_sandbox/clock/advance", {"seconds": seconds})


def test_a_consumer_killed_between_claim_and_commit_gets_the_notification_once_more(
    start: Callable[[str], Consumer], sandbox: Sandbox, tmp_path: Path
) -> None:
    dies = start("claimed")
    sandbox.dispute()
    assert dies.line() == "claimed"
    dies.kill()
    assert effects(tmp_path) == 0

    # The provider sends it again after two minutes. The dead consumer's lease still holds.
    pass_time(tmp_path, LEASE / 2)
    early = start("nowhere")
    advance(sandbox, 120)
    assert early.line() == "in progress"
    assert attempts(sandbox) == ([None, 503], False)
    assert effects(tmp_path) == 0

    pass_time(tmp_path, LEASE / 2)
    late = start("nowhere")
    advance(sandbox, 600)
    assert late.line() == "processed"
    assert attempts(sandbox) == ([None, 503, 200], True)
    assert effects(tmp_path) == 1


def test_a_consumer_killed_after_the_commit_does_not_process_it_twice(
    start: Callable[[str], Consumer], sandbox: Sandbox, tmp_path: Path
) -> None:
    dies = start("committed")
    sandbox.dispute()
    assert dies.line() == "committed"
    dies.kill()
    assert effects(tmp_path) == 1

    pass_time(tmp_path, LEASE * 10)
    later = start("nowhere")
    advance(sandbox, 120)
    assert later.line() == "a duplicate"
    assert attempts(sandbox) == ([None, 200], True)
    assert effects(tmp_path) == 1


def test_of_many_that_claim_at_a_time_one_gets_it(tmp_path: Path) -> None:
    stores = [SqliteDeduplicator(tmp_path / "claims.db") for _ in range(8)]
    together = threading.Barrier(len(stores), timeout=PATIENCE)

    def claim(store: Any) -> Any:
        together.wait()
        return store.claim("k", LEASE)

    with ThreadPoolExecutor(len(stores)) as threads:
        claims = list(threads.map(claim, stores))
    kinds = [type(one) for one in claims]
    assert sorted(kinds, key=str) == [Claimed, *[InProgress] * 7]
    for store in stores:
        store.close()


def test_the_statements_of_rusts_documentation_do_what_it_says() -> None:
    source = (REPOSITORY / "crates" / "rebuttal-runtime" / "src" / "dedup" / "mod.rs").read_text(
        "utf-8"
    )
    (block,) = re.findall(r"/// ```sql\n(.*?)/// ```", source, re.S)
    lines = (line.removeprefix("/// ") for line in block.splitlines())
    text = "\n".join(line for line in lines if not line.startswith("--"))
    create, claim, find, commit, release = (one for one in text.split(";") if one.strip())
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute(create)

    def changed(statement: str, token: str, now: int) -> int:
        values = {"key": "k", "token": token, "now": now, "lease": 300}
        used = {name: value for name, value in values.items() if f":{name}" in statement}
        return database.execute(statement, used).rowcount

    assert [changed(claim, "a", 0), changed(claim, "b", 299), changed(release, "b", 299)] == [
        1,
        0,
        0,
    ]
    assert database.execute(find, {"key": "k"}).fetchone() == (0, 300)
    assert [changed(claim, "b", 300), changed(commit, "a", 300), changed(release, "b", 301)] == [
        1,
        0,
        1,
    ]
    assert [changed(claim, "c", 301), changed(commit, "c", 302), changed(commit, "c", 303)] == [
        1,
        1,
        1,
    ]
    assert [changed(release, "c", 304), changed(claim, "d", 10_000)] == [0, 0]
    assert database.execute(find, {"key": "k"}).fetchone() == (1, 303)
    database.close()
