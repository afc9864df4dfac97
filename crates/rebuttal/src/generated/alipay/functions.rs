// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use rebuttal_runtime::{Error, options};
use rebuttal_runtime::provider::{AnyHandle, Argument, Returned};

use super::provider::PROVIDER;

/// The exact bytes that a signature covers: method, path with query, client id, time and body, as
/// the provider joins them. For looking at while debugging, and for signing elsewhere.
///
/// * `method`: The HTTP method, in capitals.
/// * `path`: Path, with the query if there is one, without the host.
/// * `client_id`: The merchant's client id.
/// * `time`: The Request-Time or Response-Time header, unchanged.
/// * `body`: The body's exact bytes.
///
/// Returns: What gets signed.
///
/// # Errors
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable, and what is said above.
pub fn content_to_sign(
    method: &str,
    path: &str,
    client_id: &str,
    time: &str,
    body: &[u8],
) -> Result<Vec<u8>, Error> {
    PROVIDER
        .run(
            "content_to_sign",
            &[
                Argument::Text(method),
                Argument::Text(path),
                Argument::Text(client_id),
                Argument::Text(time),
                Argument::Bytes(body),
            ],
        )
        .map(Returned::into_bytes)
}

/// The SHA-256 digest of what [`content_to_sign`] gives, which is what the signature covers.
///
/// * `method`: The HTTP method, in capitals.
/// * `path`: Path, with the query if there is one, without the host.
/// * `client_id`: The merchant's client id.
/// * `time`: The Request-Time or Response-Time header, unchanged.
/// * `body`: The body's exact bytes.
///
/// Returns: 64 lower-case hexadecimal digits.
///
/// # Errors
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable, and what is said above.
pub fn content_digest(
    method: &str,
    path: &str,
    client_id: &str,
    time: &str,
    body: &[u8],
) -> Result<String, Error> {
    PROVIDER
        .run(
            "content_digest",
            &[
                Argument::Text(method),
                Argument::Text(path),
                Argument::Text(client_id),
                Argument::Text(time),
                Argument::Bytes(body),
            ],
        )
        .map(Returned::into_text)
}

/// The text of a Signature header.
///
/// * `signature`: The signature in Base64.
/// * `key_version`: The version of the key that signed.
///
/// Returns: `algorithm=RSA256,keyVersion=…,signature=…`, percent-encoded.
///
/// # Errors
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable, and what is said above.
pub fn signature_header(signature: &str, key_version: i64) -> Result<String, Error> {
    PROVIDER
        .run(
            "signature_header",
            &[Argument::Text(signature), Argument::Integer(key_version)],
        )
        .map(Returned::into_text)
}

/// The signature inside a Signature header, in Base64. Without one:
/// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) with the reason.
///
/// * `header`: The header's value.
///
/// Returns: The signature in Base64.
///
/// # Errors
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable, and what is said above.
pub fn parse_signature_header(header: &str) -> Result<String, Error> {
    PROVIDER
        .run("parse_signature_header", &[Argument::Text(header)])
        .map(Returned::into_text)
}

/// A new RSA private key of 2048 bits, for tests and for a merchant's first key pair. Keep it
/// secret; the public half for the Dashboard is [`PrivateKey::public_key`].
///
/// Returns: Bare Base64 of the PKCS#8 form.
///
/// # Errors
/// Only what is said above.
pub fn generate_private_key() -> Result<String, Error> {
    PROVIDER.run("generate_private_key", &[]).map(Returned::into_text)
}

/// An RSA private key, parsed once, that signs. Takes PKCS#8 or PKCS#1, as PEM or bare Base64.
#[derive(Debug)]
pub struct PrivateKey(AnyHandle);

impl PrivateKey {
    /// Makes it from its options.
    ///
    /// * `key`: The key's text.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let mut options = options::Given::default();
        options.insert("key", Into::<String>::into(key));
        AnyHandle::open(PROVIDER, "PrivateKey", options).map(Self)
    }

    /// Signs bytes with RSA PKCS#1 v1.5 over SHA-256.
    ///
    /// * `content`: What to sign.
    ///
    /// Returns: The signature in Base64.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an
    /// argument that is not usable, and what is said above.
    pub fn sign(&self, content: &[u8]) -> Result<String, Error> {
        self.0.run("sign", &[Argument::Bytes(content)]).map(Returned::into_text)
    }

    /// The public half, as the Dashboard takes it.
    ///
    /// Returns: Bare Base64 of the SPKI form.
    ///
    /// # Errors
    /// Only what is said above.
    pub fn public_key(&self) -> Result<String, Error> {
        self.0.run("public_key", &[]).map(Returned::into_text)
    }
}

/// An RSA public key, parsed once, that verifies. Takes SPKI or PKCS#1, as PEM or bare Base64.
#[derive(Debug)]
pub struct PublicKey(AnyHandle);

impl PublicKey {
    /// Makes it from its options.
    ///
    /// * `key`: The key's text.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let mut options = options::Given::default();
        options.insert("key", Into::<String>::into(key));
        AnyHandle::open(PROVIDER, "PublicKey", options).map(Self)
    }

    /// Verifies an RSA PKCS#1 v1.5 signature over SHA-256:
    /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) if it does not match.
    ///
    /// * `content`: What was signed.
    /// * `signature`: The signature's bytes, decoded from Base64.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an
    /// argument that is not usable, and what is said above.
    pub fn verify(&self, content: &[u8], signature: &[u8]) -> Result<(), Error> {
        self.0
            .run("verify", &[Argument::Bytes(content), Argument::Bytes(signature)])
            .map(drop)
    }
}
