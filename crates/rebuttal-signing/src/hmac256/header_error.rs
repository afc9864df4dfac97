//! How a header with time and signatures can be wrong.

use std::fmt;

use crate::excerpt::excerpt;

/// A signature header that cannot be read. Its text shows what was seen, cut to 60 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimestampedHeaderError {
    reason: TimestampedHeaderErrorReason,
    seen: String,
}

impl TimestampedHeaderError {
    pub(super) fn new(reason: TimestampedHeaderErrorReason, seen: &str) -> Self {
        Self { reason, seen: excerpt(seen) }
    }

    /// What is wrong with the header.
    #[must_use]
    pub fn reason(&self) -> TimestampedHeaderErrorReason {
        self.reason
    }
}

impl fmt::Display for TimestampedHeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the signature header {}", self.reason.sentence())?;
        if self.reason == TimestampedHeaderErrorReason::Empty {
            return Ok(());
        }
        // Debug formatting escapes line breaks and control characters: the header comes from a stranger and goes to a log.
        write!(f, "; seen: {:?}", self.seen)
    }
}

impl std::error::Error for TimestampedHeaderError {}

/// What is wrong with a signature header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimestampedHeaderErrorReason {
    /// Nothing but white space.
    Empty,
    /// Longer than any signatures make it (4096 bytes).
    TooLong,
    /// A part without `=`, or a `t` or `v1` with nothing after it.
    PartWithoutValue,
    /// No `t` part.
    TimestampMissing,
    /// `t` twice: which one counts would be a guess. Two headers that a proxy joined look like this.
    TimestampRepeated,
    /// `t` is not a whole number of seconds since 1970, in digits.
    TimestampNotSeconds,
    /// No `v1` part. Signatures of other schemes do not count.
    SignatureMissing,
    /// A `v1` with characters other than hexadecimal digits.
    SignatureNotHex,
    /// A `v1` with more or fewer than 64 digits.
    SignatureWrongLength,
    /// More than 16 `v1` parts.
    TooManySignatures,
}

impl TimestampedHeaderErrorReason {
    /// A stable name, the same in all languages, such as `timestamp_missing`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::PartWithoutValue => "part_without_value",
            Self::TimestampMissing => "timestamp_missing",
            Self::TimestampRepeated => "timestamp_repeated",
            Self::TimestampNotSeconds => "timestamp_not_seconds",
            Self::SignatureMissing => "signature_missing",
            Self::SignatureNotHex => "signature_not_hex",
            Self::SignatureWrongLength => "signature_wrong_length",
            Self::TooManySignatures => "too_many_signatures",
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "is empty",
            Self::TooLong => "is longer than 4096 bytes",
            Self::PartWithoutValue => "has a part without a value",
            Self::TimestampMissing => "carries no timestamp (expected t=<Unix seconds>)",
            Self::TimestampRepeated => "carries two timestamps",
            Self::TimestampNotSeconds => "carries a timestamp that is not a whole number of seconds since 1970",
            Self::SignatureMissing => "carries no signature of the scheme v1",
            Self::SignatureNotHex => "carries a v1 signature that is not hexadecimal",
            Self::SignatureWrongLength => "carries a v1 signature that does not have 64 digits",
            Self::TooManySignatures => "carries more than 16 v1 signatures",
        }
    }
}
