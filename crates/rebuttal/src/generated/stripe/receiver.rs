// Generated from spec/stripe.yaml by crates/rebuttal-codegen/src/emit/rust. Don't edit it: edit those and run `cargo xtask generate`.

use http::HeaderMap;
use rebuttal_runtime::{Ack, Credentials, Error, OneOrMore, WebhookReceiver, options};
use rebuttal_runtime::time::system_now;
use rebuttal_runtime::webhook::AnyReceiver;
use std::time::Duration;

use super::{Message, tables};
use super::provider::PROVIDER;

/// Verifies and reads the events that Stripe posts to the merchant. It holds no API key and does no
/// I/O.
///
/// Cloning it is cheap.
#[derive(Clone, Debug)]
pub struct Webhooks(AnyReceiver);

impl Webhooks {
    /// Starts with no options set.
    pub fn builder() -> WebhooksBuilder {
        WebhooksBuilder::default()
    }

    /// Starts with the options that the environment variables give which their descriptions name;
    /// what is set later replaces what a variable gave.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which
    /// its option does not take.
    pub fn from_env_builder() -> Result<WebhooksBuilder, Error> {
        Ok(WebhooksBuilder {
            options: options::from_env(tables::PROVIDER.webhook_options())?,
        })
    }

    /// Takes the options from the environment variables that their descriptions name.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the variable which
    /// is missing, or the option which is not usable.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_env_builder()?.build()
    }

    /// Verifies a message over its exact bytes, then reads it.
    ///
    /// # Errors
    /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) before anything is
    /// parsed; [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode) if the verified bytes
    /// are no JSON object.
    pub fn receive(&self, headers: &HeaderMap, body: &[u8]) -> Result<Message, Error> {
        self.verify(headers, body)?;
        self.parse(body)
    }

    /// Verifies a message without reading it.
    ///
    /// # Errors
    /// [`ErrorKind::Signature`](::rebuttal_runtime::ErrorKind::Signature) with the reason.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), Error> {
        let headers: Vec<_> = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_bytes()))
            .collect();
        self.0.verify(&headers, body, system_now())
    }

    /// Reads a message that was verified before.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](::rebuttal_runtime::ErrorKind::Decode) if it is no JSON object.
    pub fn parse(&self, body: &[u8]) -> Result<Message, Error> {
        Message::of(self.0.parse(body)?)
    }

    /// What to answer to a message that was taken, as each message says it, too.
    pub fn ack(&self) -> Ack {
        self.0.ack()
    }

    /// The headers of a message signed as the provider would, for tests.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) if the key is not usable.
    pub fn sign_test_message(
        &self,
        body: &[u8],
        signing_key: &str,
    ) -> Result<Vec<(String, String)>, Error> {
        self.0.sign_test(signing_key, body, system_now())
    }

    /// The body of such a message: `body` itself, but where the provider's signature stands in the
    /// body, with that in the place of the text that is there.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) if the key is not usable;
    /// [`ErrorKind::InvalidArgument`](::rebuttal_runtime::ErrorKind::InvalidArgument) if the body
    /// has no place for the signature.
    pub fn sign_test_body(
        &self,
        body: &[u8],
        signing_key: &str,
    ) -> Result<Vec<u8>, Error> {
        self.0.sign_test_body(signing_key, body, system_now())
    }
}

impl WebhookReceiver for Webhooks {
    type Message = Message;
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), Error> {
        self.verify(headers, body)
    }

    fn parse(&self, body: &[u8]) -> Result<Message, Error> {
        self.parse(body)
    }

    fn ack(&self) -> Ack {
        self.ack()
    }
}

/// Makes a [`Webhooks`].
#[derive(Clone, Debug, Default)]
#[must_use = "nothing is made before `build`"]
pub struct WebhooksBuilder {
    options: options::Given,
}

impl WebhooksBuilder {
    /// The endpoint's signing secret, whole, with its `whsec_`. Several while secrets are
    /// exchanged, or where one address receives for several endpoints: an event is good if any of
    /// them verifies it. Required. Environment: `STRIPE_WEBHOOK_SECRET`.
    pub fn webhook_secret(mut self, value: impl Into<OneOrMore>) -> Self {
        self.options.insert("webhook_secret", Into::<OneOrMore>::into(value));
        self
    }

    /// How long ago an event may have been signed. One that is sent again is signed anew. Default:
    /// 300 seconds.
    pub fn tolerance(mut self, value: Duration) -> Self {
        self.options.insert("tolerance", value);
        self
    }

    /// How far the time of a signature may lie ahead of now. Without it nothing limits that.
    pub fn future_tolerance(mut self, value: Duration) -> Self {
        self.options.insert("future_tolerance", value);
        self
    }

    /// Takes what the credentials have for these options, such as those of a sandbox's merchant.
    pub fn credentials(mut self, credentials: impl Credentials) -> Self {
        self.options
            .insert_credentials(tables::PROVIDER.webhook_options(), &credentials);
        self
    }
}

impl WebhooksBuilder {
    /// Makes the receiver.
    ///
    /// # Errors
    /// [`ErrorKind::Config`](::rebuttal_runtime::ErrorKind::Config) that names the option at fault,
    /// or the environment variable that is not set.
    pub fn build(self) -> Result<Webhooks, Error> {
        AnyReceiver::open(PROVIDER, self.options).map(Webhooks)
    }
}
