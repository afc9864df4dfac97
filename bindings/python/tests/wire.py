"""Providers that send exactly the bytes of a test, beside the sandbox."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from rebuttal import AsyncStripeClient, RebuttalError, StripeClient

STYLES = ["sync", "async"]


def answer(status: str, body: bytes, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, f"content-length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


def dispute(id: str = "du_1") -> dict[str, Any]:
    return {
        "id": id,
        "object": "dispute",
        "amount": 1,
        "balance_transactions": [],
        "charge": "ch_1",
        "created": 1,
        "currency": "usd",
        "enhanced_eligibility_types": [],
        "evidence": {"enhanced_evidence": {}},
        "evidence_details": {
            "due_by": None,
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "payment_intent": None,
        "reason": "general",
        "status": "needs_response",
    }


def good(id: str = "du_1") -> bytes:
    return answer("200 OK", json.dumps(dispute(id)).encode())


def page(id: str, more: bool) -> bytes:
    found = {"object": "list", "url": "/v1/disputes", "has_more": more, "data": [dispute(id)]}
    return answer("200 OK", json.dumps(found).encode())


class Wire:
    """A provider whose responses a function returns, by the request's number and head."""

    def __init__(
        self, give: Callable[[int, str], bytes | None], tls: ssl.SSLContext | None = None
    ) -> None:
        self._give = give
        self._tls = tls
        self.requests = 0
        self.streams: list[socket.socket] = []
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self.listener.getsockname()[1]
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def hang_up(self) -> None:
        """Closes all connections."""
        for stream in self.streams:
            stream.shutdown(socket.SHUT_RDWR)

    def options(self, **more: Any) -> dict[str, Any]:
        return {"api_key": "sk_test_1", "api_base": self.url, "files_base": self.url, **more}

    def _accept(self) -> None:
        while True:
            try:
                stream, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(stream,), daemon=True).start()

    def _serve(self, stream: socket.socket) -> None:
        if self._tls is not None:
            try:
                stream = self._tls.wrap_socket(stream, server_side=True)
            except OSError:
                # The client does not trust the certificate.
                stream.close()
                return
        self.streams.append(stream)
        with stream, stream.makefile("rb") as lines:
            while head := _head(lines):
                with self.lock:
                    number, self.requests = self.requests, self.requests + 1
                found = self._give(number, head)
                if found is None:
                    return
                stream.sendall(found)
                if b"content-length" not in found.lower():
                    return


def _head(lines: Any) -> str:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = lines.readline()
        if not line:
            return ""
        head += line
    for line in head.decode("latin-1").lower().splitlines():
        name, _, value = line.partition(": ")
        if name == "content-length":
            lines.read(int(value))
    return head.decode("latin-1")


@contextmanager
def wire(give: Callable[[int, str], bytes | None]) -> Iterator[Wire]:
    made = Wire(give)
    try:
        yield made
    finally:
        made.listener.close()


@contextmanager
def black_hole() -> Iterator[dict[str, Any]]:
    """The options of a client whose connections are never accepted: the queue is full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        filling = [socket.socket() for _ in range(8)]
        for one in filling:
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        try:
            yield {"api_key": "sk_test_1", "api_base": url, "files_base": url}
        finally:
            for one in filling:
                one.close()


def call(style: str, options: dict[str, Any], method: str, /, *args: Any, **params: Any) -> Any:
    """Calls a method of a Stripe client of that style."""
    if style == "sync":
        with StripeClient(**options) as client:
            return getattr(client, method)(*args, **params)

    async def main() -> Any:
        async with AsyncStripeClient(**options) as client:
            return await getattr(client, method)(*args, **params)

    return asyncio.run(main())


def failure(style: str, options: dict[str, Any], method: str, /, *args: Any, **params: Any) -> Any:
    """The error of a call."""
    try:
        found = call(style, options, method, *args, **params)
    except RebuttalError as error:
        return error
    raise AssertionError(f"{method} gave {found!r}")


def sockets(port: int) -> dict[str, int]:
    """How many of this process's connections to a port are open, and how many the other side has closed."""
    names = {"01": "established", "08": "close_wait"}
    found = {"established": 0, "close_wait": 0}
    mine = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            mine.add(str(descriptor.readlink()))
    for line in Path("/proc/self/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        fields = line.split()
        ours = f"socket:[{fields[9]}]" in mine
        if ours and int(fields[2].split(":")[1], 16) == port and fields[3] in names:
            found[names[fields[3]]] += 1
    return found
