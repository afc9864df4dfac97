"""The option `timeout` ends a call at most 250 ms late, whatever keeps it waiting, and never early.

What a process that only sleeps is woken late by, on a machine that is busy with other things, is added to the limit.

    python deadlines.py [--runs 20]

Kept waiting by: an answer that does not come, one that comes byte by byte, a connection that nobody accepts, and an
upload that nobody reads; for the blocking client, and for asyncio with 16 calls at once.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from common import Sandbox, Stalls, report, spread
from rebuttal import AsyncStripeClient, RequestTimeoutError, StripeClient

LIMIT = 0.25
AT_ONCE = 16
PDF = b"%PDF-1.7\n" + bytes(4_000_000)
OPTION = "timeout"


@contextmanager
def deaf(backlog: int) -> Iterator[str]:
    """An address that accepts connections, or none with a full backlog, and never reads."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(backlog)
        address = listening.getsockname()
        fillers = [socket.socket() for _ in range(0 if backlog else 4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(address)
        yield f"http://127.0.0.1:{address[1]}"
        for filler in fillers:
            filler.close()


def limit() -> float:
    return random.uniform(0.1, 0.6)


def fetch(client: Any, dispute: str, seconds: float) -> Any:
    return client.retrieve_dispute(dispute, options={OPTION: seconds})


def upload(client: Any, _: str, seconds: float) -> Any:
    return client.upload_dispute_evidence(file=PDF, options={OPTION: seconds})


def sync(options: dict[str, Any], call: Callable[..., Any], dispute: str) -> float:
    """How late one call ends, in seconds."""
    seconds = limit()
    with StripeClient(**options) as client:
        started = time.monotonic()
        try:
            call(client, dispute, seconds)
        except RequestTimeoutError:
            return time.monotonic() - started - seconds
    raise RuntimeError("the call was answered")


async def at_once(options: dict[str, Any], call: Callable[..., Any], dispute: str) -> list[float]:
    """The same of several calls at once."""
    async with AsyncStripeClient(**options) as client:

        async def one() -> float:
            seconds = limit()
            started = time.monotonic()
            try:
                await call(client, dispute, seconds)
            except RequestTimeoutError:
                return time.monotonic() - started - seconds
            raise RuntimeError("the call was answered")

        return await asyncio.gather(*(one() for _ in range(AT_ONCE)))


def measure(sandbox: Sandbox, runs: int) -> dict[str, list[float]]:
    """How late calls end, by style and by what keeps them waiting."""
    late: dict[str, list[float]] = {}
    dispute = sandbox.stripe_dispute()

    def both(what: str, options: dict[str, Any], call: Callable[..., Any], fault: Any) -> None:
        for number in range(runs):
            if fault is not None:
                sandbox.fault("retrieveDispute", times=1, **fault)
            late.setdefault(f"sync {what}", []).append(sync(options, call, dispute))
            # As many calls at once take as long as one.
            if number % 4 == 0:
                if fault is not None:
                    sandbox.fault("retrieveDispute", times=AT_ONCE, **fault)
                found = asyncio.run(at_once(options, call, dispute))
                late.setdefault(f"asyncio {what}", []).extend(found)

    options = sandbox.stripe_options(max_attempts=1)
    both("no answer", options, fetch, {"kind": "delay", "seconds": 30, "acted": False})
    both("trickle", options, fetch, {"kind": "trickle", "seconds": 30})
    with deaf(0) as address:
        both("no connection", {**options, "api_base": address}, fetch, None)
    with deaf(128) as address:
        both("unread upload", {**options, "files_base": address}, upload, None)
    return late


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=20)
    runs = arguments.parse_args().runs
    sandbox = Sandbox()
    stalls = Stalls()
    late = measure(sandbox, runs)
    stall = stalls.worst()
    sandbox.stop()
    ok = all(-0.005 <= wait <= LIMIT + stall for waits in late.values() for wait in waits)
    numbers = {name: spread(waits) for name, waits in late.items()}
    report("python deadlines", ok, limit=LIMIT, stall=stall, **numbers)


if __name__ == "__main__":
    main()
