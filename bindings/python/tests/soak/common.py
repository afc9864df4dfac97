"""What the soak programs share: the tests' sandbox, measures of this process, and the last line.

Each program needs REBUTTAL_SANDBOX, ends with one JSON line and exits with 1 if that says `"ok": false`.
"""

from __future__ import annotations

import gc
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sandbox import Sandbox as Sandbox

# A shell starts its background jobs with Ctrl-C ignored, and what is ignored stays so in every child.
signal.signal(signal.SIGINT, signal.default_int_handler)


def resident() -> int:
    """Bytes of memory that this process has now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not tell how much memory a process has")


def held() -> dict[str, int]:
    """The resources of this process, after the connections of dropped clients were closed."""
    gc.collect()
    seen = [descriptors()]
    for _ in range(200):
        time.sleep(0.05)
        seen.append(descriptors())
        if len(set(seen[-10:])) == 1 < len(seen) - 8:
            break
    return {"rss": resident(), "descriptors": seen[-1], "threads": threads()}


def descriptors() -> int:
    """How many files and sockets this process has open, without the one that counts them."""
    return len(list(Path("/proc/self/fd").iterdir())) - 1


def threads() -> int:
    """How many threads this process has, those of native code included."""
    return len(list(Path("/proc/self/task").iterdir()))


class Stalls:
    """How late the machine wakes a process that only sleeps, which is not the client's fault."""

    _PROGRAM = """
import select, sys, time
worst = 0.0
while True:
    started = time.monotonic()
    if select.select([sys.stdin], [], [], 0.01)[0]:
        break
    worst = max(worst, time.monotonic() - started - 0.01)
print(worst)
"""

    def __init__(self) -> None:
        run = [sys.executable, "-c", self._PROGRAM]
        self._ticking = subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def worst(self) -> float:
        """The longest so far, in seconds. Call it once, at the end."""
        said, _ = self._ticking.communicate(timeout=30)
        return round(float(said), 4)


def spread(seconds: list[float]) -> dict[str, float | int]:
    """The measures of many waits, in seconds."""
    return {
        "n": len(seconds),
        "min": round(min(seconds), 4),
        "median": round(median(seconds), 4),
        "max": round(max(seconds), 4),
    }


def report(name: str, ok: bool, **numbers: Any) -> NoReturn:
    """Prints the one line and ends the program."""
    print(json.dumps({"name": name, "ok": ok, **numbers}), flush=True)
    sys.exit(0 if ok else 1)
