"""Stripe's SDK for Python, as published: one client with connections that stay open."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import stripe
from driving import (
    DISPUTE,
    DUE_BY,
    SECRET,
    TOLD,
    Run,
    Took,
    check,
    fixture,
    repeat,
    slowest,
    threads,
)

# Documented: nothing is measured and sent along.
stripe.enable_telemetry = False
ADDRESSES: Any = {"api": TOLD["url"]}


def merchant(http: stripe.HTTPClient) -> stripe.StripeClient:
    return stripe.StripeClient("sk_test_bench", base_addresses=ADDRESSES, http_client=http)


def event() -> Run:
    client = merchant(stripe.RequestsClient())
    body = fixture("event.json")

    def run(seconds: float) -> int:
        moment = int(time.time())
        content = f"{moment}.{body.decode()}"
        signature = stripe.WebhookSignature._compute_signature(content, SECRET)
        header = f"t={moment},v1={signature}"

        def once() -> None:
            found = client.construct_event(body, header, SECRET)
            check(found.data.object["evidence_details"]["due_by"], DUE_BY)

        return repeat(once)(seconds)

    return run


def retrieve(repeated: Callable[[Callable[[], object]], Run]) -> Callable[[], Run]:
    def make() -> Run:
        client = merchant(stripe.RequestsClient())

        def once() -> None:
            check(client.v1.disputes.retrieve(DISPUTE).evidence_details.due_by, DUE_BY)

        return repeated(once)

    return make


def in_flight(of: Callable[[list[float]], int | Took]) -> Callable[[], Run]:
    """64 calls in flight; what counts is made of how long each of them took."""

    def make() -> Run:
        loop = asyncio.new_event_loop()
        client = merchant(stripe.HTTPXClient())

        async def lane(end: float) -> list[float]:
            latencies: list[float] = []
            last = time.perf_counter()
            while last < end:
                found = await client.v1.disputes.retrieve_async(DISPUTE)
                check(found.evidence_details.due_by, DUE_BY)
                now = time.perf_counter()
                latencies.append(now - last)
                last = now
            return latencies

        async def lanes(end: float) -> list[float]:
            ran = await asyncio.gather(*(lane(end) for _ in range(64)))
            return [latency for latencies in ran for latency in latencies]

        return lambda seconds: of(loop.run_until_complete(lanes(time.perf_counter() + seconds)))

    return make


def disputes() -> Run:
    client = merchant(stripe.RequestsClient())

    def once() -> None:
        page = client.v1.disputes.list({"limit": 100})
        check(sum(dispute.evidence_details.due_by or 0 for dispute in page.data), 100 * DUE_BY)

    return repeat(once, units=100)


WORKS = {
    "event": event,
    "retrieve": retrieve(repeat),
    "threads": retrieve(lambda once: threads(16, once)),
    "asyncio": in_flight(len),
    "asyncio-p99": in_flight(slowest),
    "list": disputes,
}
