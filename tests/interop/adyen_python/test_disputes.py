"""The same calls by the official library and by the package that is generated for Adyen.

The library has no classes for bodies: a request is a dict that it sends as it is, and an answer one that it read. Its methods
and ours have the same names. All our languages have their requests made by one core, so that this one stands for them.
"""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import Adyen
import pytest
import rebuttal
from Adyen.services.disputes import DisputesApi
from conftest import SERVICE
from rebuttal_adyen import AdyenClient
from recorder import Recorder

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 8
DONE = {"disputeServiceResult": {"success": True, "newer": {"kept": [1.5]}}}
REASONS: dict[str, Any] = {
    **DONE,
    "defenseReasons": [
        {
            "defenseReasonCode": "NewerReason",
            "satisfied": False,
            "newer": "kept",
            "defenseDocumentTypes": [
                {
                    "defenseDocumentTypeCode": "NewerDocument",
                    "requirementLevel": "NewerLevel",
                    "available": True,
                }
            ],
        },
        {"defenseReasonCode": "OtherReason", "satisfied": True},
    ],
}

CASE = {"disputePspReference": "D-1", "merchantAccountCode": "Shop_DE"}
DOCUMENT = {"contentType": "application/pdf", "defenseDocumentTypeCode": "NewerDocument"}
# What the library is given, and what our call is.
CALLS: dict[str, tuple[dict[str, Any], tuple[Any, ...], dict[str, Any], Any]] = {
    "retrieve_applicable_defense_reasons": (
        CASE,
        ("D-1",),
        {"merchant_account_code": "Shop_DE"},
        REASONS,
    ),
    "supply_defense_document": (
        {
            **CASE,
            "defenseDocuments": [{**DOCUMENT, "content": base64.b64encode(PDF).decode()}],
        },
        (),
        {
            "dispute_psp_reference": "D-1",
            "merchant_account_code": "Shop_DE",
            "defense_documents": [
                {
                    "content": PDF,
                    "content_type": "application/pdf",
                    "defense_document_type_code": "NewerDocument",
                }
            ],
        },
        DONE,
    ),
    "defend_dispute": (
        {**CASE, "defenseReasonCode": "Größe & ü"},
        ("D-1",),
        {"merchant_account_code": "Shop_DE", "defense_reason_code": "Größe & ü"},
        DONE,
    ),
    "accept_dispute": (CASE, ("D-1",), {"merchant_account_code": "Shop_DE"}, DONE),
}


def path(name: str) -> str:
    return f"{SERVICE}/{re.sub('_(.)', lambda found: found[1].upper(), name)}"


def arguments(body: Any) -> Any:
    """The arguments of our call that a body means: each field is one by its name, and a document is its bytes."""
    if isinstance(body, list):
        return [arguments(item) for item in body]
    if not isinstance(body, dict):
        return body
    plain = {
        re.sub("([A-Z])", lambda found: f"_{found[1].lower()}", name): arguments(value)
        for name, value in body.items()
    }
    if "content" in plain:
        plain["content"] = base64.b64decode(plain["content"], validate=True)
    return plain


@pytest.mark.parametrize("name", CALLS)
def test_a_server_sees_the_same_request_of_both(
    recorder: Recorder, theirs: DisputesApi, ours: AdyenClient, name: str
) -> None:
    body, positional, named, answer = CALLS[name]
    [official], _ = recorder.sent(lambda: getattr(theirs, name)(body), answer)
    [own], _ = recorder.sent(lambda: getattr(ours, name)(*positional, **named), answer)
    assert own == official
    assert own == {
        "method": "POST",
        "path": path(name),
        "query": [],
        "proof": {"x-api-key": "k-1"},
        "media": ("application/json", "utf-8"),
        "body": body,
    }


@pytest.mark.parametrize("name", CALLS)
def test_each_takes_the_body_that_the_other_sent(
    recorder: Recorder, theirs: DisputesApi, ours: AdyenClient, name: str
) -> None:
    body, positional, named, answer = CALLS[name]
    [official], _ = recorder.sent(lambda: getattr(theirs, name)(body), answer)
    [again], _ = recorder.sent(lambda: getattr(ours, name)(**arguments(official["body"])), answer)
    assert again == official
    [own], _ = recorder.sent(lambda: getattr(ours, name)(*positional, **named), answer)
    [back], _ = recorder.sent(lambda: getattr(theirs, name)(own["body"]), answer)
    assert back == own


@pytest.mark.parametrize("name", CALLS)
def test_both_read_the_same_of_an_answer(
    recorder: Recorder, theirs: DisputesApi, ours: AdyenClient, name: str
) -> None:
    body, positional, named, answer = CALLS[name]
    _, official = recorder.sent(lambda: getattr(theirs, name)(body), answer)
    _, own = recorder.sent(lambda: getattr(ours, name)(*positional, **named), answer)
    assert official.status_code == own.response.http_status == 200
    assert own.dispute_service_result.success is official.message["disputeServiceResult"]["success"]
    # With what is newer than the document.
    assert type(own).from_dict(official.message) == own
    assert json.loads(own.to_json()) == official.message == answer
    assert own.dispute_service_result.unknown_fields() == {"newer": {"kept": [1.5]}}


def test_reasons_have_their_codes_and_a_level_that_nobody_knew(
    recorder: Recorder, theirs: DisputesApi, ours: AdyenClient
) -> None:
    body, positional, named, answer = CALLS["retrieve_applicable_defense_reasons"]
    _, official = recorder.sent(lambda: theirs.retrieve_applicable_defense_reasons(body), answer)
    _, own = recorder.sent(
        lambda: ours.retrieve_applicable_defense_reasons(*positional, **named), answer
    )
    facts = [(one.defense_reason_code, one.satisfied) for one in own.defense_reasons]
    assert facts == [("NewerReason", False), ("OtherReason", True)]
    found = official.message["defenseReasons"]
    assert facts == [(one["defenseReasonCode"], one["satisfied"]) for one in found]
    [document] = own.defense_reasons[0].defense_document_types
    [same] = found[0]["defenseDocumentTypes"]
    assert document.requirement_level == same["requirementLevel"] == "NewerLevel"
    assert document.available is same["available"] is True


def test_a_refusal_by_http_has_the_same_code_for_both(
    recorder: Recorder, theirs: DisputesApi, ours: AdyenClient
) -> None:
    refusal = {"status": 422, "errorCode": "901", "errorType": "validation", "message": "No shop."}

    def official() -> None:
        with pytest.raises(Adyen.AdyenAPIUnprocessableEntity) as raised:
            theirs.accept_dispute(CASE)
        assert (raised.value.error_code, raised.value.status_code) == ("901", 422)

    def own() -> None:
        with pytest.raises(rebuttal.ApiError) as raised:
            ours.accept_dispute("D-1", merchant_account_code="Shop_DE")
        error = raised.value
        assert (error.code, error.http_status, error.outcome) == ("901", 422, "not_done")

    for call in (official, own):
        recorder.sent(call, refusal, status=422)


def test_a_refusal_without_an_error_of_http_is_an_error_of_ours_alone(
    recorder: Recorder, theirs: DisputesApi, ours: AdyenClient
) -> None:
    refusal = {"disputeServiceResult": {"success": False, "errorMessage": "Too late."}}
    _, official = recorder.sent(lambda: theirs.accept_dispute(CASE), refusal)
    assert official.message == refusal

    def own() -> None:
        with pytest.raises(rebuttal.RejectedError) as raised:
            ours.accept_dispute("D-1", merchant_account_code="Shop_DE")
        assert (raised.value.outcome, raised.value.http_status) == ("not_done", 200)

    recorder.sent(own, refusal)
