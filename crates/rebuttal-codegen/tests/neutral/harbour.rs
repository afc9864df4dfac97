//! Harbour: the written half. Everything generated from `spec/harbour.yaml` is re-exported here.

use rebuttal_signing::{PrivateKey as SigningKey, PublicKey as VerifyingKey, Signature};

pub use crate::generated::harbour::*;
use rebuttal_runtime::options::Options;
#[cfg(feature = "client")]
use rebuttal_runtime::provider::Opened;
use rebuttal_runtime::provider::{Argument, Failure, Handle, Headers, Provider, Returned, Verifier};
use rebuttal_runtime::webhook;
use rebuttal_runtime::{Error, ErrorKind};

/// The provider.
pub(crate) struct Harbour;

impl Provider for Harbour {
    fn schema(&self) -> &'static rebuttal_schema::Provider {
        &crate::generated::harbour::tables::PROVIDER
    }

    #[cfg(feature = "client")]
    fn open(&self, options: &Options) -> Result<Opened, Error> {
        calls::open(options)
    }

    fn verifier(&self, options: &Options) -> Result<Box<dyn Verifier>, Error> {
        let oldest = options.duration("oldest").and_then(|oldest| i64::try_from(oldest.as_millis()).ok());
        Ok(Box::new(Messages { keys: keys(options)?, oldest }))
    }

    fn run(&self, function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
        run(function, arguments)
    }

    fn handle(&self, name: &str, options: &Options) -> Result<Box<dyn Handle>, Error> {
        handle(name, options)
    }
}

fn unusable(option: &str, why: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Config, format!("the option `{option}` is not usable: {why}")).with_field(option)
}

fn keys(options: &Options) -> Result<Vec<VerifyingKey>, Error> {
    let texts = options.texts("harbour_keys").iter();
    texts.map(|text| VerifyingKey::parse(text).map_err(|error| unusable("harbour_keys", error))).collect()
}

fn content(body: &[u8], time: &str) -> Vec<u8> {
    [body, b"|", time.as_bytes()].concat()
}

fn header(key: &SigningKey, body: &[u8], time: &str) -> Result<String, Error> {
    let proof = key.sign_bytes(&content(body, time));
    let proof = proof.map_err(|error| Error::new(ErrorKind::Transport, "no proof can be made").with_source(error))?;
    Ok(format!("v1;{}", proof.to_base64()))
}

fn check(keys: &[VerifyingKey], proof: &str, body: &[u8], time: &str) -> Result<(), Failure> {
    let proof = proof.strip_prefix("v1;").and_then(|text| Signature::from_base64(text).ok());
    let proof = proof.ok_or_else(|| Failure::new("malformed", "the harbour-proof header is no v1 proof"))?;
    let content = content(body, time);
    if keys.iter().any(|key| key.verify_bytes(&content, proof.as_bytes()).is_ok()) {
        return Ok(());
    }
    Err(Failure::new("mismatch", "the proof does not match"))
}

#[cfg(feature = "client")]
mod calls {
    use futures_util::future::{BoxFuture, FutureExt, ready};
    use http::HeaderValue;

    use super::*;
    use rebuttal_runtime::provider::{Authenticity, Incoming, Outgoing, Scheme};
    use rebuttal_runtime::transport::hosts;

    pub(super) fn open(options: &Options) -> Result<Opened, Error> {
        let base_url = hosts::base_url("api_url", options.text("api_url"), options.flag("allow_http"))?;
        let scheme = Proofs {
            key_id: options.text("key_id").to_owned(),
            key: SigningKey::parse(options.text("proof_key")).map_err(|error| unusable("proof_key", error))?,
            keys: keys(options)?,
            demand_proof: options.flag("demand_proof"),
            berth: options.integer("berth").unwrap_or_default(),
        };
        let depot_url = hosts::base_url("depot_url", options.text("depot_url"), options.flag("allow_http"))?;
        Ok(Opened { base_url, hosts: vec![("depot_url", depot_url)], scheme: Box::new(scheme) })
    }

    struct Proofs {
        key_id: String,
        key: SigningKey,
        keys: Vec<VerifyingKey>,
        demand_proof: bool,
        berth: i64,
    }

    impl Proofs {
        fn headers(&self, request: &mut Outgoing<'_>) -> Result<(), Error> {
            let time = request.now.to_string();
            // A body that is read while it is sent cannot be proven; its path is.
            let proof = header(&self.key, request.body.unwrap_or(request.uri.as_bytes()), &time)?;
            let berth = self.berth.to_string();
            for (name, value) in
                [("harbour-key", &self.key_id), ("harbour-time", &time), ("harbour-proof", &proof), ("harbour-berth", &berth)]
            {
                let value = HeaderValue::from_str(value)
                    .map_err(|error| Error::new(ErrorKind::Transport, format!("no {name} header")).with_source(error))?;
                request.headers.insert(name, value);
            }
            Ok(())
        }
    }

    impl Scheme for Proofs {
        fn sign<'a>(&'a self, request: &'a mut Outgoing<'_>) -> BoxFuture<'a, Result<(), Error>> {
            ready(self.headers(request)).boxed()
        }

        fn verify(&self, _: &str, _: &str, answer: &Incoming<'_>) -> Result<Authenticity, Failure> {
            let one = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok());
            match (one("harbour-proof"), one("harbour-time")) {
                (Some(proof), Some(time)) => check(&self.keys, proof, answer.body, time).map(|()| Authenticity::Proven),
                _ if self.demand_proof => Ok(Authenticity::Unsigned),
                _ => Ok(Authenticity::Proven),
            }
        }
    }
}

struct Messages {
    keys: Vec<VerifyingKey>,
    oldest: Option<i64>,
}

impl Verifier for Messages {
    fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Failure> {
        let (proof, time) = (webhook::header(headers, "harbour-proof")?, webhook::header(headers, "harbour-time")?);
        check(&self.keys, proof, body, time)?;
        let sent: i64 = time.parse().map_err(|_| Failure::new("malformed", "the harbour-time header is no number"))?;
        if self.oldest.is_some_and(|oldest| now.saturating_sub(sent) > oldest) {
            return Err(Failure::new("too_old", "the message is too old"));
        }
        Ok(())
    }

    fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error> {
        let key = SigningKey::parse(signing_key).map_err(|error| unusable("signing_key", error))?;
        let time = now.to_string();
        Ok(vec![("harbour-proof".to_owned(), header(&key, body, &time)?), ("harbour-time".to_owned(), time)])
    }
}

fn run(function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
    match (function, arguments) {
        ("proof_header", [proof, Argument::Integer(version)]) => {
            Ok(Returned::Text(format!("v{version};{}", proof.text())))
        }
        ("content_to_prove", [body, time]) => Ok(Returned::Bytes(content(body.bytes(), time.text()))),
        ("new_key", []) => SigningKey::generate()
            .and_then(|key| key.to_pkcs8_base64())
            .map(|text| Returned::Text(text.to_string()))
            .map_err(|error| Error::new(ErrorKind::Config, "no key can be made").with_source(error)),
        _ => Err(Error::new(ErrorKind::InvalidArgument, format!("there is no function `{function}`"))),
    }
}

fn handle(name: &str, options: &Options) -> Result<Box<dyn Handle>, Error> {
    match name {
        "Seal" => {
            let key = SigningKey::parse(options.text("key")).map_err(|error| unusable("key", error))?;
            Ok(Box::new(SealKey(key)))
        }
        _ => Err(Error::new(ErrorKind::InvalidArgument, format!("there is no `{name}`"))),
    }
}

struct SealKey(SigningKey);

impl Handle for SealKey {
    fn run(&self, function: &str, arguments: &[Argument<'_>]) -> Result<Returned, Error> {
        match (function, arguments) {
            ("prove", [content]) => match self.0.sign_bytes(content.bytes()) {
                Ok(proof) => Ok(Returned::Text(proof.to_base64())),
                Err(error) => Err(Error::new(ErrorKind::InvalidArgument, "no proof can be made").with_source(error)),
            },
            ("public_key", []) => Ok(Returned::Text(self.0.public_key().to_spki_base64())),
            _ => Err(Error::new(ErrorKind::InvalidArgument, format!("there is no function `{function}`"))),
        }
    }
}
