"""Predicates of values: together they cover every known value, and no unknown one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rebuttal import alipay, stripe
from sandbox import REPOSITORY


def listed(document: str, name: str) -> list[str]:
    """The values that a provider's document lists."""
    text = (REPOSITORY / "spec" / f"{document}.yaml").read_text(encoding="utf-8")
    block = re.search(rf"^    {name}:\n(.*?)^    \w", text, re.S | re.M)
    assert block is not None
    values = re.search(r"enum:\s*\[(.*?)\]|enum:\n((?:\s+- \w+\n)+)", block[1], re.S)
    assert values is not None
    return re.findall(r"\w+", values[1] or values[2])


QUESTIONS = {
    "stripe": (stripe, "DisputeStatus", "won", "lost"),
    "alipay": (alipay, "DisputeJudgedResult", "ACCEPT_BY_CUSTOMER", "ACCEPT_BY_MERCHANT"),
}


@pytest.mark.parametrize("provider", QUESTIONS)
def test_a_dispute_is_won_lost_or_undecided(provider: str) -> None:
    module: Any
    module, name, won, lost = QUESTIONS[provider]
    values = listed(provider, name)
    assert won in values and lost in values and len(values) >= 4
    for value in values:
        found = (module.merchant_won(value), module.merchant_lost(value), module.undecided(value))
        assert found == (value == won, value == lost, value not in (won, lost)), value
    for unknown in ("newer", "", None):
        assert not module.merchant_won(unknown) and not module.merchant_lost(unknown)
        assert not module.undecided(unknown)


def test_evidence_and_an_appeal_are_distinct() -> None:
    for value in listed("stripe", "DisputeStatus"):
        evidence = value in ("needs_response", "warning_needs_response")
        assert stripe.needs_evidence(value) is evidence, value
        assert stripe.needs_appeal(value) is (value == "appeal_needs_response"), value
    assert not hasattr(stripe, "needs_response")
