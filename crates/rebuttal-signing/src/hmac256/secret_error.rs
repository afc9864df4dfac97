//! How a secret can be the wrong text.

use std::fmt;

/// A text that is not a webhook secret. It says which mistake it is and never shows the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretError {
    kind: SecretErrorKind,
}

impl SecretError {
    pub(super) const fn new(kind: SecretErrorKind) -> Self {
        Self { kind }
    }

    /// Which mistake it is.
    #[must_use]
    pub fn kind(&self) -> SecretErrorKind {
        self.kind
    }
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (found, cure) = self.kind.sentence();
        write!(f, "expected the secret of a webhook endpoint, found {found}: {cure}")
    }
}

impl std::error::Error for SecretError {}

/// Which mistake a wrong secret is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecretErrorKind {
    /// Nothing but white space and quotes.
    Empty,
    /// An API key.
    ApiKey,
    /// The id of a webhook endpoint.
    EndpointId,
    /// The address of a webhook endpoint.
    Address,
    /// A key as PEM.
    PemKey,
    /// A signature header, or a part of one.
    SignatureHeader,
    /// A secret with some of its characters hidden.
    Masked,
    /// White space in the middle.
    WhiteSpace,
    /// A character that is not visible ASCII.
    StrangeCharacter,
    /// A prefix and nothing after it.
    CutOff,
    /// Text that does not begin as secrets do.
    NoPrefix,
}

impl SecretErrorKind {
    /// A stable name, the same in all languages, such as `api_key`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::ApiKey => "api_key",
            Self::EndpointId => "endpoint_id",
            Self::Address => "address",
            Self::PemKey => "pem_key",
            Self::SignatureHeader => "signature_header",
            Self::Masked => "masked",
            Self::WhiteSpace => "white_space",
            Self::StrangeCharacter => "strange_character",
            Self::CutOff => "cut_off",
            Self::NoPrefix => "no_prefix",
        }
    }

    /// What was found, and what to do.
    const fn sentence(self) -> (&'static str, &'static str) {
        const COPY: &str = "copy the whole secret again";
        const OWN: &str = "give the endpoint's signing secret, which the provider's dashboard shows with the endpoint";
        match self {
            Self::Empty => ("nothing", "set it; an unset environment variable looks like this"),
            Self::ApiKey => ("an API key", OWN),
            Self::EndpointId => ("the id of an endpoint", OWN),
            Self::Address => ("an address", OWN),
            Self::PemKey => ("a key as PEM", OWN),
            Self::SignatureHeader => ("a signature header", OWN),
            Self::Masked => ("a secret whose characters are hidden", "reveal it first, then copy the whole secret"),
            Self::WhiteSpace => ("text with white space in it", "give one secret; several are given one by one"),
            Self::StrangeCharacter => ("text with a character that no secret has", COPY),
            Self::CutOff => ("the beginning of a secret", COPY),
            Self::NoPrefix => ("text that does not begin with whsec_", OWN),
        }
    }
}

impl fmt::Display for SecretErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
