// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

/// The JSON schema of every model, by its name; each is also in `generator`.
#[cfg(feature = "schemars")]
pub fn json_schemas(generator: &mut ::schemars::SchemaGenerator) -> Vec<(&'static str, ::schemars::Schema)> {
    use ::schemars::JsonSchema as _;
    vec![
        ("AcceptDisputeResponse", super::AcceptDisputeResponse::json_schema(generator)),
        ("SupplyDefenseDocumentResponse", super::SupplyDefenseDocumentResponse::json_schema(generator)),
        ("DownloadDisputeEvidenceResponse", super::DownloadDisputeEvidenceResponse::json_schema(generator)),
        ("DisputeEvidenceType", super::DisputeEvidenceType::json_schema(generator)),
        ("DisputeEvidenceFormat", super::DisputeEvidenceFormat::json_schema(generator)),
        ("ResultInfo", super::ResultInfo::json_schema(generator)),
        ("ResultStatus", super::ResultStatus::json_schema(generator)),
        ("DisputeNotification", super::DisputeNotification::json_schema(generator)),
        ("DefenseStrategySuggestionNotification", super::DefenseStrategySuggestionNotification::json_schema(generator)),
        ("SuggestedEvidence", super::SuggestedEvidence::json_schema(generator)),
        ("WinRateLevel", super::WinRateLevel::json_schema(generator)),
        ("DefenseDocumentNotification", super::DefenseDocumentNotification::json_schema(generator)),
        ("Notification", super::Notification::json_schema(generator)),
        ("DefenseFile", super::DefenseFile::json_schema(generator)),
        ("DisputeNotificationType", super::DisputeNotificationType::json_schema(generator)),
        ("DisputeType", super::DisputeType::json_schema(generator)),
        ("DisputeAcceptReason", super::DisputeAcceptReason::json_schema(generator)),
        ("DisputeJudgedResult", super::DisputeJudgedResult::json_schema(generator)),
        ("Amount", super::Amount::json_schema(generator)),
        ("IssuerComments", super::IssuerComments::json_schema(generator)),
        ("AcquirerInfo", super::AcquirerInfo::json_schema(generator)),
    ]
}

/// Reads JSON as the answer's model of that name and writes it again; none if none has that name.
#[cfg(feature = "offline")]
#[doc(hidden)]
pub fn round_trip(model: &str, json: &[u8]) -> Option<Result<Vec<u8>, String>> {
    use ::rebuttal_runtime::offline::round_trip;
    Some(match model {
        "AcceptDisputeResponse" => round_trip::<super::AcceptDisputeResponse>(json),
        "SupplyDefenseDocumentResponse" => round_trip::<super::SupplyDefenseDocumentResponse>(json),
        "DownloadDisputeEvidenceResponse" => round_trip::<super::DownloadDisputeEvidenceResponse>(json),
        "DisputeEvidenceFormat" => round_trip::<super::DisputeEvidenceFormat>(json),
        "ResultInfo" => round_trip::<super::ResultInfo>(json),
        "ResultStatus" => round_trip::<super::ResultStatus>(json),
        "DisputeNotification" => round_trip::<super::DisputeNotification>(json),
        "DefenseStrategySuggestionNotification" => round_trip::<super::DefenseStrategySuggestionNotification>(json),
        "SuggestedEvidence" => round_trip::<super::SuggestedEvidence>(json),
        "WinRateLevel" => round_trip::<super::WinRateLevel>(json),
        "DefenseDocumentNotification" => round_trip::<super::DefenseDocumentNotification>(json),
        "Notification" => round_trip::<super::Notification>(json),
        "DefenseFile" => round_trip::<super::DefenseFile>(json),
        "DisputeNotificationType" => round_trip::<super::DisputeNotificationType>(json),
        "DisputeType" => round_trip::<super::DisputeType>(json),
        "DisputeAcceptReason" => round_trip::<super::DisputeAcceptReason>(json),
        "DisputeJudgedResult" => round_trip::<super::DisputeJudgedResult>(json),
        "Amount" => round_trip::<super::Amount>(json),
        "IssuerComments" => round_trip::<super::IssuerComments>(json),
        "AcquirerInfo" => round_trip::<super::AcquirerInfo>(json),
        _ => return None,
    })
}
