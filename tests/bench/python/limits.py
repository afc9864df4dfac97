"""The bare limits in Python: what is left when all that can be left out is left out."""

from __future__ import annotations

import hashlib
import hmac
import time

import msgspec
from driving import DUE_BY, SECRET, Run, check, fixture, repeat, serve
from rebuttal.stripe import DisputeCreated, DisputeList


def event() -> Run:
    """HMAC and decode, with Python's own HMAC and into the class that the package has for it."""
    body = fixture("event.json")
    secret = SECRET.encode()
    decoder = msgspec.json.Decoder(DisputeCreated)

    def run(seconds: float) -> int:
        moment = str(int(time.time())).encode()
        signature = hmac.digest(secret, moment + b"." + body, hashlib.sha256).hex()

        def once() -> None:
            found = hmac.digest(secret, moment + b"." + body, "sha256").hex()
            check(hmac.compare_digest(found, signature), True)
            check(decoder.decode(body).data.object.evidence_details.due_by, DUE_BY)

        return repeat(once)(seconds)

    return run


def disputes() -> Run:
    """Decode alone, into the class that the package has for it."""
    body = fixture("disputes.json")
    decoder = msgspec.json.Decoder(DisputeList)

    def once() -> None:
        page = decoder.decode(body)
        check(sum(dispute.evidence_details.due_by or 0 for dispute in page.data), 100 * DUE_BY)

    return repeat(once, units=100)


serve({"event": event, "list": disputes})
