//! How operations may be repeated.

use serde::{Deserialize, Serialize};

use crate::data::plain;

/// How an operation may be repeated, as its document declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RetryClass {
    #[default]
    /// Nothing was declared: only what was never sent is sent again.
    Never,
    /// It changes nothing at the provider: repeat freely.
    Read,
    /// Repeat with the same idempotency key.
    Keyed,
    /// Repeat once after a lost answer; the provider's "answered before" is then reported as such.
    Confirm,
}

plain!(RetryClass = RetryClass::Never);

impl RetryClass {
    /// Whether repeating it by hand is safe, so that an error may call itself retryable.
    pub fn repeatable(self) -> bool {
        self != Self::Never
    }

    /// As the documents write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Read => "read",
            Self::Keyed => "keyed",
            Self::Confirm => "confirm",
        }
    }
}
