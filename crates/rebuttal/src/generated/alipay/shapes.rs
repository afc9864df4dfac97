// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use ::rebuttal_schema::*;

/// The numbers of the shapes.
pub(super) mod id {
    use ::rebuttal_schema::ShapeId;

    pub(crate) const ACCEPT_DISPUTE_RESPONSE: ShapeId = ShapeId(0);
    pub(crate) const SUPPLY_DEFENSE_DOCUMENT_RESPONSE: ShapeId = ShapeId(1);
    pub(crate) const DOWNLOAD_DISPUTE_EVIDENCE_RESPONSE: ShapeId = ShapeId(2);
    pub(crate) const RESULT_INFO: ShapeId = ShapeId(3);
    pub(crate) const DISPUTE_NOTIFICATION: ShapeId = ShapeId(4);
    pub(crate) const DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION: ShapeId = ShapeId(5);
    pub(crate) const SUGGESTED_EVIDENCE: ShapeId = ShapeId(6);
    pub(crate) const DEFENSE_DOCUMENT_NOTIFICATION: ShapeId = ShapeId(7);
    pub(crate) const NOTIFICATION: ShapeId = ShapeId(8);
    pub(crate) const DEFENSE_FILE: ShapeId = ShapeId(9);
    pub(crate) const AMOUNT: ShapeId = ShapeId(10);
    pub(crate) const ISSUER_COMMENTS: ShapeId = ShapeId(11);
    pub(crate) const ACQUIRER_INFO: ShapeId = ShapeId(12);
    pub(crate) const ACCEPT_DISPUTE_PARAMETERS: ShapeId = ShapeId(13);
    pub(crate) const SUPPLY_DEFENSE_DOCUMENT_PARAMETERS: ShapeId = ShapeId(14);
    pub(crate) const DOWNLOAD_DISPUTE_EVIDENCE_PARAMETERS: ShapeId = ShapeId(15);
}

pub(super) const SHAPES: &[ObjectShape] = &[
    ObjectShape {
        name: "AcceptDisputeResponse",
        fields: &[
            FieldShape { wire: "result", name: "result", kind: Kind::Object(id::RESULT_INFO), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeId", name: "dispute_id", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeResolutionTime", name: "dispute_resolution_time", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "SupplyDefenseDocumentResponse",
        fields: &[
            FieldShape { wire: "result", name: "result", kind: Kind::Object(id::RESULT_INFO), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeId", name: "dispute_id", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeResolutionTime", name: "dispute_resolution_time", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DownloadDisputeEvidenceResponse",
        fields: &[
            FieldShape { wire: "result", name: "result", kind: Kind::Object(id::RESULT_INFO), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeEvidence", name: "dispute_evidence", kind: Kind::Base64, required: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeEvidenceFormat", name: "dispute_evidence_format", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "ResultInfo",
        fields: &[
            FieldShape { wire: "resultCode", name: "result_code", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "resultStatus", name: "result_status", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "resultMessage", name: "result_message", private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeNotification",
        fields: &[
            FieldShape { wire: "disputeId", name: "dispute_id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeNotificationType", name: "dispute_notification_type", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "paymentRequestId", name: "payment_request_id", ..FieldShape::EMPTY },
            FieldShape { wire: "paymentId", name: "payment_id", ..FieldShape::EMPTY },
            FieldShape { wire: "captureId", name: "capture_id", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeTime", name: "dispute_time", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeAmount", name: "dispute_amount", kind: Kind::Object(id::AMOUNT), ..FieldShape::EMPTY },
            FieldShape { wire: "disputeType", name: "dispute_type", ..FieldShape::EMPTY },
            FieldShape { wire: "defendable", name: "defendable", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeReasonCode", name: "dispute_reason_code", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeReasonMsg", name: "dispute_reason_msg", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeSource", name: "dispute_source", ..FieldShape::EMPTY },
            FieldShape { wire: "arn", name: "arn", ..FieldShape::EMPTY },
            FieldShape { wire: "defenseDueTime", name: "defense_due_time", ..FieldShape::EMPTY },
            FieldShape { wire: "defenseSuppliedTime", name: "defense_supplied_time", ..FieldShape::EMPTY },
            FieldShape { wire: "autoDefendReason", name: "auto_defend_reason", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeAcceptReason", name: "dispute_accept_reason", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeAcceptTime", name: "dispute_accept_time", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeCancelledTime", name: "dispute_cancelled_time", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeJudgedTime", name: "dispute_judged_time", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeJudgedAmount", name: "dispute_judged_amount", kind: Kind::Object(id::AMOUNT), ..FieldShape::EMPTY },
            FieldShape { wire: "disputeJudgedResult", name: "dispute_judged_result", ..FieldShape::EMPTY },
            FieldShape { wire: "issuerComments", name: "issuer_comments", kind: Kind::Object(id::ISSUER_COMMENTS), ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerInfo", name: "acquirer_info", kind: Kind::Object(id::ACQUIRER_INFO), ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DefenseStrategySuggestionNotification",
        fields: &[
            FieldShape { wire: "disputeId", name: "dispute_id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "notifyTime", name: "notify_time", ..FieldShape::EMPTY },
            FieldShape { wire: "winRateLevel", name: "win_rate_level", ..FieldShape::EMPTY },
            FieldShape { wire: "evidenceList", name: "evidence_list", kind: Kind::List(KindId(0)), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "cardholderDisputeReason", name: "cardholder_dispute_reason", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "defenseStrategyDescription", name: "defense_strategy_description", private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "SuggestedEvidence",
        fields: &[
            FieldShape { wire: "evidenceTag", name: "evidence_tag", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "obtained", name: "obtained", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "winRateContribution", name: "win_rate_contribution", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DefenseDocumentNotification",
        fields: &[
            FieldShape { wire: "disputeId", name: "dispute_id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "notifyTime", name: "notify_time", ..FieldShape::EMPTY },
            FieldShape { wire: "defenseFile", name: "defense_file", kind: Kind::Object(id::DEFENSE_FILE), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "winRateLevel", name: "win_rate_level", ..FieldShape::EMPTY },
            FieldShape { wire: "recommendedEvidence", name: "recommended_evidence", kind: Kind::Map(KindId(1)), private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "suggestionsForImprovement", name: "suggestions_for_improvement", private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "Notification",
        fields: &[
            FieldShape { wire: "notifyType", name: "notify_type", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeId", name: "dispute_id", ..FieldShape::EMPTY },
            FieldShape { wire: "disputeNotificationType", name: "dispute_notification_type", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DefenseFile",
        fields: &[
            FieldShape { wire: "fileName", name: "file_name", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "fileFormat", name: "file_format", ..FieldShape::EMPTY },
            FieldShape { wire: "fileMd5", name: "file_md5", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape { name: "Amount", fields: &[FieldShape { wire: "currency", name: "currency", required: true, ..FieldShape::EMPTY }, FieldShape { wire: "value", name: "value", required: true, ..FieldShape::EMPTY }] },
    ObjectShape {
        name: "IssuerComments",
        fields: &[
            FieldShape { wire: "cardholderComments", name: "cardholder_comments", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "reasonOfInvalidAuthorization", name: "reason_of_invalid_authorization", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "explanationOfCreditPresented", name: "explanation_of_credit_presented", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "judgeReason", name: "judge_reason", private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "AcquirerInfo",
        fields: &[
            FieldShape { wire: "acquirerName", name: "acquirer_name", ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerMerchantId", name: "acquirer_merchant_id", ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerMerchantName", name: "acquirer_merchant_name", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerTransactionId", name: "acquirer_transaction_id", ..FieldShape::EMPTY },
            FieldShape { wire: "referenceRequestId", name: "reference_request_id", ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerReasonCode", name: "acquirer_reason_code", ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerReasonDescription", name: "acquirer_reason_description", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerResultCode", name: "acquirer_result_code", ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerResultMessage", name: "acquirer_result_message", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "ptspTransactionId", name: "ptsp_transaction_id", ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerCardToken", name: "acquirer_card_token", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerFingerprint", name: "acquirer_fingerprint", private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "acquirerAccountName", name: "acquirer_account_name", private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "acceptDispute",
        fields: &[FieldShape { wire: "disputeId", name: "dispute_id", required: true, identifier: true, limits: Limits { min_length: Some(1), max_length: Some(64), ..Limits::EMPTY }, ..FieldShape::EMPTY }],
    },
    ObjectShape {
        name: "supplyDefenseDocument",
        fields: &[
            FieldShape { wire: "disputeId", name: "dispute_id", required: true, identifier: true, limits: Limits { min_length: Some(1), max_length: Some(64), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeEvidence", name: "dispute_evidence", kind: Kind::File(FileId(0)), required: true, private: true, limits: Limits { max_length: Some(1000000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "downloadDisputeEvidence",
        fields: &[
            FieldShape { wire: "disputeId", name: "dispute_id", required: true, identifier: true, limits: Limits { min_length: Some(1), max_length: Some(64), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "disputeEvidenceType", name: "dispute_evidence_type", required: true, ..FieldShape::EMPTY },
        ],
    },
];

pub(super) const KINDS: &[Kind] = &[Kind::Object(id::SUGGESTED_EVIDENCE), Kind::Text];

pub(super) const FILES: &[FileRule] = &[FileRule { kinds: &[FileKind::Pdf, FileKind::Doc, FileKind::Docx], max_bytes: Some(750000), max_bytes_option: Some("max_evidence_bytes") }];

pub(super) const MESSAGES: Messages = Messages {
    kinds: &[
        MessageKind {
            id: "notifyDispute",
            shape: id::DISPUTE_NOTIFICATION,
            keys: &[
                KeyRule { name: "disputeCreated", matches: &[("disputeNotificationType", "DISPUTE_CREATED")], fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "disputeTime", time: true }] },
                KeyRule { name: "disputeJudged", matches: &[("disputeNotificationType", "DISPUTE_JUDGED")], fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "disputeJudgedTime", time: true }] },
                KeyRule { name: "disputeCancelled", matches: &[("disputeNotificationType", "DISPUTE_CANCELLED")], fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "disputeCancelledTime", time: true }] },
                KeyRule { name: "defenseSupplied", matches: &[("disputeNotificationType", "DEFENSE_SUPPLIED")], fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "defenseSuppliedTime", time: true }] },
                KeyRule { name: "defenseDueAlert", matches: &[("disputeNotificationType", "DEFENSE_DUE_ALERT")], fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "defenseDueTime", time: true }] },
                KeyRule { name: "disputeAccepted", matches: &[("disputeNotificationType", "DISPUTE_ACCEPTED")], fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "disputeAcceptTime", time: true }] },
                KeyRule { name: "rdrResolved", matches: &[("disputeNotificationType", "RDR_RESOLVED")], fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "disputeTime", time: true }] },
            ],
            ..MessageKind::EMPTY
        },
        MessageKind {
            id: "notifyDefenseStrategySuggestion",
            shape: id::DEFENSE_STRATEGY_SUGGESTION_NOTIFICATION,
            keys: &[KeyRule { name: "defenseStrategySuggestion", fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "notifyTime", time: true }], ..KeyRule::EMPTY }],
            ..MessageKind::EMPTY
        },
        MessageKind {
            id: "notifyDefenseDocument",
            shape: id::DEFENSE_DOCUMENT_NOTIFICATION,
            keys: &[KeyRule { name: "defenseDocument", fields: &[KeyField { name: "disputeId", ..KeyField::EMPTY }, KeyField { name: "notifyTime", time: true }], ..KeyRule::EMPTY }],
            ..MessageKind::EMPTY
        },
        MessageKind { id: "notifyOther", shape: id::NOTIFICATION, ..MessageKind::EMPTY },
    ],
    ..Messages::EMPTY
};
