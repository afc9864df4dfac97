//! How a `Signature` header can be wrong.

use std::fmt;

use crate::excerpt::excerpt;

/// A `Signature` header that cannot be read. Its text shows what was seen, cut to 60 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError {
    reason: HeaderErrorReason,
    seen: String,
}

impl HeaderError {
    pub(super) fn new(reason: HeaderErrorReason, seen: &str) -> Self {
        Self { reason, seen: excerpt(seen) }
    }

    /// What is wrong with the header.
    #[must_use]
    pub fn reason(&self) -> HeaderErrorReason {
        self.reason
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the Signature header {}", self.reason.sentence())?;
        if self.reason == HeaderErrorReason::Empty {
            return Ok(());
        }
        // Debug formatting escapes line breaks and control characters: the header comes from a stranger and goes to a log.
        write!(f, "; seen: {:?}", self.seen)
    }
}

impl std::error::Error for HeaderError {}

/// What is wrong with a `Signature` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeaderErrorReason {
    /// Nothing but white space.
    Empty,
    /// Longer than any signature makes it (8192 bytes).
    TooLong,
    /// A part without `=`.
    PartWithoutValue,
    /// `algorithm`, `keyVersion` or `signature` twice: which one counts would be a guess.
    PartRepeated,
    /// No `algorithm` part.
    AlgorithmMissing,
    /// An algorithm other than `RSA256`.
    AlgorithmUnsupported,
    /// No `signature` part, or an empty one.
    SignatureMissing,
    /// The signature is not standard Base64 with padding after percent-decoding.
    SignatureNotBase64,
}

impl HeaderErrorReason {
    /// A stable name, the same in all languages, such as `algorithm_missing`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::PartWithoutValue => "part_without_value",
            Self::PartRepeated => "part_repeated",
            Self::AlgorithmMissing => "algorithm_missing",
            Self::AlgorithmUnsupported => "algorithm_unsupported",
            Self::SignatureMissing => "signature_missing",
            Self::SignatureNotBase64 => "signature_not_base64",
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "is empty",
            Self::TooLong => "is longer than 8192 bytes",
            Self::PartWithoutValue => "has a part without '='",
            Self::PartRepeated => "names a part twice",
            Self::AlgorithmMissing => "names no algorithm (expected algorithm=RSA256)",
            Self::AlgorithmUnsupported => "names an algorithm other than RSA256",
            Self::SignatureMissing => "carries no signature",
            Self::SignatureNotBase64 => "carries a signature that is not percent-encoded Base64",
        }
    }
}
