//! A signature.

use std::fmt;

use aws_lc_rs::{constant_time::verify_slices_are_equal, hmac};

use crate::hex;

const LENGTH: usize = 32;

/// The 32 bytes of an HMAC-SHA-256.
///
/// `Debug` shows nothing and `==` does not exist: the right signature of a forged message is what an attacker would look for in
/// logs, or measure out by the time of a comparison.
#[derive(Clone)]
pub struct HmacSignature([u8; LENGTH]);

impl HmacSignature {
    pub(super) fn of(tag: &hmac::Tag) -> Self {
        let mut bytes = [0; LENGTH];
        bytes.copy_from_slice(tag.as_ref());
        Self(bytes)
    }

    /// Reads hexadecimal digits in any case.
    pub(super) fn from_hex(text: &str) -> Result<Self, NotASignature> {
        let bytes = match hex::read(text) {
            Some(bytes) => bytes,
            // An odd number of digits is a signature that lost one, not a foreign text.
            None if text.bytes().all(|byte| byte.is_ascii_hexdigit()) => return Err(NotASignature::WrongLength),
            None => return Err(NotASignature::NotHex),
        };
        bytes.try_into().map(Self).map_err(|_| NotASignature::WrongLength)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex::write(&self.0)
    }

    /// Compares in a time that does not depend on what the bytes are.
    pub(super) fn is(&self, tag: &hmac::Tag) -> bool {
        verify_slices_are_equal(tag.as_ref(), &self.0).is_ok()
    }
}

/// Why a text is not a signature.
#[derive(Clone, Copy, Debug)]
pub(super) enum NotASignature {
    NotHex,
    WrongLength,
}

impl fmt::Debug for HmacSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HmacSignature(…)")
    }
}
