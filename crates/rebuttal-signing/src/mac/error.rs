//! How the key of an HMAC can be the wrong text.

use std::fmt;

use super::ByteText;

/// A text that is not the key of an HMAC. It says which mistake it is and never shows the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MacKeyError {
    kind: MacKeyErrorKind,
}

/// Which mistake a wrong key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MacKeyErrorKind {
    /// Nothing but white space and quotes.
    Empty,
    /// Text that is not written as the key's bytes are.
    NotWrittenAs(ByteText),
}

impl MacKeyError {
    pub(super) const EMPTY: Self = Self { kind: MacKeyErrorKind::Empty };

    pub(super) const fn not(form: ByteText) -> Self {
        Self { kind: MacKeyErrorKind::NotWrittenAs(form) }
    }

    /// Which mistake it is.
    #[must_use]
    pub fn kind(&self) -> MacKeyErrorKind {
        self.kind
    }
}

impl fmt::Display for MacKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            MacKeyErrorKind::Empty => {
                f.write_str("expected a key, found nothing: set it; an unset environment variable looks like this")
            }
            MacKeyErrorKind::NotWrittenAs(form) => write!(
                f,
                "expected a key in {}, found other characters or half of it: copy the whole key again",
                form.name()
            ),
        }
    }
}

impl std::error::Error for MacKeyError {}
