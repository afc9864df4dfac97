"""The classes of responses and messages."""

from __future__ import annotations

import copy
import json
import pickle
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any

import msgspec
import pytest
from fastapi import Body, FastAPI
from pydantic import BaseModel, TypeAdapter, ValidationError
from rebuttal import AlipayClient, DecodeError, InvalidArgumentError
from rebuttal._runtime.model import Response
from rebuttal.alipay import AcceptDisputeResponse, Amount, DisputeNotification, IssuerComments
from sandbox import REPOSITORY, Sandbox

WIRE: dict[str, Any] = {
    "disputeId": "D-1",
    "disputeNotificationType": "DISPUTE_JUDGED",
    "disputeTime": "2026-01-31T12:00:00+08:00",
    "defendable": False,
    "disputeAmount": {"currency": "EUR", "value": "1000", "tax": {"rate": [1, 2.5, None]}},
    "issuerComments": {"cardholderComments": "I never bought it", "judgeReason": "none"},
    "news": [{"a": 1}],
}
TEXT = json.dumps(WIRE).encode()


def notification() -> DisputeNotification:
    return DisputeNotification.from_json(TEXT)


def test_to_dict_has_python_names_and_from_dict_reads_it_back() -> None:
    plain = notification().to_dict()
    assert plain["dispute_amount"] == {
        "currency": "EUR",
        "value": "1000",
        "tax": {"rate": [1, 2.5, None]},
    }
    assert plain["news"] == [{"a": 1}]
    assert "capture_id" not in plain
    restored = DisputeNotification.from_dict(json.loads(json.dumps(plain)))
    assert restored == notification()
    assert restored.to_dict() == plain
    assert DisputeNotification.from_dict(WIRE).to_dict() == plain


def test_to_json_returns_the_json_that_was_read() -> None:
    assert json.loads(notification().to_json()) == WIRE
    assert DisputeNotification.from_json(notification().to_json()) == notification()


def test_everything_is_frozen_and_hands_out_copies() -> None:
    found = notification()
    with pytest.raises(AttributeError):
        found.dispute_id = "D-2"  # type: ignore[misc]
    found.unknown_fields()["news"].clear()
    found.to_dict()["dispute_amount"]["tax"].clear()
    assert found.to_dict() == notification().to_dict()
    assert hash(Amount(currency="EUR", value="1")) == hash(Amount(currency="EUR", value="1"))


@pytest.mark.parametrize(
    "make", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))]
)
def test_copies_and_pickles_are_whole(make: Any) -> None:
    found = make(notification())
    assert found == notification()
    assert found.to_dict() == notification().to_dict()
    assert found.dispute_amount.unknown_fields() == {"tax": {"rate": [1, 2.5, None]}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2026-01-31T12:00:00+08:00",
            datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=8))),
        ),
        ("2026-01-31T12:00:00Z", datetime(2026, 1, 31, 12, tzinfo=UTC)),
        ("2026-01-31T12:00:00+0000", datetime(2026, 1, 31, 12, tzinfo=UTC)),
        (
            "2026-01-31T12:00:00.123-07:00",
            datetime(2026, 1, 31, 12, 0, 0, 123000, timezone(-timedelta(hours=7))),
        ),
        ("2026-01-31T12:00:00", "2026-01-31T12:00:00"),
        ("2026-01-31", "2026-01-31"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_times_are_datetimes_or_stay_text(text: str, expected: datetime | str) -> None:
    found = DisputeNotification.from_json(json.dumps({**WIRE, "disputeTime": text}))
    assert found.dispute_time == expected
    assert type(found.dispute_time) is type(expected)
    assert DisputeNotification.from_dict(found.to_dict()) == found
    if isinstance(expected, str):
        assert json.loads(found.to_json())["disputeTime"] == text


def test_repr_leaves_private_fields_out() -> None:
    shown = repr(notification())
    assert "I never bought it" not in shown
    assert "cardholder_comments=..." in shown
    assert "dispute_id='D-1'" in shown
    assert "capture_id" not in shown
    assert "bought" not in f"{IssuerComments(cardholder_comments='bought')}"


def test_the_generator_knows_every_name_that_a_response_has() -> None:
    sources = (REPOSITORY / "crates" / "rebuttal-codegen" / "src" / "describe").glob("*.rs")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    (taken,) = re.findall(r"const TAKEN: &\[&str\] =\s+&\[(.*?)\];", text, re.S)
    public = {name for name in dir(Response) if not name.startswith("_")} | {"dedup_key"}
    assert public <= set(re.findall(r'"(\w+)"', taken)), "a field of that name would hide it"


def test_an_unreadable_value_is_refused_and_not_shown() -> None:
    with pytest.raises(DecodeError, match="disputeId") as decode:
        DisputeNotification.from_json(b'{"disputeNotificationType": "secret"}')
    assert "secret" not in repr(decode.value)
    with pytest.raises(DecodeError):
        DisputeNotification.from_json(b"<html>")
    with pytest.raises(InvalidArgumentError):
        DisputeNotification.from_dict({"dispute_id": [7], "dispute_notification_type": "A"})
    with pytest.raises(InvalidArgumentError):
        DisputeNotification.from_dict([])  # type: ignore[arg-type]


def test_msgspec_takes_the_classes_too() -> None:
    class Job(msgspec.Struct):
        amount: Amount

    job = msgspec.json.decode(b'{"amount": {"currency": "EUR", "value": "1", "new": 1}}', type=Job)
    assert job.amount == Amount(currency="EUR", value="1")


def test_pydantic_takes_the_classes() -> None:
    class Job(BaseModel):
        notification: DisputeNotification
        amounts: list[Amount] = []

    job = Job.model_validate(
        {"notification": notification().to_dict(), "amounts": [Amount(currency="EUR", value="1")]}
    )
    assert job.notification == notification()
    assert json.loads(job.model_dump_json())["notification"] == notification().to_dict()
    with pytest.raises(ValidationError):
        Job.model_validate({"notification": {"dispute_id": "D-1"}})
    schema = TypeAdapter(Job).json_schema()["properties"]["notification"]
    assert schema["required"] == ["dispute_id", "dispute_notification_type"]
    assert schema["properties"]["dispute_time"] == {"type": "string", "format": "date-time"}
    assert schema["properties"]["dispute_amount"]["properties"]["value"] == {"type": "string"}


def test_fastapi_describes_the_classes() -> None:
    app = FastAPI()

    @app.post("/")
    async def take(body: Annotated[DisputeNotification, Body()]) -> AcceptDisputeResponse:
        raise NotImplementedError(body)

    described = app.openapi()["paths"]["/"]["post"]
    body = described["requestBody"]["content"]["application/json"]["schema"]
    answer = described["responses"]["200"]["content"]["application/json"]["schema"]
    assert "dispute_id" in json.dumps(body) and "dispute_resolution_time" in json.dumps(answer)


def test_a_response_has_its_exchange_outside_its_fields(sandbox: Sandbox) -> None:
    dispute = sandbox.dispute()
    with AlipayClient(**sandbox.options()) as client:
        answer = client.accept_dispute(dispute)
    response = answer.response
    assert (response.http_status, response.attempts) == (200, 1)
    assert response.headers["content-type"].startswith("application/json")
    assert json.loads(response.raw)["disputeId"] == dispute
    assert "response" not in answer.to_dict()
    assert dispute not in repr(response)
    alike = AcceptDisputeResponse.from_dict(answer.to_dict())
    assert alike == answer
    with pytest.raises(AttributeError, match="does not come from a call"):
        _ = alike.response
    restored = pickle.loads(pickle.dumps(answer))
    assert restored == answer
    assert restored.response.raw == response.raw and restored.response.headers == response.headers
