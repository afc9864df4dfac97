"""Calls leak no descriptors, threads or objects, however many there were.

Counts and not bytes: the soak programs look at memory.
"""

from __future__ import annotations

import pytest
from hosts import run
from sandbox import Sandbox

COUNT = """
import gc, time
from pathlib import Path
from rebuttal import AlreadyAnsweredError, AsyncStripeClient, NotFoundError, StripeClient

def descriptors():
    return len(os.listdir("/dev/fd"))

def held():
    gc.collect()
    own = [type(one) for one in gc.get_objects() if type(one).__module__.startswith("rebuttal")]
    tasks = Path("/proc/self/task")
    return {
        "descriptors": descriptors(),
        "threads": len(list(tasks.iterdir())) if tasks.exists() else threading.active_count(),
        "objects": {kind.__qualname__: own.count(kind) for kind in own},
    }

def settle(count):
    # Connections are closed by a thread of their own.
    end = time.monotonic() + 30
    while descriptors() > count and time.monotonic() < end:
        gc.collect()
    assert descriptors() <= count, os.listdir("/dev/fd")

alipay, awaited = AlipayClient(**options), AsyncAlipayClient(**options)
assert call(alipay, disputes[0])

def refused():
    try:
        alipay.accept_dispute(disputes[0])
    except AlreadyAnsweredError:
        return
    raise AssertionError

async def refused_async():
    try:
        await awaited.accept_dispute(disputes[0])
    except AlreadyAnsweredError:
        return
    raise AssertionError

stripe, awaited_stripe = StripeClient.from_env(), AsyncStripeClient.from_env()
dispute = os.environ["DISPUTE"]
"""

SYNC = """
def calls(count):
    for number in range(count):
        if number % 10:
            stripe.retrieve_dispute(dispute)
        else:
            refused()
"""

THREADS = """
def calls(count):
    def work():
        for number in range(count // 4):
            stripe.retrieve_dispute(dispute)
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""

# One loop for all, in which calls are also cancelled.
ASYNCIO = """
async def work(count):
    for number in range(count):
        if number % 10 == 1:
            task = asyncio.ensure_future(awaited_stripe.retrieve_dispute(dispute))
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        elif number % 10:
            await awaited_stripe.retrieve_dispute(dispute)
        else:
            await refused_async()

async def together(count):
    await asyncio.gather(*(work(count // 4) for _ in range(4)))

runner = asyncio.Runner()

def calls(count):
    runner.run(together(count))
"""


@pytest.mark.parametrize("kind", [SYNC, THREADS, ASYNCIO], ids=["sync", "threads", "asyncio"])
def test_two_thousand_calls_leave_as_much_as_two_hundred(kind: str, sandbox: Sandbox) -> None:
    _run(
        kind
        + """
calls(200)
before = held()
calls(2000)
# Four at once may keep four connections, to each provider.
settle(before["descriptors"] + 8)
after = held()
assert after["threads"] <= before["threads"], (before, after)
assert after["objects"] == before["objects"], (before, after)
""",
        sandbox,
    )


def test_event_loops_leak_nothing(sandbox: Sandbox) -> None:
    _run(
        """
def loops(count):
    for _ in range(count):
        asyncio.run(refused_async())

loops(5)
before = held()
loops(200)
settle(before["descriptors"])
after = held()
assert (after["threads"], after["objects"]) == (before["threads"], before["objects"]), (before, after)
""",
        sandbox,
    )


def test_clients_leak_nothing(sandbox: Sandbox) -> None:
    _run(
        """
async def both(number):
    first, second = StripeClient.from_env(), AsyncStripeClient.from_env()
    first.retrieve_dispute(dispute)
    await second.retrieve_dispute(dispute)
    if number % 2:
        first.close()
        await second.close()

def clients(count):
    for number in range(count):
        asyncio.run(both(number))

clients(2)
before = held()
clients(20)
settle(before["descriptors"])
after = held()
assert (after["threads"], after["objects"]) == (before["threads"], before["objects"]), (before, after)
""",
        sandbox,
    )


def _run(code: str, sandbox: Sandbox) -> None:
    environment = {**sandbox.environment(), "DISPUTE": sandbox.stripe_dispute()}
    assigned = f"os.environ.update({environment!r})\n"
    run("import os\n" + assigned + COUNT + code, sandbox, disputes=1)
