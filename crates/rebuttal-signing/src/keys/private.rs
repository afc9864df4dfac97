//! The key that signs.

use std::{fmt, sync::Arc};

use aws_lc_rs::{
    digest,
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
    signature::{KeyPair as _, RSA_PKCS1_SHA256},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

use super::{
    KeyError, KeyErrorKind as Kind, PublicKey, armor, der,
    identify::{Shape, identify},
    pem,
    role::Role,
};
use crate::rsa256::{Content, Signature, SigningFailed};

/// An RSA private key of 2048 to 8192 bits. Cloning shares it; `Debug` shows its public half's fingerprint only.
#[derive(Clone)]
pub struct PrivateKey {
    pair: Arc<KeyPair>,
    public: PublicKey,
}

impl PrivateKey {
    /// Reads a key in any of the forms that [`keys`](crate::keys) lists: PKCS#8 or PKCS#1, PEM or Base64.
    ///
    /// # Errors
    /// [`KeyError`], which tells the mistake and never shows the text.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let refuse = |kind| KeyError::new(Role::Private, kind);
        let (label, der) = armor::remove(text, Role::Private)?;
        let found = identify(&der, Role::Private, label)?;
        let pair = match found {
            Shape::Pkcs8 => KeyPair::from_pkcs8(&der),
            Shape::Pkcs1Private => KeyPair::from_der(&der),
            Shape::Spki | Shape::Pkcs1Public => return Err(refuse(Kind::PublicKey)),
        };
        pair.ok().and_then(Self::from_pair).ok_or_else(|| refuse(Kind::Invalid))
    }

    /// Makes a new RSA-2048 key: for tests and for people who have none yet. Takes some 100 ms.
    ///
    /// # Errors
    /// [`SigningFailed`] when the library cannot make one (no randomness).
    pub fn generate() -> Result<Self, SigningFailed> {
        let pair = KeyPair::generate(KeySize::Rsa2048).ok();
        pair.and_then(Self::from_pair).ok_or(SigningFailed { why: "the library could not make an RSA key" })
    }

    pub(crate) fn from_pair(pair: KeyPair) -> Option<Self> {
        let public = PublicKey::from_der(pair.public_key().as_ref())?;
        Some(Self { pair: Arc::new(pair), public })
    }

    /// The public half: what the provider wants to be given.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        self.public.clone()
    }

    /// Signs a content. The same content and key always give the same signature.
    ///
    /// # Errors
    /// [`SigningFailed`] when the content's parts could be taken apart in another way by a reader (a time with characters that no
    /// time has, a line break), or when the library fails.
    pub fn sign(&self, content: &Content<'_>) -> Result<Signature, SigningFailed> {
        match content.ambiguity() {
            Some(why) => Err(SigningFailed { why }),
            None => self.sign_hash(&content.hash()),
        }
    }

    /// Signs bytes as they are.
    ///
    /// # Errors
    /// [`SigningFailed`] when the library fails.
    pub fn sign_bytes(&self, bytes: &[u8]) -> Result<Signature, SigningFailed> {
        self.sign_hash(&digest::digest(&digest::SHA256, bytes))
    }

    fn sign_hash(&self, hash: &digest::Digest) -> Result<Signature, SigningFailed> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        match self.pair.sign_digest(&RSA_PKCS1_SHA256, hash, &mut signature) {
            Ok(()) => Ok(Signature::from_bytes(signature)),
            Err(_) => Err(SigningFailed { why: "the library refused to sign" }),
        }
    }

    /// PKCS#8 as bare Base64 in one line: the form that the provider's own SDKs take.
    ///
    /// # Errors
    /// [`SigningFailed`] when the library cannot write the key.
    pub fn to_pkcs8_base64(&self) -> Result<Zeroizing<String>, SigningFailed> {
        Ok(Zeroizing::new(STANDARD.encode(self.pkcs8()?.as_ref())))
    }

    /// PKCS#8 as PEM (`PRIVATE KEY`).
    ///
    /// # Errors
    /// [`SigningFailed`] when the library cannot write the key.
    pub fn to_pkcs8_pem(&self) -> Result<Zeroizing<String>, SigningFailed> {
        Ok(pem::write("PRIVATE KEY", self.pkcs8()?.as_ref()))
    }

    /// PKCS#1 as PEM (`RSA PRIVATE KEY`): the form that older tools take.
    ///
    /// # Errors
    /// [`SigningFailed`] when the library cannot write the key.
    pub fn to_pkcs1_pem(&self) -> Result<Zeroizing<String>, SigningFailed> {
        let pkcs8 = self.pkcs8()?;
        // PKCS#8 is version, algorithm, and the PKCS#1 key in an OCTET STRING.
        let whole = der::Element::read(pkcs8.as_ref()).ok().and_then(|(whole, _)| whole.children());
        let pkcs1 = whole.and_then(|parts| parts.get(2).map(|part| part.value));
        Ok(pem::write("RSA PRIVATE KEY", pkcs1.ok_or(SigningFailed { why: "the library wrote no PKCS#8 key" })?))
    }

    /// The library wipes this when it is dropped.
    fn pkcs8(&self) -> Result<Pkcs8V1Der<'static>, SigningFailed> {
        self.pair.as_der().map_err(|_| SigningFailed { why: "the library could not write the key" })
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey(of {:?})", self.public)
    }
}
