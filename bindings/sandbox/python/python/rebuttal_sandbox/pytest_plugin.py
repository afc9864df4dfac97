"""The fixtures. pytest loads this by itself where the package is installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ._sandbox import Sandbox


@pytest.fixture(scope="session")
def rebuttal_sandbox_server() -> Iterator[Sandbox]:
    """The sandbox of this session, as earlier tests left it: for fixtures that outlive a test."""
    with Sandbox.start() as sandbox:
        yield sandbox


@pytest.fixture
def rebuttal_sandbox(rebuttal_sandbox_server: Sandbox) -> Sandbox:
    """The payment providers' side, reset for this test."""
    rebuttal_sandbox_server.reset()
    return rebuttal_sandbox_server
