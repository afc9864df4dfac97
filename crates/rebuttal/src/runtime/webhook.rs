//! Receiving webhooks: verify the bytes as they came, then read them.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use super::messages::{Message, Messages, unreadable_shown};
use super::options::Options;
use super::provider::{Failure, OpenReceiver, OptionSpec};
use crate::Error;

/// A provider's webhooks, as its generated module describes them.
#[derive(Clone, Copy)]
pub struct ReceiverTable {
    /// The provider's name.
    pub provider: &'static str,
    /// The receiver's options.
    pub options: &'static [OptionSpec],
    /// The kinds of message.
    pub messages: &'static Messages,
    /// What to answer to a message that was taken.
    pub acknowledgement: Acknowledgement,
    /// The written half: makes what verifies.
    pub open: OpenReceiver,
}

impl fmt::Debug for ReceiverTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceiverTable").field("messages", &self.messages).finish_non_exhaustive()
    }
}

/// What to answer to a webhook that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Acknowledgement {
    /// The HTTP status.
    pub status: u16,
    /// The Content-Type header.
    pub content_type: &'static str,
    /// The body.
    pub body: &'static str,
}

impl Acknowledgement {
    /// For generated tables.
    #[doc(hidden)]
    pub const fn new(status: u16, content_type: &'static str, body: &'static str) -> Self {
        Self { status, content_type, body }
    }
}

/// The headers of a webhook: pairs of a name, whatever its case, and its bytes.
pub type Headers<'a> = [(&'a str, &'a [u8])];

/// The provider's half of a webhook receiver.
pub trait Receiver: Send + Sync {
    /// Checks that the provider signed exactly these bytes. `now` is in milliseconds since 1970.
    ///
    /// # Errors
    /// With the reason, if it did not.
    fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Failure>;

    /// The headers of a message signed as the provider would, for tests.
    ///
    /// # Errors
    /// `ErrorKind::Config` if the key is not usable.
    fn sign_test(&self, signing_key: &str, body: &[u8], now: i64) -> Result<Vec<(String, String)>, Error>;
}

/// The one value of a header.
///
/// # Errors
/// `missing` or `repeated`, or `malformed` if it is not ASCII text.
pub fn header<'a>(headers: &Headers<'a>, name: &str) -> Result<&'a str, Failure> {
    let mut values = headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value);
    let Some(value) = values.next() else {
        return Err(Failure::new("missing", format!("the message has no {name} header; it cannot be trusted")));
    };
    if values.next().is_some() {
        return Err(Failure::new("repeated", format!("the message has several {name} headers; none is trusted")));
    }
    let text = std::str::from_utf8(value).ok().filter(|text| text.is_ascii());
    text.ok_or_else(|| Failure::new("malformed", format!("the {name} header is not ASCII text")))
}

/// A webhook receiver of any provider.
pub struct AnyReceiver {
    table: ReceiverTable,
    receiver: Box<dyn Receiver>,
}

impl fmt::Debug for AnyReceiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyReceiver").finish_non_exhaustive()
    }
}

impl AnyReceiver {
    /// Makes a receiver from a JSON object of options.
    ///
    /// # Errors
    /// `ErrorKind::Config` that names the option at fault.
    pub fn open(table: ReceiverTable, options: &[u8]) -> Result<Self, Error> {
        let options = Options::parse(table.options, options)?;
        Ok(Self { table, receiver: (table.open)(&options)? })
    }

    /// Verifies a message and reads it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` before anything is parsed; `ErrorKind::Decode` if the verified bytes are no JSON object.
    pub fn receive(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<Message, Error> {
        self.verify(headers, body, now)?;
        self.parse(body)
    }

    /// Verifies a message without reading it.
    ///
    /// # Errors
    /// `ErrorKind::Signature` with the reason.
    pub fn verify(&self, headers: &Headers<'_>, body: &[u8], now: i64) -> Result<(), Error> {
        let verified = self.receiver.verify(headers, body, now).map_err(Failure::into_error);
        self.told(verified, |()| None)
    }

    /// Reads a message that was verified before.
    ///
    /// # Errors
    /// `ErrorKind::Decode` if it is no JSON object.
    pub fn parse(&self, body: &[u8]) -> Result<Message, Error> {
        let read = self.told(self.table.messages.read(body), |message| Some(message.id));
        if let Ok(Message { id, unreadable, .. }) = &read
            && !unreadable.is_empty()
        {
            tracing::warn!(
                target: "rebuttal",
                {
                    "rebuttal.provider" = self.table.provider,
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
        match &result {
            Ok(good) => tracing::debug!(
                target: "rebuttal",
                { "rebuttal.provider" = self.table.provider, "rebuttal.message" = kind(good) },
                "a webhook is good"
            ),
            Err(error) => tracing::warn!(
                target: "rebuttal",
                {
                    "rebuttal.provider" = self.table.provider,
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
        self.receiver.sign_test(signing_key, body, now)
    }

    /// What to answer to a message that was taken.
    pub fn acknowledgement(&self) -> Acknowledgement {
        self.table.acknowledgement
    }
}

/// Milliseconds since 1970 by the system's clock: the outermost layer's `now`.
pub fn system_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
