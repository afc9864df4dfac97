// Generated from spec/alipay.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

/// The provider's answer to accepting a dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct AcceptDisputeResponse {
    /// The dispute that was accepted; present on success.
    #[serde(
        rename = "disputeId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_id: ::std::option::Option<::std::string::String>,
    /// When it was accepted; present on success.
    #[serde(
        rename = "disputeResolutionTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_resolution_time: ::std::option::Option<::rebuttal::Time>,
    /// What the provider decided.
    pub result: ResultInfo,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The acquirer's view of the payment.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct AcquirerInfo {
    /// The name of the account at the acquirer.
    #[serde(
        rename = "acquirerAccountName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_account_name: ::std::option::Option<::rebuttal::Private<String>>,
    /// The acquirer's token for the card.
    #[serde(
        rename = "acquirerCardToken",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_card_token: ::std::option::Option<::rebuttal::Private<String>>,
    /// The acquirer's fingerprint of the card.
    #[serde(
        rename = "acquirerFingerprint",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_fingerprint: ::std::option::Option<::rebuttal::Private<String>>,
    /// The merchant's id at the acquirer.
    #[serde(
        rename = "acquirerMerchantId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_merchant_id: ::std::option::Option<::std::string::String>,
    /// The merchant's name at the acquirer.
    #[serde(
        rename = "acquirerMerchantName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_merchant_name: ::std::option::Option<::rebuttal::Private<String>>,
    /// The acquirer's name.
    #[serde(
        rename = "acquirerName",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_name: ::std::option::Option<::std::string::String>,
    /// The acquirer's code of the dispute's reason.
    #[serde(
        rename = "acquirerReasonCode",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_reason_code: ::std::option::Option<::std::string::String>,
    /// The acquirer's words for the reason.
    #[serde(
        rename = "acquirerReasonDescription",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_reason_description: ::std::option::Option<::rebuttal::Private<String>>,
    /// The acquirer's result code.
    #[serde(
        rename = "acquirerResultCode",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_result_code: ::std::option::Option<::std::string::String>,
    /// The acquirer's words for the result.
    #[serde(
        rename = "acquirerResultMessage",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_result_message: ::std::option::Option<::rebuttal::Private<String>>,
    /// The acquirer's id of the payment.
    #[serde(
        rename = "acquirerTransactionId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_transaction_id: ::std::option::Option<::std::string::String>,
    /// The id of the payment at the payment terminal service provider.
    #[serde(
        rename = "ptspTransactionId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub ptsp_transaction_id: ::std::option::Option<::std::string::String>,
    /// The id under which the payment was requested from the acquirer.
    #[serde(
        rename = "referenceRequestId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub reference_request_id: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// An amount of money in minor units.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct Amount {
    /// The currency's three-letter ISO 4217 code.
    pub currency: ::std::string::String,
    /// A whole number of minor units as text; 1000 in EUR is ten euros.
    pub value: ::std::string::String,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A document for the defence that the provider has made.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DefenseDocumentNotification {
    /// What can be downloaded.
    #[serde(rename = "defenseFile")]
    pub defense_file: DefenseFile,
    /// The provider's id of the dispute.
    #[serde(rename = "disputeId")]
    pub dispute_id: ::std::string::String,
    /// When it was first sent; the same when it is sent again.
    #[serde(
        rename = "notifyTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub notify_time: ::std::option::Option<::rebuttal::Time>,
    /// What else to send, by the kind of evidence.
    #[serde(
        rename = "recommendedEvidence",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub recommended_evidence: ::std::option::Option<
        ::rebuttal::Private<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
    >,
    /// How to make the defence stronger, in words.
    #[serde(
        rename = "suggestionsForImprovement",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub suggestions_for_improvement: ::std::option::Option<::rebuttal::Private<String>>,
    #[serde(
        rename = "winRateLevel",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// How much speaks for winning.
    pub win_rate_level: ::std::option::Option<super::enums::WinRateLevel>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A document that can be downloaded.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DefenseFile {
    #[serde(
        rename = "fileFormat",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// The format of a document.
    pub file_format: ::std::option::Option<super::enums::DisputeEvidenceFormat>,
    /// The MD5 of its bytes, 32 lower-case hexadecimal digits.
    #[serde(rename = "fileMd5", skip_serializing_if = "::std::option::Option::is_none")]
    pub file_md5: ::std::option::Option<::std::string::String>,
    /// Its name.
    #[serde(rename = "fileName", skip_serializing_if = "::std::option::Option::is_none")]
    pub file_name: ::std::option::Option<::rebuttal::Private<String>>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// How the provider would defend a dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DefenseStrategySuggestionNotification {
    /// Why the cardholder disputes, in words.
    #[serde(
        rename = "cardholderDisputeReason",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub cardholder_dispute_reason: ::std::option::Option<::rebuttal::Private<String>>,
    /// How to defend, in words.
    #[serde(
        rename = "defenseStrategyDescription",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub defense_strategy_description: ::std::option::Option<::rebuttal::Private<String>>,
    /// The provider's id of the dispute.
    #[serde(rename = "disputeId")]
    pub dispute_id: ::std::string::String,
    /// The evidence that counts, with what the provider has of it.
    #[serde(rename = "evidenceList")]
    pub evidence_list: ::std::vec::Vec<SuggestedEvidence>,
    /// When it was first sent; the same when it is sent again.
    #[serde(
        rename = "notifyTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub notify_time: ::std::option::Option<::rebuttal::Time>,
    #[serde(
        rename = "winRateLevel",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// How much speaks for winning.
    pub win_rate_level: ::std::option::Option<super::enums::WinRateLevel>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Something happened to a dispute. Which of the optional fields are present depends on `disputeNotificationType`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeNotification {
    /// The acquirer's view, for merchants whose payments go through one.
    #[serde(
        rename = "acquirerInfo",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub acquirer_info: ::std::option::Option<AcquirerInfo>,
    /// The acquirer reference number of the payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub arn: ::std::option::Option<::std::string::String>,
    /// Why the provider defended the dispute by itself.
    #[serde(
        rename = "autoDefendReason",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub auto_defend_reason: ::std::option::Option<::rebuttal::Private<String>>,
    /// The provider's id of the capture, where the payment was captured apart.
    #[serde(
        rename = "captureId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub capture_id: ::std::option::Option<::std::string::String>,
    /// Whether the merchant may defend itself.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub defendable: ::std::option::Option<bool>,
    /// The last moment to accept or defend.
    #[serde(
        rename = "defenseDueTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub defense_due_time: ::std::option::Option<::rebuttal::Time>,
    /// When the defence reached the provider.
    #[serde(
        rename = "defenseSuppliedTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub defense_supplied_time: ::std::option::Option<::rebuttal::Time>,
    #[serde(
        rename = "disputeAcceptReason",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// Why the dispute counts as accepted.
    pub dispute_accept_reason: ::std::option::Option<super::enums::DisputeAcceptReason>,
    /// When the dispute was accepted.
    #[serde(
        rename = "disputeAcceptTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_accept_time: ::std::option::Option<::rebuttal::Time>,
    /// The amount in dispute.
    #[serde(
        rename = "disputeAmount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_amount: ::std::option::Option<Amount>,
    /// When the buyer withdrew it.
    #[serde(
        rename = "disputeCancelledTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_cancelled_time: ::std::option::Option<::rebuttal::Time>,
    /// The provider's id of the dispute.
    #[serde(rename = "disputeId")]
    pub dispute_id: ::std::string::String,
    /// What is deducted from the merchant after the judgement.
    #[serde(
        rename = "disputeJudgedAmount",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_judged_amount: ::std::option::Option<Amount>,
    #[serde(
        rename = "disputeJudgedResult",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer bears the amount and the merchant wins.
    pub dispute_judged_result: ::std::option::Option<super::enums::DisputeJudgedResult>,
    /// When it was judged.
    #[serde(
        rename = "disputeJudgedTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_judged_time: ::std::option::Option<::rebuttal::Time>,
    #[serde(rename = "disputeNotificationType")]
    /// What happened.
    pub dispute_notification_type: super::enums::DisputeNotificationType,
    /// The card scheme's or wallet's code of the reason.
    #[serde(
        rename = "disputeReasonCode",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_reason_code: ::std::option::Option<::std::string::String>,
    /// The reason in words.
    #[serde(
        rename = "disputeReasonMsg",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_reason_msg: ::std::option::Option<::rebuttal::Private<String>>,
    /// Who raised it, such as the card scheme's name.
    #[serde(
        rename = "disputeSource",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_source: ::std::option::Option<::std::string::String>,
    /// When the dispute was opened.
    #[serde(
        rename = "disputeTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_time: ::std::option::Option<::rebuttal::Time>,
    #[serde(
        rename = "disputeType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// The kind of dispute.
    pub dispute_type: ::std::option::Option<super::enums::DisputeType>,
    /// What the card's issuer wrote.
    #[serde(
        rename = "issuerComments",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub issuer_comments: ::std::option::Option<IssuerComments>,
    /// The provider's id of the payment. Documented as always present.
    #[serde(
        rename = "paymentId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_id: ::std::option::Option<::std::string::String>,
    /// The merchant's id of the payment request. Documented as always present.
    #[serde(
        rename = "paymentRequestId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_request_id: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A document that belongs to a dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DownloadDisputeEvidenceResponse {
    /// The document; present on success.
    #[serde(rename = "disputeEvidence")]
    pub dispute_evidence: ::rebuttal::Base64,
    #[serde(
        rename = "disputeEvidenceFormat",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// The format of a document.
    pub dispute_evidence_format: ::std::option::Option<
        super::enums::DisputeEvidenceFormat,
    >,
    /// What the provider decided.
    pub result: ResultInfo,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// What the card's issuer wrote.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct IssuerComments {
    /// The cardholder's own words.
    #[serde(
        rename = "cardholderComments",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub cardholder_comments: ::std::option::Option<::rebuttal::Private<String>>,
    /// What the issuer says of a credit that was presented.
    #[serde(
        rename = "explanationOfCreditPresented",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub explanation_of_credit_presented: ::std::option::Option<
        ::rebuttal::Private<String>,
    >,
    /// Why it was decided so.
    #[serde(
        rename = "judgeReason",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub judge_reason: ::std::option::Option<::rebuttal::Private<String>>,
    /// Why the authorisation was not valid.
    #[serde(
        rename = "reasonOfInvalidAuthorization",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub reason_of_invalid_authorization: ::std::option::Option<
        ::rebuttal::Private<String>,
    >,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Something else happened. This is the kind of all notifications that are of no other, so no field is sure to be there.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct Notification {
    /// The provider's id of the dispute, if it is about one.
    #[serde(
        rename = "disputeId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_id: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "disputeNotificationType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// What happened.
    pub dispute_notification_type: ::std::option::Option<
        super::enums::DisputeNotificationType,
    >,
    /// What it tells of, such as `PAYMENT_RESULT`; that of a dispute has none.
    #[serde(
        rename = "notifyType",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub notify_type: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The provider's decision on a request.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct ResultInfo {
    /// The provider's code, such as `SUCCESS`. The list is open.
    #[serde(rename = "resultCode")]
    pub result_code: ::std::string::String,
    /// The provider's words for people.
    #[serde(
        rename = "resultMessage",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub result_message: ::std::option::Option<::rebuttal::Private<String>>,
    #[serde(rename = "resultStatus")]
    /// What became of a request.
    pub result_status: super::enums::ResultStatus,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A kind of evidence and what it would contribute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct SuggestedEvidence {
    /// The kind of evidence. The list is open.
    #[serde(rename = "evidenceTag")]
    pub evidence_tag: ::std::string::String,
    /// Whether the provider has it already.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub obtained: ::std::option::Option<bool>,
    #[serde(
        rename = "winRateContribution",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    /// How much speaks for winning.
    pub win_rate_contribution: ::std::option::Option<super::enums::WinRateLevel>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The provider's answer to a defence.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct SupplyDefenseDocumentResponse {
    /// The dispute that was defended; present on success.
    #[serde(
        rename = "disputeId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_id: ::std::option::Option<::std::string::String>,
    /// When the document arrived; present on success.
    #[serde(
        rename = "disputeResolutionTime",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub dispute_resolution_time: ::std::option::Option<::rebuttal::Time>,
    /// What the provider decided.
    pub result: ResultInfo,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
