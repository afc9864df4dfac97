"""Fixtures: the official library and the generated package, at the same server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from Adyen import Adyen
from Adyen.services.disputes import DisputesApi
from rebuttal_adyen import AdyenClient

# The assertions of a compiled file are counted only if it was compiled for that, so none is kept.
sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).resolve().parents[1] / "shared"))

from counting import Counting  # noqa: E402
from recorder import Recorder  # noqa: E402

SERVICE = "/ca/services/DisputeService/v30"
"""The path of the service with its version, which both have in their addresses."""


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Counting("Adyen", "Adyen"))


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    server = Recorder()
    yield server
    server.stop()


@pytest.fixture
def theirs(recorder: Recorder) -> DisputesApi:
    """The library as its documentation sets it up, with the address of the server."""
    api = Adyen(xapikey="k-1", platform="test").disputes.disputes_api
    assert api.baseUrl == f"https://ca-test.adyen.com{SERVICE}"
    api.baseUrl = recorder.url + SERVICE
    return api


@pytest.fixture
def ours(recorder: Recorder) -> Iterator[AdyenClient]:
    with AdyenClient(api_key="k-1", api_base=recorder.url + SERVICE) as client:
        yield client
