//! The keys that verify webhooks.

use rebuttal_schema::{Algorithm, ByteEncoding, WebhookSignature};
use rebuttal_signing::mac::{ByteText, Hash, MacKey};
use rebuttal_signing::{PrivateKey, PublicKey};

use crate::options::{Options, refusal};
use crate::provider::Failure;
use crate::{Error, ErrorKind};

/// Keys of one algorithm; several while they are exchanged.
pub(super) enum Keys {
    Mac(Vec<MacKey>),
    Rsa(Vec<PublicKey>),
}

impl Keys {
    /// Those of a receiver's options.
    ///
    /// # Errors
    /// `ErrorKind::Config` if there is none, or one is not usable.
    pub(super) fn read(signature: &WebhookSignature, options: &Options) -> Result<Self, Error> {
        let one = options.optional_text(signature.key);
        let texts = options.texts(signature.key).iter().map(String::as_str).chain(one);
        let unusable = |error: &dyn std::fmt::Display| refusal(signature.key, &format!("is not usable: {error}"));
        let (count, keys) = match hash(signature.algorithm) {
            Some(hash) => {
                let parse = |text| MacKey::parse(hash, form_of_key(signature), text).map_err(|error| unusable(&error));
                let keys = texts.map(parse).collect::<Result<Vec<_>, _>>()?;
                (keys.len(), Self::Mac(keys))
            }
            None => {
                let parse = |text| PublicKey::parse(text).map_err(|error| unusable(&error));
                let keys = texts.map(parse).collect::<Result<Vec<_>, _>>()?;
                (keys.len(), Self::Rsa(keys))
            }
        };
        match count {
            0 => Err(refusal(signature.key, "is required: without a key nothing can be verified")),
            _ => Ok(keys),
        }
    }

    /// Whether one of the signatures was made over these parts with one of the keys.
    pub(super) fn made_any(&self, parts: &[&[u8]], signatures: &[Vec<u8>]) -> bool {
        match self {
            Self::Mac(keys) => keys.iter().any(|key| key.made_any(parts, signatures)),
            Self::Rsa(keys) => {
                keys.iter().any(|key| signatures.iter().any(|signature| key.verify_parts(parts, signature).is_ok()))
            }
        }
    }
}

/// Signs as the provider would, for tests.
///
/// # Errors
/// `ErrorKind::Config` if the key is not usable.
pub(super) fn sign(signature: &WebhookSignature, signing_key: &str, parts: &[&[u8]]) -> Result<String, Error> {
    let unusable = |error: &dyn std::fmt::Display| refusal("signing_key", &format!("is not usable: {error}"));
    let bytes = match hash(signature.algorithm) {
        Some(hash) => {
            let key = MacKey::parse(hash, form_of_key(signature), signing_key).map_err(|error| unusable(&error))?;
            key.sign(parts)
        }
        None => {
            let key = PrivateKey::parse(signing_key).map_err(|error| unusable(&error))?;
            let signed = key.sign_bytes(&parts.concat()).map_err(|error| {
                Error::new(ErrorKind::Config, "the test message could not be signed").with_source(error)
            })?;
            signed.as_bytes().to_vec()
        }
    };
    Ok(form(signature.encoding).write(&bytes))
}

/// How signatures are written.
pub(super) fn form(encoding: ByteEncoding) -> ByteText {
    match encoding {
        ByteEncoding::Hex => ByteText::Hex,
        ByteEncoding::Base64 => ByteText::Base64,
    }
}

fn form_of_key(signature: &WebhookSignature) -> Option<ByteText> {
    signature.key_encoding.map(form)
}

/// The hash of an HMAC; none of RSA.
fn hash(algorithm: Algorithm) -> Option<Hash> {
    match algorithm {
        Algorithm::HmacSha1 => Some(Hash::Sha1),
        Algorithm::HmacSha256 => Some(Hash::Sha256),
        Algorithm::HmacSha512 => Some(Hash::Sha512),
        Algorithm::RsaSha256 => None,
    }
}

/// Why a message is not believed of which no signature is good.
pub(super) fn mismatch() -> Failure {
    let message = "no signature matches: check that the body is the raw bytes as received, that the key is that of the endpoint \
                   to which the message was sent, and that the receiver's other options are what the provider has on record";
    Failure::new("mismatch", message)
}
