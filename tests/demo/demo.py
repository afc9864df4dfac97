"""Whole disputes from Python, at each provider that the sandbox plays.

`python demo.py sync` or `python demo.py async`; REBUTTAL_SANDBOX_JSON holds the line that the sandbox printed.
Prints one line a step and ends with status 0 only if everything happened.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

import alipay_story
import stripe_story
from world import World


async def live_async(world: World) -> None:
    await alipay_story.story_async(world)
    await stripe_story.story_async(world)


def main() -> None:
    style = sys.argv[1] if len(sys.argv) == 2 else ""
    if style not in ("sync", "async"):
        raise SystemExit("usage: demo.py sync|async")
    with tempfile.TemporaryDirectory() as folder:
        world = World("python" if style == "sync" else "python-async", Path(folder))
        if style == "sync":
            alipay_story.story(world)
            stripe_story.story(world)
        else:
            asyncio.run(live_async(world))
        world.end()


if __name__ == "__main__":
    main()
