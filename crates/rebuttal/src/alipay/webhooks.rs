//! Verifies notifications.

use rebuttal_runtime::options::Options;
use rebuttal_runtime::provider::{Failure, Headers, Verifier};
use rebuttal_runtime::{Error, ErrorKind, webhook};
use rebuttal_signing::{Content, PrivateKey as SigningKey, PublicKey as VerifyingKey, SignatureHeader};

use super::keys::{check_client_id, client_id, key_error, plain, public_keys, sent_at, verify_header};

pub(super) struct Notifications {
    path: String,
    client_id: String,
    public_keys: Vec<VerifyingKey>,
    tolerance_ms: Option<i64>,
}

impl Notifications {
    pub(super) fn open(options: &Options) -> Result<Self, Error> {
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
