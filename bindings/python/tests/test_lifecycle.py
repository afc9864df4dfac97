"""Life inside a host process: forks, loops, signals, cancelled tasks, exits. Nothing in here sleeps to wait."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
import uvloop
from rebuttal import AlipayClient, AsyncAlipayClient, RequestTimeoutError, TransportError
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


def run(code: str, sandbox: Sandbox, disputes: int = 3, **options: Any) -> None:
    ids = [sandbox.dispute() for _ in range(disputes)]
    done = python(PRELUDE + code, json.dumps(sandbox.options()), *ids, **options)
    assert done.returncode == 0, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"


def hang(sandbox: Sandbox, times: int = 1) -> None:
    """The next calls get no answer within the minute."""
    fault = {
        "operation": "acceptDispute",
        "kind": "delay",
        "seconds": 60,
        "times": times,
        "acted": False,
    }
    sandbox.control("/_sandbox/faults", fault)


def arrived(sandbox: Sandbox) -> bool:
    """Whether the fault has been used: a request is under way."""
    return not sandbox.get("/_sandbox/faults")["faults"]


@contextmanager
def once_arrived(sandbox: Sandbox, act: Callable[[], object]) -> Iterator[None]:
    """Runs `act` in another thread as soon as a request is under way."""

    def watch() -> None:
        while not arrived(sandbox):
            pass
        act()

    watcher = threading.Thread(target=watch)
    watcher.start()
    yield
    watcher.join(timeout=30)


@pytest.mark.parametrize("make", ["AlipayClient", "AsyncAlipayClient"])
def test_a_client_works_on_both_sides_of_a_fork(make: str, sandbox: Sandbox) -> None:
    use = "call" if make == "AlipayClient" else "call_async"
    run(
        f"""
client = {make}(**options)
child(lambda: {use}(client, disputes[0]))      # before first use
assert {use}(client, disputes[1])
child(lambda: {use}(client, disputes[2]))      # after it
child(lambda: {use}({make}(**options), disputes[3]))
assert {use}(client, disputes[4])
""",
        sandbox,
        disputes=5,
    )


def test_a_fork_while_other_threads_call(sandbox: Sandbox) -> None:
    run(
        """
client = AlipayClient(**options)
threads = [threading.Thread(target=call, args=(client, one)) for one in disputes[:6]]
for thread in threads:
    thread.start()
for one in disputes[6:]:
    child(lambda: call(client, one))
for thread in threads:
    thread.join()
""",
        sandbox,
        disputes=9,
    )


def test_a_child_may_drop_its_parents_client(sandbox: Sandbox) -> None:
    run(
        """
client = AlipayClient(**options)
assert call(client, disputes[0])

def drop():
    global client
    del client
    return True

child(drop)
assert call(client, disputes[1])
""",
        sandbox,
    )


def test_ctrl_c_ends_a_blocked_call(sandbox: Sandbox) -> None:
    hang(sandbox)
    code = """
client = AlipayClient(**options)
try:
    call(client, disputes[0])
except KeyboardInterrupt:
    sys.exit(42)
"""
    arguments = [json.dumps(sandbox.options(timeout=50)), sandbox.dispute()]
    process = subprocess.Popen([sys.executable, "-c", PRELUDE + code, *arguments])
    with once_arrived(sandbox, lambda: process.send_signal(signal.SIGINT)):
        assert process.wait(timeout=30) == 42


@pytest.mark.parametrize("how", ["sys.exit(0)", "os.kill(os.getpid(), signal.SIGTERM)", "pass"])
def test_the_process_ends_while_calls_are_under_way(how: str, sandbox: Sandbox) -> None:
    hang(sandbox, times=4)
    code = f"""
import urllib.request
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
control = options["gateway"] + "/_sandbox/faults"

async def main():
    client = AsyncAlipayClient(**options)
    tasks = [asyncio.ensure_future(client.accept_dispute(one)) for one in disputes]
    def waiting():
        with urllib.request.urlopen(control) as answer:
            return json.load(answer)["faults"]
    while await asyncio.to_thread(waiting):
        pass
    {how}

asyncio.run(main())
"""
    run(code, sandbox, disputes=4)


def test_exits_on_one_cpu_are_clean(sandbox: Sandbox) -> None:
    code = """
os.sched_setaffinity(0, {0})
client = AsyncAlipayClient(**options)

async def main():
    from rebuttal import RebuttalError
    found = await asyncio.gather(*(client.accept_dispute(disputes[0]) for _ in range(100)), return_exceptions=True)
    assert sum(not isinstance(one, RebuttalError) for one in found) == 1, found

asyncio.run(main())
"""
    for _ in range(5):
        run(code, sandbox, disputes=1)


@pytest.mark.parametrize(
    "loop", [asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"]
)
def test_one_client_serves_many_tasks_and_loops(loop: Any, sandbox: Sandbox) -> None:
    client = AsyncAlipayClient(**sandbox.options())

    async def many() -> None:
        ids = [sandbox.dispute() for _ in range(20)]
        answers = await asyncio.gather(*map(client.accept_dispute, ids))
        assert [answer.dispute_id for answer in answers] == ids

    def one_loop() -> None:
        with asyncio.Runner(loop_factory=loop) as runner:
            runner.run(many())

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(one_loop) for _ in range(3)]:
            done.result(timeout=60)
    one_loop()


def test_a_cancelled_task_drops_its_call(sandbox: Sandbox) -> None:
    hang(sandbox)

    async def main() -> None:
        client = AsyncAlipayClient(**sandbox.options())
        task = asyncio.ensure_future(client.accept_dispute(sandbox.dispute()))
        await _until_arrived(sandbox)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # The loop is as good as before.
        answer = await client.accept_dispute(sandbox.dispute())
        assert answer.result.result_status == "S"

    asyncio.run(main())


def test_a_loop_that_is_closed_with_calls_under_way_does_no_harm(sandbox: Sandbox) -> None:
    hang(sandbox)
    client = AsyncAlipayClient(**sandbox.options())
    loop = asyncio.new_event_loop()
    task = loop.create_task(client.accept_dispute(sandbox.dispute()))
    loop.run_until_complete(_until_arrived(sandbox))
    task.cancel()
    loop.close()
    with _quiet():
        del task
        gc.collect()
    answer = asyncio.run(_accept(client, sandbox.dispute()))
    assert answer == "S"


@contextmanager
def _quiet() -> Iterator[None]:
    """asyncio itself complains about tasks that outlive their loop; that is what is tried here."""
    logger = logging.getLogger("asyncio")
    logger.disabled = True
    yield
    logger.disabled = False


async def _until_arrived(sandbox: Sandbox) -> None:
    while not await asyncio.to_thread(arrived, sandbox):
        pass


async def _accept(client: AsyncAlipayClient, dispute: str) -> str:
    return (await client.accept_dispute(dispute)).result.result_status


def test_a_client_may_go_while_its_calls_are_under_way(sandbox: Sandbox) -> None:
    async def main() -> None:
        task = asyncio.ensure_future(
            AsyncAlipayClient(**sandbox.options()).accept_dispute(sandbox.dispute())
        )
        gc.collect()
        assert (await task).result.result_status == "S"

    asyncio.run(main())


def test_a_time_limit_ends_the_call_and_nobody_knows_what_happened(sandbox: Sandbox) -> None:
    hang(sandbox, times=2)
    with AlipayClient(**sandbox.options()) as client, pytest.raises(TimeoutError) as raised:
        client.accept_dispute(sandbox.dispute(), options={"timeout": 0.3})
    error = raised.value
    assert type(error) is RequestTimeoutError and isinstance(error, TransportError)
    assert error.outcome == "unknown"


def test_threads_share_a_client(sandbox: Sandbox) -> None:
    with AlipayClient(**sandbox.options()) as client, ThreadPoolExecutor(8) as threads:
        ids = [sandbox.dispute() for _ in range(24)]
        assert [answer.dispute_id for answer in threads.map(client.accept_dispute, ids)] == ids


def test_importing_the_package_loads_next_to_nothing() -> None:
    code = "import sys; import rebuttal; print(sorted(m for m in sys.modules if m in {'msgspec', 'asyncio', 'typing'} or m.startswith('rebuttal')))"
    done = python(code, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    assert (
        done.stdout.strip() == "['rebuttal', 'rebuttal._generated', 'rebuttal._generated._index']"
    ), done.stderr


@pytest.mark.parametrize(("used", "other"), [("Alipay", "stripe"), ("Stripe", "alipay")])
def test_who_uses_one_provider_loads_no_other(used: str, other: str) -> None:
    code = f"""
import sys
from rebuttal import {used}Client, Async{used}Client, {used}Webhooks, RebuttalError
from rebuttal.{used.lower()} import *
print([name for name in sys.modules if {other!r} in name])
"""
    done = python(code)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_many_threads_may_be_the_first_to_read_a_class() -> None:
    code = """
import sys, threading
from rebuttal import alipay
sys.setswitchinterval(1e-6)
answer = b'{"result": {"resultCode": "A", "resultStatus": "S"}}'
plain = {"result": {"result_code": "A", "result_status": "S"}}
classes = [
    alipay.AcceptDisputeResponse,
    alipay.SupplyDefenseDocumentResponse,
    alipay.DownloadDisputeEvidenceResponse,
]
go, read = threading.Barrier(12), []

def work(number):
    cls = classes[number % 3]
    go.wait()
    read.append(cls.from_json(answer) if number % 2 else cls.from_dict(plain))

threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(read) == 12
"""
    for _ in range(15):  # a crash came in one of ten
        done = python(code)
        assert done.returncode == 0, f"exit {done.returncode}\n{done.stderr}"
