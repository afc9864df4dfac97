"""The package `rebuttal`, as it is installed from its wheel."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

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
    serve,
    slowest,
    threads,
)
from our_packet import packet
from rebuttal import AlipayWebhooks, AsyncStripeClient, StripeClient, StripeWebhooks
from rebuttal.alipay import PrivateKey, content_to_sign, signature_header
from rebuttal.stripe import DisputeCreated

KEYS = TOLD["alipay"]
OPTIONS = {"api_key": "sk_test_bench", "api_base": TOLD["url"], "allow_http": True}


def sign() -> Run:
    key = PrivateKey(key=KEYS["merchant_private_key"])
    client_id, signed = KEYS["client_id"], KEYS["notification"]
    path, moment, body = signed["path"], signed["time"], signed["body"].encode()

    def once() -> None:
        content = content_to_sign("POST", path, client_id, moment, body)
        signature_header(key.sign(content))

    return repeat(once)


def verify() -> Run:
    signed = KEYS["notification"]
    hooks = AlipayWebhooks(
        path=signed["path"],
        client_id=KEYS["client_id"],
        alipay_public_key=KEYS["alipay_public_key"],
    )
    headers = {
        "client-id": KEYS["client_id"],
        "request-time": signed["time"],
        "signature": signed["signature"],
    }
    body = signed["body"].encode()
    return repeat(lambda: hooks.verify(headers, body))


def event() -> Run:
    hooks = StripeWebhooks(webhook_secret=SECRET)
    body = fixture("event.json")

    def run(seconds: float) -> int:
        # Signed now, because both sides look at how old it is.
        headers = dict(hooks.sign_test_message(body, SECRET))

        def once() -> None:
            found = hooks.receive(headers, body)
            assert type(found) is DisputeCreated
            check(found.data.object.evidence_details.due_by, DUE_BY)

        return repeat(once)(seconds)

    return run


def retrieve(repeated: Callable[[Callable[[], object]], Run]) -> Callable[[], Run]:
    def make() -> Run:
        client = StripeClient(**OPTIONS)

        def once() -> None:
            check(client.retrieve_dispute(DISPUTE).evidence_details.due_by, DUE_BY)

        return repeated(once)

    return make


def in_flight(of: Callable[[list[float]], int | Took]) -> Callable[[], Run]:
    """64 calls in flight; what counts is made of how long each of them took."""

    def make() -> Run:
        loop = asyncio.new_event_loop()
        client = AsyncStripeClient(**OPTIONS)

        async def lane(end: float) -> list[float]:
            latencies: list[float] = []
            last = time.perf_counter()
            while last < end:
                check((await client.retrieve_dispute(DISPUTE)).evidence_details.due_by, DUE_BY)
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
    client = StripeClient(**OPTIONS)

    def once() -> None:
        page = client.list_disputes(limit=100).first_page()
        check(sum(dispute.evidence_details.due_by or 0 for dispute in page.data), 100 * DUE_BY)

    return repeat(once, units=100)


serve(
    {
        "sign": sign,
        "verify": verify,
        "event": event,
        "retrieve": retrieve(repeat),
        "threads": retrieve(lambda once: threads(16, once)),
        "asyncio": in_flight(len),
        "asyncio-p99": in_flight(slowest),
        "list": disputes,
        "packet": packet,
    }
)
