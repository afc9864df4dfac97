"""Webhooks as frameworks pass them."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import Message
from typing import Any

import pytest
from rebuttal import AlipayWebhooks, ConfigError, DecodeError, InvalidArgumentError, SignatureError
from rebuttal.alipay import DisputeNotification, PrivateKey, generate_private_key
from starlette.datastructures import Headers
from starlette.responses import Response

KEY = generate_private_key()
HOOKS = AlipayWebhooks(
    path="/alipay", client_id="SANDBOX_1", alipay_public_key=PrivateKey(KEY).public_key()
)
BODY = json.dumps(
    {
        "disputeId": "D-1",
        "disputeNotificationType": "SOMETHING_NEW",
        "disputeAmount": {"currency": "EUR", "value": "1000", "tax": {"rate": [0.1]}},
        "newField": None,
    }
).encode()


def message(headers: dict[str, str]) -> Message:
    made = Message()
    for name, value in headers.items():
        made[name] = value
    return made


SHAPES: dict[str, Callable[[dict[str, str]], Any]] = {
    "a dict": dict,
    "a dict with other capitals": lambda headers: {
        at.upper(): value for at, value in headers.items()
    },
    "a dict of lists": lambda headers: {at: [value] for at, value in headers.items()},
    "pairs": lambda headers: list(headers.items()),
    "an iterator of pairs": lambda headers: iter(headers.items()),
    "raw ASGI pairs": lambda headers: [
        (at.encode(), value.encode()) for at, value in headers.items()
    ],
    "Starlette's headers": Headers,
    "the standard library's message": message,
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_any_shape_of_headers_is_taken(shape: Callable[[dict[str, str]], Any]) -> None:
    headers = shape(HOOKS.sign_test_message(BODY, KEY))
    assert HOOKS.receive(headers, BODY).dispute_id == "D-1"


@pytest.mark.parametrize("make", [bytes, bytearray, memoryview, bytes.decode])
def test_any_form_of_the_exact_bytes_is_taken(make: Callable[[bytes], Any]) -> None:
    assert HOOKS.receive(HOOKS.sign_test_message(BODY, KEY), make(BODY)).dispute_id == "D-1"


def test_unknown_fields_and_values_are_kept() -> None:
    found = HOOKS.receive(HOOKS.sign_test_message(BODY, KEY), BODY)
    assert type(found) is DisputeNotification
    assert found.dispute_notification_type == "SOMETHING_NEW"
    assert found.unknown_fields() == {"newField": None}
    assert found.dispute_amount is not None
    assert found.dispute_amount.unknown_fields() == {"tax": {"rate": [0.1]}}
    assert json.loads(found.to_json()) == json.loads(BODY)


def test_the_error_for_a_parsed_body_says_how_to_get_the_bytes() -> None:
    async def forgotten() -> bytes:
        return BODY

    headers = HOOKS.sign_test_message(BODY, KEY)
    for body in (json.loads(BODY), forgotten(), None, 7):
        with pytest.raises(InvalidArgumentError, match=r"await request\.body\(\)") as raised:
            HOOKS.receive(headers, body)
        assert raised.value.field == "body"
        assert "request.get_data()" in str(raised.value)


@pytest.mark.parametrize("headers", [None, 7, "text", [("one",)], {"name": 7}, [(1, 2)]])
def test_a_value_without_headers_is_refused(headers: Any) -> None:
    with pytest.raises(InvalidArgumentError) as raised:
        HOOKS.receive(headers, BODY)
    assert raised.value.field == "headers"


def test_a_repeated_header_is_not_trusted() -> None:
    headers = list(HOOKS.sign_test_message(BODY, KEY).items())
    with pytest.raises(SignatureError) as raised:
        HOOKS.receive(headers + headers, BODY)
    assert raised.value.reason == "repeated"
    assert raised.value.outcome == "not_done"


def test_verify_and_parse_are_separate_steps() -> None:
    headers = HOOKS.sign_test_message(BODY, KEY)
    HOOKS.verify(headers, BODY)
    with pytest.raises(SignatureError):
        HOOKS.verify(headers, BODY + b" ")
    assert HOOKS.parse(BODY).dispute_id == "D-1"
    with pytest.raises(DecodeError) as raised:
        HOOKS.parse(b'[{"disputeId": "D-1"}]')
    assert raised.value.path == ""


def test_the_acknowledgement_is_a_response() -> None:
    response = Response(**HOOKS.ack)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert json.loads(bytes(response.body))["result"]["resultStatus"] == "S"
    HOOKS.ack["status_code"] = 500
    assert HOOKS.ack["status_code"] == 200


def test_several_keys_are_taken_while_they_are_exchanged() -> None:
    other = PrivateKey(generate_private_key()).public_key()
    options = {"path": "/alipay", "client_id": "SANDBOX_1"}
    both = AlipayWebhooks(alipay_public_key=(other, PrivateKey(KEY).public_key()), **options)
    assert both.receive(HOOKS.sign_test_message(BODY, KEY), BODY).dispute_id == "D-1"
    with pytest.raises(ConfigError, match="alipay_public_key"):
        AlipayWebhooks(alipay_public_key=[], **options)
