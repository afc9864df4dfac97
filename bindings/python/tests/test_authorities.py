"""Certificate authorities of the user's own: which are trusted, and that no others are."""

from __future__ import annotations

import json
import os
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from rebuttal import AlipayClient, ConfigError, StripeClient, TransportError
from sandbox import Sandbox, python
from wire import STYLES, Wire, call, failure, good

both = pytest.mark.parametrize("style", STYLES)


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def file(authority: trustme.CA, tmp_path: Path) -> Path:
    made = tmp_path / "company.pem"
    made.write_bytes(authority.cert_pem.bytes())
    return made


def behind_tls(certificate: trustme.LeafCert) -> Iterator[Wire]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    provider = Wire(lambda _, __: good(), context)
    yield provider
    provider.listener.close()


@pytest.fixture
def provider(authority: trustme.CA) -> Iterator[Wire]:
    yield from behind_tls(authority.issue_cert("127.0.0.1", "localhost"))


@both
def test_an_authority_of_ones_own_is_trusted_when_it_is_given(
    style: str, provider: Wire, authority: trustme.CA, file: Path
) -> None:
    error = failure(style, provider.options(max_attempts=1), "retrieve_dispute", "du_1")
    assert type(error) is TransportError and error.outcome == "not_done"
    pem = authority.cert_pem.bytes().decode()
    other = trustme.CA().cert_pem.bytes().decode()
    for trusted in (
        {"ca_file": file},
        {"ca_file": str(file)},
        {"ca_pem": pem},
        {"ca_pem": other + pem},
    ):
        options = provider.options(**trusted)
        assert call(style, options, "retrieve_dispute", "du_1").id == "du_1"


@both
def test_a_certificate_is_always_checked(style: str, file: Path, authority: trustme.CA) -> None:
    others = [trustme.CA().issue_cert("127.0.0.1"), authority.issue_cert("api.stripe.com")]
    for certificate in others:
        for provider in behind_tls(certificate):
            options = provider.options(ca_file=file, max_attempts=1)
            error = failure(style, options, "close_dispute", "du_1")
            assert type(error) is TransportError and error.outcome == "not_done"
            assert provider.requests == 0


def test_a_file_without_a_certificate_is_refused_and_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("no certificate in here")
    for path in (empty, tmp_path / "absent.pem", tmp_path):
        with pytest.raises(ConfigError) as raised:
            StripeClient(api_key="sk_test_1", ca_file=path)
        assert raised.value.field == "ca_file" and str(path) in str(raised.value)
    for text in ("company.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        with pytest.raises(ConfigError) as raised:
            StripeClient(api_key="sk_test_1", ca_pem=text)
        assert "ca_pem" in str(raised.value)


PROGRAM = """
import json, sys
from rebuttal import RebuttalError, StripeClient
try: print(StripeClient(**json.loads(sys.argv[1])).retrieve_dispute("du_1").id)
except RebuttalError as error: print(type(error).__name__, error)
"""


def run(options: dict[str, Any], **environment: str) -> str:
    done = python(PROGRAM, json.dumps(options), env={**os.environ, **environment})
    assert done.returncode == 0, done.stderr
    return str(done.stdout).strip()


def test_the_environment_gives_authorities(
    provider: Wire, authority: trustme.CA, file: Path, tmp_path: Path
) -> None:
    options = provider.options(max_attempts=1)
    assert run(options).startswith("TransportError")
    assert run(options, SSL_CERT_FILE=str(file)) == "du_1"
    printed = run(options, SSL_CERT_FILE=str(tmp_path / "absent.pem"))
    assert (
        printed.startswith("ConfigError") and "SSL_CERT_FILE" in printed and "absent.pem" in printed
    )


def test_all_clients_take_authorities(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.pem"):
        AlipayClient(**sandbox.options(ca_file=tmp_path / "absent.pem"))
