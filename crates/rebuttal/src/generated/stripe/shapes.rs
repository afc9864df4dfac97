// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]

use ::rebuttal_schema::{
    FieldShape, FileKind, FileRule, KeyField, KeyRule, Kind, Limits, MessageKind, Messages, ObjectShape,
};

pub(crate) static CREATED_RANGE: ObjectShape = ObjectShape {
    name: "CreatedRange",
    fields: &[
        FieldShape { wire: "gt", name: "gt", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "gte", name: "gte", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "lt", name: "lt", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "lte", name: "lte", kind: Kind::UnixTime, ..FieldShape::TEXT },
    ],
};

pub(crate) static EVIDENCE: ObjectShape = ObjectShape {
    name: "Evidence",
    fields: &[
        FieldShape { wire: "access_activity_log", name: "access_activity_log", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "appeal", name: "appeal", kind: Kind::Object(&APPEAL), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "billing_address", name: "billing_address", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "cancellation_policy", name: "cancellation_policy", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "cancellation_policy_disclosure", name: "cancellation_policy_disclosure", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "cancellation_rebuttal", name: "cancellation_rebuttal", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_communication", name: "customer_communication", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_name", name: "customer_name", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_signature", name: "customer_signature", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "duplicate_charge_documentation", name: "duplicate_charge_documentation", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "duplicate_charge_explanation", name: "duplicate_charge_explanation", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "duplicate_charge_id", name: "duplicate_charge_id", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "enhanced_evidence", name: "enhanced_evidence", kind: Kind::Object(&ENHANCED_EVIDENCE), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "receipt", name: "receipt", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "refund_policy", name: "refund_policy", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "refund_policy_disclosure", name: "refund_policy_disclosure", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "refund_refusal_explanation", name: "refund_refusal_explanation", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "service_date", name: "service_date", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "service_documentation", name: "service_documentation", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_address", name: "shipping_address", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_carrier", name: "shipping_carrier", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_date", name: "shipping_date", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_documentation", name: "shipping_documentation", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_tracking_number", name: "shipping_tracking_number", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "uncategorized_file", name: "uncategorized_file", nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
        FieldShape { wire: "uncategorized_text", name: "uncategorized_text", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static ENHANCED_EVIDENCE: ObjectShape = ObjectShape {
    name: "EnhancedEvidence",
    fields: &[
        FieldShape { wire: "mastercard_compliance", name: "mastercard_compliance", kind: Kind::Object(&COMPLIANCE_EVIDENCE), ..FieldShape::TEXT },
        FieldShape { wire: "visa_compliance", name: "visa_compliance", kind: Kind::Object(&COMPLIANCE_EVIDENCE), ..FieldShape::TEXT },
        FieldShape { wire: "visa_compelling_evidence_3", name: "visa_compelling_evidence_3", kind: Kind::Object(&VISA_COMPELLING_EVIDENCE3), ..FieldShape::TEXT },
    ],
};

pub(crate) static COMPLIANCE_EVIDENCE: ObjectShape = ObjectShape {
    name: "ComplianceEvidence",
    fields: &[
        FieldShape { wire: "fee_acknowledged", name: "fee_acknowledged", kind: Kind::Boolean, ..FieldShape::TEXT },
    ],
};

pub(crate) static VISA_COMPELLING_EVIDENCE3: ObjectShape = ObjectShape {
    name: "VisaCompellingEvidence3",
    fields: &[
        FieldShape { wire: "disputed_transaction", name: "disputed_transaction", kind: Kind::Object(&DISPUTED_TRANSACTION), ..FieldShape::TEXT },
        FieldShape { wire: "prior_undisputed_transactions", name: "prior_undisputed_transactions", kind: Kind::List(&Kind::Object(&PRIOR_UNDISPUTED_TRANSACTION)), limits: Limits { min_items: Some(2), max_items: Some(2), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTED_TRANSACTION: ObjectShape = ObjectShape {
    name: "DisputedTransaction",
    fields: &[
        FieldShape { wire: "customer_account_id", name: "customer_account_id", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_device_fingerprint", name: "customer_device_fingerprint", nullable: true, clearable: true, private: true, limits: Limits { min_length: Some(20), max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_device_id", name: "customer_device_id", nullable: true, clearable: true, private: true, limits: Limits { min_length: Some(15), max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_address", name: "shipping_address", kind: Kind::Object(&EVIDENCE_ADDRESS), ..FieldShape::TEXT },
        FieldShape { wire: "merchandise_or_services", name: "merchandise_or_services", ..FieldShape::TEXT },
    ],
};

pub(crate) static PRIOR_UNDISPUTED_TRANSACTION: ObjectShape = ObjectShape {
    name: "PriorUndisputedTransaction",
    fields: &[
        FieldShape { wire: "charge", name: "charge", required: true, identifier: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_account_id", name: "customer_account_id", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_device_fingerprint", name: "customer_device_fingerprint", nullable: true, clearable: true, private: true, limits: Limits { min_length: Some(20), max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_device_id", name: "customer_device_id", nullable: true, clearable: true, private: true, limits: Limits { min_length: Some(15), max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_address", name: "shipping_address", kind: Kind::Object(&EVIDENCE_ADDRESS), ..FieldShape::TEXT },
    ],
};

pub(crate) static EVIDENCE_ADDRESS: ObjectShape = ObjectShape {
    name: "EvidenceAddress",
    fields: &[
        FieldShape { wire: "city", name: "city", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "country", name: "country", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "line1", name: "line1", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "line2", name: "line2", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "postal_code", name: "postal_code", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
        FieldShape { wire: "state", name: "state", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static APPEAL: ObjectShape = ObjectShape {
    name: "Appeal",
    fields: &[
        FieldShape { wire: "card", name: "card", kind: Kind::Object(&APPEAL_CARD), nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static APPEAL_CARD: ObjectShape = ObjectShape {
    name: "AppealCard",
    fields: &[
        FieldShape { wire: "reason_for_filing", name: "reason_for_filing", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "supporting_files", name: "supporting_files", kind: Kind::List(&Kind::Text), nullable: true, clearable: true, identifier: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static FILE_LINK_DATA: ObjectShape = ObjectShape {
    name: "FileLinkData",
    fields: &[
        FieldShape { wire: "create", name: "create", kind: Kind::Boolean, required: true, ..FieldShape::TEXT },
        FieldShape { wire: "expires_at", name: "expires_at", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(&Kind::Text), private: true, limits: Limits { max_length: Some(500), max_items: Some(50), max_key_length: Some(40), ..Limits::NONE }, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_LIST: ObjectShape = ObjectShape {
    name: "DisputeList",
    fields: &[
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "data", name: "data", kind: Kind::List(&Kind::Object(&DISPUTE)), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "has_more", name: "has_more", kind: Kind::Boolean, required: true, ..FieldShape::TEXT },
        FieldShape { wire: "url", name: "url", ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE: ObjectShape = ObjectShape {
    name: "Dispute",
    fields: &[
        FieldShape { wire: "id", name: "id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "amount", name: "amount", kind: Kind::Integer, ..FieldShape::TEXT },
        FieldShape { wire: "balance_transactions", name: "balance_transactions", kind: Kind::List(&Kind::Object(&BALANCE_TRANSACTION)), ..FieldShape::TEXT },
        FieldShape { wire: "charge", name: "charge", kind: Kind::Expandable(&Kind::Json), private: true, ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "currency", name: "currency", ..FieldShape::TEXT },
        FieldShape { wire: "enhanced_eligibility_types", name: "enhanced_eligibility_types", kind: Kind::List(&Kind::Text), ..FieldShape::TEXT },
        FieldShape { wire: "evidence", name: "evidence", kind: Kind::Object(&DISPUTE_EVIDENCE), ..FieldShape::TEXT },
        FieldShape { wire: "evidence_details", name: "evidence_details", kind: Kind::Object(&DISPUTE_EVIDENCE_DETAILS), ..FieldShape::TEXT },
        FieldShape { wire: "intended_submission_method", name: "intended_submission_method", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "is_charge_refundable", name: "is_charge_refundable", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(&Kind::Text), private: true, ..FieldShape::TEXT },
        FieldShape { wire: "network_reason_code", name: "network_reason_code", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "payment_intent", name: "payment_intent", kind: Kind::Expandable(&Kind::Json), nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "payment_method_details", name: "payment_method_details", kind: Kind::Object(&DISPUTE_PAYMENT_METHOD_DETAILS), ..FieldShape::TEXT },
        FieldShape { wire: "reason", name: "reason", ..FieldShape::TEXT },
        FieldShape { wire: "status", name: "status", required: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_EVIDENCE: ObjectShape = ObjectShape {
    name: "DisputeEvidence",
    fields: &[
        FieldShape { wire: "access_activity_log", name: "access_activity_log", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "appeal", name: "appeal", kind: Kind::Object(&DISPUTE_APPEAL), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "billing_address", name: "billing_address", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "cancellation_policy", name: "cancellation_policy", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "cancellation_policy_disclosure", name: "cancellation_policy_disclosure", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "cancellation_rebuttal", name: "cancellation_rebuttal", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_communication", name: "customer_communication", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_name", name: "customer_name", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_signature", name: "customer_signature", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "duplicate_charge_documentation", name: "duplicate_charge_documentation", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "duplicate_charge_explanation", name: "duplicate_charge_explanation", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "duplicate_charge_id", name: "duplicate_charge_id", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "enhanced_evidence", name: "enhanced_evidence", kind: Kind::Object(&DISPUTE_ENHANCED_EVIDENCE), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "receipt", name: "receipt", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "refund_policy", name: "refund_policy", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "refund_policy_disclosure", name: "refund_policy_disclosure", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "refund_refusal_explanation", name: "refund_refusal_explanation", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "service_date", name: "service_date", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "service_documentation", name: "service_documentation", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_address", name: "shipping_address", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_carrier", name: "shipping_carrier", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_date", name: "shipping_date", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_documentation", name: "shipping_documentation", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_tracking_number", name: "shipping_tracking_number", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "uncategorized_file", name: "uncategorized_file", kind: Kind::Expandable(&Kind::Object(&FILE)), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "uncategorized_text", name: "uncategorized_text", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_ENHANCED_EVIDENCE: ObjectShape = ObjectShape {
    name: "DisputeEnhancedEvidence",
    fields: &[
        FieldShape { wire: "mastercard_compliance", name: "mastercard_compliance", kind: Kind::Object(&DISPUTE_COMPLIANCE_EVIDENCE), ..FieldShape::TEXT },
        FieldShape { wire: "visa_compliance", name: "visa_compliance", kind: Kind::Object(&DISPUTE_COMPLIANCE_EVIDENCE), ..FieldShape::TEXT },
        FieldShape { wire: "visa_compelling_evidence_3", name: "visa_compelling_evidence_3", kind: Kind::Object(&DISPUTE_VISA_COMPELLING_EVIDENCE3), ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_COMPLIANCE_EVIDENCE: ObjectShape = ObjectShape {
    name: "DisputeComplianceEvidence",
    fields: &[
        FieldShape { wire: "fee_acknowledged", name: "fee_acknowledged", kind: Kind::Boolean, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_VISA_COMPELLING_EVIDENCE3: ObjectShape = ObjectShape {
    name: "DisputeVisaCompellingEvidence3",
    fields: &[
        FieldShape { wire: "disputed_transaction", name: "disputed_transaction", kind: Kind::Object(&DISPUTE_DISPUTED_TRANSACTION), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "prior_undisputed_transactions", name: "prior_undisputed_transactions", kind: Kind::List(&Kind::Object(&DISPUTE_PRIOR_TRANSACTION)), ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_DISPUTED_TRANSACTION: ObjectShape = ObjectShape {
    name: "DisputeDisputedTransaction",
    fields: &[
        FieldShape { wire: "customer_account_id", name: "customer_account_id", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_device_fingerprint", name: "customer_device_fingerprint", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_device_id", name: "customer_device_id", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_address", name: "shipping_address", kind: Kind::Object(&DISPUTE_EVIDENCE_ADDRESS), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "merchandise_or_services", name: "merchandise_or_services", nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_PRIOR_TRANSACTION: ObjectShape = ObjectShape {
    name: "DisputePriorTransaction",
    fields: &[
        FieldShape { wire: "charge", name: "charge", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_account_id", name: "customer_account_id", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_device_fingerprint", name: "customer_device_fingerprint", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_device_id", name: "customer_device_id", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "shipping_address", name: "shipping_address", kind: Kind::Object(&DISPUTE_EVIDENCE_ADDRESS), nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_EVIDENCE_ADDRESS: ObjectShape = ObjectShape {
    name: "DisputeEvidenceAddress",
    fields: &[
        FieldShape { wire: "city", name: "city", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "country", name: "country", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "line1", name: "line1", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "line2", name: "line2", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "postal_code", name: "postal_code", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "state", name: "state", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_APPEAL: ObjectShape = ObjectShape {
    name: "DisputeAppeal",
    fields: &[
        FieldShape { wire: "card", name: "card", kind: Kind::Object(&DISPUTE_APPEAL_CARD), nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_APPEAL_CARD: ObjectShape = ObjectShape {
    name: "DisputeAppealCard",
    fields: &[
        FieldShape { wire: "reason_for_filing", name: "reason_for_filing", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "supporting_files", name: "supporting_files", kind: Kind::List(&Kind::Text), nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_EVIDENCE_DETAILS: ObjectShape = ObjectShape {
    name: "DisputeEvidenceDetails",
    fields: &[
        FieldShape { wire: "due_by", name: "due_by", kind: Kind::UnixTime, nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "enhanced_eligibility", name: "enhanced_eligibility", kind: Kind::Object(&DISPUTE_ENHANCED_ELIGIBILITY), ..FieldShape::TEXT },
        FieldShape { wire: "has_evidence", name: "has_evidence", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "past_due", name: "past_due", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "submission_count", name: "submission_count", kind: Kind::Integer, ..FieldShape::TEXT },
        FieldShape { wire: "submission_method", name: "submission_method", ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_ENHANCED_ELIGIBILITY: ObjectShape = ObjectShape {
    name: "DisputeEnhancedEligibility",
    fields: &[
        FieldShape { wire: "mastercard_compliance", name: "mastercard_compliance", kind: Kind::Object(&DISPUTE_COMPLIANCE_ELIGIBILITY), ..FieldShape::TEXT },
        FieldShape { wire: "visa_compliance", name: "visa_compliance", kind: Kind::Object(&DISPUTE_COMPLIANCE_ELIGIBILITY), ..FieldShape::TEXT },
        FieldShape { wire: "visa_compelling_evidence_3", name: "visa_compelling_evidence_3", kind: Kind::Object(&DISPUTE_VISA_COMPELLING_EVIDENCE3_ELIGIBILITY), ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_COMPLIANCE_ELIGIBILITY: ObjectShape = ObjectShape {
    name: "DisputeComplianceEligibility",
    fields: &[
        FieldShape { wire: "status", name: "status", ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_VISA_COMPELLING_EVIDENCE3_ELIGIBILITY: ObjectShape = ObjectShape {
    name: "DisputeVisaCompellingEvidence3Eligibility",
    fields: &[
        FieldShape { wire: "required_actions", name: "required_actions", kind: Kind::List(&Kind::Text), ..FieldShape::TEXT },
        FieldShape { wire: "status", name: "status", ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_PAYMENT_METHOD_DETAILS: ObjectShape = ObjectShape {
    name: "DisputePaymentMethodDetails",
    fields: &[
        FieldShape { wire: "type", name: "type", ..FieldShape::TEXT },
        FieldShape { wire: "amazon_pay", name: "amazon_pay", kind: Kind::Object(&DISPUTE_AMAZON_PAY_DETAILS), ..FieldShape::TEXT },
        FieldShape { wire: "card", name: "card", kind: Kind::Object(&DISPUTE_CARD_DETAILS), ..FieldShape::TEXT },
        FieldShape { wire: "klarna", name: "klarna", kind: Kind::Object(&DISPUTE_KLARNA_DETAILS), ..FieldShape::TEXT },
        FieldShape { wire: "paypal", name: "paypal", kind: Kind::Object(&DISPUTE_PAYPAL_DETAILS), ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_AMAZON_PAY_DETAILS: ObjectShape = ObjectShape {
    name: "DisputeAmazonPayDetails",
    fields: &[
        FieldShape { wire: "dispute_type", name: "dispute_type", nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_CARD_DETAILS: ObjectShape = ObjectShape {
    name: "DisputeCardDetails",
    fields: &[
        FieldShape { wire: "brand", name: "brand", ..FieldShape::TEXT },
        FieldShape { wire: "case_type", name: "case_type", ..FieldShape::TEXT },
        FieldShape { wire: "network", name: "network", ..FieldShape::TEXT },
        FieldShape { wire: "network_reason_code", name: "network_reason_code", nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_KLARNA_DETAILS: ObjectShape = ObjectShape {
    name: "DisputeKlarnaDetails",
    fields: &[
        FieldShape { wire: "chargeback_loss_reason_code", name: "chargeback_loss_reason_code", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "reason_code", name: "reason_code", nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_PAYPAL_DETAILS: ObjectShape = ObjectShape {
    name: "DisputePaypalDetails",
    fields: &[
        FieldShape { wire: "case_id", name: "case_id", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "reason_code", name: "reason_code", nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static BALANCE_TRANSACTION: ObjectShape = ObjectShape {
    name: "BalanceTransaction",
    fields: &[
        FieldShape { wire: "id", name: "id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "amount", name: "amount", kind: Kind::Integer, ..FieldShape::TEXT },
        FieldShape { wire: "available_on", name: "available_on", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "balance_type", name: "balance_type", ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "currency", name: "currency", ..FieldShape::TEXT },
        FieldShape { wire: "description", name: "description", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "exchange_rate", name: "exchange_rate", kind: Kind::Number, nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "fee", name: "fee", kind: Kind::Integer, ..FieldShape::TEXT },
        FieldShape { wire: "fee_details", name: "fee_details", kind: Kind::List(&Kind::Object(&BALANCE_TRANSACTION_FEE)), ..FieldShape::TEXT },
        FieldShape { wire: "net", name: "net", kind: Kind::Integer, ..FieldShape::TEXT },
        FieldShape { wire: "reporting_category", name: "reporting_category", ..FieldShape::TEXT },
        FieldShape { wire: "source", name: "source", kind: Kind::Expandable(&Kind::Json), nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "status", name: "status", ..FieldShape::TEXT },
        FieldShape { wire: "type", name: "type", ..FieldShape::TEXT },
    ],
};

pub(crate) static BALANCE_TRANSACTION_FEE: ObjectShape = ObjectShape {
    name: "BalanceTransactionFee",
    fields: &[
        FieldShape { wire: "amount", name: "amount", kind: Kind::Integer, required: true, ..FieldShape::TEXT },
        FieldShape { wire: "application", name: "application", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "currency", name: "currency", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "description", name: "description", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "type", name: "type", ..FieldShape::TEXT },
    ],
};

pub(crate) static FILE_LIST: ObjectShape = ObjectShape {
    name: "FileList",
    fields: &[
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "data", name: "data", kind: Kind::List(&Kind::Object(&FILE)), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "has_more", name: "has_more", kind: Kind::Boolean, required: true, ..FieldShape::TEXT },
        FieldShape { wire: "url", name: "url", ..FieldShape::TEXT },
    ],
};

pub(crate) static FILE: ObjectShape = ObjectShape {
    name: "File",
    fields: &[
        FieldShape { wire: "id", name: "id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "expires_at", name: "expires_at", kind: Kind::UnixTime, nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "filename", name: "filename", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "links", name: "links", kind: Kind::Object(&FILE_LINK_LIST), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "purpose", name: "purpose", ..FieldShape::TEXT },
        FieldShape { wire: "size", name: "size", kind: Kind::Integer, ..FieldShape::TEXT },
        FieldShape { wire: "title", name: "title", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "type", name: "type", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "url", name: "url", nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static FILE_LINK_LIST: ObjectShape = ObjectShape {
    name: "FileLinkList",
    fields: &[
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "data", name: "data", kind: Kind::List(&Kind::Object(&FILE_LINK)), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "has_more", name: "has_more", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "url", name: "url", ..FieldShape::TEXT },
    ],
};

pub(crate) static FILE_LINK: ObjectShape = ObjectShape {
    name: "FileLink",
    fields: &[
        FieldShape { wire: "id", name: "id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "expired", name: "expired", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "expires_at", name: "expires_at", kind: Kind::UnixTime, nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "file", name: "file", kind: Kind::Expandable(&Kind::Object(&FILE)), ..FieldShape::TEXT },
        FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(&Kind::Text), private: true, ..FieldShape::TEXT },
        FieldShape { wire: "url", name: "url", nullable: true, clearable: true, private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static EVENT_LIST: ObjectShape = ObjectShape {
    name: "EventList",
    fields: &[
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "data", name: "data", kind: Kind::List(&Kind::Message(&MESSAGES)), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "has_more", name: "has_more", kind: Kind::Boolean, required: true, ..FieldShape::TEXT },
        FieldShape { wire: "url", name: "url", ..FieldShape::TEXT },
    ],
};

pub(crate) static EVENT: ObjectShape = ObjectShape {
    name: "Event",
    fields: &[
        FieldShape { wire: "id", name: "id", ..FieldShape::TEXT },
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "account", name: "account", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "api_version", name: "api_version", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "context", name: "context", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "data", name: "data", kind: Kind::Object(&EVENT_DATA), ..FieldShape::TEXT },
        FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "pending_webhooks", name: "pending_webhooks", kind: Kind::Integer, ..FieldShape::TEXT },
        FieldShape { wire: "request", name: "request", kind: Kind::Json, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "type", name: "type", ..FieldShape::TEXT },
    ],
};

pub(crate) static EVENT_DATA: ObjectShape = ObjectShape {
    name: "EventData",
    fields: &[
        FieldShape { wire: "object", name: "object", kind: Kind::Json, private: true, ..FieldShape::TEXT },
        FieldShape { wire: "previous_attributes", name: "previous_attributes", kind: Kind::Json, private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_EVENT: ObjectShape = ObjectShape {
    name: "DisputeEvent",
    fields: &[
        FieldShape { wire: "id", name: "id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "account", name: "account", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "api_version", name: "api_version", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "context", name: "context", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::TEXT },
        FieldShape { wire: "data", name: "data", kind: Kind::Object(&DISPUTE_EVENT_DATA), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "pending_webhooks", name: "pending_webhooks", kind: Kind::Integer, ..FieldShape::TEXT },
        FieldShape { wire: "request", name: "request", kind: Kind::Object(&EVENT_REQUEST), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "type", name: "type", required: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static DISPUTE_EVENT_DATA: ObjectShape = ObjectShape {
    name: "DisputeEventData",
    fields: &[
        FieldShape { wire: "object", name: "object", kind: Kind::Object(&DISPUTE), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "previous_attributes", name: "previous_attributes", kind: Kind::Json, private: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static EVENT_REQUEST: ObjectShape = ObjectShape {
    name: "EventRequest",
    fields: &[
        FieldShape { wire: "id", name: "id", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "idempotency_key", name: "idempotency_key", nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static THIN_DISPUTE_EVENT: ObjectShape = ObjectShape {
    name: "ThinDisputeEvent",
    fields: &[
        FieldShape { wire: "id", name: "id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "context", name: "context", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", ..FieldShape::TEXT },
        FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "reason", name: "reason", kind: Kind::Object(&THIN_EVENT_REASON), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "related_object", name: "related_object", kind: Kind::Object(&RELATED_OBJECT), required: true, ..FieldShape::TEXT },
        FieldShape { wire: "type", name: "type", required: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static THIN_EVENT: ObjectShape = ObjectShape {
    name: "ThinEvent",
    fields: &[
        FieldShape { wire: "id", name: "id", ..FieldShape::TEXT },
        FieldShape { wire: "object", name: "object", ..FieldShape::TEXT },
        FieldShape { wire: "context", name: "context", nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "created", name: "created", ..FieldShape::TEXT },
        FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::TEXT },
        FieldShape { wire: "reason", name: "reason", kind: Kind::Object(&THIN_EVENT_REASON), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "related_object", name: "related_object", kind: Kind::Object(&RELATED_OBJECT), nullable: true, clearable: true, ..FieldShape::TEXT },
        FieldShape { wire: "type", name: "type", ..FieldShape::TEXT },
    ],
};

pub(crate) static RELATED_OBJECT: ObjectShape = ObjectShape {
    name: "RelatedObject",
    fields: &[
        FieldShape { wire: "id", name: "id", required: true, ..FieldShape::TEXT },
        FieldShape { wire: "type", name: "type", ..FieldShape::TEXT },
        FieldShape { wire: "url", name: "url", ..FieldShape::TEXT },
    ],
};

pub(crate) static THIN_EVENT_REASON: ObjectShape = ObjectShape {
    name: "ThinEventReason",
    fields: &[
        FieldShape { wire: "type", name: "type", ..FieldShape::TEXT },
        FieldShape { wire: "request", name: "request", kind: Kind::Object(&EVENT_REQUEST), nullable: true, clearable: true, ..FieldShape::TEXT },
    ],
};

pub(crate) static MESSAGES: Messages = Messages {
    provider: "stripe",
    telling: &["object", "type"],
    kinds: &[
        MessageKind { id: "disputeCreated", shape: &DISPUTE_EVENT, matches: &[("type", "charge.dispute.created")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "disputeUpdated", shape: &DISPUTE_EVENT, matches: &[("type", "charge.dispute.updated")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "disputeClosed", shape: &DISPUTE_EVENT, matches: &[("type", "charge.dispute.closed")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "disputeFundsWithdrawn", shape: &DISPUTE_EVENT, matches: &[("type", "charge.dispute.funds_withdrawn")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "disputeFundsReinstated", shape: &DISPUTE_EVENT, matches: &[("type", "charge.dispute.funds_reinstated")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "thinDisputeCreated", shape: &THIN_DISPUTE_EVENT, matches: &[("type", "v1.charge.dispute.created")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "thinDisputeUpdated", shape: &THIN_DISPUTE_EVENT, matches: &[("type", "v1.charge.dispute.updated")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "thinDisputeClosed", shape: &THIN_DISPUTE_EVENT, matches: &[("type", "v1.charge.dispute.closed")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "thinDisputeFundsWithdrawn", shape: &THIN_DISPUTE_EVENT, matches: &[("type", "v1.charge.dispute.funds_withdrawn")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "thinDisputeFundsReinstated", shape: &THIN_DISPUTE_EVENT, matches: &[("type", "v1.charge.dispute.funds_reinstated")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "thinEvent", shape: &THIN_EVENT, matches: &[("object", "v2.core.event")], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
        MessageKind { id: "event", shape: &EVENT, matches: &[], keys: &[
            KeyRule { name: "event", matches: &[], fields: &[KeyField::Plain("id")] },
        ] },
    ],
};
