//! The key that verifies.

use std::{fmt, sync::Arc};

use aws_lc_rs::{
    digest,
    encoding::AsDer,
    signature::{ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::{
    KeyError, KeyErrorKind as Kind, armor,
    identify::{Shape, identify},
    pem,
    role::Role,
};
use crate::{
    hex,
    rsa256::{Content, Mismatch, Signature},
};

/// An RSA public key of 2048 to 8192 bits. Cloning shares it. Equal when it is the same key, whatever form it was read from.
#[derive(Clone)]
pub struct PublicKey(Arc<Parsed>);

struct Parsed {
    key: ParsedPublicKey,
    spki: Box<[u8]>,
}

impl PublicKey {
    /// Reads a key in any of the forms that [`keys`](crate::keys) lists: SPKI or PKCS#1, PEM or Base64.
    ///
    /// # Errors
    /// [`KeyError`], which tells the mistake and never shows the text.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let refuse = |kind| KeyError::new(Role::Public, kind);
        let (label, der) = armor::remove(text, Role::Public)?;
        match identify(&der, Role::Public, label)? {
            Shape::Spki | Shape::Pkcs1Public => Self::from_der(&der).ok_or_else(|| refuse(Kind::Invalid)),
            Shape::Pkcs8 | Shape::Pkcs1Private => Err(refuse(Kind::PrivateKey)),
        }
    }

    pub(super) fn from_der(der: &[u8]) -> Option<Self> {
        let key = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der).ok()?;
        let spki = key.as_der().ok()?.as_ref().into();
        Some(Self(Arc::new(Parsed { key, spki })))
    }

    /// Checks that the signature was made over this content with the private half of this key.
    ///
    /// # Errors
    /// [`Mismatch`] when it was not, or when the content's parts could be taken apart in another way (a time with characters
    /// that no time has, a line break).
    pub fn verify(&self, content: &Content<'_>, signature: &Signature) -> Result<(), Mismatch> {
        match content.ambiguity() {
            Some(why) => Err(Mismatch::ambiguous(why)),
            None => self.verify_hash(&content.hash(), signature.as_bytes()),
        }
    }

    /// Checks a signature over bytes as they are.
    ///
    /// # Errors
    /// [`Mismatch`] when the signature is not one of these bytes by this key.
    pub fn verify_bytes(&self, bytes: &[u8], signature: &[u8]) -> Result<(), Mismatch> {
        self.verify_hash(&digest::digest(&digest::SHA256, bytes), signature)
    }

    /// The same over bytes in parts, as if they were one.
    ///
    /// # Errors
    /// [`Mismatch`] when the signature is not one of these bytes by this key.
    pub fn verify_parts(&self, parts: &[&[u8]], signature: &[u8]) -> Result<(), Mismatch> {
        let mut context = digest::Context::new(&digest::SHA256);
        parts.iter().for_each(|part| context.update(part));
        self.verify_hash(&context.finish(), signature)
    }

    fn verify_hash(&self, hash: &digest::Digest, signature: &[u8]) -> Result<(), Mismatch> {
        self.0.key.verify_digest_sig(hash, signature).map_err(|_| Mismatch::SIGNATURE)
    }

    /// SPKI as bare Base64 in one line: what the provider's dashboard takes and gives.
    #[must_use]
    pub fn to_spki_base64(&self) -> String {
        STANDARD.encode(&self.0.spki)
    }

    /// SPKI as PEM (`PUBLIC KEY`).
    #[must_use]
    pub fn to_spki_pem(&self) -> String {
        pem::write("PUBLIC KEY", &self.0.spki).to_string()
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.spki == other.0.spki
    }
}

impl Eq for PublicKey {}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fingerprint = digest::digest(&digest::SHA256, &self.0.spki);
        write!(f, "PublicKey(SHA-256 {})", hex::write(fingerprint.as_ref()))
    }
}
