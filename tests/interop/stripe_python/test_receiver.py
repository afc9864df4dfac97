"""Our receiver accepts what the official SDK's helper for tests signs, and refuses what the SDK refuses; and the SDK
accepts what ours signs."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import pytest
import stripe
from inbox import Inbox
from rebuttal import DecodeError, SignatureError, StripeWebhooks
from rebuttal.stripe import DisputeClosed, DisputeCreated, Event, ThinDisputeCreated, ThinEvent
from sandbox import Sandbox
from stripe import StripeClient, WebhookSignature

SECRET = "whsec_test_of_the_sdk"
OTHER = "whsec_of_another_endpoint"
TEXTS = ["plain", "für 客户 \U0001f600", '"quoted" \\ / \u2028']


def body_of(text: str, **how: Any) -> bytes:
    """A snapshot event of some type with a text inside."""
    event = {
        "id": "evt_1",
        "object": "event",
        "type": "charge.refunded",
        "created": 1_767_225_600,
        "livemode": False,
        "data": {"object": {"text": text}},
    }
    return json.dumps(event, **how).encode()


def signed(body: bytes, secret: str = SECRET, timestamp: int | None = None) -> str:
    header: str = WebhookSignature.generate_signature_header(body.decode(), secret, timestamp)
    return header


def sdk_accepts(body: bytes, header: str, tolerance: int = 300) -> bool:
    try:
        stripe.Webhook.construct_event(body, header, SECRET, tolerance)
    except stripe.SignatureVerificationError:
        return False
    return True


def reason(body: bytes, headers: Mapping[str, str], receiver: StripeWebhooks | None = None) -> str:
    """Why our receiver refuses it."""
    with pytest.raises(SignatureError) as refusal:
        (receiver or StripeWebhooks(webhook_secret=SECRET)).receive(headers, body)
    found: str = refusal.value.reason
    return found


def test_our_receiver_accepts_what_it_signs() -> None:
    receiver = StripeWebhooks(webhook_secret=SECRET)
    for text in TEXTS:
        for body in [body_of(text), body_of(text, ensure_ascii=False, indent=3)]:
            header = signed(body)
            assert sdk_accepts(body, header)
            for name in ["Stripe-Signature", "stripe-signature", "STRIPE-SIGNATURE"]:
                event = receiver.receive({name: header}, body)
                assert type(event) is Event
                assert event.data.object == {"text": text}
            assert reason(body + b" ", {"Stripe-Signature": header}) == "mismatch"
            assert not sdk_accepts(body + b" ", header)


def test_it_accepts_what_ours_signs() -> None:
    for text in TEXTS:
        body = body_of(text, ensure_ascii=False)
        receiver = StripeWebhooks(webhook_secret=SECRET)
        header = receiver.sign_test_message(body, SECRET)["Stripe-Signature"]
        assert sdk_accepts(body, header)
        timestamp = int(header.removeprefix("t=").split(",")[0])
        assert header == signed(body, timestamp=timestamp), "the scheme leaves no choice"


def test_any_signature_and_any_secret_will_do() -> None:
    body = body_of("rolled")
    now = int(time.time())
    stamp, good = signed(body, timestamp=now).split(",")
    _, bad = signed(body, OTHER, now).split(",")
    decoy = good.replace("v1", "v0")
    for items, accepted in [
        ([stamp, bad, good], True),
        ([stamp, good, bad], True),
        ([good, stamp], True),
        ([stamp, decoy, good], True),
        ([stamp, bad, good, decoy, bad], True),
        ([stamp, bad], False),
        ([stamp, bad, decoy], False),
        ([stamp, decoy], False),
    ]:
        header = ",".join(items)
        assert sdk_accepts(body, header) is accepted, header
        headers = {"Stripe-Signature": header}
        if accepted:
            assert StripeWebhooks(webhook_secret=SECRET).receive(headers, body).id == "evt_1"
            both = StripeWebhooks(webhook_secret=[OTHER, SECRET])
            assert both.receive(headers, body).id == "evt_1"
        else:
            assert reason(body, headers)
    other = {"Stripe-Signature": f"{stamp},{bad}"}
    assert StripeWebhooks(webhook_secret=[SECRET, OTHER]).receive(other, body).id == "evt_1"


def test_both_refuse_old_timestamps_and_take_new_ones() -> None:
    body = body_of("late")
    now = int(time.time())
    # Wide of the limits, so that the time that passes meanwhile decides nothing.
    for age, accepted in [(0, True), (200, True), (400, False), (86_400, False), (-86_400, True)]:
        header = signed(body, timestamp=now - age)
        headers = {"Stripe-Signature": header}
        assert sdk_accepts(body, header) is accepted, age
        if accepted:
            assert StripeWebhooks(webhook_secret=SECRET).receive(headers, body).id == "evt_1"
        else:
            assert reason(body, headers) == "too_old"
            assert sdk_accepts(body, header, 90_000)
            patient = StripeWebhooks(webhook_secret=SECRET, tolerance=90_000)
            assert patient.receive(headers, body).id == "evt_1"
    strict = StripeWebhooks(webhook_secret=SECRET, future_tolerance=300)
    future = {"Stripe-Signature": signed(body, timestamp=now + 86_400)}
    assert reason(body, future, strict) == "too_new"


def test_both_refuse_malformed_headers() -> None:
    body = body_of("malformed")
    good = signed(body)
    stamp, signature = good.split(",")
    for header in [
        "",
        "t",
        stamp,
        signature,
        f"t=,{signature}",
        f"t=now,{signature}",
        f"{stamp};{signature}",
        f"{stamp},{signature.upper()}",
        f"{stamp},{signature[:-1]}",
        f"{stamp},{signature}0",
        f"{stamp},v1=",
        good.replace("v1", "v2"),
    ]:
        assert not sdk_accepts(body, header), header
        assert reason(body, {"Stripe-Signature": header}), header
    assert reason(body, {}) == "missing"
    with pytest.raises(SignatureError) as refusal:
        StripeWebhooks(webhook_secret=SECRET).receive(
            [("Stripe-Signature", good), ("Stripe-Signature", good)], body
        )
    assert refusal.value.reason


def test_ours_also_takes_the_same_signature_in_another_form() -> None:
    body = body_of("spelt")
    stamp, signature = signed(body).split(",")
    digits = signature.removeprefix("v1=")
    for header in [f"{stamp}, {signature}", f"{stamp},v1={digits.upper()}"]:
        assert not sdk_accepts(body, header), header
        headers = {"Stripe-Signature": header}
        assert StripeWebhooks(webhook_secret=SECRET).receive(headers, body).id == "evt_1"


def test_both_read_the_same_events(sandbox: Sandbox, merchant: StripeClient, inbox: Inbox) -> None:
    secret = sandbox.json["stripe"]["webhook_secret"]
    receiver = StripeWebhooks(webhook_secret=secret)
    dispute = sandbox.stripe_dispute()
    merchant.v1.disputes.close(dispute)
    for kind in [DisputeCreated, None, DisputeClosed]:
        delivery = inbox.next()
        theirs = merchant.construct_event(
            delivery.body, delivery.headers["stripe-signature"], secret
        )
        ours: Any = receiver.receive(delivery.headers, delivery.body)
        assert kind is None or type(ours) is kind
        assert (ours.id, ours.type, ours.created) == (theirs.id, theirs.type, theirs.created)
        assert ours.data.object.id == theirs.data.object.id == dispute
        assert ours.data.object.status == theirs.data.object.status
    sandbox.control("/_sandbox/stripe/webhook", {"url": inbox.url, "thin": True}, "PUT")
    sandbox.stripe_dispute()
    delivery = inbox.next()
    header = delivery.headers["stripe-signature"]
    notice = merchant.parse_event_notification(delivery.body, header, secret)
    thin: Any = receiver.receive(delivery.headers, delivery.body)
    assert type(thin) is ThinDisputeCreated
    assert (thin.id, thin.type) == (notice.id, notice.type)
    assert thin.related_object.id == notice.related_object.id


def test_thin_events_of_other_types_and_what_is_no_event() -> None:
    receiver = StripeWebhooks(webhook_secret=SECRET)
    other = {
        "id": "evt_test_1",
        "object": "v2.core.event",
        "type": "v1.charge.refunded",
        "created": "2026-01-31T12:00:00.000Z",
        "livemode": False,
    }
    body = json.dumps(other).encode()
    assert type(receiver.receive({"Stripe-Signature": signed(body)}, body)) is ThinEvent
    # It is signed, so it is not lost.
    assert type(receiver.receive({"Stripe-Signature": signed(b"{}")}, b"{}")) is Event
    for body in [b"[]", b'"', b"not JSON"]:
        with pytest.raises(DecodeError) as refusal:
            receiver.receive({"Stripe-Signature": signed(body)}, body)
        assert str(refusal.value)
