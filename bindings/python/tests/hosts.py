"""Programs that use the package, and providers that never respond: for tests of whole processes."""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sandbox import Sandbox, python

# Every program begins with this: options in an argument, and as many disputes as it asks for.
PRELUDE = """
import asyncio, json, os, signal, sys, threading
from rebuttal import AlipayClient, AsyncAlipayClient
options, disputes = json.loads(sys.argv[1]), sys.argv[2:]

def child(work):
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = 0 if work() else 2
        finally:
            os._exit(code)
    assert os.waitpid(pid, 0)[1] == 0, "the child failed"

def call(client, dispute):
    return client.accept_dispute(dispute).dispute_id == dispute

def call_async(client, dispute):
    async def run():
        return (await client.accept_dispute(dispute)).dispute_id == dispute
    return asyncio.run(run())
"""


def run(code: str, sandbox: Sandbox, disputes: int = 3, **options: Any) -> str:
    """Runs a program, which must succeed; returns its output."""
    ids = [sandbox.dispute() for _ in range(disputes)]
    done = python(PRELUDE + code, json.dumps(sandbox.options()), *ids, **options)
    assert done.returncode == 0, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return str(done.stdout)


def run_file(folder: Path, code: str, sandbox: Sandbox, disputes: int) -> None:
    """The same from a file: a spawned process imports the program by its name."""
    program = folder / "program.py"
    program.write_text(PRELUDE + code, encoding="utf-8")
    ids = [sandbox.dispute() for _ in range(disputes)]
    started = [sys.executable, str(program), json.dumps(sandbox.options()), *ids]
    done = subprocess.run(started, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"


def hang(sandbox: Sandbox, times: int = 1) -> None:
    """The next calls get no response within a minute."""
    fault = {
        "operation": "acceptDispute",
        "kind": "delay",
        "seconds": 60,
        "times": times,
        "acted": False,
    }
    sandbox.control("/_sandbox/faults", fault)


def arrived(sandbox: Sandbox) -> bool:
    """Whether the fault was used: a request is in progress."""
    return not sandbox.get("/_sandbox/faults")["faults"]


@contextmanager
def once_arrived(sandbox: Sandbox, act: Callable[[], object]) -> Iterator[None]:
    """Runs `act` in another thread as soon as a request is in progress."""

    def watch() -> None:
        while not arrived(sandbox):
            pass
        act()

    watcher = threading.Thread(target=watch)
    watcher.start()
    yield
    watcher.join(timeout=30)


class Mute:
    """A provider that reads requests and never responds; it counts connections."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._ended, self._end = socket.socketpair()
        self._changed = threading.Condition()
        self.open = self.accepted = self.asked = 0
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._listening, selectors.EVENT_READ)
            waiting.register(self._ended, selectors.EVENT_READ)
            seen: set[socket.socket] = set()
            while True:
                for key, _ in waiting.select():
                    ready = key.fileobj
                    assert isinstance(ready, socket.socket)
                    if ready is self._ended:
                        for key in list(waiting.get_map().values()):
                            key.fileobj.close()  # type: ignore[union-attr]
                        return
                    with self._changed:
                        if ready is self._listening:
                            waiting.register(ready.accept()[0], selectors.EVENT_READ)
                            self.open, self.accepted = self.open + 1, self.accepted + 1
                        elif _goes_on(ready):
                            self.asked += ready not in seen
                            seen.add(ready)
                        else:
                            waiting.unregister(ready)
                            ready.close()
                            self.open -= 1
                        self._changed.notify_all()

    def wait(self, what: Callable[[Mute], bool]) -> None:
        """Waits for it, at most 30 seconds."""
        with self._changed:
            there = self._changed.wait_for(lambda: what(self), timeout=30)
            assert there, f"{self.open} open of {self.accepted}, {self.asked} asked"

    def stop(self) -> None:
        self._end.close()
        self._thread.join(timeout=30)


def _goes_on(connection: socket.socket) -> bool:
    try:
        return bool(connection.recv(1 << 20))
    except ConnectionError:
        return False
