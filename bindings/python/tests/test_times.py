"""The known answers of tests/vectors/times.json: one reading of a time in all languages."""

from __future__ import annotations

import itertools
import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from rebuttal import AlipayWebhooks
from rebuttal.alipay import DisputeNotification, PrivateKey, generate_private_key
from sandbox import REPOSITORY

VECTORS = json.loads((REPOSITORY / "tests" / "vectors" / "times.json").read_text(encoding="utf-8"))
HOOKS = AlipayWebhooks(
    path="/hooks",
    client_id="C",
    alipay_public_key=PrivateKey(generate_private_key()).public_key(),
)


def rows() -> list[tuple[str, str | None]]:
    found = [(row["text"], row["moment"]) for row in VECTORS["texts"]]
    names = ("dates", "separators", "clocks", "fractions", "offsets")
    for parts in itertools.product(*(VECTORS["parts"][name] for name in names)):
        found.append(("".join(part[0] for part in parts), parsed(*parts)))
    return found


def parsed(day: Any, separator: Any, clock: Any, fraction: Any, offset: Any) -> str | None:
    good = separator[1] and (fraction[0] == "" or clock[2])
    if not good or None in (day[1], clock[1], offset[1]):
        return None
    start = datetime.combine(date.fromisoformat(day[1]), datetime.min.time(), UTC)
    rest = timedelta(seconds=clock[1] - offset[1], microseconds=fraction[1])
    return (start + rest).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def message(text: str) -> dict[str, str]:
    return {
        "disputeId": "D-1",
        "disputeNotificationType": "DISPUTE_CREATED",
        "disputeTime": text,
    }


def test_every_row_is_there() -> None:
    assert len(rows()) == 88 + 11_520


def test_a_time_makes_the_same_key_in_every_form() -> None:
    wrong = []
    for text, expected in rows():
        received = HOOKS.parse(json.dumps(message(text)))
        queued = json.loads(json.dumps(received.to_dict()))
        found = {
            received.dedup_key,
            HOOKS.dedup_key(message(text)),
            HOOKS.dedup_key(queued),
            DisputeNotification.from_dict(queued).dedup_key,
            HOOKS.dedup_key(json.loads(received.to_json())),
            pickle.loads(pickle.dumps(received)).dedup_key,
        }
        parts = ["alipay", "disputeCreated", "D-1", text if expected is None else expected]
        key = json.dumps(parts, separators=(",", ":"), ensure_ascii=False)
        if found != {key}:
            wrong.append((text, key, found))
    assert wrong[:9] == []


def test_a_time_is_a_datetime_and_other_text_stays_text() -> None:
    wrong = []
    for text, expected in rows():
        found = HOOKS.parse(json.dumps(message(text))).dispute_time
        if expected is None:
            good = found == text
        elif expected.startswith("0000"):
            # Python lacks the year in UTC; with the offset the time is in range.
            good = isinstance(found, datetime) and found.year == 1
        else:
            good = isinstance(found, datetime) and found == datetime.fromisoformat(expected)
        if not good:
            wrong.append((text, expected, found))
    assert wrong[:9] == []


def test_a_datetime_keeps_its_offset_and_the_last_day_that_python_has_is_one() -> None:
    found = HOOKS.parse(json.dumps(message("2026-01-31T12:01:01+08"))).dispute_time
    assert isinstance(found, datetime)
    assert found.tzinfo == timezone(timedelta(hours=8))
    # Midnight after Python's last day: the text is kept, and the key is the same as in other languages.
    late = HOOKS.parse(json.dumps(message("9999-12-31T24:00:00Z")))
    assert late.dispute_time == "9999-12-31T24:00:00Z"
    assert late.dedup_key == HOOKS.dedup_key(message("9999-12-31T24:00:00Z"))
