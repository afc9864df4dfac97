//! HMAC over bytes in parts, with a key that both sides have: for providers whose scheme is data.
//!
//! ```
//! use rebuttal_signing::mac::{ByteText, Hash, MacKey};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let key = MacKey::parse(Hash::Sha256, None, "a secret of both sides")?;
//! let signature = key.sign(&[b"https://shop.example/hook", br#"{"id":"1"}"#]);
//!
//! let received = ByteText::Base64.read(&ByteText::Base64.write(&signature)).ok_or("no Base64")?;
//! assert!(key.made_any(&[b"https://shop.example/hook{", br#""id":"1"}"#], &[received]));
//! # Ok(())
//! # }
//! ```

mod error;
mod text;

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use zeroize::Zeroizing;

use crate::pasted::{real_line_breaks, trim};

pub use error::{MacKeyError, MacKeyErrorKind};
pub use text::ByteText;

/// The hash function of an HMAC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-1. Its collisions do not break an HMAC, but nothing new should use it.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// The key of an HMAC. Cloning shares it; `Debug` shows nothing.
///
/// Its text is not kept. The key that was made of it is wiped when the last clone is dropped.
#[derive(Clone)]
pub struct MacKey(Arc<hmac::Key>);

impl MacKey {
    /// Reads a key: the bytes that the text stands for in hexadecimal digits or Base64, or without either the text itself.
    ///
    /// White space, quotes and literal `\n` around it, as environment variables add them, are removed.
    ///
    /// # Errors
    /// [`MacKeyError`], which tells the mistake and never shows the text. An empty key is one: everybody has it.
    pub fn parse(hash: Hash, written: Option<ByteText>, text: &str) -> Result<Self, MacKeyError> {
        let unquoted = real_line_breaks(trim(text));
        let text = trim(&unquoted);
        let algorithm = match hash {
            Hash::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
            Hash::Sha256 => hmac::HMAC_SHA256,
            Hash::Sha512 => hmac::HMAC_SHA512,
        };
        let bytes = Zeroizing::new(match written {
            None => text.as_bytes().to_vec(),
            Some(form) => form.read(text).ok_or(MacKeyError::not(form))?,
        });
        if bytes.is_empty() {
            return Err(MacKeyError::EMPTY);
        }
        Ok(Self(Arc::new(hmac::Key::new(algorithm, &bytes))))
    }

    /// The signature of the parts in their order, as if they were one.
    #[must_use]
    pub fn sign(&self, parts: &[&[u8]]) -> Vec<u8> {
        self.tag(parts).as_ref().to_vec()
    }

    /// Whether one of the signatures is of these parts, in a time that does not depend on their bytes.
    #[must_use]
    pub fn made_any(&self, parts: &[&[u8]], signatures: &[Vec<u8>]) -> bool {
        let expected = self.tag(parts);
        signatures.iter().any(|given| verify_slices_are_equal(expected.as_ref(), given).is_ok())
    }

    fn tag(&self, parts: &[&[u8]]) -> hmac::Tag {
        let mut context = hmac::Context::with_key(&self.0);
        parts.iter().for_each(|part| context.update(part));
        context.sign()
    }
}

impl fmt::Debug for MacKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MacKey(…)")
    }
}
