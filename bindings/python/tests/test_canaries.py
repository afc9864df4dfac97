"""No output of the package has a key, evidence or personal data.

A program of its own lives through every operation and message with a marker in each private place, and prints what it gets;
what it wrote is searched, pickles of errors included.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sandbox import Sandbox

CANARY = "CanaryInPrivateField"


def canaries() -> str:
    run = [os.environ["REBUTTAL_SANDBOX"], "--canaries", CANARY]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout


def written(sandbox: Sandbox, way: str | None) -> bytes:
    """The output of the program."""
    task = {
        "sandbox": sandbox.json,
        "canaries": json.loads(canaries()),
        "canary": CANARY,
        "way": way,
    }
    found = subprocess.run(
        [sys.executable, Path(__file__).with_name("canaries_child.py")],
        input=json.dumps(task).encode(),
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:backslashreplace", "RUST_LOG": "trace"},
    )
    assert found.returncode == 0, found.stderr.decode(errors="replace")[-3000:]
    return found.stdout + found.stderr


def forms(text: str) -> list[bytes]:
    """The text itself, as Base64, and as bytes that are printed in hexadecimal digits or as numbers."""
    data = text.encode()
    # Three bytes are four letters, so that the beginning does not depend on what follows.
    whole = data[: len(data) - len(data) % 3]
    numbers = ", ".join(str(one) for one in data)
    return [data, base64.b64encode(whole), data.hex().encode(), numbers.encode()]


def test_nothing_private_is_written(sandbox: Sandbox) -> None:
    text = written(sandbox, None)
    key = "".join(sandbox.json["alipay"]["merchant_private_key"].split())
    stripe = sandbox.json["stripe"]
    middle = len(key) // 2
    secrets = [CANARY, key[middle : middle + 60], stripe["api_key"], stripe["webhook_secret"]]
    for form in (form for secret in secrets for form in forms(secret)):
        at = text.find(form)
        assert at < 0, f"{form!r} stands in {text[max(0, at - 600) : at + 200]!r}"
    providers = json.loads(canaries()).values()
    operations = sum(len(provider["operations"]) for provider in providers)
    kinds = sum(len(provider["messages"]) for provider in providers)
    # Blocking and with asyncio.
    assert text.count("» answered".encode()) >= 2 * operations
    assert text.count("» received".encode()) >= kinds
    assert text.count("» failed".encode()) > 20 * operations
    # Attempts and calls, and webhooks.
    assert text.count("» logged".encode()) > 60 * operations + 4 * kinds
    assert text.count(b"CallFacts(") > 100 * operations


@pytest.mark.parametrize("way", ["field", "dict", "json"])
def test_a_private_field_can_be_read_and_the_search_would_find_it(
    sandbox: Sandbox, way: str
) -> None:
    assert CANARY.encode() in written(sandbox, way)
