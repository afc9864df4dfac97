//! The `Signature` header, out and in.

use std::fmt;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{HeaderError, HeaderErrorReason as Reason, Signature};

const ALGORITHM: &str = "RSA256";

/// Far above what an 8192-bit key needs with every character encoded (4.1 kB).
const LONGEST: usize = 8192;

/// The value of a `Signature` header: `algorithm=RSA256,keyVersion=1,signature=<percent-encoded Base64>`.
///
/// [`Display`](fmt::Display) writes it with capitals in the percent signs' digits, as the provider's own SDKs do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureHeader {
    key_version: Option<String>,
    signature: Signature,
}

impl SignatureHeader {
    /// A header for a signature by key version 1, which is what the provider's own SDKs send.
    #[must_use]
    pub fn new(signature: Signature) -> Self {
        Self { key_version: Some("1".to_owned()), signature }
    }

    /// Names another version of the key.
    #[must_use]
    pub fn with_key_version(mut self, version: u32) -> Self {
        self.key_version = Some(version.to_string());
        self
    }

    /// The signature.
    #[must_use]
    pub fn signature(&self) -> &Signature {
        &self.signature
    }

    /// The algorithm: always `RSA256`, other ones are refused by [`parse`](Self::parse).
    #[must_use]
    pub fn algorithm(&self) -> &'static str {
        ALGORITHM
    }

    /// The version of the sender's key as it stands in the header, if it does.
    #[must_use]
    pub fn key_version(&self) -> Option<&str> {
        self.key_version.as_deref()
    }

    /// Reads a header as providers, SDKs and proxies write it.
    ///
    /// Parts are separated by commas, with or without white space. Names are case-insensitive and end at the first `=`, since
    /// an unencoded signature ends in `=` too. The signature is percent-decoded and nothing more: form decoding would turn the
    /// `+` of an unencoded signature into a space. Unknown parts are ignored.
    ///
    /// # Errors
    /// [`HeaderError`], whose [`reason`](HeaderError::reason) tells what is wrong.
    pub fn parse(text: &str) -> Result<Self, HeaderError> {
        if text.trim().is_empty() {
            return Err(HeaderError::new(Reason::Empty, text));
        }
        if text.len() > LONGEST {
            return Err(HeaderError::new(Reason::TooLong, text));
        }
        let [algorithm, key_version, signature] = split(text)?;
        match algorithm {
            None => return Err(HeaderError::new(Reason::AlgorithmMissing, text)),
            Some(ALGORITHM) => {}
            Some(other) => return Err(HeaderError::new(Reason::AlgorithmUnsupported, other)),
        }
        let signature = match signature {
            None | Some("") => return Err(HeaderError::new(Reason::SignatureMissing, text)),
            Some(encoded) => read_signature(encoded)?,
        };
        Ok(Self { key_version: key_version.map(str::to_owned), signature })
    }
}

const NAMES: [&str; 3] = ["algorithm", "keyVersion", "signature"];

/// The values of [`NAMES`], each at most once.
fn split(text: &str) -> Result<[Option<&str>; 3], HeaderError> {
    let mut values = [None; 3];
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').ok_or_else(|| HeaderError::new(Reason::PartWithoutValue, part))?;
        let known = NAMES.iter().position(|known| known.eq_ignore_ascii_case(name.trim_end()));
        if let Some(slot) = known.map(|index| &mut values[index])
            && slot.replace(value.trim_start()).is_some()
        {
            return Err(HeaderError::new(Reason::PartRepeated, part));
        }
    }
    Ok(values)
}

fn read_signature(encoded: &str) -> Result<Signature, HeaderError> {
    let not_base64 = || HeaderError::new(Reason::SignatureNotBase64, encoded);
    let decoded = percent_decode_str(encoded).decode_utf8().map_err(|_| not_base64())?;
    Signature::from_base64(&decoded).map_err(|_| not_base64())
}

impl fmt::Display for SignatureHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "algorithm={ALGORITHM},")?;
        if let Some(version) = &self.key_version {
            write!(f, "keyVersion={version},")?;
        }
        write!(f, "signature={}", utf8_percent_encode(&self.signature.to_base64(), NON_ALPHANUMERIC))
    }
}
