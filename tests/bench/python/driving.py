"""The driver's side of the harness's protocol, in Python. `tests/bench/README.md` describes it."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

TOLD: dict[str, Any] = json.loads(os.environ["REBUTTAL_BENCH"])
DISPUTE = "du_1BENCH000000000000000001"
DUE_BY = 1_768_953_600
SECRET = "whsec_bench"


class Took(NamedTuple):
    """How long some of the work took, where that is what counts and not how much was done."""

    seconds: float


Run = Callable[[float], "int | Took"]
"""Works for so many seconds and gives how much was done, or how long some of it took."""


def fixture(name: str) -> bytes:
    return (Path(TOLD["fixtures"]) / name).read_bytes()


def say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def serve(works: dict[str, Callable[[], Run]]) -> None:
    """Answers each `run SECONDS` with what was done, until there is no more to read."""
    run = works[sys.argv[1]]()
    say({"ready": True})
    for line in sys.stdin:
        seconds = float(line.removeprefix("run "))
        started = time.perf_counter()
        done = run(seconds)
        if isinstance(done, Took):
            say({"units": 1, "seconds": done.seconds})
        else:
            say({"units": done, "seconds": time.perf_counter() - started})


def slowest(latencies: list[float]) -> Took:
    """How long the one call in a hundred took that took the longest."""
    return Took(sorted(latencies)[len(latencies) * 99 // 100])


def repeat(once: Callable[[], object], units: int = 1) -> Callable[[float], int]:
    """Repeats work until the time is over, and looks at the clock after each piece."""

    def run(seconds: float) -> int:
        clock = time.perf_counter
        end = clock() + seconds
        count = 0
        while clock() < end:
            once()
            count += 1
        return count * units

    return run


def threads(width: int, once: Callable[[], object]) -> Run:
    """The same from so many threads at once."""
    from concurrent.futures import ThreadPoolExecutor

    pool, repeated = ThreadPoolExecutor(width), repeat(once)

    def run(seconds: float) -> int:
        lanes = [pool.submit(repeated, seconds) for _ in range(width)]
        return sum(lane.result() for lane in lanes)

    return run


def check(found: object, expected: object) -> None:
    """No client gets away with reading nothing, whatever it reads late."""
    if found != expected:
        raise SystemExit(f"{found!r} came where {expected!r} was expected")
