"""Every control: each does at the provider's side what its name says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing
from datetime import UTC, datetime, timedelta

import pytest
from rebuttal_sandbox import Delivery, FaultKind, Sandbox, SandboxError

Handler = typing.Callable[[typing.Mapping[str, str], bytes], tuple[int, bytes]]


def accept(headers: typing.Mapping[str, str], body: bytes) -> tuple[int, bytes]:
    """Acknowledges as both providers want it."""
    return 200, b'{"result": {"resultCode": "SUCCESS", "resultStatus": "S"}}'


def test_disputes_of_stripe(rebuttal_sandbox: Sandbox) -> None:
    stripe = rebuttal_sandbox.stripe
    dispute = stripe.create_dispute(amount=700, payment_intent="pi_1", notify=False)
    assert (dispute.status, dispute.fields["amount"]) == ("needs_response", 700)
    many = stripe.create_disputes(3)
    assert {each.id for each in stripe.disputes()} == {dispute.id, *many}
    updated = stripe.update(
        dispute, evidence={"uncategorized_text": "It was delivered."}, submit=True
    )
    assert updated.status == "under_review"
    assert stripe.judge(dispute, "won").status == "won"
    assert stripe.dispute(dispute.id).status == "won"
    assert stripe.close(many[0]).status == "lost"
    (effect,) = rebuttal_sandbox.effects(dispute)
    assert (effect.operation, effect.did, effect.by) == (
        "updateDispute",
        ("evidence_submitted",),
        "dashboard",
    )
    assert effect.at == rebuttal_sandbox.now()


def test_disputes_of_alipay(rebuttal_sandbox: Sandbox) -> None:
    alipay = rebuttal_sandbox.alipay
    first, second, third = (alipay.create_dispute() for _ in range(3))
    assert alipay.judge(first, "ACCEPT_BY_CUSTOMER").status == "judged"
    assert alipay.cancel(second).status == "cancelled"
    assert alipay.accept(third).status == "accepted"
    fourth = alipay.create_dispute(disputeId="own")
    assert alipay.defend("own").status == alipay.dispute(fourth).status == "defended"
    assert [each.id for each in alipay.disputes()] == [first.id, second.id, third.id, "own"]
    assert alipay.suggest(fourth)["disputeId"] == alipay.document(fourth)["disputeId"] == "own"
    types = {each.type for each in rebuttal_sandbox.deliveries(first)}
    assert types == {"DISPUTE_CREATED", "DISPUTE_JUDGED"}


def test_limits_and_settings(rebuttal_sandbox: Sandbox) -> None:
    assert rebuttal_sandbox.alipay.limits(evidence_characters=4_000_000) == {
        "disputeEvidence": 4_000_000
    }
    assert rebuttal_sandbox.alipay.limits() != {"disputeEvidence": 4_000_000}
    settings = rebuttal_sandbox.stripe.settings(pages=2, denied=["closeDispute"])
    assert (settings["pages"], settings["denied"]) == (2, ["closeDispute"])
    assert rebuttal_sandbox.stripe.settings()["denied"] == []


def test_the_clock_stands_still_until_it_is_moved(rebuttal_sandbox: Sandbox) -> None:
    began = rebuttal_sandbox.now()
    dispute = rebuttal_sandbox.alipay.create_dispute()
    assert rebuttal_sandbox.now() == began
    assert rebuttal_sandbox.advance(60) == began + timedelta(minutes=1)
    rebuttal_sandbox.advance(timedelta(days=21))
    assert rebuttal_sandbox.alipay.dispute(dispute).status == "accepted", "nobody answered"
    with pytest.raises(SandboxError, match="seconds") as caught:
        rebuttal_sandbox.advance(timedelta(seconds=0.5))
    assert (caught.value.status, caught.value.field) == (400, "seconds")


def test_every_test_begins_anew(rebuttal_sandbox: Sandbox) -> None:
    assert not rebuttal_sandbox.stripe.disputes() and not rebuttal_sandbox.requests()
    rebuttal_sandbox.stripe.create_dispute()
    rebuttal_sandbox.reset()
    assert rebuttal_sandbox.stripe.disputes() == []


@pytest.mark.parametrize("provider", ["stripe", "alipay"])
def test_deliveries_arrive_signed_and_are_expected(
    rebuttal_sandbox: Sandbox, provider: str
) -> None:
    received: list[tuple[typing.Mapping[str, str], bytes]] = []

    def handler(headers: typing.Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        received.append((headers, body))
        return accept(headers, body)

    control = getattr(rebuttal_sandbox, provider)
    created = {"stripe": "charge.dispute.created", "alipay": "DISPUTE_CREATED"}[provider]
    with control.deliver_to(handler):
        dispute = control.create_dispute()
        delivery: Delivery = rebuttal_sandbox.expect_delivery(created, dispute)
        assert (delivery.provider, delivery.dispute_id, delivery.attempts) == (
            provider,
            dispute.id,
            1,
        )
        assert delivery.body.encode() in [body for _, body in received]
        assert all(
            "signature" in name.lower()
            for headers, _ in received
            for name in headers
            if "sign" in name.lower()
        )
        control.notify({"type": "own"}, sign="broken", signed_at=datetime(2024, 1, 1, tzinfo=UTC))
        rebuttal_sandbox.advance(0)
        assert json.loads(received[-1][1]) == {"type": "own"}
    control.create_dispute()
    assert rebuttal_sandbox.deliveries()[-1].state == "not_sent", "nobody receives any more"


def test_a_delivery_that_is_refused_comes_again(rebuttal_sandbox: Sandbox) -> None:
    answers = iter([(500, b""), (500, b"")])
    stripe = rebuttal_sandbox.stripe
    with stripe.deliver_to(lambda headers, body: next(answers, (200, b""))):
        dispute = stripe.create_dispute()
        refused = rebuttal_sandbox.expect_delivery(
            "charge.dispute.created", dispute, acknowledged=False
        )
        assert refused.state == "waiting"
        rebuttal_sandbox.advance(timedelta(hours=1))
        assert rebuttal_sandbox.expect_delivery("charge.dispute.created", dispute).attempts == 2


def test_what_was_expected_in_vain_is_listed(rebuttal_sandbox: Sandbox) -> None:
    dispute = rebuttal_sandbox.stripe.create_dispute()
    with pytest.raises(AssertionError) as caught:
        rebuttal_sandbox.expect_delivery("charge.dispute.closed", dispute)
    message = str(caught.value)
    assert message.startswith(
        "no charge.dispute.closed was delivered and acknowledged; there are:\n"
    )
    assert f"charge.dispute.created about {dispute.id}: not_sent, sent 0 times" in message


def test_what_a_handler_raises_fails_the_test(rebuttal_sandbox: Sandbox) -> None:
    def handler(headers: typing.Mapping[str, str], body: bytes) -> tuple[int, bytes]:
        raise LookupError("no such payment")

    stripe = rebuttal_sandbox.stripe
    with pytest.raises(LookupError, match="no such payment"), stripe.deliver_to(handler):
        dispute = stripe.create_dispute()
        rebuttal_sandbox.expect_delivery("charge.dispute.created", dispute, acknowledged=False)


def test_the_kinds_of_faults_are_those_of_the_program(rebuttal_sandbox: Sandbox) -> None:
    known: set[str] = set()
    for operation in ("closeDispute", "acceptDispute"):
        with pytest.raises(SandboxError, match="must be one of") as caught:
            rebuttal_sandbox.fault(operation, typing.cast("FaultKind", "none"))
        listed = str(caught.value).split("must be one of ")[1].split(", not ")[0]
        known.update(listed.split(", "))
    assert known == set(typing.get_args(FaultKind))


def test_faults_that_wait_are_removed(rebuttal_sandbox: Sandbox) -> None:
    rebuttal_sandbox.fault("closeDispute", "cut_after", times=2, after=1)
    rebuttal_sandbox.clear_faults()
    assert rebuttal_sandbox._control.get("faults") == {"faults": []}


def test_a_refusal_names_the_request_and_the_field(rebuttal_sandbox: Sandbox) -> None:
    with pytest.raises(
        SandboxError, match="POST alipay/disputes/D1/judge: there is no dispute D1"
    ) as caught:
        rebuttal_sandbox.alipay.judge("D1", "ACCEPT_BY_CUSTOMER")
    assert (caught.value.status, caught.value.field) == (404, None)


def test_the_environment_is_what_clients_read(rebuttal_sandbox: Sandbox) -> None:
    program = (
        "from rebuttal import AlipayClient, AlipayWebhooks, StripeClient, StripeWebhooks\n"
        "print(len(list(StripeClient.from_env().list_disputes())), StripeWebhooks.from_env() is not None)\n"
        "AlipayClient.from_env(), AlipayWebhooks.from_env(path='/alipay')\n"
    )
    rebuttal_sandbox.stripe.create_disputes(2)
    environment = {**os.environ, **rebuttal_sandbox.environment()}
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == "2 True\n"
    assert [each.operations for each in rebuttal_sandbox.requests("listDisputes")] == [
        ("listDisputes",)
    ]


def test_stopping_twice_is_stopping_once_and_says_so_afterwards() -> None:
    with Sandbox.start("--start-time", "2026-01-31T12:00:00Z") as sandbox:
        assert sandbox.now() == datetime(2026, 1, 31, 12, tzinfo=UTC)
        sandbox.stop()
    with pytest.raises(SandboxError, match="does not answer"):
        sandbox.now()


def test_a_program_that_cannot_run_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SandboxError, match="ended at once with 2"):
        Sandbox.start("--no-such-argument")
    monkeypatch.setenv("REBUTTAL_SANDBOX", "/nowhere/sandbox")
    with pytest.raises(SandboxError, match=r"/nowhere/sandbox cannot be started"):
        Sandbox.start()
