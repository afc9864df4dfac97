//! The header with time and signatures, out and in.

use std::fmt;

use super::{
    HmacSignature, TimestampedHeaderError as Error, TimestampedHeaderErrorReason as Reason, content,
    signature::NotASignature,
};

/// Far above what the most signatures need (1.1 kB), with room for schemes that are not known yet.
const LONGEST: usize = 4096;

/// A sender needs two while it exchanges a secret.
const MOST_SIGNATURES: usize = 16;

/// The value of a signature header: `t=<Unix seconds>,v1=<hex>`, with one `v1` for each secret that the sender signed with.
///
/// [`Display`](fmt::Display) writes it as the provider does. `Debug` hides the signatures.
#[derive(Clone, Debug)]
pub struct TimestampedHeader {
    timestamp: String,
    seconds: i64,
    signatures: Vec<HmacSignature>,
}

impl TimestampedHeader {
    pub(super) fn new(timestamp: String, seconds: i64, signature: HmacSignature) -> Self {
        Self { timestamp, seconds, signatures: vec![signature] }
    }

    /// The timestamp as it stands in the header, which is what was signed.
    #[must_use]
    pub fn timestamp(&self) -> &str {
        &self.timestamp
    }

    /// The timestamp in Unix seconds.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.seconds
    }

    /// The `v1` signatures in the header's order: at least one, at most 16. Not checked yet: see
    /// [`verify`](super::verify()).
    #[must_use]
    pub fn signatures(&self) -> &[HmacSignature] {
        &self.signatures
    }

    /// Reads a header as providers, SDKs and proxies write it.
    ///
    /// Parts are separated by commas, with or without white space. Hexadecimal digits may be capitals. Parts with other names are
    /// ignored, `v0` among them: the provider adds it to test messages as a decoy.
    ///
    /// # Errors
    /// [`TimestampedHeaderError`](Error), whose [`reason`](Error::reason) tells what is wrong. One malformed signature refuses
    /// the header, even beside good ones.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.trim().is_empty() {
            return Err(Error::new(Reason::Empty, text));
        }
        if text.len() > LONGEST {
            return Err(Error::new(Reason::TooLong, text));
        }
        let (mut time, mut signatures) = (None, Vec::new());
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let refuse = |reason| Error::new(reason, part);
            let (name, value) = part.split_once('=').ok_or_else(|| refuse(Reason::PartWithoutValue))?;
            match (name.trim_end(), value.trim_start()) {
                ("t" | "v1", "") => return Err(refuse(Reason::PartWithoutValue)),
                ("t", _) if time.is_some() => return Err(refuse(Reason::TimestampRepeated)),
                ("t", value) => {
                    let seconds = content::seconds(value).ok_or_else(|| refuse(Reason::TimestampNotSeconds))?;
                    time = Some((value.to_owned(), seconds));
                }
                ("v1", _) if signatures.len() == MOST_SIGNATURES => return Err(refuse(Reason::TooManySignatures)),
                ("v1", value) => signatures.push(HmacSignature::from_hex(value).map_err(|why| refuse(why.into()))?),
                _ => {}
            }
        }
        let (timestamp, seconds) = time.ok_or_else(|| Error::new(Reason::TimestampMissing, text))?;
        if signatures.is_empty() {
            return Err(Error::new(Reason::SignatureMissing, text));
        }
        Ok(Self { timestamp, seconds, signatures })
    }
}

impl From<NotASignature> for Reason {
    fn from(why: NotASignature) -> Self {
        match why {
            NotASignature::NotHex => Self::SignatureNotHex,
            NotASignature::WrongLength => Self::SignatureWrongLength,
        }
    }
}

impl fmt::Display for TimestampedHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "t={}", self.timestamp)?;
        self.signatures.iter().try_for_each(|signature| write!(f, ",v1={}", signature.to_hex()))
    }
}
