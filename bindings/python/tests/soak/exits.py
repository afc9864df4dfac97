"""Processes that have made thousands of calls, or are making some, end cleanly on one CPU.

    python exits.py [--runs 50] [--calls 10000]

Each run is a program of its own that may use one CPU only and has to exit with 0: one with so many awaited calls, one
with as many by 16 threads and the blocking client, and one that ends while calls are under way in tasks and threads.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys

from common import Sandbox, report

BEGIN = """
import asyncio, json, os, random, sys, threading
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from rebuttal import AsyncStripeClient, StripeClient
options, dispute, calls = json.loads(sys.argv[1]), sys.argv[2], int(sys.argv[3])
left = iter(range(calls))
"""

AWAITED = """
async def main():
    client, done = AsyncStripeClient(**options), 0

    async def work():
        nonlocal done
        for _ in left:
            assert (await client.retrieve_dispute(dispute)).id == dispute
            done += 1

    await asyncio.gather(*(work() for _ in range(64)))
    assert done == calls, done

asyncio.run(main())
"""

THREADS = """
client, done = StripeClient(**options), []

def work(share):
    for _ in range(share):
        assert client.retrieve_dispute(dispute).id == dispute
        done.append(1)

shares = [calls // 16 + (number < calls % 16) for number in range(16)]
threads = [threading.Thread(target=work, args=(share,)) for share in shares]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(done) == calls, len(done)
"""

# Daemon threads, because Python waits for others; they may be inside Python code that the client calls. A few hundred
# calls may be made before the end comes.
UNDER_WAY = """
class Observer:
    def call(self, facts):
        assert facts.operation

watched = {**options, "observer": Observer()}
client, awaited = StripeClient(**watched), AsyncStripeClient(**watched)
started = threading.Barrier(9)

def work():
    started.wait()
    while True:
        client.retrieve_dispute(dispute)

for _ in range(8):
    threading.Thread(target=work, daemon=True).start()
started.wait()

async def main():
    async def work():
        while True:
            await awaited.retrieve_dispute(dispute)

    tasks = [asyncio.ensure_future(work()) for _ in range(16)]
    for _ in range(random.randrange(1, 200)):
        await awaited.retrieve_dispute(dispute)
    sys.exit(0)

asyncio.run(main())
"""

PROGRAMS = {"awaited": AWAITED, "threads": THREADS, "under_way": UNDER_WAY}


def clean(sandbox: Sandbox, program: str, calls: int) -> tuple[bool, str]:
    """Whether one run exits with 0; else its output."""
    arguments = [json.dumps(sandbox.stripe_options(timeout=60)), sandbox.stripe_dispute()]
    run = [sys.executable, "-c", BEGIN + program, *arguments, str(calls)]
    try:
        done = subprocess.run(run, capture_output=True, text=True, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        return False, "it did not end within 600 seconds"
    return done.returncode == 0, f"exit {done.returncode}\n{done.stdout}{done.stderr}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=50)
    arguments.add_argument("--calls", type=int, default=10_000)
    chosen = arguments.parse_args()
    sandbox = Sandbox()
    counts = {}
    for name, program in PROGRAMS.items():
        counts[name] = 0
        for number in range(chosen.runs):
            good, said = clean(sandbox, program, chosen.calls)
            counts[name] += good
            if not good:
                print(f"{name}, run {number}: {said}", file=sys.stderr, flush=True)
        print(f"{name}: {counts[name]} of {chosen.runs} clean", file=sys.stderr, flush=True)
    sandbox.stop()
    ok = all(count == chosen.runs for count in counts.values())
    report("python exits", ok, runs=chosen.runs, calls=chosen.calls, **counts)


if __name__ == "__main__":
    main()
