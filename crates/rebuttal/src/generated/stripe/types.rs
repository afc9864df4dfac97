// Generated from spec/stripe.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

/// What moved on the merchant's balance.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct BalanceTransaction {
    /// What moved before fees, in minor units of the currency; below zero if it left the balance.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<i64>,
    /// When it counts as available, in Unix seconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub available_on: ::std::option::Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// Which of the merchant's balances moved.
    pub balance_type: ::std::option::Option<super::enums::BalanceType>,
    /// When it was made, in Unix seconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<i64>,
    /// The currency's three-letter ISO 4217 code in lower case.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    /// Words for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::rebuttal::Private<String>>,
    /// The rate by which the source's amount was multiplied, where its currency is another; null if there was no exchange.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exchange_rate: ::std::option::Option<f64>,
    /// The sum of the fees in minor units of the currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee: ::std::option::Option<i64>,
    /// The single fees; that of a dispute is among them.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee_details: ::std::option::Option<::std::vec::Vec<BalanceTransactionFee>>,
    /// Its id (`txn_…`).
    pub id: ::std::string::String,
    /// The amount less the fees in minor units of the currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub net: ::std::option::Option<i64>,
    /// Always `balance_transaction`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// The category in the provider's reports; `dispute` or `dispute_reversal` for what a dispute moved.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reporting_category: ::std::option::Option<::std::string::String>,
    /// What moved it, by its id or, expanded, whole.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source: ::std::option::Option<
        ::rebuttal::Expandable<::rebuttal::Private<::serde_json::Value>>,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// Whether the money counts already.
    pub status: ::std::option::Option<super::enums::BalanceTransactionStatus>,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    /// What kind of movement it is. What a dispute takes and gives back is an `adjustment`.
    pub type_: ::std::option::Option<super::enums::BalanceTransactionType>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// One fee.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct BalanceTransactionFee {
    /// The fee in minor units of the currency.
    pub amount: i64,
    /// The id of the platform that took it, if one did.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub application: ::std::option::Option<::std::string::String>,
    /// The currency's three-letter ISO 4217 code in lower case.
    pub currency: ::std::string::String,
    /// Words for people, such as `Dispute fee`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::rebuttal::Private<String>>,
    /// What kind of fee it is, such as `stripe_fee`, `application_fee` or `tax`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A customer's objection to a payment, raised with the bank or wallet. An inquiry is one too, at an earlier stage.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct Dispute {
    /// The disputed amount in minor units of the currency (1000 in `eur` is ten euros). It can differ from the payment's.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<i64>,
    /// What moved on the merchant's balance, that is up to one withdrawal and one reinstatement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub balance_transactions: ::std::option::Option<::std::vec::Vec<BalanceTransaction>>,
    /// The disputed charge, by its id or, expanded, whole.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub charge: ::std::option::Option<
        ::rebuttal::Expandable<::rebuttal::Private<::serde_json::Value>>,
    >,
    /// When it was opened, in Unix seconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<i64>,
    /// The currency's three-letter ISO 4217 code in lower case.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    /// For which programmes of the card networks it could be answered.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub enhanced_eligibility_types: ::std::option::Option<
        ::std::vec::Vec<super::enums::EnhancedEligibilityType>,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// The evidence of a dispute, staged or submitted. Null is what there is not.
    pub evidence: ::std::option::Option<DisputeEvidence>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// Until when a dispute can be answered, and what has been sent.
    pub evidence_details: ::std::option::Option<DisputeEvidenceDetails>,
    /// Its id (`du_…` or `dp_…`).
    pub id: ::std::string::String,
    /// Whose evidence is to be submitted; null where the provider collects none for this account.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub intended_submission_method: ::std::option::Option<
        super::enums::IntendedSubmissionMethod,
    >,
    /// Whether the payment can still be refunded, which is so for most inquiries and rarely else.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub is_charge_refundable: ::std::option::Option<bool>,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub livemode: ::std::option::Option<bool>,
    /// The merchant's own notes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::rebuttal::Private<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
    >,
    /// The card network's code of the reason. It is not documented here; rely on the one in `payment_method_details`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub network_reason_code: ::std::option::Option<::std::string::String>,
    /// Always `dispute`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// The payment intent of the disputed charge, by its id or, expanded, whole.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_intent: ::std::option::Option<
        ::rebuttal::Expandable<::rebuttal::Private<::serde_json::Value>>,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// What the payment method says of the dispute. Of the parts only the one that `type` names is there.
    pub payment_method_details: ::std::option::Option<DisputePaymentMethodDetails>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// Why the payment is disputed, as the provider sorts the networks' codes.
    pub reason: ::std::option::Option<super::enums::DisputeReason>,
    /// How a dispute stands. How it ended is told here and nowhere else.
    pub status: super::enums::DisputeStatus,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// What Amazon Pay says of the dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeAmazonPayDetails {
    /// What kind of dispute it is.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub dispute_type: ::std::option::Option<super::enums::AmazonPayDisputeType>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// An appeal against a lost dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeAppeal {
    /// The appeal of a card payment's dispute.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub card: ::std::option::Option<DisputeAppealCard>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The appeal of a card payment's dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeAppealCard {
    /// Why the merchant appeals.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason_for_filing: ::std::option::Option<::rebuttal::Private<String>>,
    /// The ids of files that support the appeal.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub supporting_files: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// What the card network says of the dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeCardDetails {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// The card's brand.
    pub brand: ::std::option::Option<super::enums::CardBrand>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// What kind of case it is at the card network.
    pub case_type: ::std::option::Option<super::enums::DisputeCaseType>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// The network over which the card payment went.
    pub network: ::std::option::Option<super::enums::CardNetwork>,
    /// The card network's code of the reason, such as `10.4`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub network_reason_code: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Whether a compliance dispute can be answered.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeComplianceEligibility {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// Whether the card network's fee is agreed to.
    pub status: ::std::option::Option<super::enums::ComplianceStatus>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// What a compliance dispute has beside ordinary evidence.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeComplianceEvidence {
    /// Whether the merchant agreed to the card network's fee.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee_acknowledged: ::std::option::Option<bool>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The traits of the disputed payment.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeDisputedTransaction {
    /// The customer's account at the merchant.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_account_id: ::std::option::Option<::rebuttal::Private<String>>,
    /// The fingerprint of the customer's device.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_device_fingerprint: ::std::option::Option<::rebuttal::Private<String>>,
    /// The id of the customer's device, such as an IMEI.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_device_id: ::std::option::Option<::rebuttal::Private<String>>,
    /// The customer's e-mail address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_email_address: ::std::option::Option<::rebuttal::Private<String>>,
    /// The IP address from which the customer bought.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_purchase_ip: ::std::option::Option<::rebuttal::Private<String>>,
    /// What kind of thing was sold.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub merchandise_or_services: ::std::option::Option<
        super::enums::MerchandiseOrServices,
    >,
    /// What was sold.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub product_description: ::std::option::Option<::rebuttal::Private<String>>,
    /// The address to which the goods went.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shipping_address: ::std::option::Option<DisputeEvidenceAddress>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// How the dispute stands with the programmes of the card networks; only those that apply are there.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeEnhancedEligibility {
    /// With Mastercard's compliance disputes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mastercard_compliance: ::std::option::Option<DisputeComplianceEligibility>,
    /// With Visa's Compelling Evidence 3.0.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub visa_compelling_evidence_3: ::std::option::Option<
        DisputeVisaCompellingEvidence3Eligibility,
    >,
    /// With Visa's compliance disputes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub visa_compliance: ::std::option::Option<DisputeComplianceEligibility>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Evidence for programmes of the card networks.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeEnhancedEvidence {
    /// For a Mastercard compliance dispute.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mastercard_compliance: ::std::option::Option<DisputeComplianceEvidence>,
    /// For Visa's Compelling Evidence 3.0.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub visa_compelling_evidence_3: ::std::option::Option<
        DisputeVisaCompellingEvidence3,
    >,
    /// For a Visa compliance dispute.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub visa_compliance: ::std::option::Option<DisputeComplianceEvidence>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Something happened to a dispute, which is inside as it was then. Events may come twice and in any order, so retrieve the dispute where it matters how it stands now.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeEvent {
    /// The connected account that has the dispute, if one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub account: ::std::option::Option<::std::string::String>,
    /// The API version in which the dispute is written.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub api_version: ::std::option::Option<::std::string::String>,
    /// The account in whose context it happened.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub context: ::std::option::Option<::std::string::String>,
    /// When it happened, in Unix seconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<i64>,
    /// A dispute, and what it was before.
    pub data: DisputeEventData,
    /// Its id (`evt_…`), the same when it is sent again.
    pub id: ::std::string::String,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub livemode: ::std::option::Option<bool>,
    /// Always `event`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// How many endpoints have not taken it yet.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pending_webhooks: ::std::option::Option<i64>,
    /// The request that caused it; null if no request did.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub request: ::std::option::Option<EventRequest>,
    /// What happened, such as `charge.dispute.created`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A dispute, and what it was before.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeEventData {
    /// The dispute as it was when the event was made. Ids inside are never expanded.
    pub object: Dispute,
    /// What changed, with the values from before the change.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub previous_attributes: ::std::option::Option<
        ::rebuttal::Private<::serde_json::Value>,
    >,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The evidence of a dispute, staged or submitted. Null is what there is not.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeEvidence {
    /// A log of the server or of the activity that shows that the customer used what was bought, with times and IP addresses.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub access_activity_log: ::std::option::Option<::rebuttal::Private<String>>,
    /// The appeal against the loss, if there is one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub appeal: ::std::option::Option<DisputeAppeal>,
    /// The billing address that the customer gave.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub billing_address: ::std::option::Option<::rebuttal::Private<String>>,
    /// The subscription's cancellation policy, as the customer was shown it; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cancellation_policy: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// How and when the customer was shown the cancellation policy before buying.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cancellation_policy_disclosure: ::std::option::Option<
        ::rebuttal::Private<String>,
    >,
    /// Why the customer's subscription was not cancelled.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cancellation_rebuttal: ::std::option::Option<::rebuttal::Private<String>>,
    /// What the customer and the merchant wrote to each other, where it supports the case; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_communication: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// The customer's e-mail address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_email_address: ::std::option::Option<::rebuttal::Private<String>>,
    /// The customer's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_name: ::std::option::Option<::rebuttal::Private<String>>,
    /// The IP address from which the customer bought.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_purchase_ip: ::std::option::Option<::rebuttal::Private<String>>,
    /// A document with the customer's signature, such as a contract; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_signature: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// Documents of the other payment that show that the two differ, such as receipts; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_charge_documentation: ::std::option::Option<
        ::rebuttal::Expandable<File>,
    >,
    /// What the disputed payment was for, and the other one that the customer takes for the same.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_charge_explanation: ::std::option::Option<::rebuttal::Private<String>>,
    /// The id of the other payment, which the customer takes for the same.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub duplicate_charge_id: ::std::option::Option<::rebuttal::Private<String>>,
    /// Evidence for programmes of the card networks.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub enhanced_evidence: ::std::option::Option<DisputeEnhancedEvidence>,
    /// What was sold, and how it was described to the customer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub product_description: ::std::option::Option<::rebuttal::Private<String>>,
    /// A receipt or message that told the customer of the payment; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub receipt: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// The refund policy, as the customer was shown it; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refund_policy: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// How and when the customer was shown the refund policy before buying.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refund_policy_disclosure: ::std::option::Option<::rebuttal::Private<String>>,
    /// Why the customer has no right to a refund.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refund_refusal_explanation: ::std::option::Option<::rebuttal::Private<String>>,
    /// The day on which the customer received the service or began to, as people write it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_date: ::std::option::Option<::rebuttal::Private<String>>,
    /// Proof that the service was rendered, such as a signed work order; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_documentation: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// The address to which the goods went, as complete as can be.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shipping_address: ::std::option::Option<::rebuttal::Private<String>>,
    /// Who delivered the goods; several names separated by commas.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shipping_carrier: ::std::option::Option<::rebuttal::Private<String>>,
    /// The day on which the goods were sent, as people write it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shipping_date: ::std::option::Option<::rebuttal::Private<String>>,
    /// Proof that the goods were sent to the address that the customer gave, such as a label; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shipping_documentation: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// The carrier's tracking number; several separated by commas.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shipping_tracking_number: ::std::option::Option<::rebuttal::Private<String>>,
    /// Anything else, as a file; a file's id or, expanded, the file.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uncategorized_file: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// Anything else, as text.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uncategorized_text: ::std::option::Option<::rebuttal::Private<String>>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// An address to which goods went.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeEvidenceAddress {
    /// The city, town or village.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub city: ::std::option::Option<::rebuttal::Private<String>>,
    /// The country's two-letter ISO 3166-1 code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub country: ::std::option::Option<::rebuttal::Private<String>>,
    /// Street and number, or a post box.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub line1: ::std::option::Option<::rebuttal::Private<String>>,
    /// The flat, suite or building.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub line2: ::std::option::Option<::rebuttal::Private<String>>,
    /// The postal code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub postal_code: ::std::option::Option<::rebuttal::Private<String>>,
    /// The state, county, province or region.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state: ::std::option::Option<::rebuttal::Private<String>>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Until when a dispute can be answered, and what has been sent.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeEvidenceDetails {
    /// The last moment to answer, in Unix seconds; 0 or null where no answer is possible.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub due_by: ::std::option::Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// How the dispute stands with the programmes of the card networks; only those that apply are there.
    pub enhanced_eligibility: ::std::option::Option<DisputeEnhancedEligibility>,
    /// Whether there is any evidence, staged or submitted.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub has_evidence: ::std::option::Option<bool>,
    /// Whether the last submission came too late; it may then not have reached the bank.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub past_due: ::std::option::Option<bool>,
    /// How often evidence was submitted; once is all that most take.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub submission_count: ::std::option::Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// Who submitted the evidence.
    pub submission_method: ::std::option::Option<super::enums::SubmissionMethod>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// What Klarna says of the dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeKlarnaDetails {
    /// Klarna's code of why it was lost.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub chargeback_loss_reason_code: ::std::option::Option<::std::string::String>,
    /// Klarna's code of the reason.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason_code: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A page of disputes.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeList {
    /// The disputes, the newest first.
    pub data: ::std::vec::Vec<Dispute>,
    /// Whether there is another page in this direction.
    pub has_more: bool,
    /// Always `list`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// The path of the list.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// What the payment method says of the dispute. Of the parts only the one that `type` names is there.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputePaymentMethodDetails {
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// What Amazon Pay says of the dispute.
    pub amazon_pay: ::std::option::Option<DisputeAmazonPayDetails>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// What the card network says of the dispute.
    pub card: ::std::option::Option<DisputeCardDetails>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// What Klarna says of the dispute.
    pub klarna: ::std::option::Option<DisputeKlarnaDetails>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// What PayPal says of the dispute.
    pub paypal: ::std::option::Option<DisputePaypalDetails>,
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    /// How the disputed payment was made.
    pub type_: ::std::option::Option<super::enums::DisputePaymentMethodType>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// What PayPal says of the dispute.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputePaypalDetails {
    /// The id of the case at PayPal.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub case_id: ::std::option::Option<::std::string::String>,
    /// PayPal's code of the reason.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason_code: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The traits of an earlier payment that was not disputed.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputePriorTransaction {
    /// The id of the earlier charge (`ch_…`).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub charge: ::std::option::Option<::std::string::String>,
    /// The customer's account at the merchant.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_account_id: ::std::option::Option<::rebuttal::Private<String>>,
    /// The fingerprint of the customer's device.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_device_fingerprint: ::std::option::Option<::rebuttal::Private<String>>,
    /// The id of the customer's device, such as an IMEI.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_device_id: ::std::option::Option<::rebuttal::Private<String>>,
    /// The customer's e-mail address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_email_address: ::std::option::Option<::rebuttal::Private<String>>,
    /// The IP address from which the customer bought.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_purchase_ip: ::std::option::Option<::rebuttal::Private<String>>,
    /// What was sold.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub product_description: ::std::option::Option<::rebuttal::Private<String>>,
    /// The address to which the goods went.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shipping_address: ::std::option::Option<DisputeEvidenceAddress>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The payments that are compared.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeVisaCompellingEvidence3 {
    /// The disputed payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub disputed_transaction: ::std::option::Option<DisputeDisputedTransaction>,
    /// Earlier payments that were not disputed, some of which the provider may have found by itself.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub prior_undisputed_transactions: ::std::option::Option<
        ::std::vec::Vec<DisputePriorTransaction>,
    >,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Whether the evidence meets Visa's rules for Compelling Evidence 3.0.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct DisputeVisaCompellingEvidence3Eligibility {
    /// What is missing.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub required_actions: ::std::option::Option<
        ::std::vec::Vec<super::enums::VisaCompellingEvidence3Action>,
    >,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// Whether the evidence qualifies, before and after it is submitted.
    pub status: ::std::option::Option<super::enums::VisaCompellingEvidence3Status>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Something happened to an object, which is inside as it was then. This is the kind of all events that are of no other, so no field is sure to be there.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct Event {
    /// The connected account of which it tells, if one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub account: ::std::option::Option<::std::string::String>,
    /// The API version in which the object inside is written.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub api_version: ::std::option::Option<::std::string::String>,
    /// The account in whose context it happened.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub context: ::std::option::Option<::std::string::String>,
    /// When it happened, in Unix seconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<i64>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// An object, and what it was before.
    pub data: ::std::option::Option<EventData>,
    /// Its id (`evt_…`), the same when it is sent again.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub livemode: ::std::option::Option<bool>,
    /// Always `event`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// How many endpoints have not taken it yet.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pending_webhooks: ::std::option::Option<i64>,
    /// The request that caused it, with its `id` and `idempotency_key`; in API versions of before mid-2017 only the id. Null if no request did.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub request: ::std::option::Option<::rebuttal::Private<::serde_json::Value>>,
    /// What happened, such as `charge.dispute.created`. The list is open.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// An object, and what it was before.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct EventData {
    /// The object as it was when the event was made.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::rebuttal::Private<::serde_json::Value>>,
    /// What changed, with the values from before the change.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub previous_attributes: ::std::option::Option<
        ::rebuttal::Private<::serde_json::Value>,
    >,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A page of events.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct EventList {
    /// The events, the newest first.
    pub data: ::std::vec::Vec<super::Message>,
    /// Whether there is another page in this direction.
    pub has_more: bool,
    /// Always `list`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// The path of the list.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// The request that caused an event.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct EventRequest {
    /// The request's id (`req_…`).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    /// The request's idempotency key, if it had one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub idempotency_key: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// An uploaded file, without its contents.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct File {
    /// When it was uploaded, in Unix seconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<i64>,
    /// When it is deleted, in Unix seconds; evidence is kept for nine months.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expires_at: ::std::option::Option<i64>,
    /// The name that it came with.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub filename: ::std::option::Option<::rebuttal::Private<String>>,
    /// Its id (`file_…`), which evidence names.
    pub id: ::std::string::String,
    /// The public links to it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<FileLinkList>,
    /// Always `file`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    /// What a file is for. Evidence needs `dispute_evidence`.
    pub purpose: ::std::option::Option<super::enums::FilePurpose>,
    /// Its size in bytes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub size: ::std::option::Option<i64>,
    /// A title for people.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub title: ::std::option::Option<::rebuttal::Private<String>>,
    /// The kind of file, such as `pdf`, `jpg` or `png`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    /// Where its contents can be downloaded with the secret key; null where that is not allowed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A public link to a file. Whoever has it can read the file.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct FileLink {
    /// When it was made, in Unix seconds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<i64>,
    /// Whether it has stopped working.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expired: ::std::option::Option<bool>,
    /// When it stops working, in Unix seconds; null if never.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expires_at: ::std::option::Option<i64>,
    /// The file, by its id or, expanded, whole.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub file: ::std::option::Option<::rebuttal::Expandable<File>>,
    /// Its id (`link_…`).
    pub id: ::std::string::String,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub livemode: ::std::option::Option<bool>,
    /// The merchant's own notes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::rebuttal::Private<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
    >,
    /// Always `file_link`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// The link itself.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::rebuttal::Private<String>>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Public links to a file.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct FileLinkList {
    /// The links, the newest first.
    pub data: ::std::vec::Vec<FileLink>,
    /// Whether there are more.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub has_more: ::std::option::Option<bool>,
    /// Always `list`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// The path of the list.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// A page of files.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct FileList {
    /// The files, the newest first.
    pub data: ::std::vec::Vec<File>,
    /// Whether there is another page in this direction.
    pub has_more: bool,
    /// Always `list`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// The path of the list.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// An object, without its contents.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct RelatedObject {
    /// Its id.
    pub id: ::std::string::String,
    /// Its type, such as `dispute`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    /// The path from which it can be retrieved.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Something happened to a dispute, of which the event has the id only.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct ThinDisputeEvent {
    /// The account that has the dispute; retrieve it with this as the call's `context`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub context: ::std::option::Option<::std::string::String>,
    /// When it happened.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::rebuttal::Time>,
    /// Its id (`evt_…`), the same when it is sent again.
    pub id: ::std::string::String,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub livemode: ::std::option::Option<bool>,
    /// Always `v2.core.event`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// Why it happened.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<ThinEventReason>,
    /// The dispute.
    pub related_object: RelatedObject,
    /// What happened, such as `v1.charge.dispute.created`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Something happened to an object, of which the event has the id only. This is the kind of all thin events that are of no other, so no field is sure to be there.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct ThinEvent {
    /// The account that has the object.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub context: ::std::option::Option<::std::string::String>,
    /// When it happened.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::rebuttal::Time>,
    /// Its id (`evt_…`), the same when it is sent again.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    /// Whether it is of live mode; false in test mode.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub livemode: ::std::option::Option<bool>,
    /// Always `v2.core.event`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub object: ::std::option::Option<::std::string::String>,
    /// Why it happened.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reason: ::std::option::Option<ThinEventReason>,
    /// The object to which it happened, if there is one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub related_object: ::std::option::Option<RelatedObject>,
    /// What happened. The list is open.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
/// Why a thin event happened.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
pub struct ThinEventReason {
    /// The request that caused it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub request: ::std::option::Option<EventRequest>,
    /// The kind of reason, such as `request`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    #[serde(flatten)]
    /// What the document does not know yet, as it came.
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::rebuttal::Private<::serde_json::Value>,
    >,
}
