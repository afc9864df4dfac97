"""What the demo's stories happen in: the sandbox that plays the provider, and the merchant's own endpoint."""

from __future__ import annotations

import json
import os
import queue
import threading
import urllib.request
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from rebuttal import AlipayWebhooks, SignatureError
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
                message = hooks.receive(self.headers, body)
            except SignatureError:
                self.send_error(401)
                return
            if isinstance(message, DisputeNotification):
                inbox.put(message)
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
    control("PUT", "alipay/webhook", {"url": f"http://127.0.0.1:{server.server_port}{PATH}"})
    return server


def control(method: str, path: str, body: dict[str, Any]) -> Any:
    """A request to the sandbox's control interface."""
    request = urllib.request.Request(
        f"{SANDBOX['control']}/{path}", data=json.dumps(body).encode(), method=method
    )
    request.add_header("content-type", "application/json")
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)


def open_dispute(inbox: Inbox, say: Say) -> str:
    """A buyer disputes a payment; the merchant is notified."""
    dispute: str = control("POST", "alipay/disputes", {})["disputeId"]
    created = await_notification(inbox, dispute, "DISPUTE_CREATED", say)
    amount = created.dispute_amount
    if amount is not None:
        say(
            f"{amount.value} {amount.currency} (minor units) in dispute, due {created.defense_due_time}"
        )
    return dispute


def await_notification(inbox: Inbox, dispute: str, kind: str, say: Say) -> DisputeNotification:
    """The next notification, which must be of that kind; waits for a bounded time."""
    found = inbox.get(timeout=PATIENCE)
    if (found.dispute_id, found.dispute_notification_type) != (dispute, kind):
        raise SystemExit(f"expected {kind} of {dispute}, got {found!r}")
    say(f"{kind} arrived for {dispute}: verified and acknowledged")
    return found


def judge(dispute: str) -> None:
    """The card's issuer decides that the customer bears the amount: the merchant wins."""
    control("POST", f"alipay/disputes/{dispute}/judge", {"result": "ACCEPT_BY_CUSTOMER"})


def let_the_deadline_pass() -> None:
    """Nobody waits for weeks: the sandbox's clock is moved, and nothing that falls due on the way is sent."""
    control("PUT", "alipay/webhook", {"url": None})
    control("POST", "clock/advance", {"seconds": 30 * 86_400})


def pdf() -> bytes:
    """A document as small as a PDF can be: one empty page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    text = b"%PDF-1.4\n"
    places = b"0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(text)
        text += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"xref\n0 %d\n%s" % (len(objects) + 1, places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return text + table + trailer % (len(objects) + 1, len(text))
