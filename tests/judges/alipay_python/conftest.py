"""Fixtures of the judge, the official SDK tied to a sandbox, and the count of its checks."""

from __future__ import annotations

import http.client
import ssl
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

# The assertions of a compiled file are counted only if it was compiled for that, so none is kept.
sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).resolve().parents[3] / "bindings" / "python" / "tests"))

from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient  # noqa: E402
from com.alipay.ams.api.net import default_http_rpc  # noqa: E402
from sandbox import Sandbox  # noqa: E402

from bench import GATEWAY, SDK, Connection, Inbox  # noqa: E402

_checks = 0


def pytest_assertion_pass() -> None:
    global _checks
    _checks += 1


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    # No assertion was made: then nothing was judged, whatever pytest says.
    if exitstatus == pytest.ExitCode.OK and _checks == 0 and not session.config.option.collectonly:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
    verdict = "" if exitstatus == pytest.ExitCode.OK and _checks else ", and did not agree"
    line = (
        f"judge: the official Alipay SDK for Python {version(SDK)} made {_checks} checks{verdict}"
    )
    terminalreporter.write_line(line)


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
    opened = Inbox()
    sandbox.control("/_sandbox/alipay/webhook", {"url": opened.url}, "PUT")
    yield opened
    opened.stop()
