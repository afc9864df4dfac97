"""A program that sends a packet is killed after each of its requests and started again, at once or when the provider has
forgotten its keys, by the same release or by a later one. The sandbox's log of effects says what happened.
"""

from __future__ import annotations

import collections
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from packet_data import packet
from rebuttal import InvalidRequestError, StripeClient
from sandbox import Sandbox

PATIENCE = 60
# The requests of a packet with files for two fields, and how many of the same operation come before.
REQUESTS = [
    ("retrieveDispute", 0),
    ("listFiles", 0),
    ("uploadDisputeEvidence", 0),
    ("uploadDisputeEvidence", 1),
    ("submitDisputeEvidence", 0),
]
# Longer than the provider remembers a key.
FORGOTTEN = 25 * 3600


def run(sandbox: Sandbox, dispute: Any, style: str, format: int, *, dies: bool) -> int:
    task = {
        "client": sandbox.stripe_options(),
        "dispute": dispute,
        "style": style,
        "format": format,
        "dies": dies,
    }
    program = Path(__file__).with_name("packet_child.py")
    process = subprocess.run(
        [sys.executable, str(program), json.dumps(task)], check=False, timeout=PATIENCE
    )
    return process.returncode


def effects(sandbox: Sandbox) -> tuple[int, collections.Counter[str]]:
    """How often evidence was submitted, and how often each key uploaded a file."""
    found = sandbox.get("/_sandbox/effects")["effects"].values()
    done = [effect for one in found for effect in one["done"]]
    uploads = [effect["idempotency_key"] for effect in done if "uploaded" in effect["did"]]
    submitted = sum("evidence_submitted" in effect["did"] for effect in done)
    return submitted, collections.Counter(uploads)


@pytest.mark.parametrize("style", ["sync", "async"])
@pytest.mark.parametrize("later_format", [1, 2])
@pytest.mark.parametrize("seconds", [0, FORGOTTEN])
@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_killed_after_a_request_and_started_again(
    sandbox: Sandbox, request_: tuple[str, int], seconds: int, later_format: int, style: str
) -> None:
    operation, before = request_
    # Carried out and the answer lost, or lost on the way there.
    for kind in ("cut_after", "cut_before"):
        sandbox.reset()
        dispute = sandbox.control("/_sandbox/stripe/disputes", {})
        sandbox.fault(operation, kind, after=before)
        assert run(sandbox, dispute, style, 1, dies=True) == -signal.SIGKILL
        sandbox.control("/_sandbox/clock/advance", {"seconds": seconds})
        assert run(sandbox, dispute, style, later_format, dies=False) == 0
        submitted, uploads = effects(sandbox)
        assert submitted == 1
        assert set(uploads.values()) == {1}
        # A later release makes other bytes, so that it uploads files of its own.
        assert 2 <= len(uploads) <= 2 * later_format


@pytest.mark.parametrize("operation", ["uploadDisputeEvidence", "submitDisputeEvidence"])
def test_a_stored_500_ends_well_and_does_nothing_twice(sandbox: Sandbox, operation: str) -> None:
    dispute = sandbox.control("/_sandbox/stripe/disputes", {})
    sandbox.fault(operation, "fail_after")
    with StripeClient(**sandbox.stripe_options()) as client:
        sent = client.submit_packet(packet(dispute))
    assert sent.already_submitted == (operation == "submitDisputeEvidence")
    assert effects(sandbox)[0] == 1
    assert list(effects(sandbox)[1].values()) == [1, 1]


def test_a_stored_refusal_is_passed_by_the_next_generation(sandbox: Sandbox) -> None:
    dispute = sandbox.control("/_sandbox/stripe/disputes", {})
    with StripeClient(**sandbox.stripe_options()) as client:
        sandbox.control("/_sandbox/stripe/settings", {"pages": 1}, "PUT")
        with pytest.raises(InvalidRequestError) as refused:
            client.submit_packet(packet(dispute))
        assert refused.value.outcome == "not_done"
        sandbox.control("/_sandbox/stripe/settings", {}, "PUT")
        assert not client.submit_packet(packet(dispute)).already_submitted
    assert effects(sandbox)[0] == 1
    assert list(effects(sandbox)[1].values()) == [1, 1]
