"""Deliveries to a function of the test: a small server on this machine that hands them over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Protocol, Self, TypeAlias


class Answered(Protocol):
    """The answer of a test client, such as httpx, requests and Starlette's have it."""

    @property
    def status_code(self) -> int: ...

    @property
    def content(self) -> bytes: ...


#: Takes headers and the exact body; returns a test client's answer, or a status and a body.
Handler: TypeAlias = Callable[[Mapping[str, str], bytes], Answered | tuple[int, bytes]]


class Receiving:
    """Hands deliveries to a function while it is entered. What the function raises is raised at its end."""

    def __init__(self, handler: Handler, register: Callable[[str | None], None], path: str = "/"):
        self._errors: list[Exception] = []
        self._register = register
        self._path = path
        errors = self._errors

        class Deliveries(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                try:
                    answer = handler(dict(self.headers.items()), body)
                except Exception as error:
                    errors.append(error)
                    answer = (500, b"")
                if isinstance(answer, tuple):
                    status, content = answer
                else:
                    status, content = answer.status_code, answer.content
                self.send_response(status)
                self.send_header("content-length", str(len(content)))
                self.send_header("content-type", "application/json")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:
                """Deliveries are listed by the sandbox."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Deliveries)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), daemon=True
        )
        self._thread.start()
        self._register(f"http://127.0.0.1:{self._server.server_port}{self._path}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._register(None)
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        if self._errors and error is None:
            raise self._errors[0]


def notification(body: Any, sign: bool | str, signed_at: datetime | None) -> dict[str, Any]:
    """An order for any delivery."""
    order = {"body": body, "sign": sign}
    return order if signed_at is None else {**order, "signed_at": signed_at.isoformat()}
