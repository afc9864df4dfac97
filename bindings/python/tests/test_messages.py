"""No message is lost: fetched and received messages are equal, and a malformed field makes only itself unreadable."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import pickle
from typing import Any

import pytest
from rebuttal import (
    AlipayWebhooks,
    AsyncStripeClient,
    DecodeError,
    StripeClient,
    StripeWebhooks,
)
from rebuttal.alipay import (
    DefenseStrategySuggestionNotification,
    DisputeNotification,
    Notification,
    PrivateKey,
    generate_private_key,
)
from rebuttal.dedup import MemoryDeduplicator, claimed
from rebuttal.stripe import Dispute, DisputeCreated, DisputeUpdated, Event, StripeMessage
from sandbox import Sandbox

SECRET = "whsec_of_the_tests"
HOOKS = StripeWebhooks(webhook_secret=SECRET)
KEY = generate_private_key()
ALIPAY = AlipayWebhooks(path="/a", client_id="C", alipay_public_key=PrivateKey(KEY).public_key())

NOTIFIED = {
    "disputeId": "D",
    "disputeNotificationType": "DISPUTE_CREATED",
    "disputeTime": "2026-01-31T12:00:00Z",
}


@pytest.fixture
def dispute(sandbox: Sandbox) -> dict[str, Any]:
    """A dispute in the provider's JSON."""
    with StripeClient(**sandbox.stripe_options()) as client:
        answer = client.retrieve_dispute(sandbox.stripe_dispute())
    found: dict[str, Any] = json.loads(answer.response.raw)
    return found


def event(dispute: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": "evt_1",
        "object": "event",
        "api_version": "2018-11-08",
        "created": 1_795_000_000,
        "data": {"object": dispute},
        "livemode": False,
        "pending_webhooks": 1,
        "request": None,
        "type": "charge.dispute.created",
        **more,
    }


def receive(message: Any) -> StripeMessage:
    body = json.dumps(message).encode()
    return HOOKS.receive(HOOKS.sign_test_message(body, SECRET), body)


def notified(message: Any) -> Any:
    body = json.dumps(message).encode()
    return ALIPAY.receive(ALIPAY.sign_test_message(body, KEY), body)


# Fetched messages


def test_listed_retrieved_and_received_events_are_equal(sandbox: Sandbox) -> None:
    made = [sandbox.stripe_dispute(), sandbox.stripe_dispute()]
    with StripeClient(**sandbox.stripe_options()) as client:
        listed = [one for one in client.list_events() if isinstance(one, DisputeCreated)]
        assert [one.data.object.id for one in listed] == made[::-1]
        page = client.list_events().first_page()
        raw = json.loads(page.response.raw)
        retrieved = client.retrieve_event(listed[0].id)
    received = [receive(one) for one in raw["data"]]
    assert [type(one) for one in page.data] == [type(one) for one in received]
    assert page.data == received
    assert [one.dedup_key for one in page.data] == [one.dedup_key for one in received]
    assert all(one.dedup_key for one in listed)
    assert type(retrieved) is DisputeCreated and retrieved == listed[0]
    assert retrieved.response.http_status == 200
    assert retrieved.dedup_key == listed[0].dedup_key
    assert type(page).from_dict(json.loads(json.dumps(page.to_dict()))) == page
    assert type(page).from_json(page.to_json()) == page
    assert pickle.loads(pickle.dumps(page)).data == page.data


def test_the_same_with_asyncio(sandbox: Sandbox) -> None:
    made = [sandbox.stripe_dispute(), sandbox.stripe_dispute()]

    async def main() -> None:
        async with AsyncStripeClient(**sandbox.stripe_options()) as client:
            listed = [one async for one in client.list_events() if isinstance(one, DisputeCreated)]
            assert [one.data.object.id for one in listed] == made[::-1]
            retrieved = await client.retrieve_event(listed[0].id)
            assert type(retrieved) is DisputeCreated and retrieved == listed[0]

    asyncio.run(main())


def test_two_missed_two_found_and_not_processed_twice(sandbox: Sandbox) -> None:
    made = [sandbox.stripe_dispute(), sandbox.stripe_dispute()]
    seen, handled = MemoryDeduplicator(), []

    def handle(message: StripeMessage) -> None:
        with claimed(seen, message) as first:
            if first:
                match message:
                    case DisputeCreated(data=data):
                        handled.append(data.object.id)

    with StripeClient(**sandbox.stripe_options()) as client:
        page = client.list_events(created={"gte": 1}).first_page()
        for message in client.list_events(created={"gte": 1}):
            handle(message)
    assert sorted(handled) == sorted(made)
    for late in json.loads(page.response.raw)["data"]:
        handle(receive(late))
    assert len(handled) == 2


# A message keeps its kind

INFORMATIONAL = [
    "amount",
    "balance_transactions",
    "charge",
    "created",
    "currency",
    "evidence",
    "evidence_details",
    "is_charge_refundable",
    "livemode",
    "metadata",
    "object",
    "payment_intent",
    "payment_method_details",
    "reason",
]


@pytest.mark.parametrize("field", INFORMATIONAL)
def test_a_dispute_event_keeps_its_kind_without_a_field(
    field: str, dispute: dict[str, Any]
) -> None:
    dispute.pop(field, None)
    for changed in (dispute, {**dispute, field: None}):
        found = receive(event(changed))
        assert type(found) is DisputeCreated
        assert getattr(found.data.object, field) is None
        assert found.unreadable_fields == []


@pytest.mark.parametrize("field", INFORMATIONAL)
def test_a_dispute_event_keeps_its_kind_with_a_field_of_another_shape(
    field: str, dispute: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    odd = [[["secret"]]]
    with caplog.at_level(logging.WARNING, logger="rebuttal"):
        found = receive(event({**dispute, field: odd}))
    assert type(found) is DisputeCreated and found.data.object.id == dispute["id"]
    assert getattr(found.data.object, field) is None
    assert found.unreadable_fields == [f"/data/object/{field}"]
    warned = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert any(f"/data/object/{field}" in line for line in warned), warned
    assert not any("secret" in line for line in warned)
    # Values that could not be read are kept.
    assert json.loads(found.to_json())["data"]["object"][field] == odd
    plain = json.loads(json.dumps(found.to_dict()))
    for restored in (
        HOOKS.parse(found.to_json()),
        DisputeCreated.from_json(found.to_json()),
        DisputeCreated.from_dict(plain),
        pickle.loads(pickle.dumps(found)),
        copy.deepcopy(found),
        copy.copy(found),
    ):
        assert type(restored) is DisputeCreated and restored == found
        assert restored.unreadable_fields == found.unreadable_fields
        assert restored.dedup_key == found.dedup_key
        assert json.loads(restored.to_json())["data"]["object"][field] == odd


@pytest.mark.parametrize("field", ["api_version", "created", "livemode", "object"])
@pytest.mark.parametrize("how", ["missing", "null", "odd"])
def test_fields_beside_the_dispute_do_not_matter(
    field: str, how: str, dispute: dict[str, Any]
) -> None:
    message = event(dispute)
    message[field] = None if how == "null" else {"odd": 1}
    if how == "missing":
        del message[field]
    found = receive(message)
    assert type(found) is DisputeCreated
    assert found.unreadable_fields == ([f"/{field}"] if how == "odd" else [])


def test_the_request_of_old_versions_is_no_reason(dispute: dict[str, Any]) -> None:
    found = receive(event(dispute, request="req_1", pending_webhooks="many"))
    assert type(found) is DisputeCreated
    assert found.request is None and found.pending_webhooks is None
    assert found.unreadable_fields == ["/pending_webhooks", "/request"] or sorted(
        found.unreadable_fields
    ) == ["/pending_webhooks", "/request"]


@pytest.mark.parametrize(
    "name", ["has_evidence", "past_due", "submission_count", "due_by", "submission_method"]
)
def test_all_details_are_optional(name: str, dispute: dict[str, Any]) -> None:
    dispute["evidence_details"].pop(name, None)
    found = receive(event(dispute))
    assert type(found) is DisputeCreated and found.data.object.evidence_details is not None
    assert getattr(found.data.object.evidence_details, name) is None
    dispute["evidence_details"][name] = [1]
    found = receive(event(dispute))
    assert type(found) is DisputeCreated
    assert found.unreadable_fields == [f"/data/object/evidence_details/{name}"]


def test_an_entry_of_a_map_goes_alone_and_a_list_as_a_whole(dispute: dict[str, Any]) -> None:
    dispute["metadata"] = {"good": "1", "odd": [1], "none": None}
    dispute["balance_transactions"] = ["txn_1"]
    found = receive(event(dispute))
    assert type(found) is DisputeCreated
    assert found.data.object.metadata == {"good": "1"}
    assert found.data.object.balance_transactions is None
    assert sorted(found.unreadable_fields) == [
        "/data/object/balance_transactions",
        "/data/object/metadata/none",
        "/data/object/metadata/odd",
    ]
    restored = DisputeCreated.from_dict(json.loads(json.dumps(found.to_dict())))
    assert restored == found and sorted(restored.unreadable_fields) == sorted(
        found.unreadable_fields
    )


def test_a_duplicate_key_counts_as_unreadable(dispute: dict[str, Any]) -> None:
    body = json.dumps(event(dispute)).encode()
    body = body.replace(
        b'"livemode": false, "pending', b'"livemode": false, "livemode": true, "pending'
    )
    found = HOOKS.receive(HOOKS.sign_test_message(body, SECRET), body)
    assert type(found) is DisputeCreated
    assert found.livemode is None and found.unreadable_fields == ["/livemode"]


@pytest.mark.parametrize("required", ["id", "status"])
@pytest.mark.parametrize("how", ["missing", "odd"])
def test_a_dispute_that_nobody_could_act_on_is_a_general_event_that_says_why(
    required: str, how: str, dispute: dict[str, Any]
) -> None:
    dispute[required] = ["odd"]
    if how == "missing":
        del dispute[required]
    found = receive(event(dispute))
    assert type(found) is Event and found.type == "charge.dispute.created"
    assert found.data is not None and found.data.object == dispute
    assert found.unreadable_fields == [f"/data/object/{required}"]
    assert found.dedup_key


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"id": 7, "type": ["new"]},
        {"type": "charge.dispute.created"},
        {"type": "charge.dispute.created", "data": []},
        {"object": "v2.core.event"},
        {"object": "v2.core.event", "type": "v1.charge.dispute.created", "related_object": None},
        {"id": "evt_1", "type": "new", "data": {"object": 7}},
    ],
)
def test_no_signed_object_is_refused(message: dict[str, Any]) -> None:
    found = receive(message)
    assert HOOKS.parse(found.to_json()) == found
    assert json.loads(found.to_json()) == message
    other = notified(message)
    assert type(other) is Notification
    assert json.loads(other.to_json()) == message


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b'"text"', b"<html>", b'{"id": '])
def test_the_error_for_a_body_that_is_not_an_object_keeps_its_bytes(body: bytes) -> None:
    for hooks, key in ((HOOKS, SECRET), (ALIPAY, KEY)):
        with pytest.raises(DecodeError) as raised:
            hooks.receive(hooks.sign_test_message(body, key), body)
        assert raised.value.outcome == "not_done" and not raised.value.retryable


# Alipay


@pytest.mark.parametrize(
    "message",
    [
        {"notifyType": "PAYMENT_RESULT", "paymentRequestId": "R", "result": {"resultStatus": "S"}},
        {"notifyType": "REFUND_RESULT", "refundId": "R"},
        {"disputeId": "D", "mediationTime": "2026-01-31T12:00:00Z"},
        {"disputeId": ["D"], "disputeNotificationType": "DISPUTE_CREATED"},
    ],
)
def test_other_notifications_are_general_ones(message: dict[str, Any]) -> None:
    found = notified(message)
    assert type(found) is Notification
    assert json.loads(found.to_json()) == message
    assert found.dedup_key is None
    assert Notification.from_dict(json.loads(json.dumps(found.to_dict()))) == found


@pytest.mark.parametrize(
    ("odd", "value"),
    [
        ("acquirerInfo", []),
        ("disputeAmount", {"currency": "EUR", "value": None}),
        ("disputeAmount", "1000"),
        ("issuerComments", "see letter"),
        ("disputeReasonMsg", {"en": "x"}),
        ("defendable", "perhaps"),
        ("disputeType", ["CHARGEBACK"]),
    ],
)
def test_odd_parts_of_a_notification_are_the_only_unreadable_ones(odd: str, value: Any) -> None:
    found = notified({**NOTIFIED, odd: value})
    assert type(found) is DisputeNotification
    assert found.unreadable_fields == [f"/{odd}"]
    assert found.dedup_key == notified(NOTIFIED).dedup_key
    assert json.loads(found.to_json())[odd] == value
    restored = DisputeNotification.from_dict(json.loads(json.dumps(found.to_dict())))
    assert restored == found and restored.unreadable_fields == found.unreadable_fields


@pytest.mark.parametrize(
    ("text", "expected"), [("False", False), ("TRUE", True), ("false", False), ("true", True)]
)
def test_a_boolean_in_words_is_one_whatever_its_case(text: str, expected: bool) -> None:
    found = notified({**NOTIFIED, "defendable": text})
    assert type(found) is DisputeNotification
    assert found.defendable is expected and found.unreadable_fields == []


def test_the_newer_notifications_are_identified_by_their_fields() -> None:
    suggestion = {"disputeId": "D", "notifyTime": "2026-01-31T12:00:00Z", "evidenceList": []}
    found = notified({**suggestion, "winRateLevel": []})
    assert type(found) is DefenseStrategySuggestionNotification
    assert found.unreadable_fields == ["/winRateLevel"] and found.dedup_key
    assert type(notified({**suggestion, "evidenceList": {}})) is Notification


# Responses


def test_one_odd_field_does_not_hide_a_dispute_or_a_list(
    sandbox: Sandbox, dispute: dict[str, Any]
) -> None:
    odd = {**dispute, "amount": {"old": "shape"}, "metadata": {"a": None}}
    listed = {"object": "list", "data": [dispute, odd, {"id": "dp_3"}], "has_more": False}
    events = {"data": [event(odd), event({"id": "x"}), event(dispute)], "has_more": False}
    with StripeClient(**sandbox.stripe_options()) as client:
        sandbox.fault("retrieveDispute", "replace", body=json.dumps(odd))
        one = client.retrieve_dispute(dispute["id"])
        sandbox.fault("listDisputes", "replace", body=json.dumps(listed))
        page = client.list_disputes().first_page()
        sandbox.fault("listEvents", "replace", body=json.dumps(events))
        fetched = client.list_events().first_page()
    assert one.id == dispute["id"] and one.amount is None
    assert sorted(one.response.unreadable_fields) == ["/amount", "/metadata/a"]
    assert Dispute.from_dict(json.loads(json.dumps(one.to_dict()))) == one
    assert [it.id for it in page.data] == [dispute["id"]] * 2
    assert sorted(page.response.unreadable_fields) == [
        "/data/1/amount",
        "/data/1/metadata/a",
        "/data/2",
    ]
    assert [type(it) for it in fetched.data] == [DisputeCreated, Event, DisputeCreated]
    assert [len(it.unreadable_fields) for it in fetched.data] == [2, 1, 0]
    assert fetched.data[0].unreadable_fields[0].startswith("/data/object/")
    assert sorted(fetched.response.unreadable_fields) == [
        "/data/0/data/object/amount",
        "/data/0/data/object/metadata/a",
        "/data/1/data/object/status",
    ]


def test_other_kinds_stay_what_they_are(dispute: dict[str, Any]) -> None:
    updated = receive(event({"id": "dp_1", "status": "won"}, type="charge.dispute.updated"))
    assert type(updated) is DisputeUpdated and updated.data.object.status == "won"
    assert type(receive(event(dispute, type="charge.dispute.mediated"))) is Event
