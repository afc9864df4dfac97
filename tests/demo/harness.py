"""What the scenarios share: the sandbox that plays the provider, and the merchant's own endpoint."""

from __future__ import annotations

import json
import os
import queue
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, Protocol, TypeVar

from rebuttal import DeduplicatorError, SignatureError
from rebuttal.dedup import MemoryDeduplicator, claimed

SANDBOX: dict[str, Any] = json.loads(os.environ["REBUTTAL_SANDBOX_JSON"])
PATIENCE = 30

T = TypeVar("T")


class Hooks(Protocol):
    """A provider's receiver, as the endpoint uses it."""

    @property
    def ack(self) -> Any: ...

    def receive(self, headers: Any, body: bytes) -> Any: ...


class Inbox:
    """What the merchant's endpoint took."""

    def __init__(self, url: str, arriving: queue.Queue[Any], duplicates: queue.Queue[Any]) -> None:
        self.url = url
        self._arriving = arriving
        self._duplicates = duplicates
        self._kept: list[Any] = []

    def duplicate(self) -> None:
        """Waits until a message came that was processed before."""
        try:
            self._duplicates.get(timeout=PATIENCE)
        except queue.Empty:
            raise SystemExit("no duplicate was recognised") from None

    def take(self, what: str, wanted: Callable[[Any], T | None]) -> T:
        """The first message that `wanted` picks, waited for; what else arrives is kept for later."""
        for message in self._kept:
            if (found := wanted(message)) is not None:
                self._kept.remove(message)
                return found
        end = time.monotonic() + PATIENCE
        while True:
            try:
                message = self._arriving.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise SystemExit(f"no {what} arrived, only {self._kept!r}") from None
            if (found := wanted(message)) is not None:
                return found
            self._kept.append(message)


class Harness:
    """The sandbox, with its control interface, and a folder for documents."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self.folder = folder
        self._opened: dict[str, int] = {}
        self._servers: list[HTTPServer] = []

    def say(self, what: str) -> None:
        print(f"{self.language:<12} | {what}", flush=True)

    def control(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """A request to the sandbox's control interface."""
        data = json.dumps(body or {}).encode()
        request = urllib.request.Request(f"{SANDBOX['control']}/{path}", data=data, method=method)
        request.add_header("content-type", "application/json")
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def reset(self) -> None:
        """Resets the sandbox: no dispute, no endpoint, and the clock at its start."""
        self.control("POST", "reset")

    def dispute(self, provider: str, **fields: Any) -> dict[str, Any]:
        """A customer disputes a payment."""
        made: dict[str, Any] = self.control("POST", f"{provider}/disputes", fields)
        self._opened[provider] = self._opened.get(provider, 0) + 1
        return made

    def effects(self, dispute: str) -> dict[str, Any]:
        """What the provider counts as done to a dispute."""
        counted: dict[str, Any] = self.control("GET", "effects")["effects"][dispute]
        return counted

    def send_again(self, provider: str, dispute: str) -> None:
        """The provider sends its first notification about a dispute once more, as it may at any time."""
        sent = self.control("GET", "notifications")["notifications"]
        first = next(one for one in sent if one["dispute_id"] == dispute)
        self.control("POST", f"{provider}/notify", {"body": first["body"]})

    def requests(self, operation: str) -> list[dict[str, Any]]:
        """The requests for an operation, as the provider got them."""
        got = self.control("GET", "requests")["requests"]
        return [request for request in got if operation in request.get("operations", ())]

    def document(self, name: str, padding: int = 0) -> Path:
        """A PDF on disk: one empty page, and so many bytes more."""
        document = self.folder / name
        document.write_bytes(pdf(padding))
        return document

    def endpoint(self, provider: str, hooks: Hooks) -> Inbox:
        """The merchant's own endpoint, which takes what is verified; the provider notifies it."""
        arriving: queue.Queue[Any] = queue.Queue()
        duplicates: queue.Queue[Any] = queue.Queue()
        server = HTTPServer(("127.0.0.1", 0), handler(hooks, arriving, duplicates, self.say))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self._servers.append(server)
        url = f"http://127.0.0.1:{server.server_port}/hooks/{provider}"
        self.control("PUT", f"{provider}/webhook", {"url": url})
        return Inbox(url, arriving, duplicates)

    def end(self) -> None:
        """The program's last line."""
        for server in self._servers:
            server.shutdown()
        counted = [f"{count} disputes at {provider}" for provider, count in self._opened.items()]
        self.say(f"completed {' and '.join(counted)}")


def handler(
    hooks: Hooks,
    arriving: queue.Queue[Any],
    duplicates: queue.Queue[Any],
    say: Callable[[str], None],
) -> type[BaseHTTPRequestHandler]:
    """Verifies what is posted, puts each message into the inbox once, and acknowledges it."""
    seen = MemoryDeduplicator()

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            try:
                message = hooks.receive(self.headers, body)
                with claimed(seen, message) as first:
                    (arriving if first else duplicates).put(message)
            except SignatureError as error:
                say(f"refused what arrived: {error}")
                self.send_error(401)
                return
            except DeduplicatorError:
                # Not acknowledged, so the provider sends it again.
                self.send_error(503)
                return
            ack = hooks.ack
            content = ack["content"].encode()
            self.send_response(ack["status_code"])
            self.send_header("content-type", ack["media_type"])
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """The demo prints its own lines."""

    return Endpoint


def must(truth: bool, otherwise: str) -> None:
    """Ends the demo where something else happened."""
    if not truth:
        raise SystemExit(otherwise)


def pdf(padding: int) -> bytes:
    """A document of one empty page, as small as a PDF can be, and so many bytes larger."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    text = b"%%PDF-1.4\n%%%s\n" % (b"-" * padding)
    places = b"0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(text)
        text += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"xref\n0 %d\n%s" % (len(objects) + 1, places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return text + table + trailer % (len(objects) + 1, len(text))
