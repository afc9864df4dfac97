"""What surrounds the judge: the connections that it asks for, and the merchant's endpoint for notifications."""

from __future__ import annotations

import ssl
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

SDK = "global-open-sdk-python"
GATEWAY = "https://gateway.invalid"
"""What the SDK is told. No machine has this name: a call that misses the sandbox fails."""

PATH = "/hooks/alipay?shop=7"
ACKNOWLEDGEMENT = (
    b'{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'
)


@dataclass
class Connection:
    """One connection that the SDK asked for."""

    host: str
    port: int
    context: ssl.SSLContext


@dataclass
class Delivery:
    """A notification as it came, header names in lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


class Inbox:
    """The merchant's endpoint. It acknowledges everything."""

    def __init__(self) -> None:
        queue: Queue[Delivery] = Queue()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                queue.put(Delivery(self.path, headers, body))
                self.send_response(200)
                self.send_header("content-length", str(len(ACKNOWLEDGEMENT)))
                self.end_headers()
                self.wfile.write(ACKNOWLEDGEMENT)

            def log_message(self, format: str, *arguments: Any) -> None:
                """The queue is the log."""

        self._queue = queue
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}{PATH}"

    def next(self) -> Delivery:
        """The next notification; fails when none comes."""
        return self._queue.get(timeout=20)

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
