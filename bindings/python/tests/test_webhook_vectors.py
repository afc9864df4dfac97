"""The known answers of tests/vectors/webhook-hmac.json, through the public interface."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from rebuttal import ConfigError, SignatureError, StripeWebhooks
from rebuttal._runtime import receiver
from sandbox import REPOSITORY

VECTORS = json.loads(
    (REPOSITORY / "tests" / "vectors" / "webhook-hmac.json").read_text(encoding="utf-8")
)
BY_NAME = {case["name"]: case for case in VECTORS["cases"]}
COUNTS = {"cases": 6, "headers": 63, "secrets": 39, "verify": 42}
# The longest tolerance that the option takes.
YEAR = 31_536_000
LARGEST = 2**63 - 1


def rows(name: str) -> Any:
    return pytest.mark.parametrize("row", VECTORS[name], ids=[row["name"] for row in VECTORS[name]])


@pytest.mark.parametrize("name", COUNTS)
def test_every_row_is_there(name: str) -> None:
    assert len(VECTORS[name]) == COUNTS[name]


class Result:
    """The result of the receiver, at a time that the test sets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def at(self, seconds: int) -> None:
        now = max(-LARGEST, min(LARGEST, seconds * 1000))
        self._patch.setattr(receiver, "_now", lambda: now)

    def __call__(self, hooks: StripeWebhooks, header: str, body: str, seconds: int) -> str:
        self.at(seconds)
        try:
            hooks.verify({"Stripe-Signature": header}, body.encode())
        except SignatureError as error:
            assert error.reason
            return error.reason
        return "ok"


@pytest.fixture
def expected_result(monkeypatch: pytest.MonkeyPatch) -> Result:
    return Result(monkeypatch)


@rows("cases")
def test_test_messages_are_signed_as_the_provider_signs(row: Any, expected_result: Result) -> None:
    hooks = StripeWebhooks(webhook_secret=row["secret"], tolerance=YEAR)
    now = int(row["timestamp"])
    expected_result.at(now)
    signed = hooks.sign_test_message(row["body"], row["secret"])
    assert signed["Stripe-Signature"] == row["header"]
    assert expected_result(hooks, row["header"], row["body"], now) == "ok"


def forms(case: Any, other: Any) -> dict[str, str]:
    digits = case["signature_hex"]
    return {
        "{t}": case["timestamp"],
        "{v1}": digits,
        "{upper}": digits.upper(),
        "{base64}": base64.b64encode(bytes.fromhex(digits)).decode(),
        "{g}": "g" + digits[1:],
        "{plus}": "+" + digits[1:],
        "{short}": digits[:63],
        "{shorter}": digits[:62],
        "{zeros}": "0" * 64,
        "{other}": other["signature_hex"],
        "{others:15}": f",v1={other['signature_hex']}" * 15,
        "{others:16}": f",v1={other['signature_hex']}" * 16,
        "{long}": "a" * 4096,
    }


@rows("headers")
def test_hostile_headers_are_refused_for_their_reason(row: Any, expected_result: Result) -> None:
    case = BY_NAME[VECTORS["header_case"]]
    header = row["header"]
    for mark, form in forms(case, BY_NAME[VECTORS["other_case"]]).items():
        header = header.replace(mark, form)
    hooks = StripeWebhooks(webhook_secret=case["secret"], tolerance=YEAR)
    # Bytes that no header can have may be refused before anything else is checked.
    expected = {row["expect"]} if header.isascii() else {row["expect"], "malformed"} - {"ok"}
    assert expected_result(hooks, header, case["body"], int(case["timestamp"])) in expected


@rows("secrets")
def test_a_text_that_is_no_secret_makes_no_receiver(row: Any, expected_result: Result) -> None:
    case = BY_NAME[VECTORS["secret_case"]]
    try:
        hooks = StripeWebhooks(webhook_secret=row["text"], tolerance=YEAR)
    except ConfigError as error:
        assert row["expect"] not in ("ok", "mismatch")
        assert error.field == "webhook_secret"
        given = row["text"].strip()
        assert len(given) < 8 or given not in f"{error} {error!r}"
        return
    now = int(case["timestamp"])
    assert expected_result(hooks, case["header"], case["body"], now) == row["expect"]


def altered(case: Any, change: Any) -> str:
    """The changed header."""
    if "header" in change:
        return str(change["header"])
    signature = bytearray.fromhex(case["signature_hex"])
    if (bit := change.get("flip_signature_bit")) is not None:
        signature[bit // 8] ^= 0x80 >> (bit % 8)
    return f"t={change.get('timestamp', case['timestamp'])},v1={signature.hex()}"


@rows("verify")
def test_an_altered_or_old_message_is_refused(row: Any, expected_result: Result) -> None:
    case, change = BY_NAME[row["case"]], row["change"]
    sent = int(case["timestamp"])
    now = change.get("now", sent)
    # Fractions of a second are dropped, and there is always a limit to the past.
    limits = {"tolerance": max(0.5, change.get("past", YEAR))}
    if "future" in change:
        limits["future_tolerance"] = max(0.5, change["future"])
    ancient = "past" not in change and now - sent > YEAR
    expected = "too_old" if ancient else row.get("receiver", row["expect"])
    secrets = change.get("secrets", case["secret"])
    if expected == "no_secret":
        with pytest.raises(ConfigError):
            StripeWebhooks(webhook_secret=secrets, **limits)
        return
    hooks = StripeWebhooks(webhook_secret=secrets, **limits)
    assert (
        expected_result(hooks, altered(case, change), change.get("body", case["body"]), now)
        == expected
    )
