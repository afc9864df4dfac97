//! The key and the secret of a run.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use rebuttal_signing::hmac256::{SecretError, WebhookSecret};

use super::StripeCredentials;
use super::failure::Failure;
use crate::wire::Arrival;

/// The merchant's key, the secret that events are signed with, and where files are.
pub(crate) struct Keys {
    api_key: String,
    pub(super) webhook_secret: WebhookSecret,
    /// Another endpoint's secret, for the event that is signed with the wrong one.
    pub(super) other_secret: WebhookSecret,
    pub(super) files_base: String,
}

impl Keys {
    pub(crate) fn of(credentials: &StripeCredentials) -> Result<Self, SecretError> {
        Ok(Self {
            api_key: credentials.api_key.clone(),
            webhook_secret: WebhookSecret::parse(&credentials.webhook_secret)?,
            other_secret: WebhookSecret::parse("whsec_0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f")?,
            files_base: credentials.files_base.clone(),
        })
    }

    /// Whether the request carries the merchant's key, as a bearer token or as the user name of basic authentication.
    pub(super) fn admit(&self, arrival: &Arrival) -> Result<(), Failure> {
        let given = match arrival.header(AUTHORIZATION.as_str()) {
            Some(value) => key_in(value),
            None => None,
        };
        match given {
            None => Err(Failure::unauthorized(
                None,
                "You did not provide an API key. Send your secret key in the Authorization header, as 'Bearer <key>'.",
            )),
            Some(key) if key == self.api_key => Ok(()),
            Some(key) if key.starts_with("pk_") => Err(Failure::unauthorized(
                Some("secret_key_required"),
                "This API call cannot be made with a publishable API key. Please use a secret API key.",
            )),
            Some(_) => Err(Failure::unauthorized(None, "Invalid API Key provided.")),
        }
    }
}

/// The key in an `Authorization` header.
fn key_in(value: &str) -> Option<String> {
    let (scheme, rest) = value.split_once(' ')?;
    let rest = rest.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(rest.to_owned());
    }
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(rest).ok()?).ok()?;
    decoded.strip_suffix(':').map(ToOwned::to_owned)
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").field("files_base", &self.files_base).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stands_behind_bearer_or_is_a_user_without_password() {
        for (value, key) in [
            ("Bearer sk_1", Some("sk_1")),
            ("bearer  sk_1", Some("sk_1")),
            ("Basic c2tfMTo=", Some("sk_1")),
            // A password beside the key: `sk_1:x`.
            ("Basic c2tfMTp4", None),
            ("Basic sk_1", None),
            ("sk_1", None),
            ("Token sk_1", None),
        ] {
            assert_eq!(key_in(value).as_deref(), key, "{value}");
        }
    }
}
