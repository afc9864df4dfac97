//! Signing schemes of payment dispute APIs: sign and verify exact bytes.
//!
//! No clock, no HTTP and no async: the caller brings the time as the text that goes on the wire, and the body as the bytes
//! that are sent or were received. All cryptography of the project is in this crate.
//!
//! * [`rsa256`]: Alipay's scheme, RSASSA-PKCS1-v1_5 with SHA-256 in a `Signature` header.
//! * [`hmac256`]: Stripe's scheme for webhooks, HMAC-SHA-256 over time and body.
//! * [`mac`]: HMAC over any bytes, with SHA-1, SHA-256 or SHA-512, for schemes that are data.
//! * [`keys`]: RSA keys, read once from any form that people have them in; a wrong key says which mistake it is.
//!
//! Each stage is a value that can be looked at and has known answers:
//!
//! ```
//! use rebuttal_signing::{Content, PrivateKey, SignatureHeader};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let key = PrivateKey::generate()?;
//! let content = Content::new("POST", "/v1/pay", "client", "1685599933871", br#"{"id":"1"}"#);
//! assert_eq!(content.to_bytes(), b"POST /v1/pay\nclient.1685599933871.{\"id\":\"1\"}");
//! let header = SignatureHeader::new(key.sign(&content)?).to_string();
//!
//! let received = SignatureHeader::parse(&header)?;
//! key.public_key().verify(&content, received.signature())?;
//! # Ok(())
//! # }
//! ```

#[cfg(feature = "checksum")]
pub mod checksum;
mod excerpt;
mod hex;
pub mod hmac256;
pub mod keys;
#[cfg(feature = "known-key")]
pub mod known_key;
pub mod mac;
mod pasted;
pub mod rsa256;
mod sha256;

pub use hmac256::{
    HmacSignature, SecretError, SecretErrorKind, TimestampedContent, TimestampedHeader, Tolerance, WebhookSecret,
};
pub use keys::{KeyError, KeyErrorKind, PrivateKey, PublicKey};
pub use rsa256::{
    Content, Digest, HeaderError, HeaderErrorReason, Mismatch, NotBase64, Signature, SignatureHeader, SigningFailed,
};
pub use sha256::sha256_hex;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
