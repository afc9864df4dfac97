"""The merchant's endpoint for what a provider tells."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any


@dataclass
class Delivery:
    """A message as it came, header names in lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


class Inbox:
    """An endpoint that answers everything with the same acknowledgement."""

    def __init__(self, path: str, acknowledgement: bytes) -> None:
        queue: Queue[Delivery] = Queue()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                queue.put(Delivery(self.path, headers, body))
                self.send_response(200)
                self.send_header("content-length", str(len(acknowledgement)))
                self.end_headers()
                self.wfile.write(acknowledgement)

            def log_message(self, format: str, *arguments: Any) -> None:
                """The queue is the log."""

        self._queue = queue
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}{path}"

    def next(self) -> Delivery:
        """The next message; fails when none comes."""
        return self._queue.get(timeout=20)

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
