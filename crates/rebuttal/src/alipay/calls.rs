//! Signs requests and verifies responses.

use std::sync::Arc;

use futures_util::future::{BoxFuture, FutureExt};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::keys::{check_client_id, client_id, private_key, public_keys, sent_at, verify_header};
use rebuttal_runtime::options::Options;
use rebuttal_runtime::options::given;
use rebuttal_runtime::provider::{Authenticity, Failure, Incoming, Opened, Outgoing, Scheme};
use rebuttal_runtime::signer::passes;
use rebuttal_runtime::transport::hosts;
use rebuttal_runtime::{Error, ErrorKind, Outcome, Signer, SignerError, ToSign};
use rebuttal_signing::{Content, PrivateKey as SigningKey, PublicKey as VerifyingKey, Signature, SignatureHeader};

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
            scheme.verify("POST", "/", &answer).err().map(|failure| failure.into_error().reason().map(str::to_owned))
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
