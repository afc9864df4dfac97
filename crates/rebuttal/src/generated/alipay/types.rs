// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{Base64, Private, Received, Time, UnknownFields, impl_deserialize};
use serde::Serialize;
use std::collections::BTreeMap;

use super::enums::*;
use super::ids::DisputeId;

/// The provider's answer to accepting a dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct AcceptDisputeResponse {
    /// What the provider decided.
    pub result: ResultInfo,
    /// The dispute that was accepted; present on success.
    #[serde(rename = "disputeId", skip_serializing_if = "Option::is_none")]
    pub dispute_id: Option<DisputeId>,
    /// When it was accepted; present on success.
    #[serde(rename = "disputeResolutionTime", skip_serializing_if = "Option::is_none")]
    pub dispute_resolution_time: Option<Time>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { AcceptDisputeResponse {
    result: "result",
    dispute_id: "disputeId",
    dispute_resolution_time: "disputeResolutionTime",
    ..extra
} }

/// The provider's answer to a defence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct SupplyDefenseDocumentResponse {
    /// What the provider decided.
    pub result: ResultInfo,
    /// The dispute that was defended; present on success.
    #[serde(rename = "disputeId", skip_serializing_if = "Option::is_none")]
    pub dispute_id: Option<DisputeId>,
    /// When the document arrived; present on success.
    #[serde(rename = "disputeResolutionTime", skip_serializing_if = "Option::is_none")]
    pub dispute_resolution_time: Option<Time>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { SupplyDefenseDocumentResponse {
    result: "result",
    dispute_id: "disputeId",
    dispute_resolution_time: "disputeResolutionTime",
    ..extra
} }

/// A document that belongs to a dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DownloadDisputeEvidenceResponse {
    /// What the provider decided.
    pub result: ResultInfo,
    /// The document; present on success.
    #[serde(rename = "disputeEvidence")]
    pub dispute_evidence: Base64,
    /// The format of a document.
    #[serde(rename = "disputeEvidenceFormat", skip_serializing_if = "Option::is_none")]
    pub dispute_evidence_format: Option<DisputeEvidenceFormat>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DownloadDisputeEvidenceResponse {
    result: "result",
    dispute_evidence: "disputeEvidence",
    dispute_evidence_format: "disputeEvidenceFormat",
    ..extra
} }

/// The provider's decision on a request.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct ResultInfo {
    /// The provider's code, such as `SUCCESS`. The list is open.
    #[serde(rename = "resultCode")]
    pub result_code: String,
    /// What became of a request.
    #[serde(rename = "resultStatus")]
    pub result_status: ResultStatus,
    /// The provider's words for people.
    #[serde(rename = "resultMessage", skip_serializing_if = "Option::is_none")]
    pub result_message: Option<Private<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { ResultInfo {
    result_code: "resultCode",
    result_status: "resultStatus",
    result_message: "resultMessage",
    ..extra
} }

/// Something happened to a dispute. Which of the optional fields are present depends on `disputeNotificationType`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeNotification {
    /// The provider's id of the dispute.
    #[serde(rename = "disputeId")]
    pub dispute_id: DisputeId,
    /// What happened.
    #[serde(rename = "disputeNotificationType")]
    pub dispute_notification_type: DisputeNotificationType,
    /// The merchant's id of the payment request. Documented as always present.
    #[serde(rename = "paymentRequestId", skip_serializing_if = "Option::is_none")]
    pub payment_request_id: Option<String>,
    /// The provider's id of the payment. Documented as always present.
    #[serde(rename = "paymentId", skip_serializing_if = "Option::is_none")]
    pub payment_id: Option<String>,
    /// The provider's id of the capture, where the payment was captured apart.
    #[serde(rename = "captureId", skip_serializing_if = "Option::is_none")]
    pub capture_id: Option<String>,
    /// When the dispute was opened.
    #[serde(rename = "disputeTime", skip_serializing_if = "Option::is_none")]
    pub dispute_time: Option<Time>,
    /// The amount in dispute.
    #[serde(rename = "disputeAmount", skip_serializing_if = "Option::is_none")]
    pub dispute_amount: Option<Amount>,
    /// The kind of dispute.
    #[serde(rename = "disputeType", skip_serializing_if = "Option::is_none")]
    pub dispute_type: Option<DisputeType>,
    /// Whether the merchant may defend itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defendable: Option<bool>,
    /// The card scheme's or wallet's code of the reason.
    #[serde(rename = "disputeReasonCode", skip_serializing_if = "Option::is_none")]
    pub dispute_reason_code: Option<String>,
    /// The reason in words.
    #[serde(rename = "disputeReasonMsg", skip_serializing_if = "Option::is_none")]
    pub dispute_reason_msg: Option<Private<String>>,
    /// Who raised it, such as the card scheme's name.
    #[serde(rename = "disputeSource", skip_serializing_if = "Option::is_none")]
    pub dispute_source: Option<String>,
    /// The acquirer reference number of the payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    /// The last moment to accept or defend.
    #[serde(rename = "defenseDueTime", skip_serializing_if = "Option::is_none")]
    pub defense_due_time: Option<Time>,
    /// When the defence reached the provider.
    #[serde(rename = "defenseSuppliedTime", skip_serializing_if = "Option::is_none")]
    pub defense_supplied_time: Option<Time>,
    /// Why the provider defended the dispute by itself.
    #[serde(rename = "autoDefendReason", skip_serializing_if = "Option::is_none")]
    pub auto_defend_reason: Option<Private<String>>,
    /// Why the dispute counts as accepted.
    #[serde(rename = "disputeAcceptReason", skip_serializing_if = "Option::is_none")]
    pub dispute_accept_reason: Option<DisputeAcceptReason>,
    /// When the dispute was accepted.
    #[serde(rename = "disputeAcceptTime", skip_serializing_if = "Option::is_none")]
    pub dispute_accept_time: Option<Time>,
    /// When the buyer withdrew it.
    #[serde(rename = "disputeCancelledTime", skip_serializing_if = "Option::is_none")]
    pub dispute_cancelled_time: Option<Time>,
    /// When it was judged.
    #[serde(rename = "disputeJudgedTime", skip_serializing_if = "Option::is_none")]
    pub dispute_judged_time: Option<Time>,
    /// What is deducted from the merchant after the judgement.
    #[serde(rename = "disputeJudgedAmount", skip_serializing_if = "Option::is_none")]
    pub dispute_judged_amount: Option<Amount>,
    /// How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer bears the amount and the merchant wins.
    #[serde(rename = "disputeJudgedResult", skip_serializing_if = "Option::is_none")]
    pub dispute_judged_result: Option<DisputeJudgedResult>,
    /// What the card's issuer wrote.
    #[serde(rename = "issuerComments", skip_serializing_if = "Option::is_none")]
    pub issuer_comments: Option<IssuerComments>,
    /// The acquirer's view, for merchants whose payments go through one.
    #[serde(rename = "acquirerInfo", skip_serializing_if = "Option::is_none")]
    pub acquirer_info: Option<AcquirerInfo>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeNotification {
    dispute_id: "disputeId",
    dispute_notification_type: "disputeNotificationType",
    payment_request_id: "paymentRequestId",
    payment_id: "paymentId",
    capture_id: "captureId",
    dispute_time: "disputeTime",
    dispute_amount: "disputeAmount",
    dispute_type: "disputeType",
    defendable: "defendable",
    dispute_reason_code: "disputeReasonCode",
    dispute_reason_msg: "disputeReasonMsg",
    dispute_source: "disputeSource",
    arn: "arn",
    defense_due_time: "defenseDueTime",
    defense_supplied_time: "defenseSuppliedTime",
    auto_defend_reason: "autoDefendReason",
    dispute_accept_reason: "disputeAcceptReason",
    dispute_accept_time: "disputeAcceptTime",
    dispute_cancelled_time: "disputeCancelledTime",
    dispute_judged_time: "disputeJudgedTime",
    dispute_judged_amount: "disputeJudgedAmount",
    dispute_judged_result: "disputeJudgedResult",
    issuer_comments: "issuerComments",
    acquirer_info: "acquirerInfo",
    ..extra
} }

/// How the provider would defend a dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DefenseStrategySuggestionNotification {
    /// The provider's id of the dispute.
    #[serde(rename = "disputeId")]
    pub dispute_id: DisputeId,
    /// When it was first sent; the same when it is sent again.
    #[serde(rename = "notifyTime", skip_serializing_if = "Option::is_none")]
    pub notify_time: Option<Time>,
    /// How much speaks for winning.
    #[serde(rename = "winRateLevel", skip_serializing_if = "Option::is_none")]
    pub win_rate_level: Option<WinRateLevel>,
    /// The evidence that counts, with what the provider has of it.
    #[serde(rename = "evidenceList")]
    pub evidence_list: Vec<SuggestedEvidence>,
    /// Why the cardholder disputes, in words.
    #[serde(rename = "cardholderDisputeReason", skip_serializing_if = "Option::is_none")]
    pub cardholder_dispute_reason: Option<Private<String>>,
    /// How to defend, in words.
    #[serde(rename = "defenseStrategyDescription", skip_serializing_if = "Option::is_none")]
    pub defense_strategy_description: Option<Private<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DefenseStrategySuggestionNotification {
    dispute_id: "disputeId",
    notify_time: "notifyTime",
    win_rate_level: "winRateLevel",
    evidence_list: "evidenceList",
    cardholder_dispute_reason: "cardholderDisputeReason",
    defense_strategy_description: "defenseStrategyDescription",
    ..extra
} }

/// A kind of evidence and what it would contribute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct SuggestedEvidence {
    /// The kind of evidence. The list is open.
    #[serde(rename = "evidenceTag")]
    pub evidence_tag: String,
    /// Whether the provider has it already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub obtained: Option<bool>,
    /// How much speaks for winning.
    #[serde(rename = "winRateContribution", skip_serializing_if = "Option::is_none")]
    pub win_rate_contribution: Option<WinRateLevel>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { SuggestedEvidence {
    evidence_tag: "evidenceTag",
    obtained: "obtained",
    win_rate_contribution: "winRateContribution",
    ..extra
} }

/// A document for the defence that the provider has made.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DefenseDocumentNotification {
    /// The provider's id of the dispute.
    #[serde(rename = "disputeId")]
    pub dispute_id: DisputeId,
    /// When it was first sent; the same when it is sent again.
    #[serde(rename = "notifyTime", skip_serializing_if = "Option::is_none")]
    pub notify_time: Option<Time>,
    /// What can be downloaded.
    #[serde(rename = "defenseFile")]
    pub defense_file: DefenseFile,
    /// How much speaks for winning.
    #[serde(rename = "winRateLevel", skip_serializing_if = "Option::is_none")]
    pub win_rate_level: Option<WinRateLevel>,
    /// What else to send, by the kind of evidence.
    #[serde(rename = "recommendedEvidence", skip_serializing_if = "Option::is_none")]
    pub recommended_evidence: Option<Private<BTreeMap<String, String>>>,
    /// How to make the defence stronger, in words.
    #[serde(rename = "suggestionsForImprovement", skip_serializing_if = "Option::is_none")]
    pub suggestions_for_improvement: Option<Private<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DefenseDocumentNotification {
    dispute_id: "disputeId",
    notify_time: "notifyTime",
    defense_file: "defenseFile",
    win_rate_level: "winRateLevel",
    recommended_evidence: "recommendedEvidence",
    suggestions_for_improvement: "suggestionsForImprovement",
    ..extra
} }

/// Something else happened. This is the kind of all notifications that are of no other, so no field is sure to be there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct Notification {
    /// What it tells of, such as `PAYMENT_RESULT`; that of a dispute has none.
    #[serde(rename = "notifyType", skip_serializing_if = "Option::is_none")]
    pub notify_type: Option<String>,
    /// The provider's id of the dispute, if it is about one.
    #[serde(rename = "disputeId", skip_serializing_if = "Option::is_none")]
    pub dispute_id: Option<DisputeId>,
    /// What happened.
    #[serde(rename = "disputeNotificationType", skip_serializing_if = "Option::is_none")]
    pub dispute_notification_type: Option<DisputeNotificationType>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { Notification {
    notify_type: "notifyType",
    dispute_id: "disputeId",
    dispute_notification_type: "disputeNotificationType",
    ..extra
} }

/// A document that can be downloaded.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DefenseFile {
    /// Its name.
    #[serde(rename = "fileName", skip_serializing_if = "Option::is_none")]
    pub file_name: Option<Private<String>>,
    /// The format of a document.
    #[serde(rename = "fileFormat", skip_serializing_if = "Option::is_none")]
    pub file_format: Option<DisputeEvidenceFormat>,
    /// The MD5 of its bytes, 32 lower-case hexadecimal digits.
    #[serde(rename = "fileMd5", skip_serializing_if = "Option::is_none")]
    pub file_md5: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DefenseFile {
    file_name: "fileName",
    file_format: "fileFormat",
    file_md5: "fileMd5",
    ..extra
} }

/// An amount of money in minor units.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct Amount {
    /// The currency's three-letter ISO 4217 code.
    pub currency: String,
    /// A whole number of minor units as text; 1000 in EUR is ten euros.
    pub value: String,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { Amount {
    currency: "currency",
    value: "value",
    ..extra
} }

/// What the card's issuer wrote.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct IssuerComments {
    /// The cardholder's own words.
    #[serde(rename = "cardholderComments", skip_serializing_if = "Option::is_none")]
    pub cardholder_comments: Option<Private<String>>,
    /// Why the authorisation was not valid.
    #[serde(rename = "reasonOfInvalidAuthorization", skip_serializing_if = "Option::is_none")]
    pub reason_of_invalid_authorization: Option<Private<String>>,
    /// What the issuer says of a credit that was presented.
    #[serde(rename = "explanationOfCreditPresented", skip_serializing_if = "Option::is_none")]
    pub explanation_of_credit_presented: Option<Private<String>>,
    /// Why it was decided so.
    #[serde(rename = "judgeReason", skip_serializing_if = "Option::is_none")]
    pub judge_reason: Option<Private<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { IssuerComments {
    cardholder_comments: "cardholderComments",
    reason_of_invalid_authorization: "reasonOfInvalidAuthorization",
    explanation_of_credit_presented: "explanationOfCreditPresented",
    judge_reason: "judgeReason",
    ..extra
} }

/// The acquirer's view of the payment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct AcquirerInfo {
    /// The acquirer's name.
    #[serde(rename = "acquirerName", skip_serializing_if = "Option::is_none")]
    pub acquirer_name: Option<String>,
    /// The merchant's id at the acquirer.
    #[serde(rename = "acquirerMerchantId", skip_serializing_if = "Option::is_none")]
    pub acquirer_merchant_id: Option<String>,
    /// The merchant's name at the acquirer.
    #[serde(rename = "acquirerMerchantName", skip_serializing_if = "Option::is_none")]
    pub acquirer_merchant_name: Option<Private<String>>,
    /// The acquirer's id of the payment.
    #[serde(rename = "acquirerTransactionId", skip_serializing_if = "Option::is_none")]
    pub acquirer_transaction_id: Option<String>,
    /// The id under which the payment was requested from the acquirer.
    #[serde(rename = "referenceRequestId", skip_serializing_if = "Option::is_none")]
    pub reference_request_id: Option<String>,
    /// The acquirer's code of the dispute's reason.
    #[serde(rename = "acquirerReasonCode", skip_serializing_if = "Option::is_none")]
    pub acquirer_reason_code: Option<String>,
    /// The acquirer's words for the reason.
    #[serde(rename = "acquirerReasonDescription", skip_serializing_if = "Option::is_none")]
    pub acquirer_reason_description: Option<Private<String>>,
    /// The acquirer's result code.
    #[serde(rename = "acquirerResultCode", skip_serializing_if = "Option::is_none")]
    pub acquirer_result_code: Option<String>,
    /// The acquirer's words for the result.
    #[serde(rename = "acquirerResultMessage", skip_serializing_if = "Option::is_none")]
    pub acquirer_result_message: Option<Private<String>>,
    /// The id of the payment at the payment terminal service provider.
    #[serde(rename = "ptspTransactionId", skip_serializing_if = "Option::is_none")]
    pub ptsp_transaction_id: Option<String>,
    /// The acquirer's token for the card.
    #[serde(rename = "acquirerCardToken", skip_serializing_if = "Option::is_none")]
    pub acquirer_card_token: Option<Private<String>>,
    /// The acquirer's fingerprint of the card.
    #[serde(rename = "acquirerFingerprint", skip_serializing_if = "Option::is_none")]
    pub acquirer_fingerprint: Option<Private<String>>,
    /// The name of the account at the acquirer.
    #[serde(rename = "acquirerAccountName", skip_serializing_if = "Option::is_none")]
    pub acquirer_account_name: Option<Private<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { AcquirerInfo {
    acquirer_name: "acquirerName",
    acquirer_merchant_id: "acquirerMerchantId",
    acquirer_merchant_name: "acquirerMerchantName",
    acquirer_transaction_id: "acquirerTransactionId",
    reference_request_id: "referenceRequestId",
    acquirer_reason_code: "acquirerReasonCode",
    acquirer_reason_description: "acquirerReasonDescription",
    acquirer_result_code: "acquirerResultCode",
    acquirer_result_message: "acquirerResultMessage",
    ptsp_transaction_id: "ptspTransactionId",
    acquirer_card_token: "acquirerCardToken",
    acquirer_fingerprint: "acquirerFingerprint",
    acquirer_account_name: "acquirerAccountName",
    ..extra
} }

/// A message: received, fetched or from a queue. Each knows what of it could not be read.
///
/// As JSON it is the message alone, under the provider's names.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Message {
    /// Sent when a dispute is opened, about to expire, defended, accepted, cancelled or judged. Until it is acknowledged it is sent again, up to 8 times within 24 hours. There is no event id and no promised order.
    NotifyDispute(Received<DisputeNotification>),
    /// Says how likely a defence is to win and which evidence would help. A re-sent one has the same `notifyTime`.
    NotifyDefenseStrategySuggestion(Received<DefenseStrategySuggestionNotification>),
    /// The document itself is downloaded with the type `DISPUTE_EVIDENCE_AI`. A re-sent one has the same `notifyTime`.
    NotifyDefenseDocument(Received<DefenseDocumentNotification>),
    /// A notification of any other kind at the same address, such as that of a payment or refund, or one of a dispute that lacks what its kind needs. Its fields are kept as they came.
    NotifyOther(Received<Notification>),
}
