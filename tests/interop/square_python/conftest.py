"""Fixtures: the official library and the generated package, at the same server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rebuttal_square import SquareClient
from square import Square

# The assertions of a compiled file are counted only if it was compiled for that, so none is kept.
sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).resolve().parents[1] / "shared"))

from counting import Counting  # noqa: E402
from recorder import Recorder  # noqa: E402

VERSION = "2026-09-16"
"""The library's version of the API; our package has that of its document until it is given another."""


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Counting("Square", "squareup"))


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    server = Recorder()
    yield server
    server.stop()


@pytest.fixture
def theirs(recorder: Recorder) -> Square:
    """The library as its documentation sets it up, with the address of the server."""
    return Square(token="t-1", base_url=recorder.url)


@pytest.fixture
def ours(recorder: Recorder) -> Iterator[SquareClient]:
    with SquareClient(access_token="t-1", api_base=recorder.url, api_version=VERSION) as client:
        yield client
