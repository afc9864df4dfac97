// Generated from spec/stripe.yaml by xtask/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use std::fmt;

/// How a dispute stands. How it ended is told here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeStatus {
    /// `warning_needs_response`: An inquiry waits for the merchant's answer. No money has moved.
    WarningNeedsResponse,
    /// `warning_under_review`: The bank looks at the answer to an inquiry.
    WarningUnderReview,
    /// `warning_closed`: An inquiry ended without becoming a dispute. The merchant keeps the money.
    WarningClosed,
    /// `needs_response`: The dispute waits for the merchant's evidence.
    NeedsResponse,
    /// `under_review`: The bank looks at the evidence.
    UnderReview,
    /// `won`: The merchant won.
    Won,
    /// `lost`: The merchant lost, accepted the loss, or let the time pass.
    Lost,
    /// `prevented`: The dispute was settled before it became one, by a prevention product.
    Prevented,
    /// `appeal_needs_response`: A lost dispute can be appealed and waits for the merchant.
    AppealNeedsResponse,
    /// `appeal_under_review`: The appeal is looked at.
    AppealUnderReview,
    /// `charge_refunded`: The payment was refunded. Only API versions of before August 2023 have
    /// it.
    ChargeRefunded,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeStatus {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::WarningNeedsResponse => "warning_needs_response",
            Self::WarningUnderReview => "warning_under_review",
            Self::WarningClosed => "warning_closed",
            Self::NeedsResponse => "needs_response",
            Self::UnderReview => "under_review",
            Self::Won => "won",
            Self::Lost => "lost",
            Self::Prevented => "prevented",
            Self::AppealNeedsResponse => "appeal_needs_response",
            Self::AppealUnderReview => "appeal_under_review",
            Self::ChargeRefunded => "charge_refunded",
            Self::Other(value) => value,
        }
    }

    /// Whether the merchant is expected to answer now.
    pub fn needs_response(&self) -> bool {
        matches!(self, Self::NeedsResponse | Self::WarningNeedsResponse | Self::AppealNeedsResponse)
    }

    /// Whether it has ended. A lost dispute may still come back with `appeal_needs_response`.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Won | Self::Lost | Self::WarningClosed | Self::Prevented | Self::ChargeRefunded)
    }

    /// Whether the merchant won. An inquiry that was closed and a dispute that was prevented had no
    /// winner.
    pub fn merchant_won(&self) -> bool {
        matches!(self, Self::Won)
    }
}

impl From<&str> for DisputeStatus {
    fn from(value: &str) -> Self {
        match value {
            "warning_needs_response" => Self::WarningNeedsResponse,
            "warning_under_review" => Self::WarningUnderReview,
            "warning_closed" => Self::WarningClosed,
            "needs_response" => Self::NeedsResponse,
            "under_review" => Self::UnderReview,
            "won" => Self::Won,
            "lost" => Self::Lost,
            "prevented" => Self::Prevented,
            "appeal_needs_response" => Self::AppealNeedsResponse,
            "appeal_under_review" => Self::AppealUnderReview,
            "charge_refunded" => Self::ChargeRefunded,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeStatus {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeStatus {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeStatus".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "How a dispute stands. How it ended is told here and nowhere else.", "examples": ["warning_needs_response", "warning_under_review", "warning_closed", "needs_response", "under_review", "won", "lost", "prevented", "appeal_needs_response", "appeal_under_review", "charge_refunded"] })
    }
}

/// Why the payment is disputed, as the provider sorts the networks' codes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeReason {
    /// `bank_cannot_process`: The customer's bank cannot carry the payment out.
    BankCannotProcess,
    /// `check_returned`: The cheque came back.
    CheckReturned,
    /// `credit_not_processed`: The customer says that a refund or credit that was due never came.
    CreditNotProcessed,
    /// `customer_initiated`: The customer took the debit back at the bank, which says no more.
    CustomerInitiated,
    /// `debit_not_authorized`: The customer says that nobody had allowed the debit.
    DebitNotAuthorized,
    /// `duplicate`: The customer says that the same was charged more than once.
    Duplicate,
    /// `fraudulent`: The cardholder says that the payment was not theirs. The most frequent reason.
    Fraudulent,
    /// `general`: No other category fits; look at the network's code.
    General,
    /// `incorrect_account_details`: The details of the bank account are wrong.
    IncorrectAccountDetails,
    /// `insufficient_funds`: The customer's account had too little money.
    InsufficientFunds,
    /// `noncompliant`: A rule of the card network is said to be broken.
    Noncompliant,
    /// `product_not_received`: The customer says that what was bought never came.
    ProductNotReceived,
    /// `product_unacceptable`: The customer says that what came is damaged, defective or not as
    /// described.
    ProductUnacceptable,
    /// `subscription_canceled`: The customer says that a subscription was charged after it was
    /// cancelled.
    SubscriptionCanceled,
    /// `unrecognized`: The customer does not recognise the payment on the statement.
    Unrecognized,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeReason {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::BankCannotProcess => "bank_cannot_process",
            Self::CheckReturned => "check_returned",
            Self::CreditNotProcessed => "credit_not_processed",
            Self::CustomerInitiated => "customer_initiated",
            Self::DebitNotAuthorized => "debit_not_authorized",
            Self::Duplicate => "duplicate",
            Self::Fraudulent => "fraudulent",
            Self::General => "general",
            Self::IncorrectAccountDetails => "incorrect_account_details",
            Self::InsufficientFunds => "insufficient_funds",
            Self::Noncompliant => "noncompliant",
            Self::ProductNotReceived => "product_not_received",
            Self::ProductUnacceptable => "product_unacceptable",
            Self::SubscriptionCanceled => "subscription_canceled",
            Self::Unrecognized => "unrecognized",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for DisputeReason {
    fn from(value: &str) -> Self {
        match value {
            "bank_cannot_process" => Self::BankCannotProcess,
            "check_returned" => Self::CheckReturned,
            "credit_not_processed" => Self::CreditNotProcessed,
            "customer_initiated" => Self::CustomerInitiated,
            "debit_not_authorized" => Self::DebitNotAuthorized,
            "duplicate" => Self::Duplicate,
            "fraudulent" => Self::Fraudulent,
            "general" => Self::General,
            "incorrect_account_details" => Self::IncorrectAccountDetails,
            "insufficient_funds" => Self::InsufficientFunds,
            "noncompliant" => Self::Noncompliant,
            "product_not_received" => Self::ProductNotReceived,
            "product_unacceptable" => Self::ProductUnacceptable,
            "subscription_canceled" => Self::SubscriptionCanceled,
            "unrecognized" => Self::Unrecognized,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeReason {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeReason {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeReason {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeReason".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Why the payment is disputed, as the provider sorts the networks' codes.", "examples": ["bank_cannot_process", "check_returned", "credit_not_processed", "customer_initiated", "debit_not_authorized", "duplicate", "fraudulent", "general", "incorrect_account_details", "insufficient_funds", "noncompliant", "product_not_received", "product_unacceptable", "subscription_canceled", "unrecognized"] })
    }
}

/// A programme of a card network.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EnhancedEligibilityType {
    /// `mastercard_compliance`: Mastercard's compliance disputes.
    MastercardCompliance,
    /// `visa_compelling_evidence_3`: Visa's Compelling Evidence 3.0.
    VisaCompellingEvidence3,
    /// `visa_compliance`: Visa's compliance disputes.
    VisaCompliance,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl EnhancedEligibilityType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::MastercardCompliance => "mastercard_compliance",
            Self::VisaCompellingEvidence3 => "visa_compelling_evidence_3",
            Self::VisaCompliance => "visa_compliance",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for EnhancedEligibilityType {
    fn from(value: &str) -> Self {
        match value {
            "mastercard_compliance" => Self::MastercardCompliance,
            "visa_compelling_evidence_3" => Self::VisaCompellingEvidence3,
            "visa_compliance" => Self::VisaCompliance,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for EnhancedEligibilityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for EnhancedEligibilityType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for EnhancedEligibilityType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for EnhancedEligibilityType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "EnhancedEligibilityType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "A programme of a card network.", "examples": ["mastercard_compliance", "visa_compelling_evidence_3", "visa_compliance"] })
    }
}

/// Whose evidence is to be submitted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IntendedSubmissionMethod {
    /// `manual`: Only the merchant submits.
    Manual,
    /// `prefer_manual`: The merchant's evidence if there is any, otherwise what the provider has
    /// collected.
    PreferManual,
    /// `prefer_smart_disputes`: What the provider has collected if there is any, otherwise the
    /// merchant's evidence.
    PreferSmartDisputes,
    /// `smart_disputes`: Only what the provider collects.
    SmartDisputes,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl IntendedSubmissionMethod {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Manual => "manual",
            Self::PreferManual => "prefer_manual",
            Self::PreferSmartDisputes => "prefer_smart_disputes",
            Self::SmartDisputes => "smart_disputes",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for IntendedSubmissionMethod {
    fn from(value: &str) -> Self {
        match value {
            "manual" => Self::Manual,
            "prefer_manual" => Self::PreferManual,
            "prefer_smart_disputes" => Self::PreferSmartDisputes,
            "smart_disputes" => Self::SmartDisputes,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for IntendedSubmissionMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for IntendedSubmissionMethod {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for IntendedSubmissionMethod {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for IntendedSubmissionMethod {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "IntendedSubmissionMethod".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Whose evidence is to be submitted.", "examples": ["manual", "prefer_manual", "prefer_smart_disputes", "smart_disputes"] })
    }
}

/// What kind of thing was sold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MerchandiseOrServices {
    /// `merchandise`: Goods.
    Merchandise,
    /// `services`: Services, digital ones among them.
    Services,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl MerchandiseOrServices {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Merchandise => "merchandise",
            Self::Services => "services",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for MerchandiseOrServices {
    fn from(value: &str) -> Self {
        match value {
            "merchandise" => Self::Merchandise,
            "services" => Self::Services,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for MerchandiseOrServices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for MerchandiseOrServices {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for MerchandiseOrServices {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for MerchandiseOrServices {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "MerchandiseOrServices".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What kind of thing was sold.", "examples": ["merchandise", "services"] })
    }
}

/// Who submitted the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SubmissionMethod {
    /// `manual`: The merchant.
    Manual,
    /// `not_submitted`: Nobody yet.
    NotSubmitted,
    /// `smart_disputes`: The provider, with what it had collected by itself.
    SmartDisputes,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl SubmissionMethod {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Manual => "manual",
            Self::NotSubmitted => "not_submitted",
            Self::SmartDisputes => "smart_disputes",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for SubmissionMethod {
    fn from(value: &str) -> Self {
        match value {
            "manual" => Self::Manual,
            "not_submitted" => Self::NotSubmitted,
            "smart_disputes" => Self::SmartDisputes,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for SubmissionMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for SubmissionMethod {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for SubmissionMethod {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for SubmissionMethod {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "SubmissionMethod".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Who submitted the evidence.", "examples": ["manual", "not_submitted", "smart_disputes"] })
    }
}

/// Whether the card network's fee is agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ComplianceStatus {
    /// `fee_acknowledged`: The merchant has agreed to the fee.
    FeeAcknowledged,
    /// `requires_fee_acknowledgement`: The merchant must agree to the fee before anything can be
    /// submitted.
    RequiresFeeAcknowledgement,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl ComplianceStatus {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::FeeAcknowledged => "fee_acknowledged",
            Self::RequiresFeeAcknowledgement => "requires_fee_acknowledgement",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for ComplianceStatus {
    fn from(value: &str) -> Self {
        match value {
            "fee_acknowledged" => Self::FeeAcknowledged,
            "requires_fee_acknowledgement" => Self::RequiresFeeAcknowledgement,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for ComplianceStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for ComplianceStatus {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for ComplianceStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for ComplianceStatus {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "ComplianceStatus".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Whether the card network's fee is agreed to.", "examples": ["fee_acknowledged", "requires_fee_acknowledgement"] })
    }
}

/// Whether the evidence qualifies, before and after it is submitted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VisaCompellingEvidence3Status {
    /// `requires_action`: Something is missing; it can still be added.
    RequiresAction,
    /// `qualified`: It qualifies.
    Qualified,
    /// `not_qualified`: What was submitted did not qualify.
    NotQualified,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl VisaCompellingEvidence3Status {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::RequiresAction => "requires_action",
            Self::Qualified => "qualified",
            Self::NotQualified => "not_qualified",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for VisaCompellingEvidence3Status {
    fn from(value: &str) -> Self {
        match value {
            "requires_action" => Self::RequiresAction,
            "qualified" => Self::Qualified,
            "not_qualified" => Self::NotQualified,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for VisaCompellingEvidence3Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for VisaCompellingEvidence3Status {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for VisaCompellingEvidence3Status {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for VisaCompellingEvidence3Status {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "VisaCompellingEvidence3Status".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Whether the evidence qualifies, before and after it is submitted.", "examples": ["requires_action", "qualified", "not_qualified"] })
    }
}

/// What the evidence is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VisaCompellingEvidence3Action {
    /// `missing_customer_identifiers`: Traits of the customer that are the same in all three
    /// payments.
    MissingCustomerIdentifiers,
    /// `missing_disputed_transaction_description`: The description of what was sold in the disputed
    /// payment.
    MissingDisputedTransactionDescription,
    /// `missing_merchandise_or_services`: Whether goods or services were sold in the disputed
    /// payment.
    MissingMerchandiseOrServices,
    /// `missing_prior_undisputed_transaction_description`: The description of what was sold in an
    /// earlier payment.
    MissingPriorUndisputedTransactionDescription,
    /// `missing_prior_undisputed_transactions`: Earlier payments that were not disputed.
    MissingPriorUndisputedTransactions,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl VisaCompellingEvidence3Action {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::MissingCustomerIdentifiers => "missing_customer_identifiers",
            Self::MissingDisputedTransactionDescription => "missing_disputed_transaction_description",
            Self::MissingMerchandiseOrServices => "missing_merchandise_or_services",
            Self::MissingPriorUndisputedTransactionDescription => "missing_prior_undisputed_transaction_description",
            Self::MissingPriorUndisputedTransactions => "missing_prior_undisputed_transactions",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for VisaCompellingEvidence3Action {
    fn from(value: &str) -> Self {
        match value {
            "missing_customer_identifiers" => Self::MissingCustomerIdentifiers,
            "missing_disputed_transaction_description" => Self::MissingDisputedTransactionDescription,
            "missing_merchandise_or_services" => Self::MissingMerchandiseOrServices,
            "missing_prior_undisputed_transaction_description" => Self::MissingPriorUndisputedTransactionDescription,
            "missing_prior_undisputed_transactions" => Self::MissingPriorUndisputedTransactions,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for VisaCompellingEvidence3Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for VisaCompellingEvidence3Action {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for VisaCompellingEvidence3Action {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for VisaCompellingEvidence3Action {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "VisaCompellingEvidence3Action".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What the evidence is missing.", "examples": ["missing_customer_identifiers", "missing_disputed_transaction_description", "missing_merchandise_or_services", "missing_prior_undisputed_transaction_description", "missing_prior_undisputed_transactions"] })
    }
}

/// How the disputed payment was made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputePaymentMethodType {
    /// `amazon_pay`: With Amazon Pay.
    AmazonPay,
    /// `card`: By card.
    Card,
    /// `klarna`: With Klarna.
    Klarna,
    /// `paypal`: With PayPal.
    Paypal,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputePaymentMethodType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::AmazonPay => "amazon_pay",
            Self::Card => "card",
            Self::Klarna => "klarna",
            Self::Paypal => "paypal",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for DisputePaymentMethodType {
    fn from(value: &str) -> Self {
        match value {
            "amazon_pay" => Self::AmazonPay,
            "card" => Self::Card,
            "klarna" => Self::Klarna,
            "paypal" => Self::Paypal,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputePaymentMethodType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputePaymentMethodType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputePaymentMethodType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputePaymentMethodType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputePaymentMethodType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "How the disputed payment was made.", "examples": ["amazon_pay", "card", "klarna", "paypal"] })
    }
}

/// What kind of dispute it is at Amazon Pay.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AmazonPayDisputeType {
    /// `chargeback`: The bank takes the money back.
    Chargeback,
    /// `claim`: The customer complained to Amazon Pay.
    Claim,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl AmazonPayDisputeType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Chargeback => "chargeback",
            Self::Claim => "claim",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for AmazonPayDisputeType {
    fn from(value: &str) -> Self {
        match value {
            "chargeback" => Self::Chargeback,
            "claim" => Self::Claim,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for AmazonPayDisputeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for AmazonPayDisputeType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for AmazonPayDisputeType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for AmazonPayDisputeType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "AmazonPayDisputeType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What kind of dispute it is at Amazon Pay.", "examples": ["chargeback", "claim"] })
    }
}

/// What kind of case it is at the card network.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisputeCaseType {
    /// `block`: A prevention product kept a dispute from being opened.
    Block,
    /// `chargeback`: The bank takes the money back.
    Chargeback,
    /// `compliance`: A rule of the card network is said to be broken.
    Compliance,
    /// `inquiry`: The bank asks first; no money has moved.
    Inquiry,
    /// `resolution`: A prevention product settled it before it became a chargeback.
    Resolution,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl DisputeCaseType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Block => "block",
            Self::Chargeback => "chargeback",
            Self::Compliance => "compliance",
            Self::Inquiry => "inquiry",
            Self::Resolution => "resolution",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for DisputeCaseType {
    fn from(value: &str) -> Self {
        match value {
            "block" => Self::Block,
            "chargeback" => Self::Chargeback,
            "compliance" => Self::Compliance,
            "inquiry" => Self::Inquiry,
            "resolution" => Self::Resolution,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for DisputeCaseType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for DisputeCaseType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for DisputeCaseType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for DisputeCaseType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "DisputeCaseType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What kind of case it is at the card network.", "examples": ["block", "chargeback", "compliance", "inquiry", "resolution"] })
    }
}

/// The card's brand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CardBrand {
    /// `amex`: American Express.
    Amex,
    /// `cartes_bancaires`: Cartes Bancaires, in France.
    CartesBancaires,
    /// `diners`: Diners Club.
    Diners,
    /// `discover`: Discover.
    Discover,
    /// `eftpos_au`: eftpos, in Australia.
    EftposAu,
    /// `jcb`: JCB.
    Jcb,
    /// `link`: Link, the provider's own wallet.
    Link,
    /// `mastercard`: Mastercard.
    Mastercard,
    /// `unionpay`: UnionPay.
    Unionpay,
    /// `visa`: Visa.
    Visa,
    /// `unknown`: The provider does not know it.
    Unknown,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl CardBrand {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Amex => "amex",
            Self::CartesBancaires => "cartes_bancaires",
            Self::Diners => "diners",
            Self::Discover => "discover",
            Self::EftposAu => "eftpos_au",
            Self::Jcb => "jcb",
            Self::Link => "link",
            Self::Mastercard => "mastercard",
            Self::Unionpay => "unionpay",
            Self::Visa => "visa",
            Self::Unknown => "unknown",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for CardBrand {
    fn from(value: &str) -> Self {
        match value {
            "amex" => Self::Amex,
            "cartes_bancaires" => Self::CartesBancaires,
            "diners" => Self::Diners,
            "discover" => Self::Discover,
            "eftpos_au" => Self::EftposAu,
            "jcb" => Self::Jcb,
            "link" => Self::Link,
            "mastercard" => Self::Mastercard,
            "unionpay" => Self::Unionpay,
            "visa" => Self::Visa,
            "unknown" => Self::Unknown,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for CardBrand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for CardBrand {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for CardBrand {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for CardBrand {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "CardBrand".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "The card's brand.", "examples": ["amex", "cartes_bancaires", "diners", "discover", "eftpos_au", "jcb", "link", "mastercard", "unionpay", "visa", "unknown"] })
    }
}

/// The network over which the card payment went.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CardNetwork {
    /// `amex`: American Express.
    Amex,
    /// `cartes_bancaires`: Cartes Bancaires, in France.
    CartesBancaires,
    /// `diners`: Diners Club.
    Diners,
    /// `discover`: Discover.
    Discover,
    /// `eftpos_au`: eftpos, in Australia.
    EftposAu,
    /// `interac`: Interac, in Canada.
    Interac,
    /// `jcb`: JCB.
    Jcb,
    /// `link`: Link, the provider's own wallet.
    Link,
    /// `mastercard`: Mastercard.
    Mastercard,
    /// `unionpay`: UnionPay.
    Unionpay,
    /// `visa`: Visa.
    Visa,
    /// `unknown`: The provider does not know it.
    Unknown,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl CardNetwork {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Amex => "amex",
            Self::CartesBancaires => "cartes_bancaires",
            Self::Diners => "diners",
            Self::Discover => "discover",
            Self::EftposAu => "eftpos_au",
            Self::Interac => "interac",
            Self::Jcb => "jcb",
            Self::Link => "link",
            Self::Mastercard => "mastercard",
            Self::Unionpay => "unionpay",
            Self::Visa => "visa",
            Self::Unknown => "unknown",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for CardNetwork {
    fn from(value: &str) -> Self {
        match value {
            "amex" => Self::Amex,
            "cartes_bancaires" => Self::CartesBancaires,
            "diners" => Self::Diners,
            "discover" => Self::Discover,
            "eftpos_au" => Self::EftposAu,
            "interac" => Self::Interac,
            "jcb" => Self::Jcb,
            "link" => Self::Link,
            "mastercard" => Self::Mastercard,
            "unionpay" => Self::Unionpay,
            "visa" => Self::Visa,
            "unknown" => Self::Unknown,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for CardNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for CardNetwork {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for CardNetwork {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for CardNetwork {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "CardNetwork".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "The network over which the card payment went.", "examples": ["amex", "cartes_bancaires", "diners", "discover", "eftpos_au", "interac", "jcb", "link", "mastercard", "unionpay", "visa", "unknown"] })
    }
}

/// Whether the money counts already.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BalanceTransactionStatus {
    /// `available`: It is available.
    Available,
    /// `pending`: It is not yet available.
    Pending,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl BalanceTransactionStatus {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Available => "available",
            Self::Pending => "pending",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for BalanceTransactionStatus {
    fn from(value: &str) -> Self {
        match value {
            "available" => Self::Available,
            "pending" => Self::Pending,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for BalanceTransactionStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for BalanceTransactionStatus {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for BalanceTransactionStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for BalanceTransactionStatus {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "BalanceTransactionStatus".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Whether the money counts already.", "examples": ["available", "pending"] })
    }
}

/// Which of the merchant's balances moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BalanceType {
    /// `issuing`: The one for cards that the merchant issues.
    Issuing,
    /// `payments`: The ordinary one, for payments.
    Payments,
    /// `refund_and_dispute_prefunding`: The one that was filled in advance to pay refunds and
    /// disputes.
    RefundAndDisputePrefunding,
    /// `risk_reserved`: What the provider holds back against risks.
    RiskReserved,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl BalanceType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Issuing => "issuing",
            Self::Payments => "payments",
            Self::RefundAndDisputePrefunding => "refund_and_dispute_prefunding",
            Self::RiskReserved => "risk_reserved",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for BalanceType {
    fn from(value: &str) -> Self {
        match value {
            "issuing" => Self::Issuing,
            "payments" => Self::Payments,
            "refund_and_dispute_prefunding" => Self::RefundAndDisputePrefunding,
            "risk_reserved" => Self::RiskReserved,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for BalanceType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for BalanceType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for BalanceType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for BalanceType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "BalanceType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "Which of the merchant's balances moved.", "examples": ["issuing", "payments", "refund_and_dispute_prefunding", "risk_reserved"] })
    }
}

/// What kind of movement it is. What a dispute takes and gives back is an `adjustment`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BalanceTransactionType {
    /// `adjustment`: A correction, which is also what a dispute takes and gives back.
    Adjustment,
    /// `advance`: Money that the provider advances.
    Advance,
    /// `advance_funding`: Money that pays an advance back.
    AdvanceFunding,
    /// `anticipation_repayment`: Repayment of money that was paid before it was due.
    AnticipationRepayment,
    /// `application_fee`: A platform's fee that it received.
    ApplicationFee,
    /// `application_fee_refund`: A platform's fee that it gave back.
    ApplicationFeeRefund,
    /// `charge`: A card payment.
    Charge,
    /// `climate_order_purchase`: An order of carbon removal.
    ClimateOrderPurchase,
    /// `climate_order_refund`: The money back for an order of carbon removal.
    ClimateOrderRefund,
    /// `connect_collection_transfer`: Money that a platform collects to cover a connected account's
    /// debt.
    ConnectCollectionTransfer,
    /// `contribution`: A contribution to carbon removal.
    Contribution,
    /// `fee_credit_funding`: A credit for fees.
    FeeCreditFunding,
    /// `inbound_transfer`: Money that comes in from a bank account.
    InboundTransfer,
    /// `inbound_transfer_reversal`: Money that had come in from a bank account and goes back.
    InboundTransferReversal,
    /// `issuing_authorization_hold`: Money held for a payment with an issued card.
    IssuingAuthorizationHold,
    /// `issuing_authorization_release`: Money held for a payment with an issued card and released.
    IssuingAuthorizationRelease,
    /// `issuing_dispute`: Money back from a dispute of a payment with an issued card.
    IssuingDispute,
    /// `issuing_dispute_provisional_credit`: A provisional credit in a dispute of a payment with an
    /// issued card.
    IssuingDisputeProvisionalCredit,
    /// `issuing_dispute_provisional_credit_reversal`: A provisional credit in such a dispute that
    /// is taken back.
    IssuingDisputeProvisionalCreditReversal,
    /// `issuing_transaction`: A payment with an issued card.
    IssuingTransaction,
    /// `obligation_outbound`: A debt that is moved to the provider.
    ObligationOutbound,
    /// `obligation_reversal_inbound`: A debt that was moved to the provider and comes back.
    ObligationReversalInbound,
    /// `payment`: A payment by another method than a card.
    Payment,
    /// `payment_failure_refund`: A payment that failed after it had been counted.
    PaymentFailureRefund,
    /// `payment_network_reserve_hold`: Money held back for a payment network.
    PaymentNetworkReserveHold,
    /// `payment_network_reserve_release`: Money held back for a payment network and released.
    PaymentNetworkReserveRelease,
    /// `payment_refund`: The refund of a payment by another method than a card.
    PaymentRefund,
    /// `payment_reversal`: A payment that is taken back.
    PaymentReversal,
    /// `payment_unreconciled`: Money that came in and belongs to no payment yet.
    PaymentUnreconciled,
    /// `payout`: Money that goes to the merchant's bank account.
    Payout,
    /// `payout_cancel`: A payout that was cancelled.
    PayoutCancel,
    /// `payout_failure`: A payout that failed.
    PayoutFailure,
    /// `payout_minimum_balance_hold`: Money kept from a payout for the balance's minimum.
    PayoutMinimumBalanceHold,
    /// `payout_minimum_balance_release`: Money kept for the balance's minimum and released.
    PayoutMinimumBalanceRelease,
    /// `refund`: The refund of a card payment.
    Refund,
    /// `refund_failure`: A refund that failed.
    RefundFailure,
    /// `reserve_hold`: Money put into a reserve.
    ReserveHold,
    /// `reserve_release`: Money that leaves a reserve.
    ReserveRelease,
    /// `reserve_transaction`: A movement of a reserve.
    ReserveTransaction,
    /// `reserved_funds`: Money that is reserved.
    ReservedFunds,
    /// `stripe_balance_payment_debit`: A payment from the merchant's balance.
    StripeBalancePaymentDebit,
    /// `stripe_balance_payment_debit_reversal`: A payment from the merchant's balance that is taken
    /// back.
    StripeBalancePaymentDebitReversal,
    /// `stripe_fee`: A fee of the provider.
    StripeFee,
    /// `stripe_fx_fee`: A fee of the provider for exchanging currencies.
    StripeFxFee,
    /// `tax_fee`: A tax that the provider collects on fees.
    TaxFee,
    /// `tax_fund`: Money set aside for taxes.
    TaxFund,
    /// `topup`: Money that the merchant puts in.
    Topup,
    /// `topup_reversal`: Money that the merchant had put in and that goes back.
    TopupReversal,
    /// `transfer`: Money that goes to a connected account.
    Transfer,
    /// `transfer_cancel`: A transfer that was cancelled.
    TransferCancel,
    /// `transfer_failure`: A transfer that failed.
    TransferFailure,
    /// `transfer_refund`: A transfer that comes back.
    TransferRefund,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl BalanceTransactionType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Adjustment => "adjustment",
            Self::Advance => "advance",
            Self::AdvanceFunding => "advance_funding",
            Self::AnticipationRepayment => "anticipation_repayment",
            Self::ApplicationFee => "application_fee",
            Self::ApplicationFeeRefund => "application_fee_refund",
            Self::Charge => "charge",
            Self::ClimateOrderPurchase => "climate_order_purchase",
            Self::ClimateOrderRefund => "climate_order_refund",
            Self::ConnectCollectionTransfer => "connect_collection_transfer",
            Self::Contribution => "contribution",
            Self::FeeCreditFunding => "fee_credit_funding",
            Self::InboundTransfer => "inbound_transfer",
            Self::InboundTransferReversal => "inbound_transfer_reversal",
            Self::IssuingAuthorizationHold => "issuing_authorization_hold",
            Self::IssuingAuthorizationRelease => "issuing_authorization_release",
            Self::IssuingDispute => "issuing_dispute",
            Self::IssuingDisputeProvisionalCredit => "issuing_dispute_provisional_credit",
            Self::IssuingDisputeProvisionalCreditReversal => "issuing_dispute_provisional_credit_reversal",
            Self::IssuingTransaction => "issuing_transaction",
            Self::ObligationOutbound => "obligation_outbound",
            Self::ObligationReversalInbound => "obligation_reversal_inbound",
            Self::Payment => "payment",
            Self::PaymentFailureRefund => "payment_failure_refund",
            Self::PaymentNetworkReserveHold => "payment_network_reserve_hold",
            Self::PaymentNetworkReserveRelease => "payment_network_reserve_release",
            Self::PaymentRefund => "payment_refund",
            Self::PaymentReversal => "payment_reversal",
            Self::PaymentUnreconciled => "payment_unreconciled",
            Self::Payout => "payout",
            Self::PayoutCancel => "payout_cancel",
            Self::PayoutFailure => "payout_failure",
            Self::PayoutMinimumBalanceHold => "payout_minimum_balance_hold",
            Self::PayoutMinimumBalanceRelease => "payout_minimum_balance_release",
            Self::Refund => "refund",
            Self::RefundFailure => "refund_failure",
            Self::ReserveHold => "reserve_hold",
            Self::ReserveRelease => "reserve_release",
            Self::ReserveTransaction => "reserve_transaction",
            Self::ReservedFunds => "reserved_funds",
            Self::StripeBalancePaymentDebit => "stripe_balance_payment_debit",
            Self::StripeBalancePaymentDebitReversal => "stripe_balance_payment_debit_reversal",
            Self::StripeFee => "stripe_fee",
            Self::StripeFxFee => "stripe_fx_fee",
            Self::TaxFee => "tax_fee",
            Self::TaxFund => "tax_fund",
            Self::Topup => "topup",
            Self::TopupReversal => "topup_reversal",
            Self::Transfer => "transfer",
            Self::TransferCancel => "transfer_cancel",
            Self::TransferFailure => "transfer_failure",
            Self::TransferRefund => "transfer_refund",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for BalanceTransactionType {
    fn from(value: &str) -> Self {
        match value {
            "adjustment" => Self::Adjustment,
            "advance" => Self::Advance,
            "advance_funding" => Self::AdvanceFunding,
            "anticipation_repayment" => Self::AnticipationRepayment,
            "application_fee" => Self::ApplicationFee,
            "application_fee_refund" => Self::ApplicationFeeRefund,
            "charge" => Self::Charge,
            "climate_order_purchase" => Self::ClimateOrderPurchase,
            "climate_order_refund" => Self::ClimateOrderRefund,
            "connect_collection_transfer" => Self::ConnectCollectionTransfer,
            "contribution" => Self::Contribution,
            "fee_credit_funding" => Self::FeeCreditFunding,
            "inbound_transfer" => Self::InboundTransfer,
            "inbound_transfer_reversal" => Self::InboundTransferReversal,
            "issuing_authorization_hold" => Self::IssuingAuthorizationHold,
            "issuing_authorization_release" => Self::IssuingAuthorizationRelease,
            "issuing_dispute" => Self::IssuingDispute,
            "issuing_dispute_provisional_credit" => Self::IssuingDisputeProvisionalCredit,
            "issuing_dispute_provisional_credit_reversal" => Self::IssuingDisputeProvisionalCreditReversal,
            "issuing_transaction" => Self::IssuingTransaction,
            "obligation_outbound" => Self::ObligationOutbound,
            "obligation_reversal_inbound" => Self::ObligationReversalInbound,
            "payment" => Self::Payment,
            "payment_failure_refund" => Self::PaymentFailureRefund,
            "payment_network_reserve_hold" => Self::PaymentNetworkReserveHold,
            "payment_network_reserve_release" => Self::PaymentNetworkReserveRelease,
            "payment_refund" => Self::PaymentRefund,
            "payment_reversal" => Self::PaymentReversal,
            "payment_unreconciled" => Self::PaymentUnreconciled,
            "payout" => Self::Payout,
            "payout_cancel" => Self::PayoutCancel,
            "payout_failure" => Self::PayoutFailure,
            "payout_minimum_balance_hold" => Self::PayoutMinimumBalanceHold,
            "payout_minimum_balance_release" => Self::PayoutMinimumBalanceRelease,
            "refund" => Self::Refund,
            "refund_failure" => Self::RefundFailure,
            "reserve_hold" => Self::ReserveHold,
            "reserve_release" => Self::ReserveRelease,
            "reserve_transaction" => Self::ReserveTransaction,
            "reserved_funds" => Self::ReservedFunds,
            "stripe_balance_payment_debit" => Self::StripeBalancePaymentDebit,
            "stripe_balance_payment_debit_reversal" => Self::StripeBalancePaymentDebitReversal,
            "stripe_fee" => Self::StripeFee,
            "stripe_fx_fee" => Self::StripeFxFee,
            "tax_fee" => Self::TaxFee,
            "tax_fund" => Self::TaxFund,
            "topup" => Self::Topup,
            "topup_reversal" => Self::TopupReversal,
            "transfer" => Self::Transfer,
            "transfer_cancel" => Self::TransferCancel,
            "transfer_failure" => Self::TransferFailure,
            "transfer_refund" => Self::TransferRefund,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for BalanceTransactionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for BalanceTransactionType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for BalanceTransactionType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for BalanceTransactionType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "BalanceTransactionType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What kind of movement it is. What a dispute takes and gives back is an `adjustment`.", "examples": ["adjustment", "advance", "advance_funding", "anticipation_repayment", "application_fee", "application_fee_refund", "charge", "climate_order_purchase", "climate_order_refund", "connect_collection_transfer", "contribution", "fee_credit_funding", "inbound_transfer", "inbound_transfer_reversal", "issuing_authorization_hold", "issuing_authorization_release", "issuing_dispute", "issuing_dispute_provisional_credit", "issuing_dispute_provisional_credit_reversal", "issuing_transaction", "obligation_outbound", "obligation_reversal_inbound", "payment", "payment_failure_refund", "payment_network_reserve_hold", "payment_network_reserve_release", "payment_refund", "payment_reversal", "payment_unreconciled", "payout", "payout_cancel", "payout_failure", "payout_minimum_balance_hold", "payout_minimum_balance_release", "refund", "refund_failure", "reserve_hold", "reserve_release", "reserve_transaction", "reserved_funds", "stripe_balance_payment_debit", "stripe_balance_payment_debit_reversal", "stripe_fee", "stripe_fx_fee", "tax_fee", "tax_fund", "topup", "topup_reversal", "transfer", "transfer_cancel", "transfer_failure", "transfer_refund"] })
    }
}

/// What a file is for. Evidence needs `dispute_evidence`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FilePurpose {
    /// `account_requirement`: What the provider asks of an account.
    AccountRequirement,
    /// `additional_verification`: More documents to verify an account.
    AdditionalVerification,
    /// `business_icon`: A business's icon.
    BusinessIcon,
    /// `business_logo`: A business's logo.
    BusinessLogo,
    /// `customer_signature`: A customer's signature.
    CustomerSignature,
    /// `dispute_evidence`: Evidence in a dispute.
    DisputeEvidence,
    /// `identity_document`: A document that proves somebody's identity.
    IdentityDocument,
    /// `issuing_regulatory_reporting`: Reports that regulators ask of those who issue cards.
    IssuingRegulatoryReporting,
    /// `pci_document`: A document of compliance with the card industry's security standard.
    PciDocument,
    /// `platform_terms_of_service`: A platform's terms of service.
    PlatformTermsOfService,
    /// `tax_document_user_upload`: A tax document.
    TaxDocumentUserUpload,
    /// `terminal_android_apk`: An application for a card reader.
    TerminalAndroidApk,
    /// `terminal_reader_splashscreen`: A picture for a card reader's screen.
    TerminalReaderSplashscreen,
    /// `terminal_wifi_certificate`: A certificate for a card reader's wireless network.
    TerminalWifiCertificate,
    /// `terminal_wifi_private_key`: A private key for a card reader's wireless network.
    TerminalWifiPrivateKey,
    /// `document_provider_identity_document`: A document that proves somebody's identity, from
    /// another provider of it.
    DocumentProviderIdentityDocument,
    /// `finance_report_run`: A report of the provider's.
    FinanceReportRun,
    /// `financial_account_statement`: A statement of a financial account.
    FinancialAccountStatement,
    /// `identity_document_downloadable`: A document that proves somebody's identity and can be
    /// downloaded.
    IdentityDocumentDownloadable,
    /// `selfie`: A picture of a person, to compare with a document.
    Selfie,
    /// `sigma_scheduled_query`: The result of a scheduled query over the merchant's data.
    SigmaScheduledQuery,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl FilePurpose {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::AccountRequirement => "account_requirement",
            Self::AdditionalVerification => "additional_verification",
            Self::BusinessIcon => "business_icon",
            Self::BusinessLogo => "business_logo",
            Self::CustomerSignature => "customer_signature",
            Self::DisputeEvidence => "dispute_evidence",
            Self::IdentityDocument => "identity_document",
            Self::IssuingRegulatoryReporting => "issuing_regulatory_reporting",
            Self::PciDocument => "pci_document",
            Self::PlatformTermsOfService => "platform_terms_of_service",
            Self::TaxDocumentUserUpload => "tax_document_user_upload",
            Self::TerminalAndroidApk => "terminal_android_apk",
            Self::TerminalReaderSplashscreen => "terminal_reader_splashscreen",
            Self::TerminalWifiCertificate => "terminal_wifi_certificate",
            Self::TerminalWifiPrivateKey => "terminal_wifi_private_key",
            Self::DocumentProviderIdentityDocument => "document_provider_identity_document",
            Self::FinanceReportRun => "finance_report_run",
            Self::FinancialAccountStatement => "financial_account_statement",
            Self::IdentityDocumentDownloadable => "identity_document_downloadable",
            Self::Selfie => "selfie",
            Self::SigmaScheduledQuery => "sigma_scheduled_query",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for FilePurpose {
    fn from(value: &str) -> Self {
        match value {
            "account_requirement" => Self::AccountRequirement,
            "additional_verification" => Self::AdditionalVerification,
            "business_icon" => Self::BusinessIcon,
            "business_logo" => Self::BusinessLogo,
            "customer_signature" => Self::CustomerSignature,
            "dispute_evidence" => Self::DisputeEvidence,
            "identity_document" => Self::IdentityDocument,
            "issuing_regulatory_reporting" => Self::IssuingRegulatoryReporting,
            "pci_document" => Self::PciDocument,
            "platform_terms_of_service" => Self::PlatformTermsOfService,
            "tax_document_user_upload" => Self::TaxDocumentUserUpload,
            "terminal_android_apk" => Self::TerminalAndroidApk,
            "terminal_reader_splashscreen" => Self::TerminalReaderSplashscreen,
            "terminal_wifi_certificate" => Self::TerminalWifiCertificate,
            "terminal_wifi_private_key" => Self::TerminalWifiPrivateKey,
            "document_provider_identity_document" => Self::DocumentProviderIdentityDocument,
            "finance_report_run" => Self::FinanceReportRun,
            "financial_account_statement" => Self::FinancialAccountStatement,
            "identity_document_downloadable" => Self::IdentityDocumentDownloadable,
            "selfie" => Self::Selfie,
            "sigma_scheduled_query" => Self::SigmaScheduledQuery,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for FilePurpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for FilePurpose {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for FilePurpose {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for FilePurpose {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "FilePurpose".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What a file is for. Evidence needs `dispute_evidence`.", "examples": ["account_requirement", "additional_verification", "business_icon", "business_logo", "customer_signature", "dispute_evidence", "identity_document", "issuing_regulatory_reporting", "pci_document", "platform_terms_of_service", "tax_document_user_upload", "terminal_android_apk", "terminal_reader_splashscreen", "terminal_wifi_certificate", "terminal_wifi_private_key", "document_provider_identity_document", "finance_report_run", "financial_account_statement", "identity_document_downloadable", "selfie", "sigma_scheduled_query"] })
    }
}

/// What kind of failure it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorType {
    /// `api_error`: The provider failed.
    ApiError,
    /// `card_error`: A card could not be charged.
    CardError,
    /// `idempotency_error`: The idempotency key belongs to another request.
    IdempotencyError,
    /// `invalid_request_error`: The request is at fault.
    InvalidRequestError,
    /// A value that this release does not know, as it came.
    Other(String),
}

impl ErrorType {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::ApiError => "api_error",
            Self::CardError => "card_error",
            Self::IdempotencyError => "idempotency_error",
            Self::InvalidRequestError => "invalid_request_error",
            Self::Other(value) => value,
        }
    }
}

impl From<&str> for ErrorType {
    fn from(value: &str) -> Self {
        match value {
            "api_error" => Self::ApiError,
            "card_error" => Self::CardError,
            "idempotency_error" => Self::IdempotencyError,
            "invalid_request_error" => Self::InvalidRequestError,
            _ => Self::Other(value.to_owned()),
        }
    }
}

impl fmt::Display for ErrorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ::serde::Serialize for ErrorType {
    fn serialize<S: ::serde::Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(self.as_str())
    }
}

impl<'de> ::serde::Deserialize<'de> for ErrorType {
    fn deserialize<D: ::serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let value = <::std::borrow::Cow<'de, str>>::deserialize(reader)?;
        Ok(Self::from(&*value))
    }
}

#[cfg(feature = "schemars")]
impl ::schemars::JsonSchema for ErrorType {
    fn schema_name() -> ::std::borrow::Cow<'static, str> {
        "ErrorType".into()
    }

    fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
        // The list is open, so these are examples and no enum.
        ::schemars::json_schema!({ "type": "string", "description": "What kind of failure it is.", "examples": ["api_error", "card_error", "idempotency_error", "invalid_request_error"] })
    }
}
