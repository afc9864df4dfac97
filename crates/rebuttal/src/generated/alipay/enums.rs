// Generated from spec/alipay.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use std::fmt;

/// Which of a dispute's documents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeEvidenceType {
    /// `DISPUTE_EVIDENCE_TEMPLATE`: The template for a defence, filled in as far as the provider
    /// can.
    DisputeEvidenceTemplate,
    /// `DISPUTE_EVIDENCE_FILE`: The document that was supplied.
    DisputeEvidenceFile,
    /// `DISPUTE_EVIDENCE_AI`: Material that the provider made by itself.
    DisputeEvidenceAi,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeEvidenceType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::DisputeEvidenceTemplate => "DISPUTE_EVIDENCE_TEMPLATE",
            Self::DisputeEvidenceFile => "DISPUTE_EVIDENCE_FILE",
            Self::DisputeEvidenceAi => "DISPUTE_EVIDENCE_AI",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for DisputeEvidenceType {
    fn from(value: &str) -> Self {
        match value {
            "DISPUTE_EVIDENCE_TEMPLATE" => Self::DisputeEvidenceTemplate,
            "DISPUTE_EVIDENCE_FILE" => Self::DisputeEvidenceFile,
            "DISPUTE_EVIDENCE_AI" => Self::DisputeEvidenceAi,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeEvidenceType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeEvidenceType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeEvidenceType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeEvidenceType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeEvidenceType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Which of a dispute's documents.", "examples": ["DISPUTE_EVIDENCE_TEMPLATE", "DISPUTE_EVIDENCE_FILE", "DISPUTE_EVIDENCE_AI"] })
    }
}

/// The format of a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeEvidenceFormat {
    /// `WORD`: Word, older or newer.
    Word,
    /// `PDF`: Portable Document Format.
    Pdf,
    /// `ZIP`: An archive of several files.
    Zip,
    /// `JPG`: A picture.
    Jpg,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeEvidenceFormat {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Word => "WORD",
            Self::Pdf => "PDF",
            Self::Zip => "ZIP",
            Self::Jpg => "JPG",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for DisputeEvidenceFormat {
    fn from(value: &str) -> Self {
        match value {
            "WORD" => Self::Word,
            "PDF" => Self::Pdf,
            "ZIP" => Self::Zip,
            "JPG" => Self::Jpg,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeEvidenceFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeEvidenceFormat {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeEvidenceFormat {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeEvidenceFormat {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeEvidenceFormat".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "The format of a document.", "examples": ["WORD", "PDF", "ZIP", "JPG"] })
    }
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResultStatus {
    /// `S`: Done.
    S,
    /// `F`: Refused; the same request will be refused again.
    F,
    /// `U`: Unknown; it may have taken effect.
    U,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl ResultStatus {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::S => "S",
            Self::F => "F",
            Self::U => "U",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for ResultStatus {
    fn from(value: &str) -> Self {
        match value {
            "S" => Self::S,
            "F" => Self::F,
            "U" => Self::U,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for ResultStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for ResultStatus {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for ResultStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for ResultStatus {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "ResultStatus".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What became of a request.", "examples": ["S", "F", "U"] })
    }
}

/// How much speaks for winning.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WinRateLevel {
    /// `HIGH`: Much.
    High,
    /// `MEDIUM`: Something.
    Medium,
    /// `LOW`: Little.
    Low,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl WinRateLevel {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::High => "HIGH",
            Self::Medium => "MEDIUM",
            Self::Low => "LOW",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for WinRateLevel {
    fn from(value: &str) -> Self {
        match value {
            "HIGH" => Self::High,
            "MEDIUM" => Self::Medium,
            "LOW" => Self::Low,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for WinRateLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for WinRateLevel {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for WinRateLevel {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for WinRateLevel {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "WinRateLevel".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "How much speaks for winning.", "examples": ["HIGH", "MEDIUM", "LOW"] })
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeNotificationType {
    /// `DISPUTE_CREATED`: A dispute was opened; the merchant has until defenseDueTime.
    DisputeCreated,
    /// `DISPUTE_JUDGED`: The dispute was decided; see disputeJudgedResult.
    DisputeJudged,
    /// `DISPUTE_CANCELLED`: The buyer withdrew the dispute.
    DisputeCancelled,
    /// `DEFENSE_SUPPLIED`: The defence document reached the provider.
    DefenseSupplied,
    /// `DEFENSE_DUE_ALERT`: The deadline is within 24 hours.
    DefenseDueAlert,
    /// `DISPUTE_ACCEPTED`: The dispute was accepted, by the merchant or because time ran out.
    DisputeAccepted,
    /// `RDR_RESOLVED`: The card scheme resolved it automatically; nothing is asked of the merchant.
    RdrResolved,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeNotificationType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::DisputeCreated => "DISPUTE_CREATED",
            Self::DisputeJudged => "DISPUTE_JUDGED",
            Self::DisputeCancelled => "DISPUTE_CANCELLED",
            Self::DefenseSupplied => "DEFENSE_SUPPLIED",
            Self::DefenseDueAlert => "DEFENSE_DUE_ALERT",
            Self::DisputeAccepted => "DISPUTE_ACCEPTED",
            Self::RdrResolved => "RDR_RESOLVED",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for DisputeNotificationType {
    fn from(value: &str) -> Self {
        match value {
            "DISPUTE_CREATED" => Self::DisputeCreated,
            "DISPUTE_JUDGED" => Self::DisputeJudged,
            "DISPUTE_CANCELLED" => Self::DisputeCancelled,
            "DEFENSE_SUPPLIED" => Self::DefenseSupplied,
            "DEFENSE_DUE_ALERT" => Self::DefenseDueAlert,
            "DISPUTE_ACCEPTED" => Self::DisputeAccepted,
            "RDR_RESOLVED" => Self::RdrResolved,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeNotificationType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeNotificationType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeNotificationType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeNotificationType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeNotificationType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What happened.", "examples": ["DISPUTE_CREATED", "DISPUTE_JUDGED", "DISPUTE_CANCELLED", "DEFENSE_SUPPLIED", "DEFENSE_DUE_ALERT", "DISPUTE_ACCEPTED", "RDR_RESOLVED"] })
    }
}

/// The kind of dispute.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeType {
    /// `CHARGEBACK`: Money is being taken back.
    Chargeback,
    /// `RETRIEVAL_REQUEST`: The issuer asks for information; no money moves yet.
    RetrievalRequest,
    /// `COMPLIANCE_REQUEST`: The payment method asks for compliance material.
    ComplianceRequest,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Chargeback => "CHARGEBACK",
            Self::RetrievalRequest => "RETRIEVAL_REQUEST",
            Self::ComplianceRequest => "COMPLIANCE_REQUEST",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for DisputeType {
    fn from(value: &str) -> Self {
        match value {
            "CHARGEBACK" => Self::Chargeback,
            "RETRIEVAL_REQUEST" => Self::RetrievalRequest,
            "COMPLIANCE_REQUEST" => Self::ComplianceRequest,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "The kind of dispute.", "examples": ["CHARGEBACK", "RETRIEVAL_REQUEST", "COMPLIANCE_REQUEST"] })
    }
}

/// Why the dispute counts as accepted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeAcceptReason {
    /// `MERCHANT_ACCEPTED`: The merchant accepted it.
    MerchantAccepted,
    /// `TIMEOUT`: The merchant did not answer in time.
    Timeout,
    /// `MANUAL_PROCESSING_ACCEPTED`: The provider's staff accepted it.
    ManualProcessingAccepted,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeAcceptReason {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::MerchantAccepted => "MERCHANT_ACCEPTED",
            Self::Timeout => "TIMEOUT",
            Self::ManualProcessingAccepted => "MANUAL_PROCESSING_ACCEPTED",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for DisputeAcceptReason {
    fn from(value: &str) -> Self {
        match value {
            "MERCHANT_ACCEPTED" => Self::MerchantAccepted,
            "TIMEOUT" => Self::Timeout,
            "MANUAL_PROCESSING_ACCEPTED" => Self::ManualProcessingAccepted,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeAcceptReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeAcceptReason {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeAcceptReason {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeAcceptReason {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeAcceptReason".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Why the dispute counts as accepted.", "examples": ["MERCHANT_ACCEPTED", "TIMEOUT", "MANUAL_PROCESSING_ACCEPTED"] })
    }
}

/// How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer
/// bears the amount and the merchant wins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeJudgedResult {
    /// `ACCEPT_BY_CUSTOMER`: The customer bears the amount. The merchant wins.
    AcceptByCustomer,
    /// `ACCEPT_BY_MERCHANT`: The merchant bears the amount. The merchant loses.
    AcceptByMerchant,
    /// `VALIDATE_SUCCESS`: The compliance material was good.
    ValidateSuccess,
    /// `VALIDATE_FAIL`: The compliance material was not good.
    ValidateFail,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeJudgedResult {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::AcceptByCustomer => "ACCEPT_BY_CUSTOMER",
            Self::AcceptByMerchant => "ACCEPT_BY_MERCHANT",
            Self::ValidateSuccess => "VALIDATE_SUCCESS",
            Self::ValidateFail => "VALIDATE_FAIL",
            Self::Other(value) => value,
        }
    }

    /// Whether the merchant wins.
    pub fn merchant_won(&self) -> bool {
        matches!(self, Self::AcceptByCustomer)
    }

    /// Whether the merchant bears the amount.
    pub fn merchant_lost(&self) -> bool {
        matches!(self, Self::AcceptByMerchant)
    }
}

impl From<&str> for DisputeJudgedResult {
    fn from(value: &str) -> Self {
        match value {
            "ACCEPT_BY_CUSTOMER" => Self::AcceptByCustomer,
            "ACCEPT_BY_MERCHANT" => Self::AcceptByMerchant,
            "VALIDATE_SUCCESS" => Self::ValidateSuccess,
            "VALIDATE_FAIL" => Self::ValidateFail,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeJudgedResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeJudgedResult {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeJudgedResult {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeJudgedResult {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeJudgedResult".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "How the dispute was decided. Read it with care: `ACCEPT_BY_CUSTOMER` means that the customer bears the amount and the merchant wins.", "examples": ["ACCEPT_BY_CUSTOMER", "ACCEPT_BY_MERCHANT", "VALIDATE_SUCCESS", "VALIDATE_FAIL"] })
    }
}
