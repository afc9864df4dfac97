"""A server on this machine that gives every client the same answers, and keeps what it sees of their requests."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

T = TypeVar("T")

PROOFS = ("authorization", "x-api-key", "square-version", "idempotency-key")
"""The headers that say who calls, and how the request is to be taken."""


class Recorder:
    """Answers as it was last told: with `status`, and with the next of `answers` for each request."""

    def __init__(self) -> None:
        self.status = 200
        self.answers: list[Any] = []
        seen: list[dict[str, Any]] = []
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                seen.append(request(self.command, self.path, self.headers, body))
                answer = json.dumps(recorder.answers.pop(0)).encode()
                self.send_response(recorder.status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_POST = do_GET

            def log_message(self, format: str, *arguments: Any) -> None:
                """What was seen is the log."""

        self._seen = seen
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def sent(
        self, call: Callable[[], T], *answers: Any, status: int = 200
    ) -> tuple[list[dict[str, Any]], T]:
        """The requests of one call, and what it makes of these answers, of which it takes all."""
        self._seen.clear()
        self.status, self.answers = status, list(answers)
        result = call()
        assert self.answers == [], "each answer was asked for"
        return self._seen.copy(), result

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def request(method: str, target: str, headers: Message, body: bytes) -> dict[str, Any]:
    """What a server sees of a request, whoever wrote it."""
    url = urlsplit(target)
    return {
        "method": method,
        "path": url.path,
        "query": sorted(parse_qsl(url.query, keep_blank_values=True)),
        "proof": {name: headers[name] for name in PROOFS if name in headers},
        "media": media(headers),
        "body": content(headers, body),
    }


def media(headers: Message) -> tuple[str, str] | None:
    """A media type and its charset, which is UTF-8 without a word; the boundary of parts is random."""
    if "content-type" not in headers:
        return None
    return headers.get_content_type(), str(headers.get_content_charset("utf-8"))


def content(headers: Message, body: bytes) -> Any:
    """A body as what it says: JSON, parts in the order of their names, or bytes. None if there is none."""
    kind = None if "content-type" not in headers else headers.get_content_type()
    if kind == "application/json":
        return json.loads(body)
    if kind == "multipart/form-data":
        head = f"content-type: {headers['content-type']}\r\n\r\n".encode()
        return sorted(map(part, message_from_bytes(head + body).get_payload()), key=str)
    return body or None


def part(message: Any) -> dict[str, Any]:
    body = message.get_payload(decode=True)
    return {
        "name": message.get_param("name", header="content-disposition"),
        "filename": message.get_filename(),
        "media": media(message),
        "body": content(message, body),
    }
