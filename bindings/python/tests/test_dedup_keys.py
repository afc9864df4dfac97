"""The known answers of tests/vectors/dedup-keys.json: the same keys however a message is received."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from rebuttal import AlipayWebhooks, InvalidArgumentError, StripeClient, StripeWebhooks
from rebuttal.alipay import DisputeNotification, PrivateKey, generate_private_key
from sandbox import REPOSITORY, Sandbox

CASES = json.loads(
    (REPOSITORY / "tests" / "vectors" / "dedup-keys.json").read_text(encoding="utf-8")
)["cases"]


@pytest.fixture(scope="module")
def receivers() -> Mapping[str, AlipayWebhooks | StripeWebhooks]:
    public = PrivateKey(generate_private_key()).public_key()
    return {
        "alipay": AlipayWebhooks(path="/hooks", client_id="C", alipay_public_key=public),
        "stripe": StripeWebhooks(webhook_secret="whsec_1"),
    }


def test_every_row_is_there() -> None:
    assert len(CASES) == 33


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_message_has_the_same_key_however_it_is_received(
    case: dict[str, Any], receivers: Mapping[str, AlipayWebhooks | StripeWebhooks]
) -> None:
    hooks = receivers[case["provider"]]
    message = hooks.parse(json.dumps(case["message"]))
    queued = json.loads(json.dumps(message.to_dict()))
    found = {
        "received": message.dedup_key,
        "of the receiver": hooks.dedup_key(message),
        "from a dict": type(message).from_dict(queued).dedup_key,
        "of a dict": hooks.dedup_key(queued),
        "under the wire's names": hooks.dedup_key(json.loads(message.to_json())),
        "pickled": pickle.loads(pickle.dumps(message)).dedup_key,
    }
    assert found == dict.fromkeys(found, case["key"])


def test_an_event_that_was_fetched_has_the_key_of_the_one_that_is_delivered(
    sandbox: Sandbox,
) -> None:
    sandbox.stripe_dispute()
    with StripeClient(**sandbox.stripe_options()) as client:
        event = client.list_events(type="charge.dispute.created").first_page().data[0]
    assert event.dedup_key == json.dumps(["stripe", "event", event.id], separators=(",", ":"))


def test_a_value_that_is_not_a_message_of_the_provider_is_refused(
    receivers: Mapping[str, AlipayWebhooks | StripeWebhooks],
) -> None:
    # A message without identifying fields is of the general kind.
    assert receivers["alipay"].dedup_key({"id": "D-1"}) is None
    for wrong in ([], None, "D-1", receivers):
        with pytest.raises(InvalidArgumentError) as caught:
            receivers["alipay"].dedup_key(wrong)  # type: ignore[arg-type]
        assert caught.value.field == "message"
    notification = DisputeNotification(
        dispute_id="D-1", dispute_notification_type="DISPUTE_CREATED"
    )
    with pytest.raises(InvalidArgumentError):
        receivers["stripe"].dedup_key(notification)
