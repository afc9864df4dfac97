// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/sandbox. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]
use crate::tables::{Field, Kind, Object};
pub(crate) const DISPUTE_STATUS: &[&str] = &[
    "warning_needs_response",
    "warning_under_review",
    "warning_closed",
    "needs_response",
    "under_review",
    "won",
    "lost",
    "prevented",
    "appeal_needs_response",
    "appeal_under_review",
    "charge_refunded",
];
pub(crate) const DISPUTE_REASON: &[&str] = &[
    "bank_cannot_process",
    "check_returned",
    "credit_not_processed",
    "customer_initiated",
    "debit_not_authorized",
    "duplicate",
    "fraudulent",
    "general",
    "incorrect_account_details",
    "insufficient_funds",
    "noncompliant",
    "product_not_received",
    "product_unacceptable",
    "subscription_canceled",
    "unrecognized",
];
pub(crate) const ENHANCED_ELIGIBILITY_TYPE: &[&str] = &[
    "mastercard_compliance",
    "visa_compelling_evidence_3",
    "visa_compliance",
];
pub(crate) const INTENDED_SUBMISSION_METHOD: &[&str] = &[
    "manual",
    "prefer_manual",
    "prefer_smart_disputes",
    "smart_disputes",
];
pub(crate) const MERCHANDISE_OR_SERVICES: &[&str] = &["merchandise", "services"];
pub(crate) const SUBMISSION_METHOD: &[&str] = &[
    "manual",
    "not_submitted",
    "smart_disputes",
];
pub(crate) const COMPLIANCE_STATUS: &[&str] = &[
    "fee_acknowledged",
    "requires_fee_acknowledgement",
];
pub(crate) const VISA_COMPELLING_EVIDENCE3_STATUS: &[&str] = &[
    "requires_action",
    "qualified",
    "not_qualified",
];
pub(crate) const VISA_COMPELLING_EVIDENCE3_ACTION: &[&str] = &[
    "missing_customer_identifiers",
    "missing_disputed_transaction_description",
    "missing_merchandise_or_services",
    "missing_prior_undisputed_transaction_description",
    "missing_prior_undisputed_transactions",
];
pub(crate) const DISPUTE_PAYMENT_METHOD_TYPE: &[&str] = &[
    "amazon_pay",
    "card",
    "klarna",
    "paypal",
];
pub(crate) const AMAZON_PAY_DISPUTE_TYPE: &[&str] = &["chargeback", "claim"];
pub(crate) const DISPUTE_CASE_TYPE: &[&str] = &[
    "block",
    "chargeback",
    "compliance",
    "inquiry",
    "resolution",
];
pub(crate) const CARD_BRAND: &[&str] = &[
    "amex",
    "cartes_bancaires",
    "diners",
    "discover",
    "eftpos_au",
    "jcb",
    "link",
    "mastercard",
    "unionpay",
    "visa",
    "unknown",
];
pub(crate) const CARD_NETWORK: &[&str] = &[
    "amex",
    "cartes_bancaires",
    "diners",
    "discover",
    "eftpos_au",
    "interac",
    "jcb",
    "link",
    "mastercard",
    "unionpay",
    "visa",
    "unknown",
];
pub(crate) const BALANCE_TRANSACTION_STATUS: &[&str] = &["available", "pending"];
pub(crate) const BALANCE_TYPE: &[&str] = &[
    "issuing",
    "payments",
    "refund_and_dispute_prefunding",
    "risk_reserved",
];
pub(crate) const BALANCE_TRANSACTION_TYPE: &[&str] = &[
    "adjustment",
    "advance",
    "advance_funding",
    "anticipation_repayment",
    "application_fee",
    "application_fee_refund",
    "charge",
    "climate_order_purchase",
    "climate_order_refund",
    "connect_collection_transfer",
    "contribution",
    "fee_credit_funding",
    "inbound_transfer",
    "inbound_transfer_reversal",
    "issuing_authorization_hold",
    "issuing_authorization_release",
    "issuing_dispute",
    "issuing_dispute_provisional_credit",
    "issuing_dispute_provisional_credit_reversal",
    "issuing_transaction",
    "obligation_outbound",
    "obligation_reversal_inbound",
    "payment",
    "payment_failure_refund",
    "payment_network_reserve_hold",
    "payment_network_reserve_release",
    "payment_refund",
    "payment_reversal",
    "payment_unreconciled",
    "payout",
    "payout_cancel",
    "payout_failure",
    "payout_minimum_balance_hold",
    "payout_minimum_balance_release",
    "refund",
    "refund_failure",
    "reserve_hold",
    "reserve_release",
    "reserve_transaction",
    "reserved_funds",
    "stripe_balance_payment_debit",
    "stripe_balance_payment_debit_reversal",
    "stripe_fee",
    "stripe_fx_fee",
    "tax_fee",
    "tax_fund",
    "topup",
    "topup_reversal",
    "transfer",
    "transfer_cancel",
    "transfer_failure",
    "transfer_refund",
];
pub(crate) const FILE_PURPOSE: &[&str] = &[
    "account_requirement",
    "additional_verification",
    "business_icon",
    "business_logo",
    "customer_signature",
    "dispute_evidence",
    "identity_document",
    "issuing_regulatory_reporting",
    "pci_document",
    "platform_terms_of_service",
    "tax_document_user_upload",
    "terminal_android_apk",
    "terminal_reader_splashscreen",
    "terminal_wifi_certificate",
    "terminal_wifi_private_key",
    "document_provider_identity_document",
    "finance_report_run",
    "financial_account_statement",
    "identity_document_downloadable",
    "selfie",
    "sigma_scheduled_query",
];
pub(crate) const ERROR_TYPE: &[&str] = &[
    "api_error",
    "card_error",
    "idempotency_error",
    "invalid_request_error",
];
pub(crate) static UPDATE_DISPUTE_REQUEST: Object = Object {
    name: "UpdateDisputeRequest",
    fields: &[
        Field::new("submit", Kind::Boolean).required(),
        Field::new("evidence", Kind::Object(&EVIDENCE)).total(150000),
        Field::new("metadata", Kind::Map(&Kind::Clearable(&Kind::Text)))
            .clears()
            .private()
            .length(0, 500)
            .items(0, 50)
            .keys(40),
        Field::new("intended_submission_method", Kind::Enum(INTENDED_SUBMISSION_METHOD)),
        Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000),
    ],
};
pub(crate) static CLOSE_DISPUTE_REQUEST: Object = Object {
    name: "CloseDisputeRequest",
    fields: &[Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000)],
};
pub(crate) static CREATED_RANGE: Object = Object {
    name: "CreatedRange",
    fields: &[
        Field::new("gt", Kind::Integer),
        Field::new("gte", Kind::Integer),
        Field::new("lt", Kind::Integer),
        Field::new("lte", Kind::Integer),
    ],
};
pub(crate) static EVIDENCE: Object = Object {
    name: "Evidence",
    fields: &[
        Field::new("access_activity_log", Kind::Text)
            .clears()
            .private()
            .length(0, 20000),
        Field::new("appeal", Kind::Object(&APPEAL)).clears(),
        Field::new("billing_address", Kind::Text).clears().private().length(0, 5000),
        Field::new("cancellation_policy", Kind::Text).clears(),
        Field::new("cancellation_policy_disclosure", Kind::Text)
            .clears()
            .private()
            .length(0, 20000),
        Field::new("cancellation_rebuttal", Kind::Text)
            .clears()
            .private()
            .length(0, 20000),
        Field::new("customer_communication", Kind::Text).clears(),
        Field::new("customer_email_address", Kind::Text)
            .clears()
            .private()
            .length(0, 5000),
        Field::new("customer_name", Kind::Text).clears().private().length(0, 5000),
        Field::new("customer_purchase_ip", Kind::Text)
            .clears()
            .private()
            .length(0, 5000),
        Field::new("customer_signature", Kind::Text).clears(),
        Field::new("duplicate_charge_documentation", Kind::Text).clears(),
        Field::new("duplicate_charge_explanation", Kind::Text)
            .clears()
            .private()
            .length(0, 20000),
        Field::new("duplicate_charge_id", Kind::Text).clears().private().length(0, 5000),
        Field::new("enhanced_evidence", Kind::Object(&ENHANCED_EVIDENCE)).clears(),
        Field::new("product_description", Kind::Text)
            .clears()
            .private()
            .length(0, 20000),
        Field::new("receipt", Kind::Text).clears(),
        Field::new("refund_policy", Kind::Text).clears(),
        Field::new("refund_policy_disclosure", Kind::Text)
            .clears()
            .private()
            .length(0, 20000),
        Field::new("refund_refusal_explanation", Kind::Text)
            .clears()
            .private()
            .length(0, 20000),
        Field::new("service_date", Kind::Text).clears().private().length(0, 5000),
        Field::new("service_documentation", Kind::Text).clears(),
        Field::new("shipping_address", Kind::Text).clears().private().length(0, 5000),
        Field::new("shipping_carrier", Kind::Text).clears().private().length(0, 5000),
        Field::new("shipping_date", Kind::Text).clears().private().length(0, 5000),
        Field::new("shipping_documentation", Kind::Text).clears(),
        Field::new("shipping_tracking_number", Kind::Text)
            .clears()
            .private()
            .length(0, 5000),
        Field::new("uncategorized_file", Kind::Text).clears(),
        Field::new("uncategorized_text", Kind::Text).clears().private().length(0, 20000),
    ],
};
pub(crate) static ENHANCED_EVIDENCE: Object = Object {
    name: "EnhancedEvidence",
    fields: &[
        Field::new("mastercard_compliance", Kind::Object(&COMPLIANCE_EVIDENCE)),
        Field::new("visa_compliance", Kind::Object(&COMPLIANCE_EVIDENCE)),
        Field::new(
            "visa_compelling_evidence_3",
            Kind::Object(&VISA_COMPELLING_EVIDENCE3),
        ),
    ],
};
pub(crate) static COMPLIANCE_EVIDENCE: Object = Object {
    name: "ComplianceEvidence",
    fields: &[Field::new("fee_acknowledged", Kind::Boolean)],
};
pub(crate) static VISA_COMPELLING_EVIDENCE3: Object = Object {
    name: "VisaCompellingEvidence3",
    fields: &[
        Field::new("disputed_transaction", Kind::Object(&DISPUTED_TRANSACTION)),
        Field::new(
                "prior_undisputed_transactions",
                Kind::List(&Kind::Object(&PRIOR_UNDISPUTED_TRANSACTION)),
            )
            .items(2, 2),
    ],
};
pub(crate) static DISPUTED_TRANSACTION: Object = Object {
    name: "DisputedTransaction",
    fields: &[
        Field::new("customer_account_id", Kind::Text).clears().private().length(0, 5000),
        Field::new("customer_device_fingerprint", Kind::Text)
            .clears()
            .private()
            .length(20, 5000),
        Field::new("customer_device_id", Kind::Text).clears().private().length(15, 5000),
        Field::new("customer_email_address", Kind::Text)
            .clears()
            .private()
            .length(0, 5000),
        Field::new("customer_purchase_ip", Kind::Text)
            .clears()
            .private()
            .length(0, 5000),
        Field::new("product_description", Kind::Text).clears().private().length(0, 5000),
        Field::new("shipping_address", Kind::Object(&EVIDENCE_ADDRESS)),
        Field::new("merchandise_or_services", Kind::Enum(MERCHANDISE_OR_SERVICES)),
    ],
};
pub(crate) static PRIOR_UNDISPUTED_TRANSACTION: Object = Object {
    name: "PriorUndisputedTransaction",
    fields: &[
        Field::new("charge", Kind::Text).required().length(0, 5000),
        Field::new("customer_account_id", Kind::Text).clears().private().length(0, 5000),
        Field::new("customer_device_fingerprint", Kind::Text)
            .clears()
            .private()
            .length(20, 5000),
        Field::new("customer_device_id", Kind::Text).clears().private().length(15, 5000),
        Field::new("customer_email_address", Kind::Text)
            .clears()
            .private()
            .length(0, 5000),
        Field::new("customer_purchase_ip", Kind::Text)
            .clears()
            .private()
            .length(0, 5000),
        Field::new("product_description", Kind::Text).clears().private().length(0, 5000),
        Field::new("shipping_address", Kind::Object(&EVIDENCE_ADDRESS)),
    ],
};
pub(crate) static EVIDENCE_ADDRESS: Object = Object {
    name: "EvidenceAddress",
    fields: &[
        Field::new("city", Kind::Text).clears().private().length(0, 5000),
        Field::new("country", Kind::Text).clears().private().length(0, 5000),
        Field::new("line1", Kind::Text).clears().private().length(0, 5000),
        Field::new("line2", Kind::Text).clears().private().length(0, 5000),
        Field::new("postal_code", Kind::Text).clears().private().length(0, 5000),
        Field::new("state", Kind::Text).clears().private().length(0, 5000),
    ],
};
pub(crate) static APPEAL: Object = Object {
    name: "Appeal",
    fields: &[Field::new("card", Kind::Object(&APPEAL_CARD)).clears()],
};
pub(crate) static APPEAL_CARD: Object = Object {
    name: "AppealCard",
    fields: &[
        Field::new("reason_for_filing", Kind::Text).clears().private(),
        Field::new("supporting_files", Kind::List(&Kind::Text)).clears(),
    ],
};
pub(crate) static CREATE_FILE_REQUEST: Object = Object {
    name: "CreateFileRequest",
    fields: &[
        Field::new("file", Kind::File { most: 5000000 }).required().private(),
        Field::new("purpose", Kind::Enum(FILE_PURPOSE)).required(),
        Field::new("file_link_data", Kind::Object(&FILE_LINK_DATA)),
        Field::new("expand", Kind::List(&Kind::Text)).length(0, 5000),
    ],
};
pub(crate) static FILE_LINK_DATA: Object = Object {
    name: "FileLinkData",
    fields: &[
        Field::new("create", Kind::Boolean).required(),
        Field::new("expires_at", Kind::Integer),
        Field::new("metadata", Kind::Map(&Kind::Text))
            .private()
            .length(0, 500)
            .items(0, 50)
            .keys(40),
    ],
};
pub(crate) static DISPUTE_LIST: Object = Object {
    name: "DisputeList",
    fields: &[
        Field::new("object", Kind::Text),
        Field::new("data", Kind::List(&Kind::Object(&DISPUTE))).required(),
        Field::new("has_more", Kind::Boolean).required(),
        Field::new("url", Kind::Text),
    ],
};
pub(crate) static DISPUTE: Object = Object {
    name: "Dispute",
    fields: &[
        Field::new("id", Kind::Text).required(),
        Field::new("object", Kind::Text),
        Field::new("amount", Kind::Integer),
        Field::new(
            "balance_transactions",
            Kind::List(&Kind::Object(&BALANCE_TRANSACTION)),
        ),
        Field::new("charge", Kind::Expandable(&Kind::Json)).private(),
        Field::new("created", Kind::Integer),
        Field::new("currency", Kind::Text),
        Field::new(
            "enhanced_eligibility_types",
            Kind::List(&Kind::Enum(ENHANCED_ELIGIBILITY_TYPE)),
        ),
        Field::new("evidence", Kind::Object(&DISPUTE_EVIDENCE)),
        Field::new("evidence_details", Kind::Object(&DISPUTE_EVIDENCE_DETAILS)),
        Field::new("intended_submission_method", Kind::Enum(INTENDED_SUBMISSION_METHOD))
            .clears(),
        Field::new("is_charge_refundable", Kind::Boolean),
        Field::new("livemode", Kind::Boolean),
        Field::new("metadata", Kind::Map(&Kind::Text)).private(),
        Field::new("network_reason_code", Kind::Text).clears(),
        Field::new("payment_intent", Kind::Expandable(&Kind::Json)).clears().private(),
        Field::new(
            "payment_method_details",
            Kind::Object(&DISPUTE_PAYMENT_METHOD_DETAILS),
        ),
        Field::new("reason", Kind::Enum(DISPUTE_REASON)),
        Field::new("status", Kind::Enum(DISPUTE_STATUS)).required(),
    ],
};
pub(crate) static DISPUTE_EVIDENCE: Object = Object {
    name: "DisputeEvidence",
    fields: &[
        Field::new("access_activity_log", Kind::Text).clears().private(),
        Field::new("appeal", Kind::Object(&DISPUTE_APPEAL)).clears(),
        Field::new("billing_address", Kind::Text).clears().private(),
        Field::new("cancellation_policy", Kind::Expandable(&Kind::Object(&FILE)))
            .clears(),
        Field::new("cancellation_policy_disclosure", Kind::Text).clears().private(),
        Field::new("cancellation_rebuttal", Kind::Text).clears().private(),
        Field::new("customer_communication", Kind::Expandable(&Kind::Object(&FILE)))
            .clears(),
        Field::new("customer_email_address", Kind::Text).clears().private(),
        Field::new("customer_name", Kind::Text).clears().private(),
        Field::new("customer_purchase_ip", Kind::Text).clears().private(),
        Field::new("customer_signature", Kind::Expandable(&Kind::Object(&FILE)))
            .clears(),
        Field::new(
                "duplicate_charge_documentation",
                Kind::Expandable(&Kind::Object(&FILE)),
            )
            .clears(),
        Field::new("duplicate_charge_explanation", Kind::Text).clears().private(),
        Field::new("duplicate_charge_id", Kind::Text).clears().private(),
        Field::new("enhanced_evidence", Kind::Object(&DISPUTE_ENHANCED_EVIDENCE))
            .clears(),
        Field::new("product_description", Kind::Text).clears().private(),
        Field::new("receipt", Kind::Expandable(&Kind::Object(&FILE))).clears(),
        Field::new("refund_policy", Kind::Expandable(&Kind::Object(&FILE))).clears(),
        Field::new("refund_policy_disclosure", Kind::Text).clears().private(),
        Field::new("refund_refusal_explanation", Kind::Text).clears().private(),
        Field::new("service_date", Kind::Text).clears().private(),
        Field::new("service_documentation", Kind::Expandable(&Kind::Object(&FILE)))
            .clears(),
        Field::new("shipping_address", Kind::Text).clears().private(),
        Field::new("shipping_carrier", Kind::Text).clears().private(),
        Field::new("shipping_date", Kind::Text).clears().private(),
        Field::new("shipping_documentation", Kind::Expandable(&Kind::Object(&FILE)))
            .clears(),
        Field::new("shipping_tracking_number", Kind::Text).clears().private(),
        Field::new("uncategorized_file", Kind::Expandable(&Kind::Object(&FILE)))
            .clears(),
        Field::new("uncategorized_text", Kind::Text).clears().private(),
    ],
};
pub(crate) static DISPUTE_ENHANCED_EVIDENCE: Object = Object {
    name: "DisputeEnhancedEvidence",
    fields: &[
        Field::new("mastercard_compliance", Kind::Object(&DISPUTE_COMPLIANCE_EVIDENCE)),
        Field::new("visa_compliance", Kind::Object(&DISPUTE_COMPLIANCE_EVIDENCE)),
        Field::new(
            "visa_compelling_evidence_3",
            Kind::Object(&DISPUTE_VISA_COMPELLING_EVIDENCE3),
        ),
    ],
};
pub(crate) static DISPUTE_COMPLIANCE_EVIDENCE: Object = Object {
    name: "DisputeComplianceEvidence",
    fields: &[Field::new("fee_acknowledged", Kind::Boolean)],
};
pub(crate) static DISPUTE_VISA_COMPELLING_EVIDENCE3: Object = Object {
    name: "DisputeVisaCompellingEvidence3",
    fields: &[
        Field::new("disputed_transaction", Kind::Object(&DISPUTE_DISPUTED_TRANSACTION))
            .clears(),
        Field::new(
            "prior_undisputed_transactions",
            Kind::List(&Kind::Object(&DISPUTE_PRIOR_TRANSACTION)),
        ),
    ],
};
pub(crate) static DISPUTE_DISPUTED_TRANSACTION: Object = Object {
    name: "DisputeDisputedTransaction",
    fields: &[
        Field::new("customer_account_id", Kind::Text).clears().private(),
        Field::new("customer_device_fingerprint", Kind::Text).clears().private(),
        Field::new("customer_device_id", Kind::Text).clears().private(),
        Field::new("customer_email_address", Kind::Text).clears().private(),
        Field::new("customer_purchase_ip", Kind::Text).clears().private(),
        Field::new("product_description", Kind::Text).clears().private(),
        Field::new("shipping_address", Kind::Object(&DISPUTE_EVIDENCE_ADDRESS)).clears(),
        Field::new("merchandise_or_services", Kind::Enum(MERCHANDISE_OR_SERVICES))
            .clears(),
    ],
};
pub(crate) static DISPUTE_PRIOR_TRANSACTION: Object = Object {
    name: "DisputePriorTransaction",
    fields: &[
        Field::new("charge", Kind::Text).clears(),
        Field::new("customer_account_id", Kind::Text).clears().private(),
        Field::new("customer_device_fingerprint", Kind::Text).clears().private(),
        Field::new("customer_device_id", Kind::Text).clears().private(),
        Field::new("customer_email_address", Kind::Text).clears().private(),
        Field::new("customer_purchase_ip", Kind::Text).clears().private(),
        Field::new("product_description", Kind::Text).clears().private(),
        Field::new("shipping_address", Kind::Object(&DISPUTE_EVIDENCE_ADDRESS)).clears(),
    ],
};
pub(crate) static DISPUTE_EVIDENCE_ADDRESS: Object = Object {
    name: "DisputeEvidenceAddress",
    fields: &[
        Field::new("city", Kind::Text).clears().private(),
        Field::new("country", Kind::Text).clears().private(),
        Field::new("line1", Kind::Text).clears().private(),
        Field::new("line2", Kind::Text).clears().private(),
        Field::new("postal_code", Kind::Text).clears().private(),
        Field::new("state", Kind::Text).clears().private(),
    ],
};
pub(crate) static DISPUTE_APPEAL: Object = Object {
    name: "DisputeAppeal",
    fields: &[Field::new("card", Kind::Object(&DISPUTE_APPEAL_CARD)).clears()],
};
pub(crate) static DISPUTE_APPEAL_CARD: Object = Object {
    name: "DisputeAppealCard",
    fields: &[
        Field::new("reason_for_filing", Kind::Text).clears().private(),
        Field::new("supporting_files", Kind::List(&Kind::Text)).clears(),
    ],
};
pub(crate) static DISPUTE_EVIDENCE_DETAILS: Object = Object {
    name: "DisputeEvidenceDetails",
    fields: &[
        Field::new("due_by", Kind::Integer).clears(),
        Field::new("enhanced_eligibility", Kind::Object(&DISPUTE_ENHANCED_ELIGIBILITY)),
        Field::new("has_evidence", Kind::Boolean),
        Field::new("past_due", Kind::Boolean),
        Field::new("submission_count", Kind::Integer),
        Field::new("submission_method", Kind::Enum(SUBMISSION_METHOD)),
    ],
};
pub(crate) static DISPUTE_ENHANCED_ELIGIBILITY: Object = Object {
    name: "DisputeEnhancedEligibility",
    fields: &[
        Field::new(
            "mastercard_compliance",
            Kind::Object(&DISPUTE_COMPLIANCE_ELIGIBILITY),
        ),
        Field::new("visa_compliance", Kind::Object(&DISPUTE_COMPLIANCE_ELIGIBILITY)),
        Field::new(
            "visa_compelling_evidence_3",
            Kind::Object(&DISPUTE_VISA_COMPELLING_EVIDENCE3_ELIGIBILITY),
        ),
    ],
};
pub(crate) static DISPUTE_COMPLIANCE_ELIGIBILITY: Object = Object {
    name: "DisputeComplianceEligibility",
    fields: &[Field::new("status", Kind::Enum(COMPLIANCE_STATUS))],
};
pub(crate) static DISPUTE_VISA_COMPELLING_EVIDENCE3_ELIGIBILITY: Object = Object {
    name: "DisputeVisaCompellingEvidence3Eligibility",
    fields: &[
        Field::new(
            "required_actions",
            Kind::List(&Kind::Enum(VISA_COMPELLING_EVIDENCE3_ACTION)),
        ),
        Field::new("status", Kind::Enum(VISA_COMPELLING_EVIDENCE3_STATUS)),
    ],
};
pub(crate) static DISPUTE_PAYMENT_METHOD_DETAILS: Object = Object {
    name: "DisputePaymentMethodDetails",
    fields: &[
        Field::new("type", Kind::Enum(DISPUTE_PAYMENT_METHOD_TYPE)),
        Field::new("amazon_pay", Kind::Object(&DISPUTE_AMAZON_PAY_DETAILS)),
        Field::new("card", Kind::Object(&DISPUTE_CARD_DETAILS)),
        Field::new("klarna", Kind::Object(&DISPUTE_KLARNA_DETAILS)),
        Field::new("paypal", Kind::Object(&DISPUTE_PAYPAL_DETAILS)),
    ],
};
pub(crate) static DISPUTE_AMAZON_PAY_DETAILS: Object = Object {
    name: "DisputeAmazonPayDetails",
    fields: &[Field::new("dispute_type", Kind::Enum(AMAZON_PAY_DISPUTE_TYPE)).clears()],
};
pub(crate) static DISPUTE_CARD_DETAILS: Object = Object {
    name: "DisputeCardDetails",
    fields: &[
        Field::new("brand", Kind::Enum(CARD_BRAND)),
        Field::new("case_type", Kind::Enum(DISPUTE_CASE_TYPE)),
        Field::new("network", Kind::Enum(CARD_NETWORK)),
        Field::new("network_reason_code", Kind::Text).clears(),
    ],
};
pub(crate) static DISPUTE_KLARNA_DETAILS: Object = Object {
    name: "DisputeKlarnaDetails",
    fields: &[
        Field::new("chargeback_loss_reason_code", Kind::Text).clears(),
        Field::new("reason_code", Kind::Text).clears(),
    ],
};
pub(crate) static DISPUTE_PAYPAL_DETAILS: Object = Object {
    name: "DisputePaypalDetails",
    fields: &[
        Field::new("case_id", Kind::Text).clears(),
        Field::new("reason_code", Kind::Text).clears(),
    ],
};
pub(crate) static BALANCE_TRANSACTION: Object = Object {
    name: "BalanceTransaction",
    fields: &[
        Field::new("id", Kind::Text).required(),
        Field::new("object", Kind::Text),
        Field::new("amount", Kind::Integer),
        Field::new("available_on", Kind::Integer),
        Field::new("balance_type", Kind::Enum(BALANCE_TYPE)),
        Field::new("created", Kind::Integer),
        Field::new("currency", Kind::Text),
        Field::new("description", Kind::Text).clears().private(),
        Field::new("exchange_rate", Kind::Number).clears(),
        Field::new("fee", Kind::Integer),
        Field::new("fee_details", Kind::List(&Kind::Object(&BALANCE_TRANSACTION_FEE))),
        Field::new("net", Kind::Integer),
        Field::new("reporting_category", Kind::Text),
        Field::new("source", Kind::Expandable(&Kind::Json)).clears().private(),
        Field::new("status", Kind::Enum(BALANCE_TRANSACTION_STATUS)),
        Field::new("type", Kind::Enum(BALANCE_TRANSACTION_TYPE)),
    ],
};
pub(crate) static BALANCE_TRANSACTION_FEE: Object = Object {
    name: "BalanceTransactionFee",
    fields: &[
        Field::new("amount", Kind::Integer).required(),
        Field::new("application", Kind::Text).clears(),
        Field::new("currency", Kind::Text).required(),
        Field::new("description", Kind::Text).clears().private(),
        Field::new("type", Kind::Text),
    ],
};
pub(crate) static FILE_LIST: Object = Object {
    name: "FileList",
    fields: &[
        Field::new("object", Kind::Text),
        Field::new("data", Kind::List(&Kind::Object(&FILE))).required(),
        Field::new("has_more", Kind::Boolean).required(),
        Field::new("url", Kind::Text),
    ],
};
pub(crate) static FILE: Object = Object {
    name: "File",
    fields: &[
        Field::new("id", Kind::Text).required(),
        Field::new("object", Kind::Text),
        Field::new("created", Kind::Integer),
        Field::new("expires_at", Kind::Integer).clears(),
        Field::new("filename", Kind::Text).clears().private(),
        Field::new("links", Kind::Object(&FILE_LINK_LIST)).clears(),
        Field::new("purpose", Kind::Enum(FILE_PURPOSE)),
        Field::new("size", Kind::Integer),
        Field::new("title", Kind::Text).clears().private(),
        Field::new("type", Kind::Text).clears(),
        Field::new("url", Kind::Text).clears(),
    ],
};
pub(crate) static FILE_LINK_LIST: Object = Object {
    name: "FileLinkList",
    fields: &[
        Field::new("object", Kind::Text),
        Field::new("data", Kind::List(&Kind::Object(&FILE_LINK))).required(),
        Field::new("has_more", Kind::Boolean),
        Field::new("url", Kind::Text),
    ],
};
pub(crate) static FILE_LINK: Object = Object {
    name: "FileLink",
    fields: &[
        Field::new("id", Kind::Text).required(),
        Field::new("object", Kind::Text),
        Field::new("created", Kind::Integer),
        Field::new("expired", Kind::Boolean),
        Field::new("expires_at", Kind::Integer).clears(),
        Field::new("file", Kind::Expandable(&Kind::Object(&FILE))),
        Field::new("livemode", Kind::Boolean),
        Field::new("metadata", Kind::Map(&Kind::Text)).private(),
        Field::new("url", Kind::Text).clears().private(),
    ],
};
pub(crate) static EVENT_LIST: Object = Object {
    name: "EventList",
    fields: &[
        Field::new("object", Kind::Text),
        Field::new("data", Kind::List(&Kind::Message)).required(),
        Field::new("has_more", Kind::Boolean).required(),
        Field::new("url", Kind::Text),
    ],
};
pub(crate) static EVENT: Object = Object {
    name: "Event",
    fields: &[
        Field::new("id", Kind::Text),
        Field::new("object", Kind::Text),
        Field::new("account", Kind::Text).clears(),
        Field::new("api_version", Kind::Text).clears(),
        Field::new("context", Kind::Text).clears(),
        Field::new("created", Kind::Integer),
        Field::new("data", Kind::Object(&EVENT_DATA)),
        Field::new("livemode", Kind::Boolean),
        Field::new("pending_webhooks", Kind::Integer),
        Field::new("request", Kind::Json).private(),
        Field::new("type", Kind::Text),
    ],
};
pub(crate) static EVENT_DATA: Object = Object {
    name: "EventData",
    fields: &[
        Field::new("object", Kind::Json).private(),
        Field::new("previous_attributes", Kind::Json).private(),
    ],
};
pub(crate) static DISPUTE_EVENT: Object = Object {
    name: "DisputeEvent",
    fields: &[
        Field::new("id", Kind::Text).required(),
        Field::new("object", Kind::Text),
        Field::new("account", Kind::Text).clears(),
        Field::new("api_version", Kind::Text).clears(),
        Field::new("context", Kind::Text).clears(),
        Field::new("created", Kind::Integer),
        Field::new("data", Kind::Object(&DISPUTE_EVENT_DATA)).required(),
        Field::new("livemode", Kind::Boolean),
        Field::new("pending_webhooks", Kind::Integer),
        Field::new("request", Kind::Object(&EVENT_REQUEST)).clears(),
        Field::new("type", Kind::Text).required(),
    ],
};
pub(crate) static DISPUTE_EVENT_DATA: Object = Object {
    name: "DisputeEventData",
    fields: &[
        Field::new("object", Kind::Object(&DISPUTE)).required(),
        Field::new("previous_attributes", Kind::Json).private(),
    ],
};
pub(crate) static EVENT_REQUEST: Object = Object {
    name: "EventRequest",
    fields: &[
        Field::new("id", Kind::Text).clears(),
        Field::new("idempotency_key", Kind::Text).clears(),
    ],
};
pub(crate) static THIN_DISPUTE_EVENT: Object = Object {
    name: "ThinDisputeEvent",
    fields: &[
        Field::new("id", Kind::Text).required(),
        Field::new("object", Kind::Text),
        Field::new("context", Kind::Text).clears(),
        Field::new("created", Kind::Time),
        Field::new("livemode", Kind::Boolean),
        Field::new("reason", Kind::Object(&THIN_EVENT_REASON)).clears(),
        Field::new("related_object", Kind::Object(&RELATED_OBJECT)).required(),
        Field::new("type", Kind::Text).required(),
    ],
};
pub(crate) static THIN_EVENT: Object = Object {
    name: "ThinEvent",
    fields: &[
        Field::new("id", Kind::Text),
        Field::new("object", Kind::Text),
        Field::new("context", Kind::Text).clears(),
        Field::new("created", Kind::Time),
        Field::new("livemode", Kind::Boolean),
        Field::new("reason", Kind::Object(&THIN_EVENT_REASON)).clears(),
        Field::new("related_object", Kind::Object(&RELATED_OBJECT)).clears(),
        Field::new("type", Kind::Text),
    ],
};
pub(crate) static RELATED_OBJECT: Object = Object {
    name: "RelatedObject",
    fields: &[
        Field::new("id", Kind::Text).required(),
        Field::new("type", Kind::Text),
        Field::new("url", Kind::Text),
    ],
};
pub(crate) static THIN_EVENT_REASON: Object = Object {
    name: "ThinEventReason",
    fields: &[
        Field::new("type", Kind::Text),
        Field::new("request", Kind::Object(&EVENT_REQUEST)).clears(),
    ],
};
pub(crate) static ERROR_ANSWER: Object = Object {
    name: "ErrorAnswer",
    fields: &[Field::new("error", Kind::Object(&ERROR_OBJECT))],
};
pub(crate) static ERROR_OBJECT: Object = Object {
    name: "ErrorObject",
    fields: &[
        Field::new("type", Kind::Enum(ERROR_TYPE)).required(),
        Field::new("code", Kind::Text),
        Field::new("message", Kind::Text).private(),
        Field::new("param", Kind::Text),
        Field::new("doc_url", Kind::Text),
        Field::new("request_log_url", Kind::Text),
        Field::new("charge", Kind::Text),
        Field::new("decline_code", Kind::Text),
        Field::new("advice_code", Kind::Text),
        Field::new("network_advice_code", Kind::Text),
        Field::new("network_decline_code", Kind::Text),
        Field::new("payment_method_type", Kind::Text),
        Field::new("payment_intent", Kind::Json).private(),
        Field::new("payment_method", Kind::Json).private(),
        Field::new("setup_intent", Kind::Json).private(),
        Field::new("source", Kind::Json).private(),
    ],
};
