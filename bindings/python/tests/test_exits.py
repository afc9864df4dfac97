"""The end of a process, and Ctrl-C, during and after calls. No test waits by sleeping."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hosts import PRELUDE, Mute, hang, once_arrived, run
from sandbox import Sandbox

ONE_CPU = """
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from rebuttal import RebuttalError
"""


@pytest.fixture
def mute() -> Iterator[Mute]:
    made = Mute()
    yield made
    made.stop()


def test_ctrl_c_ends_a_blocked_call(sandbox: Sandbox) -> None:
    hang(sandbox)
    _interrupt(
        """
client = AlipayClient(**options)
try:
    call(client, disputes[0])
except KeyboardInterrupt:
    assert call(client, disputes[1])    # it is as good as before
    sys.exit(42)
""",
        sandbox,
    )


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_ctrl_c_ends_what_an_event_loop_waits_for(loop: str, sandbox: Sandbox) -> None:
    hang(sandbox)
    _interrupt(
        f"""
import {loop}
client = AsyncAlipayClient(**options)

async def main():
    try:
        await client.accept_dispute(disputes[0])
    except asyncio.CancelledError:
        assert (await client.accept_dispute(disputes[1])).dispute_id == disputes[1]
        raise

try:
    with asyncio.Runner(loop_factory={loop}.new_event_loop) as runner:
        runner.run(main())
except KeyboardInterrupt:
    sys.exit(42)
""",
        sandbox,
    )


def test_a_signal_handler_may_itself_make_a_call(sandbox: Sandbox) -> None:
    hang(sandbox)
    _interrupt(
        """
client = AlipayClient(**options)

def leave(*_):
    sys.exit(42 if call(client, disputes[1]) else 1)

signal.signal(signal.SIGTERM, leave)
call(client, disputes[0])
""",
        sandbox,
        signal.SIGTERM,
    )


@pytest.mark.parametrize("style", ["sync", "asyncio"])
def test_ctrl_c_frees_the_connection(style: str, sandbox: Sandbox, mute: Mute) -> None:
    # The process runs until its standard input is closed.
    code = """
client = AlipayClient(**options)
try:
    if disputes[0] == "sync":
        client.accept_dispute("D1")
    else:
        call_async(AsyncAlipayClient(**options), "D1")
except KeyboardInterrupt:
    sys.stdin.read()
    sys.exit(42)
"""
    arguments = [json.dumps(sandbox.options(timeout=50, gateway=mute.url)), style]
    process = subprocess.Popen(
        [sys.executable, "-c", PRELUDE + code, *arguments], stdin=subprocess.PIPE
    )
    mute.wait(lambda mute: mute.asked == 1)
    process.send_signal(signal.SIGINT)
    mute.wait(lambda mute: mute.open == 0)
    process.communicate(timeout=30)
    assert process.returncode == 42 and mute.accepted == 1


def _interrupt(code: str, sandbox: Sandbox, by: signal.Signals = signal.SIGINT) -> None:
    """Runs a program until its first call waits, sends it the signal, and expects exit status 42."""
    arguments = [json.dumps(sandbox.options(timeout=50)), sandbox.dispute(), sandbox.dispute()]
    process = subprocess.Popen([sys.executable, "-c", PRELUDE + code, *arguments])
    with once_arrived(sandbox, lambda: process.send_signal(by)):
        assert process.wait(timeout=30) == 42


@pytest.mark.parametrize("how", ["sys.exit(0)", "os.kill(os.getpid(), signal.SIGTERM)", "pass"])
def test_the_process_ends_during_calls(how: str, sandbox: Sandbox) -> None:
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


def test_the_process_ends_while_threads_are_calling(sandbox: Sandbox) -> None:
    code = (
        ONE_CPU
        + """
client, started = AlipayClient(**options), threading.Barrier(9)

def work():
    started.wait()
    while True:
        try:
            client.accept_dispute(disputes[0])
        except RebuttalError:
            pass

for _ in range(8):
    threading.Thread(target=work, daemon=True).start()    # Python waits for others
started.wait()
for _ in range(20):
    try:
        client.accept_dispute(disputes[0])
    except RebuttalError:
        pass
"""
    )
    for _ in range(3):
        run(code, sandbox, disputes=1)


BUSY = """
started = threading.Barrier(5)

def busy(*_):
    started.wait()
    while True:
        pass

class Observer:
    call = busy

def daemons(work):
    for _ in range(4):
        threading.Thread(target=work, daemon=True).start()
    started.wait()
"""


@pytest.mark.parametrize(
    "code",
    [
        """
client = AlipayClient(**options, observer=Observer())
daemons(lambda: client.accept_dispute(disputes[0]))
""",
        """
options.pop("private_key")
client = AlipayClient(**options, signer=busy)
daemons(lambda: client.accept_dispute(disputes[0]))
""",
        """
from rebuttal import StripeClient
client = StripeClient.from_env()
daemons(lambda: client.upload_dispute_evidence(file=b"%PDF-1.7", progress=busy))
""",
        """
from rebuttal import errors
client, errors._make = AlipayClient(**options), busy
daemons(lambda: client.accept_dispute(""))
""",
    ],
    ids=["observer", "signer", "progress", "error"],
)
def test_the_process_ends_while_its_own_code_runs_inside_calls(code: str, sandbox: Sandbox) -> None:
    # Python ends daemon threads by unwinding them, which crashes if a native function is on the stack.
    for _ in range(3):
        environment = {**os.environ, **sandbox.environment()}
        assert run(BUSY + code, sandbox, env=environment) == ""


@pytest.mark.parametrize(
    ("make", "use"), [("AlipayClient", "call"), ("AsyncAlipayClient", "call_async")]
)
def test_a_call_at_the_end_of_a_process_succeeds(make: str, use: str, sandbox: Sandbox) -> None:
    run(
        f"""
import atexit
client = {make}(**options)
assert {use}(client, disputes[0])
atexit.register(lambda: {use}(client, disputes[1]))
""",
        sandbox,
    )
    assert sandbox.all_effects() == 2


def test_exits_on_one_cpu_are_clean(sandbox: Sandbox) -> None:
    code = (
        ONE_CPU
        + """
client = AsyncAlipayClient(**options)

async def main():
    found = await asyncio.gather(*(client.accept_dispute(disputes[0]) for _ in range(100)), return_exceptions=True)
    assert sum(not isinstance(one, RebuttalError) for one in found) == 1, found

asyncio.run(main())
"""
    )
    for _ in range(5):
        run(code, sandbox, disputes=1)


def test_exits_after_the_calls_of_many_threads_are_clean(sandbox: Sandbox) -> None:
    code = (
        ONE_CPU
        + """
client, accepted = AlipayClient(**options), []

def work():
    for _ in range(10):
        try:
            accepted.append(client.accept_dispute(disputes[0]))
        except RebuttalError:
            pass

threads = [threading.Thread(target=work) for _ in range(16)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(accepted) == 1
"""
    )
    for _ in range(3):
        run(code, sandbox, disputes=1)
