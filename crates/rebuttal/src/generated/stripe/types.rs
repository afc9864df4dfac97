// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{Expandable, Json, Private, Received, Time, UnixTime, UnknownFields, impl_deserialize};
use rebuttal_runtime::model::{NeverAtZero, Number};
use serde::Serialize;
use std::collections::BTreeMap;

use super::enums::*;
use super::ids::{DisputeId, EventId, FileId};

/// A page of disputes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeList {
    /// Always `list`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The disputes, the newest first.
    pub data: Vec<Dispute>,
    /// Whether there is another page in this direction.
    pub has_more: bool,
    /// The path of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeList {
    object: "object",
    data: "data",
    has_more: "has_more",
    url: "url",
    ..extra
} }

/// A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too, at an earlier stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct Dispute {
    /// Its id (`du_…` or `dp_…`).
    pub id: DisputeId,
    /// Always `dispute`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The disputed amount in minor units of the currency (1000 in `eur` is ten euros). It can differ from the payment's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// What moved on the merchant's balance, that is up to one withdrawal and one reinstatement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance_transactions: Option<Vec<BalanceTransaction>>,
    /// The disputed charge, by its id or, expanded, whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge: Option<Expandable<Private<Json>>>,
    /// When it was opened, in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<UnixTime>,
    /// The currency's three-letter ISO 4217 code in lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// For which programmes of the card networks it could be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enhanced_eligibility_types: Option<Vec<EnhancedEligibilityType>>,
    /// The evidence of a dispute, staged or submitted. Null is what there is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<DisputeEvidence>,
    /// Until when a dispute can be answered, and what has been sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_details: Option<DisputeEvidenceDetails>,
    /// Whose evidence is to be submitted; null where the provider collects none for this account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intended_submission_method: Option<IntendedSubmissionMethod>,
    /// Whether the payment can still be refunded, which is so for most inquiries and rarely else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_charge_refundable: Option<bool>,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub livemode: Option<bool>,
    /// The merchant's own notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Private<BTreeMap<String, String>>>,
    /// The card network's code of the reason. It is not documented here; rely on the one in `payment_method_details`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_reason_code: Option<String>,
    /// The payment intent of the disputed charge, by its id or, expanded, whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_intent: Option<Expandable<Private<Json>>>,
    /// What the payment method says of the dispute. Of the parts only the one that `type` names is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_details: Option<DisputePaymentMethodDetails>,
    /// Why the payment is disputed, as the provider sorts the networks' codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<DisputeReason>,
    /// How a dispute stands. How it ended is told here and nowhere else.
    pub status: DisputeStatus,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { Dispute {
    id: "id",
    object: "object",
    amount: "amount",
    balance_transactions: "balance_transactions",
    charge: "charge",
    created: "created",
    currency: "currency",
    enhanced_eligibility_types: "enhanced_eligibility_types",
    evidence: "evidence",
    evidence_details: "evidence_details",
    intended_submission_method: "intended_submission_method",
    is_charge_refundable: "is_charge_refundable",
    livemode: "livemode",
    metadata: "metadata",
    network_reason_code: "network_reason_code",
    payment_intent: "payment_intent",
    payment_method_details: "payment_method_details",
    reason: "reason",
    status: "status",
    ..extra
} }

/// The evidence of a dispute, staged or submitted. Null is what there is not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeEvidence {
    /// A log of the server or of the activity that shows that the customer used what was bought, with times and IP addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_activity_log: Option<Private<String>>,
    /// The appeal against the loss, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appeal: Option<DisputeAppeal>,
    /// The billing address that the customer gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_address: Option<Private<String>>,
    /// The subscription's cancellation policy, as the customer was shown it; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation_policy: Option<Expandable<File>>,
    /// How and when the customer was shown the cancellation policy before buying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation_policy_disclosure: Option<Private<String>>,
    /// Why the customer's subscription was not cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancellation_rebuttal: Option<Private<String>>,
    /// What the customer and the merchant wrote to each other, where it supports the case; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_communication: Option<Expandable<File>>,
    /// The customer's e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_email_address: Option<Private<String>>,
    /// The customer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_name: Option<Private<String>>,
    /// The IP address from which the customer bought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_purchase_ip: Option<Private<String>>,
    /// A document with the customer's signature, such as a contract; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_signature: Option<Expandable<File>>,
    /// Documents of the other payment that show that the two differ, such as receipts; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_charge_documentation: Option<Expandable<File>>,
    /// What the disputed payment was for, and the other one that the customer takes for the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_charge_explanation: Option<Private<String>>,
    /// The id of the other payment, which the customer takes for the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_charge_id: Option<Private<String>>,
    /// Evidence for programmes of the card networks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enhanced_evidence: Option<DisputeEnhancedEvidence>,
    /// What was sold, and how it was described to the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_description: Option<Private<String>>,
    /// A receipt or message that told the customer of the payment; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Expandable<File>>,
    /// The refund policy, as the customer was shown it; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_policy: Option<Expandable<File>>,
    /// How and when the customer was shown the refund policy before buying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_policy_disclosure: Option<Private<String>>,
    /// Why the customer has no right to a refund.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_refusal_explanation: Option<Private<String>>,
    /// The day on which the customer received the service or began to, as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_date: Option<Private<String>>,
    /// Proof that the service was rendered, such as a signed work order; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_documentation: Option<Expandable<File>>,
    /// The address to which the goods went, as complete as can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<Private<String>>,
    /// Who delivered the goods; several names separated by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_carrier: Option<Private<String>>,
    /// The day on which the goods were sent, as people write it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_date: Option<Private<String>>,
    /// Proof that the goods were sent to the address that the customer gave, such as a label; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_documentation: Option<Expandable<File>>,
    /// The carrier's tracking number; several separated by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_tracking_number: Option<Private<String>>,
    /// Anything else, as a file; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncategorized_file: Option<Expandable<File>>,
    /// Anything else, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncategorized_text: Option<Private<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeEvidence {
    access_activity_log: "access_activity_log",
    appeal: "appeal",
    billing_address: "billing_address",
    cancellation_policy: "cancellation_policy",
    cancellation_policy_disclosure: "cancellation_policy_disclosure",
    cancellation_rebuttal: "cancellation_rebuttal",
    customer_communication: "customer_communication",
    customer_email_address: "customer_email_address",
    customer_name: "customer_name",
    customer_purchase_ip: "customer_purchase_ip",
    customer_signature: "customer_signature",
    duplicate_charge_documentation: "duplicate_charge_documentation",
    duplicate_charge_explanation: "duplicate_charge_explanation",
    duplicate_charge_id: "duplicate_charge_id",
    enhanced_evidence: "enhanced_evidence",
    product_description: "product_description",
    receipt: "receipt",
    refund_policy: "refund_policy",
    refund_policy_disclosure: "refund_policy_disclosure",
    refund_refusal_explanation: "refund_refusal_explanation",
    service_date: "service_date",
    service_documentation: "service_documentation",
    shipping_address: "shipping_address",
    shipping_carrier: "shipping_carrier",
    shipping_date: "shipping_date",
    shipping_documentation: "shipping_documentation",
    shipping_tracking_number: "shipping_tracking_number",
    uncategorized_file: "uncategorized_file",
    uncategorized_text: "uncategorized_text",
    ..extra
} }

/// Evidence for programmes of the card networks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeEnhancedEvidence {
    /// For a Mastercard compliance dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mastercard_compliance: Option<DisputeComplianceEvidence>,
    /// For a Visa compliance dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visa_compliance: Option<DisputeComplianceEvidence>,
    /// For Visa's Compelling Evidence 3.0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visa_compelling_evidence_3: Option<DisputeVisaCompellingEvidence3>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeEnhancedEvidence {
    mastercard_compliance: "mastercard_compliance",
    visa_compliance: "visa_compliance",
    visa_compelling_evidence_3: "visa_compelling_evidence_3",
    ..extra
} }

/// What a compliance dispute has beside ordinary evidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeComplianceEvidence {
    /// Whether the merchant agreed to the card network's fee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee_acknowledged: Option<bool>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeComplianceEvidence {
    fee_acknowledged: "fee_acknowledged",
    ..extra
} }

/// The payments that are compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeVisaCompellingEvidence3 {
    /// The disputed payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disputed_transaction: Option<DisputeDisputedTransaction>,
    /// Earlier payments that were not disputed, some of which the provider may have found by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior_undisputed_transactions: Option<Vec<DisputePriorTransaction>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeVisaCompellingEvidence3 {
    disputed_transaction: "disputed_transaction",
    prior_undisputed_transactions: "prior_undisputed_transactions",
    ..extra
} }

/// The traits of the disputed payment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeDisputedTransaction {
    /// The customer's account at the merchant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_account_id: Option<Private<String>>,
    /// The fingerprint of the customer's device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_device_fingerprint: Option<Private<String>>,
    /// The id of the customer's device, such as an IMEI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_device_id: Option<Private<String>>,
    /// The customer's e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_email_address: Option<Private<String>>,
    /// The IP address from which the customer bought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_purchase_ip: Option<Private<String>>,
    /// What was sold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_description: Option<Private<String>>,
    /// The address to which the goods went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<DisputeEvidenceAddress>,
    /// What kind of thing was sold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchandise_or_services: Option<MerchandiseOrServices>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeDisputedTransaction {
    customer_account_id: "customer_account_id",
    customer_device_fingerprint: "customer_device_fingerprint",
    customer_device_id: "customer_device_id",
    customer_email_address: "customer_email_address",
    customer_purchase_ip: "customer_purchase_ip",
    product_description: "product_description",
    shipping_address: "shipping_address",
    merchandise_or_services: "merchandise_or_services",
    ..extra
} }

/// The traits of an earlier payment that was not disputed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputePriorTransaction {
    /// The id of the earlier charge (`ch_…`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge: Option<String>,
    /// The customer's account at the merchant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_account_id: Option<Private<String>>,
    /// The fingerprint of the customer's device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_device_fingerprint: Option<Private<String>>,
    /// The id of the customer's device, such as an IMEI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_device_id: Option<Private<String>>,
    /// The customer's e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_email_address: Option<Private<String>>,
    /// The IP address from which the customer bought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_purchase_ip: Option<Private<String>>,
    /// What was sold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_description: Option<Private<String>>,
    /// The address to which the goods went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<DisputeEvidenceAddress>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputePriorTransaction {
    charge: "charge",
    customer_account_id: "customer_account_id",
    customer_device_fingerprint: "customer_device_fingerprint",
    customer_device_id: "customer_device_id",
    customer_email_address: "customer_email_address",
    customer_purchase_ip: "customer_purchase_ip",
    product_description: "product_description",
    shipping_address: "shipping_address",
    ..extra
} }

/// An address to which goods went.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeEvidenceAddress {
    /// The city, town or village.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<Private<String>>,
    /// The country's two-letter ISO 3166-1 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Private<String>>,
    /// Street and number, or a post box.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<Private<String>>,
    /// The flat, suite or building.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<Private<String>>,
    /// The postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<Private<String>>,
    /// The state, county, province or region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Private<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeEvidenceAddress {
    city: "city",
    country: "country",
    line1: "line1",
    line2: "line2",
    postal_code: "postal_code",
    state: "state",
    ..extra
} }

/// An appeal against a lost dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeAppeal {
    /// The appeal of a card payment's dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<DisputeAppealCard>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeAppeal {
    card: "card",
    ..extra
} }

/// The appeal of a card payment's dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeAppealCard {
    /// Why the merchant appeals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_for_filing: Option<Private<String>>,
    /// The ids of files that support the appeal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supporting_files: Option<Vec<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeAppealCard {
    reason_for_filing: "reason_for_filing",
    supporting_files: "supporting_files",
    ..extra
} }

/// Until when a dispute can be answered, and what has been sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeEvidenceDetails {
    /// The last moment to answer, in Unix seconds; 0 or null where no answer is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_by: Option<UnixTime>,
    /// How the dispute stands with the programmes of the card networks; only those that apply are there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enhanced_eligibility: Option<DisputeEnhancedEligibility>,
    /// Whether there is any evidence, staged or submitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_evidence: Option<bool>,
    /// Whether the last submission came too late; it may then not have reached the bank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub past_due: Option<bool>,
    /// How often evidence was submitted; once is all that most take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submission_count: Option<i64>,
    /// Who submitted the evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submission_method: Option<SubmissionMethod>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeEvidenceDetails {
    due_by: "due_by" as NeverAtZero,
    enhanced_eligibility: "enhanced_eligibility",
    has_evidence: "has_evidence",
    past_due: "past_due",
    submission_count: "submission_count",
    submission_method: "submission_method",
    ..extra
} }

/// How the dispute stands with the programmes of the card networks; only those that apply are there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeEnhancedEligibility {
    /// With Mastercard's compliance disputes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mastercard_compliance: Option<DisputeComplianceEligibility>,
    /// With Visa's compliance disputes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visa_compliance: Option<DisputeComplianceEligibility>,
    /// With Visa's Compelling Evidence 3.0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visa_compelling_evidence_3: Option<DisputeVisaCompellingEvidence3Eligibility>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeEnhancedEligibility {
    mastercard_compliance: "mastercard_compliance",
    visa_compliance: "visa_compliance",
    visa_compelling_evidence_3: "visa_compelling_evidence_3",
    ..extra
} }

/// Whether a compliance dispute can be answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeComplianceEligibility {
    /// Whether the card network's fee is agreed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ComplianceStatus>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeComplianceEligibility {
    status: "status",
    ..extra
} }

/// Whether the evidence meets Visa's rules for Compelling Evidence 3.0.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeVisaCompellingEvidence3Eligibility {
    /// What is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_actions: Option<Vec<VisaCompellingEvidence3Action>>,
    /// Whether the evidence qualifies, before and after it is submitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<VisaCompellingEvidence3Status>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeVisaCompellingEvidence3Eligibility {
    required_actions: "required_actions",
    status: "status",
    ..extra
} }

/// What the payment method says of the dispute. Of the parts only the one that `type` names is there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputePaymentMethodDetails {
    /// How the disputed payment was made.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<DisputePaymentMethodType>,
    /// What Amazon Pay says of the dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amazon_pay: Option<DisputeAmazonPayDetails>,
    /// What the card network says of the dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<DisputeCardDetails>,
    /// What Klarna says of the dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub klarna: Option<DisputeKlarnaDetails>,
    /// What PayPal says of the dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paypal: Option<DisputePaypalDetails>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputePaymentMethodDetails {
    type_: "type",
    amazon_pay: "amazon_pay",
    card: "card",
    klarna: "klarna",
    paypal: "paypal",
    ..extra
} }

/// What Amazon Pay says of the dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeAmazonPayDetails {
    /// What kind of dispute it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispute_type: Option<AmazonPayDisputeType>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeAmazonPayDetails {
    dispute_type: "dispute_type",
    ..extra
} }

/// What the card network says of the dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeCardDetails {
    /// The card's brand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<CardBrand>,
    /// What kind of case it is at the card network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_type: Option<DisputeCaseType>,
    /// The network over which the card payment went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<CardNetwork>,
    /// The card network's code of the reason, such as `10.4`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_reason_code: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeCardDetails {
    brand: "brand",
    case_type: "case_type",
    network: "network",
    network_reason_code: "network_reason_code",
    ..extra
} }

/// What Klarna says of the dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeKlarnaDetails {
    /// Klarna's code of why it was lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chargeback_loss_reason_code: Option<String>,
    /// Klarna's code of the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeKlarnaDetails {
    chargeback_loss_reason_code: "chargeback_loss_reason_code",
    reason_code: "reason_code",
    ..extra
} }

/// What PayPal says of the dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputePaypalDetails {
    /// The id of the case at PayPal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_id: Option<String>,
    /// PayPal's code of the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_code: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputePaypalDetails {
    case_id: "case_id",
    reason_code: "reason_code",
    ..extra
} }

/// What moved on the merchant's balance.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct BalanceTransaction {
    /// Its id (`txn_…`).
    pub id: String,
    /// Always `balance_transaction`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// What moved before fees, in minor units of the currency; below zero if it left the balance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// When it counts as available, in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_on: Option<UnixTime>,
    /// Which of the merchant's balances moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance_type: Option<BalanceType>,
    /// When it was made, in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<UnixTime>,
    /// The currency's three-letter ISO 4217 code in lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Words for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Private<String>>,
    /// The rate by which the source's amount was multiplied, where its currency is another; null if there was no exchange.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<f64>,
    /// The sum of the fees in minor units of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<i64>,
    /// The single fees; that of a dispute is among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee_details: Option<Vec<BalanceTransactionFee>>,
    /// The amount less the fees in minor units of the currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<i64>,
    /// The category in the provider's reports; `dispute` or `dispute_reversal` for what a dispute moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporting_category: Option<String>,
    /// What moved it, by its id or, expanded, whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Expandable<Private<Json>>>,
    /// Whether the money counts already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<BalanceTransactionStatus>,
    /// What kind of movement it is. What a dispute takes and gives back is an `adjustment`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<BalanceTransactionType>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { BalanceTransaction {
    id: "id",
    object: "object",
    amount: "amount",
    available_on: "available_on",
    balance_type: "balance_type",
    created: "created",
    currency: "currency",
    description: "description",
    exchange_rate: "exchange_rate" as Option<Number>,
    fee: "fee",
    fee_details: "fee_details",
    net: "net",
    reporting_category: "reporting_category",
    source: "source",
    status: "status",
    type_: "type",
    ..extra
} }

/// One fee.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct BalanceTransactionFee {
    /// The fee in minor units of the currency.
    pub amount: i64,
    /// The id of the platform that took it, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// The currency's three-letter ISO 4217 code in lower case.
    pub currency: String,
    /// Words for people, such as `Dispute fee`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Private<String>>,
    /// What kind of fee it is, such as `stripe_fee`, `application_fee` or `tax`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { BalanceTransactionFee {
    amount: "amount",
    application: "application",
    currency: "currency",
    description: "description",
    type_: "type",
    ..extra
} }

/// A page of files.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileList {
    /// Always `list`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The files, the newest first.
    pub data: Vec<File>,
    /// Whether there is another page in this direction.
    pub has_more: bool,
    /// The path of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { FileList {
    object: "object",
    data: "data",
    has_more: "has_more",
    url: "url",
    ..extra
} }

/// An uploaded file, without its contents.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct File {
    /// Its id (`file_…`), which evidence names.
    pub id: FileId,
    /// Always `file`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// When it was uploaded, in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<UnixTime>,
    /// When it is deleted, in Unix seconds; evidence is kept for nine months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<UnixTime>,
    /// The name that it came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filename: Option<Private<String>>,
    /// The public links to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<FileLinkList>,
    /// What a file is for. Evidence needs `dispute_evidence`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<FilePurpose>,
    /// Its size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
    /// A title for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Private<String>>,
    /// The kind of file, such as `pdf`, `jpg` or `png`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// Where its contents can be downloaded with the secret key; null where that is not allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { File {
    id: "id",
    object: "object",
    created: "created",
    expires_at: "expires_at",
    filename: "filename",
    links: "links",
    purpose: "purpose",
    size: "size",
    title: "title",
    type_: "type",
    url: "url",
    ..extra
} }

/// Public links to a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileLinkList {
    /// Always `list`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The links, the newest first.
    pub data: Vec<FileLink>,
    /// Whether there are more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_more: Option<bool>,
    /// The path of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { FileLinkList {
    object: "object",
    data: "data",
    has_more: "has_more",
    url: "url",
    ..extra
} }

/// A public link to a file. Whoever has it can read the file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileLink {
    /// Its id (`link_…`).
    pub id: String,
    /// Always `file_link`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// When it was made, in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<UnixTime>,
    /// Whether it has stopped working.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired: Option<bool>,
    /// When it stops working, in Unix seconds; null if never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<UnixTime>,
    /// The file, by its id or, expanded, whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<Expandable<File>>,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub livemode: Option<bool>,
    /// The merchant's own notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Private<BTreeMap<String, String>>>,
    /// The link itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Private<String>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { FileLink {
    id: "id",
    object: "object",
    created: "created",
    expired: "expired",
    expires_at: "expires_at",
    file: "file",
    livemode: "livemode",
    metadata: "metadata",
    url: "url",
    ..extra
} }

/// A page of events.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct EventList {
    /// Always `list`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The events, the newest first.
    pub data: Vec<Message>,
    /// Whether there is another page in this direction.
    pub has_more: bool,
    /// The path of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { EventList {
    object: "object",
    data: "data",
    has_more: "has_more",
    url: "url",
    ..extra
} }

/// Something happened to an object, which is inside as it was then. This is the kind of all events that are of no other, so no field is sure to be there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct Event {
    /// Its id (`evt_…`), the same when it is sent again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<EventId>,
    /// Always `event`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The connected account of which it tells, if one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The API version in which the object inside is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    /// The account in whose context it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// When it happened, in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<UnixTime>,
    /// An object, and what it was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<EventData>,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub livemode: Option<bool>,
    /// How many endpoints have not taken it yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending_webhooks: Option<i64>,
    /// The request that caused it, with its `id` and `idempotency_key`; in API versions of before mid-2017 only the id. Null if no request did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Private<Json>>,
    /// What happened, such as `charge.dispute.created`. The list is open.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { Event {
    id: "id",
    object: "object",
    account: "account",
    api_version: "api_version",
    context: "context",
    created: "created",
    data: "data",
    livemode: "livemode",
    pending_webhooks: "pending_webhooks",
    request: "request",
    type_: "type",
    ..extra
} }

/// An object, and what it was before.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct EventData {
    /// The object as it was when the event was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Private<Json>>,
    /// What changed, with the values from before the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_attributes: Option<Private<Json>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { EventData {
    object: "object",
    previous_attributes: "previous_attributes",
    ..extra
} }

/// Something happened to a dispute, which is inside as it was then. Events may come twice and in any order, so retrieve the dispute where it matters how it stands now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeEvent {
    /// Its id (`evt_…`), the same when it is sent again.
    pub id: EventId,
    /// Always `event`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The connected account that has the dispute, if one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The API version in which the dispute is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_version: Option<String>,
    /// The account in whose context it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// When it happened, in Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<UnixTime>,
    /// A dispute, and what it was before.
    pub data: DisputeEventData,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub livemode: Option<bool>,
    /// How many endpoints have not taken it yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending_webhooks: Option<i64>,
    /// The request that caused it; null if no request did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<EventRequest>,
    /// What happened, such as `charge.dispute.created`.
    #[serde(rename = "type")]
    pub type_: String,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeEvent {
    id: "id",
    object: "object",
    account: "account",
    api_version: "api_version",
    context: "context",
    created: "created",
    data: "data",
    livemode: "livemode",
    pending_webhooks: "pending_webhooks",
    request: "request",
    type_: "type",
    ..extra
} }

/// A dispute, and what it was before.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct DisputeEventData {
    /// The dispute as it was when the event was made. Ids inside are never expanded.
    pub object: Dispute,
    /// What changed, with the values from before the change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_attributes: Option<Private<Json>>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { DisputeEventData {
    object: "object",
    previous_attributes: "previous_attributes",
    ..extra
} }

/// The request that caused an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct EventRequest {
    /// The request's id (`req_…`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The request's idempotency key, if it had one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotency_key: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { EventRequest {
    id: "id",
    idempotency_key: "idempotency_key",
    ..extra
} }

/// Something happened to a dispute, of which the event has the id only.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct ThinDisputeEvent {
    /// Its id (`evt_…`), the same when it is sent again.
    pub id: EventId,
    /// Always `v2.core.event`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The account that has the dispute; retrieve it with this as the call's `context`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<Time>,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub livemode: Option<bool>,
    /// Why it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ThinEventReason>,
    /// The dispute.
    pub related_object: RelatedObject,
    /// What happened, such as `v1.charge.dispute.created`.
    #[serde(rename = "type")]
    pub type_: String,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { ThinDisputeEvent {
    id: "id",
    object: "object",
    context: "context",
    created: "created",
    livemode: "livemode",
    reason: "reason",
    related_object: "related_object",
    type_: "type",
    ..extra
} }

/// Something happened to an object, of which the event has the id only. This is the kind of all thin events that are of no other, so no field is sure to be there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct ThinEvent {
    /// Its id (`evt_…`), the same when it is sent again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<EventId>,
    /// Always `v2.core.event`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The account that has the object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<Time>,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub livemode: Option<bool>,
    /// Why it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ThinEventReason>,
    /// The object to which it happened, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related_object: Option<RelatedObject>,
    /// What happened. The list is open.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { ThinEvent {
    id: "id",
    object: "object",
    context: "context",
    created: "created",
    livemode: "livemode",
    reason: "reason",
    related_object: "related_object",
    type_: "type",
    ..extra
} }

/// An object, without its contents.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct RelatedObject {
    /// Its id.
    pub id: String,
    /// Its type, such as `dispute`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// The path from which it can be retrieved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { RelatedObject {
    id: "id",
    type_: "type",
    url: "url",
    ..extra
} }

/// Why a thin event happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
pub struct ThinEventReason {
    /// The kind of reason, such as `request`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// The request that caused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<EventRequest>,
    /// Fields that the document does not describe, as received.
    #[serde(flatten)]
    pub extra: UnknownFields,
}

impl_deserialize! { ThinEventReason {
    type_: "type",
    request: "request",
    ..extra
} }

/// A message: received, fetched or from a queue. Each knows what of it could not be read.
///
/// As JSON it is the message alone, under the provider's names.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Message {
    /// `charge.dispute.created`: a bank, or a customer through a wallet, disputes a payment; inquiries begin with it too.
    DisputeCreated(Received<DisputeEvent>),
    /// `charge.dispute.updated`: mostly because evidence was staged or submitted. `data.previous_attributes` has what it was before.
    DisputeUpdated(Received<DisputeEvent>),
    /// `charge.dispute.closed`: the dispute's `status` alone tells how it ended, that is `won`, `lost` or `warning_closed`.
    DisputeClosed(Received<DisputeEvent>),
    /// `charge.dispute.funds_withdrawn`: the disputed amount and the fee are gone; the dispute's `balance_transactions` have them.
    DisputeFundsWithdrawn(Received<DisputeEvent>),
    /// `charge.dispute.funds_reinstated`: after a dispute that was won, and in part where the payment was partly refunded.
    DisputeFundsReinstated(Received<DisputeEvent>),
    /// `v1.charge.dispute.created`: retrieve the dispute that `related_object` names; what comes is as it is by then.
    ThinDisputeCreated(Received<ThinDisputeEvent>),
    /// `v1.charge.dispute.updated`: retrieve the dispute that `related_object` names; what comes is as it is by then.
    ThinDisputeUpdated(Received<ThinDisputeEvent>),
    /// `v1.charge.dispute.closed`: retrieve the dispute that `related_object` names; what comes is as it is by then.
    ThinDisputeClosed(Received<ThinDisputeEvent>),
    /// `v1.charge.dispute.funds_withdrawn`: retrieve the dispute that `related_object` names; what comes is as it is by then.
    ThinDisputeFundsWithdrawn(Received<ThinDisputeEvent>),
    /// `v1.charge.dispute.funds_reinstated`: retrieve the dispute that `related_object` names; what comes is as it is by then.
    ThinDisputeFundsReinstated(Received<ThinDisputeEvent>),
    /// A thin event of any other type, or one that lacks what its type needs; [`unreadable_fields`](::rebuttal_runtime::WebhookMessage::unreadable_fields) tells which.
    ThinEvent(Received<ThinEvent>),
    /// A snapshot event of any other type, or one whose dispute has no id or status that could be read: see [`unreadable_fields`](::rebuttal_runtime::WebhookMessage::unreadable_fields). The object is kept as it came.
    Event(Received<Event>),
}
