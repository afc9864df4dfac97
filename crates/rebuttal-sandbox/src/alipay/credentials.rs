//! What a client needs to talk to the sandbox as an Alipay merchant.

use std::fmt;

use rebuttal_schema::Credentials;
use serde_json::{Value, json};

/// The merchant's credentials, made when the sandbox starts. Keys are bare Base64 in one line, as the Dashboard and the
/// provider's SDKs have them. `Debug` shows no private key.
#[derive(Clone)]
pub struct AlipayCredentials {
    /// Scheme, host and port of the gateway.
    pub gateway: String,
    /// The merchant's client id; it begins with `SANDBOX_`.
    pub client_id: String,
    /// The merchant's private key (PKCS#8): clients sign requests with it.
    pub merchant_private_key: String,
    /// The provider's public key (SPKI): clients verify answers and notifications with it.
    pub alipay_public_key: String,
    /// The provider's private key (PKCS#8), which no real merchant has: tests sign hostile notifications with it.
    pub alipay_private_key: String,
}

impl AlipayCredentials {
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "gateway": self.gateway,
            "client_id": self.client_id,
            "merchant_private_key": self.merchant_private_key,
            "alipay_public_key": self.alipay_public_key,
            "alipay_private_key": self.alipay_private_key,
        })
    }
}

impl Credentials for AlipayCredentials {
    fn options(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("gateway", &self.gateway),
            ("client_id", &self.client_id),
            ("private_key", &self.merchant_private_key),
            ("alipay_public_key", &self.alipay_public_key),
        ]
    }
}

impl fmt::Debug for AlipayCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AlipayCredentials")
            .field("gateway", &self.gateway)
            .field("client_id", &self.client_id)
            .field("alipay_public_key", &self.alipay_public_key)
            .finish_non_exhaustive()
    }
}
