# Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/python. Don't edit it: edit those and run `cargo xtask generate`.
"""Alipay (Antom) disputes: the types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rebuttal._runtime.messages import ReceivedMessage
from rebuttal._runtime.model import Model, Response
from rebuttal._runtime.times import Time

if TYPE_CHECKING:
    from rebuttal._generated.alipay.enums import (
        DisputeAcceptReason,
        DisputeEvidenceFormat,
        DisputeJudgedResult,
        DisputeNotificationType,
        DisputeType,
        ResultStatus,
        WinRateLevel,
    )
else:
    # What msgspec reads here: any text is taken.
    DisputeEvidenceFormat = str
    ResultStatus = str
    WinRateLevel = str
    DisputeNotificationType = str
    DisputeType = str
    DisputeAcceptReason = str
    DisputeJudgedResult = str


class AcceptDisputeResponse(
    Response,
    frozen=True,
    kw_only=True,
    rename={
        "dispute_id": "disputeId",
        "dispute_resolution_time": "disputeResolutionTime",
    },
):
    """The provider's answer to accepting a dispute."""

    result: ResultInfo
    """What the provider decided."""
    dispute_id: str | None = None
    """The dispute that was accepted; present on success."""
    dispute_resolution_time: Time | None = None
    """When it was accepted; present on success."""


class SupplyDefenseDocumentResponse(
    Response,
    frozen=True,
    kw_only=True,
    rename={
        "dispute_id": "disputeId",
        "dispute_resolution_time": "disputeResolutionTime",
    },
):
    """The provider's answer to a defence."""

    result: ResultInfo
    """What the provider decided."""
    dispute_id: str | None = None
    """The dispute that was defended; present on success."""
    dispute_resolution_time: Time | None = None
    """When the document arrived; present on success."""


class DownloadDisputeEvidenceResponse(
    Response,
    frozen=True,
    kw_only=True,
    rename={
        "dispute_evidence": "disputeEvidence",
        "dispute_evidence_format": "disputeEvidenceFormat",
    },
):
    """A document that belongs to a dispute."""

    __private__: ClassVar[frozenset[str]] = frozenset({"dispute_evidence"})

    result: ResultInfo
    """What the provider decided."""
    dispute_evidence: bytes
    """The document; present on success. Private: not shown by `repr`."""
    dispute_evidence_format: DisputeEvidenceFormat | None = None
    """The format of a document."""


class ResultInfo(
    Model,
    frozen=True,
    kw_only=True,
    rename={
        "result_code": "resultCode",
        "result_status": "resultStatus",
        "result_message": "resultMessage",
    },
):
    """The provider's decision on a request."""

    __private__: ClassVar[frozenset[str]] = frozenset({"result_message"})

    result_code: str
    """The provider's code, such as `SUCCESS`. The list is open."""
    result_status: ResultStatus
    """What became of a request."""
    result_message: str | None = None
    """The provider's words for people. Private: not shown by `repr`."""


class DisputeNotification(
    ReceivedMessage,
    frozen=True,
    kw_only=True,
    rename={
        "dispute_id": "disputeId",
        "dispute_notification_type": "disputeNotificationType",
        "payment_request_id": "paymentRequestId",
        "payment_id": "paymentId",
        "capture_id": "captureId",
        "dispute_time": "disputeTime",
        "dispute_amount": "disputeAmount",
        "dispute_type": "disputeType",
        "dispute_reason_code": "disputeReasonCode",
        "dispute_reason_msg": "disputeReasonMsg",
        "dispute_source": "disputeSource",
        "defense_due_time": "defenseDueTime",
        "defense_supplied_time": "defenseSuppliedTime",
        "auto_defend_reason": "autoDefendReason",
        "dispute_accept_reason": "disputeAcceptReason",
        "dispute_accept_time": "disputeAcceptTime",
        "dispute_cancelled_time": "disputeCancelledTime",
        "dispute_judged_time": "disputeJudgedTime",
        "dispute_judged_amount": "disputeJudgedAmount",
        "dispute_judged_result": "disputeJudgedResult",
        "issuer_comments": "issuerComments",
        "acquirer_info": "acquirerInfo",
    },
):
    """Something happened to a dispute. Which of the optional fields are present depends on
    `disputeNotificationType`.
    """

    __private__: ClassVar[frozenset[str]] = frozenset({"dispute_reason_msg", "auto_defend_reason"})

    __provider__: ClassVar[str] = "alipay"

    dispute_id: str
    """The provider's id of the dispute."""
    dispute_notification_type: DisputeNotificationType
    """What happened."""
    payment_request_id: str | None = None
    """The merchant's id of the payment request. Documented as always present."""
    payment_id: str | None = None
    """The provider's id of the payment. Documented as always present."""
    capture_id: str | None = None
    """The provider's id of the capture, where the payment was captured apart."""
    dispute_time: Time | None = None
    """When the dispute was opened."""
    dispute_amount: Amount | None = None
    """The amount in dispute."""
    dispute_type: DisputeType | None = None
    """The kind of dispute."""
    defendable: bool | None = None
    """Whether the merchant may defend itself."""
    dispute_reason_code: str | None = None
    """The card scheme's or wallet's code of the reason."""
    dispute_reason_msg: str | None = None
    """The reason in words. Private: not shown by `repr`."""
    dispute_source: str | None = None
    """Who raised it, such as the card scheme's name."""
    arn: str | None = None
    """The acquirer reference number of the payment."""
    defense_due_time: Time | None = None
    """The last moment to accept or defend."""
    defense_supplied_time: Time | None = None
    """When the defence reached the provider."""
    auto_defend_reason: str | None = None
    """Why the provider defended the dispute by itself. Private: not shown by `repr`."""
    dispute_accept_reason: DisputeAcceptReason | None = None
    """Why the dispute counts as accepted."""
    dispute_accept_time: Time | None = None
    """When the dispute was accepted."""
    dispute_cancelled_time: Time | None = None
    """When the buyer withdrew it."""
    dispute_judged_time: Time | None = None
    """When it was judged."""
    dispute_judged_amount: Amount | None = None
    """What is deducted from the merchant after the judgement."""
    dispute_judged_result: DisputeJudgedResult | None = None
    """How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer
    bears the amount and the merchant wins.
    """
    issuer_comments: IssuerComments | None = None
    """What the card's issuer wrote."""
    acquirer_info: AcquirerInfo | None = None
    """The acquirer's view, for merchants whose payments go through one."""


class DefenseStrategySuggestionNotification(
    ReceivedMessage,
    frozen=True,
    kw_only=True,
    rename={
        "dispute_id": "disputeId",
        "notify_time": "notifyTime",
        "win_rate_level": "winRateLevel",
        "evidence_list": "evidenceList",
        "cardholder_dispute_reason": "cardholderDisputeReason",
        "defense_strategy_description": "defenseStrategyDescription",
    },
):
    """How the provider would defend a dispute."""

    __private__: ClassVar[frozenset[str]] = frozenset(
        {"cardholder_dispute_reason", "defense_strategy_description"}
    )

    __provider__: ClassVar[str] = "alipay"

    dispute_id: str
    """The provider's id of the dispute."""
    notify_time: Time | None = None
    """When it was first sent; the same when it is sent again."""
    win_rate_level: WinRateLevel | None = None
    """How much speaks for winning."""
    evidence_list: list[SuggestedEvidence]
    """The evidence that counts, with what the provider has of it."""
    cardholder_dispute_reason: str | None = None
    """Why the cardholder disputes, in words. Private: not shown by `repr`."""
    defense_strategy_description: str | None = None
    """How to defend, in words. Private: not shown by `repr`."""


class SuggestedEvidence(
    Model,
    frozen=True,
    kw_only=True,
    rename={
        "evidence_tag": "evidenceTag",
        "win_rate_contribution": "winRateContribution",
    },
):
    """A kind of evidence and what it would contribute."""

    evidence_tag: str
    """The kind of evidence. The list is open."""
    obtained: bool | None = None
    """Whether the provider has it already."""
    win_rate_contribution: WinRateLevel | None = None
    """How much speaks for winning."""


class DefenseDocumentNotification(
    ReceivedMessage,
    frozen=True,
    kw_only=True,
    rename={
        "dispute_id": "disputeId",
        "notify_time": "notifyTime",
        "defense_file": "defenseFile",
        "win_rate_level": "winRateLevel",
        "recommended_evidence": "recommendedEvidence",
        "suggestions_for_improvement": "suggestionsForImprovement",
    },
):
    """A document for the defence that the provider has made."""

    __private__: ClassVar[frozenset[str]] = frozenset(
        {"recommended_evidence", "suggestions_for_improvement"}
    )

    __provider__: ClassVar[str] = "alipay"

    dispute_id: str
    """The provider's id of the dispute."""
    notify_time: Time | None = None
    """When it was first sent; the same when it is sent again."""
    defense_file: DefenseFile
    """What can be downloaded."""
    win_rate_level: WinRateLevel | None = None
    """How much speaks for winning."""
    recommended_evidence: dict[str, str] | None = None
    """What else to send, by the kind of evidence. Private: not shown by `repr`."""
    suggestions_for_improvement: str | None = None
    """How to make the defence stronger, in words. Private: not shown by `repr`."""


class Notification(
    ReceivedMessage,
    frozen=True,
    kw_only=True,
    rename={
        "notify_type": "notifyType",
        "dispute_id": "disputeId",
        "dispute_notification_type": "disputeNotificationType",
    },
):
    """Something else happened. This is the kind of all notifications that are of no other, so no
    field is sure to be there.
    """

    __provider__: ClassVar[str] = "alipay"

    notify_type: str | None = None
    """What it tells of, such as `PAYMENT_RESULT`; that of a dispute has none."""
    dispute_id: str | None = None
    """The provider's id of the dispute, if it is about one."""
    dispute_notification_type: DisputeNotificationType | None = None
    """What happened."""


class DefenseFile(
    Model,
    frozen=True,
    kw_only=True,
    rename={
        "file_name": "fileName",
        "file_format": "fileFormat",
        "file_md5": "fileMd5",
    },
):
    """A document that can be downloaded."""

    __private__: ClassVar[frozenset[str]] = frozenset({"file_name"})

    file_name: str | None = None
    """Its name. Private: not shown by `repr`."""
    file_format: DisputeEvidenceFormat | None = None
    """The format of a document."""
    file_md5: str | None = None
    """The MD5 of its bytes, 32 lower-case hexadecimal digits."""


class Amount(Model, frozen=True, kw_only=True):
    """An amount of money in minor units."""

    currency: str
    """The currency's three-letter ISO 4217 code."""
    value: str
    """A whole number of minor units as text; 1000 in EUR is ten euros."""


class IssuerComments(
    Model,
    frozen=True,
    kw_only=True,
    rename={
        "cardholder_comments": "cardholderComments",
        "reason_of_invalid_authorization": "reasonOfInvalidAuthorization",
        "explanation_of_credit_presented": "explanationOfCreditPresented",
        "judge_reason": "judgeReason",
    },
):
    """What the card's issuer wrote."""

    __private__: ClassVar[frozenset[str]] = frozenset(
        {
            "cardholder_comments",
            "reason_of_invalid_authorization",
            "explanation_of_credit_presented",
            "judge_reason",
        }
    )

    cardholder_comments: str | None = None
    """The cardholder's own words. Private: not shown by `repr`."""
    reason_of_invalid_authorization: str | None = None
    """Why the authorisation was not valid. Private: not shown by `repr`."""
    explanation_of_credit_presented: str | None = None
    """What the issuer says of a credit that was presented. Private: not shown by `repr`."""
    judge_reason: str | None = None
    """Why it was decided so. Private: not shown by `repr`."""


class AcquirerInfo(
    Model,
    frozen=True,
    kw_only=True,
    rename={
        "acquirer_name": "acquirerName",
        "acquirer_merchant_id": "acquirerMerchantId",
        "acquirer_merchant_name": "acquirerMerchantName",
        "acquirer_transaction_id": "acquirerTransactionId",
        "reference_request_id": "referenceRequestId",
        "acquirer_reason_code": "acquirerReasonCode",
        "acquirer_reason_description": "acquirerReasonDescription",
        "acquirer_result_code": "acquirerResultCode",
        "acquirer_result_message": "acquirerResultMessage",
        "ptsp_transaction_id": "ptspTransactionId",
        "acquirer_card_token": "acquirerCardToken",
        "acquirer_fingerprint": "acquirerFingerprint",
        "acquirer_account_name": "acquirerAccountName",
    },
):
    """The acquirer's view of the payment."""

    __private__: ClassVar[frozenset[str]] = frozenset(
        {
            "acquirer_merchant_name",
            "acquirer_reason_description",
            "acquirer_result_message",
            "acquirer_card_token",
            "acquirer_fingerprint",
            "acquirer_account_name",
        }
    )

    acquirer_name: str | None = None
    """The acquirer's name."""
    acquirer_merchant_id: str | None = None
    """The merchant's id at the acquirer."""
    acquirer_merchant_name: str | None = None
    """The merchant's name at the acquirer. Private: not shown by `repr`."""
    acquirer_transaction_id: str | None = None
    """The acquirer's id of the payment."""
    reference_request_id: str | None = None
    """The id under which the payment was requested from the acquirer."""
    acquirer_reason_code: str | None = None
    """The acquirer's code of the dispute's reason."""
    acquirer_reason_description: str | None = None
    """The acquirer's words for the reason. Private: not shown by `repr`."""
    acquirer_result_code: str | None = None
    """The acquirer's result code."""
    acquirer_result_message: str | None = None
    """The acquirer's words for the result. Private: not shown by `repr`."""
    ptsp_transaction_id: str | None = None
    """The id of the payment at the payment terminal service provider."""
    acquirer_card_token: str | None = None
    """The acquirer's token for the card. Private: not shown by `repr`."""
    acquirer_fingerprint: str | None = None
    """The acquirer's fingerprint of the card. Private: not shown by `repr`."""
    acquirer_account_name: str | None = None
    """The name of the account at the acquirer. Private: not shown by `repr`."""
