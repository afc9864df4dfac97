"""The drivers of Python for `tests/histories`: `driver.py sync` and `driver.py async`.

Each does what a line of JSON says and answers with a line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from rebuttal import (
    AlipayClient,
    AlipayWebhooks,
    AsyncAlipayClient,
    AsyncStripeClient,
    Pages,
    RebuttalError,
    StripeClient,
    StripeWebhooks,
)
from rebuttal.dedup import (
    AsyncMemoryDeduplicator,
    MemoryDeduplicator,
    SqliteDeduplicator,
    claimed,
    claimed_in,
)
from scenario_data import fill, invoke, snake

NOWHERE = "http://127.0.0.1:1"


class OrderedFailure(Exception):
    """The work fails, as ordered."""


def client_options(sandbox: dict[str, Any], provider: str, *, reachable: bool) -> dict[str, Any]:
    given = sandbox[provider]
    if provider == "alipay":
        base = {"gateway": given["gateway"] if reachable else NOWHERE}
        keys = {
            "client_id": given["client_id"],
            "private_key": given["merchant_private_key"],
            "alipay_public_key": given["alipay_public_key"],
        }
    else:
        base = {name: given[name] if reachable else NOWHERE for name in ("api_base", "files_base")}
        keys = {"api_key": given["api_key"]}
    return {**keys, **base, "timeout": 30}


def facts(error: RebuttalError) -> dict[str, Any]:
    return {
        "ok": False,
        "class": type(error).__name__,
        "outcome": error.outcome,
        "retryable": error.retryable,
        "attempts": error.attempts,
        "text": str(error),
    }


def answered(answer: Any) -> dict[str, Any]:
    value = json.loads(answer.to_json()) if hasattr(answer, "to_json") else {}
    data = value.get("data")
    # A page has a list there, and an event its content.
    first = data[0] if isinstance(data, list) and data else {}
    return {
        "ok": True,
        "attempts": answer.response.attempts,
        "id": value.get("id", first.get("id")),
    }


def acknowledged(ack: Mapping[str, Any]) -> dict[str, Any]:
    """As a framework would send it."""
    body = ack["content"]
    return {"status": ack["status_code"], "ack": body if isinstance(body, str) else body.decode()}


class Program:
    """A merchant's program; what differs between blocking and asyncio is in its subclasses."""

    clients: ClassVar[dict[str, type[Any]]]
    memory: ClassVar[Callable[[], Any]]

    def __init__(self, order: dict[str, Any]) -> None:
        self.sandbox = order["sandbox"]
        alipay, stripe = self.sandbox["alipay"], self.sandbox["stripe"]
        self.hooks: dict[str, Any] = {
            "alipay": AlipayWebhooks(
                path="/alipay",
                client_id=alipay["client_id"],
                alipay_public_key=alipay["alipay_public_key"],
            ),
            "stripe": StripeWebhooks(webhook_secret=stripe["webhook_secret"]),
        }
        self.opened: dict[str, Any] = {}
        self.store = order.get("store")
        if self.store:
            SqliteDeduplicator(self.store).create_table()
            self.database = sqlite3.connect(self.store, isolation_level=None)
            self.database.execute("CREATE TABLE IF NOT EXISTS work (message TEXT, dispute TEXT)")
        self.seen: Any = type(self).memory()

    def client(self, provider: str, *, reachable: bool = True) -> Any:
        if reachable and provider in self.opened:
            return self.opened[provider]
        options = client_options(self.sandbox, provider, reachable=reachable)
        client = self.clients[provider](**options)
        if reachable:
            self.opened[provider] = client
        return client

    def message_of(self, provider: str, message: Any, body: str) -> dict[str, Any]:
        value = json.loads(message.to_json())
        data = value.get("data") or {}
        dispute = value.get("disputeId") or (data.get("object") or {}).get("id")
        return {
            "message": value["id"] if provider == "stripe" else body,
            "dispute": dispute or (value.get("related_object") or {}).get("id"),
            "kind": type(message).__name__,
            "keyless": message.dedup_key is None,
        }

    def handle_stored(
        self, message: Any, how: str, done: dict[str, Any], handled: list[Any]
    ) -> None:
        """Does the work and the claim in one transaction."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            with claimed_in(self.database, message) as first:
                if first:
                    row = (done["message"], done["dispute"])
                    self.database.execute("INSERT INTO work VALUES (?, ?)", row)
                    self.work(how, done, handled)
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")

    def forget(self) -> None:
        if self.store:
            self.database.execute("DELETE FROM work")
            self.database.execute("DELETE FROM rebuttal_claims")

    def work(self, how: str, done: dict[str, Any], handled: list[Any]) -> None:
        if how == "fails":
            raise OrderedFailure
        if how == "dies_before":
            die()
        handled.append(done)

    def refused(self, error: Exception, handled: list[Any]) -> dict[str, Any]:
        if isinstance(error, OrderedFailure):
            return {"status": 503, "handled": handled}
        return {"status": 500, "handled": handled, "text": f"{type(error).__name__}: {error}"}

    def report(self) -> dict[str, Any]:
        if not self.store:
            return {"ok": True}
        rows = self.database.execute(
            "SELECT message, max(dispute), count(*) FROM work GROUP BY message"
        )
        names = ("message", "dispute", "count")
        return {"ok": True, "stored": [dict(zip(names, row, strict=True)) for row in rows]}


class Blocking(Program):
    clients: ClassVar = {"alipay": AlipayClient, "stripe": StripeClient}
    memory = MemoryDeduplicator

    def reset(self) -> None:
        for client in self.opened.values():
            client.close()
        self.opened.clear()
        self.seen = MemoryDeduplicator()
        self.forget()

    def call(self, order: dict[str, Any]) -> dict[str, Any]:
        client = self.client(order["provider"], reachable="unreachable" not in order)
        method = getattr(client, snake(order["operation"]))
        try:
            answer = invoke(method, fill(order["with"], {}), order["options"])
            return answered(answer.first_page() if isinstance(answer, Pages) else answer)
        except RebuttalError as error:
            return facts(error)

    def handle(self, provider: str, message: Any, body: str, how: str, handled: list[Any]) -> None:
        done = self.message_of(provider, message, body)
        if self.store:
            self.handle_stored(message, how, done, handled)
            return
        with claimed(self.seen, message) as first:
            if first:
                self.work(how, done, handled)

    def receive(self, order: dict[str, Any]) -> dict[str, Any]:
        hooks = self.hooks[order["provider"]]
        handled: list[Any] = []
        try:
            message = hooks.receive(order["headers"], order["body"].encode())
            self.handle(order["provider"], message, order["body"], order["work"], handled)
            if order["work"] == "dies_after":
                die()
        except Exception as error:
            return self.refused(error, handled)
        return {**acknowledged(hooks.ack), "handled": handled}

    def catch_up(self) -> dict[str, Any]:
        handled: list[Any] = []
        try:
            for message in self.client("stripe").list_events():
                self.handle("stripe", message, "", "ok", handled)
        except RebuttalError as error:
            return {**facts(error), "handled": handled}
        return {"ok": True, "handled": handled}


class Awaiting(Program):
    clients: ClassVar = {"alipay": AsyncAlipayClient, "stripe": AsyncStripeClient}
    memory = AsyncMemoryDeduplicator

    async def reset(self) -> None:
        for client in self.opened.values():
            await client.close()
        self.opened.clear()
        self.seen = AsyncMemoryDeduplicator()
        self.forget()

    async def call(self, order: dict[str, Any]) -> dict[str, Any]:
        client = self.client(order["provider"], reachable="unreachable" not in order)
        method = getattr(client, snake(order["operation"]))
        try:
            return answered(await invoke(method, fill(order["with"], {}), order["options"]))
        except RebuttalError as error:
            return facts(error)

    async def handle(
        self, provider: str, message: Any, body: str, how: str, handled: list[Any]
    ) -> None:
        done = self.message_of(provider, message, body)
        if self.store:
            self.handle_stored(message, how, done, handled)
            return
        async with claimed(self.seen, message) as first:
            if first:
                self.work(how, done, handled)

    async def receive(self, order: dict[str, Any]) -> dict[str, Any]:
        hooks = self.hooks[order["provider"]]
        handled: list[Any] = []
        try:
            message = hooks.receive(order["headers"], order["body"].encode())
            await self.handle(order["provider"], message, order["body"], order["work"], handled)
            if order["work"] == "dies_after":
                die()
        except Exception as error:
            return self.refused(error, handled)
        return {**acknowledged(hooks.ack), "handled": handled}

    async def catch_up(self) -> dict[str, Any]:
        handled: list[Any] = []
        try:
            async for message in self.client("stripe").list_events():
                await self.handle("stripe", message, "", "ok", handled)
        except RebuttalError as error:
            return {**facts(error), "handled": handled}
        return {"ok": True, "handled": handled}


def die() -> None:
    """Ends as if the machine lost its power."""
    os.kill(os.getpid(), signal.SIGKILL)


def serve(step: Callable[[Program, dict[str, Any]], Any], kind: type[Program]) -> None:
    program: Program | None = None
    for line in sys.stdin:
        order = json.loads(line)
        if order["do"] == "open":
            program, answer = kind(order), {"ok": True}
        else:
            assert program is not None
            answer = step(program, order) or {"ok": True}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def blocking(program: Program, order: dict[str, Any]) -> Any:
    work = getattr(program, order["do"])
    return work() if order["do"] in ("reset", "catch_up", "report") else work(order)


def main() -> None:
    if sys.argv[1] == "sync":
        serve(blocking, Blocking)
        return
    with asyncio.Runner() as runner:

        async def done(found: Any) -> Any:
            return await found if isinstance(found, Awaitable) else found

        serve(lambda program, order: runner.run(done(blocking(program, order))), Awaiting)


if __name__ == "__main__":
    main()
