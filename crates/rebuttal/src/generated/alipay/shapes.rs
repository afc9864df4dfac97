// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]

use ::rebuttal_schema::{
    FieldShape, FileKind, FileRule, KeyField, KeyRule, Kind, Limits, MessageKind, Messages, ObjectShape,
};

pub(crate) static ACCEPT_DISPUTE_RESPONSE: ObjectShape = ObjectShape {
    name: "AcceptDisputeResponse",
    fields: &[
        FieldShape { wire: "result", name: "result", kind: Kind::Object(&RESULT_INFO), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "disputeId", name: "dispute_id", ..FieldShape::TEXT },
        FieldShape { wire: "disputeResolutionTime", name: "dispute_resolution_time", ..FieldShape::TEXT },
    ],
};

pub(crate) static SUPPLY_DEFENSE_DOCUMENT_RESPONSE: ObjectShape = ObjectShape {
    name: "SupplyDefenseDocumentResponse",
    fields: &[
        FieldShape { wire: "result", name: "result", kind: Kind::Object(&RESULT_INFO), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "disputeId", name: "dispute_id", ..FieldShape::TEXT },
        FieldShape { wire: "disputeResolutionTime", name: "dispute_resolution_time", ..FieldShape::TEXT },
    ],
};

pub(crate) static DOWNLOAD_DISPUTE_EVIDENCE_RESPONSE: ObjectShape = ObjectShape {
    name: "DownloadDisputeEvidenceResponse",
    fields: &[
        FieldShape { wire: "result", name: "result", kind: Kind::Object(&RESULT_INFO), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "disputeEvidence", name: "dispute_evidence", kind: Kind::Base64, required: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "disputeEvidenceFormat", name: "dispute_evidence_format", ..FieldShape::TEXT },
    ],
};

pub(crate) static RESULT_INFO: ObjectShape = ObjectShape {
    name: "ResultInfo",
    fields: &[
        FieldShape { wire: "resultCode", name: "result_code", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "resultStatus", name: "result_status", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "resultMessage", name: "result_message", private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_NOTIFICATION: ObjectShape = ObjectShape {
    name: "DisputeNotification",
    fields: &[
        FieldShape { wire: "disputeId", name: "dispute_id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "disputeNotificationType", name: "dispute_notification_type", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "paymentRequestId", name: "payment_request_id", ..FieldShape::TEXT },
        FieldShape { wire: "paymentId", name: "payment_id", ..FieldShape::TEXT },
        FieldShape { wire: "captureId", name: "capture_id", ..FieldShape::TEXT },
        FieldShape { wire: "disputeTime", name: "dispute_time", ..FieldShape::TEXT },
        FieldShape { wire: "disputeAmount", name: "dispute_amount", kind: Kind::Object(&AMOUNT), ..FieldShape::TEXT },
        FieldShape { wire: "disputeType", name: "dispute_type", ..FieldShape::TEXT },
        FieldShape { wire: "defendable", name: "defendable", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "disputeReasonCode", name: "dispute_reason_code", ..FieldShape::TEXT },
        FieldShape { wire: "disputeReasonMsg", name: "dispute_reason_msg", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "disputeSource", name: "dispute_source", ..FieldShape::TEXT },
        FieldShape { wire: "arn", name: "arn", ..FieldShape::TEXT },
        FieldShape { wire: "defenseDueTime", name: "defense_due_time", ..FieldShape::TEXT },
        FieldShape { wire: "defenseSuppliedTime", name: "defense_supplied_time", ..FieldShape::TEXT },
        FieldShape { wire: "autoDefendReason", name: "auto_defend_reason", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "disputeAcceptReason", name: "dispute_accept_reason", ..FieldShape::TEXT },
        FieldShape { wire: "disputeAcceptTime", name: "dispute_accept_time", ..FieldShape::TEXT },
        FieldShape { wire: "disputeCancelledTime", name: "dispute_cancelled_time", ..FieldShape::TEXT },
        FieldShape { wire: "disputeJudgedTime", name: "dispute_judged_time", ..FieldShape::TEXT },
        FieldShape { wire: "disputeJudgedAmount", name: "dispute_judged_amount", kind: Kind::Object(&AMOUNT), ..FieldShape::TEXT },
        FieldShape { wire: "disputeJudgedResult", name: "dispute_judged_result", ..FieldShape::TEXT },
        FieldShape { wire: "issuerComments", name: "issuer_comments", kind: Kind::Object(&ISSUER_COMMENTS), ..FieldShape::TEXT },
        FieldShape { wire: "acquirerInfo", name: "acquirer_info", kind: Kind::Object(&ACQUIRER_INFO), ..FieldShape::TEXT },
    ],
};

pub(crate) static DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION: ObjectShape = ObjectShape {
    name: "DefenseStrategySuggestionNotification",
    fields: &[
        FieldShape { wire: "disputeId", name: "dispute_id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "notifyTime", name: "notify_time", ..FieldShape::TEXT },
        FieldShape { wire: "winRateLevel", name: "win_rate_level", ..FieldShape::TEXT },
        FieldShape { wire: "evidenceList", name: "evidence_list", kind: Kind::List(&Kind::Object(&SUGGESTED_EVIDENCE)), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "cardholderDisputeReason", name: "cardholder_dispute_reason", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "defenseStrategyDescription", name: "defense_strategy_description", private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static SUGGESTED_EVIDENCE: ObjectShape = ObjectShape {
    name: "SuggestedEvidence",
    fields: &[
        FieldShape { wire: "evidenceTag", name: "evidence_tag", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "obtained", name: "obtained", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "winRateContribution", name: "win_rate_contribution", ..FieldShape::TEXT },
    ],
};

pub(crate) static DEFENSE_DOCUMENT_NOTIFICATION: ObjectShape = ObjectShape {
    name: "DefenseDocumentNotification",
    fields: &[
        FieldShape { wire: "disputeId", name: "dispute_id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "notifyTime", name: "notify_time", ..FieldShape::TEXT },
        FieldShape { wire: "defenseFile", name: "defense_file", kind: Kind::Object(&DEFENSE_FILE), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "winRateLevel", name: "win_rate_level", ..FieldShape::TEXT },
        FieldShape { wire: "recommendedEvidence", name: "recommended_evidence", kind: Kind::Map(&Kind::Text), private: true, ..FieldShape::TEXT },
        FieldShape { wire: "suggestionsForImprovement", name: "suggestions_for_improvement", private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static NOTIFICATION: ObjectShape = ObjectShape {
    name: "Notification",
    fields: &[
        FieldShape { wire: "notifyType", name: "notify_type", ..FieldShape::TEXT },
        FieldShape { wire: "disputeId", name: "dispute_id", ..FieldShape::TEXT },
        FieldShape { wire: "disputeNotificationType", name: "dispute_notification_type", ..FieldShape::TEXT },
    ],
};

pub(crate) static DEFENSE_FILE: ObjectShape = ObjectShape {
    name: "DefenseFile",
    fields: &[
        FieldShape { wire: "fileName", name: "file_name", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "fileFormat", name: "file_format", ..FieldShape::TEXT },
        FieldShape { wire: "fileMd5", name: "file_md5", ..FieldShape::TEXT },
    ],
};

pub(crate) static AMOUNT: ObjectShape = ObjectShape {
    name: "Amount",
    fields: &[
        FieldShape { wire: "currency", name: "currency", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "value", name: "value", required: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static ISSUER_COMMENTS: ObjectShape = ObjectShape {
    name: "IssuerComments",
    fields: &[
        FieldShape { wire: "cardholderComments", name: "cardholder_comments", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "reasonOfInvalidAuthorization", name: "reason_of_invalid_authorization", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "explanationOfCreditPresented", name: "explanation_of_credit_presented", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "judgeReason", name: "judge_reason", private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static ACQUIRER_INFO: ObjectShape = ObjectShape {
    name: "AcquirerInfo",
    fields: &[
        FieldShape { wire: "acquirerName", name: "acquirer_name", ..FieldShape::TEXT },
        FieldShape { wire: "acquirerMerchantId", name: "acquirer_merchant_id", ..FieldShape::TEXT },
        FieldShape { wire: "acquirerMerchantName", name: "acquirer_merchant_name", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "acquirerTransactionId", name: "acquirer_transaction_id", ..FieldShape::TEXT },
        FieldShape { wire: "referenceRequestId", name: "reference_request_id", ..FieldShape::TEXT },
        FieldShape { wire: "acquirerReasonCode", name: "acquirer_reason_code", ..FieldShape::TEXT },
        FieldShape { wire: "acquirerReasonDescription", name: "acquirer_reason_description", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "acquirerResultCode", name: "acquirer_result_code", ..FieldShape::TEXT },
        FieldShape { wire: "acquirerResultMessage", name: "acquirer_result_message", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "ptspTransactionId", name: "ptsp_transaction_id", ..FieldShape::TEXT },
        FieldShape { wire: "acquirerCardToken", name: "acquirer_card_token", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "acquirerFingerprint", name: "acquirer_fingerprint", private: true, ..FieldShape::TEXT },
        FieldShape { wire: "acquirerAccountName", name: "acquirer_account_name", private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static MESSAGES: Messages = Messages {
    provider: "alipay",
    telling: &[],
    kinds: &[
        MessageKind { id: "notifyDispute", shape: &DISPUTE_NOTIFICATION, matches: &[], keys: &[
            KeyRule { name: "disputeCreated", matches: &[("disputeNotificationType", "DISPUTE_CREATED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeTime")] },
            KeyRule { name: "disputeJudged", matches: &[("disputeNotificationType", "DISPUTE_JUDGED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeJudgedTime")] },
            KeyRule { name: "disputeCancelled", matches: &[("disputeNotificationType", "DISPUTE_CANCELLED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeCancelledTime")] },
            KeyRule { name: "defenseSupplied", matches: &[("disputeNotificationType", "DEFENSE_SUPPLIED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("defenseSuppliedTime")] },
            KeyRule { name: "defenseDueAlert", matches: &[("disputeNotificationType", "DEFENSE_DUE_ALERT")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("defenseDueTime")] },
            KeyRule { name: "disputeAccepted", matches: &[("disputeNotificationType", "DISPUTE_ACCEPTED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeAcceptTime")] },
            KeyRule { name: "rdrResolved", matches: &[("disputeNotificationType", "RDR_RESOLVED")], fields: &[KeyField::Plain("disputeId"), KeyField::Time("disputeTime")] },
        ] },
        MessageKind { id: "notifyDefenseStrategySuggestion", shape: &DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION, matches: &[], keys: &[
            KeyRule { name: "defenseStrategySuggestion", matches: &[], fields: &[KeyField::Plain("disputeId"), KeyField::Time("notifyTime")] },
        ] },
        MessageKind { id: "notifyDefenseDocument", shape: &DEFENSE_DOCUMENT_NOTIFICATION, matches: &[], keys: &[
            KeyRule { name: "defenseDocument", matches: &[], fields: &[KeyField::Plain("disputeId"), KeyField::Time("notifyTime")] },
        ] },
        MessageKind { id: "notifyOther", shape: &NOTIFICATION, matches: &[], keys: &[] },
    ],
};
