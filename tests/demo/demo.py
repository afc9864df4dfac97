"""Whole disputes from Python, at each provider that the sandbox plays.

`python demo.py sync` or `python demo.py async`; REBUTTAL_SANDBOX_JSON holds the line that the sandbox printed.
Prints one line a step and ends with status 0 only if everything happened.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

import alipay_scenario
import stripe_scenario
from harness import Harness


async def run_async(harness: Harness) -> None:
    await alipay_scenario.scenario_async(harness)
    await stripe_scenario.scenario_async(harness)


def main() -> None:
    style = sys.argv[1] if len(sys.argv) == 2 else ""
    if style not in ("sync", "async"):
        raise SystemExit("usage: demo.py sync|async")
    with tempfile.TemporaryDirectory() as folder:
        harness = Harness("python" if style == "sync" else "python-async", Path(folder))
        if style == "sync":
            alipay_scenario.scenario(harness)
            stripe_scenario.scenario(harness)
        else:
            asyncio.run(run_async(harness))
        harness.end()


if __name__ == "__main__":
    main()
