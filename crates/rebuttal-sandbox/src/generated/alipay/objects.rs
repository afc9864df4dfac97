// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/sandbox. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]
use crate::tables::{Field, Kind, Object};
pub(crate) const DISPUTE_EVIDENCE_TYPE: &[&str] = &[
    "DISPUTE_EVIDENCE_TEMPLATE",
    "DISPUTE_EVIDENCE_FILE",
    "DISPUTE_EVIDENCE_AI",
];
pub(crate) const DISPUTE_EVIDENCE_FORMAT: &[&str] = &["WORD", "PDF", "ZIP", "JPG"];
pub(crate) const RESULT_STATUS: &[&str] = &["S", "F", "U"];
pub(crate) const WIN_RATE_LEVEL: &[&str] = &["HIGH", "MEDIUM", "LOW"];
pub(crate) const DISPUTE_NOTIFICATION_TYPE: &[&str] = &[
    "DISPUTE_CREATED",
    "DISPUTE_JUDGED",
    "DISPUTE_CANCELLED",
    "DEFENSE_SUPPLIED",
    "DEFENSE_DUE_ALERT",
    "DISPUTE_ACCEPTED",
    "RDR_RESOLVED",
];
pub(crate) const DISPUTE_TYPE: &[&str] = &[
    "CHARGEBACK",
    "RETRIEVAL_REQUEST",
    "COMPLIANCE_REQUEST",
];
pub(crate) const DISPUTE_ACCEPT_REASON: &[&str] = &[
    "MERCHANT_ACCEPTED",
    "TIMEOUT",
    "MANUAL_PROCESSING_ACCEPTED",
];
pub(crate) const DISPUTE_JUDGED_RESULT: &[&str] = &[
    "ACCEPT_BY_CUSTOMER",
    "ACCEPT_BY_MERCHANT",
    "VALIDATE_SUCCESS",
    "VALIDATE_FAIL",
];
pub(crate) static ACCEPT_DISPUTE_REQUEST: Object = Object {
    name: "AcceptDisputeRequest",
    fields: &[Field::new("disputeId", Kind::Text).required().length(1, 64)],
};
pub(crate) static ACCEPT_DISPUTE_RESPONSE: Object = Object {
    name: "AcceptDisputeResponse",
    fields: &[
        Field::new("result", Kind::Object(&RESULT_INFO)).required(),
        Field::new("disputeId", Kind::Text),
        Field::new("disputeResolutionTime", Kind::Time),
    ],
};
pub(crate) static SUPPLY_DEFENSE_DOCUMENT_REQUEST: Object = Object {
    name: "SupplyDefenseDocumentRequest",
    fields: &[
        Field::new("disputeId", Kind::Text).required().length(1, 64),
        Field::new("disputeEvidence", Kind::File { most: 750000 })
            .required()
            .private()
            .length(0, 1000000),
    ],
};
pub(crate) static SUPPLY_DEFENSE_DOCUMENT_RESPONSE: Object = Object {
    name: "SupplyDefenseDocumentResponse",
    fields: &[
        Field::new("result", Kind::Object(&RESULT_INFO)).required(),
        Field::new("disputeId", Kind::Text),
        Field::new("disputeResolutionTime", Kind::Time),
    ],
};
pub(crate) static DOWNLOAD_DISPUTE_EVIDENCE_REQUEST: Object = Object {
    name: "DownloadDisputeEvidenceRequest",
    fields: &[
        Field::new("disputeId", Kind::Text).required().length(1, 64),
        Field::new("disputeEvidenceType", Kind::Enum(DISPUTE_EVIDENCE_TYPE)).required(),
    ],
};
pub(crate) static DOWNLOAD_DISPUTE_EVIDENCE_RESPONSE: Object = Object {
    name: "DownloadDisputeEvidenceResponse",
    fields: &[
        Field::new("result", Kind::Object(&RESULT_INFO)).required(),
        Field::new("disputeEvidence", Kind::Base64).required().private(),
        Field::new("disputeEvidenceFormat", Kind::Enum(DISPUTE_EVIDENCE_FORMAT)),
    ],
};
pub(crate) static RESULT_INFO: Object = Object {
    name: "ResultInfo",
    fields: &[
        Field::new("resultCode", Kind::Text).required(),
        Field::new("resultStatus", Kind::Enum(RESULT_STATUS)).required(),
        Field::new("resultMessage", Kind::Text).private(),
    ],
};
pub(crate) static DISPUTE_NOTIFICATION: Object = Object {
    name: "DisputeNotification",
    fields: &[
        Field::new("disputeId", Kind::Text).required(),
        Field::new("disputeNotificationType", Kind::Enum(DISPUTE_NOTIFICATION_TYPE))
            .required(),
        Field::new("paymentRequestId", Kind::Text),
        Field::new("paymentId", Kind::Text),
        Field::new("captureId", Kind::Text),
        Field::new("disputeTime", Kind::Time),
        Field::new("disputeAmount", Kind::Object(&AMOUNT)),
        Field::new("disputeType", Kind::Enum(DISPUTE_TYPE)),
        Field::new("defendable", Kind::Boolean),
        Field::new("disputeReasonCode", Kind::Text),
        Field::new("disputeReasonMsg", Kind::Text).private(),
        Field::new("disputeSource", Kind::Text),
        Field::new("arn", Kind::Text),
        Field::new("defenseDueTime", Kind::Time),
        Field::new("defenseSuppliedTime", Kind::Time),
        Field::new("autoDefendReason", Kind::Text).private(),
        Field::new("disputeAcceptReason", Kind::Enum(DISPUTE_ACCEPT_REASON)),
        Field::new("disputeAcceptTime", Kind::Time),
        Field::new("disputeCancelledTime", Kind::Time),
        Field::new("disputeJudgedTime", Kind::Time),
        Field::new("disputeJudgedAmount", Kind::Object(&AMOUNT)),
        Field::new("disputeJudgedResult", Kind::Enum(DISPUTE_JUDGED_RESULT)),
        Field::new("issuerComments", Kind::Object(&ISSUER_COMMENTS)),
        Field::new("acquirerInfo", Kind::Object(&ACQUIRER_INFO)),
    ],
};
pub(crate) static DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION: Object = Object {
    name: "DefenseStrategySuggestionNotification",
    fields: &[
        Field::new("disputeId", Kind::Text).required(),
        Field::new("notifyTime", Kind::Time),
        Field::new("winRateLevel", Kind::Enum(WIN_RATE_LEVEL)),
        Field::new("evidenceList", Kind::List(&Kind::Object(&SUGGESTED_EVIDENCE)))
            .required(),
        Field::new("cardholderDisputeReason", Kind::Text).private(),
        Field::new("defenseStrategyDescription", Kind::Text).private(),
    ],
};
pub(crate) static SUGGESTED_EVIDENCE: Object = Object {
    name: "SuggestedEvidence",
    fields: &[
        Field::new("evidenceTag", Kind::Text).required(),
        Field::new("obtained", Kind::Boolean),
        Field::new("winRateContribution", Kind::Enum(WIN_RATE_LEVEL)),
    ],
};
pub(crate) static DEFENSE_DOCUMENT_NOTIFICATION: Object = Object {
    name: "DefenseDocumentNotification",
    fields: &[
        Field::new("disputeId", Kind::Text).required(),
        Field::new("notifyTime", Kind::Time),
        Field::new("defenseFile", Kind::Object(&DEFENSE_FILE)).required(),
        Field::new("winRateLevel", Kind::Enum(WIN_RATE_LEVEL)),
        Field::new("recommendedEvidence", Kind::Map(&Kind::Text)).private(),
        Field::new("suggestionsForImprovement", Kind::Text).private(),
    ],
};
pub(crate) static NOTIFICATION: Object = Object {
    name: "Notification",
    fields: &[
        Field::new("notifyType", Kind::Text),
        Field::new("disputeId", Kind::Text),
        Field::new("disputeNotificationType", Kind::Enum(DISPUTE_NOTIFICATION_TYPE)),
    ],
};
pub(crate) static DEFENSE_FILE: Object = Object {
    name: "DefenseFile",
    fields: &[
        Field::new("fileName", Kind::Text).private(),
        Field::new("fileFormat", Kind::Enum(DISPUTE_EVIDENCE_FORMAT)),
        Field::new("fileMd5", Kind::Text),
    ],
};
pub(crate) static AMOUNT: Object = Object {
    name: "Amount",
    fields: &[
        Field::new("currency", Kind::Text).required(),
        Field::new("value", Kind::Text).required(),
    ],
};
pub(crate) static ISSUER_COMMENTS: Object = Object {
    name: "IssuerComments",
    fields: &[
        Field::new("cardholderComments", Kind::Text).private(),
        Field::new("reasonOfInvalidAuthorization", Kind::Text).private(),
        Field::new("explanationOfCreditPresented", Kind::Text).private(),
        Field::new("judgeReason", Kind::Text).private(),
    ],
};
pub(crate) static ACQUIRER_INFO: Object = Object {
    name: "AcquirerInfo",
    fields: &[
        Field::new("acquirerName", Kind::Text),
        Field::new("acquirerMerchantId", Kind::Text),
        Field::new("acquirerMerchantName", Kind::Text).private(),
        Field::new("acquirerTransactionId", Kind::Text),
        Field::new("referenceRequestId", Kind::Text),
        Field::new("acquirerReasonCode", Kind::Text),
        Field::new("acquirerReasonDescription", Kind::Text).private(),
        Field::new("acquirerResultCode", Kind::Text),
        Field::new("acquirerResultMessage", Kind::Text).private(),
        Field::new("ptspTransactionId", Kind::Text),
        Field::new("acquirerCardToken", Kind::Text).private(),
        Field::new("acquirerFingerprint", Kind::Text).private(),
        Field::new("acquirerAccountName", Kind::Text).private(),
    ],
};
