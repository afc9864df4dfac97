//! Alipay (Antom): the written half. Everything generated from `spec/alipay.yaml` is re-exported here.

use rebuttal_signing::{
    Content, KeyError, Mismatch, PrivateKey as SigningKey, PublicKey as VerifyingKey, Signature, SignatureHeader,
};

pub use crate::generated::alipay::*;
use rebuttal_runtime::options::Options;
#[cfg(feature = "client")]
use rebuttal_runtime::provider::Opened;
use rebuttal_runtime::provider::{Argument, Failure, Handle, Headers, Provider, Returned, Verifier};
use rebuttal_runtime::webhook;
use rebuttal_runtime::{Error, ErrorKind, Outcome, time};

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

fn key_error(option: &str, error: &KeyError) -> Error {
    Error::new(ErrorKind::Config, format!("the option `{option}` is not usable: {error}")).with_field(option)
}

fn private_key(options: &Options, option: &str) -> Result<SigningKey, Error> {
    SigningKey::parse(options.text(option)).map_err(|error| key_error(option, &error))
}

/// The client id is joined with other texts and signed, so what no header takes can never be right.
fn client_id(options: &Options) -> Result<String, Error> {
    plain(options, "client_id")
}

/// A text of visible ASCII without white space; around it, it is a slip of whoever copied it.
fn plain(options: &Options, option: &'static str) -> Result<String, Error> {
    let text = options.text(option).trim();
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(text.to_owned());
    }
    let message = format!("the option `{option}` holds white space, line breaks or characters beyond ASCII");
    Err(Error::new(ErrorKind::Config, message).with_field(option))
}

/// Several while keys are exchanged: a signature is good if any of them verifies it.
fn public_keys(options: &Options) -> Result<Vec<VerifyingKey>, Error> {
    let option = "alipay_public_key";
    options
        .texts(option)
        .iter()
        .map(|text| VerifyingKey::parse(text).map_err(|error| key_error(option, &error)))
        .collect()
}

/// Checks a `Signature` header against content, with the reason if it is not good.
fn verify_header(keys: &[VerifyingKey], header: &str, content: &Content<'_>) -> Result<(), Failure> {
    let header =
        SignatureHeader::parse(header).map_err(|error| Failure::new(error.reason().name(), error.to_string()))?;
    if keys.iter().any(|key| key.verify(content, header.signature()).is_ok()) {
        return Ok(());
    }
    let message = "the signature does not match. Compare the configured public key with the one in Antom's Dashboard \
                   (it is not the merchant's own), and the path and client id with what Antom has on record";
    Err(Failure::new("mismatch", message))
}

/// The moment that a header names, in milliseconds since 1970. It is read however old a message may be: the bytes that are
/// signed join client id and time with a dot, so what was signed for the client `a.b` would be good for `a` at `b.2026-…`.
fn sent_at(header: &str, time: &str) -> Result<i64, Failure> {
    time::milliseconds(time).ok_or_else(|| {
        let problem = "is neither ISO 8601 with an offset nor milliseconds since 1970";
        Failure::new("malformed", format!("the {header} header {problem}"))
    })
}

/// The client id is part of what is signed, so ours is used; another one in the header is somebody else's message.
fn check_client_id(ours: &str, theirs: Option<&str>) -> Result<(), Failure> {
    match theirs {
        Some(theirs) if theirs != ours => {
            Err(Failure::new("client_id", "the client-id header names another merchant than the configured one"))
        }
        _ => Ok(()),
    }
}

#[cfg(feature = "client")]
mod calls {
    use std::sync::Arc;

    use futures_util::future::{BoxFuture, FutureExt};
    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::*;
    use rebuttal_runtime::options::given;
    use rebuttal_runtime::provider::{Authenticity, Incoming, Outgoing, Scheme};
    use rebuttal_runtime::signer::passes;
    use rebuttal_runtime::transport::hosts;
    use rebuttal_runtime::{Signer, SignerError, ToSign};

    /// Makes what a client signs and verifies with.
    pub(super) fn open(options: &Options) -> Result<Opened, Error> {
        let gateway = hosts::base_url("gateway", options.text("gateway"), options.flag("allow_http"))?;
        let client_id = client_id(options)?;
        let key_version = options.integer("key_version").and_then(|version| u32::try_from(version).ok());
        let Some(key_version) = key_version else {
            let message = "the option `key_version` must be a whole number from 0";
            return Err(Error::new(ErrorKind::Config, message).with_field("key_version"));
        };
        // The same host serves both; the path is part of what is signed.
        let path = if client_id.starts_with("SANDBOX_") { "/ams/sandbox/api" } else { "/ams/api" };
        let public_keys = public_keys(options)?;
        let key = match options.signer() {
            Some(signer) => Key::Signer(signer),
            None => Key::Own(private_key(options, "private_key")?),
        };
        if matches!(&key, Key::Own(own) if public_keys.contains(&own.public_key())) {
            let message = "the option `alipay_public_key` is the merchant's own public key; Antom's is expected, which \
                           the Dashboard shows in exchange for it";
            return Err(Error::new(ErrorKind::Config, message).with_field("alipay_public_key"));
        }
        let scheme = Rsa256 {
            key,
            public_keys,
            client_id,
            key_version,
            tolerance_ms: options
                .duration("response_tolerance")
                .map_or(i64::MAX, |tolerance| i64::try_from(tolerance.as_millis()).unwrap_or(i64::MAX)),
            agent_token: options.optional_text("agent_token").map(agent_token).transpose()?,
        };
        Ok(Opened { base_url: format!("{gateway}{path}"), hosts: Vec::new(), scheme: Box::new(scheme) })
    }

    fn agent_token(text: &str) -> Result<HeaderValue, Error> {
        given::header(&[text.trim()]).ok_or_else(|| {
            let message = "the option `agent_token` holds characters that no header takes";
            Error::new(ErrorKind::Config, message).with_field("agent_token")
        })
    }

    /// What signs.
    enum Key {
        Own(SigningKey),
        Signer(Arc<dyn Signer>),
    }

    impl Key {
        async fn sign(&self, content: &Content<'_>) -> Result<Signature, Error> {
            let failed = |error: SignerError| {
                let futile = !passes(&error);
                Error::new(ErrorKind::Transport, "the request could not be signed; nothing was sent")
                    .with_outcome(Outcome::NotDone)
                    .with_futile(futile)
                    .with_source(error)
            };
            match self {
                Self::Own(key) => key.sign(content).map_err(|error| failed(error.into())),
                Self::Signer(signer) => {
                    let (bytes, digest) = (content.to_bytes(), content.digest());
                    let digest = digest.as_bytes().try_into().map_err(|_| failed("a digest has 32 bytes".into()))?;
                    let signature = signer.sign(ToSign::new(&bytes, digest)).await.map_err(failed)?;
                    if signature.is_empty() {
                        return Err(failed("the signer gave an empty signature".into()));
                    }
                    Ok(Signature::from_bytes(signature))
                }
            }
        }
    }

    struct Rsa256 {
        client_id: String,
        key: Key,
        key_version: u32,
        public_keys: Vec<VerifyingKey>,
        /// How far the time of a response may lie from now.
        tolerance_ms: i64,
        /// Not part of what is signed.
        agent_token: Option<HeaderValue>,
    }

    impl Rsa256 {
        async fn headers(&self, request: &mut Outgoing<'_>) -> Result<(), Error> {
            let Some(body) = request.body else {
                let message = "a body that is sent from files as they are read cannot be signed; nothing was sent";
                return Err(Error::new(ErrorKind::InvalidArgument, message));
            };
            let time = request.now.to_string();
            let content = Content::new(request.method, request.uri, &self.client_id, &time, body);
            let signature = self.key.sign(&content).await?;
            let header = SignatureHeader::new(signature).with_key_version(self.key_version).to_string();
            for (name, value) in [("client-id", &self.client_id), ("request-time", &time), ("signature", &header)] {
                let value = HeaderValue::from_str(value).map_err(|error| {
                    Error::new(ErrorKind::Transport, format!("no {name} header can be made; nothing was sent"))
                        .with_outcome(Outcome::NotDone)
                        .with_futile(true)
                        .with_source(error)
                })?;
                request.headers.insert(HeaderName::from_static(name), value);
            }
            if let Some(token) = &self.agent_token {
                request.headers.insert(HeaderName::from_static("agent-token"), token.clone());
            }
            Ok(())
        }
    }

    impl Scheme for Rsa256 {
        fn sign<'a>(&'a self, request: &'a mut Outgoing<'_>) -> BoxFuture<'a, Result<(), Error>> {
            self.headers(request).boxed()
        }

        fn verify(&self, method: &str, uri: &str, answer: &Incoming<'_>) -> Result<Authenticity, Failure> {
            if !(200..300).contains(&answer.status) {
                // What a gateway or proxy says is never signed, and never a success.
                return Ok(Authenticity::Unsigned);
            }
            let signature = one(answer.headers, "signature")?;
            let time = one(answer.headers, "response-time")?;
            let client_id = one(answer.headers, "client-id")?;
            check_client_id(&self.client_id, client_id)?;
            let (signature, time) = match (signature, time) {
                (Some(signature), Some(time)) => (signature, time),
                // The gateway cannot sign when it could not tell who is asking.
                (None, None) => return Ok(Authenticity::Unsigned),
                (Some(_), None) => return Err(half("signature", "response-time")),
                (None, Some(_)) => return Err(half("response-time", "signature")),
            };
            let content = Content::new(method, uri, &self.client_id, time, answer.body);
            verify_header(&self.public_keys, signature, &content)?;
            self.check_time(time, answer.now)?;
            Ok(Authenticity::Proven)
        }
    }

    impl Rsa256 {
        /// A response is made within the call, so one of another time was made for another.
        fn check_time(&self, time: &str, now: i64) -> Result<(), Failure> {
            let sent = sent_at("response-time", time)?;
            let (reason, direction) = match now.saturating_sub(sent) {
                age if age > self.tolerance_ms => ("too_old", "before"),
                age if age < -self.tolerance_ms => ("too_new", "after"),
                _ => return Ok(()),
            };
            let message = format!(
                "the answer was given long {direction} now, by its response-time header, so it may belong to another \
                 request. Check this machine's clock; the option `response_tolerance` says how far the two may differ"
            );
            Err(Failure::new(reason, message))
        }
    }

    fn half(found: &str, absent: &str) -> Failure {
        Failure::new("missing", format!("the answer has a {found} header but no {absent} header"))
    }

    fn one<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Failure> {
        let mut values = headers.get_all(name).iter();
        let Some(value) = values.next() else { return Ok(None) };
        if values.next().is_some() {
            return Err(Failure::new("repeated", format!("the answer has several {name} headers; none is trusted")));
        }
        let text = value.to_str().map_err(|_| Failure::new("malformed", format!("the {name} header is not text")))?;
        Ok(Some(text))
    }

    #[cfg(test)]
    mod tests {
        use crate::alipay::calls::*;

        struct Untouched;

        impl Signer for Untouched {
            fn sign<'a>(&'a self, _: ToSign<'a>) -> BoxFuture<'a, Result<Vec<u8>, SignerError>> {
                panic!("there is nothing to sign")
            }
        }

        #[test]
        fn an_answer_to_client_a_b_is_none_for_client_a() {
            let key = SigningKey::generate().expect("a key");
            let scheme = Rsa256 {
                client_id: "a".to_owned(),
                key: Key::Signer(Arc::new(Untouched)),
                key_version: 1,
                public_keys: vec![key.public_key()],
                tolerance_ms: i64::MAX,
                agent_token: None,
            };
            let verified = |client_id: &str, signed: &str, time: &str| {
                let signature = key.sign(&Content::new("POST", "/", client_id, signed, b"{}")).expect("a signature");
                let mut headers = HeaderMap::new();
                headers.insert("response-time", HeaderValue::from_str(time).expect("a header"));
                let signature = SignatureHeader::new(signature).to_string();
                headers.insert("signature", HeaderValue::from_str(&signature).expect("a header"));
                let answer = Incoming { status: 200, headers: &headers, body: b"{}", now: 0 };
                scheme
                    .verify("POST", "/", &answer)
                    .err()
                    .map(|failure| failure.into_error().reason().map(str::to_owned))
            };
            let malformed = Some(Some("malformed".to_owned()));
            for time in ["2026-11-29T12:00:00+0000", "2026-11-29T12:00:00.5+08", "1764417600000"] {
                assert_eq!(verified("a", time, time), None, "{time}");
                // Joined with dots, the bytes that were signed are the same.
                assert_eq!(verified("a.b", time, &format!("b.{time}")), malformed, "{time}");
            }
            for time in ["soon", "1764417600", "2026-11-29T12:00:00"] {
                assert_eq!(verified("a", time, time), malformed, "{time}");
            }
        }

        #[tokio::test]
        async fn a_body_that_is_read_while_it_is_sent_is_not_signed_as_an_empty_one() {
            let scheme = Rsa256 {
                client_id: "merchant".to_owned(),
                key: Key::Signer(Arc::new(Untouched)),
                key_version: 1,
                public_keys: Vec::new(),
                tolerance_ms: 0,
                agent_token: None,
            };
            let mut headers = HeaderMap::new();
            let mut request = Outgoing { method: "POST", uri: "/", body: None, headers: &mut headers, now: 0 };
            let error = scheme.sign(&mut request).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidArgument);
            assert!(headers.is_empty());
        }
    }
}

struct Notifications {
    path: String,
    client_id: String,
    public_keys: Vec<VerifyingKey>,
    tolerance_ms: Option<i64>,
}

impl Notifications {
    fn open(options: &Options) -> Result<Self, Error> {
        let path = plain(options, "path")?;
        let refused = |problem: &str| {
            let message = format!("the option `path` {problem}: the notification URL without scheme and host");
            Error::new(ErrorKind::Config, message).with_field("path")
        };
        if !path.starts_with('/') {
            return Err(refused("must begin with a slash"));
        }
        if path.contains('#') {
            return Err(refused("holds a fragment (`#`), which no server gets"));
        }
        Ok(Self {
            path,
            client_id: client_id(options)?,
            public_keys: public_keys(options)?,
            tolerance_ms: options.duration("tolerance").and_then(|tolerance| i64::try_from(tolerance.as_millis()).ok()),
        })
    }

    fn content<'a>(&'a self, time: &'a str, body: &'a [u8]) -> Content<'a> {
        Content::new("POST", &self.path, &self.client_id, time, body)
    }

    fn check_age(&self, sent: i64, now: i64) -> Result<(), Failure> {
        let Some(tolerance) = self.tolerance_ms else { return Ok(()) };
        match now.saturating_sub(sent) {
            age if age > tolerance => Err(Failure::new("too_old", "the message is older than the tolerance")),
            age if age < -tolerance => Err(Failure::new("too_new", "the message's time lies in the future")),
            _ => Ok(()),
        }
    }
}

impl Verifier for Notifications {
    fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Failure> {
        let signature = webhook::header(headers, "Signature")?;
        let time = webhook::header(headers, "Request-Time")?;
        let named = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("client-id"));
        let client_id = if named { Some(webhook::header(headers, "client-id")?) } else { None };
        check_client_id(&self.client_id, client_id)?;
        verify_header(&self.public_keys, signature, &self.content(time, body))?;
        self.check_age(sent_at("Request-Time", time)?, now)
    }

    fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error> {
        let key = SigningKey::parse(signing_key).map_err(|error| key_error("signing_key", &error))?;
        let time = now.to_string();
        let signature = key.sign(&self.content(&time, body)).map_err(|error| {
            Error::new(ErrorKind::Config, "the test message could not be signed").with_source(error)
        })?;
        Ok(vec![
            ("Content-Type".to_owned(), "application/json; charset=UTF-8".to_owned()),
            ("client-id".to_owned(), self.client_id.clone()),
            ("Request-Time".to_owned(), time),
            ("Signature".to_owned(), SignatureHeader::new(signature).to_string()),
        ])
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
