"""Arguments that are refused before anything is sent; options and the environment."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import rebuttal
from rebuttal import (
    CLEAR,
    AlipayClient,
    AsyncAlipayClient,
    AsyncStripeClient,
    ConfigError,
    InvalidArgumentError,
    NotFoundError,
    StripeClient,
    TransportError,
)
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
def test_an_invalid_id_is_refused_and_nothing_is_sent(wrong: Any, sandbox: Sandbox) -> None:
    with AlipayClient(**sandbox.options()) as client, pytest.raises(InvalidArgumentError) as raised:
        client.accept_dispute(wrong)
    assert raised.value.field == "dispute_id"
    assert (raised.value.outcome, raised.value.attempts) == ("not_done", 0)
    assert isinstance(raised.value, ValueError)
    assert sandbox.get("/_sandbox/requests")["requests"] == []


HOSTILE = [
    "du_1/close?x=1",
    "du_1\\close",
    "..",
    ".",
    "",
    " ",
    "du_1#",
    "du_1%2Fclose",
    "du\n1",
    "//x",
]


@pytest.mark.parametrize("style", ["sync", "async"])
def test_a_hostile_id_reaches_nothing(style: str, sandbox: Sandbox) -> None:
    def calls(client: Any, id: str) -> list[Callable[[], Any]]:
        return [
            lambda: client.retrieve_dispute(id),
            lambda: client.update_dispute(id, submit=False),
            lambda: client.stage_dispute_evidence(id),
            lambda: client.submit_dispute_evidence(id),
            lambda: client.close_dispute(id),
            lambda: client.retrieve_file(id),
            lambda: client.download_file(id),
            lambda: client.retrieve_event(id),
        ]

    async def main() -> None:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            for call in (call for id in HOSTILE for call in calls(client, id)):
                with pytest.raises(InvalidArgumentError) as raised:
                    await call()
                assert (raised.value.outcome, raised.value.attempts) == ("not_done", 0)

    if style == "async":
        asyncio.run(main())
    else:
        with StripeClient(**sandbox.stripe_options()) as client:
            for call in (call for id in HOSTILE for call in calls(client, id)):
                with pytest.raises(InvalidArgumentError) as raised:
                    call()
                assert (raised.value.outcome, raised.value.attempts) == ("not_done", 0)
    assert sandbox.requests() == []


def test_a_long_id_reaches_its_own_operation_only(sandbox: Sandbox) -> None:
    with StripeClient(**sandbox.stripe_options()) as client, pytest.raises(NotFoundError):
        client.retrieve_dispute("d" * 300)
    (request,) = sandbox.requests()
    assert request["path"] == "/v1/disputes/" + "d" * 300


def test_submit_has_to_be_given(sandbox: Sandbox) -> None:
    with StripeClient(**sandbox.stripe_options()) as client:
        with pytest.raises(TypeError, match="submit"):
            client.update_dispute("du_1", evidence={})  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="submit"):
            client.submit_dispute_evidence("du_1", submit=True)  # type: ignore[call-arg]
        for wrong in (None, "false", 0):
            with pytest.raises(InvalidArgumentError) as raised:
                client.update_dispute("du_1", submit=wrong)  # type: ignore[arg-type]
            assert raised.value.field == "submit"
        with pytest.raises(InvalidArgumentError, match="fixed"):
            client.stage_dispute_evidence("du_1", extra={"submit": True})
    assert sandbox.requests() == []


def test_nested_evidence_arrives_and_can_be_cleared(sandbox: Sandbox) -> None:
    dispute = sandbox.stripe_dispute(metadata={"old": "1", "kept": "2"})
    with StripeClient(**sandbox.stripe_options()) as client:
        prior = {"charge": "ch_1", "shipping_address": {"city": "Köln", "line1": "& = + 1"}}
        answer = client.stage_dispute_evidence(
            dispute,
            evidence={
                "customer_name": "Zoë",
                "product_description": None,
                "enhanced_evidence": {
                    "visa_compelling_evidence_3": {
                        "disputed_transaction": {"merchandise_or_services": "services"},
                        "prior_undisputed_transactions": [prior, {"charge": "ch_2"}],
                    }
                },
            },
            metadata={"old": CLEAR, "new": "3"},
        )
        assert answer.evidence is not None
        enhanced = answer.evidence.enhanced_evidence
        assert enhanced and enhanced.visa_compelling_evidence_3
        first, _ = enhanced.visa_compelling_evidence_3.prior_undisputed_transactions
        assert first.shipping_address and first.shipping_address.city == "Köln"
        assert answer.metadata == {"kept": "2", "new": "3"}
        assert answer.response.idempotency_key
        cleared = client.stage_dispute_evidence(
            dispute, evidence={"customer_name": CLEAR, "enhanced_evidence": CLEAR}, metadata=CLEAR
        )
        assert cleared.evidence is not None and cleared.evidence.customer_name is None
        assert cleared.metadata == {}
        for empty in ({"customer_name": ""}, {"uncategorized_text": ""}):
            with pytest.raises(InvalidArgumentError, match="CLEAR"):
                client.stage_dispute_evidence(dispute, evidence=empty)  # type: ignore[arg-type]
    bodies = [one["body"] for one in sandbox.requests()]
    assert "metadata%5Bold%5D=&" in bodies[0] or "metadata[old]=&" in bodies[0]


def test_texts_and_numbers_may_be_of_classes_of_their_own(sandbox: Sandbox) -> None:
    class Safe(str):
        """As Django's templates give."""

        def __str__(self) -> str:
            raise AssertionError("it is text already")

    class Count(int): ...

    class Seconds(float): ...

    dispute = sandbox.control("/_sandbox/stripe/disputes", {})["id"]
    options = sandbox.stripe_options(timeout=Seconds(30), max_attempts=Count(2))
    with StripeClient(**{**options, "api_key": Safe(options["api_key"])}) as client:
        answer = client.stage_dispute_evidence(
            Safe(dispute),
            evidence={Safe("uncategorized_text"): Safe("It was delivered.")},  # type: ignore[misc]
            metadata={Safe("order"): Safe("7")},
        )
        assert answer.evidence and answer.evidence.uncategorized_text == "It was delivered."
        assert answer.metadata == {"order": "7"}
        assert client.list_disputes(limit=Count(1)).first_page().data


def test_times_inside_parameters_are_seconds(sandbox: Sandbox) -> None:
    expires_at = datetime(2027, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))
    with StripeClient(**sandbox.stripe_options()) as client:
        link = {"create": True, "expires_at": expires_at}
        answer = client.upload_dispute_evidence(file=b"%PDF-1.7", file_link_data=link)  # type: ignore[arg-type]
        assert answer.links and answer.links.data[0].expires_at == int(expires_at.timestamp())
        naive = {"create": True, "expires_at": datetime(2027, 1, 1)}
        with pytest.raises(InvalidArgumentError, match="without a zone") as raised:
            client.upload_dispute_evidence(file=b"%PDF-1.7", file_link_data=naive)  # type: ignore[arg-type]
    assert raised.value.field == "file_link_data.expires_at"


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


def test_two_providers_stand_side_by_side(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)
    with AlipayClient.from_env() as one, StripeClient.from_env() as other:
        assert one.accept_dispute(sandbox.dispute()).result.result_status == "S"
        assert other.close_dispute(sandbox.stripe_dispute()).status == "lost"
    # Names that both providers have stay separate: a predicate of one does not apply to the other's values.
    assert rebuttal.stripe.merchant_won is not rebuttal.alipay.merchant_won
    assert not hasattr(rebuttal, "merchant_won")
    common = set(rebuttal.stripe.__all__) & set(rebuttal.alipay.__all__)
    assert common & set(rebuttal.__all__) == set()


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
    with pytest.raises(TransportError, match="closed"):
        client.accept_dispute("D-1")

    async def run() -> None:
        async with AsyncAlipayClient(**sandbox.options()) as other:
            pass
        with pytest.raises(TransportError, match="closed"):
            await other.accept_dispute("D-1")

    asyncio.run(run())


def test_an_object_with_keys_says_why_it_is_not_pickled(sandbox: Sandbox) -> None:
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
    assert {*rebuttal.__all__, "alipay", "errors", "stripe"} <= set(dir(rebuttal))
    with pytest.raises(AttributeError):
        _ = rebuttal.Nothing  # type: ignore[attr-defined]
