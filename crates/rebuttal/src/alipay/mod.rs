//! Alipay (Antom): the written half. Everything generated from `spec/alipay.yaml` is re-exported here.

#[cfg(feature = "client")]
mod calls;
mod keys;
#[cfg(all(feature = "client", feature = "evidence"))]
pub(crate) mod packets;
mod webhooks;

use rebuttal_signing::{
    Content, Mismatch, PrivateKey as SigningKey, PublicKey as VerifyingKey, Signature, SignatureHeader,
};

use self::keys::{key_error, private_key};
use self::webhooks::Notifications;

pub use crate::generated::alipay::*;
use rebuttal_runtime::options::Options;
#[cfg(feature = "client")]
use rebuttal_runtime::provider::Opened;
use rebuttal_runtime::provider::{Argument, Failure, Handle, Provider, Returned, Verifier};
use rebuttal_runtime::{Error, ErrorKind, Outcome};

/// The provider.
pub(crate) struct Alipay;

impl Provider for Alipay {
    fn schema(&self) -> &'static rebuttal_schema::Provider {
        &crate::generated::alipay::tables::PROVIDER
    }

    #[cfg(feature = "client")]
    fn open(&self, options: &Options) -> Result<Opened, Error> {
        calls::open(options)
    }

    fn verifier(&self, options: &Options) -> Result<Box<dyn Verifier>, Error> {
        Notifications::open(options).map(|verifier| Box::new(verifier) as Box<dyn Verifier>)
    }

    fn run(&self, function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
        run(function, arguments)
    }

    fn handle(&self, name: &str, options: &Options) -> Result<Box<dyn Handle>, Error> {
        handle(name, options)
    }
}

/// Runs one of the functions of `x-functions`.
fn run(function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
    match (function, arguments) {
        ("content_to_sign" | "content_digest", [method, path, client_id, time, body]) => {
            let content = Content::new(method.text(), path.text(), client_id.text(), time.text(), body.bytes());
            Ok(match function {
                "content_digest" => Returned::Text(content.digest().to_hex()),
                _ => Returned::Bytes(content.to_bytes()),
            })
        }
        ("signature_header", [signature, Argument::Integer(version)]) => {
            let signature = Signature::from_base64(signature.text()).map_err(|error| argument("signature", error))?;
            let version = u32::try_from(*version).map_err(|error| argument("key_version", error))?;
            Ok(Returned::Text(SignatureHeader::new(signature).with_key_version(version).to_string()))
        }
        ("parse_signature_header", [header]) => SignatureHeader::parse(header.text())
            .map(|header| Returned::Text(header.signature().to_base64()))
            .map_err(|error| found(error.reason().name(), error.to_string())),
        ("generate_private_key", []) => {
            let made = SigningKey::generate().and_then(|key| key.to_pkcs8_base64());
            made.map(|text| Returned::Text(text.to_string()))
                .map_err(|error| Error::new(ErrorKind::Config, "no key could be generated").with_source(error))
        }
        _ => Err(no_such(function)),
    }
}

fn argument(name: &str, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorKind::InvalidArgument, format!("`{name}` is not usable: {error}")).with_field(name)
}

/// What a function finds of a signature, which asks nobody for anything.
fn found(reason: &'static str, message: impl Into<String>) -> Error {
    Failure::new(reason, message).into_error().with_outcome(Outcome::NotDone)
}

fn no_such(function: &str) -> Error {
    let message = format!("there is no function `{function}` with these arguments");
    Error::new(ErrorKind::InvalidArgument, message).with_field("function")
}

/// Makes one of the handles of `x-handles`.
fn handle(name: &str, options: &Options) -> Result<Box<dyn Handle>, Error> {
    match name {
        "PrivateKey" => Ok(Box::new(PrivateHandle(private_key(options, "key")?))),
        "PublicKey" => {
            let key = VerifyingKey::parse(options.text("key")).map_err(|error| key_error("key", &error))?;
            Ok(Box::new(PublicHandle(key)))
        }
        _ => Err(no_such(name)),
    }
}

struct PrivateHandle(SigningKey);

impl Handle for PrivateHandle {
    fn run(&self, function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
        match (function, arguments) {
            ("sign", [content]) => match self.0.sign_bytes(content.bytes()) {
                Ok(signature) => Ok(Returned::Text(signature.to_base64())),
                Err(error) => Err(argument("content", error)),
            },
            ("public_key", []) => Ok(Returned::Text(self.0.public_key().to_spki_base64())),
            _ => Err(no_such(function)),
        }
    }
}

struct PublicHandle(VerifyingKey);

impl Handle for PublicHandle {
    fn run(&self, function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
        match (function, arguments) {
            ("verify", [content, signature]) => match self.0.verify_bytes(content.bytes(), signature.bytes()) {
                Ok(()) => Ok(Returned::Nothing),
                Err(Mismatch { .. }) => Err(found("mismatch", "the signature does not match the content")),
            },
            _ => Err(no_such(function)),
        }
    }
}
