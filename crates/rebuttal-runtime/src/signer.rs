//! A signer of the application's own, in place of a private key.

use std::fmt;
use std::io;

use futures_util::future::BoxFuture;

use crate::error::chain;

/// Why a signer of the application's own could not sign.
pub type SignerError = Box<dyn std::error::Error + Send + Sync>;

/// Signs in place of a private key, for keys that never leave a key management service or a hardware module.
///
/// ```
/// use rebuttal::{Signer, SignerError, ToSign};
/// # use std::future::Future; use std::pin::Pin;
///
/// struct Kms; // a client of your key management service
///
/// impl Signer for Kms {
///     fn sign<'a>(
///         &'a self,
///         to_sign: ToSign<'a>,
///     ) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, SignerError>> + Send + 'a>> {
///         Box::pin(async move {
///             // RSASSA_PKCS1_V1_5_SHA_256 over the message, or over to_sign.digest()
///             # let _ = to_sign.digest();
///             Ok(remote_sign(to_sign.content()).await?)
///         })
///     }
/// }
/// # async fn remote_sign(_: &[u8]) -> Result<Vec<u8>, std::io::Error> { Ok(Vec::new()) }
/// ```
pub trait Signer: Send + Sync + 'static {
    /// Signs with the algorithm of the provider's scheme and gives the signature's bytes. It counts against the
    /// call's time limits.
    ///
    /// # Errors
    /// Whatever went wrong: the call ends with a `ErrorKind::Transport` whose outcome is `not_done` and whose cause this is. It is
    /// retryable only if the signer says that the failure passes, with a [`TransientSignerError`] or an
    /// [`std::io::Error`] of a lost connection or a time limit among the causes: access that is denied today is denied
    /// again when the same call is made again.
    fn sign<'a>(&'a self, to_sign: ToSign<'a>) -> BoxFuture<'a, Result<Vec<u8>, SignerError>>;
}

/// A failure that passes: calling again may help, so the call's error says that it is retryable.
///
/// ```
/// use rebuttal::{SignerError, TransientSignerError};
///
/// fn throttled() -> Result<Vec<u8>, SignerError> {
///     Err(TransientSignerError::new("the key service takes no more requests this second").into())
/// }
/// # assert!(throttled().is_err());
/// ```
pub struct TransientSignerError(SignerError);

impl TransientSignerError {
    /// Marks a failure as one that passes.
    pub fn new(cause: impl Into<SignerError>) -> Self {
        Self(cause.into())
    }
}

impl fmt::Debug for TransientSignerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TransientSignerError").field(&self.0).finish()
    }
}

impl fmt::Display for TransientSignerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for TransientSignerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

/// Whether a signer's failure says of itself that it passes.
pub fn passes(error: &SignerError) -> bool {
    chain(&**error)
        .any(|error| error.is::<TransientSignerError>() || error.downcast_ref::<io::Error>().is_some_and(lost))
}

fn lost(error: &io::Error) -> bool {
    use io::ErrorKind::{
        ConnectionAborted, ConnectionRefused, ConnectionReset, HostUnreachable, Interrupted, NetworkDown,
        NetworkUnreachable, NotConnected, TimedOut, WouldBlock,
    };
    matches!(
        error.kind(),
        ConnectionAborted
            | ConnectionRefused
            | ConnectionReset
            | HostUnreachable
            | Interrupted
            | NetworkDown
            | NetworkUnreachable
            | NotConnected
            | TimedOut
            | WouldBlock
    )
}

/// What a [`Signer`] signs.
#[derive(Clone, Copy)]
pub struct ToSign<'a> {
    content: &'a [u8],
    digest: [u8; 32],
}

impl<'a> ToSign<'a> {
    /// Content and its SHA-256 digest.
    pub fn new(content: &'a [u8], digest: [u8; 32]) -> Self {
        Self { content, digest }
    }

    /// The whole content.
    pub fn content(&self) -> &'a [u8] {
        self.content
    }

    /// Its SHA-256 digest, for services that sign digests.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}

impl fmt::Debug for ToSign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The content holds evidence.
        write!(f, "ToSign({} bytes)", self.content.len())
    }
}
