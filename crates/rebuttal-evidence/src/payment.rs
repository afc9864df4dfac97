//! The payments of Visa's Compelling Evidence 3.0: the disputed one, and earlier ones of the same customer.

use serde::{Deserialize, Serialize};

/// A payment, as the merchant knows it. What is `None` is not known.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Payment {
    /// The charge's id; for the disputed payment the dispute has it.
    pub charge: String,
    /// When it was paid, in Unix seconds.
    pub created: i64,
    /// The customer's IP address.
    pub purchase_ip: Option<String>,
    /// A fingerprint of the customer's device.
    pub device_fingerprint: Option<String>,
    /// The id of the customer's device.
    pub device_id: Option<String>,
    /// The whole address to which it was shipped.
    pub shipping_address: Option<ShippingAddress>,
    /// The customer's e-mail address.
    pub email_address: Option<String>,
    /// The customer's account with the merchant.
    pub account_id: Option<String>,
    /// What was sold.
    pub product_description: Option<String>,
    /// Of the disputed payment: `merchandise` or `services`.
    pub merchandise_or_services: Option<String>,
    /// Whether it was ever disputed.
    pub disputed: bool,
    /// Whether it was paid with the payment method of the disputed one, and did more than validate it.
    pub paid_with_same_method: bool,
}

/// Shows no content: all of it is personal.
impl std::fmt::Debug for Payment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Payment").field("charge", &self.charge).finish_non_exhaustive()
    }
}

/// An address in the parts that the provider takes.
#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ShippingAddress {
    /// Street and number.
    pub line1: String,
    /// What follows them.
    pub line2: Option<String>,
    /// City.
    pub city: String,
    /// State or province.
    pub state: Option<String>,
    /// Postal code.
    pub postal_code: String,
    /// Two letters of ISO 3166.
    pub country: String,
}

impl std::fmt::Debug for ShippingAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ShippingAddress")
    }
}
