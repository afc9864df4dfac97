//! Why a message is not believed.

use std::fmt;
use std::time::Duration;

/// A message that is not believed: nothing in its body may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifyError {
    reason: VerifyErrorReason,
    /// The time between the message and now, and how much of it is allowed. Zero where time is not the reason.
    distance: Duration,
    limit: Duration,
}

impl VerifyError {
    pub(super) const NO_SECRET: Self = Self::timeless(VerifyErrorReason::NoSecret);
    pub(super) const MISMATCH: Self = Self::timeless(VerifyErrorReason::Mismatch);

    const fn timeless(reason: VerifyErrorReason) -> Self {
        Self { reason, distance: Duration::ZERO, limit: Duration::ZERO }
    }

    pub(super) const fn too_old(distance: Duration, limit: Duration) -> Self {
        Self { reason: VerifyErrorReason::TooOld, distance, limit }
    }

    pub(super) const fn too_new(distance: Duration, limit: Duration) -> Self {
        Self { reason: VerifyErrorReason::TooNew, distance, limit }
    }

    /// Why it is not believed.
    #[must_use]
    pub fn reason(&self) -> VerifyErrorReason {
        self.reason
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (reason, distance, limit) = (self.reason, self.distance.as_secs_f64(), self.limit.as_secs_f64());
        match reason {
            VerifyErrorReason::NoSecret => {
                f.write_str("the signature cannot be checked: no secret was given; give the endpoint's secret")
            }
            VerifyErrorReason::Mismatch => f.write_str(
                "no signature matches: check that the body is the raw bytes as received, and that the secret is the one of the \
                 endpoint that the message was sent to",
            ),
            VerifyErrorReason::TooOld => write!(
                f,
                "the signature is good, but the message is {distance} s old and {limit} s are tolerated: check this machine's \
                 clock, and that messages do not wait before they are verified"
            ),
            VerifyErrorReason::TooNew => write!(
                f,
                "the signature is good, but the message's time is {distance} s ahead and {limit} s are tolerated: check this \
                 machine's clock"
            ),
        }
    }
}

impl std::error::Error for VerifyError {}

/// Why a message is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VerifyErrorReason {
    /// There was no secret to check with.
    NoSecret,
    /// No signature was made with one of the secrets over this timestamp and body.
    Mismatch,
    /// The signature is good; the message is older than the tolerance.
    TooOld,
    /// The signature is good; the message's time lies further in the future than the tolerance.
    TooNew,
}

impl VerifyErrorReason {
    /// A stable name, the same in all languages, such as `too_old`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoSecret => "no_secret",
            Self::Mismatch => "mismatch",
            Self::TooOld => "too_old",
            Self::TooNew => "too_new",
        }
    }
}
