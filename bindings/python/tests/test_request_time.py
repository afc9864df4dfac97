"""The time in a notification's headers: always read, by the same parser as times in fields."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from rebuttal import AlipayWebhooks, SignatureError
from rebuttal.alipay import PrivateKey, content_to_sign, generate_private_key, signature_header

KEY = PrivateKey(generate_private_key())
BODY = b'{"disputeId":"D-1","disputeNotificationType":"DISPUTE_CREATED"}'


def hooks(client_id: str, tolerance: float | None = None) -> AlipayWebhooks:
    return AlipayWebhooks(
        path="/hooks",
        client_id=client_id,
        alipay_public_key=KEY.public_key(),
        tolerance=tolerance,
    )


def signed(client_id: str, time: str) -> str:
    return signature_header(KEY.sign(content_to_sign("POST", "/hooks", client_id, time, BODY)), 1)


def test_a_message_for_client_a_b_is_refused_by_client_a() -> None:
    time = "2026-11-29T12:00:00Z"
    signature = signed("a.b", time)
    hooks("a.b").receive({"Request-Time": time, "Signature": signature}, BODY)
    with pytest.raises(SignatureError) as caught:
        # Joined with dots, the bytes that were signed are the same.
        hooks("a").receive({"Request-Time": f"b.{time}", "Signature": signature}, BODY)
    assert caught.value.reason == "malformed"


@pytest.mark.parametrize("time", ["soon", "", "1764417600", "2026-11-29T12:00:00", "1e12"])
def test_a_value_that_is_not_a_time_is_refused_without_a_tolerance(time: str) -> None:
    with pytest.raises(SignatureError) as caught:
        hooks("a").verify({"Request-Time": time, "Signature": signed("a", time)}, BODY)
    assert caught.value.reason == "malformed"


@pytest.mark.parametrize(
    "style", ["%Y-%m-%dT%H:%M:%S+0000", "%Y-%m-%dT%H:%M:%S.5Z", "%Y%m%dT%H%M%S+00", "ms"]
)
def test_a_time_is_read_as_in_fields_and_has_its_age(style: str) -> None:
    for age, reason in ((0, None), (3600, "too_old"), (-3600, "too_new")):
        sent = datetime.now(UTC) - timedelta(seconds=age)
        milliseconds = str(int(sent.timestamp() * 1000))
        time = milliseconds if style == "ms" else sent.strftime(style)
        headers = {"Request-Time": time, "Signature": signed("a", time)}
        hooks("a").verify(headers, BODY)
        if reason is None:
            hooks("a", tolerance=60).verify(headers, BODY)
            continue
        with pytest.raises(SignatureError) as caught:
            hooks("a", tolerance=60).verify(headers, BODY)
        assert caught.value.reason == reason
