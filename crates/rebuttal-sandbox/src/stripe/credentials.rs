//! What a client needs to talk to the sandbox as a Stripe merchant.

use std::fmt;

use rebuttal_schema::Credentials;
use serde_json::{Value, json};

/// The merchant's credentials, made when the sandbox starts. `Debug` shows neither key nor secret.
#[derive(Clone)]
pub struct StripeCredentials {
    /// Scheme, host and port of the API.
    pub api_base: String,
    /// Scheme, host and port of the files host, which takes uploads and gives their contents.
    pub files_base: String,
    /// The secret key: clients send it with each request.
    pub api_key: String,
    /// The secret of the webhook endpoint: clients verify events with it.
    pub webhook_secret: String,
}

impl StripeCredentials {
    /// Makes a key and a secret of the form that real ones have.
    pub(crate) fn generate(api_base: &str, files_base: &str) -> Result<Self, getrandom::Error> {
        Ok(Self {
            api_base: api_base.to_owned(),
            files_base: files_base.to_owned(),
            api_key: format!("sk_test_SANDBOX{:016x}", getrandom::u64()?),
            webhook_secret: format!("whsec_{:016x}{:016x}", getrandom::u64()?, getrandom::u64()?),
        })
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "api_base": self.api_base,
            "files_base": self.files_base,
            "api_key": self.api_key,
            "webhook_secret": self.webhook_secret,
        })
    }
}

impl Credentials for StripeCredentials {
    fn options(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("api_base", &self.api_base),
            ("files_base", &self.files_base),
            ("api_key", &self.api_key),
            ("webhook_secret", &self.webhook_secret),
        ]
    }
}

impl fmt::Debug for StripeCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StripeCredentials")
            .field("api_base", &self.api_base)
            .field("files_base", &self.files_base)
            .finish_non_exhaustive()
    }
}
