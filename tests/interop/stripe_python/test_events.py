"""What the sandbox tells, the official SDK verifies and reads with its own webhook code, and finds again by its calls."""

from __future__ import annotations

import json
from typing import Any

import pytest
import stripe
from harness import PATH
from inbox import Delivery, Inbox
from sandbox import Sandbox
from stripe import StripeClient


def read(sandbox: Sandbox, merchant: StripeClient, delivery: Delivery) -> stripe.Event:
    """What the SDK's webhook code makes of a snapshot event; it raises on a mismatch."""
    secret = sandbox.json["stripe"]["webhook_secret"]
    header = delivery.headers.get("stripe-signature")
    return merchant.construct_event(delivery.body, header, secret)


def told(sandbox: Sandbox, merchant: StripeClient, inbox: Inbox) -> stripe.Event:
    delivery = inbox.next()
    assert delivery.path == PATH
    assert delivery.headers["content-type"] == "application/json; charset=utf-8"
    event = read(sandbox, merchant, delivery)
    assert type(event) is stripe.Event
    assert type(event.data.object) is stripe.Dispute
    return event


def evidence(text: str) -> Any:
    return {"evidence": {"uncategorized_text": text}}


def test_it_verifies_the_events_of_a_disputes_life(
    sandbox: Sandbox, merchant: StripeClient, inbox: Inbox
) -> None:
    dispute = sandbox.stripe_dispute()
    found = [told(sandbox, merchant, inbox) for _ in range(2)]
    key: Any = {"idempotency_key": "mine"}
    merchant.v1.disputes.update(dispute, {**evidence("für dich"), "submit": False})
    found.append(told(sandbox, merchant, inbox))
    assert found[-1].data.previous_attributes["evidence"]["uncategorized_text"] is None
    assert found[-1].data.object.evidence.uncategorized_text == "für dich"
    merchant.v1.disputes.update(dispute, evidence("winning_evidence"), key)
    found += [told(sandbox, merchant, inbox) for _ in range(3)]
    assert [event.type for event in found] == [
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.updated",
        "charge.dispute.updated",
        "charge.dispute.closed",
        "charge.dispute.funds_reinstated",
    ]
    assert [event.data.object.status for event in found[2:]] == [
        "needs_response",
        "under_review",
        "won",
        "won",
    ]
    assert {event.data.object.id for event in found} == {dispute}
    assert {event.api_version for event in found} == {"2026-10-28.endive"}
    assert found[0].request is not None
    assert (found[0].request.id, found[0].request.idempotency_key) == (None, None)
    assert found[3].request is not None
    assert found[3].request.idempotency_key == "mine"
    assert found[3].request.id == sandbox.requests()[-1]["request_id"]
    sandbox.control("/_sandbox/clock/advance", {"seconds": 0})
    listed = merchant.v1.events.list({"limit": 4}).auto_paging_iter()
    assert [event.id for event in listed] == [event.id for event in reversed(found)]
    for event in found:
        again = merchant.v1.events.retrieve(event.id)
        assert again.pending_webhooks == 0
        assert {**again.to_dict(), "pending_webhooks": 1} == event.to_dict()


def test_it_finds_what_was_missed(sandbox: Sandbox, merchant: StripeClient) -> None:
    won, closed = sandbox.stripe_dispute(), sandbox.stripe_dispute()
    merchant.v1.disputes.update(won, evidence("winning_evidence"))
    merchant.v1.disputes.close(closed)
    cases: list[tuple[Any, int]] = [
        ({"type": "charge.dispute.closed"}, 2),
        ({"type": "charge.dispute.*"}, 8),
        ({"types": ["charge.dispute.created", "charge.dispute.closed"]}, 4),
        ({"type": "charge.refunded"}, 0),
        ({"delivery_success": False}, 0),
        ({"delivery_success": True}, 8),
    ]
    for params, count in cases:
        listed = merchant.v1.events.list({**params, "limit": 2}).auto_paging_iter()
        assert len(list(listed)) == count, params
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        merchant.v1.events.list({"type": "a", "types": ["b"]})
    assert refusal.value.code == "parameters_exclusive"
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        merchant.v1.events.retrieve("evt_of_nobody")
    assert refusal.value.code == "resource_missing"


def test_it_refuses_hostile_events(sandbox: Sandbox, merchant: StripeClient, inbox: Inbox) -> None:
    body = {"id": "evt_1", "object": "event", "type": "charge.dispute.created", "data": {}}
    order = {"body": body, "sign": True}
    sandbox.control("/_sandbox/stripe/notify", order)
    good = inbox.next()
    assert read(sandbox, merchant, good).id == "evt_1"
    good.body += b" "
    for sign, words in {
        "broken": "No signatures found matching",
        "other_key": "No signatures found matching",
        False: "No Stripe-Signature header",
    }.items():
        sandbox.control("/_sandbox/stripe/notify", {**order, "sign": sign})
        with pytest.raises(stripe.SignatureVerificationError) as refusal:
            read(sandbox, merchant, inbox.next())
        assert words in str(refusal.value)
    with pytest.raises(stripe.SignatureVerificationError) as refusal:
        read(sandbox, merchant, good)
    assert "No signatures found matching" in str(refusal.value)


def test_it_reads_thin_events_and_fetches_what_they_name(
    sandbox: Sandbox, merchant: StripeClient, inbox: Inbox
) -> None:
    order = {"url": inbox.url, "thin": True}
    sandbox.control("/_sandbox/stripe/webhook", order, "PUT")
    keys = sandbox.json["stripe"]
    account = "acct_1SANDBOX"
    for context in [None, account]:
        dispute = sandbox.stripe_dispute(**({"account": context} if context else {}))
        for ending in ["created", "funds_withdrawn"]:
            delivery = inbox.next()
            header = delivery.headers["stripe-signature"]
            notice = merchant.parse_event_notification(
                delivery.body, header, keys["webhook_secret"]
            )
            assert notice.type == f"v1.charge.dispute.{ending}"
            assert type(notice).__name__.startswith("V1ChargeDispute")
            assert notice.related_object.id == dispute
            assert (str(notice.context) if notice.context else None) == context
            assert notice.reason is None
            found = notice.fetch_related_object()
            assert type(found) is stripe.Dispute
            assert found.id == dispute
            headers = sandbox.requests()[-1]["headers"]
            assert headers["stripe-request-trigger"] == f"event={notice.id}"
            assert headers.get("stripe-context") == context
            event = notice.fetch_event()
            assert (event.id, event.object, event.type) == (notice.id, "v2.core.event", notice.type)
            assert event.fetch_related_object().id == dispute
            with pytest.raises(ValueError, match="thin event"):
                read(sandbox, merchant, delivery)
            with pytest.raises(stripe.SignatureVerificationError) as refusal:
                merchant.parse_event_notification(
                    delivery.body + b" ", header, keys["webhook_secret"]
                )
            assert "No signatures found matching" in str(refusal.value)


def test_its_handler_takes_thin_events(
    sandbox: Sandbox, merchant: StripeClient, inbox: Inbox
) -> None:
    sandbox.control("/_sandbox/stripe/webhook", {"url": inbox.url, "thin": True}, "PUT")
    handled: list[tuple[str, str]] = []
    handler = merchant.notification_handler(
        sandbox.json["stripe"]["webhook_secret"],
        lambda notice, client, details: handled.append(("else", notice.type)),
    )
    handler.on_v1_charge_dispute_closed(
        lambda notice, client: handled.append(("closed", notice.fetch_related_object().status))
    )
    dispute = sandbox.stripe_dispute()
    merchant.v1.disputes.close(dispute, options={"idempotency_key": "mine"})
    bodies = []
    for _ in range(3):
        delivery = inbox.next()
        bodies.append(json.loads(delivery.body))
        handler.handle(delivery.body, delivery.headers["stripe-signature"])
    assert handled == [
        ("else", "v1.charge.dispute.created"),
        ("else", "v1.charge.dispute.funds_withdrawn"),
        ("closed", "lost"),
    ]
    assert bodies[2]["reason"]["request"]["idempotency_key"] == "mine"
