//! How a key can be the wrong one.

use std::{borrow::Cow, fmt};

use super::role::Role;

/// A text that is not the key that is needed. It says which mistake it is and never shows the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    wanted: Role,
    kind: KeyErrorKind,
    seen: Option<Cow<'static, str>>,
}

impl KeyError {
    pub(super) const fn new(wanted: Role, kind: KeyErrorKind) -> Self {
        Self { wanted, kind, seen: None }
    }

    /// Adds what was seen: a number, an algorithm or a label, never a piece of the key.
    pub(super) fn seen(mut self, seen: impl Into<Cow<'static, str>>) -> Self {
        self.seen = Some(seen.into());
        self
    }

    /// Which mistake it is.
    #[must_use]
    pub fn kind(&self) -> KeyErrorKind {
        self.kind
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wanted = match self.wanted {
            Role::Private => "an RSA private key (PKCS#8 or PKCS#1, as PEM or Base64)",
            Role::Public => "an RSA public key (SPKI or PKCS#1, as PEM or Base64)",
        };
        let (found, cure) = self.kind.sentence();
        write!(f, "expected {wanted}, found {found}")?;
        if let Some(seen) = &self.seen {
            write!(f, " ({seen})")?;
        }
        write!(f, ": {cure}")
    }
}

impl std::error::Error for KeyError {}

/// Which mistake a wrong key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyErrorKind {
    /// Nothing but white space and quotes.
    Empty,
    /// A public key where the private one is needed.
    PublicKey,
    /// A private key where a public one is needed. It may have been shown where it should not be.
    PrivateKey,
    /// A key of another algorithm: EC, Ed25519, DSA, RSA-PSS.
    NotRsa,
    /// A certificate or a request for one.
    Certificate,
    /// A private key that needs a password.
    Encrypted,
    /// RSA below 2048 bits.
    TooSmall,
    /// RSA above 8192 bits.
    TooLarge,
    /// The beginning or the end is missing.
    CutOff,
    /// Bytes after the key's end.
    TrailingData,
    /// Neither PEM nor Base64.
    NotBase64,
    /// An API key or webhook secret.
    ApiKey,
    /// The path of a file.
    FilePath,
    /// A PEM whose lines contradict each other or what is between them.
    LabelMismatch,
    /// A PEM of something that is not a key.
    UnknownLabel,
    /// A key in the format of SSH or PuTTY.
    SshKey,
    /// More than one PEM block.
    SeveralBlocks,
    /// Base64 of something that is not a key.
    NotAKey,
    /// It has the shape of an RSA key, but its numbers do not belong together.
    Invalid,
}

impl KeyErrorKind {
    /// A stable name, the same in all languages, such as `cut_off`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::PublicKey => "public_key",
            Self::PrivateKey => "private_key",
            Self::NotRsa => "not_rsa",
            Self::Certificate => "certificate",
            Self::Encrypted => "encrypted",
            Self::TooSmall => "too_small",
            Self::TooLarge => "too_large",
            Self::CutOff => "cut_off",
            Self::TrailingData => "trailing_data",
            Self::NotBase64 => "not_base64",
            Self::ApiKey => "api_key",
            Self::FilePath => "file_path",
            Self::LabelMismatch => "label_mismatch",
            Self::UnknownLabel => "unknown_label",
            Self::SshKey => "ssh_key",
            Self::SeveralBlocks => "several_blocks",
            Self::NotAKey => "not_a_key",
            Self::Invalid => "invalid",
        }
    }

    /// What was found, and what to do.
    const fn sentence(self) -> (&'static str, &'static str) {
        const COPY: &str = "copy the whole key again";
        match self {
            Self::Empty => ("nothing", "set it; an unset environment variable looks like this"),
            Self::PublicKey => ("a public key", "give the private key that belongs to the public key you uploaded"),
            Self::PrivateKey => {
                ("a private key", "give the provider's public key, and keep the private key to yourself")
            }
            Self::NotRsa => ("a key of another algorithm", "use an RSA key of 2048 bits"),
            Self::Certificate => ("a certificate", "give the bare key"),
            Self::Encrypted => {
                ("a private key with a password", "remove the password: openssl pkey -in FILE -out NEW_FILE")
            }
            Self::TooSmall => ("an RSA key that is too small", "use an RSA key of 2048 bits"),
            Self::TooLarge => ("an RSA key that is too large", "use an RSA key of 2048 bits"),
            Self::CutOff => ("a key that is cut off", COPY),
            Self::TrailingData => ("a key with something after it", COPY),
            Self::NotBase64 => ("text that is neither PEM nor Base64", COPY),
            Self::ApiKey => ("an API key or webhook secret", "give the RSA key; they are different things"),
            Self::FilePath => ("the path of a file", "read the file and give what it contains"),
            Self::LabelMismatch => {
                ("a PEM that contradicts itself", "copy the whole key again, with its own BEGIN and END lines")
            }
            Self::UnknownLabel => ("a PEM of something else", "give the block that is labelled as the key"),
            Self::SshKey => (
                "a key in the format of SSH",
                "convert it: ssh-keygen -p -m PKCS8 -f COPY (private) or ssh-keygen -e -m PKCS8 -f FILE (public)",
            ),
            Self::SeveralBlocks => ("more than one PEM block", "give the block of the key alone"),
            Self::NotAKey => (
                "Base64 of something that is no key",
                "check that its beginning is there, and that no password or id stands in its place",
            ),
            Self::Invalid => ("an RSA key whose numbers do not belong together", COPY),
        }
    }
}

impl fmt::Display for KeyErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
