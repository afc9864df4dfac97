"""What is refused before anything is sent, and how options and the environment are read."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import rebuttal
from rebuttal import CLEAR, AlipayClient, AsyncAlipayClient, ConfigError, InvalidArgumentError
from rebuttal.alipay import PrivateKey, content_to_sign, signature_header
from sandbox import Sandbox


@pytest.mark.parametrize(
    "wrong",
    [
        7,
        b"D-1",
        object(),
        ["D-1"],
        {"id": "D-1"},
        None,
        CLEAR,
        "",
        " ",
        "a/b",
        "..",
        "a\\b",
        "\ud800",
        "x" * 65,
    ],
)
def test_an_id_that_is_none_is_refused_and_nothing_is_sent(wrong: Any, sandbox: Sandbox) -> None:
    with AlipayClient(**sandbox.options()) as client, pytest.raises(InvalidArgumentError) as raised:
        client.accept_dispute(wrong)
    assert raised.value.field == "dispute_id"
    assert (raised.value.outcome, raised.value.attempts) == ("none", 0)
    assert isinstance(raised.value, ValueError)
    assert sandbox.get("/_sandbox/requests")["requests"] == []


@pytest.mark.parametrize(
    ("extra", "field"),
    [
        ({"a": float("nan")}, "extra.a"),
        ({"a": [{1, 2}]}, "extra.a[0]"),
        ({"a": {7: 1}}, "extra.a"),
        ("text", "extra"),
        ({"a": 2**70}, "extra.a"),
    ],
)
def test_extra_parameters_that_json_lacks_are_refused(
    extra: Any, field: str, sandbox: Sandbox
) -> None:
    with AlipayClient(**sandbox.options()) as client, pytest.raises(InvalidArgumentError) as raised:
        client.accept_dispute("D-1", extra=extra)
    assert raised.value.field == field


def test_extra_parameters_are_sent(sandbox: Sandbox) -> None:
    dispute = sandbox.dispute()
    with AlipayClient(**sandbox.options()) as client:
        client.accept_dispute(dispute, extra={"newField": {"deep": [1, True]}, "absent": None})
    (request,) = sandbox.get("/_sandbox/requests")["requests"]
    assert '"newField":{"deep":[1,true]}' in request["body"] and "absent" not in request["body"]


@pytest.mark.parametrize(
    "options", [{"timeout": -1}, {"timeout": "5"}, {"colour": 1}, {"timeout": timedelta(0)}, 7]
)
def test_options_of_a_call_are_checked(options: Any, sandbox: Sandbox) -> None:
    with AlipayClient(**sandbox.options()) as client, pytest.raises(InvalidArgumentError):
        client.accept_dispute("D-1", options=options)


def test_durations_may_be_timedeltas(sandbox: Sandbox) -> None:
    with AlipayClient(**sandbox.options(timeout=timedelta(seconds=20))) as client:
        client.accept_dispute(
            sandbox.dispute(), options={"timeout": timedelta(seconds=20), "max_attempts": None}
        )


@pytest.mark.parametrize("make", [AlipayClient, AsyncAlipayClient])
def test_from_env_reads_the_declared_variables(
    make: Callable[..., Any], sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)
    make.from_env()
    make.from_env(client_id="SANDBOX_other")
    monkeypatch.setenv("ALIPAY_PRIVATE_KEY", " ")
    with pytest.raises(ConfigError, match="ALIPAY_PRIVATE_KEY") as raised:
        make.from_env()
    assert raised.value.field == "private_key"


def test_keys_of_the_wrong_kind_are_named_but_not_shown(sandbox: Sandbox) -> None:
    options = sandbox.options()
    secret = options["private_key"]
    with pytest.raises(ConfigError) as raised:
        AlipayClient(**{**options, "alipay_public_key": secret})
    assert raised.value.field == "alipay_public_key"
    assert secret[50:90] not in repr(raised.value)


@pytest.mark.parametrize("value", [7, b"bytes", None, ["a"], float("nan")])
def test_options_of_a_wrong_type_are_refused(value: Any, sandbox: Sandbox) -> None:
    with pytest.raises(ConfigError) as raised:
        AlipayClient(**sandbox.options(client_id=value))
    assert raised.value.field == "client_id"


def test_functions_check_their_arguments() -> None:
    with pytest.raises(InvalidArgumentError, match="`body` must be bytes"):
        content_to_sign("POST", "/", "c", "1", "{}")  # type: ignore[arg-type]
    with pytest.raises(InvalidArgumentError, match="`signature` must be text"):
        signature_header(b"")  # type: ignore[arg-type]


def test_a_closed_client_refuses_calls(sandbox: Sandbox) -> None:
    with AlipayClient(**sandbox.options()) as client:
        pass
    with pytest.raises(ConfigError, match="closed"):
        client.accept_dispute("D-1")

    async def run() -> None:
        async with AsyncAlipayClient(**sandbox.options()) as other:
            pass
        with pytest.raises(ConfigError, match="closed"):
            await other.accept_dispute("D-1")

    asyncio.run(run())


def test_what_holds_keys_says_why_it_is_not_pickled(sandbox: Sandbox) -> None:
    options = sandbox.options()
    holders = [
        AlipayClient(**options),
        AsyncAlipayClient(**options),
        PrivateKey(options["private_key"]),
    ]
    for holder in holders:
        assert options["private_key"][50:90] not in repr(holder)
        with pytest.raises(TypeError, match="in each process"):
            pickle.dumps(holder)


def test_every_public_name_is_there() -> None:
    for name in rebuttal.__all__:
        assert getattr(rebuttal, name) is not None
    assert {*rebuttal.__all__, "alipay", "errors"} <= set(dir(rebuttal))
    with pytest.raises(AttributeError):
        _ = rebuttal.Nothing  # type: ignore[attr-defined]
