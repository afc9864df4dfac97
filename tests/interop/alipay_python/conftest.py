"""Fixtures: the official SDK connected to a sandbox, and an endpoint for its notifications."""

from __future__ import annotations

import http.client
import ssl
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

# The assertions of a compiled file are counted only if it was compiled for that, so none is kept.
sys.dont_write_bytecode = True
REPOSITORY = Path(__file__).resolve().parents[3]
sys.path.append(str(REPOSITORY / "bindings" / "python" / "tests"))
sys.path.append(str(REPOSITORY / "tests" / "interop" / "shared"))

from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient  # noqa: E402
from com.alipay.ams.api.net import default_http_rpc  # noqa: E402
from counting import Counting  # noqa: E402
from fixtures import running_sandbox as running_sandbox  # noqa: E402
from fixtures import sandbox as sandbox  # noqa: E402
from harness import ACKNOWLEDGEMENT, GATEWAY, PATH, SDK, Connection  # noqa: E402
from inbox import Inbox  # noqa: E402
from sandbox import Sandbox  # noqa: E402


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Counting("Alipay", SDK))


@pytest.fixture
def connections(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> list[Connection]:
    """Replaces the SDK's sockets, and nothing else: it asks for TLS to its gateway and gets the sandbox."""
    asked: list[Connection] = []
    address = urlsplit(sandbox.json["url"]).netloc

    def connect(
        host: str, port: int, timeout: float, context: ssl.SSLContext
    ) -> http.client.HTTPConnection:
        asked.append(Connection(host, port, context))
        return http.client.HTTPConnection(address, timeout=timeout)

    monkeypatch.setattr(default_http_rpc, "http_client", SimpleNamespace(HTTPSConnection=connect))
    return asked


@pytest.fixture
def merchant(sandbox: Sandbox, connections: list[Connection]) -> DefaultAlipayClient:
    """The SDK's client, with the merchant's own credentials."""
    keys = sandbox.json["alipay"]
    return DefaultAlipayClient(
        GATEWAY, keys["client_id"], keys["merchant_private_key"], keys["alipay_public_key"]
    )


@pytest.fixture
def inbox(sandbox: Sandbox) -> Iterator[Inbox]:
    """An endpoint that the sandbox notifies."""
    opened = Inbox(PATH, ACKNOWLEDGEMENT)
    sandbox.control("/_sandbox/alipay/webhook", {"url": opened.url}, "PUT")
    yield opened
    opened.stop()
