// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{Field, IntoField, Private, UnixTime, request};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::{FileId, MerchandiseOrServices};

/// A range of time. Bounds can be combined.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct CreatedRange {
    /// Later than this moment, in Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gt: Option<UnixTime>,
    /// At this moment or later, in Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gte: Option<UnixTime>,
    /// Earlier than this moment, in Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lt: Option<UnixTime>,
    /// At this moment or earlier, in Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lte: Option<UnixTime>,
}

impl CreatedRange {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self {
            gt: Default::default(),
            gte: Default::default(),
            lt: Default::default(),
            lte: Default::default(),
        }
    }

    /// Later than this moment, in Unix seconds.
    pub fn gt(mut self, value: impl Into<UnixTime>) -> Self {
        self.gt = Some(value.into());
        self
    }

    /// At this moment or later, in Unix seconds.
    pub fn gte(mut self, value: impl Into<UnixTime>) -> Self {
        self.gte = Some(value.into());
        self
    }

    /// Earlier than this moment, in Unix seconds.
    pub fn lt(mut self, value: impl Into<UnixTime>) -> Self {
        self.lt = Some(value.into());
        self
    }

    /// At this moment or earlier, in Unix seconds.
    pub fn lte(mut self, value: impl Into<UnixTime>) -> Self {
        self.lte = Some(value.into());
        self
    }
}

impl Default for CreatedRange {
    fn default() -> Self {
        Self::new()
    }
}

/// Evidence to stage or submit. A text can be cleared, and so can a file; what is left out stays as
/// it is.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct Evidence {
    /// A log of the server or of the activity that shows that the customer used what was bought,
    /// with times and IP addresses. At most 20000 characters; the client option
    /// `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub access_activity_log: Field<Private<String>>,
    /// The appeal against a lost dispute. It is taken only while the dispute's status is
    /// `appeal_needs_response`; the other evidence cannot be changed then. [`Field::Clear`] empties
    /// it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub appeal: Field<Appeal>,
    /// The billing address that the customer gave. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub billing_address: Field<Private<String>>,
    /// The subscription's cancellation policy, as the customer was shown it; a file's id.
    /// [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub cancellation_policy: Field<FileId>,
    /// How and when the customer was shown the cancellation policy before buying. At most 20000
    /// characters; the client option `max_long_text_characters` replaces that. [`Field::Clear`]
    /// empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub cancellation_policy_disclosure: Field<Private<String>>,
    /// Why the customer's subscription was not cancelled. At most 20000 characters; the client
    /// option `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub cancellation_rebuttal: Field<Private<String>>,
    /// What the customer and the merchant wrote to each other, where it supports the case; a file's
    /// id. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_communication: Field<FileId>,
    /// The customer's e-mail address. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_email_address: Field<Private<String>>,
    /// The customer's name. At most 5000 characters; the client option `max_short_text_characters`
    /// replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_name: Field<Private<String>>,
    /// The IP address from which the customer bought. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_purchase_ip: Field<Private<String>>,
    /// A document with the customer's signature, such as a contract; a file's id. [`Field::Clear`]
    /// empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_signature: Field<FileId>,
    /// Documents of the other payment that show that the two differ, such as receipts; a file's id.
    /// [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub duplicate_charge_documentation: Field<FileId>,
    /// What the disputed payment was for, and the other one that the customer takes for the same.
    /// At most 20000 characters; the client option `max_long_text_characters` replaces that.
    /// [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub duplicate_charge_explanation: Field<Private<String>>,
    /// The id of the other payment, which the customer takes for the same. At most 5000 characters;
    /// the client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at
    /// the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub duplicate_charge_id: Field<Private<String>>,
    /// Evidence for programmes of the card networks. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub enhanced_evidence: Field<EnhancedEvidence>,
    /// What was sold, and how it was described to the customer. At most 20000 characters; the
    /// client option `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub product_description: Field<Private<String>>,
    /// A receipt or message that told the customer of the payment; a file's id. [`Field::Clear`]
    /// empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub receipt: Field<FileId>,
    /// The refund policy, as the customer was shown it; a file's id. [`Field::Clear`] empties it at
    /// the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub refund_policy: Field<FileId>,
    /// How and when the customer was shown the refund policy before buying. At most 20000
    /// characters; the client option `max_long_text_characters` replaces that. [`Field::Clear`]
    /// empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub refund_policy_disclosure: Field<Private<String>>,
    /// Why the customer has no right to a refund. At most 20000 characters; the client option
    /// `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub refund_refusal_explanation: Field<Private<String>>,
    /// The day on which the customer received the service or began to, as people write it. At most
    /// 5000 characters; the client option `max_short_text_characters` replaces that.
    /// [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub service_date: Field<Private<String>>,
    /// Proof that the service was rendered, such as a signed work order; a file's id.
    /// [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub service_documentation: Field<FileId>,
    /// The address to which the goods went, as complete as can be. At most 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub shipping_address: Field<Private<String>>,
    /// Who delivered the goods; several names separated by commas. At most 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub shipping_carrier: Field<Private<String>>,
    /// The day on which the goods were sent, as people write it. At most 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub shipping_date: Field<Private<String>>,
    /// Proof that the goods were sent to the address that the customer gave, such as a label; a
    /// file's id. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub shipping_documentation: Field<FileId>,
    /// The carrier's tracking number; several separated by commas. At most 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub shipping_tracking_number: Field<Private<String>>,
    /// Anything else, as a file; a file's id. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub uncategorized_file: Field<FileId>,
    /// Anything else, as text. At most 20000 characters; the client option
    /// `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub uncategorized_text: Field<Private<String>>,
}

impl Evidence {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self {
            access_activity_log: Default::default(),
            appeal: Default::default(),
            billing_address: Default::default(),
            cancellation_policy: Default::default(),
            cancellation_policy_disclosure: Default::default(),
            cancellation_rebuttal: Default::default(),
            customer_communication: Default::default(),
            customer_email_address: Default::default(),
            customer_name: Default::default(),
            customer_purchase_ip: Default::default(),
            customer_signature: Default::default(),
            duplicate_charge_documentation: Default::default(),
            duplicate_charge_explanation: Default::default(),
            duplicate_charge_id: Default::default(),
            enhanced_evidence: Default::default(),
            product_description: Default::default(),
            receipt: Default::default(),
            refund_policy: Default::default(),
            refund_policy_disclosure: Default::default(),
            refund_refusal_explanation: Default::default(),
            service_date: Default::default(),
            service_documentation: Default::default(),
            shipping_address: Default::default(),
            shipping_carrier: Default::default(),
            shipping_date: Default::default(),
            shipping_documentation: Default::default(),
            shipping_tracking_number: Default::default(),
            uncategorized_file: Default::default(),
            uncategorized_text: Default::default(),
        }
    }

    /// A log of the server or of the activity that shows that the customer used what was bought,
    /// with times and IP addresses. At most 20000 characters; the client option
    /// `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn access_activity_log(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.access_activity_log = value.into_field();
        self
    }

    /// The appeal against a lost dispute. It is taken only while the dispute's status is
    /// `appeal_needs_response`; the other evidence cannot be changed then. [`Field::Clear`] empties
    /// it at the provider.
    pub fn appeal(mut self, value: impl IntoField<Appeal>) -> Self {
        self.appeal = value.into_field();
        self
    }

    /// The billing address that the customer gave. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn billing_address(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.billing_address = value.into_field();
        self
    }

    /// The subscription's cancellation policy, as the customer was shown it; a file's id.
    /// [`Field::Clear`] empties it at the provider.
    pub fn cancellation_policy(mut self, value: impl IntoField<FileId>) -> Self {
        self.cancellation_policy = value.into_field();
        self
    }

    /// How and when the customer was shown the cancellation policy before buying. At most 20000
    /// characters; the client option `max_long_text_characters` replaces that. [`Field::Clear`]
    /// empties it at the provider.
    pub fn cancellation_policy_disclosure(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.cancellation_policy_disclosure = value.into_field();
        self
    }

    /// Why the customer's subscription was not cancelled. At most 20000 characters; the client
    /// option `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    pub fn cancellation_rebuttal(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.cancellation_rebuttal = value.into_field();
        self
    }

    /// What the customer and the merchant wrote to each other, where it supports the case; a file's
    /// id. [`Field::Clear`] empties it at the provider.
    pub fn customer_communication(mut self, value: impl IntoField<FileId>) -> Self {
        self.customer_communication = value.into_field();
        self
    }

    /// The customer's e-mail address. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_email_address(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_email_address = value.into_field();
        self
    }

    /// The customer's name. At most 5000 characters; the client option `max_short_text_characters`
    /// replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_name(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.customer_name = value.into_field();
        self
    }

    /// The IP address from which the customer bought. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_purchase_ip(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_purchase_ip = value.into_field();
        self
    }

    /// A document with the customer's signature, such as a contract; a file's id. [`Field::Clear`]
    /// empties it at the provider.
    pub fn customer_signature(mut self, value: impl IntoField<FileId>) -> Self {
        self.customer_signature = value.into_field();
        self
    }

    /// Documents of the other payment that show that the two differ, such as receipts; a file's id.
    /// [`Field::Clear`] empties it at the provider.
    pub fn duplicate_charge_documentation(
        mut self,
        value: impl IntoField<FileId>,
    ) -> Self {
        self.duplicate_charge_documentation = value.into_field();
        self
    }

    /// What the disputed payment was for, and the other one that the customer takes for the same.
    /// At most 20000 characters; the client option `max_long_text_characters` replaces that.
    /// [`Field::Clear`] empties it at the provider.
    pub fn duplicate_charge_explanation(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.duplicate_charge_explanation = value.into_field();
        self
    }

    /// The id of the other payment, which the customer takes for the same. At most 5000 characters;
    /// the client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at
    /// the provider.
    pub fn duplicate_charge_id(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.duplicate_charge_id = value.into_field();
        self
    }

    /// Evidence for programmes of the card networks. [`Field::Clear`] empties it at the provider.
    pub fn enhanced_evidence(mut self, value: impl IntoField<EnhancedEvidence>) -> Self {
        self.enhanced_evidence = value.into_field();
        self
    }

    /// What was sold, and how it was described to the customer. At most 20000 characters; the
    /// client option `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    pub fn product_description(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.product_description = value.into_field();
        self
    }

    /// A receipt or message that told the customer of the payment; a file's id. [`Field::Clear`]
    /// empties it at the provider.
    pub fn receipt(mut self, value: impl IntoField<FileId>) -> Self {
        self.receipt = value.into_field();
        self
    }

    /// The refund policy, as the customer was shown it; a file's id. [`Field::Clear`] empties it at
    /// the provider.
    pub fn refund_policy(mut self, value: impl IntoField<FileId>) -> Self {
        self.refund_policy = value.into_field();
        self
    }

    /// How and when the customer was shown the refund policy before buying. At most 20000
    /// characters; the client option `max_long_text_characters` replaces that. [`Field::Clear`]
    /// empties it at the provider.
    pub fn refund_policy_disclosure(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.refund_policy_disclosure = value.into_field();
        self
    }

    /// Why the customer has no right to a refund. At most 20000 characters; the client option
    /// `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn refund_refusal_explanation(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.refund_refusal_explanation = value.into_field();
        self
    }

    /// The day on which the customer received the service or began to, as people write it. At most
    /// 5000 characters; the client option `max_short_text_characters` replaces that.
    /// [`Field::Clear`] empties it at the provider.
    pub fn service_date(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.service_date = value.into_field();
        self
    }

    /// Proof that the service was rendered, such as a signed work order; a file's id.
    /// [`Field::Clear`] empties it at the provider.
    pub fn service_documentation(mut self, value: impl IntoField<FileId>) -> Self {
        self.service_documentation = value.into_field();
        self
    }

    /// The address to which the goods went, as complete as can be. At most 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    pub fn shipping_address(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.shipping_address = value.into_field();
        self
    }

    /// Who delivered the goods; several names separated by commas. At most 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    pub fn shipping_carrier(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.shipping_carrier = value.into_field();
        self
    }

    /// The day on which the goods were sent, as people write it. At most 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    pub fn shipping_date(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.shipping_date = value.into_field();
        self
    }

    /// Proof that the goods were sent to the address that the customer gave, such as a label; a
    /// file's id. [`Field::Clear`] empties it at the provider.
    pub fn shipping_documentation(mut self, value: impl IntoField<FileId>) -> Self {
        self.shipping_documentation = value.into_field();
        self
    }

    /// The carrier's tracking number; several separated by commas. At most 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    pub fn shipping_tracking_number(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.shipping_tracking_number = value.into_field();
        self
    }

    /// Anything else, as a file; a file's id. [`Field::Clear`] empties it at the provider.
    pub fn uncategorized_file(mut self, value: impl IntoField<FileId>) -> Self {
        self.uncategorized_file = value.into_field();
        self
    }

    /// Anything else, as text. At most 20000 characters; the client option
    /// `max_long_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn uncategorized_text(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.uncategorized_text = value.into_field();
        self
    }
}

impl Default for Evidence {
    fn default() -> Self {
        Self::new()
    }
}

/// Evidence for programmes of the card networks.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct EnhancedEvidence {
    /// For a Mastercard compliance dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mastercard_compliance: Option<ComplianceEvidence>,
    /// For a Visa compliance dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visa_compliance: Option<ComplianceEvidence>,
    /// For Visa's Compelling Evidence 3.0, which answers fraud disputes with reason code 10.4.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visa_compelling_evidence_3: Option<VisaCompellingEvidence3>,
}

impl EnhancedEvidence {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self {
            mastercard_compliance: Default::default(),
            visa_compliance: Default::default(),
            visa_compelling_evidence_3: Default::default(),
        }
    }

    /// For a Mastercard compliance dispute.
    pub fn mastercard_compliance(
        mut self,
        value: impl Into<ComplianceEvidence>,
    ) -> Self {
        self.mastercard_compliance = Some(value.into());
        self
    }

    /// For a Visa compliance dispute.
    pub fn visa_compliance(mut self, value: impl Into<ComplianceEvidence>) -> Self {
        self.visa_compliance = Some(value.into());
        self
    }

    /// For Visa's Compelling Evidence 3.0, which answers fraud disputes with reason code 10.4.
    pub fn visa_compelling_evidence_3(
        mut self,
        value: impl Into<VisaCompellingEvidence3>,
    ) -> Self {
        self.visa_compelling_evidence_3 = Some(value.into());
        self
    }
}

impl Default for EnhancedEvidence {
    fn default() -> Self {
        Self::new()
    }
}

/// What a compliance dispute needs beside ordinary evidence.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct ComplianceEvidence {
    /// Whether the merchant agrees to the card network's fee (500 USD at Visa), which comes back if
    /// the dispute is won. Without true nothing can be submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_acknowledged: Option<bool>,
}

impl ComplianceEvidence {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self {
            fee_acknowledged: Default::default(),
        }
    }

    /// Whether the merchant agrees to the card network's fee (500 USD at Visa), which comes back if
    /// the dispute is won. Without true nothing can be submitted.
    pub fn fee_acknowledged(mut self, value: bool) -> Self {
        self.fee_acknowledged = Some(value);
        self
    }
}

impl Default for ComplianceEvidence {
    fn default() -> Self {
        Self::new()
    }
}

/// Earlier payments of the same customer that were never disputed. At least two traits must be the
/// same in all three payments, of which one is the IP address or the device.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct VisaCompellingEvidence3 {
    /// The disputed payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed_transaction: Option<DisputedTransaction>,
    /// Exactly two earlier payments by the same method, which were not disputed. Exactly 2 items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prior_undisputed_transactions: Option<Vec<PriorUndisputedTransaction>>,
}

impl VisaCompellingEvidence3 {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self {
            disputed_transaction: Default::default(),
            prior_undisputed_transactions: Default::default(),
        }
    }

    /// The disputed payment.
    pub fn disputed_transaction(
        mut self,
        value: impl Into<DisputedTransaction>,
    ) -> Self {
        self.disputed_transaction = Some(value.into());
        self
    }

    /// Exactly two earlier payments by the same method, which were not disputed. Exactly 2 items.
    pub fn prior_undisputed_transactions(
        mut self,
        value: impl IntoIterator<Item = impl Into<PriorUndisputedTransaction>>,
    ) -> Self {
        self.prior_undisputed_transactions = Some(request::items(value));
        self
    }
}

impl Default for VisaCompellingEvidence3 {
    fn default() -> Self {
        Self::new()
    }
}

/// The traits of the disputed payment.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct DisputedTransaction {
    /// The customer's account at the merchant. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_account_id: Field<Private<String>>,
    /// The fingerprint of the customer's device, at least 20 characters. 20 to 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_device_fingerprint: Field<Private<String>>,
    /// The id of the customer's device, such as an IMEI, at least 15 characters. 15 to 5000
    /// characters; the client option `max_short_text_characters` replaces that. [`Field::Clear`]
    /// empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_device_id: Field<Private<String>>,
    /// The customer's e-mail address. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_email_address: Field<Private<String>>,
    /// The IP address from which the customer bought. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_purchase_ip: Field<Private<String>>,
    /// What was sold. At most 5000 characters; the client option `max_short_text_characters`
    /// replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub product_description: Field<Private<String>>,
    /// The address to which the goods went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<EvidenceAddress>,
    /// What kind of thing was sold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchandise_or_services: Option<MerchandiseOrServices>,
}

impl DisputedTransaction {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self {
            customer_account_id: Default::default(),
            customer_device_fingerprint: Default::default(),
            customer_device_id: Default::default(),
            customer_email_address: Default::default(),
            customer_purchase_ip: Default::default(),
            product_description: Default::default(),
            shipping_address: Default::default(),
            merchandise_or_services: Default::default(),
        }
    }

    /// The customer's account at the merchant. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_account_id(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_account_id = value.into_field();
        self
    }

    /// The fingerprint of the customer's device, at least 20 characters. 20 to 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    pub fn customer_device_fingerprint(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_device_fingerprint = value.into_field();
        self
    }

    /// The id of the customer's device, such as an IMEI, at least 15 characters. 15 to 5000
    /// characters; the client option `max_short_text_characters` replaces that. [`Field::Clear`]
    /// empties it at the provider.
    pub fn customer_device_id(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.customer_device_id = value.into_field();
        self
    }

    /// The customer's e-mail address. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_email_address(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_email_address = value.into_field();
        self
    }

    /// The IP address from which the customer bought. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_purchase_ip(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_purchase_ip = value.into_field();
        self
    }

    /// What was sold. At most 5000 characters; the client option `max_short_text_characters`
    /// replaces that. [`Field::Clear`] empties it at the provider.
    pub fn product_description(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.product_description = value.into_field();
        self
    }

    /// The address to which the goods went.
    pub fn shipping_address(mut self, value: impl Into<EvidenceAddress>) -> Self {
        self.shipping_address = Some(value.into());
        self
    }

    /// What kind of thing was sold.
    pub fn merchandise_or_services(
        mut self,
        value: impl Into<MerchandiseOrServices>,
    ) -> Self {
        self.merchandise_or_services = Some(value.into());
        self
    }
}

impl Default for DisputedTransaction {
    fn default() -> Self {
        Self::new()
    }
}

/// The traits of an earlier payment that was not disputed, made 120 days to a year before.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct PriorUndisputedTransaction {
    /// The id of the earlier charge (`ch_…`). At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that.
    pub charge: String,
    /// The customer's account at the merchant. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_account_id: Field<Private<String>>,
    /// The fingerprint of the customer's device, at least 20 characters. 20 to 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_device_fingerprint: Field<Private<String>>,
    /// The id of the customer's device, such as an IMEI, at least 15 characters. 15 to 5000
    /// characters; the client option `max_short_text_characters` replaces that. [`Field::Clear`]
    /// empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_device_id: Field<Private<String>>,
    /// The customer's e-mail address. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_email_address: Field<Private<String>>,
    /// The IP address from which the customer bought. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub customer_purchase_ip: Field<Private<String>>,
    /// What was sold. At most 5000 characters; the client option `max_short_text_characters`
    /// replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub product_description: Field<Private<String>>,
    /// The address to which the goods went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<EvidenceAddress>,
}

impl PriorUndisputedTransaction {
    /// With what is required; the rest is left out.
    pub fn new(charge: impl Into<String>) -> Self {
        Self {
            charge: charge.into(),
            customer_account_id: Default::default(),
            customer_device_fingerprint: Default::default(),
            customer_device_id: Default::default(),
            customer_email_address: Default::default(),
            customer_purchase_ip: Default::default(),
            product_description: Default::default(),
            shipping_address: Default::default(),
        }
    }

    /// The customer's account at the merchant. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_account_id(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_account_id = value.into_field();
        self
    }

    /// The fingerprint of the customer's device, at least 20 characters. 20 to 5000 characters; the
    /// client option `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the
    /// provider.
    pub fn customer_device_fingerprint(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_device_fingerprint = value.into_field();
        self
    }

    /// The id of the customer's device, such as an IMEI, at least 15 characters. 15 to 5000
    /// characters; the client option `max_short_text_characters` replaces that. [`Field::Clear`]
    /// empties it at the provider.
    pub fn customer_device_id(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.customer_device_id = value.into_field();
        self
    }

    /// The customer's e-mail address. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_email_address(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_email_address = value.into_field();
        self
    }

    /// The IP address from which the customer bought. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn customer_purchase_ip(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.customer_purchase_ip = value.into_field();
        self
    }

    /// What was sold. At most 5000 characters; the client option `max_short_text_characters`
    /// replaces that. [`Field::Clear`] empties it at the provider.
    pub fn product_description(
        mut self,
        value: impl IntoField<Private<String>>,
    ) -> Self {
        self.product_description = value.into_field();
        self
    }

    /// The address to which the goods went.
    pub fn shipping_address(mut self, value: impl Into<EvidenceAddress>) -> Self {
        self.shipping_address = Some(value.into());
        self
    }
}

/// An address to which goods went. All six parts are needed for it to count as the same in two
/// payments.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct EvidenceAddress {
    /// The city, town or village. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub city: Field<Private<String>>,
    /// The country's two-letter ISO 3166-1 code. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub country: Field<Private<String>>,
    /// Street and number, or a post box. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub line1: Field<Private<String>>,
    /// The flat, suite or building. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub line2: Field<Private<String>>,
    /// The postal code. At most 5000 characters; the client option `max_short_text_characters`
    /// replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub postal_code: Field<Private<String>>,
    /// The state, county, province or region. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub state: Field<Private<String>>,
}

impl EvidenceAddress {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self {
            city: Default::default(),
            country: Default::default(),
            line1: Default::default(),
            line2: Default::default(),
            postal_code: Default::default(),
            state: Default::default(),
        }
    }

    /// The city, town or village. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn city(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.city = value.into_field();
        self
    }

    /// The country's two-letter ISO 3166-1 code. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn country(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.country = value.into_field();
        self
    }

    /// Street and number, or a post box. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn line1(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.line1 = value.into_field();
        self
    }

    /// The flat, suite or building. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn line2(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.line2 = value.into_field();
        self
    }

    /// The postal code. At most 5000 characters; the client option `max_short_text_characters`
    /// replaces that. [`Field::Clear`] empties it at the provider.
    pub fn postal_code(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.postal_code = value.into_field();
        self
    }

    /// The state, county, province or region. At most 5000 characters; the client option
    /// `max_short_text_characters` replaces that. [`Field::Clear`] empties it at the provider.
    pub fn state(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.state = value.into_field();
        self
    }
}

impl Default for EvidenceAddress {
    fn default() -> Self {
        Self::new()
    }
}

/// An appeal against a lost dispute.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct Appeal {
    /// The appeal of a card payment's dispute. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub card: Field<AppealCard>,
}

impl Appeal {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self { card: Default::default() }
    }

    /// The appeal of a card payment's dispute. [`Field::Clear`] empties it at the provider.
    pub fn card(mut self, value: impl IntoField<AppealCard>) -> Self {
        self.card = value.into_field();
        self
    }
}

impl Default for Appeal {
    fn default() -> Self {
        Self::new()
    }
}

/// The appeal of a card payment's dispute.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct AppealCard {
    /// Why the merchant appeals. [`Field::Clear`] empties it at the provider.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub reason_for_filing: Field<Private<String>>,
    /// The ids of files that support the appeal.
    #[serde(default, skip_serializing_if = "Field::is_keep")]
    pub supporting_files: Field<Vec<String>>,
}

impl AppealCard {
    /// With what is required; the rest is left out.
    pub fn new() -> Self {
        Self {
            reason_for_filing: Default::default(),
            supporting_files: Default::default(),
        }
    }

    /// Why the merchant appeals. [`Field::Clear`] empties it at the provider.
    pub fn reason_for_filing(mut self, value: impl IntoField<Private<String>>) -> Self {
        self.reason_for_filing = value.into_field();
        self
    }

    /// The ids of files that support the appeal.
    pub fn supporting_files(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.supporting_files = Field::Set(request::items(value));
        self
    }

    /// Empties it at the provider.
    pub fn clear_supporting_files(mut self) -> Self {
        self.supporting_files = Field::Clear;
        self
    }
}

impl Default for AppealCard {
    fn default() -> Self {
        Self::new()
    }
}

/// A public link to make with a file. Whoever has the link can read the file.
///
/// It can be stored as JSON and read back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
#[non_exhaustive]
#[must_use = "it is given to a call"]
pub struct FileLinkData {
    /// Whether to make the link.
    pub create: bool,
    /// When the link stops working, in Unix seconds; never without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<UnixTime>,
    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40. At
    /// most 500 characters a value. At most 50 entries. At most 40 characters a key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Private<BTreeMap<String, String>>>,
}

impl FileLinkData {
    /// With what is required; the rest is left out.
    pub fn new(create: bool) -> Self {
        Self {
            create,
            expires_at: Default::default(),
            metadata: Default::default(),
        }
    }

    /// When the link stops working, in Unix seconds; never without it.
    pub fn expires_at(mut self, value: impl Into<UnixTime>) -> Self {
        self.expires_at = Some(value.into());
        self
    }

    /// The merchant's own notes, up to 50 texts of up to 500 characters under keys of up to 40. At
    /// most 500 characters a value. At most 50 entries. At most 40 characters a key.
    pub fn metadata(
        mut self,
        value: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        self.metadata = Some(Private::new(request::entries(value)));
        self
    }
}
