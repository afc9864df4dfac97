"""The README's examples, run one after the other against the sandbox."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from rebuttal import AlipayWebhooks, StripeClient, StripeWebhooks
from sandbox import REPOSITORY, Sandbox

TEXT = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = [
    (found[1], TEXT[: found.start()].count("\n") + 2)
    for found in re.finditer(r"```python\n(.*?)```", TEXT, re.S)
]


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 6


def test_the_examples_run(
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)  # they write files
    request.addfinalizer(lambda: logging.getLogger("rebuttal").setLevel(logging.NOTSET))
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)
    sandbox.stripe_disputes(2, payment_intent="pi_1")
    appeal = sandbox.stripe_dispute(payment_intent="pi_1", status="appeal_needs_response")
    failing = sandbox.stripe_dispute(payment_intent="pi_1")
    sandbox.fault("submitDisputeEvidence", "refuse", status=400)
    photo = (REPOSITORY / "tests/evidence/photo.jpg").read_bytes()
    (tmp_path / "photos").mkdir()
    for name in ("receipt.jpg", "photos/1.jpg", "photos/2.jpg"):
        (tmp_path / name).write_bytes(photo)
    shared: dict[str, Any] = {"__name__": "readme", "payment_intent": "pi_1"}
    for code, line in BLOCKS:
        shared["dispute_id"] = sandbox.stripe_dispute() if "Stripe" in code else sandbox.dispute()
        exec(compile("\n" * (line - 1) + code, "README.md", "exec"), shared)
        if "submit_packet" in code:
            assert len(shared["sent"].receipt.files) == 2
            assert sandbox.effects(shared["dispute_id"]) == 1
        if "seen" in shared:
            _notify_twice(shared.pop("app"), shared["hooks"], sandbox, shared["inbox"])
            del shared["seen"]
        if "app" in shared:
            post_to = _notify if isinstance(shared["hooks"], AlipayWebhooks) else _send_events
            post_to(shared.pop("app"), shared["hooks"], sandbox, shared["inbox"])
    assert "charge.dispute.escalated" in caplog.text and "evt_" in caplog.text
    shared["store"].close()
    _catch_up(shared["catch_up"], shared["handle"], sandbox, capsys)
    with StripeClient.from_env() as client:
        found = {one.id: one.status for one in client.list_disputes(payment_intent="pi_1")}
    assert found.pop(appeal) == "appeal_needs_response" and sandbox.effects(appeal) == 0
    assert found.pop(failing) == "needs_response"
    assert list(found.values()) == ["under_review"] * 2
    assert list(shared["failed"]) == [failing]


def _catch_up(
    catch_up: Any, handle: Any, sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    made = [sandbox.stripe_dispute(), sandbox.stripe_dispute()]
    secret = sandbox.json["stripe"]["webhook_secret"]
    hooks = StripeWebhooks(webhook_secret=secret)
    with StripeClient.from_env() as client:
        catch_up(client, 1)
        for late in client.list_events():
            body = late.to_json()
            handle(hooks.receive(hooks.sign_test_message(body, secret), body))
    said = capsys.readouterr().out.splitlines()
    assert [said.count(f"opened: {dispute}") for dispute in made] == [1, 1]


def _notify(app: Any, hooks: AlipayWebhooks, sandbox: Sandbox, inbox: list[dict[str, Any]]) -> None:
    body = b'{"disputeId": "D-1", "disputeNotificationType": "DISPUTE_CREATED"}'
    headers = hooks.sign_test_message(body, sandbox.json["alipay"]["alipay_private_key"])
    status, answer = asyncio.run(_post(app, "/alipay", headers, body))
    assert status == 200 and answer == hooks.ack["content"].encode()
    assert inbox == [{"dispute_id": "D-1", "dispute_notification_type": "DISPUTE_CREATED"}]
    assert asyncio.run(_post(app, "/alipay", headers, body + b" "))[0] == 401


def _notify_twice(
    app: Any, hooks: AlipayWebhooks, sandbox: Sandbox, inbox: list[dict[str, Any]]
) -> None:
    key = sandbox.json["alipay"]["alipay_private_key"]
    message = {
        "disputeId": "D-1",
        "disputeNotificationType": "DISPUTE_CREATED",
        "disputeTime": "2026-01-31T12:00:00+08:00",
    }
    for dispute, arrived in (("D-1", 1), ("D-1", 1), ("D-2", 2)):
        body = json.dumps({**message, "disputeId": dispute}).encode()
        headers = hooks.sign_test_message(body, key)
        assert asyncio.run(_post(app, "/alipay", headers, body))[0] == 200
        assert len(inbox) == arrived
    assert asyncio.run(_post(app, "/alipay", headers, body + b" "))[0] == 401


def _send_events(app: Any, hooks: StripeWebhooks, sandbox: Sandbox, inbox: list[str]) -> None:
    sandbox.stripe_dispute()
    with StripeClient(**sandbox.stripe_options()) as client:
        page = client.list_events(type="charge.dispute.created").first_page()
        event = json.loads(page.data[0].to_json())
    dispute = event["data"]["object"]
    for kind, status in [
        ("created", "needs_response"),
        ("closed", "won"),
        ("closed", "lost"),
        ("closed", "warning_closed"),
        ("closed", "prevented"),
        ("updated", "won"),
        ("escalated", "won"),
    ]:
        dispute["status"] = status
        body = json.dumps({**event, "type": f"charge.dispute.{kind}"}).encode()
        headers = hooks.sign_test_message(body, sandbox.json["stripe"]["webhook_secret"])
        assert asyncio.run(_post(app, "/stripe", headers, body)) == (200, b"ok")
        assert asyncio.run(_post(app, "/stripe", headers, body + b" "))[0] == 400
    assert inbox == [
        f"opened: {dispute['id']}, needs_response",
        f"won: {dispute['id']}",
        f"lost: {dispute['id']}",
        f"warning_closed: {dispute['id']}",
        f"prevented: {dispute['id']}",
        "charge.dispute.updated",
    ]


async def _post(app: Any, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
    """One request to an ASGI application, without a server."""
    sent: list[dict[str, Any]] = []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "server": ("test", 80),
        "client": ("test", 1),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])
