"""Ctrl-C ends a call that waits for its answer within half a second.

    python interrupts.py [--runs 20]

What is measured, for the blocking client and for asyncio, is the time from the signal to the `KeyboardInterrupt` in the
program, and to the end of the process. What a process that only sleeps is woken late by, on a machine that is busy with
other things, is added to the limit.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import time

from common import Sandbox, Stalls, report, spread

LIMIT = 0.5

# The clock is the system's and not the process's, so that both sides can read it.
PROGRAM = """
import asyncio, json, sys, time
from rebuttal import AlipayClient, AsyncAlipayClient
style, options, dispute = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3]

async def main():
    await AsyncAlipayClient(**options).accept_dispute(dispute)

try:
    if style == "sync":
        AlipayClient(**options).accept_dispute(dispute)
    else:
        asyncio.run(main())
except KeyboardInterrupt:
    print(time.clock_gettime(time.CLOCK_MONOTONIC), flush=True)
    sys.exit(42)
"""


def interrupt(sandbox: Sandbox, style: str) -> tuple[float, float]:
    """Seconds until the program gets the signal, and until it has ended."""
    delay = {"operation": "acceptDispute", "kind": "delay", "seconds": 60, "acted": False}
    sandbox.control("/_sandbox/faults", delay)
    arguments = [style, json.dumps(sandbox.options(timeout=50)), sandbox.dispute()]
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments], stdout=subprocess.PIPE, text=True
    )
    while sandbox.get("/_sandbox/faults")["faults"]:
        if process.poll() is not None:
            raise RuntimeError(f"the program ended by itself with {process.returncode}")
        time.sleep(0.005)
    # At random times of the slices in which a blocking call waits.
    time.sleep(random.uniform(0.02, 0.3))
    sent = time.clock_gettime(time.CLOCK_MONOTONIC)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=30)
    ended = time.clock_gettime(time.CLOCK_MONOTONIC)
    if process.returncode != 42:
        raise RuntimeError(f"the program ended with {process.returncode} and said {said!r}")
    return float(said) - sent, ended - sent


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=20)
    runs = arguments.parse_args().runs
    sandbox, stalls = Sandbox(), Stalls()
    measured = {
        style: [interrupt(sandbox, style) for _ in range(runs)] for style in ("sync", "asyncio")
    }
    stall = stalls.worst()
    sandbox.stop()
    ok = all(raised <= LIMIT + stall for waits in measured.values() for raised, _ in waits)
    numbers = {
        style: {
            "raised": spread([raised for raised, _ in waits]),
            "ended": spread([ended for _, ended in waits]),
        }
        for style, waits in measured.items()
    }
    report("python interrupts", ok, limit=LIMIT, stall=stall, **numbers)


if __name__ == "__main__":
    main()
