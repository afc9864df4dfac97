//! HMAC-SHA-256 over time and body, with a secret that both sides have: how Stripe signs its webhooks.
//!
//! ```text
//! content   = timestamp "." body
//! signature = HMAC-SHA-256(secret, content)
//! header    = t=<timestamp>,v1=<64 hexadecimal digits>[,v1=<…>]
//! ```
//!
//! The timestamp is in Unix seconds. The key is the whole text of the secret, its prefix included, and no Base64 is decoded.
//! While a secret is exchanged, the sender signs with the old and the new one and the header carries both signatures.
//!
//! ```
//! use std::time::Duration;
//!
//! use rebuttal_signing::hmac256::{self, TimestampedHeader, Tolerance, WebhookSecret};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let secrets = [WebhookSecret::parse("whsec_test")?];
//! let header = hmac256::sign(&secrets[0], 1_700_000_000, br#"{"id":"evt_1"}"#)?.to_string();
//!
//! let received = TimestampedHeader::parse(&header)?;
//! let tolerance = Tolerance { past: Some(Duration::from_secs(300)), future: None };
//! hmac256::verify(&secrets, &received, br#"{"id":"evt_1"}"#, 1_700_000_100_000, tolerance)?;
//! # Ok(())
//! # }
//! ```

mod content;
mod header;
mod header_error;
mod secret;
mod secret_error;
mod signature;
mod verify;
mod verify_error;

pub use content::TimestampedContent;
pub use header::TimestampedHeader;
pub use header_error::{TimestampedHeaderError, TimestampedHeaderErrorReason};
pub use secret::WebhookSecret;
pub use secret_error::{SecretError, SecretErrorKind};
pub use signature::HmacSignature;
pub use verify::{Tolerance, verify, verify_any_age};
pub use verify_error::{VerifyError, VerifyErrorReason};

use crate::SigningFailed;

/// Signs a body as the sender does: for test messages. `seconds` is the Unix time that the message will claim.
///
/// # Errors
/// [`SigningFailed`] when the time is before 1970, which no header can carry.
pub fn sign(secret: &WebhookSecret, seconds: i64, body: &[u8]) -> Result<TimestampedHeader, SigningFailed> {
    let timestamp = seconds.to_string();
    let signature = secret.sign(&TimestampedContent::new(&timestamp, body))?;
    Ok(TimestampedHeader::new(timestamp, seconds, signature))
}
