//! Whether a message is the sender's, and of now.

use std::time::Duration;

use super::{TimestampedContent, TimestampedHeader, VerifyError, WebhookSecret};

/// How far the time of a message may lie from now. `None` sets no limit.
///
/// A message exactly at a limit is accepted. `Some(Duration::ZERO)` is the strictest limit; it does not switch the check off.
/// The sender's time counts whole seconds, so a limit below a second refuses some messages that were sent just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// How old a message may be. Without a limit, an attacker who records a message can send it again for ever.
    pub past: Option<Duration>,
    /// How far ahead of this machine's clock the sender's may be.
    pub future: Option<Duration>,
}

impl Tolerance {
    /// Checks a message's time, in Unix seconds, against now, in milliseconds since 1970.
    ///
    /// # Errors
    /// [`VerifyError`] when the message is too old or too new.
    pub fn check(self, sent: i64, now_ms: i64) -> Result<(), VerifyError> {
        let (sent, now) = (i128::from(sent) * 1000, i128::from(now_ms));
        let distance = Duration::from_millis(u64::try_from(now.abs_diff(sent)).unwrap_or(u64::MAX));
        match (self.past, self.future) {
            (Some(limit), _) if sent < now && distance > limit => Err(VerifyError::too_old(distance, limit)),
            (_, Some(limit)) if sent > now && distance > limit => Err(VerifyError::too_new(distance, limit)),
            _ => Ok(()),
        }
    }
}

/// Checks that one of the header's signatures was made over its timestamp and this body with one of the secrets, and then that
/// the message is of now.
///
/// * `secrets`: more than one while a secret is exchanged.
/// * `body`: the raw bytes, as received.
/// * `now_ms`: milliseconds since 1970.
///
/// # Errors
/// [`VerifyError`]. A message that is too old or too new has a good signature: the provider sent it.
pub fn verify(
    secrets: &[WebhookSecret],
    header: &TimestampedHeader,
    body: &[u8],
    now_ms: i64,
    tolerance: Tolerance,
) -> Result<(), VerifyError> {
    verify_any_age(secrets, header, body)?;
    tolerance.check(header.seconds(), now_ms)
}

/// [`verify`] without a look at the time: for messages that were kept, with their header, before they were verified.
///
/// # Errors
/// [`VerifyError`] when no signature matches, or no secret was given.
pub fn verify_any_age(secrets: &[WebhookSecret], header: &TimestampedHeader, body: &[u8]) -> Result<(), VerifyError> {
    if secrets.is_empty() {
        return Err(VerifyError::NO_SECRET);
    }
    let content = TimestampedContent::new(header.timestamp(), body);
    let given = |secret: &WebhookSecret| {
        let expected = secret.tag(&content);
        header.signatures().iter().any(|signature| signature.is(&expected))
    };
    if secrets.iter().any(given) { Ok(()) } else { Err(VerifyError::MISMATCH) }
}
