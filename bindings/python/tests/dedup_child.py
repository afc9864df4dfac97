"""A consumer of notifications in a process of its own, for `test_dedup_crash.py`, which kills it.

Everything it is to know comes as JSON in its only argument.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from rebuttal import AlipayWebhooks, InProgressError
from rebuttal.dedup import AsyncSqliteDeduplicator, SqliteDeduplicator, claimed

TASK: dict[str, Any] = json.loads(sys.argv[1])
FOLDER = Path(TASK["folder"])


def say(line: str) -> None:
    print(line, flush=True)


def pass_by(place: str) -> None:
    """Waits here to be killed, if it is to stop at this step."""
    if TASK["stop"] == place:
        say(place)
        threading.Event().wait()


def work() -> None:
    pass_by("claimed")
    with (FOLDER / "effects").open("a") as effects:
        effects.write("processed\n")


def process(store: Any, message: Any) -> bool:
    with claimed(store, message) as first:
        if first:
            work()
    return first


async def process_async(store: Any, message: Any) -> bool:
    async with claimed(store, message) as first:
        if first:
            work()
    return first


def main() -> None:
    hooks = AlipayWebhooks(path="/hooks/alipay", **TASK["receiver"])
    kind = AsyncSqliteDeduplicator if TASK["form"] == "async" else SqliteDeduplicator
    store = kind(FOLDER / "claims.db")

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            message = hooks.receive(self.headers, body)
            try:
                if TASK["form"] == "async":
                    first = asyncio.run(process_async(store, message))
                else:
                    first = process(store, message)
            except InProgressError:
                say("in progress")
                self.answer(503, b"")
                return
            pass_by("committed")
            say("processed" if first else "a duplicate")
            self.answer(hooks.ack["status_code"], hooks.ack["content"].encode())

        def answer(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Only the test reads its output."""

    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    say(f"http://127.0.0.1:{server.server_port}/hooks/alipay")
    server.serve_forever()


if __name__ == "__main__":
    main()
