"""The package `rebuttal`, as it is installed from its wheel."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from driving import DISPUTE, DUE_BY, SECRET, TOLD, Run, check, fixture, repeat, serve, threads
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


def in_flight() -> Run:
    loop = asyncio.new_event_loop()
    client = AsyncStripeClient(**OPTIONS)

    async def lane(end: float) -> int:
        count = 0
        while time.perf_counter() < end:
            check((await client.retrieve_dispute(DISPUTE)).evidence_details.due_by, DUE_BY)
            count += 1
        return count

    async def lanes(end: float) -> int:
        return sum(await asyncio.gather(*(lane(end) for _ in range(64))))

    return lambda seconds: loop.run_until_complete(lanes(time.perf_counter() + seconds))


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
        "asyncio": in_flight,
        "list": disputes,
    }
)
