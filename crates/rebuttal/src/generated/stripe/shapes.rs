// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use ::rebuttal_schema::*;

/// The numbers of the shapes.
pub(super) mod id {
    use ::rebuttal_schema::ShapeId;

    pub(crate) const CREATED_RANGE: ShapeId = ShapeId(0);
    pub(crate) const EVIDENCE: ShapeId = ShapeId(1);
    pub(crate) const ENHANCED_EVIDENCE: ShapeId = ShapeId(2);
    pub(crate) const COMPLIANCE_EVIDENCE: ShapeId = ShapeId(3);
    pub(crate) const VISA_COMPELLING_EVIDENCE3: ShapeId = ShapeId(4);
    pub(crate) const DISPUTED_TRANSACTION: ShapeId = ShapeId(5);
    pub(crate) const PRIOR_UNDISPUTED_TRANSACTION: ShapeId = ShapeId(6);
    pub(crate) const EVIDENCE_ADDRESS: ShapeId = ShapeId(7);
    pub(crate) const APPEAL: ShapeId = ShapeId(8);
    pub(crate) const APPEAL_CARD: ShapeId = ShapeId(9);
    pub(crate) const FILE_LINK_DATA: ShapeId = ShapeId(10);
    pub(crate) const DISPUTE_LIST: ShapeId = ShapeId(11);
    pub(crate) const DISPUTE: ShapeId = ShapeId(12);
    pub(crate) const DISPUTE_EVIDENCE: ShapeId = ShapeId(13);
    pub(crate) const DISPUTE_ENHANCED_EVIDENCE: ShapeId = ShapeId(14);
    pub(crate) const DISPUTE_COMPLIANCE_EVIDENCE: ShapeId = ShapeId(15);
    pub(crate) const DISPUTE_VISA_COMPELLING_EVIDENCE3: ShapeId = ShapeId(16);
    pub(crate) const DISPUTE_DISPUTED_TRANSACTION: ShapeId = ShapeId(17);
    pub(crate) const DISPUTE_PRIOR_TRANSACTION: ShapeId = ShapeId(18);
    pub(crate) const DISPUTE_EVIDENCE_ADDRESS: ShapeId = ShapeId(19);
    pub(crate) const DISPUTE_APPEAL: ShapeId = ShapeId(20);
    pub(crate) const DISPUTE_APPEAL_CARD: ShapeId = ShapeId(21);
    pub(crate) const DISPUTE_EVIDENCE_DETAILS: ShapeId = ShapeId(22);
    pub(crate) const DISPUTE_ENHANCED_ELIGIBILITY: ShapeId = ShapeId(23);
    pub(crate) const DISPUTE_COMPLIANCE_ELIGIBILITY: ShapeId = ShapeId(24);
    pub(crate) const DISPUTE_VISA_COMPELLING_EVIDENCE3_ELIGIBILITY: ShapeId = ShapeId(25);
    pub(crate) const DISPUTE_PAYMENT_METHOD_DETAILS: ShapeId = ShapeId(26);
    pub(crate) const DISPUTE_AMAZON_PAY_DETAILS: ShapeId = ShapeId(27);
    pub(crate) const DISPUTE_CARD_DETAILS: ShapeId = ShapeId(28);
    pub(crate) const DISPUTE_KLARNA_DETAILS: ShapeId = ShapeId(29);
    pub(crate) const DISPUTE_PAYPAL_DETAILS: ShapeId = ShapeId(30);
    pub(crate) const BALANCE_TRANSACTION: ShapeId = ShapeId(31);
    pub(crate) const BALANCE_TRANSACTION_FEE: ShapeId = ShapeId(32);
    pub(crate) const FILE_LIST: ShapeId = ShapeId(33);
    pub(crate) const FILE: ShapeId = ShapeId(34);
    pub(crate) const FILE_LINK_LIST: ShapeId = ShapeId(35);
    pub(crate) const FILE_LINK: ShapeId = ShapeId(36);
    pub(crate) const EVENT_LIST: ShapeId = ShapeId(37);
    pub(crate) const EVENT: ShapeId = ShapeId(38);
    pub(crate) const EVENT_DATA: ShapeId = ShapeId(39);
    pub(crate) const DISPUTE_EVENT: ShapeId = ShapeId(40);
    pub(crate) const DISPUTE_EVENT_DATA: ShapeId = ShapeId(41);
    pub(crate) const EVENT_REQUEST: ShapeId = ShapeId(42);
    pub(crate) const THIN_DISPUTE_EVENT: ShapeId = ShapeId(43);
    pub(crate) const THIN_EVENT: ShapeId = ShapeId(44);
    pub(crate) const RELATED_OBJECT: ShapeId = ShapeId(45);
    pub(crate) const THIN_EVENT_REASON: ShapeId = ShapeId(46);
    pub(crate) const LIST_DISPUTES_PARAMETERS: ShapeId = ShapeId(47);
    pub(crate) const RETRIEVE_DISPUTE_PARAMETERS: ShapeId = ShapeId(48);
    pub(crate) const UPDATE_DISPUTE_PARAMETERS: ShapeId = ShapeId(49);
    pub(crate) const STAGE_DISPUTE_EVIDENCE_PARAMETERS: ShapeId = ShapeId(50);
    pub(crate) const SUBMIT_DISPUTE_EVIDENCE_PARAMETERS: ShapeId = ShapeId(51);
    pub(crate) const CLOSE_DISPUTE_PARAMETERS: ShapeId = ShapeId(52);
    pub(crate) const CREATE_FILE_PARAMETERS: ShapeId = ShapeId(53);
    pub(crate) const UPLOAD_DISPUTE_EVIDENCE_PARAMETERS: ShapeId = ShapeId(54);
    pub(crate) const LIST_FILES_PARAMETERS: ShapeId = ShapeId(55);
    pub(crate) const RETRIEVE_FILE_PARAMETERS: ShapeId = ShapeId(56);
    pub(crate) const DOWNLOAD_FILE_PARAMETERS: ShapeId = ShapeId(57);
    pub(crate) const LIST_EVENTS_PARAMETERS: ShapeId = ShapeId(58);
    pub(crate) const RETRIEVE_EVENT_PARAMETERS: ShapeId = ShapeId(59);
}

pub(super) const SHAPES: &[ObjectShape] = &[
    ObjectShape {
        name: "CreatedRange",
        fields: &[
            FieldShape { wire: "gt", name: "gt", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "gte", name: "gte", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "lt", name: "lt", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "lte", name: "lte", kind: Kind::UnixTime, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "Evidence",
        fields: &[
            FieldShape {
                wire: "access_activity_log",
                name: "access_activity_log",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "appeal", name: "appeal", kind: Kind::Object(id::APPEAL), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "billing_address",
                name: "billing_address",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "cancellation_policy", name: "cancellation_policy", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "cancellation_policy_disclosure",
                name: "cancellation_policy_disclosure",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "cancellation_rebuttal",
                name: "cancellation_rebuttal",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "customer_communication", name: "customer_communication", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "customer_email_address",
                name: "customer_email_address",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_name",
                name: "customer_name",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_purchase_ip",
                name: "customer_purchase_ip",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "customer_signature", name: "customer_signature", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape { wire: "duplicate_charge_documentation", name: "duplicate_charge_documentation", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "duplicate_charge_explanation",
                name: "duplicate_charge_explanation",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "duplicate_charge_id",
                name: "duplicate_charge_id",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "enhanced_evidence", name: "enhanced_evidence", kind: Kind::Object(id::ENHANCED_EVIDENCE), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "product_description",
                name: "product_description",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "receipt", name: "receipt", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape { wire: "refund_policy", name: "refund_policy", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "refund_policy_disclosure",
                name: "refund_policy_disclosure",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "refund_refusal_explanation",
                name: "refund_refusal_explanation",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "service_date",
                name: "service_date",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "service_documentation", name: "service_documentation", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "shipping_address",
                name: "shipping_address",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "shipping_carrier",
                name: "shipping_carrier",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "shipping_date",
                name: "shipping_date",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "shipping_documentation", name: "shipping_documentation", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "shipping_tracking_number",
                name: "shipping_tracking_number",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "uncategorized_file", name: "uncategorized_file", nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
            FieldShape {
                wire: "uncategorized_text",
                name: "uncategorized_text",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(20000), option: Some("max_long_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
        ],
    },
    ObjectShape {
        name: "EnhancedEvidence",
        fields: &[
            FieldShape { wire: "mastercard_compliance", name: "mastercard_compliance", kind: Kind::Object(id::COMPLIANCE_EVIDENCE), ..FieldShape::EMPTY },
            FieldShape { wire: "visa_compliance", name: "visa_compliance", kind: Kind::Object(id::COMPLIANCE_EVIDENCE), ..FieldShape::EMPTY },
            FieldShape { wire: "visa_compelling_evidence_3", name: "visa_compelling_evidence_3", kind: Kind::Object(id::VISA_COMPELLING_EVIDENCE3), ..FieldShape::EMPTY },
        ],
    },
    ObjectShape { name: "ComplianceEvidence", fields: &[FieldShape { wire: "fee_acknowledged", name: "fee_acknowledged", kind: Kind::Boolean, ..FieldShape::EMPTY }] },
    ObjectShape {
        name: "VisaCompellingEvidence3",
        fields: &[
            FieldShape { wire: "disputed_transaction", name: "disputed_transaction", kind: Kind::Object(id::DISPUTED_TRANSACTION), ..FieldShape::EMPTY },
            FieldShape { wire: "prior_undisputed_transactions", name: "prior_undisputed_transactions", kind: Kind::List(KindId(0)), limits: Limits { min_items: Some(2), max_items: Some(2), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputedTransaction",
        fields: &[
            FieldShape {
                wire: "customer_account_id",
                name: "customer_account_id",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_device_fingerprint",
                name: "customer_device_fingerprint",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { min_length: Some(20), max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_device_id",
                name: "customer_device_id",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { min_length: Some(15), max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_email_address",
                name: "customer_email_address",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_purchase_ip",
                name: "customer_purchase_ip",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "product_description",
                name: "product_description",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "shipping_address", name: "shipping_address", kind: Kind::Object(id::EVIDENCE_ADDRESS), ..FieldShape::EMPTY },
            FieldShape { wire: "merchandise_or_services", name: "merchandise_or_services", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "PriorUndisputedTransaction",
        fields: &[
            FieldShape { wire: "charge", name: "charge", required: true, identifier: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape {
                wire: "customer_account_id",
                name: "customer_account_id",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_device_fingerprint",
                name: "customer_device_fingerprint",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { min_length: Some(20), max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_device_id",
                name: "customer_device_id",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { min_length: Some(15), max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_email_address",
                name: "customer_email_address",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "customer_purchase_ip",
                name: "customer_purchase_ip",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape {
                wire: "product_description",
                name: "product_description",
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "shipping_address", name: "shipping_address", kind: Kind::Object(id::EVIDENCE_ADDRESS), ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "EvidenceAddress",
        fields: &[
            FieldShape { wire: "city", name: "city", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "country", name: "country", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "line1", name: "line1", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "line2", name: "line2", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "postal_code", name: "postal_code", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "state", name: "state", nullable: true, clearable: true, private: true, limits: Limits { max_length: Some(5000), option: Some("max_short_text_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape { name: "Appeal", fields: &[FieldShape { wire: "card", name: "card", kind: Kind::Object(id::APPEAL_CARD), nullable: true, clearable: true, ..FieldShape::EMPTY }] },
    ObjectShape {
        name: "AppealCard",
        fields: &[
            FieldShape { wire: "reason_for_filing", name: "reason_for_filing", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "supporting_files", name: "supporting_files", kind: Kind::List(KindId(1)), nullable: true, clearable: true, identifier: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "FileLinkData",
        fields: &[
            FieldShape { wire: "create", name: "create", kind: Kind::Boolean, required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "expires_at", name: "expires_at", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(KindId(1)), private: true, limits: Limits { max_length: Some(500), max_items: Some(50), max_key_length: Some(40), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeList",
        fields: &[
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "data", name: "data", kind: Kind::List(KindId(2)), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "has_more", name: "has_more", kind: Kind::Boolean, required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "url", name: "url", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "Dispute",
        fields: &[
            FieldShape { wire: "id", name: "id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "amount", name: "amount", kind: Kind::Integer, ..FieldShape::EMPTY },
            FieldShape { wire: "balance_transactions", name: "balance_transactions", kind: Kind::List(KindId(3)), ..FieldShape::EMPTY },
            FieldShape { wire: "charge", name: "charge", kind: Kind::Expandable(KindId(4)), private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "currency", name: "currency", ..FieldShape::EMPTY },
            FieldShape { wire: "enhanced_eligibility_types", name: "enhanced_eligibility_types", kind: Kind::List(KindId(1)), ..FieldShape::EMPTY },
            FieldShape { wire: "evidence", name: "evidence", kind: Kind::Object(id::DISPUTE_EVIDENCE), ..FieldShape::EMPTY },
            FieldShape { wire: "evidence_details", name: "evidence_details", kind: Kind::Object(id::DISPUTE_EVIDENCE_DETAILS), ..FieldShape::EMPTY },
            FieldShape { wire: "intended_submission_method", name: "intended_submission_method", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "is_charge_refundable", name: "is_charge_refundable", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(KindId(1)), private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "network_reason_code", name: "network_reason_code", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "payment_intent", name: "payment_intent", kind: Kind::Expandable(KindId(4)), nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "payment_method_details", name: "payment_method_details", kind: Kind::Object(id::DISPUTE_PAYMENT_METHOD_DETAILS), ..FieldShape::EMPTY },
            FieldShape { wire: "reason", name: "reason", ..FieldShape::EMPTY },
            FieldShape { wire: "status", name: "status", required: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeEvidence",
        fields: &[
            FieldShape { wire: "access_activity_log", name: "access_activity_log", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "appeal", name: "appeal", kind: Kind::Object(id::DISPUTE_APPEAL), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "billing_address", name: "billing_address", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "cancellation_policy", name: "cancellation_policy", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "cancellation_policy_disclosure", name: "cancellation_policy_disclosure", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "cancellation_rebuttal", name: "cancellation_rebuttal", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_communication", name: "customer_communication", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_name", name: "customer_name", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_signature", name: "customer_signature", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "duplicate_charge_documentation", name: "duplicate_charge_documentation", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "duplicate_charge_explanation", name: "duplicate_charge_explanation", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "duplicate_charge_id", name: "duplicate_charge_id", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "enhanced_evidence", name: "enhanced_evidence", kind: Kind::Object(id::DISPUTE_ENHANCED_EVIDENCE), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "receipt", name: "receipt", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "refund_policy", name: "refund_policy", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "refund_policy_disclosure", name: "refund_policy_disclosure", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "refund_refusal_explanation", name: "refund_refusal_explanation", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "service_date", name: "service_date", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "service_documentation", name: "service_documentation", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "shipping_address", name: "shipping_address", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "shipping_carrier", name: "shipping_carrier", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "shipping_date", name: "shipping_date", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "shipping_documentation", name: "shipping_documentation", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "shipping_tracking_number", name: "shipping_tracking_number", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "uncategorized_file", name: "uncategorized_file", kind: Kind::Expandable(KindId(5)), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "uncategorized_text", name: "uncategorized_text", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeEnhancedEvidence",
        fields: &[
            FieldShape { wire: "mastercard_compliance", name: "mastercard_compliance", kind: Kind::Object(id::DISPUTE_COMPLIANCE_EVIDENCE), ..FieldShape::EMPTY },
            FieldShape { wire: "visa_compliance", name: "visa_compliance", kind: Kind::Object(id::DISPUTE_COMPLIANCE_EVIDENCE), ..FieldShape::EMPTY },
            FieldShape { wire: "visa_compelling_evidence_3", name: "visa_compelling_evidence_3", kind: Kind::Object(id::DISPUTE_VISA_COMPELLING_EVIDENCE3), ..FieldShape::EMPTY },
        ],
    },
    ObjectShape { name: "DisputeComplianceEvidence", fields: &[FieldShape { wire: "fee_acknowledged", name: "fee_acknowledged", kind: Kind::Boolean, ..FieldShape::EMPTY }] },
    ObjectShape {
        name: "DisputeVisaCompellingEvidence3",
        fields: &[
            FieldShape { wire: "disputed_transaction", name: "disputed_transaction", kind: Kind::Object(id::DISPUTE_DISPUTED_TRANSACTION), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "prior_undisputed_transactions", name: "prior_undisputed_transactions", kind: Kind::List(KindId(6)), ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeDisputedTransaction",
        fields: &[
            FieldShape { wire: "customer_account_id", name: "customer_account_id", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_device_fingerprint", name: "customer_device_fingerprint", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_device_id", name: "customer_device_id", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "shipping_address", name: "shipping_address", kind: Kind::Object(id::DISPUTE_EVIDENCE_ADDRESS), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "merchandise_or_services", name: "merchandise_or_services", nullable: true, clearable: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputePriorTransaction",
        fields: &[
            FieldShape { wire: "charge", name: "charge", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_account_id", name: "customer_account_id", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_device_fingerprint", name: "customer_device_fingerprint", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_device_id", name: "customer_device_id", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_email_address", name: "customer_email_address", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "customer_purchase_ip", name: "customer_purchase_ip", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "product_description", name: "product_description", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "shipping_address", name: "shipping_address", kind: Kind::Object(id::DISPUTE_EVIDENCE_ADDRESS), nullable: true, clearable: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeEvidenceAddress",
        fields: &[
            FieldShape { wire: "city", name: "city", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "country", name: "country", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "line1", name: "line1", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "line2", name: "line2", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "postal_code", name: "postal_code", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "state", name: "state", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape { name: "DisputeAppeal", fields: &[FieldShape { wire: "card", name: "card", kind: Kind::Object(id::DISPUTE_APPEAL_CARD), nullable: true, clearable: true, ..FieldShape::EMPTY }] },
    ObjectShape {
        name: "DisputeAppealCard",
        fields: &[
            FieldShape { wire: "reason_for_filing", name: "reason_for_filing", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "supporting_files", name: "supporting_files", kind: Kind::List(KindId(1)), nullable: true, clearable: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeEvidenceDetails",
        fields: &[
            FieldShape { wire: "due_by", name: "due_by", kind: Kind::UnixTime, nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "enhanced_eligibility", name: "enhanced_eligibility", kind: Kind::Object(id::DISPUTE_ENHANCED_ELIGIBILITY), ..FieldShape::EMPTY },
            FieldShape { wire: "has_evidence", name: "has_evidence", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "past_due", name: "past_due", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "submission_count", name: "submission_count", kind: Kind::Integer, ..FieldShape::EMPTY },
            FieldShape { wire: "submission_method", name: "submission_method", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeEnhancedEligibility",
        fields: &[
            FieldShape { wire: "mastercard_compliance", name: "mastercard_compliance", kind: Kind::Object(id::DISPUTE_COMPLIANCE_ELIGIBILITY), ..FieldShape::EMPTY },
            FieldShape { wire: "visa_compliance", name: "visa_compliance", kind: Kind::Object(id::DISPUTE_COMPLIANCE_ELIGIBILITY), ..FieldShape::EMPTY },
            FieldShape { wire: "visa_compelling_evidence_3", name: "visa_compelling_evidence_3", kind: Kind::Object(id::DISPUTE_VISA_COMPELLING_EVIDENCE3_ELIGIBILITY), ..FieldShape::EMPTY },
        ],
    },
    ObjectShape { name: "DisputeComplianceEligibility", fields: &[FieldShape { wire: "status", name: "status", ..FieldShape::EMPTY }] },
    ObjectShape {
        name: "DisputeVisaCompellingEvidence3Eligibility",
        fields: &[FieldShape { wire: "required_actions", name: "required_actions", kind: Kind::List(KindId(1)), ..FieldShape::EMPTY }, FieldShape { wire: "status", name: "status", ..FieldShape::EMPTY }],
    },
    ObjectShape {
        name: "DisputePaymentMethodDetails",
        fields: &[
            FieldShape { wire: "type", name: "type", ..FieldShape::EMPTY },
            FieldShape { wire: "amazon_pay", name: "amazon_pay", kind: Kind::Object(id::DISPUTE_AMAZON_PAY_DETAILS), ..FieldShape::EMPTY },
            FieldShape { wire: "card", name: "card", kind: Kind::Object(id::DISPUTE_CARD_DETAILS), ..FieldShape::EMPTY },
            FieldShape { wire: "klarna", name: "klarna", kind: Kind::Object(id::DISPUTE_KLARNA_DETAILS), ..FieldShape::EMPTY },
            FieldShape { wire: "paypal", name: "paypal", kind: Kind::Object(id::DISPUTE_PAYPAL_DETAILS), ..FieldShape::EMPTY },
        ],
    },
    ObjectShape { name: "DisputeAmazonPayDetails", fields: &[FieldShape { wire: "dispute_type", name: "dispute_type", nullable: true, clearable: true, ..FieldShape::EMPTY }] },
    ObjectShape {
        name: "DisputeCardDetails",
        fields: &[
            FieldShape { wire: "brand", name: "brand", ..FieldShape::EMPTY },
            FieldShape { wire: "case_type", name: "case_type", ..FieldShape::EMPTY },
            FieldShape { wire: "network", name: "network", ..FieldShape::EMPTY },
            FieldShape { wire: "network_reason_code", name: "network_reason_code", nullable: true, clearable: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeKlarnaDetails",
        fields: &[
            FieldShape { wire: "chargeback_loss_reason_code", name: "chargeback_loss_reason_code", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "reason_code", name: "reason_code", nullable: true, clearable: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputePaypalDetails",
        fields: &[FieldShape { wire: "case_id", name: "case_id", nullable: true, clearable: true, ..FieldShape::EMPTY }, FieldShape { wire: "reason_code", name: "reason_code", nullable: true, clearable: true, ..FieldShape::EMPTY }],
    },
    ObjectShape {
        name: "BalanceTransaction",
        fields: &[
            FieldShape { wire: "id", name: "id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "amount", name: "amount", kind: Kind::Integer, ..FieldShape::EMPTY },
            FieldShape { wire: "available_on", name: "available_on", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "balance_type", name: "balance_type", ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "currency", name: "currency", ..FieldShape::EMPTY },
            FieldShape { wire: "description", name: "description", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "exchange_rate", name: "exchange_rate", kind: Kind::Number, nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "fee", name: "fee", kind: Kind::Integer, ..FieldShape::EMPTY },
            FieldShape { wire: "fee_details", name: "fee_details", kind: Kind::List(KindId(7)), ..FieldShape::EMPTY },
            FieldShape { wire: "net", name: "net", kind: Kind::Integer, ..FieldShape::EMPTY },
            FieldShape { wire: "reporting_category", name: "reporting_category", ..FieldShape::EMPTY },
            FieldShape { wire: "source", name: "source", kind: Kind::Expandable(KindId(4)), nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "status", name: "status", ..FieldShape::EMPTY },
            FieldShape { wire: "type", name: "type", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "BalanceTransactionFee",
        fields: &[
            FieldShape { wire: "amount", name: "amount", kind: Kind::Integer, required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "application", name: "application", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "currency", name: "currency", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "description", name: "description", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "type", name: "type", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "FileList",
        fields: &[
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "data", name: "data", kind: Kind::List(KindId(5)), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "has_more", name: "has_more", kind: Kind::Boolean, required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "url", name: "url", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "File",
        fields: &[
            FieldShape { wire: "id", name: "id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "expires_at", name: "expires_at", kind: Kind::UnixTime, nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "filename", name: "filename", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "links", name: "links", kind: Kind::Object(id::FILE_LINK_LIST), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "purpose", name: "purpose", ..FieldShape::EMPTY },
            FieldShape { wire: "size", name: "size", kind: Kind::Integer, ..FieldShape::EMPTY },
            FieldShape { wire: "title", name: "title", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "type", name: "type", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "url", name: "url", nullable: true, clearable: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "FileLinkList",
        fields: &[
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "data", name: "data", kind: Kind::List(KindId(8)), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "has_more", name: "has_more", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "url", name: "url", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "FileLink",
        fields: &[
            FieldShape { wire: "id", name: "id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "expired", name: "expired", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "expires_at", name: "expires_at", kind: Kind::UnixTime, nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "file", name: "file", kind: Kind::Expandable(KindId(5)), ..FieldShape::EMPTY },
            FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "metadata", name: "metadata", kind: Kind::Map(KindId(1)), private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "url", name: "url", nullable: true, clearable: true, private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "EventList",
        fields: &[
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "data", name: "data", kind: Kind::List(KindId(9)), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "has_more", name: "has_more", kind: Kind::Boolean, required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "url", name: "url", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "Event",
        fields: &[
            FieldShape { wire: "id", name: "id", ..FieldShape::EMPTY },
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "account", name: "account", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "api_version", name: "api_version", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "context", name: "context", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "data", name: "data", kind: Kind::Object(id::EVENT_DATA), ..FieldShape::EMPTY },
            FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "pending_webhooks", name: "pending_webhooks", kind: Kind::Integer, ..FieldShape::EMPTY },
            FieldShape { wire: "request", name: "request", kind: Kind::Json, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "type", name: "type", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "EventData",
        fields: &[
            FieldShape { wire: "object", name: "object", kind: Kind::Json, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "previous_attributes", name: "previous_attributes", kind: Kind::Json, private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeEvent",
        fields: &[
            FieldShape { wire: "id", name: "id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "account", name: "account", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "api_version", name: "api_version", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "context", name: "context", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::UnixTime, ..FieldShape::EMPTY },
            FieldShape { wire: "data", name: "data", kind: Kind::Object(id::DISPUTE_EVENT_DATA), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "pending_webhooks", name: "pending_webhooks", kind: Kind::Integer, ..FieldShape::EMPTY },
            FieldShape { wire: "request", name: "request", kind: Kind::Object(id::EVENT_REQUEST), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "type", name: "type", required: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "DisputeEventData",
        fields: &[
            FieldShape { wire: "object", name: "object", kind: Kind::Object(id::DISPUTE), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "previous_attributes", name: "previous_attributes", kind: Kind::Json, private: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "EventRequest",
        fields: &[FieldShape { wire: "id", name: "id", nullable: true, clearable: true, ..FieldShape::EMPTY }, FieldShape { wire: "idempotency_key", name: "idempotency_key", nullable: true, clearable: true, ..FieldShape::EMPTY }],
    },
    ObjectShape {
        name: "ThinDisputeEvent",
        fields: &[
            FieldShape { wire: "id", name: "id", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "context", name: "context", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", ..FieldShape::EMPTY },
            FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "reason", name: "reason", kind: Kind::Object(id::THIN_EVENT_REASON), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "related_object", name: "related_object", kind: Kind::Object(id::RELATED_OBJECT), required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "type", name: "type", required: true, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "ThinEvent",
        fields: &[
            FieldShape { wire: "id", name: "id", ..FieldShape::EMPTY },
            FieldShape { wire: "object", name: "object", ..FieldShape::EMPTY },
            FieldShape { wire: "context", name: "context", nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", ..FieldShape::EMPTY },
            FieldShape { wire: "livemode", name: "livemode", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "reason", name: "reason", kind: Kind::Object(id::THIN_EVENT_REASON), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "related_object", name: "related_object", kind: Kind::Object(id::RELATED_OBJECT), nullable: true, clearable: true, ..FieldShape::EMPTY },
            FieldShape { wire: "type", name: "type", ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "RelatedObject",
        fields: &[FieldShape { wire: "id", name: "id", required: true, ..FieldShape::EMPTY }, FieldShape { wire: "type", name: "type", ..FieldShape::EMPTY }, FieldShape { wire: "url", name: "url", ..FieldShape::EMPTY }],
    },
    ObjectShape {
        name: "ThinEventReason",
        fields: &[FieldShape { wire: "type", name: "type", ..FieldShape::EMPTY }, FieldShape { wire: "request", name: "request", kind: Kind::Object(id::EVENT_REQUEST), nullable: true, clearable: true, ..FieldShape::EMPTY }],
    },
    ObjectShape {
        name: "listDisputes",
        fields: &[
            FieldShape { wire: "payment_intent", name: "payment_intent", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "charge", name: "charge", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::Object(id::CREATED_RANGE), ..FieldShape::EMPTY },
            FieldShape { wire: "limit", name: "limit", kind: Kind::Integer, limits: Limits { minimum: Some(1), maximum: Some(100), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "starting_after", name: "starting_after", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "ending_before", name: "ending_before", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "retrieveDispute",
        fields: &[
            FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "updateDispute",
        fields: &[
            FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "submit", name: "submit", kind: Kind::Boolean, required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "evidence", name: "evidence", kind: Kind::Object(id::EVIDENCE), limits: Limits { max_total: Some(150000), total_option: Some("max_evidence_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape {
                wire: "metadata",
                name: "metadata",
                kind: Kind::Map(KindId(10)),
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(500), max_items: Some(50), max_key_length: Some(40), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "intended_submission_method", name: "intended_submission_method", ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "stageDisputeEvidence",
        fields: &[
            FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "evidence", name: "evidence", kind: Kind::Object(id::EVIDENCE), limits: Limits { max_total: Some(150000), total_option: Some("max_evidence_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape {
                wire: "metadata",
                name: "metadata",
                kind: Kind::Map(KindId(10)),
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(500), max_items: Some(50), max_key_length: Some(40), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "intended_submission_method", name: "intended_submission_method", ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "submitDisputeEvidence",
        fields: &[
            FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "evidence", name: "evidence", kind: Kind::Object(id::EVIDENCE), limits: Limits { max_total: Some(150000), total_option: Some("max_evidence_characters"), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape {
                wire: "metadata",
                name: "metadata",
                kind: Kind::Map(KindId(10)),
                nullable: true,
                clearable: true,
                private: true,
                limits: Limits { max_length: Some(500), max_items: Some(50), max_key_length: Some(40), ..Limits::EMPTY },
                ..FieldShape::EMPTY
            },
            FieldShape { wire: "intended_submission_method", name: "intended_submission_method", ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "closeDispute",
        fields: &[
            FieldShape { wire: "dispute", name: "dispute", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "createFile",
        fields: &[
            FieldShape { wire: "file", name: "file", kind: Kind::File(FileId(0)), required: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "purpose", name: "purpose", required: true, ..FieldShape::EMPTY },
            FieldShape { wire: "file_link_data", name: "file_link_data", kind: Kind::Object(id::FILE_LINK_DATA), ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "uploadDisputeEvidence",
        fields: &[
            FieldShape { wire: "file", name: "file", kind: Kind::File(FileId(0)), required: true, private: true, ..FieldShape::EMPTY },
            FieldShape { wire: "file_link_data", name: "file_link_data", kind: Kind::Object(id::FILE_LINK_DATA), ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "listFiles",
        fields: &[
            FieldShape { wire: "purpose", name: "purpose", ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::Object(id::CREATED_RANGE), ..FieldShape::EMPTY },
            FieldShape { wire: "limit", name: "limit", kind: Kind::Integer, limits: Limits { minimum: Some(1), maximum: Some(100), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "starting_after", name: "starting_after", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "ending_before", name: "ending_before", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "retrieveFile",
        fields: &[
            FieldShape { wire: "file", name: "file", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape { name: "downloadFile", fields: &[FieldShape { wire: "file", name: "file", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY }] },
    ObjectShape {
        name: "listEvents",
        fields: &[
            FieldShape { wire: "type", name: "type", limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "types", name: "types", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), max_items: Some(20), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "delivery_success", name: "delivery_success", kind: Kind::Boolean, ..FieldShape::EMPTY },
            FieldShape { wire: "created", name: "created", kind: Kind::Object(id::CREATED_RANGE), ..FieldShape::EMPTY },
            FieldShape { wire: "limit", name: "limit", kind: Kind::Integer, limits: Limits { minimum: Some(1), maximum: Some(100), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "starting_after", name: "starting_after", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "ending_before", name: "ending_before", identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
    ObjectShape {
        name: "retrieveEvent",
        fields: &[
            FieldShape { wire: "id", name: "id", required: true, identifier: true, limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
            FieldShape { wire: "expand", name: "expand", kind: Kind::List(KindId(1)), limits: Limits { max_length: Some(5000), ..Limits::EMPTY }, ..FieldShape::EMPTY },
        ],
    },
];

pub(super) const KINDS: &[Kind] = &[
    Kind::Object(id::PRIOR_UNDISPUTED_TRANSACTION),
    Kind::Text,
    Kind::Object(id::DISPUTE),
    Kind::Object(id::BALANCE_TRANSACTION),
    Kind::Json,
    Kind::Object(id::FILE),
    Kind::Object(id::DISPUTE_PRIOR_TRANSACTION),
    Kind::Object(id::BALANCE_TRANSACTION_FEE),
    Kind::Object(id::FILE_LINK),
    Kind::Message,
    Kind::Clearable(KindId(1)),
];

pub(super) const FILES: &[FileRule] = &[FileRule { kinds: &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png], max_bytes: Some(5000000), max_bytes_option: Some("max_file_bytes") }];

pub(super) const MESSAGES: Messages = Messages {
    kinds: &[
        MessageKind { id: "disputeCreated", shape: id::DISPUTE_EVENT, matches: &[("type", "charge.dispute.created")], keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }] },
        MessageKind { id: "disputeUpdated", shape: id::DISPUTE_EVENT, matches: &[("type", "charge.dispute.updated")], keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }] },
        MessageKind { id: "disputeClosed", shape: id::DISPUTE_EVENT, matches: &[("type", "charge.dispute.closed")], keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }] },
        MessageKind {
            id: "disputeFundsWithdrawn",
            shape: id::DISPUTE_EVENT,
            matches: &[("type", "charge.dispute.funds_withdrawn")],
            keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }],
        },
        MessageKind {
            id: "disputeFundsReinstated",
            shape: id::DISPUTE_EVENT,
            matches: &[("type", "charge.dispute.funds_reinstated")],
            keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }],
        },
        MessageKind { id: "thinDisputeCreated", shape: id::THIN_DISPUTE_EVENT, matches: &[("type", "v1.charge.dispute.created")], keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }] },
        MessageKind { id: "thinDisputeUpdated", shape: id::THIN_DISPUTE_EVENT, matches: &[("type", "v1.charge.dispute.updated")], keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }] },
        MessageKind { id: "thinDisputeClosed", shape: id::THIN_DISPUTE_EVENT, matches: &[("type", "v1.charge.dispute.closed")], keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }] },
        MessageKind {
            id: "thinDisputeFundsWithdrawn",
            shape: id::THIN_DISPUTE_EVENT,
            matches: &[("type", "v1.charge.dispute.funds_withdrawn")],
            keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }],
        },
        MessageKind {
            id: "thinDisputeFundsReinstated",
            shape: id::THIN_DISPUTE_EVENT,
            matches: &[("type", "v1.charge.dispute.funds_reinstated")],
            keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }],
        },
        MessageKind { id: "thinEvent", shape: id::THIN_EVENT, matches: &[("object", "v2.core.event")], keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }] },
        MessageKind { id: "event", shape: id::EVENT, keys: &[KeyRule { name: "event", fields: &[KeyField { name: "id", ..KeyField::EMPTY }], ..KeyRule::EMPTY }], ..MessageKind::EMPTY },
    ],
    telling: &["object", "type"],
};
