// Generated from spec/alipay.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

//! Alipay (Antom) disputes
//!
//! Accept or defend a dispute, download what belongs to it, and receive the provider's signed
//! notifications. There is no way to list or look up disputes: the notifications are the only
//! source of what is going on.

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

pub(crate) const PROVIDER: &dyn ::rebuttal_runtime::provider::Provider = &crate::alipay::Alipay;

/// The JSON schema of every model, by its name; each is also in `generator`.
#[cfg(feature = "schemars")]
pub fn json_schemas(generator: &mut ::schemars::SchemaGenerator) -> Vec<(&'static str, ::schemars::Schema)> {
    use ::schemars::JsonSchema as _;
    vec![
        ("AcceptDisputeResponse", AcceptDisputeResponse::json_schema(generator)),
        ("SupplyDefenseDocumentResponse", SupplyDefenseDocumentResponse::json_schema(generator)),
        ("DownloadDisputeEvidenceResponse", DownloadDisputeEvidenceResponse::json_schema(generator)),
        ("DisputeEvidenceType", DisputeEvidenceType::json_schema(generator)),
        ("DisputeEvidenceFormat", DisputeEvidenceFormat::json_schema(generator)),
        ("ResultInfo", ResultInfo::json_schema(generator)),
        ("ResultStatus", ResultStatus::json_schema(generator)),
        ("DisputeNotification", DisputeNotification::json_schema(generator)),
        ("DefenseStrategySuggestionNotification", DefenseStrategySuggestionNotification::json_schema(generator)),
        ("SuggestedEvidence", SuggestedEvidence::json_schema(generator)),
        ("WinRateLevel", WinRateLevel::json_schema(generator)),
        ("DefenseDocumentNotification", DefenseDocumentNotification::json_schema(generator)),
        ("Notification", Notification::json_schema(generator)),
        ("DefenseFile", DefenseFile::json_schema(generator)),
        ("DisputeNotificationType", DisputeNotificationType::json_schema(generator)),
        ("DisputeType", DisputeType::json_schema(generator)),
        ("DisputeAcceptReason", DisputeAcceptReason::json_schema(generator)),
        ("DisputeJudgedResult", DisputeJudgedResult::json_schema(generator)),
        ("Amount", Amount::json_schema(generator)),
        ("IssuerComments", IssuerComments::json_schema(generator)),
        ("AcquirerInfo", AcquirerInfo::json_schema(generator)),
    ]
}

/// Reads JSON as the answer's model of that name and writes it again; none if none has that name.
#[cfg(feature = "trials")]
#[doc(hidden)]
pub fn again(model: &str, json: &[u8]) -> Option<Result<Vec<u8>, String>> {
    use ::rebuttal_runtime::offline::again;
    Some(match model {
        "AcceptDisputeResponse" => again::<AcceptDisputeResponse>(json),
        "SupplyDefenseDocumentResponse" => again::<SupplyDefenseDocumentResponse>(json),
        "DownloadDisputeEvidenceResponse" => again::<DownloadDisputeEvidenceResponse>(json),
        "DisputeEvidenceFormat" => again::<DisputeEvidenceFormat>(json),
        "ResultInfo" => again::<ResultInfo>(json),
        "ResultStatus" => again::<ResultStatus>(json),
        "DisputeNotification" => again::<DisputeNotification>(json),
        "DefenseStrategySuggestionNotification" => again::<DefenseStrategySuggestionNotification>(json),
        "SuggestedEvidence" => again::<SuggestedEvidence>(json),
        "WinRateLevel" => again::<WinRateLevel>(json),
        "DefenseDocumentNotification" => again::<DefenseDocumentNotification>(json),
        "Notification" => again::<Notification>(json),
        "DefenseFile" => again::<DefenseFile>(json),
        "DisputeNotificationType" => again::<DisputeNotificationType>(json),
        "DisputeType" => again::<DisputeType>(json),
        "DisputeAcceptReason" => again::<DisputeAcceptReason>(json),
        "DisputeJudgedResult" => again::<DisputeJudgedResult>(json),
        "Amount" => again::<Amount>(json),
        "IssuerComments" => again::<IssuerComments>(json),
        "AcquirerInfo" => again::<AcquirerInfo>(json),
        _ => return None,
    })
}
