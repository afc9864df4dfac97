"""How much memory a program holds at most while it makes 100,000 calls, one after the other: `memory.py ours|peer`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from driving import DISPUTE, DUE_BY, TOLD, check

CALLS = 100_000


def retrieve() -> Callable[[str], Any]:
    if sys.argv[1] == "ours":
        from rebuttal import StripeClient

        return StripeClient(
            api_key="sk_test_bench", api_base=TOLD["url"], allow_http=True
        ).retrieve_dispute
    import stripe
    from peer_stripe import merchant

    return merchant(stripe.RequestsClient()).v1.disputes.retrieve


call = retrieve()
for _ in range(CALLS):
    check(call(DISPUTE).evidence_details.due_by, DUE_BY)
# Not what the process says of its resources: that counts the program that started it.
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) * 1024)
