"""What the checks share: clients, files, and what the sandbox says was done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import stripe
from sandbox import Sandbox

PATH = "/hooks/stripe?shop=7"
ACKNOWLEDGEMENT = b"ok"

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
PNG = b"\x89PNG\r\n\x1a\n" + bytes(504)


@contextmanager
def connected(
    sandbox: Sandbox, api_base: str | None = None, **options: Any
) -> Iterator[stripe.StripeClient]:
    """The SDK's client as its documentation sets it up, with the addresses of the sandbox."""
    keys = sandbox.json["stripe"]
    addresses: Any = {"api": api_base or keys["api_base"], "files": keys["files_base"]}
    http = options.pop("http_client", None) or stripe.RequestsClient(timeout=20)
    given = {"api_key": keys["api_key"], **options}
    yield stripe.StripeClient(base_addresses=addresses, http_client=http, **given)
    http.close()


def effects(sandbox: Sandbox, about: str) -> dict[str, int]:
    """What was done to a dispute or a file, and how often."""
    found: dict[str, int] = sandbox.get("/_sandbox/effects")["effects"][about].get("did", {})
    return found
