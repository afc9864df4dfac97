// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

#![allow(unused_imports)]

use super::provider::PROVIDER;
use super::tables;
use super::types::*;
use ::rebuttal_runtime::Error;
use ::rebuttal_runtime::options;
use ::rebuttal_runtime::provider::{AnyHandle, Argument, Returned};
use ::rebuttal_runtime::webhook::{AnyReceiver, system_now};
use ::rebuttal_schema::Acknowledgement;

/// Verifies and reads the events that Stripe posts to the merchant. It holds no API key and does no
/// I/O.
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
    /// The endpoint's signing secret, whole, with its `whsec_`. Several while secrets are
    /// exchanged, or where one address receives for several endpoints: an event is good if any of
    /// them verifies it. Required. Environment: `STRIPE_WEBHOOK_SECRET`.
    pub fn webhook_secret(mut self, value: impl Into<::rebuttal_runtime::OneOrMore>) -> Self {
        self.options.insert("webhook_secret", Into::<::rebuttal_runtime::OneOrMore>::into(value));
        self
    }

    /// How long ago an event may have been signed. One that is sent again is signed anew. Default:
    /// 300 seconds.
    pub fn tolerance(mut self, value: std::time::Duration) -> Self {
        self.options.insert("tolerance", value);
        self
    }

    /// How far the time of a signature may lie ahead of now. Without it nothing limits that.
    pub fn future_tolerance(mut self, value: std::time::Duration) -> Self {
        self.options.insert("future_tolerance", value);
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
