"""Events: each kind has a class, and unknown kinds and fields are kept."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter
from rebuttal import (
    InvalidArgumentError,
    SignatureError,
    StripeClient,
    StripeWebhooks,
    id_of,
)
from rebuttal.stripe import (
    Dispute,
    DisputeClosed,
    DisputeCreated,
    DisputeEvent,
    DisputeFundsReinstated,
    DisputeFundsWithdrawn,
    DisputeUpdated,
    Event,
    StripeMessage,
    ThinDisputeClosed,
    ThinDisputeCreated,
    ThinDisputeEvent,
    ThinDisputeFundsReinstated,
    ThinDisputeFundsWithdrawn,
    ThinDisputeUpdated,
    ThinEvent,
    is_final,
    merchant_won,
    needs_evidence,
)
from sandbox import Sandbox

SECRET = "whsec_of_the_tests"
HOOKS = StripeWebhooks(webhook_secret=SECRET)

SNAPSHOTS = {
    "charge.dispute.created": DisputeCreated,
    "charge.dispute.updated": DisputeUpdated,
    "charge.dispute.closed": DisputeClosed,
    "charge.dispute.funds_withdrawn": DisputeFundsWithdrawn,
    "charge.dispute.funds_reinstated": DisputeFundsReinstated,
}
THIN = {
    "v1.charge.dispute.created": ThinDisputeCreated,
    "v1.charge.dispute.updated": ThinDisputeUpdated,
    "v1.charge.dispute.closed": ThinDisputeClosed,
    "v1.charge.dispute.funds_withdrawn": ThinDisputeFundsWithdrawn,
    "v1.charge.dispute.funds_reinstated": ThinDisputeFundsReinstated,
}


@pytest.fixture
def dispute(sandbox: Sandbox) -> dict[str, Any]:
    """A dispute in the provider's JSON."""
    with StripeClient(**sandbox.stripe_options()) as client:
        answer = client.retrieve_dispute(sandbox.stripe_dispute())
    found: dict[str, Any] = json.loads(answer.response.raw)
    return found


def snapshot(kind: str, dispute: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "evt_1",
        "object": "event",
        "api_version": "2026-10-28.endive",
        "created": 1_795_000_000,
        "data": {"object": dispute},
        "livemode": False,
        "pending_webhooks": 1,
        "request": {"id": None, "idempotency_key": None},
        "type": kind,
        **more,
    }


def thin(kind: str, **more: Any) -> dict[str, Any]:
    return {
        "id": "evt_2",
        "object": "v2.core.event",
        "created": "2026-11-24T10:00:00.000Z",
        "livemode": False,
        "related_object": {"id": "du_1", "type": "dispute", "url": "/v1/disputes/du_1"},
        "type": kind,
        **more,
    }


def receive(event: dict[str, Any]) -> StripeMessage:
    body = json.dumps(event).encode()
    return HOOKS.receive(HOOKS.sign_test_message(body, SECRET), body)


def describe(event: StripeMessage) -> str:
    """The branch of a program's `match`."""
    match event:
        case DisputeCreated(data=data):
            return f"opened: {data.object.id}"
        case DisputeClosed(data=data) if merchant_won(data.object):
            return f"won: {data.object.id}"
        case DisputeEvent(type=kind):
            return f"another: {kind}"
        case ThinDisputeCreated(related_object=related):
            return f"opened, look: {related and related.id}"
        case ThinDisputeEvent() | ThinEvent():
            return "thin"
        case Event(type=kind):
            return f"unknown: {kind}"


def test_every_kind_of_snapshot_has_its_class(dispute: dict[str, Any]) -> None:
    for kind, cls in SNAPSHOTS.items():
        found = receive(snapshot(kind, dispute))
        assert type(found) is cls and isinstance(found, DisputeEvent)
        assert found.type == kind
        assert found.data.object == Dispute.from_json(json.dumps(dispute))
        assert cls.__doc__ and kind in cls.__doc__


def test_every_kind_of_thin_event_has_its_class() -> None:
    for kind, cls in THIN.items():
        found = receive(thin(kind))
        assert type(found) is cls and isinstance(found, ThinDisputeEvent)
        assert found.related_object is not None and found.related_object.id == "du_1"
        assert found.created == datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_match_distinguishes_kinds(dispute: dict[str, Any]) -> None:
    id = dispute["id"]
    assert describe(receive(snapshot("charge.dispute.created", dispute))) == f"opened: {id}"
    lost, won = ({**dispute, "status": status} for status in ("lost", "won"))
    closed = "charge.dispute.closed"
    assert describe(receive(snapshot(closed, won))) == f"won: {id}"
    assert describe(receive(snapshot(closed, lost))) == f"another: {closed}"
    assert describe(receive(thin("v1.charge.dispute.created"))) == "opened, look: du_1"
    assert describe(receive(thin("v1.charge.dispute.updated"))) == "thin"
    assert describe(receive(thin("v1.something.else"))) == "thin"
    assert describe(receive(snapshot("charge.dispute.mediated", dispute))) == (
        "unknown: charge.dispute.mediated"
    )


def test_fields_that_no_document_describes_are_kept(dispute: dict[str, Any]) -> None:
    new = {**dispute, "status": "under_negotiation", "mediator": {"id": "m", "votes": [1, None]}}
    event = snapshot("charge.dispute.updated", new, newer={"deep": [0.5]})
    found = receive(event)
    assert isinstance(found, DisputeUpdated)
    assert json.loads(found.to_json()) == json.loads(
        DisputeUpdated.from_dict(found.to_dict()).to_json()
    )
    assert found.unknown_fields() == {"newer": {"deep": [0.5]}}
    assert found.data.object.unknown_fields()["mediator"] == {"id": "m", "votes": [1, None]}
    assert not (needs_evidence(found.data.object) or is_final(found.data.object))


def test_kinds_can_be_queued_and_copied(dispute: dict[str, Any]) -> None:
    found = receive(snapshot("charge.dispute.created", dispute, newer=1))
    assert isinstance(found, DisputeCreated)
    plain = json.loads(json.dumps(found.to_dict()))
    for restored in (
        DisputeCreated.from_dict(plain),
        DisputeCreated.from_json(found.to_json()),
        pickle.loads(pickle.dumps(found)),
        copy.deepcopy(found),
        HOOKS.parse(found.to_json()),
    ):
        assert type(restored) is DisputeCreated and restored == found
        assert restored.unknown_fields() == {"newer": 1}
    # The class is part of the value: another kind with the same fields is not equal.
    assert DisputeUpdated.from_dict(plain) != found
    assert TypeAdapter(DisputeCreated).validate_python(plain) == found
    assert "data" in TypeAdapter(DisputeCreated).json_schema()["properties"]


def test_a_dispute_that_does_not_fit_is_an_event_that_is_kept_whole() -> None:
    event = snapshot("charge.dispute.created", {"id": "dp_1", "amount": {"old": "shape"}})
    found = receive(event)
    assert type(found) is Event and found.data is not None
    assert found.data.object == event["data"]["object"]
    assert found.unreadable_fields == ["/data/object/status"]


def test_predicates_take_the_value_or_the_object(dispute: dict[str, Any]) -> None:
    found = Dispute.from_json(json.dumps(dispute))
    assert needs_evidence(found) and needs_evidence("warning_needs_response")
    assert not is_final(found) and is_final("prevented") and not is_final("under_negotiation")
    assert merchant_won("won") and not merchant_won(None)
    event = receive(snapshot("charge.dispute.created", dispute))
    for wrong in (event, 7, {"status": "won"}):
        with pytest.raises(InvalidArgumentError, match="can't be of the type") as raised:
            merchant_won(wrong)  # type: ignore[arg-type]
        assert raised.value.field == "value"


def test_an_id_is_found_wherever_it_is(sandbox: Sandbox) -> None:
    dispute = sandbox.stripe_dispute()
    with StripeClient(**sandbox.stripe_options()) as client:
        file = client.upload_dispute_evidence(file=b"%PDF-1.7")
        staged = client.stage_dispute_evidence(dispute, evidence={"receipt": file.id})
        whole = client.retrieve_dispute(dispute, expand=["evidence.receipt", "charge"])
    assert staged.evidence is not None and whole.evidence is not None
    assert staged.evidence.receipt == file.id
    assert isinstance(whole.charge, dict) and not isinstance(whole.evidence.receipt, str | None)
    assert whole.evidence.receipt.size == 8
    assert id_of(whole.evidence.receipt) == id_of(staged.evidence.receipt) == file.id
    assert id_of(whole.charge) == id_of(staged.charge) == whole.charge["id"]
    assert id_of(None) is None
    for wrong in ({"object": "charge"}, 7, {"id": 7}):
        with pytest.raises(InvalidArgumentError, match="has no id"):
            id_of(wrong)  # type: ignore[arg-type]
    for one in (staged, whole):
        assert json.loads(one.to_json()) == _without_nulls(json.loads(one.response.raw))
        plain = json.loads(json.dumps(one.to_dict()))
        assert Dispute.from_dict(plain) == one
        assert pickle.loads(pickle.dumps(one)) == one
    plain["evidence"]["receipt"] = {**plain["evidence"]["receipt"], "colour": "red"}
    restored = Dispute.from_dict(plain)
    assert restored.evidence is not None
    assert restored.evidence.receipt.unknown_fields() == {"colour": "red"}  # type: ignore[union-attr]
    with pytest.raises(InvalidArgumentError, match="receipt"):
        Dispute.from_dict({**plain, "evidence": {"receipt": 7}})


def _without_nulls(value: Any) -> Any:
    """Known fields that are null are not written again."""
    if isinstance(value, dict):
        return {key: _without_nulls(one) for key, one in value.items() if one is not None}
    return [_without_nulls(one) for one in value] if isinstance(value, list) else value


def test_secrets_are_exchanged_without_a_lost_event(dispute: dict[str, Any]) -> None:
    body = json.dumps(snapshot("charge.dispute.created", dispute)).encode()
    both = StripeWebhooks(webhook_secret=["whsec_of_tomorrow", SECRET])
    for secret in ("whsec_of_tomorrow", SECRET):
        assert type(both.receive(both.sign_test_message(body, secret), body)) is DisputeCreated
    with pytest.raises(SignatureError) as raised:
        HOOKS.receive(both.sign_test_message(body, "whsec_of_tomorrow"), body)
    assert raised.value.reason == "mismatch"


@pytest.mark.parametrize("place", ["known", "unknown"])
@pytest.mark.parametrize(("depth", "good"), [(90, True), (101, False), (200_000, False)])
def test_what_nests_deeper_than_readers_can_follow_is_listed(
    depth: int, place: str, good: bool
) -> None:
    nested = "[" * depth + "]" * depth
    thing, new = (nested, "0") if place == "known" else ("{}", nested)
    text = (
        '{"id":"evt_1","object":"event","type":"new","created":1,"livemode":false,'
        f'"pending_webhooks":1,"data":{{"object":{thing}}},"new":{new}}}'
    )
    if good:
        message = HOOKS.parse(text)
        assert json.loads(message.to_json()) == json.loads(text)
        assert pickle.loads(pickle.dumps(message)) == message
        return
    message = HOOKS.parse(text)
    assert type(message) is Event and message.dedup_key
    assert message.unreadable_fields == (["/data/object"] if place == "known" else ["/new"])
    assert message.to_json() == text.encode()
    assert pickle.loads(pickle.dumps(message)).to_json() == text.encode()
    assert "id" in message.to_dict()
