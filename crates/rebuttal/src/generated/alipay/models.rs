// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]

use super::enums::*;
use super::types::*;

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
#[cfg(feature = "offline")]
#[doc(hidden)]
pub fn round_trip(model: &str, json: &[u8]) -> Option<Result<Vec<u8>, String>> {
    use ::rebuttal_runtime::offline::round_trip;
    Some(match model {
        "AcceptDisputeResponse" => round_trip::<AcceptDisputeResponse>(json),
        "SupplyDefenseDocumentResponse" => round_trip::<SupplyDefenseDocumentResponse>(json),
        "DownloadDisputeEvidenceResponse" => round_trip::<DownloadDisputeEvidenceResponse>(json),
        "DisputeEvidenceFormat" => round_trip::<DisputeEvidenceFormat>(json),
        "ResultInfo" => round_trip::<ResultInfo>(json),
        "ResultStatus" => round_trip::<ResultStatus>(json),
        "DisputeNotification" => round_trip::<DisputeNotification>(json),
        "DefenseStrategySuggestionNotification" => round_trip::<DefenseStrategySuggestionNotification>(json),
        "SuggestedEvidence" => round_trip::<SuggestedEvidence>(json),
        "WinRateLevel" => round_trip::<WinRateLevel>(json),
        "DefenseDocumentNotification" => round_trip::<DefenseDocumentNotification>(json),
        "Notification" => round_trip::<Notification>(json),
        "DefenseFile" => round_trip::<DefenseFile>(json),
        "DisputeNotificationType" => round_trip::<DisputeNotificationType>(json),
        "DisputeType" => round_trip::<DisputeType>(json),
        "DisputeAcceptReason" => round_trip::<DisputeAcceptReason>(json),
        "DisputeJudgedResult" => round_trip::<DisputeJudgedResult>(json),
        "Amount" => round_trip::<Amount>(json),
        "IssuerComments" => round_trip::<IssuerComments>(json),
        "AcquirerInfo" => round_trip::<AcquirerInfo>(json),
        _ => return None,
    })
}
