"""A response is accepted only if it belongs to the request: servers that send the response of another request."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import rebuttal
from rebuttal.alipay import PrivateKey, content_to_sign, generate_private_key, signature_header

ACCEPT = "/ams/sandbox/api/v1/payments/acceptDispute"
OURS, THEIRS = generate_private_key(), PrivateKey(generate_private_key())

# Returns the bytes to send, by the number of the request on the server, from 1, and its text.
Script = Callable[[int, str], bytes]


def response(body: dict[str, Any], *headers: str) -> bytes:
    content = json.dumps(body).encode()
    head = ["HTTP/1.1 200 OK", "content-type: application/json", *headers]
    return "\r\n".join([*head, f"content-length: {len(content)}", "", ""]).encode() + content


def dispute(id: str, status: str = "lost") -> bytes:
    details = {"due_by": 1, "has_evidence": False, "past_due": False, "submission_count": 0}
    return response(
        {
            "id": id,
            "object": "dispute",
            "amount": 100,
            "currency": "usd",
            "created": 1,
            "status": status,
            "reason": "general",
            "livemode": False,
            "charge": "ch_1",
            "metadata": {},
            "balance_transactions": [],
            "is_charge_refundable": False,
            "evidence": {},
            "evidence_details": details,
            "payment_intent": None,
        }
    )


def accepted(id: str, at: str | None = None) -> bytes:
    at = at or str(int(time.time() * 1000))
    result = {"resultStatus": "S", "resultCode": "SUCCESS", "resultMessage": "success"}
    body = {"result": result, "disputeId": id}
    content = content_to_sign("POST", ACCEPT, "SANDBOX_1", at, json.dumps(body).encode())
    signature = signature_header(THEIRS.sign(content))
    return response(body, f"signature: {signature}", f"response-time: {at}", "client-id: SANDBOX_1")


@contextmanager
def server(script: Script) -> Iterator[str]:
    """Keeps its connections open, and sends what the script returns."""
    listening = socket.create_server(("127.0.0.1", 0))
    counted = iter(range(1, 1000))

    def serve(stream: socket.socket) -> None:
        with stream:
            request = b""
            while piece := stream.recv(4096):
                request += piece
                head, end, body = request.partition(b"\r\n\r\n")
                length = re.search(rb"(?i)content-length: (\d+)", head)
                if end and len(body) >= (int(length[1]) if length else 0):
                    stream.sendall(script(next(counted), request.decode()))
                    request = b""

    def accept() -> None:
        while True:
            try:
                stream, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(stream,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.close()


def stripe(url: str) -> dict[str, Any]:
    return {"api_key": "sk_test_1", "api_base": url, "files_base": url, "max_attempts": 1}


def alipay(url: str) -> dict[str, Any]:
    public = THEIRS.public_key()
    keys = {"client_id": "SANDBOX_1", "private_key": OURS, "alipay_public_key": public}
    return {**keys, "gateway": url, "max_attempts": 1}


@pytest.fixture(params=["sync", "asyncio"])
def call(request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Calls an operation of a client that is kept: `call(class, options, method, *arguments)`."""
    if request.param == "sync":
        clients: dict[str, Any] = {}

        def sync(cls: str, options: dict[str, Any], method: str, *arguments: Any) -> Any:
            client = clients.setdefault(cls, getattr(rebuttal, cls)(**options))
            return getattr(client, method)(*arguments)

        yield sync
        return
    loop, waiting = asyncio.new_event_loop(), {}

    async def run(cls: str, options: dict[str, Any], method: str, arguments: Any) -> Any:
        client = waiting.setdefault(cls, getattr(rebuttal, f"Async{cls}")(**options))
        return await getattr(client, method)(*arguments)

    def wait(cls: str, options: dict[str, Any], method: str, *arguments: Any) -> Any:
        return loop.run_until_complete(run(cls, options, method, arguments))

    yield wait
    loop.close()


def test_a_second_response_to_one_request_is_not_taken_for_that_to_the_next(
    call: Callable[..., Any],
) -> None:
    def script(number: int, _: str) -> bytes:
        if number == 1:
            return dispute("du_1", "needs_response") + dispute("du_1", "won")
        return dispute("du_1", "under_review")

    with server(script) as url:
        first = call("StripeClient", stripe(url), "retrieve_dispute", "du_1")
        second = call("StripeClient", stripe(url), "retrieve_dispute", "du_1")
    assert (first.status, second.status) == ("needs_response", "under_review")


def test_a_response_about_another_dispute_has_an_unknown_outcome(call: Callable[..., Any]) -> None:
    # Each response belongs to the request before.
    with server(lambda number, _: dispute(f"du_{number - 1}")) as url:
        with pytest.raises(rebuttal.DecodeError, match=r"du_0.*du_1") as raised:
            call("StripeClient", stripe(url), "close_dispute", "du_1")
        assert (raised.value.outcome, raised.value.path) == ("unknown", "/id")
        with pytest.raises(rebuttal.DecodeError) as raised:
            call("StripeClient", stripe(url), "retrieve_dispute", "du_2")
        assert (raised.value.outcome, raised.value.retryable) == ("not_done", True)
    with server(lambda number, _: accepted(str(number - 1))) as url:
        with pytest.raises(rebuttal.DecodeError) as raised:
            call("AlipayClient", alipay(url), "accept_dispute", "1")
        assert (raised.value.outcome, raised.value.path) == ("unknown", "/disputeId")


@pytest.mark.parametrize("body", [{"error": {"message": "busy"}}, {}, {"status": "maintenance"}])
def test_json_that_is_not_a_dispute_has_an_unknown_outcome(
    call: Callable[..., Any], body: dict[str, Any]
) -> None:
    with server(lambda *_: response(body)) as url, pytest.raises(rebuttal.DecodeError) as raised:
        call("StripeClient", stripe(url), "close_dispute", "du_1")
    assert (raised.value.outcome, raised.value.path) == ("unknown", "/id")


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        ("1970-01-01T00:00:00Z", "too_old"),
        ("2999-01-01T00:00:00+08:00", "too_new"),
        ("soon", "malformed"),
    ],
)
def test_a_response_of_another_time_is_refused(
    call: Callable[..., Any], at: str, reason: str
) -> None:
    with (
        server(lambda *_: accepted("1", at)) as url,
        pytest.raises(rebuttal.SignatureError) as raised,
    ):
        call("AlipayClient", alipay(url), "accept_dispute", "1")
    assert (raised.value.outcome, raised.value.reason) == ("unknown", reason)


@pytest.mark.parametrize(
    ("code", "cls", "outcome"),
    [
        ("SIGNATURE_INVALID", rebuttal.AuthenticationError, "not_done"),
        ("TIME_EXCEEDS_LIMIT", rebuttal.SignatureError, "unknown"),
        ("REPEAT_REQUEST", rebuttal.SignatureError, "unknown"),
    ],
)
def test_only_the_gateway_may_refuse_without_a_signature(
    call: Callable[..., Any], code: str, cls: type[rebuttal.RebuttalError], outcome: str
) -> None:
    result = {"resultStatus": "F", "resultCode": code, "resultMessage": "x"}
    with (
        server(lambda *_: response({"result": result})) as url,
        pytest.raises(rebuttal.RebuttalError) as raised,
    ):
        call("AlipayClient", alipay(url), "accept_dispute", "1")
    assert (type(raised.value), raised.value.outcome) == (cls, outcome)
