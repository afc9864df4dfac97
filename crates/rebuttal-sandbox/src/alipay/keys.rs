//! The two key pairs of a run.

use rebuttal_signing::{PrivateKey, PublicKey, SigningFailed};

use super::AlipayCredentials;

/// In the form of real ones, and not in use.
const CLIENT_ID: &str = "SANDBOX_5Y00000000000001";

/// Both sides' keys. The sandbox verifies with the merchant's public key and signs with its own private one.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) client_id: &'static str,
    pub(crate) merchant_public: PublicKey,
    pub(crate) provider: PrivateKey,
    /// Only for the fault that signs with another key than the provider's: the merchant's own is the one that people
    /// mix up with it.
    pub(crate) merchant: PrivateKey,
}

impl Keys {
    /// Makes new keys; takes some 100 ms of computing.
    pub(crate) fn generate() -> Result<Self, SigningFailed> {
        let merchant = PrivateKey::generate()?;
        let merchant_public = merchant.public_key();
        Ok(Self { client_id: CLIENT_ID, merchant_public, merchant, provider: PrivateKey::generate()? })
    }

    pub(crate) fn credentials(&self, gateway: &str) -> Result<AlipayCredentials, SigningFailed> {
        Ok(AlipayCredentials {
            gateway: gateway.to_owned(),
            client_id: self.client_id.to_owned(),
            merchant_private_key: self.merchant.to_pkcs8_base64()?.to_string(),
            alipay_public_key: self.provider.public_key().to_spki_base64(),
            alipay_private_key: self.provider.to_pkcs8_base64()?.to_string(),
        })
    }
}
