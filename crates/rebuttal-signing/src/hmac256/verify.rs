//! Whether a message is the sender's, and of now.

use super::{TimestampedContent, TimestampedHeader, VerifyError, WebhookSecret};

/// How far the time of a message may lie from now, in seconds. `None` sets no limit.
///
/// A message exactly at a limit is accepted. `Some(0)` is the strictest limit; it does not switch the check off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// How old a message may be. Without a limit, whoever records a message can send it again for ever.
    pub past: Option<u64>,
    /// How far ahead of this machine's clock the sender's may be.
    pub future: Option<u64>,
}

impl Tolerance {
    /// Checks a message's time against now, both in Unix seconds.
    ///
    /// # Errors
    /// [`VerifyError`] when the message is too old or too new.
    pub fn check(self, sent: i64, now: i64) -> Result<(), VerifyError> {
        let distance = now.abs_diff(sent);
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
/// * `now`: Unix seconds.
///
/// # Errors
/// [`VerifyError`]. A message that is too old or too new has a good signature: nobody else's message gets that far.
pub fn verify(
    secrets: &[WebhookSecret],
    header: &TimestampedHeader,
    body: &[u8],
    now: i64,
    tolerance: Tolerance,
) -> Result<(), VerifyError> {
    verify_any_age(secrets, header, body)?;
    tolerance.check(header.seconds(), now)
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
