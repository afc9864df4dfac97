"""Memory, descriptors and threads stay as they are over many calls.

    python memory.py [--calls 100000] [--style sync|asyncio|both]

The calls are of all kinds: answers, lists, refusals, uploads that tell their progress, and calls that are taken back.
Three tenths of them are the warm-up, after which memory may grow by 5 %. They are made in ten parts, so that clients
and event loops come and go as well.
"""

from __future__ import annotations

import argparse
import asyncio
import threading
from typing import Any

from common import Sandbox, held, report
from rebuttal import (
    AlipayClient,
    AlreadyAnsweredError,
    AsyncAlipayClient,
    AsyncStripeClient,
    NotFoundError,
    StripeClient,
)

GROWTH = 1.05
# Python's own allocator and the system's keep some memory for each.
THREADS, TASKS = 4, 32
PDF = b"%PDF-1.7\n" + bytes(20_000)


class Load:
    """What is called, one after the other; every number is one call."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.stripe = sandbox.stripe_options(timeout=60)
        self.alipay = sandbox.options(timeout=60)
        self.dispute = sandbox.stripe_disputes(20)[0]
        self.accepted = sandbox.dispute()
        AlipayClient(**self.alipay).accept_dispute(self.accepted)

    def sync(self, calls: int) -> None:
        stripe, alipay = StripeClient(**self.stripe), AlipayClient(**self.alipay)

        def work(numbers: range) -> None:
            for number in numbers:
                self._one(stripe, alipay, number)

        parts = [range(start, calls, THREADS) for start in range(THREADS)]
        working = [threading.Thread(target=work, args=(part,)) for part in parts]
        for thread in working:
            thread.start()
        for thread in working:
            thread.join()

    def _one(self, stripe: StripeClient, alipay: AlipayClient, number: int) -> None:
        if number % 500 == 0:
            stripe.upload_dispute_evidence(file=PDF, progress=lambda *_: None)
        elif number % 50 == 0:
            for _ in stripe.list_disputes(limit=10):
                break
        elif number % 10 == 0:
            try:
                alipay.accept_dispute(self.accepted)
            except AlreadyAnsweredError:
                return
            raise RuntimeError("it was accepted twice")
        elif number % 7 == 0:
            try:
                stripe.retrieve_dispute("du_0")
            except NotFoundError:
                return
            raise RuntimeError("there is a du_0")
        else:
            stripe.retrieve_dispute(self.dispute)

    def asyncio(self, calls: int) -> None:
        asyncio.run(self._tasks(calls))

    async def _tasks(self, calls: int) -> None:
        stripe, alipay = AsyncStripeClient(**self.stripe), AsyncAlipayClient(**self.alipay)

        async def work(numbers: range) -> None:
            for number in numbers:
                await self._awaited(stripe, alipay, number)

        await asyncio.gather(*(work(range(start, calls, TASKS)) for start in range(TASKS)))

    async def _awaited(
        self, stripe: AsyncStripeClient, alipay: AsyncAlipayClient, number: int
    ) -> None:
        if number % 500 == 0:
            await stripe.upload_dispute_evidence(file=PDF, progress=lambda *_: None)
        elif number % 50 == 0:
            async for _ in stripe.list_disputes(limit=10):
                break
        elif number % 20 == 0:
            task: asyncio.Task[Any] = asyncio.ensure_future(stripe.retrieve_dispute(self.dispute))
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        elif number % 10 == 0:
            try:
                await alipay.accept_dispute(self.accepted)
            except AlreadyAnsweredError:
                return
            raise RuntimeError("it was accepted twice")
        elif number % 7 == 0:
            try:
                await stripe.retrieve_dispute("du_0")
            except NotFoundError:
                return
            raise RuntimeError("there is a du_0")
        else:
            await stripe.retrieve_dispute(self.dispute)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--calls", type=int, default=100_000)
    arguments.add_argument("--style", choices=["sync", "asyncio", "both"], default="both")
    chosen = arguments.parse_args()
    sandbox = Sandbox()
    load = Load(sandbox)
    styles = ["sync", "asyncio"] if chosen.style == "both" else [chosen.style]

    def part() -> dict[str, int]:
        for style in styles:
            getattr(load, style)(chosen.calls // 10 // len(styles))
        return held()

    seen = [part() for _ in range(10)]
    warm, end = seen[2], seen[-1]
    sandbox.stop()
    ratio = round(end["rss"] / warm["rss"], 4)
    # The memory of one or two idle connections is not a leak.
    steady = all(end[kind] - warm[kind] <= 8 for kind in ("descriptors", "threads"))
    report(
        "python memory",
        ratio <= GROWTH and steady,
        style=chosen.style,
        calls=chosen.calls,
        rss_after_warmup=warm["rss"],
        rss_at_end=end["rss"],
        ratio=ratio,
        rss=[now["rss"] for now in seen],
        descriptors=[warm["descriptors"], end["descriptors"]],
        threads=[warm["threads"], end["threads"]],
    )


if __name__ == "__main__":
    main()
