"""Every duration in Python is a number of seconds or a `timedelta`."""

from __future__ import annotations

import json
import math
from datetime import timedelta
from typing import Any

import pytest
from rebuttal import (
    AlipayWebhooks,
    ConfigError,
    InvalidArgumentError,
    SignatureError,
    StripeClient,
    StripeWebhooks,
)
from rebuttal._runtime import receiver
from rebuttal.alipay import PrivateKey, generate_private_key

NOW = 1_795_305_600_000
BODY = json.dumps({"id": "evt_1", "object": "event", "type": "x.y"}).encode()
SECRET = "whsec_test"
YEAR = 365 * 86_400
WRONG: list[Any] = [0, -1, math.nan, math.inf, YEAR + 1, True, "5"]
WRONG += [timedelta(0), timedelta(days=-1), timedelta(days=366)]


AGES = {1500: "ok", 1501: "too_old", -1500: "ok", -1501: "too_new"}
"""In milliseconds."""


def verdicts(
    hooks: AlipayWebhooks | StripeWebhooks, body: bytes, key: str, clock: pytest.MonkeyPatch
) -> dict[int, str]:
    clock.setattr(receiver, "_now", lambda: NOW)
    headers = hooks.sign_test_message(body, key)
    found = {}
    for age in AGES:
        clock.setattr(receiver, "_now", lambda age=age: NOW + age)
        try:
            hooks.verify(headers, body)
            found[age] = "ok"
        except SignatureError as error:
            found[age] = error.reason
    return found


TOLERANCES = pytest.mark.parametrize("tolerance", [1.5, timedelta(milliseconds=1500)])


@TOLERANCES
def test_a_tolerance_of_an_event_is_not_cut_off(
    tolerance: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = StripeWebhooks(webhook_secret=SECRET, tolerance=tolerance, future_tolerance=tolerance)
    assert verdicts(hooks, BODY, SECRET, monkeypatch) == AGES


@TOLERANCES
def test_a_tolerance_of_a_notification_is_not_cut_off(
    tolerance: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = generate_private_key()
    public = PrivateKey(key).public_key()
    hooks = AlipayWebhooks(path="/a", client_id="C", alipay_public_key=public, tolerance=tolerance)
    assert verdicts(hooks, b'{"disputeId":"D"}', key, monkeypatch) == AGES


@pytest.mark.parametrize("wrong", WRONG)
def test_a_value_that_is_not_a_time_is_refused(wrong: Any) -> None:
    for name in ("timeout", "attempt_timeout", "connect_timeout"):
        with pytest.raises(ConfigError, match=name) as refused:
            StripeClient(api_key="sk_test_1", **{name: wrong})
        assert refused.value.field == name
    for name in ("tolerance", "future_tolerance"):
        with pytest.raises(ConfigError, match=name):
            StripeWebhooks(webhook_secret=SECRET, **{name: wrong})
    with (
        StripeClient(api_key="sk_test_1") as client,
        pytest.raises(InvalidArgumentError, match="timeout") as refused_call,
    ):
        client.retrieve_dispute("du_1", options={"timeout": wrong})
    assert refused_call.value.field == "timeout"
