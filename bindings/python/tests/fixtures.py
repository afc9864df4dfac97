"""Fixtures of a sandbox, also for the tests of the official SDKs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sandbox import Sandbox


@pytest.fixture(scope="session")
def running_sandbox() -> Iterator[Sandbox]:
    started = Sandbox()
    yield started
    started.stop()


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """A sandbox in which nothing has happened yet."""
    running_sandbox.reset()
    return running_sandbox
