//! Receiving webhooks: verify the bytes as they came, then read them.

use std::fmt;
use std::sync::Arc;

use rebuttal_schema::Webhooks;

use crate::ack::Ack;
use crate::message;
use crate::message::{Message, unreadable_shown};
use crate::options::{Given, Options, Style};
use crate::provider::{Failure, Headers, Provider, Verifier};
pub use crate::schemes::headers::header;
use crate::schemes::signature;
use crate::{Error, ErrorKind, Outcome};

/// Why the signature of a message without a body does not match.
const EMPTY: &str = "the body is empty, and the signature is of one that is not: something read it before, such as a form, \
                     a parser of bodies or a middleware. Take the bytes before anything else reads the request, and pass \
                     them as they came";

/// The tables of a provider's webhooks.
///
/// # Errors
/// `ErrorKind::Config` if it sends none.
pub fn webhooks(provider: &dyn Provider) -> Result<Webhooks, Error> {
    let schema = provider.schema();
    let none = || Error::new(ErrorKind::Config, format!("{} sends no webhooks", schema.name));
    schema.webhooks.ok_or_else(none)
}

/// A webhook receiver of any provider. Cloning it is cheap.
#[derive(Clone)]
pub struct AnyReceiver {
    tables: &'static rebuttal_schema::Provider,
    webhooks: Webhooks,
    verifier: Arc<dyn Verifier>,
    /// How the caller's language writes options and arguments.
    style: Style,
}

impl fmt::Debug for AnyReceiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyReceiver").finish_non_exhaustive()
    }
}

impl AnyReceiver {
    /// Makes a receiver from its options.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn open(provider: &dyn Provider, options: Given) -> Result<Self, Error> {
        let (tables, style) = (provider.schema(), options.style);
        let opened = webhooks(provider).and_then(|webhooks| {
            let signature = tables.webhooks.as_ref().and_then(|webhooks| webhooks.signature.as_ref());
            let opened = Options::check(webhooks.options, options).and_then(|options| match signature {
                Some(signature) => signature::open(signature, &options),
                None => provider.verifier(&options),
            });
            let verifier = opened.map_err(|error| style.error_of_options(error, &[webhooks.options]))?;
            Ok(Self { tables, webhooks, verifier: verifier.into(), style })
        });
        opened.map_err(|error| error.of(tables.name))
    }

    /// What the document of its provider says.
    pub fn schema(&self) -> &'static rebuttal_schema::Provider {
        self.tables
    }

    /// Verifies a message and reads it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` before anything is parsed; `ErrorKind::Decode` if the verified bytes are no JSON object.
    pub fn receive<'m>(&self, headers: &Headers<'_>, body: &'m [u8], now: i64) -> Result<Message<'m>, Error> {
        self.verify(headers, body, now)?;
        self.parse(body)
    }

    /// Verifies a message without reading it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` with the reason.
    pub fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Error> {
        let verified = self.verifier.verify(headers, body, now).map_err(|failure| match failure.reason {
            "mismatch" if body.is_empty() => Failure::new("empty_body", EMPTY).into_error(),
            _ => failure.into_error(),
        });
        self.told(verified, |()| None)
    }

    /// Reads a message that was verified before.
    ///
    /// # Errors
    /// `ErrorKind::Decode` if it is no JSON object.
    pub fn parse<'m>(&self, body: &'m [u8]) -> Result<Message<'m>, Error> {
        let read = self.told(message::read(self.tables, body), |message| Some(message.id));
        if let Ok(Message { id, unreadable, .. }) = &read
            && !unreadable.is_empty()
        {
            tracing::warn!(
                target: "rebuttal",
                {
                    "rebuttal.provider" = self.tables.name,
                    "rebuttal.message" = *id,
                    "rebuttal.unreadable_fields" = unreadable_shown(self.tables, unreadable).join(", ")
                },
                "a webhook has fields that could not be read"
            );
        }
        read
    }

    /// Writes what became of a message into an event of `tracing`.
    fn told<T>(&self, result: Result<T, Error>, kind: fn(&T) -> Option<&'static str>) -> Result<T, Error> {
        // Whether a message is good changes nothing at the provider.
        let result = result.map_err(|error| {
            let error = error.of(self.tables.name).with_outcome(Outcome::NotDone);
            self.style.error_of_options(error, &[self.webhooks.options])
        });
        match &result {
            Ok(good) => tracing::debug!(
                target: "rebuttal",
                { "rebuttal.provider" = self.tables.name, "rebuttal.message" = kind(good) },
                "a webhook is good"
            ),
            Err(error) => tracing::warn!(
                target: "rebuttal",
                {
                    "rebuttal.provider" = self.tables.name,
                    "error.type" = error.kind().class(),
                    "rebuttal.reason" = error.reason()
                },
                "a webhook is refused"
            ),
        }
        result
    }

    /// The headers of a test message.
    ///
    /// # Errors
    /// `ErrorKind::Config` if the key is not usable.
    pub fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error> {
        self.verifier.sign_test(signing_key, body, now).map_err(|error| self.style.error_of_arguments(error))
    }

    /// The body of such a message: the one that is given, but with the signature where that stands in the body.
    ///
    /// # Errors
    /// The same, and `ErrorKind::InvalidArgument` if the body has no place for it.
    pub fn sign_test_body(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<u8>, Error> {
        self.verifier.sign_test_body(signing_key, body, now).map_err(|error| self.style.error_of_arguments(error))
    }

    /// What to answer to a message that was taken.
    pub fn ack(&self) -> Ack {
        Ack::new(self.webhooks.acknowledgement)
    }
}
