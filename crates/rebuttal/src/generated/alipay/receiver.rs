// Generated from spec/alipay.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]

use super::provider::PROVIDER;
use super::tables;
use super::types::*;
use ::rebuttal_runtime::Error;
use ::rebuttal_runtime::options;
use ::rebuttal_runtime::provider::{AnyHandle, Argument, Returned};
use ::rebuttal_runtime::webhook::{AnyReceiver, system_now};
use ::rebuttal_schema::Acknowledgement;

/// Verifies and reads the notifications that Antom posts to the merchant. It holds no private key
/// and does no I/O.
#[derive(Debug)]
pub struct Webhooks(AnyReceiver);

/// Makes a [`Webhooks`].
#[derive(Debug, Default)]
pub struct WebhooksBuilder {
    options: options::Given,
    #[allow(dead_code)]
    objects: options::Objects,
}

impl WebhooksBuilder {
    /// The path of the notification URL as Antom knows it, with its query if it has one. It is part
    /// of what is signed, and a proxy may have rewritten the one that reaches the program.
    /// Required. Environment: `ALIPAY_WEBHOOK_PATH`.
    pub fn path(mut self, value: impl Into<String>) -> Self {
        self.options.insert("path", Into::<String>::into(value));
        self
    }

    /// The merchant's client id. A notification for another one is refused. Required. Environment:
    /// `ALIPAY_CLIENT_ID`.
    pub fn client_id(mut self, value: impl Into<String>) -> Self {
        self.options.insert("client_id", Into::<String>::into(value));
        self
    }

    /// Antom's public key as its Dashboard shows it; several while keys are exchanged. Required.
    /// Environment: `ALIPAY_PUBLIC_KEY`.
    pub fn alipay_public_key(mut self, value: impl Into<::rebuttal_runtime::OneOrMore>) -> Self {
        self.options.insert("alipay_public_key", Into::<::rebuttal_runtime::OneOrMore>::into(value));
        self
    }

    /// How far the time in a notification may lie from now. Off unless set: Antom re-sends for a
    /// day, and whether a re-sent notification carries a new time is not documented.
    pub fn tolerance(mut self, value: std::time::Duration) -> Self {
        self.options.insert("tolerance", value);
        self
    }
}

impl WebhooksBuilder {
    /// Makes the receiver.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault.
    pub fn build(self) -> Result<Webhooks, Error> {
        AnyReceiver::open(PROVIDER, self.options).map(Webhooks)
    }
}

impl Webhooks {
    /// Starts with no options set.
    pub fn builder() -> WebhooksBuilder {
        WebhooksBuilder::default()
    }

    /// Takes the options from the environment variables that their descriptions name.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which is missing, or the option which is not usable.
    pub fn from_env() -> Result<Self, Error> {
        AnyReceiver::open(PROVIDER, options::from_env(tables::PROVIDER.webhook_options())?).map(Self)
    }

    /// Verifies a message over its exact bytes, then reads it.
    ///
    /// # Errors
    /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) before anything is parsed; [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode) if the verified bytes are no JSON object.
    pub fn receive(&self, headers: &::http::HeaderMap, body: &[u8]) -> Result<Message, Error> {
        self.verify(headers, body)?;
        self.parse(body)
    }

    /// Verifies a message without reading it.
    ///
    /// # Errors
    /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) with the reason.
    pub fn verify(&self, headers: &::http::HeaderMap, body: &[u8]) -> Result<(), Error> {
        let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        self.0.verify(&headers, body, system_now())
    }

    /// Reads a message that was verified before.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode) if it is no JSON object.
    pub fn parse(&self, body: &[u8]) -> Result<Message, Error> {
        Message::of(self.0.parse(body)?)
    }

    /// What to answer to a message that was taken.
    pub fn acknowledgement(&self) -> Acknowledgement {
        self.0.acknowledgement()
    }

    /// The headers of a message signed as the provider would, for tests.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) if the key is not usable.
    pub fn sign_test_message(&self, body: &[u8], signing_key: &str) -> Result<Vec<(String, String)>, Error> {
        self.0.sign_test(signing_key, body, system_now())
    }
}

/// The exact bytes that a signature covers: method, path with query, client id, time and body, as
/// the provider joins them. For looking at while debugging, and for signing elsewhere.
///
/// * `method`: The HTTP method, in capitals.
///
/// * `path`: Path, with the query if there is one, without the host.
///
/// * `client_id`: The merchant's client id.
///
/// * `time`: The Request-Time or Response-Time header, unchanged.
///
/// * `body`: The body's exact bytes.
///
/// Returns: What gets signed.
///
/// # Errors
/// As said above, and
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable.
pub fn content_to_sign(method: &str, path: &str, client_id: &str, time: &str, body: &[u8]) -> Result<Vec<u8>, Error> {
    PROVIDER.run("content_to_sign", &[Argument::Text(method), Argument::Text(path), Argument::Text(client_id), Argument::Text(time), Argument::Bytes(body)]).map(Returned::into_bytes)
}

/// The SHA-256 digest of what `content_to_sign` gives, which is what the signature covers.
///
/// * `method`: The HTTP method, in capitals.
///
/// * `path`: Path, with the query if there is one, without the host.
///
/// * `client_id`: The merchant's client id.
///
/// * `time`: The Request-Time or Response-Time header, unchanged.
///
/// * `body`: The body's exact bytes.
///
/// Returns: 64 lower-case hexadecimal digits.
///
/// # Errors
/// As said above, and
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable.
pub fn content_digest(method: &str, path: &str, client_id: &str, time: &str, body: &[u8]) -> Result<String, Error> {
    PROVIDER.run("content_digest", &[Argument::Text(method), Argument::Text(path), Argument::Text(client_id), Argument::Text(time), Argument::Bytes(body)]).map(Returned::into_text)
}

/// The text of a Signature header.
///
/// * `signature`: The signature in Base64.
///
/// * `key_version`: The version of the key that signed.
///
/// Returns: `algorithm=RSA256,keyVersion=…,signature=…`, percent-encoded.
///
/// # Errors
/// As said above, and
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable.
pub fn signature_header(signature: &str, key_version: i64) -> Result<String, Error> {
    PROVIDER.run("signature_header", &[Argument::Text(signature), Argument::Integer(key_version)]).map(Returned::into_text)
}

/// The signature inside a Signature header, in Base64. Without one:
/// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) with the reason.
///
/// * `header`: The header's value.
///
/// Returns: The signature in Base64.
///
/// # Errors
/// As said above, and
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable.
pub fn parse_signature_header(header: &str) -> Result<String, Error> {
    PROVIDER.run("parse_signature_header", &[Argument::Text(header)]).map(Returned::into_text)
}

/// A new RSA private key of 2048 bits, for tests and for a merchant's first key pair. Keep it
/// secret; the public half for the Dashboard is `PrivateKey.public_key`.
///
/// Returns: Bare Base64 of the PKCS#8 form.
///
/// # Errors
/// As said above, and
/// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an argument
/// that is not usable.
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
    /// As said above, and
    /// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an
    /// argument that is not usable.
    pub fn sign(&self, content: &[u8]) -> Result<String, Error> {
        self.0.run("sign", &[Argument::Bytes(content)]).map(Returned::into_text)
    }

    /// The public half, as the Dashboard takes it.
    ///
    /// Returns: Bare Base64 of the SPKI form.
    ///
    /// # Errors
    /// As said above, and
    /// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an
    /// argument that is not usable.
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
    ///
    /// * `signature`: The signature's bytes, decoded from Base64.
    ///
    /// # Errors
    /// As said above, and
    /// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) for an
    /// argument that is not usable.
    pub fn verify(&self, content: &[u8], signature: &[u8]) -> Result<(), Error> {
        self.0.run("verify", &[Argument::Bytes(content), Argument::Bytes(signature)]).map(drop)
    }
}
