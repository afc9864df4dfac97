"""`repr` and logs of responses and messages show identifiers, codes and amounts, and no free text."""

from __future__ import annotations

from typing import Any

import pytest
from rebuttal import Content
from rebuttal.alipay import DefenseDocumentNotification, DisputeNotification
from rebuttal.stripe import BalanceTransactionFee, Dispute, FileLink


def dispute(charge: Any) -> Dispute:
    return Dispute.from_dict(
        {
            "id": "du_1",
            "object": "dispute",
            "amount": 100,
            "currency": "eur",
            "created": 1,
            "livemode": False,
            "status": "needs_response",
            "reason": "fraudulent",
            "is_charge_refundable": True,
            "balance_transactions": [],
            "charge": charge,
            "payment_intent": "pi_1",
            "metadata": {"SecretKey": "SecretNote"},
            "evidence": {"customer_name": "Secret Roe"},
            "evidence_details": {
                "has_evidence": False,
                "past_due": False,
                "submission_count": 0,
                "due_by": None,
            },
        }
    )


def rich(value: Any) -> str:
    return repr(list(value.__rich_repr__()))


@pytest.mark.parametrize("show", [repr, str, rich, "{!r:}".format, "{}".format])
def test_a_dispute_shows_its_ids_and_not_its_metadata(show: Any) -> None:
    shown = show(dispute("ch_1"))
    for identifier in ("du_1", "ch_1", "pi_1", "eur"):
        assert identifier in shown
    assert "Secret" not in shown
    assert "Secret" not in show(dispute({"id": "ch_2", "billing_details": {"name": "Secret Roe"}}))
    assert dispute("ch_1").metadata == {"SecretKey": "SecretNote"}


def test_a_notification_shows_its_ids_and_not_what_people_wrote() -> None:
    shown = repr(
        DisputeNotification.from_dict(
            {
                "disputeId": "D1",
                "disputeNotificationType": "DISPUTE_CREATED",
                "paymentId": "P1",
                "disputeReasonMsg": "Secret words",
                "disputeReasonCode": "R1",
            }
        )
    )
    assert all(word in shown for word in ("D1", "P1", "R1")) and "Secret" not in shown
    document = DefenseDocumentNotification.from_dict(
        {
            "disputeId": "D2",
            "notifyTime": "2026-01-31T12:00:00+08:00",
            "defenseFile": {"fileName": "Secret.pdf"},
            "recommendedEvidence": {"SecretKey": "Secret words"},
            "suggestionsForImprovement": "Secret",
        }
    )
    assert "D2" in repr(document) and "Secret" not in repr(document)


def test_other_free_text_is_hidden_as_well() -> None:
    fee = BalanceTransactionFee.from_dict(
        {"amount": 1, "currency": "eur", "description": "Secret fee", "type": "stripe_fee"}
    )
    assert "stripe_fee" in repr(fee) and "Secret" not in repr(fee)
    link = FileLink.from_dict(
        {
            "id": "link_1",
            "object": "file_link",
            "created": 1,
            "livemode": False,
            "expired": False,
            "file": "file_1",
            "metadata": {"SecretKey": "SecretNote"},
        }
    )
    assert "file_1" in repr(link) and "Secret" not in repr(link)
    assert "Secret" not in repr(Content(b"Secret"))
