"""What the official SDK sends, the sandbox takes; what the sandbox answers and tells, the SDK verifies; and both agree
with our signatures."""

from __future__ import annotations

import base64
import hashlib
import json
import ssl
from datetime import datetime
from importlib.metadata import version
from typing import Any

import pytest
import rsa
from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient
from com.alipay.ams.api.exception.exception import AlipayApiException
from com.alipay.ams.api.model.dispute_evidence_format_type import DisputeEvidenceFormatType
from com.alipay.ams.api.model.dispute_evidence_type import DisputeEvidenceType
from com.alipay.ams.api.model.dispute_notification_type import DisputeNotificationType
from com.alipay.ams.api.model.result_status_type import ResultStatusType
from com.alipay.ams.api.request.dispute.alipay_accept_dispute_request import (
    AlipayAcceptDisputeRequest,
)
from com.alipay.ams.api.request.dispute.alipay_download_dispute_evidence_request import (
    AlipayDownloadDisputeEvidenceRequest,
)
from com.alipay.ams.api.request.dispute.alipay_supply_defense_document_request import (
    AlipaySupplyDefenseDocumentRequest,
)
from com.alipay.ams.api.request.notify.alipay_defense_document_notify import (
    AlipayDefenseDocumentNotify,
)
from com.alipay.ams.api.request.notify.alipay_defense_strategy_suggestion_notify import (
    AlipayDefenseStrategySuggestionNotify,
)
from com.alipay.ams.api.request.notify.alipay_dispute_notify import AlipayDisputeNotify
from com.alipay.ams.api.response.dispute.alipay_accept_dispute_response import (
    AlipayAcceptDisputeResponse,
)
from com.alipay.ams.api.response.dispute.alipay_download_dispute_evidence_response import (
    AlipayDownloadDisputeEvidenceResponse,
)
from com.alipay.ams.api.response.dispute.alipay_supply_defense_document_response import (
    AlipaySupplyDefenseDocumentResponse,
)
from com.alipay.ams.api.tools import signature_tool, webhook_tool
from harness import GATEWAY, PATH, SDK, Connection
from inbox import Delivery, Inbox
from rebuttal import AlipayClient, AlipayWebhooks, SignatureError
from rebuttal.alipay import (
    PrivateKey,
    PublicKey,
    content_to_sign,
    generate_private_key,
    parse_signature_header,
    signature_header,
)
from sandbox import Sandbox

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def accept(merchant: DefaultAlipayClient, dispute: str) -> AlipayAcceptDisputeResponse:
    request = AlipayAcceptDisputeRequest()
    request.dispute_id = dispute
    return AlipayAcceptDisputeResponse(merchant.execute(request))


def supply(
    merchant: DefaultAlipayClient, dispute: str, evidence: bytes
) -> AlipaySupplyDefenseDocumentResponse:
    request = AlipaySupplyDefenseDocumentRequest()
    request.dispute_id = dispute
    request.dispute_evidence = base64.b64encode(evidence).decode()
    return AlipaySupplyDefenseDocumentResponse(merchant.execute(request))


def download(
    merchant: DefaultAlipayClient, dispute: str, kind: DisputeEvidenceType
) -> AlipayDownloadDisputeEvidenceResponse:
    request = AlipayDownloadDisputeEvidenceRequest()
    request.dispute_id = dispute
    request.dispute_evidence_type = kind
    return AlipayDownloadDisputeEvidenceResponse(merchant.execute(request))


def outcome(response: Any) -> tuple[str, ResultStatusType]:
    return response.result.result_code, response.result.result_status


DONE = ("SUCCESS", ResultStatusType.S)


def refused(code: str) -> tuple[str, ResultStatusType]:
    return code, ResultStatusType.F


def verified(sandbox: Sandbox, delivery: Delivery, path: str = PATH) -> bool:
    """What the SDK's webhook tool says; it raises on a mismatch."""
    headers = delivery.headers
    verdict: bool = webhook_tool.check_signature(
        "POST",
        path,
        headers["client-id"],
        headers["request-time"],
        delivery.body.decode(),
        headers.get("signature"),
        sandbox.json["alipay"]["alipay_public_key"],
    )
    return verdict


def told(sandbox: Sandbox, inbox: Inbox) -> AlipayDisputeNotify:
    """The next notification, verified and read by the SDK."""
    delivery = inbox.next()
    assert delivery.path == PATH
    assert verified(sandbox, delivery)
    return AlipayDisputeNotify(delivery.body.decode())


def test_the_sdk_is_the_pinned_one(
    sandbox: Sandbox, merchant: DefaultAlipayClient, connections: list[Connection]
) -> None:
    assert version(SDK) == "1.7.1"
    accept(merchant, sandbox.dispute())
    [asked] = connections
    assert (asked.host, asked.port) == (GATEWAY.removeprefix("https://"), 443)
    assert asked.context.verify_mode == ssl.CERT_REQUIRED


def test_it_accepts(sandbox: Sandbox, merchant: DefaultAlipayClient) -> None:
    dispute = sandbox.dispute()
    first = accept(merchant, dispute)
    assert outcome(first) == DONE
    assert first.dispute_id == dispute
    assert datetime.fromisoformat(first.dispute_resolution_time).utcoffset() is not None
    assert outcome(accept(merchant, dispute)) == refused("REPEAT_REQUEST")
    assert outcome(accept(merchant, "nobody knows it")) == refused("PARAM_ILLEGAL")
    assert sandbox.effects(dispute) == 1


def test_it_defends_and_downloads_what_it_supplied(
    sandbox: Sandbox, merchant: DefaultAlipayClient
) -> None:
    formats = {PDF: DisputeEvidenceFormatType.PDF, DOC: DisputeEvidenceFormatType.WORD}
    for document, expected in formats.items():
        dispute = sandbox.dispute()
        nothing = download(merchant, dispute, DisputeEvidenceType.FILE)
        assert outcome(nothing) == refused("PARAM_ILLEGAL")
        first = supply(merchant, dispute, document)
        assert outcome(first) == DONE
        assert first.dispute_id == dispute
        assert outcome(supply(merchant, dispute, document)) == refused("REPEAT_REQUEST")
        assert outcome(accept(merchant, dispute)) == refused("REPEAT_REQUEST")
        file = download(merchant, dispute, DisputeEvidenceType.FILE)
        assert outcome(file) == DONE
        assert base64.b64decode(file.dispute_evidence, validate=True) == document
        assert file.dispute_evidence_format is expected
        assert sandbox.effects(dispute) == 1


def test_it_downloads_the_template_and_what_was_proposed(
    sandbox: Sandbox, merchant: DefaultAlipayClient, inbox: Inbox
) -> None:
    dispute = sandbox.dispute()
    inbox.next()
    template = download(merchant, dispute, DisputeEvidenceType.TEMPLATE)
    assert outcome(template) == DONE
    assert template.dispute_evidence_format is DisputeEvidenceFormatType.PDF
    assert dispute.encode() in base64.b64decode(template.dispute_evidence, validate=True)
    assert outcome(download(merchant, dispute, DisputeEvidenceType.AI)) == refused("PARAM_ILLEGAL")
    sandbox.control(f"/_sandbox/alipay/disputes/{dispute}/document", {})
    delivery = inbox.next()
    assert verified(sandbox, delivery)
    announced = AlipayDefenseDocumentNotify(delivery.body.decode())
    proposed = download(merchant, dispute, DisputeEvidenceType.AI)
    assert outcome(proposed) == DONE
    assert announced.dispute_id == dispute
    assert announced.defense_file.file_format == proposed.dispute_evidence_format.value
    content = base64.b64decode(proposed.dispute_evidence, validate=True)
    assert announced.defense_file.file_md5 == hashlib.md5(content).hexdigest()
    assert sandbox.effects(dispute) == 0


def test_documents_pass_between_it_and_our_client(
    sandbox: Sandbox, merchant: DefaultAlipayClient
) -> None:
    with AlipayClient(**sandbox.options()) as ours:
        dispute = sandbox.dispute()
        ours.supply_defense_document(dispute, dispute_evidence=PDF)
        file = download(merchant, dispute, DisputeEvidenceType.FILE)
        assert base64.b64decode(file.dispute_evidence, validate=True) == PDF
        dispute = sandbox.dispute()
        assert outcome(supply(merchant, dispute, DOC)) == DONE
        answer = ours.download_dispute_evidence(dispute, "DISPUTE_EVIDENCE_FILE")
        assert (answer.dispute_evidence, answer.dispute_evidence_format) == (DOC, "WORD")


def test_refusals_reach_it(sandbox: Sandbox, merchant: DefaultAlipayClient) -> None:
    late, compliance = sandbox.dispute(), {"disputeType": "COMPLIANCE_REQUEST"}
    sandbox.control("/_sandbox/clock/advance", {"seconds": 21 * 86_400})
    assert outcome(accept(merchant, late)) == refused("TIME_EXCEEDS_LIMIT")
    assert outcome(supply(merchant, late, PDF)) == refused("TIME_EXCEEDS_LIMIT")
    assert outcome(supply(merchant, sandbox.dispute(), b"test")) == refused("PARAM_ILLEGAL")
    request = sandbox.control("/_sandbox/alipay/disputes", compliance)["disputeId"]
    for _ in range(3):
        assert outcome(supply(merchant, request, PDF)) == DONE
        again = supply(merchant, request, PDF)
        assert outcome(again) == refused("NOT_ALLOW_IN_CURRENT_STATUS")
        verdict = {"result": "VALIDATE_FAIL"}
        sandbox.control(f"/_sandbox/alipay/disputes/{request}/judge", verdict)
    assert outcome(supply(merchant, request, PDF)) == refused("DEFENSE_EXCEED_LIMIT")
    sandbox.control("/_sandbox/faults", {"operation": "acceptDispute", "kind": "unknown"})
    answer = accept(merchant, sandbox.dispute())
    assert outcome(answer) == ("UNKNOWN_EXCEPTION", ResultStatusType.U)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("broken_signature", "verify failed"),
        ("altered_body", "verify failed"),
        ("other_key", "verify failed"),
        ("header_twice", "verify failed"),
        ("unsigned", "signature not exist"),
        ("half_header", "response-time not exist"),
    ],
)
@pytest.mark.parametrize(
    "operation", ["acceptDispute", "supplyDefenseDocument", "downloadDisputeEvidence"]
)
def test_it_refuses_spoiled_answers(
    sandbox: Sandbox, merchant: DefaultAlipayClient, operation: str, kind: str, words: str
) -> None:
    dispute = sandbox.dispute()
    sandbox.control("/_sandbox/faults", {"operation": operation, "kind": kind})
    with pytest.raises(AlipayApiException) as refusal:
        if operation == "acceptDispute":
            accept(merchant, dispute)
        elif operation == "supplyDefenseDocument":
            supply(merchant, dispute, PDF)
        else:
            download(merchant, dispute, DisputeEvidenceType.TEMPLATE)
    assert words in str(refusal.value)
    [logged] = sandbox.get("/_sandbox/requests")["requests"]
    assert (logged["fault"], logged["verdict"]["code"]) == (kind, "SUCCESS")


def test_the_sandbox_refuses_a_merchant_with_another_key(
    sandbox: Sandbox, connections: list[Connection]
) -> None:
    keys = sandbox.json["alipay"]
    stranger = DefaultAlipayClient(
        GATEWAY, keys["client_id"], generate_private_key(), keys["alipay_public_key"]
    )
    dispute = sandbox.dispute()
    with pytest.raises(AlipayApiException) as refusal:
        accept(stranger, dispute)
    assert "signature not exist" in str(refusal.value)
    [logged] = sandbox.get("/_sandbox/requests")["requests"]
    assert logged["verdict"]["code"] == "SIGNATURE_INVALID"
    assert len(connections) == 1
    assert sandbox.effects(dispute) == 0


def test_it_verifies_the_notifications_of_a_disputes_life(
    sandbox: Sandbox, merchant: DefaultAlipayClient, inbox: Inbox
) -> None:
    dispute = sandbox.control("/_sandbox/alipay/disputes", {"extra": {"neu": "für dich"}})[
        "disputeId"
    ]
    created = told(sandbox, inbox)
    assert created.dispute_id == dispute
    assert created.dispute_notification_type == DisputeNotificationType.DISPUTE_CREATED.value
    assert (created.dispute_amount["currency"], created.defendable) == ("EUR", True)
    sandbox.control("/_sandbox/clock/advance", {"seconds": 19 * 86_400})
    warned = told(sandbox, inbox)
    assert warned.dispute_notification_type == DisputeNotificationType.DEFENSE_DUE_ALERT.value
    assert warned.defense_due_time == created.defense_due_time
    supplied_at = supply(merchant, dispute, PDF).dispute_resolution_time
    supplied = told(sandbox, inbox)
    assert supplied.dispute_notification_type == DisputeNotificationType.DEFENSE_SUPPLIED.value
    assert supplied.defense_supplied_time == supplied_at
    sandbox.control(f"/_sandbox/alipay/disputes/{dispute}/judge", {"result": "ACCEPT_BY_CUSTOMER"})
    judged = told(sandbox, inbox)
    assert judged.dispute_notification_type == DisputeNotificationType.DISPUTE_JUDGED.value
    assert judged.dispute_judged_result == "ACCEPT_BY_CUSTOMER"
    assert judged.dispute_judged_amount["value"] == "0"
    sandbox.control("/_sandbox/clock/advance", {"seconds": 0})
    states = [one["state"] for one in sandbox.get("/_sandbox/notifications")["notifications"]]
    assert states == ["acknowledged"] * 4


def test_it_verifies_the_other_notifications(
    sandbox: Sandbox, merchant: DefaultAlipayClient, inbox: Inbox
) -> None:
    accepted, cancelled = sandbox.dispute(), sandbox.dispute()
    assert {told(sandbox, inbox).dispute_id for _ in range(2)} == {accepted, cancelled}
    accept(merchant, accepted)
    news = told(sandbox, inbox)
    assert news.dispute_notification_type == DisputeNotificationType.DISPUTE_ACCEPTED.value
    assert news.dispute_accept_reason == "MERCHANT_ACCEPTED"
    sandbox.control(f"/_sandbox/alipay/disputes/{cancelled}/cancel")
    news = told(sandbox, inbox)
    assert news.dispute_notification_type == DisputeNotificationType.DISPUTE_CANCELLED.value
    assert datetime.fromisoformat(news.dispute_cancelled_time).utcoffset() is not None
    sandbox.control("/_sandbox/alipay/disputes", {"notification_type": "RDR_RESOLVED"})
    news = told(sandbox, inbox)
    assert news.dispute_notification_type == DisputeNotificationType.RDR_RESOLVED.value
    sandbox.control(f"/_sandbox/alipay/disputes/{accepted}/suggest", {})
    delivery = inbox.next()
    assert verified(sandbox, delivery)
    suggestion = AlipayDefenseStrategySuggestionNotify(delivery.body.decode())
    assert suggestion.dispute_id == accepted
    assert suggestion.evidence_list[0].evidence_tag == "ORDER_INFORMATION"
    assert datetime.fromisoformat(suggestion.notify_time).utcoffset() is not None


def test_it_refuses_hostile_notifications(sandbox: Sandbox, inbox: Inbox) -> None:
    order = {"body": {"disputeId": "one", "disputeNotificationType": "DISPUTE_CREATED"}}
    sandbox.control("/_sandbox/alipay/notify", order)
    delivery = inbox.next()
    assert verified(sandbox, delivery)
    with pytest.raises(rsa.VerificationError) as refusal:
        verified(sandbox, delivery, "/hooks/alipay")
    assert refusal.type is rsa.VerificationError, "another path was not signed"
    for sign in ["broken", "other_key"]:
        sandbox.control("/_sandbox/alipay/notify", {**order, "sign": sign})
        spoiled = inbox.next()
        with pytest.raises(rsa.VerificationError) as refusal:
            verified(sandbox, spoiled)
        assert refusal.type is rsa.VerificationError, sign
    sandbox.control("/_sandbox/alipay/notify", {**order, "sign": False})
    unsigned = inbox.next()
    with pytest.raises(AlipayApiException) as invalid:
        verified(sandbox, unsigned)
    assert "signature invalid" in str(invalid.value)


def hooks(sandbox: Sandbox) -> AlipayWebhooks:
    keys = sandbox.json["alipay"]
    return AlipayWebhooks(
        path=PATH, client_id=keys["client_id"], alipay_public_key=keys["alipay_public_key"]
    )


def test_our_receiver_verifies_what_it_signs(sandbox: Sandbox) -> None:
    keys = sandbox.json["alipay"]
    receiver = hooks(sandbox)
    time = "2026-01-31T12:00:00.000+00:00"
    for text in ["plain", "für 客户 \U0001f600", '"quoted" \\ / \u2028']:
        message = {"disputeId": text, "disputeNotificationType": "DISPUTE_CREATED"}
        for body in [json.dumps(message), json.dumps(message, ensure_ascii=False, indent=3)]:
            signature = signature_tool.sign(
                "POST", PATH, keys["client_id"], time, body, keys["alipay_private_key"]
            )
            headers = {
                "Signature": f"algorithm=RSA256,keyVersion=1,signature={signature}",
                "Request-Time": time,
                "client-id": keys["client_id"],
            }
            assert receiver.receive(headers, body.encode()).dispute_id == text
            with pytest.raises(SignatureError) as refusal:
                receiver.receive(headers, body.encode() + b" ")
            assert refusal.value.reason == "mismatch"
            ours = receiver.sign_test_message(body.encode(), keys["alipay_private_key"])
            ours = {name.lower(): value for name, value in ours.items()}
            assert verified(sandbox, Delivery(PATH, ours, body.encode()))


def test_our_keys_verify_its_requests(sandbox: Sandbox, merchant: DefaultAlipayClient) -> None:
    keys = sandbox.json["alipay"]
    ours = PrivateKey(keys["merchant_private_key"])
    public = PublicKey(ours.public_key())
    dispute = sandbox.dispute()
    download(merchant, dispute, DisputeEvidenceType.TEMPLATE)
    supply(merchant, dispute, PDF)
    accept(merchant, "für 客户")
    requests = sandbox.get("/_sandbox/requests")["requests"]
    assert [one["operation"] for one in requests] == [
        "downloadDisputeEvidence",
        "supplyDefenseDocument",
        "acceptDispute",
    ]
    for one in requests:
        headers, body = one["headers"], one["body"]
        where = ("POST", one["path"], headers["client-id"], headers["request-time"])
        content = content_to_sign(*where, body.encode())
        assert content.decode() == signature_tool.gen_sign_content(*where, body)
        signature = parse_signature_header(headers["signature"])
        public.verify(content, base64.b64decode(signature, validate=True))
        assert ours.sign(content) == signature, "the scheme leaves no choice"
        header = signature_header(signature, key_version=1)
        assert header == headers["signature"]
        with pytest.raises(SignatureError) as refusal:
            public.verify(content + b" ", base64.b64decode(signature, validate=True))
        assert refusal.value.reason == "mismatch"
