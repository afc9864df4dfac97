"""What the official SDK does with a dispute, the sandbox does as the SDK documents it."""

from __future__ import annotations

from pathlib import Path

import pytest
import stripe
from harness import connected, effects
from sandbox import Sandbox
from stripe import StripeClient


def test_the_sdk_is_the_pinned_one_and_keeps_to_itself(
    sandbox: Sandbox,
    merchant: StripeClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert stripe.VERSION == "16.1.0"
    for _ in range(2):
        merchant.v1.disputes.list()
    for request in sandbox.requests():
        headers = request["headers"]
        assert "x-stripe-client-telemetry" not in headers
        assert headers["user-agent"].startswith("Stripe/v1 PythonBindings/16.1.0")
        assert headers["stripe-version"] == "2026-10-28.endive"
    assert list(tmp_path.iterdir()) == []


def test_it_retrieves(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute(amount=2500, currency="eur", reason="product_not_received")
    found = merchant.v1.disputes.retrieve(dispute)
    assert type(found) is stripe.Dispute
    assert (found.id, found.object, found.amount) == (dispute, "dispute", 2500)
    assert (found.status, found.reason) == ("needs_response", "product_not_received")
    [withdrawal] = found.balance_transactions
    assert type(withdrawal) is stripe.BalanceTransaction
    assert (withdrawal.amount, withdrawal.reporting_category) == (-2500, "dispute")
    assert found.evidence_details.submission_count == 0
    assert found.to_dict() == sandbox.get(f"/_sandbox/stripe/disputes/{dispute}")
    assert found.last_response.code == 200
    assert found.last_response.request_id == sandbox.requests()[-1]["request_id"]


def documented(kind: type[stripe.StripeObject]) -> set[str]:
    """The fields that the SDK documents for an object."""
    return set(kind.__annotations__) - {"OBJECT_NAME"}


def test_objects_have_the_fields_that_it_documents(
    sandbox: Sandbox, merchant: StripeClient
) -> None:
    found = merchant.v1.disputes.retrieve(sandbox.stripe_dispute())
    # This one is optional.
    assert documented(stripe.Dispute) - {"network_reason_code"} == set(found.to_dict())
    assert documented(stripe.Dispute.Evidence) == set(found.evidence.to_dict())
    assert documented(stripe.Dispute.EvidenceDetails) == set(found.evidence_details.to_dict())
    [withdrawal] = found.balance_transactions
    assert documented(stripe.BalanceTransaction) == set(withdrawal.to_dict())


def test_it_stages_changes_clears_and_submits(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    texts = {
        "product_description": "Widget ABC, colour: red",
        "uncategorized_text": "für dich & me",
    }
    staged = merchant.v1.disputes.update(dispute, {"evidence": texts, "submit": False})
    assert staged.status == "needs_response"
    assert staged.evidence.product_description == texts["product_description"]
    assert staged.evidence.uncategorized_text == texts["uncategorized_text"]
    assert staged.evidence_details.has_evidence is True
    assert staged.evidence_details.submission_count == 0
    # None is dropped by this SDK, an empty text clears.
    change = {"product_description": None, "uncategorized_text": ""}
    cleared = merchant.v1.disputes.update(dispute, {"evidence": change, "submit": False})
    assert cleared.evidence.product_description == texts["product_description"]
    assert cleared.evidence.uncategorized_text is None
    assert ["evidence[uncategorized_text]", ""] in sandbox.requests()[-1]["form"]
    submitted = merchant.v1.disputes.update(dispute, {"submit": True})
    assert submitted.status == "under_review"
    assert submitted.evidence.product_description == texts["product_description"]
    assert submitted.evidence_details.submission_count == 1
    assert submitted.evidence_details.submission_method == "manual"
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        merchant.v1.disputes.update(dispute, {"evidence": texts})
    assert refusal.value.http_status == 400
    assert effects(sandbox, dispute) == {"evidence_staged": 2, "evidence_submitted": 1}


def test_evidence_without_a_word_is_submitted_at_once(
    sandbox: Sandbox, merchant: StripeClient
) -> None:
    endings = {"winning_evidence": "won", "losing_evidence": "lost", "some text": "under_review"}
    for text, status in endings.items():
        dispute = sandbox.stripe_dispute()
        found = merchant.v1.disputes.update(dispute, {"evidence": {"uncategorized_text": text}})
        assert found.status == status
        assert effects(sandbox, dispute) == {"evidence_submitted": 1}


def test_an_inquiry_escalates(sandbox: Sandbox, merchant: StripeClient) -> None:
    inquiry = sandbox.stripe_dispute(status="warning_needs_response")
    assert merchant.v1.disputes.retrieve(inquiry).is_charge_refundable is True
    text = "escalate_inquiry_evidence"
    found = merchant.v1.disputes.update(inquiry, {"evidence": {"uncategorized_text": text}})
    assert found.status == "needs_response"
    assert found.payment_method_details.card.case_type == "chargeback"


def test_metadata_is_set_and_dropped_key_by_key_and_all(
    sandbox: Sandbox, merchant: StripeClient
) -> None:
    dispute = sandbox.stripe_dispute()

    def changed(metadata: object) -> dict[str, str]:
        found = merchant.v1.disputes.update(dispute, {"metadata": metadata})
        assert found.status == "needs_response"
        return found.metadata.to_dict()

    assert changed({"order": "6735", "odd: key": "ü"}) == {"order": "6735", "odd: key": "ü"}
    assert changed({"clerk": "7"}) == {"order": "6735", "odd: key": "ü", "clerk": "7"}
    assert changed({"order": "", "clerk": None}) == {"odd: key": "ü", "clerk": "7"}
    assert changed({}) == {"odd: key": "ü", "clerk": "7"}
    assert changed("") == {}
    assert effects(sandbox, dispute) == {"metadata": 4}


def test_it_closes(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    closed = merchant.v1.disputes.close(dispute)
    assert closed.status == "lost"
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        merchant.v1.disputes.close(dispute)
    assert refusal.value.http_status == 400
    assert effects(sandbox, dispute) == {"closed": 1}


def test_it_expands(sandbox: Sandbox, merchant: StripeClient) -> None:
    dispute = sandbox.stripe_dispute()
    plain = merchant.v1.disputes.retrieve(dispute)
    paths = ["charge.customer", "payment_intent"]
    found = merchant.v1.disputes.retrieve(dispute, {"expand": paths})
    assert type(found.charge) is stripe.Charge
    assert found.charge.id == plain.charge
    assert type(found.charge.customer) is stripe.Customer
    assert type(found.payment_intent) is stripe.PaymentIntent
    assert found.payment_intent.id == plain.payment_intent
    [listed] = merchant.v1.disputes.list({"expand": ["data.charge"]})
    assert type(listed.charge) is stripe.Charge
    assert listed.payment_intent == plain.payment_intent
    for path in ["amount", "nothing", "data.charge"]:
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            merchant.v1.disputes.retrieve(dispute, {"expand": [path]})
        assert refusal.value.param == "expand"


def test_a_connected_account_has_its_own(sandbox: Sandbox, merchant: StripeClient) -> None:
    account = "acct_1SANDBOX"
    own, foreign = sandbox.stripe_dispute(), sandbox.stripe_dispute(account=account)
    with connected(sandbox, stripe_account=account) as connection:
        assert [one.id for one in connection.v1.disputes.list()] == [foreign]
        assert connection.v1.disputes.close(foreign).status == "lost"
    assert [one.id for one in merchant.v1.disputes.list()] == [own]
    options = {"stripe_account": account}
    found = merchant.v1.disputes.retrieve(foreign, options=options)
    assert found.id == foreign
    assert found.last_response.headers["stripe-account"] == account
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        merchant.v1.disputes.retrieve(foreign)
    assert (refusal.value.http_status, refusal.value.code) == (404, "resource_missing")
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        merchant.v1.disputes.retrieve(own, options=options)
    assert refusal.value.code == "resource_missing"
