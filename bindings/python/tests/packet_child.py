"""Sends a packet in a process of its own, for `test_packets_crash.py`. It kills itself when its call fails: the answer to its
last request never came.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from typing import Any

from packet_data import packet
from rebuttal import AsyncStripeClient, RebuttalError, StripeClient


def main(task: dict[str, Any]) -> None:
    made = packet(task["dispute"])
    made._native.format(task["format"])
    options: Any = {"max_attempts": 1} if task["dies"] else None
    try:
        if task["style"] == "sync":
            with StripeClient(**task["client"]) as client:
                client.submit_packet(made, options=options)
        else:
            asyncio.run(later(task["client"], made, options))
    except RebuttalError:
        if not task["dies"]:
            raise
        os.kill(os.getpid(), signal.SIGKILL)


async def later(options: dict[str, Any], made: Any, call_options: Any) -> None:
    async with AsyncStripeClient(**options) as client:
        await client.submit_packet(made, options=call_options)


main(json.loads(sys.argv[1]))
