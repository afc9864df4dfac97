//! Receiving webhooks: verify the bytes as they came, then read them.

use std::fmt;
use std::sync::Arc;

use rebuttal_schema::Webhooks;

use crate::ack::Ack;
use crate::message;
use crate::message::{Message, unreadable_shown};
use crate::options::{Given, Options, Style};
use crate::provider::{Failure, Headers, Provider, Verifier};
use crate::{Error, ErrorKind, Outcome};

/// The one value of a header, which may also have the name that CGI and WSGI give it, such as `HTTP_REQUEST_TIME`.
///
/// # Errors
/// `missing` or `repeated`, or `malformed` if it is not ASCII text.
pub fn header<'a>(headers: &Headers<'a>, name: &str) -> Result<&'a str, Failure> {
    let values = |is_name: fn(&str, &str) -> bool| {
        headers.iter().filter(move |(key, _)| is_name(key, name)).map(|(_, value)| *value)
    };
    let (mut plain, mut variables) = (values(str::eq_ignore_ascii_case), values(is_variable_of));
    let found = (plain.next(), variables.next());
    let Some(value) = found.0.or(found.1) else {
        return Err(Failure::new("missing", format!("the message has no {name} header; it cannot be trusted")));
    };
    // Some frameworks show one header by both names.
    let same = found.1.is_none_or(|variable| variable == value);
    if !same || plain.next().is_some() || variables.next().is_some() {
        return Err(Failure::new("repeated", format!("the message has several {name} headers; none is trusted")));
    }
    let text = std::str::from_utf8(value).ok().filter(|text| text.is_ascii());
    text.ok_or_else(|| Failure::new("malformed", format!("the {name} header is not ASCII text")))
}

/// Whether `key` is what CGI makes of a header's name: `HTTP_`, then capitals and underscores.
fn is_variable_of(key: &str, name: &str) -> bool {
    let name = name.bytes().map(|byte| if byte == b'-' { b'_' } else { byte.to_ascii_uppercase() });
    key.strip_prefix("HTTP_").is_some_and(|rest| rest.bytes().eq(name))
}

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
            let opened = Options::check(webhooks.options, options).and_then(|options| provider.verifier(&options));
            let verifier = opened.map_err(|error| style.error_of_options(error, &[webhooks.options]))?;
            Ok(Self { tables, webhooks, verifier: verifier.into(), style })
        });
        opened.map_err(|error| error.of(tables.name))
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
                    "rebuttal.unreadable_fields" = unreadable_shown(unreadable)
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

    /// What to answer to a message that was taken.
    pub fn ack(&self) -> Ack {
        Ack::new(self.webhooks.acknowledgement)
    }
}
