//! A signature, and how making or checking one fails.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The bytes of a signature, as long as the key's modulus. Not checked yet: see
/// [`PublicKey::verify`](crate::PublicKey::verify).
#[derive(Clone, PartialEq, Eq)]
pub struct Signature(Vec<u8>);

impl Signature {
    /// Takes the bytes of a signature.
    #[must_use]
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// Reads standard Base64 with padding.
    ///
    /// # Errors
    /// [`NotBase64`] for anything else.
    pub fn from_base64(text: &str) -> Result<Self, NotBase64> {
        STANDARD.decode(text).map(Self).map_err(|_| NotBase64)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Standard Base64 with padding.
    #[must_use]
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.0)
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({})", self.to_base64())
    }
}

/// The text of a signature is not standard Base64 with padding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotBase64;

impl fmt::Display for NotBase64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the signature is not standard Base64 with padding")
    }
}

impl std::error::Error for NotBase64 {}

/// The signature does not belong to the content under this key, so nothing in the content may be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch {
    ambiguity: Option<&'static str>,
}

impl Mismatch {
    pub(crate) const SIGNATURE: Self = Self { ambiguity: None };

    pub(crate) const fn ambiguous(why: &'static str) -> Self {
        Self { ambiguity: Some(why) }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ambiguity {
            None => f.write_str(
                "the signature does not match: check that the body is the raw bytes, that path and client id are those the \
                 sender used, and that the key is the sender's public key",
            ),
            Some(why) => write!(f, "the signature cannot be checked: {why}"),
        }
    }
}

impl std::error::Error for Mismatch {}

/// A signature or a key could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SigningFailed {
    pub(crate) why: &'static str,
}

impl fmt::Display for SigningFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nothing was signed: {}", self.why)
    }
}

impl std::error::Error for SigningFailed {}
