"""A whole dispute from Python: notified, accepted, notified again, and a second accept reported as already done.

`python demo.py sync` or `python demo.py async`; REBUTTAL_SANDBOX_JSON holds the line that the sandbox printed.
Prints one line a step and ends with status 0 only if everything happened.
"""

from __future__ import annotations

import asyncio
import json
import os
import queue
import sys
import threading
import urllib.request
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from rebuttal import (
    AlipayClient,
    AlipayWebhooks,
    AlreadyDoneError,
    AsyncAlipayClient,
    SignatureError,
)
from rebuttal.alipay import DisputeNotification

SANDBOX: dict[str, Any] = json.loads(os.environ["REBUTTAL_SANDBOX_JSON"])
KEYS: dict[str, str] = SANDBOX["alipay"]
PATH = "/hooks/alipay"
PATIENCE = 30

Inbox = queue.Queue[DisputeNotification]
Say = Callable[[str], None]


def options() -> dict[str, Any]:
    """What a client needs; a program in production says `AlipayClient.from_env()`."""
    return {
        "client_id": KEYS["client_id"],
        "private_key": KEYS["merchant_private_key"],
        "alipay_public_key": KEYS["alipay_public_key"],
        "gateway": KEYS["gateway"],
    }


def start_endpoint(inbox: Inbox) -> HTTPServer:
    """The merchant's own endpoint: takes what is verified and acknowledges it."""
    hooks = AlipayWebhooks(
        path=PATH, client_id=KEYS["client_id"], alipay_public_key=KEYS["alipay_public_key"]
    )

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            try:
                inbox.put(hooks.receive(self.headers, body))
            except SignatureError:
                self.send_error(401)
                return
            ack = hooks.ack
            content = ack["content"].encode()
            self.send_response(ack["status_code"])
            self.send_header("content-type", ack["media_type"])
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """The demo tells its own story."""

    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def control(method: str, path: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        f"{SANDBOX['control']}/{path}", data=json.dumps(body).encode(), method=method
    )
    request.add_header("content-type", "application/json")
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)


def open_dispute(server: HTTPServer) -> str:
    control("PUT", "alipay/webhook", {"url": f"http://127.0.0.1:{server.server_port}{PATH}"})
    dispute: str = control("POST", "alipay/disputes", {})["disputeId"]
    return dispute


def await_notification(inbox: Inbox, dispute: str, kind: str, say: Say) -> DisputeNotification:
    """The next notification, which must be of that kind; waits for a bounded time."""
    found = inbox.get(timeout=PATIENCE)
    if (found.dispute_id, found.dispute_notification_type) != (dispute, kind):
        raise SystemExit(f"expected {kind} of {dispute}, got {found!r}")
    say(f"{kind} arrived for {dispute}: verified and acknowledged")
    return found


def tell_dispute(created: DisputeNotification, say: Say) -> None:
    amount = created.dispute_amount
    if amount is not None:
        say(
            f"{amount.value} {amount.currency} (minor units) in dispute, due {created.defense_due_time}"
        )


def run_sync(inbox: Inbox, server: HTTPServer, say: Say) -> None:
    dispute = open_dispute(server)
    tell_dispute(await_notification(inbox, dispute, "DISPUTE_CREATED", say), say)
    with AlipayClient(**options()) as client:
        answer = client.accept_dispute(dispute)
        say(f"accepted: {answer.result.result_code} at {answer.dispute_resolution_time}")
        await_notification(inbox, dispute, "DISPUTE_ACCEPTED", say)
        try:
            client.accept_dispute(dispute)
        except AlreadyDoneError as error:
            say(f"accepted again: AlreadyDoneError ({error.code}), outcome {error.outcome}")
            return
    raise SystemExit("the second accept was not reported as already done")


async def run_async(inbox: Inbox, server: HTTPServer, say: Say) -> None:
    dispute = await asyncio.to_thread(open_dispute, server)
    wait = asyncio.to_thread
    tell_dispute(await wait(await_notification, inbox, dispute, "DISPUTE_CREATED", say), say)
    async with AsyncAlipayClient(**options()) as client:
        answer = await client.accept_dispute(dispute)
        say(f"accepted: {answer.result.result_code} at {answer.dispute_resolution_time}")
        await wait(await_notification, inbox, dispute, "DISPUTE_ACCEPTED", say)
        try:
            await client.accept_dispute(dispute)
        except AlreadyDoneError as error:
            say(f"accepted again: AlreadyDoneError ({error.code}), outcome {error.outcome}")
            return
    raise SystemExit("the second accept was not reported as already done")


def main() -> None:
    style = sys.argv[1] if len(sys.argv) == 2 else ""
    if style not in ("sync", "async"):
        raise SystemExit("usage: demo.py sync|async")
    language = "python" if style == "sync" else "python-async"

    def say(what: str) -> None:
        print(f"{language} | {what}", flush=True)

    inbox: Inbox = queue.Queue()
    server = start_endpoint(inbox)
    if style == "sync":
        run_sync(inbox, server, say)
    else:
        asyncio.run(run_async(inbox, server, say))
    server.shutdown()


if __name__ == "__main__":
    main()
