"""Fixtures: the official SDK in its documented set-up, with the address of the sandbox."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import stripe

# The assertions of a compiled file are counted only if it was compiled for that, so none is kept.
sys.dont_write_bytecode = True
REPOSITORY = Path(__file__).resolve().parents[3]
sys.path.append(str(REPOSITORY / "bindings" / "python" / "tests"))
sys.path.append(str(REPOSITORY / "tests" / "interop" / "shared"))

from counting import Counting  # noqa: E402
from fixtures import running_sandbox as running_sandbox  # noqa: E402
from fixtures import sandbox as sandbox  # noqa: E402
from harness import ACKNOWLEDGEMENT, PATH, connected  # noqa: E402
from inbox import Inbox  # noqa: E402
from sandbox import Sandbox  # noqa: E402

# It would otherwise measure its calls, and keep a file in the home directory.
stripe.enable_telemetry = False


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Counting("Stripe", "stripe"))


@pytest.fixture
def merchant(sandbox: Sandbox) -> Iterator[stripe.StripeClient]:
    """The SDK's client, with the merchant's own key."""
    with connected(sandbox) as client:
        yield client


@pytest.fixture
def inbox(sandbox: Sandbox) -> Iterator[Inbox]:
    """An endpoint to which the sandbox sends events."""
    opened = Inbox(PATH, ACKNOWLEDGEMENT)
    sandbox.control("/_sandbox/stripe/webhook", {"url": opened.url}, "PUT")
    yield opened
    opened.stop()
