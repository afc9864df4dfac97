//! Bytes as text.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::hex;

/// How bytes are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteText {
    /// Two hexadecimal digits a byte: written in lower case, read in any.
    Hex,
    /// Standard Base64 with padding.
    Base64,
}

impl ByteText {
    /// The bytes that a text stands for; none if it stands for none.
    #[must_use]
    pub fn read(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Hex => hex::read(text),
            Self::Base64 => STANDARD.decode(text).ok(),
        }
    }

    /// The text of bytes.
    #[must_use]
    pub fn write(self, bytes: &[u8]) -> String {
        match self {
            Self::Hex => hex::write(bytes),
            Self::Base64 => STANDARD.encode(bytes),
        }
    }

    /// What it is called in sentences.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hex => "hexadecimal digits",
            Self::Base64 => "standard Base64 with padding",
        }
    }
}
