"""Packages of published documents with their overlays, installed and called: a small server plays the providers' side."""

from __future__ import annotations

import importlib
import json
import pickle
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import rebuttal

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("published.json").read_text())
# Known answers of the providers' own libraries.
ANSWERS: dict[str, Any] = json.loads(
    (Path(__file__).parents[4] / "tests" / "vectors" / "webhook-schemes.json").read_text(encoding="utf-8")
)


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: f"_{found[1].lower()}", name)


def served(case: dict[str, Any], seen: list[Any]) -> HTTPServer:
    class Side(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            line, status, answer = self.requestline.removesuffix(" HTTP/1.1"), case.get("status"), case.get("answer")
            if line == case.get("token"):
                # The client's id and secret, c-1:s-1.
                assert (self.headers["authorization"], body) == ("Basic Yy0xOnMtMQ==", b"grant_type=client_credentials")
                status, answer = 200, {"access_token": "t-1", "token_type": "Bearer", "expires_in": 3600}
            else:
                seen.append((line, self.headers, body))
                if case.get("server") == "cuts":
                    return
            answer = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            pass

    return HTTPServer(("127.0.0.1", 0), Side)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['provider']}: {case['about']}")
def test_a_call_is_sent_as_documented_and_says_what_became_of_it(case: dict[str, Any]) -> None:
    package = importlib.import_module(f"rebuttal_{case['provider']}")
    seen: list[Any] = []
    server = served(case, seen)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    refuses = case.get("server") == "refuses"
    server.server_close() if refuses else thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}"
        with getattr(package, f"{case['class']}Client")(api_base=url, **case["options"]) as client:
            operation, *positional = case["call"]
            named = {snake(name): value for name, value in case.get("named", {}).items()}
            call = getattr(client, snake(operation))
            if "error" in case:
                with pytest.raises(getattr(rebuttal, case["error"])) as raised:
                    call(*positional, **named, options={"max_attempts": 1})
                assert (raised.value.outcome, raised.value.provider) == (case["outcome"], case["provider"])
            else:
                assert json.loads(call(*positional, **named).to_json()) == case["answer"]
    finally:
        if not refuses:
            server.shutdown()
            thread.join()
            server.server_close()
    if refuses:
        assert seen == []
        return
    [(line, headers, body)] = seen
    assert line == case["line"]
    for name, value in case.get("headers", {}).items():
        assert headers[name] == value
    if "body" in case:
        assert json.loads(body) == case["body"]


def believed(receiver: Any, headers: dict[str, str], body: str) -> str:
    try:
        receiver.verify(headers, body.encode())
    except rebuttal.SignatureError as error:
        return str(error.reason)
    return "ok"


@pytest.mark.parametrize("case", ANSWERS["square"]["cases"], ids=lambda case: case["name"])
def test_a_body_behind_an_address_is_believed_as_the_provider_s_library_does(case: dict[str, Any]) -> None:
    package = importlib.import_module("rebuttal_square")
    receiver = package.SquareWebhooks(signature_key=case["signature_key"], notification_url=case["notification_url"])
    assert believed(receiver, {"x-square-hmacsha256-signature": case["signature"]}, case["body"]) == case["expect"]


@pytest.mark.parametrize("case", ANSWERS["adyen"]["cases"], ids=lambda case: case["name"])
def test_signed_fields_are_believed_as_the_provider_s_library_does(case: dict[str, Any]) -> None:
    package = importlib.import_module("rebuttal_adyen_webhooks")
    receiver = package.AdyenWebhooks(hmac_key=[case["hmac_key"]])
    assert believed(receiver, {}, case["body"]) == case["expect"]
    if case["expect"] == "ok":
        message = receiver.receive({}, case["body"].encode())
        assert json.loads(message.to_json()) == json.loads(case["body"])
        from_queue = type(message).from_json(message.to_json()), type(message).from_dict(message.to_dict())
        for one in (message, pickle.loads(pickle.dumps(message)), *from_queue):
            assert sorted(one.unsigned_fields) == sorted(case["unsigned"])


def test_a_test_message_whose_signature_stands_in_the_body_is_made_and_believed() -> None:
    key, case = "ab" * 32, ANSWERS["adyen"]["cases"][0]
    receiver = importlib.import_module("rebuttal_adyen_webhooks").AdyenWebhooks(hmac_key=key)
    with pytest.raises(rebuttal.InvalidArgumentError, match="`sign_test_body`") as raised:
        receiver.sign_test_message(case["body"], key)
    assert raised.value.field == "body"
    body = receiver.sign_test_body(case["body"], key)
    assert body != case["body"].encode()
    assert receiver.receive(receiver.sign_test_message(body, key), body).unsigned_fields == case["unsigned"]
    assert receiver.sign_test_body(case["body"], case["hmac_key"]) == case["body"].encode()
    with pytest.raises(rebuttal.InvalidArgumentError, match="no object at /notificationItems"):
        receiver.sign_test_body("{}", key)
    with pytest.raises(rebuttal.ConfigError):
        receiver.sign_test_body(case["body"], "no key")


def test_where_the_signature_is_a_header_the_body_stays_and_all_of_it_is_signed() -> None:
    case = ANSWERS["square"]["cases"][0]
    key, url = case["signature_key"], case["notification_url"]
    receiver = importlib.import_module("rebuttal_square").SquareWebhooks(signature_key=key, notification_url=url)
    body = receiver.sign_test_body(case["body"], key)
    assert body == case["body"].encode()
    message = receiver.receive(receiver.sign_test_message(body, key), body)
    assert message.unsigned_fields == []
