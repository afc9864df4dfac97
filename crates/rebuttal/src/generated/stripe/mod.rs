// Generated from spec/stripe.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

//! Stripe disputes
//!
//! Find disputes, stage and submit evidence, upload the files that belong to it, accept a loss, and
//! receive the provider's signed events. One payment can have several disputes: list them by its
//! payment intent, and answer each by its own id.

#![allow(unused_imports)]

mod enums;
#[cfg(feature = "client")]
mod calls;
#[cfg(feature = "client")]
mod client;
mod receiver;
mod shapes;
pub(crate) mod tables;
mod types;

pub use enums::*;
#[cfg(feature = "client")]
pub use calls::*;
#[cfg(feature = "client")]
pub use client::*;
pub use receiver::*;
pub use types::*;

pub(crate) const PROVIDER: &dyn ::rebuttal::runtime::provider::Provider = &crate::stripe::Stripe;

/// The JSON schema of every model, by its name; each is also in `generator`.
#[cfg(feature = "schemars")]
pub fn json_schemas(generator: &mut ::schemars::SchemaGenerator) -> Vec<(&'static str, ::schemars::Schema)> {
    use ::schemars::JsonSchema as _;
    vec![
        ("CreatedRange", CreatedRange::json_schema(generator)),
        ("Evidence", Evidence::json_schema(generator)),
        ("EnhancedEvidence", EnhancedEvidence::json_schema(generator)),
        ("ComplianceEvidence", ComplianceEvidence::json_schema(generator)),
        ("VisaCompellingEvidence3", VisaCompellingEvidence3::json_schema(generator)),
        ("DisputedTransaction", DisputedTransaction::json_schema(generator)),
        ("PriorUndisputedTransaction", PriorUndisputedTransaction::json_schema(generator)),
        ("EvidenceAddress", EvidenceAddress::json_schema(generator)),
        ("Appeal", Appeal::json_schema(generator)),
        ("AppealCard", AppealCard::json_schema(generator)),
        ("FileLinkData", FileLinkData::json_schema(generator)),
        ("DisputeList", DisputeList::json_schema(generator)),
        ("Dispute", Dispute::json_schema(generator)),
        ("DisputeStatus", DisputeStatus::json_schema(generator)),
        ("DisputeReason", DisputeReason::json_schema(generator)),
        ("EnhancedEligibilityType", EnhancedEligibilityType::json_schema(generator)),
        ("IntendedSubmissionMethod", IntendedSubmissionMethod::json_schema(generator)),
        ("DisputeEvidence", DisputeEvidence::json_schema(generator)),
        ("DisputeEnhancedEvidence", DisputeEnhancedEvidence::json_schema(generator)),
        ("DisputeComplianceEvidence", DisputeComplianceEvidence::json_schema(generator)),
        ("DisputeVisaCompellingEvidence3", DisputeVisaCompellingEvidence3::json_schema(generator)),
        ("DisputeDisputedTransaction", DisputeDisputedTransaction::json_schema(generator)),
        ("DisputePriorTransaction", DisputePriorTransaction::json_schema(generator)),
        ("DisputeEvidenceAddress", DisputeEvidenceAddress::json_schema(generator)),
        ("MerchandiseOrServices", MerchandiseOrServices::json_schema(generator)),
        ("DisputeAppeal", DisputeAppeal::json_schema(generator)),
        ("DisputeAppealCard", DisputeAppealCard::json_schema(generator)),
        ("DisputeEvidenceDetails", DisputeEvidenceDetails::json_schema(generator)),
        ("SubmissionMethod", SubmissionMethod::json_schema(generator)),
        ("DisputeEnhancedEligibility", DisputeEnhancedEligibility::json_schema(generator)),
        ("DisputeComplianceEligibility", DisputeComplianceEligibility::json_schema(generator)),
        ("ComplianceStatus", ComplianceStatus::json_schema(generator)),
        ("DisputeVisaCompellingEvidence3Eligibility", DisputeVisaCompellingEvidence3Eligibility::json_schema(generator)),
        ("VisaCompellingEvidence3Status", VisaCompellingEvidence3Status::json_schema(generator)),
        ("VisaCompellingEvidence3Action", VisaCompellingEvidence3Action::json_schema(generator)),
        ("DisputePaymentMethodDetails", DisputePaymentMethodDetails::json_schema(generator)),
        ("DisputePaymentMethodType", DisputePaymentMethodType::json_schema(generator)),
        ("DisputeAmazonPayDetails", DisputeAmazonPayDetails::json_schema(generator)),
        ("AmazonPayDisputeType", AmazonPayDisputeType::json_schema(generator)),
        ("DisputeCardDetails", DisputeCardDetails::json_schema(generator)),
        ("DisputeCaseType", DisputeCaseType::json_schema(generator)),
        ("CardBrand", CardBrand::json_schema(generator)),
        ("CardNetwork", CardNetwork::json_schema(generator)),
        ("DisputeKlarnaDetails", DisputeKlarnaDetails::json_schema(generator)),
        ("DisputePaypalDetails", DisputePaypalDetails::json_schema(generator)),
        ("BalanceTransaction", BalanceTransaction::json_schema(generator)),
        ("BalanceTransactionFee", BalanceTransactionFee::json_schema(generator)),
        ("BalanceTransactionStatus", BalanceTransactionStatus::json_schema(generator)),
        ("BalanceType", BalanceType::json_schema(generator)),
        ("BalanceTransactionType", BalanceTransactionType::json_schema(generator)),
        ("FileList", FileList::json_schema(generator)),
        ("File", File::json_schema(generator)),
        ("FileLinkList", FileLinkList::json_schema(generator)),
        ("FileLink", FileLink::json_schema(generator)),
        ("FilePurpose", FilePurpose::json_schema(generator)),
        ("EventList", EventList::json_schema(generator)),
        ("Event", Event::json_schema(generator)),
        ("EventData", EventData::json_schema(generator)),
        ("DisputeEvent", DisputeEvent::json_schema(generator)),
        ("DisputeEventData", DisputeEventData::json_schema(generator)),
        ("EventRequest", EventRequest::json_schema(generator)),
        ("ThinDisputeEvent", ThinDisputeEvent::json_schema(generator)),
        ("ThinEvent", ThinEvent::json_schema(generator)),
        ("RelatedObject", RelatedObject::json_schema(generator)),
        ("ThinEventReason", ThinEventReason::json_schema(generator)),
    ]
}

/// Reads JSON as the answer's model of that name and writes it again; none if none has that name.
#[cfg(feature = "offline")]
#[doc(hidden)]
pub fn round_trip(model: &str, json: &[u8]) -> Option<Result<Vec<u8>, String>> {
    use ::rebuttal::runtime::offline::round_trip;
    Some(match model {
        "DisputeList" => round_trip::<DisputeList>(json),
        "Dispute" => round_trip::<Dispute>(json),
        "DisputeStatus" => round_trip::<DisputeStatus>(json),
        "DisputeReason" => round_trip::<DisputeReason>(json),
        "EnhancedEligibilityType" => round_trip::<EnhancedEligibilityType>(json),
        "IntendedSubmissionMethod" => round_trip::<IntendedSubmissionMethod>(json),
        "DisputeEvidence" => round_trip::<DisputeEvidence>(json),
        "DisputeEnhancedEvidence" => round_trip::<DisputeEnhancedEvidence>(json),
        "DisputeComplianceEvidence" => round_trip::<DisputeComplianceEvidence>(json),
        "DisputeVisaCompellingEvidence3" => round_trip::<DisputeVisaCompellingEvidence3>(json),
        "DisputeDisputedTransaction" => round_trip::<DisputeDisputedTransaction>(json),
        "DisputePriorTransaction" => round_trip::<DisputePriorTransaction>(json),
        "DisputeEvidenceAddress" => round_trip::<DisputeEvidenceAddress>(json),
        "MerchandiseOrServices" => round_trip::<MerchandiseOrServices>(json),
        "DisputeAppeal" => round_trip::<DisputeAppeal>(json),
        "DisputeAppealCard" => round_trip::<DisputeAppealCard>(json),
        "DisputeEvidenceDetails" => round_trip::<DisputeEvidenceDetails>(json),
        "SubmissionMethod" => round_trip::<SubmissionMethod>(json),
        "DisputeEnhancedEligibility" => round_trip::<DisputeEnhancedEligibility>(json),
        "DisputeComplianceEligibility" => round_trip::<DisputeComplianceEligibility>(json),
        "ComplianceStatus" => round_trip::<ComplianceStatus>(json),
        "DisputeVisaCompellingEvidence3Eligibility" => round_trip::<DisputeVisaCompellingEvidence3Eligibility>(json),
        "VisaCompellingEvidence3Status" => round_trip::<VisaCompellingEvidence3Status>(json),
        "VisaCompellingEvidence3Action" => round_trip::<VisaCompellingEvidence3Action>(json),
        "DisputePaymentMethodDetails" => round_trip::<DisputePaymentMethodDetails>(json),
        "DisputePaymentMethodType" => round_trip::<DisputePaymentMethodType>(json),
        "DisputeAmazonPayDetails" => round_trip::<DisputeAmazonPayDetails>(json),
        "AmazonPayDisputeType" => round_trip::<AmazonPayDisputeType>(json),
        "DisputeCardDetails" => round_trip::<DisputeCardDetails>(json),
        "DisputeCaseType" => round_trip::<DisputeCaseType>(json),
        "CardBrand" => round_trip::<CardBrand>(json),
        "CardNetwork" => round_trip::<CardNetwork>(json),
        "DisputeKlarnaDetails" => round_trip::<DisputeKlarnaDetails>(json),
        "DisputePaypalDetails" => round_trip::<DisputePaypalDetails>(json),
        "BalanceTransaction" => round_trip::<BalanceTransaction>(json),
        "BalanceTransactionFee" => round_trip::<BalanceTransactionFee>(json),
        "BalanceTransactionStatus" => round_trip::<BalanceTransactionStatus>(json),
        "BalanceType" => round_trip::<BalanceType>(json),
        "BalanceTransactionType" => round_trip::<BalanceTransactionType>(json),
        "FileList" => round_trip::<FileList>(json),
        "File" => round_trip::<File>(json),
        "FileLinkList" => round_trip::<FileLinkList>(json),
        "FileLink" => round_trip::<FileLink>(json),
        "FilePurpose" => round_trip::<FilePurpose>(json),
        "EventList" => round_trip::<EventList>(json),
        "Event" => round_trip::<Event>(json),
        "EventData" => round_trip::<EventData>(json),
        "DisputeEvent" => round_trip::<DisputeEvent>(json),
        "DisputeEventData" => round_trip::<DisputeEventData>(json),
        "EventRequest" => round_trip::<EventRequest>(json),
        "ThinDisputeEvent" => round_trip::<ThinDisputeEvent>(json),
        "ThinEvent" => round_trip::<ThinEvent>(json),
        "RelatedObject" => round_trip::<RelatedObject>(json),
        "ThinEventReason" => round_trip::<ThinEventReason>(json),
        _ => return None,
    })
}

mod requests;
pub use requests::*;
