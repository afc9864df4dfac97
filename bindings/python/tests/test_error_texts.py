"""The contents of an error's message; the provider's texts in it are escaped and cut."""

from __future__ import annotations

import asyncio
import logging
import pickle
import socket
import threading
from typing import Any

import pytest
import rebuttal
from sandbox import Sandbox, closed_address

HOSTILE = "late\r\n\x1b[31mERROR forged\x00\u202egpj.\u2028\u200bend"
"""A line break, colours, a zero byte, a text that runs backwards, a line separator and a blank without width."""
FORBIDDEN = "\r\n\x1b\x00\u202e\u2028\u200b\x85\x9b\u2066"


def client(sandbox: Sandbox, **more: Any) -> rebuttal.StripeClient:
    return rebuttal.StripeClient(**sandbox.stripe_options(max_attempts=1, **more))


def refusal(sandbox: Sandbox, status: int = 400, **error: str) -> rebuttal.ApiError:
    sandbox.fault(
        "retrieveDispute",
        "status",
        status=status,
        body={"error": error},
        headers={"Request-Id": "req_1234"},
    )
    with client(sandbox) as stripe, pytest.raises(rebuttal.ApiError) as raised:
        stripe.retrieve_dispute("du_1")
    return raised.value


def test_a_refusal_names_provider_operation_code_type_param_and_request(sandbox: Sandbox) -> None:
    error = refusal(
        sandbox,
        code="parameter_unknown",
        type="invalid_request_error",
        param="colour",
        message="Jane",
    )
    for word in (
        "stripe",
        "retrieveDispute",
        "parameter_unknown",
        "invalid_request_error",
        "colour",
        "req_1234",
        "400",
    ):
        assert word in str(error), f"{word} is not in {error}"
    assert "Jane" not in str(error) and "Jane" not in repr(error)
    assert (error.provider, error.operation) == ("stripe", "retrieveDispute")
    assert (error.type, error.param) == ("invalid_request_error", "colour")
    assert "stripe" in repr(error) and "retrieveDispute" in repr(error)
    restored = pickle.loads(pickle.dumps(error))
    assert (restored.provider, restored.operation, restored.type) == (
        "stripe",
        "retrieveDispute",
        "invalid_request_error",
    )


def test_a_refusal_of_the_other_provider_does_so_too(sandbox: Sandbox) -> None:
    sandbox.fault("acceptDispute", "refuse", code="PARAM_ILLEGAL")
    with (
        rebuttal.AlipayClient(**sandbox.options(max_attempts=1)) as alipay,
        pytest.raises(rebuttal.RebuttalError) as raised,
    ):
        alipay.accept_dispute(sandbox.dispute())
    error = raised.value
    assert "alipay" in str(error) and "acceptDispute" in str(error), error
    assert error.code is not None and error.code in str(error)
    assert (error.provider, error.operation) == ("alipay", "acceptDispute")


def test_a_refusal_without_any_fact_still_names_where_it_came_from(sandbox: Sandbox) -> None:
    sandbox.fault("retrieveDispute", "status", status=418, body="tea")
    with client(sandbox) as stripe, pytest.raises(rebuttal.ApiError) as raised:
        stripe.retrieve_dispute("du_1")
    message = str(raised.value)
    assert "stripe retrieveDispute" in message and "418" in message, message
    assert (raised.value.type, raised.value.param) == (None, None)


def test_a_failed_connection_names_host_port_and_root_cause() -> None:
    with (
        rebuttal.StripeClient(api_key="sk_1", api_base=closed_address(), max_attempts=1) as stripe,
        pytest.raises(rebuttal.TransportError) as raised,
    ):
        stripe.retrieve_dispute("du_secret_id")
    message = str(raised.value)
    for word in ("stripe", "retrieveDispute", "127.0.0.1:1", "refused"):
        assert word in message, message
    assert "du_secret_id" not in message and "sk_1" not in message
    assert raised.value.operation == "retrieveDispute"


def test_a_host_that_has_no_address_is_named() -> None:
    # No label of a name is that long, so no address is looked up.
    nobody = f"{'x' * 64}.invalid"
    with (
        rebuttal.StripeClient(
            api_key="sk_1", api_base=f"https://{nobody}", max_attempts=1
        ) as stripe,
        pytest.raises(rebuttal.TransportError) as raised,
    ):
        stripe.retrieve_dispute("du_1")
    message = str(raised.value)
    assert f"{nobody}:443" in message and "dns name" in message, message


def test_a_peer_that_speaks_no_tls_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        server = threading.Thread(target=serve)
        server.start()
        port = listener.getsockname()[1]
        with (
            rebuttal.StripeClient(
                api_key="sk_1", api_base=f"https://127.0.0.1:{port}", max_attempts=1
            ) as stripe,
            pytest.raises(rebuttal.TransportError) as raised,
        ):
            stripe.retrieve_dispute("du_1")
        server.join()
    message = str(raised.value)
    assert f"127.0.0.1:{port}" in message and "corrupt message" in message, message


def test_a_lost_answer_and_a_time_limit_name_the_host(sandbox: Sandbox) -> None:
    host = sandbox.json["stripe"]["api_base"].removeprefix("http://")
    sandbox.fault("retrieveDispute", "cut_after")
    with client(sandbox) as stripe, pytest.raises(rebuttal.TransportError) as lost:
        stripe.retrieve_dispute("du_1")
    assert host in str(lost.value) and "stripe retrieveDispute" in str(lost.value), lost.value
    sandbox.fault("retrieveDispute", "delay", seconds=30)
    with (
        client(sandbox, timeout=0.2) as stripe,
        pytest.raises(rebuttal.RequestTimeoutError) as slow,
    ):
        stripe.retrieve_dispute("du_1")
    assert host in str(slow.value) and "stripe retrieveDispute" in str(slow.value), slow.value


def test_asyncio_gets_the_same_message(sandbox: Sandbox) -> None:
    async def main() -> rebuttal.RebuttalError:
        options = sandbox.stripe_options(api_base=closed_address(), max_attempts=1)
        async with rebuttal.AsyncStripeClient(**options) as stripe:
            with pytest.raises(rebuttal.TransportError) as raised:
                await stripe.retrieve_dispute("du_1")
        return raised.value

    error = asyncio.run(main())
    assert "127.0.0.1:1" in str(error) and error.provider == "stripe"


@pytest.mark.parametrize("status", [400, 409, 500])
def test_text_of_the_provider_is_escaped_wherever_it_is_shown(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    caplog.set_level(logging.DEBUG)
    error = refusal(
        sandbox, status, code=HOSTILE, type=HOSTILE, param=HOSTILE, doc_url=HOSTILE, message=HOSTILE
    )
    shown = [
        str(error),
        repr(error),
        str(error.args),
        repr(error.details),
        caplog.text.replace("\n", ""),
    ]
    shown += [str(error.code), str(error.type), str(error.param), str(error.provider_message)]
    shown += [str(record.__dict__) for record in caplog.records]
    for text in shown:
        assert not set(FORBIDDEN) & set(text), repr(text)
    assert "late\\r\\n\\u{1b}[31mERROR forged" in str(error)
    assert error.raw is not None and b"forged" in error.raw


def test_a_text_without_end_is_cut(sandbox: Sandbox) -> None:
    endless = "x" * 2_000_000
    error = refusal(sandbox, code=endless, type=endless, param=endless, message=endless)
    assert len(str(error)) < 2_000 and len(repr(error)) < 4_000
    assert error.code is not None and len(error.code) < 400 and error.code.startswith("xxx")
    assert error.provider_message is not None and len(error.provider_message) < 5_000
    assert error.raw is not None and len(error.raw) > 8_000_000
    assert len(pickle.dumps(error)) < 10_000


def test_the_reason_in_a_header_is_cut_too(sandbox: Sandbox) -> None:
    sandbox.fault(
        "retrieveDispute",
        "status",
        status=429,
        body={},
        headers={"Stripe-Rate-Limited-Reason": "r" * 5_000, "Request-Id": "q" * 5_000},
    )
    with client(sandbox) as stripe, pytest.raises(rebuttal.RateLimitedError) as raised:
        stripe.retrieve_dispute("du_1")
    error = raised.value
    assert error.reason is not None and len(error.reason) < 400
    assert error.request_id is not None and len(error.request_id) < 400
    assert len(str(error)) < 2_000


def test_a_valid_code_is_kept_unchanged(sandbox: Sandbox) -> None:
    error = refusal(sandbox, code="ünïque_code-1.2:3", message="No «such» dispute: 'du_1'.")
    assert error.code == "ünïque_code-1.2:3"
    assert error.provider_message == "No «such» dispute: 'du_1'."


def test_text_from_unverified_webhooks_is_escaped(sandbox: Sandbox) -> None:
    hooks = rebuttal.StripeWebhooks(webhook_secret="whsec_1")
    body = b'{"id": "evt_1"}'
    signed = hooks.sign_test_message(body, "whsec_1")["Stripe-Signature"]
    for header in (
        "t=\x1b[31m" + "9" * 100_000,
        "t=1,v1=\x1b\x85" + "z" * 100_000,
        signed + ",\x1b=\u0085",
    ):
        with pytest.raises(rebuttal.SignatureError) as raised:
            hooks.receive({"Stripe-Signature": header}, body)
        text = str(raised.value) + repr(raised.value)
        assert not set(FORBIDDEN) & set(text) and len(text) < 4_000, text[:500]
    key = "k\n\x1b" * 5_000
    hostile = ('["' + key + '"]').encode().replace(b"\n", b"\\n").replace(b"\x1b", b"\\u001b")
    with pytest.raises(rebuttal.DecodeError) as mismatch:
        hooks.receive(hooks.sign_test_message(hostile, "whsec_1"), hostile)
    text = str(mismatch.value) + repr(mismatch.value) + str(mismatch.value.excerpt)
    assert not set(FORBIDDEN) & set(text) and len(text) < 6_000, text[:500]
